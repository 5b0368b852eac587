// A name pack laid out for looking up: spellings and version lines by the word or character they begin with.
import type { Mention } from './mention.ts';
import type { NamePack } from './name-pack.ts';
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

/** The names that a field knows, compiled once and handed to whoever looks for names. */
export interface Names {
  /** Spellings by the word or character that they begin with, longest first. */
  readonly literals: ReadonlyMap<string, readonly Literal[]>;
  /** Version families by the lower-cased word that may begin them. */
  readonly families: ReadonlyMap<string, readonly VersionFamily[]>;
  /** Canonical name → what the pack says of it. */
  readonly known: ReadonlyMap<string, Literal>;
  /** Canonical names of all organisations, in the order of the pack. */
  readonly organisations: readonly string[];
  /** Organisations of the field itself, whose name makes a post belong to it. */
  readonly fieldOrganisations: ReadonlySet<string>;
  /** Lower-cased handle on X → the organisation whose own account it is. */
  readonly organisationOf: ReadonlyMap<string, string>;
  /** Lower-cased handle on X → the product whose account it is. */
  readonly productOf: ReadonlyMap<string, string>;
  /** Canonical names of subjects, longest first. */
  readonly subjects: readonly string[];
  /** What looks like a name and never is one here, lower-cased. */
  readonly common: ReadonlySet<string>;
}

const HAN_OR_KANA = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Key under which a spelling is looked up: its first Latin word, or its first Han or kana character. */
const keyOf = (spelling: string): string =>
  HAN_OR_KANA.test(spelling) ? spelling.slice(0, 1) : (/^[\p{L}\p{N}]+/u.exec(spelling)?.[0] ?? spelling.slice(0, 1));

type Entry = Omit<Literal, 'spelling' | 'exact'>;

const literalsOf = ({ organisations, products, concepts, everyday }: NamePack): Literal[] => {
  const words = new Set(everyday);
  const spelt = (entry: Entry, aliases: readonly string[] = []): Literal[] =>
    [...new Set([entry.name, ...(entry.english === undefined ? [] : [entry.english]), ...aliases])].map((spelling) => {
      const lower = spelling.toLowerCase();
      const ambiguous = (spelling.length <= 3 && spelling !== lower) || words.has(lower);
      return { ...entry, spelling: lower, exact: ambiguous ? spelling : undefined };
    });
  return [
    ...organisations.flatMap(({ name, aliases }) => spelt({ name, kind: 'company', organisation: name }, aliases)),
    ...products.flatMap(({ name, english, organisation, aliases, family }) =>
      spelt({ name, english, kind: family === true ? 'family' : 'product', organisation }, aliases),
    ),
    ...concepts.flatMap(({ name, english, aliases, narrow }) =>
      spelt({ name, english, kind: 'concept', narrow }, aliases),
    ),
  ];
};

/** Lays a name pack out for looking up. */
export const compileNames = (pack: NamePack): Names => {
  const literals = literalsOf(pack);
  const heads = pack.families.flatMap((family) => family.heads.map((head) => ({ head, family })));
  return {
    literals: new Map(
      [...Map.groupBy(literals, ({ spelling }) => keyOf(spelling))].map(([key, list]) => [
        key,
        list.sort((a, b) => b.spelling.length - a.spelling.length),
      ]),
    ),
    families: new Map(
      [...Map.groupBy(heads, ({ head }) => head)].map(([head, list]) => [head, list.map(({ family }) => family)]),
    ),
    known: new Map(literals.map((literal) => [literal.name, literal])),
    organisations: pack.organisations.map(({ name }) => name),
    fieldOrganisations: new Set(pack.organisations.filter(({ general }) => general !== true).map(({ name }) => name)),
    organisationOf: new Map(
      pack.organisations.flatMap(({ name, handles = [] }) => handles.map((handle) => [handle, name] as const)),
    ),
    productOf: new Map(Object.entries(pack.productAccounts)),
    subjects: pack.concepts.map(({ name }) => name).sort((a, b) => b.length - a.length),
    common: new Set(pack.common),
  };
};

/** No names at all: what a topic without a name pack knows beforehand. */
export const NO_NAMES: Names = compileNames({
  organisations: [],
  products: [],
  concepts: [],
  families: [],
  productAccounts: {},
  common: [],
  everyday: [],
});
