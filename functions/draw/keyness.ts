// How much a word is the day's: log-odds of its authors against the week before and against general language.
import type { Recalled } from '../../shared/memory.ts';
import type { RememberedWord } from '../../shared/memory-lines.ts';

/** Authors who use a word, of how many. */
export interface Use {
  readonly using: number;
  readonly of: number;
}

/** Authors that the prior stands for, as a share of the first group, and the least that it gives to using and to not using. */
const PRIOR_SHARE = 0.1;
const LEAST_PRIOR = 0.25;

/**
 * The z-score of a word's log-odds ratio between two groups of authors, with an informative Dirichlet prior (Monroe, Colaresi
 * and Quinn 2008, "Fightin' Words", equations 16, 20 and 22; authors in place of occurrences, so that one who repeats a word
 * counts once). Positive where the first group uses it more than the second, and the more surely, the more authors there are.
 * @param expected share of authors who use the word anyway, 0 to 1: what the prior says
 */
export const logOddsZ = (first: Use, second: Use, expected: number): number => {
  const prior = LEAST_PRIOR + PRIOR_SHARE * first.of * expected;
  const against = LEAST_PRIOR + PRIOR_SHARE * first.of * (1 - expected);
  const odds = ({ using, of }: Use): number => Math.log((using + prior) / (of - using + against));
  const variance = 1 / (first.using + prior) + 1 / (second.using + prior);
  return (odds(first) - odds(second)) / Math.sqrt(variance);
};

/** What a day is compared with. */
export interface Week {
  /** Authors of all days that are remembered; 0 on a first run. */
  readonly authors: number;
  /** Of these, who used a word; spellings that differ in case or width are one. */
  using(word: string): number;
}

const fold = (word: string): string => word.normalize('NFKC').toLowerCase();

/** The remembered days as one. */
export const weekOf = (before: readonly Recalled<RememberedWord>[]): Week => {
  const users = new Map<string, number>();
  for (const { items } of before)
    for (const { word, authors } of items) users.set(fold(word), (users.get(fold(word)) ?? 0) + authors);
  return {
    authors: before.reduce((sum, { items }) => sum + (items[0]?.total ?? 0), 0),
    using: (word) => users.get(fold(word)) ?? 0,
  };
};

/** Words kept of a day, most used first. One author's words are kept too: what somebody says every day is not new. */
const MOST_REMEMBERED = 5000;

/**
 * What later days remember of the words of this one, drawn or not: the common ones must be known, or they would all rise.
 * @param authors all whose words were counted
 */
export const toRemember = (words: readonly CountedWord[], authors: number): RememberedWord[] =>
  words.slice(0, MOST_REMEMBERED).map((word) => ({ word: word.word, authors: word.authors, total: authors }));

/** A word with its distinct authors. */
export interface CountedWord {
  readonly word: string;
  readonly authors: number;
}
