// Normalised engagement: how much a post moved its audience, compared with posts of authors with as many followers.
import type { Post, PostKey } from '../../shared/post.ts';
import type { Prepared } from './prepare.ts';

/** Weighted count of reactions (research, report format part 2.3), or undefined where the source gave none. */
const reactions = ({ metrics }: Post): number | undefined => {
  const { likes, reposts, quotes, replies, bookmarks } = metrics;
  if (likes === undefined && reposts === undefined && quotes === undefined && replies === undefined) return undefined;
  return (likes ?? 0) + 2 * (reposts ?? 0) + 2.5 * (quotes ?? 0) + (replies ?? 0) + 1.5 * (bookmarks ?? 0);
};

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0;
const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Authors within a factor of ten of followers are one audience bin; unknown followers are a bin of their own. */
const binOf = ({ author }: Post): number =>
  author.followers === undefined ? -1 : Math.floor(Math.log10(author.followers + 1));

/** Robust z-score of log reactions within the author's audience bin, clipped to ±4; 0, the median, where unknown. */
export const engagementOf = (posts: readonly Prepared[]): Map<PostKey, number> => {
  const known = posts.flatMap(({ post }) => {
    const value = reactions(post);
    return value === undefined ? [] : [{ bin: binOf(post), value: Math.log1p(value) }];
  });
  const bins = new Map(
    [...Map.groupBy(known, ({ bin }) => bin)].map(([bin, list]) => [bin, list.map(({ value }) => value)]),
  );
  const scales = new Map<number, { middle: number; spread: number }>();
  for (const [bin, values] of bins) {
    const middle = median(ascending(values));
    const deviation = median(ascending(values.map((value) => Math.abs(value - middle))));
    scales.set(bin, { middle, spread: Math.max(1.4826 * deviation, 0.5) });
  }
  return new Map(
    posts.map(({ key, post }) => {
      const value = reactions(post);
      const scale = scales.get(binOf(post));
      if (value === undefined || scale === undefined) return [key, 0];
      return [key, Math.max(-4, Math.min(4, (Math.log1p(value) - scale.middle) / scale.spread))];
    }),
  );
};
