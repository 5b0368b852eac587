// The alias table, laid out for looking up: spellings and version families by the word or character they begin with.
import type { Mention } from './mention.ts';
import { EVERYDAY_WORDS, ORGANISATIONS } from './organisations.data.ts';
import { CONCEPTS, PRODUCTS } from './products.data.ts';
import { VERSION_FAMILIES } from './version-families.data.ts';
import type { VersionFamily } from './versions.ts';

/** One spelling of a name. */
export interface Literal {
  /** Lower-cased. */
  readonly spelling: string;
  readonly name: string;
  readonly kind: Mention['kind'];
  readonly organisation?: string | undefined;
  readonly narrow?: boolean | undefined;
  /** The name in an English report, where it is another. */
  readonly english?: string | undefined;
  /** An everyday word or a short abbreviation: counts only as written here, in capitals, or in a Chinese or Japanese text. */
  readonly exact?: string | undefined;
}

const HAN_OR_KANA = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const everyday = new Set(EVERYDAY_WORDS);

/** Key under which a spelling is looked up: its first Latin word, or its first Han or kana character. */
const keyOf = (spelling: string): string =>
  HAN_OR_KANA.test(spelling) ? spelling.slice(0, 1) : (/^[\p{L}\p{N}]+/u.exec(spelling)?.[0] ?? spelling.slice(0, 1));

const entries: Omit<Literal, 'spelling' | 'exact'>[] = [];
const spellings: string[] = [];
const enter = (entry: Omit<Literal, 'spelling' | 'exact'>, aliases: readonly string[] = []): void => {
  const english = entry.english === undefined ? [] : [entry.english];
  for (const spelling of new Set([entry.name, ...english, ...aliases])) {
    spellings.push(spelling);
    entries.push(entry);
  }
};
for (const { name, aliases } of ORGANISATIONS) enter({ name, kind: 'company', organisation: name }, aliases);
for (const { name, english, organisation, aliases, family } of PRODUCTS)
  enter({ name, english, kind: family === true ? 'family' : 'product', organisation }, aliases);
for (const { name, english, aliases, narrow } of CONCEPTS) enter({ name, english, kind: 'concept', narrow }, aliases);

const literals: Literal[] = entries.map((entry, i) => {
  const spelling = spellings[i] ?? entry.name;
  const lower = spelling.toLowerCase();
  const ambiguous = (spelling.length <= 3 && spelling !== lower) || everyday.has(lower);
  return { ...entry, spelling: lower, exact: ambiguous ? spelling : undefined };
});

/** Spellings by key, longest first. */
export const LITERALS: ReadonlyMap<string, readonly Literal[]> = new Map(
  [...Map.groupBy(literals, ({ spelling }) => keyOf(spelling))].map(([key, list]) => [
    key,
    list.sort((a, b) => b.spelling.length - a.spelling.length),
  ]),
);

/** Version families by the lower-cased word that may begin them. */
export const FAMILIES: ReadonlyMap<string, readonly VersionFamily[]> = new Map(
  [
    ...Map.groupBy(
      VERSION_FAMILIES.flatMap((family) => family.heads.map((head) => ({ head, family }))),
      ({ head }) => head,
    ),
  ].map(([head, list]) => [head, list.map(({ family }) => family)]),
);

/** Organisations of the field itself, whose name makes a post belong to it. */
export const FIELD_ORGANISATIONS: ReadonlySet<string> = new Set(
  ORGANISATIONS.filter(({ general }) => general !== true).map(({ name }) => name),
);

/** Canonical name → what the table says of it. */
export const NAMES: ReadonlyMap<string, Literal> = new Map(literals.map((literal) => [literal.name, literal]));
