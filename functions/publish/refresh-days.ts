// Writes the stable pages of the days around a day anew, so that they lead to it and tell when else their stories were told.
import { ConflictError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { pageOfDay, readDays } from './days.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { fillDays } from './page-days.ts';
import { STABLE } from './settle.ts';
import { daysThatTell } from './stories.ts';

/** Other writers that a page may meet before the state is tried again as a whole. */
const MOST_MEETINGS = 20;
const HTML_TYPE = 'text/html; charset=utf-8';

/** Stories of a revision and of the one before it: what it no longer tells must go from other days' pages too. */
const storiesBetween = async (store: Store, { slug, revision, stories = [] }: Manifest): Promise<Set<string>> => {
  for (let n = revision - 1; n > 0; n--) {
    const before = parseManifest((await store.read(siteKeys(slug).revision(n).manifest))?.bytes);
    if (before !== undefined) return new Set([...stories, ...(before.stories ?? [])].map(({ storyId }) => storyId));
  }
  return new Set(stories.map(({ storyId }) => storyId));
};

/**
 * Brings the pages around a revision's day to what the pointers say now. Each page is read before the pointers, so that of two
 * writers at once the one that knew less writes again. Can be called again: bytes that are there already are not written.
 */
export const refreshDays = async (store: Store, manifest: Manifest): Promise<void> => {
  const { slug, window } = manifest;
  if (window.from !== window.to) return;
  const day = window.to;
  const known = await readDays(store, manifest, day);
  const near = daysThatTell(known.told, day, await storiesBetween(store, manifest)).map((other) => other.slug);
  const next = [known.days.findLast((other) => other.day < day), known.days.find((other) => other.day > day)];
  let slugs = [...new Set([slug, ...next.flatMap((other) => other?.slug ?? []), ...near])];
  for (let meetings = 0; slugs.length > 0; meetings++) {
    const pages = await Promise.all(
      slugs.map(async (of) => ({
        of,
        key: siteKeys(of).stable.page,
        stored: await store.read(siteKeys(of).stable.page),
      })),
    );
    const now = await readDays(store, manifest, day);
    slugs = [];
    for (const { of, key, stored } of pages) {
      const language = now.told.find((other) => other.slug === of)?.language ?? manifest.language;
      const page = pageOfDay({ slug: of, language, timezone: window.timezone }, 'stable');
      if (stored === undefined || page === undefined) continue;
      const bytes = Buffer.from(fillDays(Buffer.from(stored.bytes).toString(), now, page));
      if (bytes.equals(stored.bytes)) continue;
      try {
        await store.write(key, bytes, {
          contentType: HTML_TYPE,
          cacheControl: STABLE,
          condition: { match: stored.etag },
        });
      } catch (error) {
        if (!(error instanceof ConflictError) || meetings === MOST_MEETINGS) throw error;
        slugs.push(of);
      }
    }
  }
};
