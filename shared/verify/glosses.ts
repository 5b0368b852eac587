// Which everyday words of a Chinese text a post says, whatever its language: a hint of which post tells a clause.
import { GLOSSES } from './glosses.data.ts';
import { plain, type Source } from './source-post.ts';

const BY_WORD: ReadonlyMap<string, readonly string[]> = new Map(
  GLOSSES.trim()
    .split('\n')
    .map((line) => {
      const [word = '', ...beginnings] = line.split(' ');
      return [word, beginnings.map((beginning) => beginning.replaceAll('-', ' '))] as const;
    }),
);
const LONGEST = Math.max(...[...BY_WORD.keys()].map((word) => word.length));

/** Words of a text that have a gloss, each once, the longest first where one begins another. */
const glossedWords = (text: string): string[] => {
  const found = new Set<string>();
  for (let at = 0; at < text.length; at++)
    for (let length = LONGEST; length >= 1; length--) {
      const word = text.slice(at, at + length);
      if (!BY_WORD.has(word)) continue;
      // One character alone says too little.
      if (length > 1) found.add(word);
      at += length - 1;
      break;
    }
  return [...found];
};

const BEGINNINGS: ReadonlySet<string> = new Set([...BY_WORD.values()].flat());

/** A word with one capital that is a common noun of English as well (`Agent`): it may translate what no post writes so. */
export const isEverydayEnglish = (word: string): boolean =>
  /^\p{Lu}\p{Ll}{3,}$/u.test(word) && BEGINNINGS.has(word.toLowerCase().replace(/s$/, ''));

/** Beginnings of English words for the everyday words of a text, in its order. */
export const beginningsOf = (text: string): (readonly string[])[] =>
  glossedWords(text).map((word) => BY_WORD.get(word) ?? []);

const SHORT_BEGINNING = 3;

/** Whether a post has a word that begins so; short beginnings are whole words. */
const begins = ({ normal, words }: Source, beginning: string): boolean => {
  if (beginning.includes(' ')) return plain(normal).includes(beginning);
  if (words.has(beginning)) return true;
  if (beginning.length <= SHORT_BEGINNING) return words.has(`${beginning}s`);
  for (const word of words) if (word.startsWith(beginning)) return true;
  return false;
};

/** Words of a Chinese text that a post says: in its own characters, or in English by a gloss. */
export const saidWords = (text: string, source: Source): Set<string> =>
  new Set(
    glossedWords(text).filter(
      (word) =>
        source.normal.includes(word) || BY_WORD.get(word)?.some((beginning) => begins(source, beginning)) === true,
    ),
  );
