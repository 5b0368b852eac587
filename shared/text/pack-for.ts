// What given texts need of a name pack: a small pack in which they read the same, to be published beside them.
import type { Names } from './compile-names.ts';
import type { NamePack } from './name-pack.ts';
import { isWordStart, literalsAt, releaseFormsAt, searchOf, wordAt } from './name-search.ts';

/** What of a pack was met: spellings, lower-cased, and families by their place in the pack. */
interface Met {
  readonly spellings: Set<string>;
  readonly families: Set<NamePack['families'][number]>;
}

/** Everything that could begin at any place of a text, whether or not it is a name there: so nothing reads otherwise without the rest. */
const meet = (text: string, names: Names, { spellings, families }: Met): void => {
  const search = searchOf(text, names);
  for (let at = 0; at < search.text.length; at++) {
    if (!isWordStart(search.text, at)) continue;
    const word = wordAt(search, at);
    for (const literals of [names.literals, names.personLiterals])
      for (const { spelling } of literalsAt(search, literals, word, at)) spellings.add(spelling);
    for (const { family } of releaseFormsAt(search, word, at)) families.add(family);
  }
};

const accountsIn = (text: string): string[] => [...text.matchAll(/@(\w{1,50})/g)].map(([, handle = '']) => handle);

/**
 * The part of a field's names that texts and accounts use: in it every one of the texts has the same names, speakers and
 * countries as in the whole. Entries keep the spellings and accounts that were met.
 * @param texts what is published, and the posts that it cites
 * @param handles of the posts' authors, on X
 */
export const packFor = (texts: readonly string[], handles: readonly string[], names: Names): NamePack => {
  const met: Met = { spellings: new Set(), families: new Set() };
  for (const text of texts) meet(text, names, met);
  const accounts = new Set([...handles, ...texts.flatMap(accountsIn)].map((handle) => handle.toLowerCase()));
  const isMet = (spelling: string): boolean => met.spellings.has(spelling.toLowerCase());
  const isAccount = (handle: string): boolean => accounts.has(handle.toLowerCase());
  const part = <T extends { readonly name: string; readonly forms: string[] }>(entry: T): T => ({
    ...entry,
    forms: entry.forms.filter(isMet),
  });
  const partWithAccounts = <T extends { readonly name: string; readonly forms: string[]; readonly handles: string[] }>(
    entry: T,
  ): T => ({ ...part(entry), handles: entry.handles.filter(isAccount) });
  const isUsed = (entry: {
    name: string;
    english?: string | undefined;
    forms: string[];
    handles?: string[];
  }): boolean =>
    [entry.name, entry.english ?? entry.name, ...entry.forms].some(isMet) || (entry.handles ?? []).some(isAccount);

  const { organisations, products, families, concepts, people, everydayWords, noNames, noReleases } = names.pack;
  const usedProducts = products.filter(isUsed).map(partWithAccounts);
  const usedFamilies = families.filter((family) => met.families.has(family));
  const makers = new Set([...usedProducts, ...usedFamilies].map(({ organisation }) => organisation));
  const whole = texts.join('\n').toLowerCase();
  const stands = (word: string): boolean => whole.includes(word.toLowerCase());
  return {
    organisations: organisations.filter((entry) => makers.has(entry.name) || isUsed(entry)).map(partWithAccounts),
    products: usedProducts,
    families: usedFamilies,
    concepts: concepts.filter(isUsed).map(part),
    people: people.filter(isUsed).map(partWithAccounts),
    everydayWords: everydayWords.filter(stands),
    noNames: noNames.filter(stands),
    noReleases: noReleases.filter(stands),
  };
};
