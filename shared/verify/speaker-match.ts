// Rule V4, by what is said: words that a sentence gives to one author stand in the post of another, whom it cites too.
import type { Names } from '../text/compile-names.ts';
import { sharedCountries } from './countries-match.ts';
import { saidWords } from './glosses.ts';
import { isCarried } from './numbers-match.ts';
import type { Quantity } from './quantities.ts';
import { isAuthor, speakersOf } from './quotes-match.ts';
import { latinWords, type Source, saysWord, tight } from './source-post.ts';

const HAN_STRETCH = 4;

/** Stretches of a text in the very characters of a post, of four and more. */
const stretchesIn = (text: string, { normal }: Source): Set<string> => {
  const found = new Set<string>();
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu))
    for (let at = 0; at + HAN_STRETCH <= run.length; at++) {
      const part = run.slice(at, at + HAN_STRETCH);
      if (normal.includes(part)) found.add(part);
    }
  return found;
};

/** Shorter words of English are mostly grammar. */
const TELLING = 5;

/** What of a text a post says, as far as rules can see: names, and all that tells more than what is spoken of. */
interface Said {
  readonly names: ReadonlySet<string>;
  readonly telling: ReadonlySet<string>;
}

const saidIn = (text: string, quantities: readonly Quantity[], source: Source): Said => {
  const words = latinWords(text.replace(/@\w+/g, '')).filter(({ text: word }) => saysWord(source, word));
  const isSmall = (word: string): boolean => /^\p{Ll}+$/u.test(word);
  return {
    names: new Set(words.filter(({ text: word }) => !isSmall(word) && word.length > 1).map(({ text: word }) => word)),
    telling: new Set([
      ...words.filter(({ text: word }) => isSmall(word) && word.length >= TELLING).map(({ text: word }) => word),
      ...quantities.filter((quantity) => isCarried(quantity, source.quantities)).map(({ text: number }) => number),
      ...saidWords(text, source),
      ...stretchesIn(text, source),
      ...sharedCountries(text, source),
    ]),
  };
};

/** What of a text a post says that tells more than what is spoken of. */
export const tellingIn = (text: string, quantities: readonly Quantity[], source: Source): ReadonlySet<string> =>
  saidIn(text, quantities, source).telling;

/** A name counts for half: it is what is spoken of. */
const NAME = 0.5;
/** How much one says of the words that the other doesn't. */
const beyond = (one: Said, others: readonly Said[]): number => {
  const more = (kind: keyof Said): number =>
    [...one[kind]].filter((part) => !others.some((other) => other[kind].has(part))).length;
  return more('telling') + NAME * more('names');
};

/** An account that a sentence opens with does what it tells. */
const LEADING = /^(?:据\s?)?(@\w{1,50})/u;

/** What a text gives to one speaker: from the speaker on, to the next one or a stop. */
interface Given {
  readonly speaker: string;
  readonly start: number;
  readonly text: string;
}

const givenTo = (text: string, names: Names): Given[] => {
  const first = LEADING.exec(text)?.[1];
  const speakers = [...new Set([...(first === undefined ? [] : [first]), ...speakersOf(text, names)])];
  const starts = speakers
    .map((speaker) => ({ speaker, start: text.indexOf(speaker) }))
    .toSorted((a, b) => a.start - b.start);
  return starts.map(({ speaker, start }, at) => ({
    speaker,
    start,
    text: text.slice(start, starts[at + 1]?.start).split(/[；。;]/u)[0] ?? '',
  }));
};

/** How much more of the words another post must say before they are its author's. */
const LEAST_MORE = 2;
const TIMES_MORE = 3;

/**
 * A speaker of a text to whom it gives what the post of another author whom it cites says clearly more of; undefined where
 * each says his own as far as rules can see.
 */
export const misgivenTo = (
  text: string,
  quantities: readonly Quantity[],
  sources: readonly Source[],
  names: Names,
): string | undefined =>
  givenTo(text, names).find(({ speaker, start, text: given }) => {
    const called = sources.filter((source) => isAuthor(speaker, source, names));
    // Of an author whose name is known on one post all posts are his.
    const own = sources.filter(({ handle }) => called.some((source) => source.handle === handle));
    // Who is named within the words may be the one who tells it.
    const others = sources.filter(
      (source) => !own.includes(source) && !tight(given).includes(tight(source.handle)) && !namesAuthor(given, source),
    );
    if (own.length === 0 || others.length === 0) return false;
    const inGiven = quantities.filter((quantity) => quantity.start >= start && quantity.end <= start + given.length);
    const said = own.map((source) => saidIn(given, inGiven, source));
    return others.some((source) => {
      const theirs = saidIn(given, inGiven, source);
      const more = beyond(theirs, said);
      const less = Math.min(...said.map((mine) => beyond(mine, [theirs])));
      return more >= LEAST_MORE && more >= TIMES_MORE * less;
    });
  })?.speaker;

const namesAuthor = (text: string, { name = '' }: Source): boolean =>
  name.length > 1 && tight(text).includes(tight(name));
