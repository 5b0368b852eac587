// Makes of a post and its copies the distinct post that stands for them all.
import { authorKey, type Post, postKey } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';

export type Kind = 'reposts' | 'copies' | 'nearCopies';

/** A post folded into another, and how it repeats it. */
export interface Member {
  readonly post: Post;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly kind: Kind;
}

/** Adds what copies knew and the original did not: the highest count of each metric. */
const joinMetrics = (representative: Post, members: readonly Member[]): Post['metrics'] => {
  const joined: Record<string, number | undefined> = { ...representative.metrics };
  for (const { post } of members) {
    for (const [name, value] of Object.entries(post.metrics))
      if (value !== undefined) joined[name] = Math.max(joined[name] ?? 0, value);
  }
  return joined;
};

/** A post that nobody repeats. */
export const alone = (post: Post): DistinctPost => ({
  ...post,
  copies: {
    reposts: 0,
    copies: 0,
    nearCopies: 0,
    authors: [authorKey(post)],
    keys: [],
    first: post.created_at,
    last: post.created_at,
  },
  flags: [],
});

/** A post with what is known of those that repeat it. */
export const gather = (representative: Post, time: number, members: readonly Member[]): DistinctPost => {
  let first: Pick<Member, 'post' | 'time'> = { post: representative, time };
  let last = first;
  for (const member of members) {
    if (member.time < first.time) first = member;
    if (member.time >= last.time) last = member;
  }
  const count = (kind: Kind): number => members.reduce((sum, member) => sum + Number(member.kind === kind), 0);
  const authors = new Set([authorKey(representative), ...members.map(({ post }) => authorKey(post))]);
  return {
    ...representative,
    metrics: joinMetrics(representative, members),
    copies: {
      reposts: count('reposts'),
      copies: count('copies'),
      nearCopies: count('nearCopies'),
      authors: [...authors].sort(),
      keys: members.map(({ post }) => postKey(post)).sort(),
      first: first.post.created_at,
      last: last.post.created_at,
    },
    flags: [],
  };
};
