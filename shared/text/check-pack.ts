// Whether the parts of a name pack fit together: each spelling means one thing, each maker is there, each family can be read.
import { nearSuggestion } from '../near.ts';
import type { NamePack, VersionFamily } from './name-pack.ts';
import { releaseForms } from './release-forms.ts';

interface Spelt {
  readonly name: string;
  readonly english?: string | undefined;
  readonly forms: readonly string[];
}

/** A value that two keys share or that one repeats, with both. */
const clashOf = (
  entries: readonly { readonly name: string; readonly values: readonly string[] }[],
): { value: string; first: string; second: string } | undefined => {
  const owners = new Map<string, string>();
  for (const { name, values } of entries)
    for (const value of values) {
      const first = owners.get(value.toLowerCase());
      if (first !== undefined) return { value, first, second: name };
      owners.set(value.toLowerCase(), name);
    }
  return undefined;
};

const spellingsOf = ({ name, english, forms }: Spelt): string[] => [
  name,
  ...(english === undefined || english.toLowerCase() === name.toLowerCase() ? [] : [english]),
  ...forms,
];

const doubleSpelling = ({ organisations, products, concepts, people }: NamePack): string | undefined => {
  const spelt: readonly Spelt[] = [...organisations, ...products, ...concepts, ...people];
  const clash = clashOf(spelt.map((entry) => ({ name: entry.name, values: spellingsOf(entry) })));
  if (clash === undefined) return undefined;
  const { value, first, second } = clash;
  return first === second
    ? `${JSON.stringify(value)} stands twice among the spellings of ${first}; keep one`
    : `${JSON.stringify(value)} means both ${first} and ${second}; keep one`;
};

const doubleBackground = ({ background = [] }: NamePack): string | undefined => {
  const clash = clashOf(background.map((entry) => ({ name: entry.name, values: spellingsOf(entry) })));
  if (clash === undefined) return undefined;
  return `the background has ${JSON.stringify(clash.value)} twice, of ${clash.first} and of ${clash.second}; keep one`;
};

const doubleHandle = (
  entries: readonly { readonly name: string; readonly handles: readonly string[] }[],
): string | undefined => {
  const clash = clashOf(entries.map(({ name, handles }) => ({ name, values: handles })));
  if (clash === undefined) return undefined;
  const { value, first, second } = clash;
  return first === second
    ? `the account ${value} stands twice among those of ${first}; keep one`
    : `the account ${value} is both ${first}'s and ${second}'s; keep one`;
};

const unknownMaker = ({ organisations, products, families }: NamePack): string | undefined => {
  const known = organisations.map(({ name }) => name);
  const maker = [...products, ...families].find(
    ({ organisation }) => organisation !== undefined && !known.includes(organisation),
  );
  if (maker?.organisation === undefined) return undefined;
  const near = nearSuggestion(maker.organisation, known);
  return `${maker.name} is of the organisation ${maker.organisation}, which the pack does not have${near}; add it or leave it out`;
};

/** A part of the family's name that nothing can stand for. */
const missingPart = ({ name, parts }: VersionFamily): string | undefined =>
  [...name.matchAll(/\{([^}]*)\}/g)]
    .map(([, part = '']) => part)
    .find((part) => part !== 'version' && part !== 'size' && parts[part] === undefined);

const badFamily = ({ families }: NamePack): string | undefined => {
  for (const family of families) {
    const part = missingPart(family);
    if (part !== undefined) return `the family ${family.name} has no part ${part}; add it to its parts`;
    try {
      releaseForms(family);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      return `the family ${family.name} can't be read: ${error.message}`;
    }
  }
  return undefined;
};

/** The first fault of a pack, in words that end a sentence about its file; undefined where all is well. */
export const checkPack = (pack: NamePack): string | undefined =>
  doubleSpelling(pack) ??
  doubleHandle(pack.organisations) ??
  doubleHandle(pack.products) ??
  doubleHandle(pack.people) ??
  unknownMaker(pack) ??
  badFamily(pack) ??
  doubleBackground(pack);
