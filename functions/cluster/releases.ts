// Releases and their variants: `GPT-5.5 Pro` belongs to `GPT-5.5`, `Qwen3.6-27B` to `Qwen3.6`.
import { NAMES } from '../../shared/text/name-table.ts';
import { groupByKeys } from './group.ts';

export const isChildOf = (name: string, parent: string): boolean =>
  name.startsWith(`${parent} `) || name.startsWith(`${parent}-`);

/** Names that a name would be a variant of, longest first: those it begins with, up to a space or hyphen. */
export const parentsOf = (name: string): string[] => {
  const parents: string[] = [];
  for (let at = name.length - 1; at > 0; at--) {
    const mark = name[at];
    if (mark === ' ' || mark === '-') parents.push(name.slice(0, at));
  }
  return parents;
};

/** Sizes of one release, told of together with it; Gemini's are releases of their own. */
const SIZE_SUFFIX = /(?<!^Gemini [\d.]+) (?:Pro|Max|mini|nano|Thinking|Preview|Turbo|Flash|Lite)$/;

/** The anchor that a name stands for, if any. */
export type AnchorFinder = (name: string) => string | undefined;

/**
 * A function from a name to its anchor: itself, the release it is a variant of, or the one release of a product that is
 * named without its version.
 */
export const anchorFinder = (anchors: ReadonlySet<string>): AnchorFinder => {
  const children = groupByKeys([...anchors], parentsOf);
  return (name) => {
    const release = name.replace(SIZE_SUFFIX, '');
    if (anchors.has(release)) return release;
    if (anchors.has(name)) return name;
    const parent = parentsOf(name).find((candidate) => anchors.has(candidate));
    if (parent !== undefined) return parent;
    const only = NAMES.get(name)?.kind === 'product' ? (children.get(name) ?? []) : [];
    return only.length === 1 ? only[0] : undefined;
  };
};
