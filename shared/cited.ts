// Whose posts the reports of a topic cite, by day: so money goes first to accounts that tell stories.
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { citedKey } from './keys.ts';
import type { Evidence } from './report.ts';
import type { Run } from './run.ts';
import type { Store } from './store/store.ts';

/** Days whose citations count: four weeks, so that each weekday counts alike. */
export const CITED_DAYS = 28;

const citedSchema = z.object({ version: z.literal(1), cited: z.record(z.string(), z.number().int().positive()) });

/** In how many stories of a report each handle is cited, lower-cased; sentences without a story count as one each. */
export const citedIn = (
  { sentences, posts }: Pick<Evidence, 'sentences' | 'posts'>,
  platform: string,
): Map<string, number> => {
  const stories = new Map<string, Set<string>>();
  for (const [id, { cites, role, storyId }] of Object.entries(sentences)) {
    if (role !== 'claim') continue;
    for (const key of cites) {
      const handle = key.startsWith(`${platform}:`) ? posts[key]?.handle.toLowerCase() : undefined;
      if (handle === undefined || handle === '') continue;
      const told = stories.get(handle) ?? new Set();
      stories.set(handle, told.add(storyId ?? id));
    }
  }
  return new Map([...stories].map(([handle, told]) => [handle, told.size]));
};

/** Remembers whom the published report of a day cites. A window of several days remembers nothing, as the memory does. */
export const keepCited = async (
  store: Store,
  { platform, topic, window }: Pick<Run, 'platform' | 'topic' | 'window'>,
  evidence: Pick<Evidence, 'sentences' | 'posts'>,
): Promise<void> => {
  if (window.from !== window.to) return;
  const cited = Object.fromEntries([...citedIn(evidence, 'twitter')].sort(([a], [b]) => (a < b ? -1 : 1)));
  const key = citedKey(platform, topic, window.from);
  const text = JSON.stringify({ version: 1, cited });
  const stored = await store.read(key);
  if (stored !== undefined && Buffer.from(stored.bytes).toString('utf8') === text) return;
  await store.write(key, text, { contentType: 'application/json' });
};

export interface CitedBefore {
  /** In how many stories each handle was cited, lower-cased. */
  readonly stories: ReadonlyMap<string, number>;
  /** On how many of the days each handle was cited. */
  readonly days: ReadonlyMap<string, number>;
  /** Days that are remembered. */
  readonly known: number;
}

/**
 * Whom the reports of the days before a day cite. Only days before it count, so that a backfill is the same whenever it is
 * made; a file that this version does not understand counts as none.
 * @param day civil day, itself left out
 */
export const citedBefore = async (
  store: Store,
  { platform, topic }: Pick<Run, 'platform' | 'topic'>,
  day: string,
  daysBack = CITED_DAYS,
): Promise<CitedBefore> => {
  const stories = new Map<string, number>();
  const days = new Map<string, number>();
  let known = 0;
  for (let n = 1; n <= daysBack; n++) {
    const stored = await store.read(
      citedKey(platform, topic, Temporal.PlainDate.from(day).subtract({ days: n }).toString()),
    );
    if (stored === undefined) continue;
    const parsed = citedSchema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString('utf8')));
    if (!parsed.success) continue;
    known++;
    for (const [handle, count] of Object.entries(parsed.data.cited)) {
      stories.set(handle, (stories.get(handle) ?? 0) + count);
      days.set(handle, (days.get(handle) ?? 0) + 1);
    }
  }
  return { stories, days, known };
};
