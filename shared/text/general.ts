// How often words are used in general language, whatever the field: from the word lists in general/frequencies.txt.
import { readFileSync } from 'node:fs';

const LANGUAGES = ['en', 'zh', 'ja', 'es', 'ko'] as const;
type Language = (typeof LANGUAGES)[number];

/** Scripts of a word that say which lists may hold it. */
const LISTS: readonly (readonly [RegExp, readonly Language[]])[] = [
  [/\p{Script=Hangul}/u, ['ko']],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, ['ja']],
  [/\p{Script=Han}/u, ['zh', 'ja']],
  [/\p{Script=Latin}/u, ['en', 'es']],
];

/** A word that no list holds is rarer than all that they hold: about once in two million words. */
export const UNLISTED = 2.7;

export interface GeneralLanguage {
  /** Occurrences of a word in a million, as log10 plus 3 (Zipf value, van Heuven et al. 2014): 7 for `the`, 3 for rare ones. */
  zipfOf(word: string): number;
}

const parse = (block: string): Map<string, number> => {
  const values = new Map<string, number>();
  for (const line of block.split('\n')) {
    const [value = '', ...words] = line.split(' ');
    for (const word of words) values.set(word, Number(value));
  }
  return values;
};

/**
 * Frequencies from the text of such a file; a language's list is read when a word of its script is asked for.
 * @param text for each language a line `# code`, then lines of a Zipf value and the words that have it
 */
export const generalFrom = (text: string): GeneralLanguage => {
  const blocks = new Map(
    text
      .split(/^# /m)
      .slice(1)
      .map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)]),
  );
  const lists = new Map<string, Map<string, number>>();
  const listOf = (language: Language): Map<string, number> => {
    const list = lists.get(language) ?? parse(blocks.get(language) ?? '');
    lists.set(language, list);
    return list;
  };
  const whole = (word: string): number =>
    Math.max(
      UNLISTED,
      ...(LISTS.find(([script]) => script.test(word))?.[1] ?? []).map(
        (language) => listOf(language).get(word) ?? UNLISTED,
      ),
    );
  return {
    zipfOf: (word) => {
      const key = word.normalize('NFKC').toLowerCase().replaceAll('’', "'");
      const value = whole(key);
      if (value > UNLISTED || !/[-\s]/.test(key)) return value;
      // A compound is no more frequent than its rarest part.
      return Math.min(...key.split(/[-\s]+/).map(whole));
    },
  };
};

let bundled: GeneralLanguage | undefined;
/** The frequencies that Draw and Cluster are bundled with. */
export const bundledGeneral = (): GeneralLanguage => {
  bundled ??= generalFrom(readFileSync(new URL('general/frequencies.txt', import.meta.url), 'utf8'));
  return bundled;
};
