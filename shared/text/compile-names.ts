// A name pack laid out for looking up: spellings and releases by the word or character they begin with.
import type { Mention } from './mention.ts';
import { type NamePack, namePackOf, type PackBackground, type Person } from './name-pack.ts';
import { keyOf, type ReleaseForm, releaseForms } from './release-forms.ts';

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
  /** An everyday word or a short abbreviation: counts only as written here, in capitals, or in a Chinese, Japanese or Korean text. */
  readonly exact?: string | undefined;
}

type ByKey<T> = ReadonlyMap<string, readonly T[]>;

/** The names that a field knows, compiled once and handed to whoever looks for names. */
export interface Names {
  /** What it was compiled from. */
  readonly pack: NamePack;
  /** Spellings of organisations, products and subjects by the word or character that they begin with, longest first. */
  readonly literals: ByKey<Literal>;
  /** Spellings of people, laid out likewise. */
  readonly personLiterals: ByKey<Literal>;
  /** Everyday expressions that hold a name and are none, laid out likewise. */
  readonly expressions: ByKey<Literal>;
  /** Spellings of what the pack has background of, laid out likewise. */
  readonly backgroundLiterals: ByKey<Literal>;
  /** Name → what the pack has as its background, by language. */
  readonly backgroundOf: ReadonlyMap<string, PackBackground['about']>;
  /** Spellings of releases by the lower-cased word or character that may begin them. */
  readonly releases: ByKey<ReleaseForm>;
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
  /** Lower-cased handle on X → the person whose account it is. */
  readonly personOf: ReadonlyMap<string, Person>;
  /** Canonical name of a person → the person. */
  readonly people: ReadonlyMap<string, Person>;
  /** Canonical name of an organisation → ISO 3166-1 code of its country, where it is known. */
  readonly countryOf: ReadonlyMap<string, string>;
  /** Canonical names of subjects, longest first. */
  readonly subjects: readonly string[];
  /** What looks like a name and never is one here, lower-cased. */
  readonly noNames: ReadonlySet<string>;
  /** What stands before a version and is no product here, lower-cased. */
  readonly noReleases: ReadonlySet<string>;
}

type Entry = Omit<Literal, 'spelling' | 'exact'>;

const lowered = (words: readonly string[]): Set<string> => new Set(words.map((word) => word.toLowerCase()));

/** A literal for each spelling of an entry, the names themselves first. */
const literalsOf = (entry: Entry, forms: readonly string[], everyday: ReadonlySet<string>): Literal[] =>
  [...new Set([entry.name, ...(entry.english === undefined ? [] : [entry.english]), ...forms])].map((spelling) => {
    const lower = spelling.toLowerCase();
    const ambiguous = (spelling.length <= 3 && spelling !== lower) || everyday.has(lower);
    return { ...entry, spelling: lower, exact: ambiguous ? spelling : undefined };
  });

/** Without a digit, a blank or an inner capital nothing keeps a name from being an everyday word: it counts as it is written. */
const isPlainWord = (spelling: string): boolean => !/[\d .-]|\p{Ll}\p{Lu}/u.test(spelling);

/** Spellings of what has background: those of the pack for a name of it, and its own. */
const backgroundLiteralsOf = ({ background = [] }: NamePack, known: readonly Literal[]): Literal[] =>
  background.flatMap(({ name, forms }) => {
    const own = known.filter((literal) => literal.name === name);
    const further = [...new Set([name, ...forms])].map(
      (spelling): Literal => ({
        ...{ name, spelling: spelling.toLowerCase(), kind: 'name' },
        exact: isPlainWord(spelling) ? spelling : undefined,
      }),
    );
    return [...own, ...further.filter(({ spelling }) => !own.some((literal) => literal.spelling === spelling))];
  });

const byKey = (literals: readonly Literal[]): ByKey<Literal> =>
  new Map(
    [...Map.groupBy(literals, ({ spelling }) => keyOf(spelling))].map(([key, list]) => [
      key,
      list.sort((a, b) => b.spelling.length - a.spelling.length),
    ]),
  );

const byHandle = <T extends { readonly handles: readonly string[] }, V>(
  entries: readonly T[],
  value: (entry: T) => V,
): Map<string, V> =>
  new Map(entries.flatMap((entry) => entry.handles.map((handle) => [handle.toLowerCase(), value(entry)] as const)));

/**
 * Lays a name pack out for looking up. Throws a TypeError for a family whose spellings name parts that it lacks; `checkPack`
 * tells of it beforehand.
 */
export const compileNames = (pack: NamePack): Names => {
  const { organisations, products, concepts, families, people } = pack;
  const everyday = lowered(pack.everydayWords);
  const literals = [
    ...organisations.flatMap(({ name, forms }) =>
      literalsOf({ name, kind: 'company', organisation: name }, forms, everyday),
    ),
    ...products.flatMap(({ name, english, organisation, forms, family }) =>
      literalsOf({ name, english, kind: family === true ? 'family' : 'product', organisation }, forms, everyday),
    ),
    ...concepts.flatMap(({ name, english, forms, narrow }) =>
      literalsOf({ name, english, kind: 'concept', narrow }, forms, everyday),
    ),
  ];
  const personLiterals = people.flatMap(({ name, forms }) => literalsOf({ name, kind: 'name' }, forms, everyday));
  const spelt = new Set([...literals, ...personLiterals].map(({ spelling }) => spelling));
  const expressions = [...everyday].filter((words) => !spelt.has(words));
  const releases = families.flatMap(releaseForms).flatMap((form) => form.heads.map((head) => ({ head, form })));
  return {
    pack,
    literals: byKey(literals),
    personLiterals: byKey(personLiterals),
    expressions: byKey(expressions.map((spelling) => ({ spelling, name: spelling, kind: 'name' }))),
    backgroundLiterals: byKey(backgroundLiteralsOf(pack, [...literals, ...personLiterals])),
    backgroundOf: new Map((pack.background ?? []).map(({ name, about }) => [name, about])),
    releases: new Map(
      [...Map.groupBy(releases, ({ head }) => head)].map(([head, list]) => [head, list.map(({ form }) => form)]),
    ),
    known: new Map(literals.map((literal) => [literal.name, literal])),
    organisations: organisations.map(({ name }) => name),
    fieldOrganisations: new Set(organisations.filter(({ general }) => general !== true).map(({ name }) => name)),
    organisationOf: byHandle(organisations, ({ name }) => name),
    productOf: byHandle(products, ({ name }) => name),
    personOf: byHandle(people, (person) => person),
    people: new Map(people.map((person) => [person.name, person])),
    countryOf: new Map(
      organisations.flatMap(({ name, country }) => (country === undefined ? [] : [[name, country] as const])),
    ),
    subjects: concepts.map(({ name }) => name).sort((a, b) => b.length - a.length),
    noNames: lowered(pack.noNames),
    noReleases: lowered(pack.noReleases),
  };
};

/** No names at all: what a topic without a name pack knows beforehand. */
export const NO_NAMES: Names = compileNames(namePackOf({}));
