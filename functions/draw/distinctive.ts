// How much a word stands out against the week before: its share of the authors now beside its share then.

import type { Recalled, RememberedWord } from '../../shared/memory.ts';
import { authorKey, type Post } from '../../shared/post.ts';

/** Authors added on both sides, so that a word of one author is no sensation and a new word no infinity. */
const SMOOTHING = 2;
/** A word counts at most this much more, or less, than its authors say. */
const MOST = 3;
const LEAST = 0.3;
/** Used by twice the share of authors of the week before, a word is above it and, with this many authors, rises. */
const RISE = 2;
const RISING_AUTHORS = 3;
/**
 * How rarely chance alone may bring as many authors to a word as it has: thousands of words are looked at each day, so a
 * plain word that four people use instead of two is no news.
 */
const RISING_CHANCE = 0.01;
const ABOVE_CHANCE = 0.001;
/** Authors added to a word's week, so that a new word is no impossibility. */
const UNSEEN = 0.5;

/** Probability of at least `count` events where `mean` are expected (Poisson). */
const chanceOf = (count: number, mean: number): number => {
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return 1 - below;
};

export interface Distinctiveness {
  /** Factor of the weight, 1 without memory. */
  readonly factor: number;
  readonly rising: boolean;
  /** More than its share of the week before, and than chance brings; true without memory. */
  readonly above: boolean;
}

/**
 * A function from a word and its authors to its distinctiveness: the square root of the ratio of shares (report-style.md
 * part 1 and 5: "above their share of the last 7 days").
 * @param authors distinct authors of the day
 * @param before what is remembered of the days before
 */
export const distinctivenessAgainst = (
  authors: number,
  before: readonly Recalled<RememberedWord>[],
): ((word: string, using: number) => Distinctiveness) => {
  const days = before.map(({ items }) => ({
    total: items[0]?.total ?? 0,
    authorsOf: new Map(items.map((item) => [item.word, item.authors])),
  }));
  const authorsOfWeek = days.reduce((sum, { total }) => sum + total, 0);
  if (days.length === 0) return () => ({ factor: 1, rising: false, above: true });
  return (word, using) => {
    const now = (using + SMOOTHING / 2) / (authors + 10 * SMOOTHING);
    const then =
      days.reduce(
        (sum, { total, authorsOf }) => sum + ((authorsOf.get(word) ?? 0) + SMOOTHING / 2) / (total + 10 * SMOOTHING),
        0,
      ) / days.length;
    const ratio = now / then;
    const usingInWeek = days.reduce((sum, { authorsOf }) => sum + (authorsOf.get(word) ?? 0), 0);
    const chance = chanceOf(using, (authors * (usingInWeek + UNSEEN)) / (authorsOfWeek + UNSEEN));
    return {
      factor: Math.min(MOST, Math.max(LEAST, Math.sqrt(ratio))),
      rising: ratio >= RISE && using >= RISING_AUTHORS && chance <= RISING_CHANCE,
      above: ratio >= RISE && chance <= ABOVE_CHANCE,
    };
  };
};

/** Words kept of a day, most used first. One author's words are kept too: what somebody says every day is not new. */
const MOST_REMEMBERED = 5000;

/** What later days remember of the words of this one, drawn or not: the common ones must be known, or they would all rise. */
export const toRemember = (words: readonly CountedWord[], posts: readonly Post[]): RememberedWord[] => {
  const total = new Set(posts.map(authorKey)).size;
  return words.slice(0, MOST_REMEMBERED).map(({ word, authors }) => ({ word, authors, total }));
};

/** A word with its distinct authors. */
export interface CountedWord {
  readonly word: string;
  readonly authors: number;
}
