// The stable copies of a slug's highest revision: the folder without a number, the Jekyll post and its pictures.
import { BrokenPromiseError, ConflictError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import { INVENTED_PAGE } from '../../shared/links.ts';
import type { Store } from '../../shared/store/store.ts';
import { pageOfDay, readDays } from './days.ts';
import { FILE_NAMES } from './file-names.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { fillDays } from './page-days.ts';
import { toStablePage } from './page-report.ts';
import { isByHand } from './post-by-hand.ts';
import { storyDayOf } from './stories.ts';
import { tombstone } from './tombstone.ts';

/** Cache control of what never changes, of copies that a revision replaces, and of what every run moves on. */
export const FOREVER = 'public, max-age=31536000, immutable';
export const STABLE = 'public, max-age=300';
export const POINTER = 'public, max-age=60';

const MARKDOWN_TYPE = 'text/markdown; charset=utf-8';
/** Revisions that may be published meanwhile before the state is tried again as a whole. */
const MOST_MEETINGS = 20;

export const manifestBytes = (manifest: Manifest): Uint8Array => Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);

interface Copy {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The post of a blog, which its owner may have changed. */
  readonly isPost?: true;
}

/** Whether a post that was changed by hand stands where a copy would go. */
const isTaken = async (store: Store, slug: string, { key, bytes, isPost }: Copy): Promise<boolean> => {
  if (isPost !== true) return false;
  const there = await store.read(key);
  if (there === undefined || Buffer.from(there.bytes).equals(bytes)) return false;
  return isByHand(store, slug, there.bytes);
};

/** Returns whether anything had to be written. */
export const writeIfOther = async (store: Store, { key, bytes, contentType }: Copy): Promise<boolean> => {
  const there = await store.read(key);
  if (there !== undefined && Buffer.from(there.bytes).equals(bytes)) return false;
  await store.write(key, bytes, { contentType, cacheControl: STABLE });
  return true;
};

/** The page beside the stable copies, with what is known of other days. */
const stablePage = async (store: Store, manifest: Manifest, bytes: Uint8Array): Promise<Uint8Array> => {
  const html = toStablePage(Buffer.from(bytes).toString());
  const page = pageOfDay({ ...manifest, timezone: manifest.window.timezone }, 'stable');
  if (page === undefined) return Buffer.from(html);
  return Buffer.from(fillDays(html, await readDays(store, manifest, page.day, storyDayOf(manifest)), page));
};

/** What the stable copies of a revision are, in the order of writing: pictures, data, Markdown, the post. */
const copiesOf = async (store: Store, manifest: Manifest, replaced: Manifest | undefined): Promise<Copy[]> => {
  const { slug, revision, style } = manifest;
  const keys = siteKeys(slug);
  const from = keys.revision(revision);
  const read = async (name: (typeof FILE_NAMES)[number]): Promise<Omit<Copy, 'key'>> => {
    const stored = await store.read(from[name]);
    if (stored === undefined) {
      throw new BrokenPromiseError(
        `${from[name]} is gone from ${store.url}, though its manifest names it; restore it or run again with --force.`,
      );
    }
    return { bytes: stored.bytes, contentType: manifest.files[name]?.contentType ?? 'application/octet-stream' };
  };
  const image = await read('image');
  const copies: Copy[] = manifest.pictures.map((key) => ({ key, ...image }));
  if (manifest.files.posts !== undefined) {
    const posts = await read('posts');
    copies.push(...manifest.pictures.map((key) => ({ key: key.replace(/[^/]+$/, INVENTED_PAGE), ...posts })));
  }
  for (const name of FILE_NAMES) {
    if (manifest.files[name] === undefined) continue;
    const { bytes, contentType } = await read(name);
    const copy = name === 'page' ? await stablePage(store, manifest, bytes) : bytes;
    copies.push({ key: keys.stable[name], contentType, bytes: copy });
  }
  copies.push({ key: manifest.post, ...(await read(style)), isPost: true });
  if (replaced !== undefined && replaced.post !== manifest.post) {
    const bytes = Buffer.from(tombstone(slug));
    copies.push({ key: replaced.post, bytes, contentType: MARKDOWN_TYPE, isPost: true });
  }
  return copies;
};

/**
 * Makes the stable copies those of the given revision, or of a higher one that was published meanwhile; the manifest
 * comes last and under a condition, so that of two runs at once the higher revision stays, whole. Bytes that are there
 * already are not written again, and a post that was changed by hand stays as it is.
 * @returns whether there is one
 */
export const settle = async (store: Store, mine: Manifest): Promise<{ readonly postByHand: boolean }> => {
  const key = siteKeys(mine.slug).stable.manifest;
  for (let meetings = 0; ; meetings++) {
    const stored = await store.read(key);
    const current = parseManifest(stored?.bytes);
    const highest = current !== undefined && current.revision > mine.revision ? current : mine;
    let hasWritten = false;
    let postByHand = false;
    for (const copy of await copiesOf(store, highest, current)) {
      if (await isTaken(store, mine.slug, copy)) postByHand = true;
      else if (await writeIfOther(store, copy)) hasWritten = true;
    }
    const bytes = manifestBytes(highest);
    // After a write even the same manifest is written, since its condition tells whether another run's copies were hit.
    if (!hasWritten && stored !== undefined && Buffer.from(stored.bytes).equals(bytes)) return { postByHand };
    const condition = stored === undefined ? ({ absent: true } as const) : { match: stored.etag };
    try {
      await store.write(key, bytes, { contentType: 'application/json', cacheControl: STABLE, condition });
      return { postByHand };
    } catch (error) {
      if (!(error instanceof ConflictError) || meetings === MOST_MEETINGS) throw error;
    }
  }
};
