// How much posts moved their readers: against the day, against what their authors are used to. Unknown stays unknown.
import type { Post } from '../../shared/post.ts';
import type { Prepared } from './prepare.ts';

/** What is known of an author's earlier posts: how many with counts, and the mean of the logarithms of their reactions. */
export interface Level {
  readonly posts: number;
  readonly mean: number;
}

/** Weighted count of reactions (research, report format part 2.3), or undefined where the source gave none. */
export const reactions = ({ metrics }: Pick<Post, 'metrics'>): number | undefined => {
  const { likes, reposts, quotes, replies, bookmarks } = metrics;
  if (likes === undefined && reposts === undefined && quotes === undefined && replies === undefined) return undefined;
  return (likes ?? 0) + 2 * (reposts ?? 0) + 2.5 * (quotes ?? 0) + (replies ?? 0) + 1.5 * (bookmarks ?? 0);
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

export interface Levels {
  /** Logarithm of one and the reactions; undefined where unknown. */
  readonly loudness: readonly (number | undefined)[];
  /** Share of the day's posts that are less loud; undefined where unknown. */
  readonly place: readonly (number | undefined)[];
  /** What the author is used to, from other posts of the day and of the week; undefined where there is none. */
  readonly usual: readonly (number | undefined)[];
  /** The day's median. */
  readonly middle: number;
}

/** @param week authors' levels on the days before */
export const levelsOf = (posts: readonly Prepared[], week: ReadonlyMap<string, Level>): Levels => {
  const loudness = posts.map(({ post }) => {
    const count = reactions(post);
    return count === undefined ? undefined : Math.log1p(count);
  });
  const sorted = Float64Array.from(loudness.flatMap((value) => value ?? [])).sort();
  // Ties are searched for too: on a great day thousands of posts have no reaction.
  const firstWhere = (holds: (value: number) => boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const at = (low + high) >> 1;
      if (holds(sorted[at]!)) high = at;
      else low = at + 1;
    }
    return low;
  };
  const place = (value: number): number =>
    (firstWhere((other) => other >= value) + firstWhere((other) => other > value)) / 2 / sorted.length;
  const today = new Map<string, { posts: number; sum: number }>();
  posts.forEach(({ voice }, i) => {
    const own = loudness[i];
    if (own === undefined) return;
    const { posts: n, sum } = today.get(voice) ?? { posts: 0, sum: 0 };
    today.set(voice, { posts: n + 1, sum: sum + own });
  });
  return {
    loudness,
    place: loudness.map((value) => (value === undefined ? undefined : place(value))),
    usual: posts.map(({ voice }, i) => {
      const before = week.get(voice) ?? { posts: 0, mean: 0 };
      const own = today.get(voice) ?? { posts: 0, sum: 0 };
      const known = loudness[i];
      const others = { posts: own.posts - (known === undefined ? 0 : 1), sum: own.sum - (known ?? 0) };
      const count = before.posts + others.posts;
      return count === 0 ? undefined : (before.posts * before.mean + others.sum) / count;
    }),
    middle: sorted[Math.floor(sorted.length / 2)] ?? 0,
  };
};

/** How loud each post is: a robust z-score of its reactions' logarithm over the day, clipped to ±4; 0 where unknown. */
export const loudnessOf = (posts: readonly Prepared[]): number[] => {
  const values = posts.map(({ post }) => {
    const count = reactions(post);
    return count === undefined ? undefined : Math.log1p(count);
  });
  const known = values.flatMap((value) => value ?? []);
  const middle = median(known);
  const spread = Math.max(1.4826 * median(known.map((value) => Math.abs(value - middle))), 0.5);
  return values.map((value) => (value === undefined ? 0 : Math.max(-4, Math.min(4, (value - middle) / spread))));
};
