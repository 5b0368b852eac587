// One line of a posts file as a post, or why it is none.
import { issueOf } from '../../shared/issue.ts';
import { type Post, postSchema } from '../../shared/post.ts';

/** Null stands for absent in many exports. It stays only where the record gives it a meaning: a reference's id. */
const withoutNulls = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) =>
        (key === 'author' || key === 'metrics') && typeof inner === 'object'
          ? [key, withoutNulls(inner)]
          : [key, inner],
      ),
  );

/** What a record lacks before the schema sees it: the platform, where it does not say. */
export interface Defaults {
  readonly platform: string;
  readonly source: string;
}

/**
 * Parses a line as the record of a post (shared/post.ts). Returns the reason where it is none, in words without the
 * line's own text, since that may be hostile.
 */
export const parsePost = (line: string, defaults: Defaults): { post: Post } | { reason: string } => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { reason: 'it is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { reason: 'it is not a JSON object' };
  const parsed = postSchema.safeParse({ platform: defaults.platform, ...withoutNulls(value), source: defaults.source });
  return parsed.success ? { post: parsed.data } : { reason: issueOf(parsed.error) };
};
