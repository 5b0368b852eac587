// What each post of a sentence says in its own words, where neither a quotation nor a span shows any.
import type { PostKey } from '../../shared/post.ts';
import type { Evidence } from '../../shared/report.ts';
import { suspicionOf } from '../../shared/text/attacks.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { collapsed } from './desk.ts';

type Line = Evidence['sentences'][string];

/** A post is never published whole but where it is this short. */
const LONGEST = 280;

/** Pairs of neighbouring letters, which any two texts of one language share by what they speak of. */
const pairsOf = (text: string): ReadonlySet<string> => {
  const letters = [...text.toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
};

const cut = (text: string): string => {
  if (text.length <= LONGEST) return text;
  const kept = [...text].slice(0, LONGEST - 1).join('');
  const space = kept.lastIndexOf(' ');
  return `${(space > LONGEST / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
};

/** The sentence of a post that has most in common with what the report says, the first of equals. */
const wordsOf = (post: string, said: string): string => {
  const wanted = pairsOf(said);
  // What speaks to machines is quoted nowhere.
  const sentences = sentencesOf(post).filter(({ text }) => suspicionOf(text) === undefined);
  const scored = sentences.map(({ text }) => {
    const own = pairsOf(text);
    const shared = [...own].filter((pair) => wanted.has(pair)).length;
    return { text, score: own.size === 0 ? -1 : shared / Math.sqrt(own.size) };
  });
  const best = scored.reduce((first, next) => (next.score > first.score ? next : first), { text: '', score: -1 });
  return cut(collapsed(best.text));
};

/** The line of a sentence with words of each post that carries it. */
const withOwnWords = (line: Line, textOf: (key: PostKey) => string | undefined): Line => {
  const shown = new Set([...line.quotes, ...line.spans].map(({ post }) => post));
  const words = [...new Set([...line.cites, ...(line.posts ?? [])])].flatMap((key) => {
    const text = shown.has(key) ? '' : wordsOf(textOf(key) ?? '', line.text ?? '');
    return text === '' ? [] : [{ post: key, text }];
  });
  return words.length === 0 ? line : { ...line, words };
};

/** The evidence of a report whose links lead to its page: a reader there finds words of every post. */
export const ownWordsIn = (
  sentences: Evidence['sentences'],
  textOf: (key: PostKey) => string | undefined,
): Evidence['sentences'] =>
  Object.fromEntries(Object.entries(sentences).map(([id, line]) => [id, withOwnWords(line, textOf)]));
