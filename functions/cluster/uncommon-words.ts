// Words that general language hardly uses: names, where a day's posts are all in small letters and no capital tells them.
import { bundledGeneral, UNLISTED } from '../../shared/text/general.ts';

/** Shorter ones are abbreviations and slips of the hand as often as names. */
const SHORTEST = 5;
const LATIN = /^\p{Script=Latin}+$/u;

/**
 * The words of some texts that the lists of general language don't hold. A text of which they hold less than half is of a
 * language that they don't know, and tells nothing.
 */
export const uncommonWords = (texts: readonly (readonly string[])[]): ReadonlySet<string> => {
  const { zipfOf } = bundledGeneral();
  const known = new Map<string, boolean>();
  const isListed = (word: string): boolean => {
    const before = known.get(word) ?? zipfOf(word) > UNLISTED;
    known.set(word, before);
    return before;
  };
  const uncommon = new Set<string>();
  for (const text of texts) {
    const words = text.filter((word) => LATIN.test(word));
    const rare = words.filter((word) => !isListed(word));
    if (rare.length * 2 > words.length) continue;
    for (const word of rare) if (word.length >= SHORTEST) uncommon.add(word);
  }
  return uncommon;
};
