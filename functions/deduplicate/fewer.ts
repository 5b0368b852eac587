// Keeps a report that rests on many posts from being replaced by one of fewer: asked before a model is paid.
import { ReportHeldError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { CollectedSource, Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';

/** A day read again gives a little less now and then, as posts are deleted: a tenth less is another day's worth of trouble. */
const LEAST_SHARE = 0.9;

/** Posts of the window as a report counts them: read, whatever became of them. */
const collectedIn = (collected: readonly CollectedSource[]): number =>
  collected.reduce((sum, { read, setAside }) => sum + read - (setAside.outside ?? 0), 0);

/** Posts that the published report of a slug rests on, or undefined where there is none that says so. */
const publishedOf = async (store: Store, slug: string): Promise<number | undefined> => {
  const stored = await store.read(siteKeys(slug).stable.report);
  if (stored === undefined) return undefined;
  const { stats }: { stats?: { collected?: unknown } } = JSON.parse(Buffer.from(stored.bytes).toString('utf8'));
  return typeof stats?.collected === 'number' ? stats.collected : undefined;
};

/**
 * Throws ReportHeldError, with both numbers, where a run has collected a tenth fewer posts, or less still, than the published
 * report of its slug rests on, unless the run is forced.
 */
export const checkNotFewer = async (
  store: Store,
  { slug, force }: Pick<Run, 'slug' | 'force'>,
  collected: readonly CollectedSource[],
): Promise<void> => {
  if (force) return;
  const before = await publishedOf(store, slug);
  const now = collectedIn(collected);
  if (before === undefined || now > before * LEAST_SHARE) return;
  throw new ReportHeldError(
    `The published report of ${slug} rests on ${before} posts and this run has collected ${now}, so it was kept out; run with --force to replace it.`,
  );
};
