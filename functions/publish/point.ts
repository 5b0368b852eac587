// Moves the pointers on to a revision: months, index, their pages, feeds, and last of all latest.json.
import type * as z from 'zod';
import { ConflictError } from '../../shared/errors.ts';
import {
  ARCHIVE_KEY,
  feedKeys,
  INDEX_KEY,
  INDEX_PAGE_KEY,
  LATEST_KEY,
  monthIndexKey,
  monthPageKey,
  storiesKey,
} from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { feedEntryOf, feedSchema, mergeFeed } from './feed.ts';
import { atomFeed } from './feed-atom.ts';
import type { Manifest } from './manifest.ts';
import { indexPage, monthPage } from './page-index.ts';
import {
  archiveSchema,
  entryOf,
  indexSchema,
  latestSchema,
  mergeArchive,
  mergeIndex,
  mergeLatest,
  mergeMonth,
  monthIndexSchema,
  parsePointer,
  pathInSite,
} from './pointers.ts';
import { refreshDays } from './refresh-days.ts';
import { POINTER } from './settle.ts';
import { mergeStories, storiesSchema, storyDayOf } from './stories.ts';

/** Other writers that a pointer may meet before the state is tried again as a whole. */
const MOST_MEETINGS = 20;

const HTML_TYPE = 'text/html; charset=utf-8';

/**
 * Reads an object, makes its new content and writes it under a condition, again when another writer came between.
 * `make` is called after the read: what it reads itself is at least as new as what other writers made theirs from.
 */
export const update = async (
  store: Store,
  key: string,
  contentType: string,
  make: (there: Uint8Array | undefined) => string | Promise<string>,
): Promise<void> => {
  for (let meetings = 0; ; meetings++) {
    const stored = await store.read(key);
    const bytes = Buffer.from(await make(stored?.bytes));
    if (stored !== undefined && bytes.equals(stored.bytes)) return;
    const condition = stored === undefined ? ({ absent: true } as const) : { match: stored.etag };
    try {
      await store.write(key, bytes, { contentType, cacheControl: POINTER, condition });
      return;
    } catch (error) {
      if (!(error instanceof ConflictError) || meetings === MOST_MEETINGS) throw error;
    }
  }
};

/** Reads a pointer, merges into it and writes it under a condition. */
export const merge = async <T>(
  store: Store,
  key: string,
  schema: z.ZodType<T>,
  merged: (there: T | undefined) => T,
  contentType = 'application/json',
): Promise<void> =>
  update(store, key, contentType, (there) => {
    const pointer = there === undefined ? undefined : parsePointer(key, there, schema);
    return `${JSON.stringify(merged(pointer), null, 2)}\n`;
  });

/** Writes what is made from a pointer: of two writers at once, the one that read the older pointer writes again. */
export const derive = async <T>(
  store: Store,
  { key, from, contentType }: { readonly key: string; readonly from: string; readonly contentType: string },
  schema: z.ZodType<T>,
  made: (pointer: T) => string,
): Promise<void> =>
  update(store, key, contentType, async (there) => {
    const pointer = await store.read(from);
    // A pointer that is gone leaves the page as it is; the next run makes both.
    if (pointer === undefined) return Buffer.from(there ?? []).toString();
    return made(parsePointer(from, pointer.bytes, schema));
  });

/** Moves all pointers on. Each is whole at any moment, leads only to what is there, and moves once for a revision. */
export const point = async (store: Store, manifest: Manifest, siteUrl: string | undefined): Promise<void> => {
  const entry = entryOf(manifest);
  const month = entry.to.slice(0, 7);
  const monthKey = monthIndexKey(month);
  const told = storyDayOf(manifest);
  if (told !== undefined) {
    const key = storiesKey(`${entry.platform}_${entry.topic}`, month);
    await merge(store, key, storiesSchema, (there) => mergeStories(there, told));
  }
  await merge(store, monthKey, monthIndexSchema, (there) => mergeMonth(there, entry));
  await merge(store, INDEX_KEY, indexSchema, (there) => mergeIndex(there, entry, pathInSite(monthKey)));
  await merge(store, ARCHIVE_KEY, archiveSchema, (there) => mergeArchive(there, entry));
  await derive(store, { key: monthPageKey(month), from: monthKey, contentType: HTML_TYPE }, monthIndexSchema, (there) =>
    monthPage(month, there),
  );
  await refreshDays(store, manifest);
  await derive(store, { key: INDEX_PAGE_KEY, from: ARCHIVE_KEY, contentType: HTML_TYPE }, archiveSchema, (there) =>
    indexPage(there, siteUrl),
  );
  const feedEntry = feedEntryOf(manifest);
  for (const topic of [undefined, `${entry.platform}_${entry.topic}`]) {
    const feed = { topic, siteUrl };
    const { json, atom } = feedKeys(topic);
    await merge(store, json, feedSchema, (there) => mergeFeed(feed, there, feedEntry), 'application/feed+json');
    await derive(store, { key: atom, from: json, contentType: 'application/atom+xml' }, feedSchema, (there) =>
      atomFeed(feed, there),
    );
  }
  await merge(store, LATEST_KEY, latestSchema, (there) => mergeLatest(there, entry));
};
