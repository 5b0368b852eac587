// Folds words that are one: plurals into singulars, and parts of a name into the whole name.
import type { Candidate } from './candidates.ts';

/** What a spelling of two kinds is taken for: the first of these. */
export const KINDS: readonly Candidate['kind'][] = ['known', 'lexicon', 'name', 'word'];

/** A word of a day. */
export interface Tally {
  kind: Candidate['kind'];
  readonly forms: Map<string, number>;
  /** Authors who use it, each with the stories in whose posts. */
  readonly authors: Map<string, Set<string>>;
  /** The wordings around it, by number: what several say word for word is one. */
  readonly wordings: Set<number>;
}

const NONE: ReadonlySet<string> = new Set();

/** Notes that an author uses a word, in posts of some stories. */
export const use = (tally: Tally, author: string, stories: Iterable<string>): void => {
  tally.authors.set(author, new Set([...(tally.authors.get(author) ?? NONE), ...stories]));
};

const foldAuthors = (from: Tally, into: Tally): void => {
  for (const [author, stories] of from.authors) use(into, author, stories);
  for (const wording of from.wordings) into.wordings.add(wording);
};

const isName = ({ kind }: Tally): boolean => kind === 'known' || kind === 'name';

/** English plurals in -s are the word that is also there without it: whichever is used more gives the form. */
const foldPlurals = (tallies: Map<string, Tally>, folded: Map<string, string>): void => {
  for (const [key, tally] of tallies) {
    if (isName(tally) || !/^[a-z-]{3,}[^s\W]s$/.test(key)) continue;
    const singular = tallies.get(key.slice(0, -1));
    if (singular === undefined || isName(singular)) continue;
    for (const [form, count] of tally.forms) singular.forms.set(form, (singular.forms.get(form) ?? 0) + count);
    foldAuthors(tally, singular);
    tallies.delete(key);
    folded.set(key, key.slice(0, -1));
  }
};

const HAN = /^\p{Script=Han}+$/u;
const LONGEST_PART = 6;

/** What of a name may stand for it: in Han any stretch of two characters and more, else its last words without the first. */
const partsOf = (key: string): string[] => {
  if (HAN.test(key)) {
    const starts = Array.from({ length: key.length - 1 }, (_, start) => start);
    return starts
      .flatMap((start) =>
        Array.from({ length: Math.min(LONGEST_PART, key.length - start) - 1 }, (_, n) =>
          key.slice(start, start + n + 2),
        ),
      )
      .filter((part) => part !== key);
  }
  const words = key.split(/[\s-]+/);
  return words.slice(1).map((_, n) => words.slice(n + 1).join(' '));
};

/**
 * Parts of names that say nothing by themselves are the name: `V4-Pro` of `DeepSeek V4 Pro`, 幻山 of 许幻山. Only where at least
 * as many authors write the whole.
 * @param isOrdinary whether a word is one of general language, which is no part of a name wherever it stands
 */
const foldParts = (
  tallies: Map<string, Tally>,
  folded: Map<string, string>,
  isOrdinary: (word: string) => boolean,
): void => {
  const wholes = new Map<string, string>();
  const sizeOf = (key: string): number => tallies.get(key)?.authors.size ?? 0;
  for (const key of tallies.keys())
    for (const part of partsOf(key)) {
      const other = wholes.get(part);
      if (other === undefined || sizeOf(key) > sizeOf(other) || (sizeOf(key) === sizeOf(other) && key < other))
        wholes.set(part, key);
    }
  for (const [key, tally] of [...tallies].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))) {
    const whole = wholes.get(HAN.test(key) ? key : key.split(/[\s-]+/).join(' '));
    const into = whole === undefined || whole === key ? undefined : tallies.get(whole);
    const isPart = HAN.test(key) || /\p{N}/u.test(key);
    if (into === undefined || !isPart || tally.kind === 'known' || tally.kind === 'lexicon' || isOrdinary(key))
      continue;
    if (into.authors.size < tally.authors.size) continue;
    foldAuthors(tally, into);
    tallies.delete(key);
    folded.set(key, whole ?? key);
  }
};

/** Folds the words of a day. Returns a function from a key to the key that it has now. */
export const foldWords = (
  tallies: Map<string, Tally>,
  isOrdinary: (word: string) => boolean,
): ((key: string) => string) => {
  const folded = new Map<string, string>();
  foldPlurals(tallies, folded);
  foldParts(tallies, folded, isOrdinary);
  return (key) => {
    let now = key;
    for (let next = folded.get(now); next !== undefined; next = folded.get(now)) now = next;
    return now;
  };
};
