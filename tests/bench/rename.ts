// Posts with other names of the same shape: whoever knows no field ranks them as before.
import { createHash } from 'node:crypto';
import { type Spellings, spellingsOf } from '../../functions/cluster/name-forms.ts';
import { tokensOf } from '../../functions/cluster/tokens.ts';
import type { Post } from '../../shared/post.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Other letters in the same case, the same for every spelling of a word. */
const otherName = (word: string, seed: string): string => {
  const digest = createHash('sha256').update(`${seed} ${word.toLowerCase()}`).digest();
  return [...word]
    .map((letter, i) => {
      if (!/[a-z]/i.test(letter)) return letter;
      const other = LETTERS[digest[i % digest.length]! % LETTERS.length]!;
      return letter === letter.toLowerCase() ? other : other.toUpperCase();
    })
    .join('');
};

/** Links as they are; accounts and tags; words. */
const PARTS = /https?:\/\/\S+|[@#]\w+|[A-Za-z]{2,}/g;

/**
 * The posts with every Latin name, account and tag replaced.
 * @param kept words that stay as they are, lower-cased: what the field's lexicon says
 */
export const renamed = (posts: readonly Post[], kept: ReadonlySet<string>, seed = ''): Post[] => {
  const { capital, plain }: Spellings = spellingsOf(posts.map(({ text }) => tokensOf(text)));
  const isName = (word: string): boolean => {
    const lower = word.toLowerCase();
    const isMixed = /[a-z][A-Z]/.test(word);
    return !kept.has(lower) && (isMixed || (capital.get(lower) ?? 0) > (plain.get(lower) ?? 0));
  };
  const other = (text: string): string => text.replace(/[A-Za-z]{2,}/g, (word) => otherName(word, seed));
  const rewritten = (text: string): string =>
    text.replace(PARTS, (part) => {
      if (part.startsWith('http')) return part;
      if (/^[@#]/.test(part)) return kept.has(part.slice(1).toLowerCase()) ? part : other(part);
      return isName(part) ? other(part) : part;
    });
  return posts.map((post) => ({
    ...post,
    text: rewritten(post.text),
    author: {
      ...post.author,
      ...(post.author.username === undefined ? {} : { username: other(post.author.username) }),
      ...(post.author.name === undefined ? {} : { name: rewritten(post.author.name) }),
    },
  }));
};
