// How the money of a source of X is shared: accounts in their order, then the other series, and users a third at most.
import { X_PRICES, xCost } from '../../shared/prices.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import type { Allowance, Reading } from './source.ts';
import type { Series } from './x-series.ts';
import type { KnownUsers } from './x-users.ts';

const worstCost = (posts: number, settings: SourceOf<'x'>, series: Series): number =>
  xCost(posts, settings.expansions !== 'authors' ? 0 : Math.min(posts, series.authors ?? posts));

/** The largest page that the allowance pays for, whatever it holds; undefined where it pays for none. */
export const pageSizeFor = (allowance: Allowance, settings: SourceOf<'x'>, series: Series): number | undefined => {
  const { least, most } = series.pageSize;
  let size = Math.min(most, allowance.posts);
  if (worstCost(size, settings, series) > allowance.costUsd) {
    const authors = settings.expansions !== 'authors' ? 0 : (series.authors ?? Number.POSITIVE_INFINITY);
    const each = X_PRICES.post + (authors === Number.POSITIVE_INFINITY ? X_PRICES.user : 0);
    const fixed = authors === Number.POSITIVE_INFINITY ? 0 : authors * X_PRICES.user;
    size = Math.min(size, Math.floor((allowance.costUsd - fixed) / each + 1e-9));
  }
  // A page may be smaller than all that is left to spend, but not than X's least.
  return size >= least && worstCost(size, settings, series) <= allowance.costUsd + 1e-9 ? size : undefined;
};

/**
 * What is kept for the series after one: nothing while accounts are read, who come first, in their order; else an equal share
 * for each. What a series leaves, the later ones get.
 */
export const keptFor = (all: readonly Series[], series: number, { posts, costUsd }: Allowance): Allowance => {
  const later = all[series]?.first === true ? 0 : all.length - series - 1;
  return { posts: posts - Math.ceil(posts / (later + 1)), costUsd: (costUsd * later) / (later + 1) };
};

/** Accounts that come first in their own order, then the others by how often they were cited, the topic's order where that is the same. */
export const inOrder = (
  accounts: readonly string[],
  cited: ReadonlyMap<string, number>,
  first: ReadonlySet<string> = new Set(),
): string[] => {
  const times = (account: string): number =>
    first.has(account.toLowerCase()) ? Number.POSITIVE_INFINITY : (cited.get(account.toLowerCase()) ?? 0);
  return accounts.toSorted((a, b) => (times(a) === times(b) ? 0 : times(b) - times(a)));
};

export const dollarsOf = (users: number): number => users * X_PRICES.user;

/** Authors by their ids, each as loud as his loudest post: likes, reposts, quotes and replies. */
export type Loudness = Readonly<Record<string, number>>;

/** The unknown authors with those of a page, each as loud as his loudest post, the loudest as far as the money goes. */
export const withAuthors = (
  unknown: Loudness,
  readings: readonly Reading[],
  known: KnownUsers,
  most: number,
): Loudness => {
  const all = new Map(Object.entries(unknown));
  for (const reading of readings) {
    if (!('post' in reading)) continue;
    const { author, metrics } = reading.post;
    if (author.id === undefined || author.username !== undefined || known.has(author.id)) continue;
    const loudness = (metrics.likes ?? 0) + (metrics.reposts ?? 0) + (metrics.quotes ?? 0) + (metrics.replies ?? 0);
    all.set(author.id, Math.max(loudness, all.get(author.id) ?? 0));
  }
  const loudest = [...all].sort(([a, loud], [b, louder]) => louder - loud || (a < b ? -1 : 1));
  return Object.fromEntries(loudest.slice(0, most));
};
