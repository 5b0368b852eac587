// What the writer and the auditor are told of names beside the posts: the name pack's background.
import { findBackground } from '../../shared/text/background-names.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { backgroundIn, MOST_BACKGROUND } from '../../shared/verify/background.ts';
import type { Shown } from './data-block.ts';
import type { Piece } from './draft.ts';
import type { ReportLanguage } from './prompt-words.data.ts';

/** `Astral: Python工具uv和Ruff的开发商`, for each name with background that the shown posts hold, in the pack's order. */
export const knownOf = ({ block }: Pick<Shown, 'block'>, language: ReportLanguage, names: Names): string[] => {
  const shown = new Map(findBackground(block, language, names).map(({ name, about }) => [name, about]));
  return [...names.backgroundOf.keys()].flatMap((name) => (shown.has(name) ? [`${name}: ${shown.get(name)}`] : []));
};

/** The same of a piece: what of its words is no post's and need not be. */
export const knownIn = (
  { text, place }: Pick<Piece, 'text' | 'place'>,
  language: ReportLanguage,
  names: Names,
): string[] => backgroundIn(text, language, names, MOST_BACKGROUND[place]).map((one) => `${one.name}: ${one.text}`);
