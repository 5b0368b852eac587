// What collecting may cost: each source's part of the topic's budget, settled before anything is asked.
import { roundUsd, xCost } from '../../shared/prices.ts';
import type { Topic } from '../../shared/topic.ts';
import type { SourceSettings } from '../../shared/topic-sources.ts';

/**
 * The sources with their budgets in dollars: as the topic says, else an equal share of what it leaves. They run at the
 * same time and can't see each other's spending, so the shares are fixed here.
 */
export const withBudgets = (
  sources: readonly SourceSettings[],
  { maxCostUsd }: Pick<Topic, 'maxCostUsd'>,
): SourceSettings[] => {
  const paid = sources.filter((source) => source.type === 'x');
  const said = paid.reduce((sum, source) => sum + (source.maxCostUsd ?? 0), 0);
  const sharing = paid.filter((source) => source.maxCostUsd === undefined).length;
  const share = roundUsd(Math.max(0, maxCostUsd - said) / Math.max(1, sharing));
  return sources.map((source) =>
    source.type === 'x' ? { ...source, maxCostUsd: source.maxCostUsd ?? share } : source,
  );
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
