// Whose words a post holds: its author's or, where the platform itself calls it a repost, those of the original's author.
import type { Post, PostKey } from '../post.ts';
import { readable, repostedHandle } from './clean.ts';

/** The post that a repost stands for. */
export interface Original {
  /** Absent where the platform does not name it. */
  readonly key?: PostKey | undefined;
  readonly handle: string;
}

type Reposting = Pick<Post, 'platform' | 'text' | 'referenced'>;

const PREFIX = /^\s*RT @\w{1,50}:\s*/i;

/**
 * Of a repost whose words it holds, `unknown` where nothing says it; undefined for a post of its author's own, as a typed
 * `RT @x: …` is: that is its author's word about another.
 */
export const repostOf = ({ platform, text, referenced }: Reposting): Original | 'unknown' | undefined => {
  const reference = referenced.find(({ type }) => type === 'retweeted');
  if (reference === undefined) return undefined;
  const handle = repostedHandle(text);
  if (handle === undefined) return 'unknown';
  return { handle, ...(reference.id === null ? {} : { key: `${platform}:${reference.id}` }) };
};

/** The readable text of a post; of a repost the original's words, as far as they stand. */
export const wordsOf = (post: Reposting): string =>
  readable(repostOf(post) === undefined ? post.text : post.text.replace(PREFIX, ''));
