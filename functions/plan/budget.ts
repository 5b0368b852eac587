// What collecting may cost: each source's part of the topic's budget, settled before anything is asked.
import { roundUsd, xCost } from '../../shared/prices.ts';
import type { Topic } from '../../shared/topic.ts';
import type { SourceSettings } from '../../shared/topic-sources.ts';

/** An equal share for each of those that say nothing, of what the others leave of a whole. */
const shareOf = (whole: number, said: readonly (number | undefined)[]): number => {
  const silent = said.filter((one) => one === undefined).length;
  const left = whole - said.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  return Math.max(0, left) / Math.max(1, silent);
};

/**
 * The sources with their budgets in dollars and posts: as they say, else an equal share of what the others leave of the
 * topic's. They run at the same time and can't see each other's spending, so the shares are fixed here. Files are given,
 * not spent on.
 */
export const withBudgets = (
  sources: readonly SourceSettings[],
  { maxCostUsd, maxPosts }: Pick<Topic, 'maxCostUsd' | 'maxPosts'>,
): SourceSettings[] => {
  const paid = sources.flatMap((source) => (source.type === 'x' ? [source.maxCostUsd] : []));
  const asked = sources.flatMap((source) => (source.type === 'file' ? [] : [source.maxPosts]));
  const usd = roundUsd(shareOf(maxCostUsd, paid));
  const posts = Math.max(1, Math.floor(shareOf(maxPosts, asked)));
  return sources.map((source) => {
    if (source.type === 'file') return source;
    const shared = { ...source, maxPosts: Math.min(source.maxPosts ?? posts, maxPosts) };
    return shared.type === 'x' ? { ...shared, maxCostUsd: shared.maxCostUsd ?? usd } : shared;
  });
};

/** Dollars that collecting from sources with budgets can cost at most. */
export const mostCost = (sources: readonly SourceSettings[], { maxPosts }: Pick<Topic, 'maxPosts'>): number =>
  roundUsd(
    sources.reduce((sum, source) => {
      if (source.type !== 'x') return sum;
      const posts = source.maxPosts ?? maxPosts;
      const worst = xCost(posts, source.expansions === 'none' ? 0 : posts);
      return sum + Math.min(source.maxCostUsd ?? Number.POSITIVE_INFINITY, worst);
    }, 0),
  );
