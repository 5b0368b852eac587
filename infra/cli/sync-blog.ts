// A blog's checkout filled from the store: which file goes where, and whether what stands there is ours.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { checkPost } from '../../shared/checksum.ts';
import { readDrafts } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { type filesBeside, siteKeys } from '../../shared/keys.ts';
import { INVENTED_PAGE } from '../../shared/links.ts';
import type { Store } from '../../shared/store/store.ts';

export interface Synced {
  /** Paths within the checkout. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Changed by hand, and left alone. */
  readonly byHand: readonly string[];
}

/** What the command wrote, by path: SHA-256 of the bytes. By it files without a checksum of their own are known again. */
const RECORD = '.dawn-chorus.json';
const recordSchema = z.object({ version: z.literal(1), files: z.record(z.string(), z.string()) });
type Written = ReadonlyMap<string, string>;

const POST = /^site\/(_posts\/\d{4}-\d{2}-\d{2}-([a-z0-9_]+)\.md)$/;
const DRAFT = /^_drafts\/[a-z0-9_]+\.md$/;
const PICTURE = /^site\/(\d{4}\/\d{2}\/\d{2}\/(?:[a-z0-9_]+\/)?wordcloud_[a-z0-9_]+\.jpg)$/;

const fileSchema = z.object({ sha256: z.string() }).optional();
const manifestSchema = z.object({
  pictures: z.array(z.string()),
  files: z.looseObject({ image: fileSchema, posts: fileSchema, cited: fileSchema, plain: fileSchema }),
});
type Manifest = z.infer<typeof manifestSchema>;

/** A file for the checkout: where it goes, where it is, and its SHA-256 where the manifest tells it. */
interface Wanted {
  readonly path: string;
  readonly key: string;
  readonly slug: string;
  readonly sum?: string | undefined;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const manifestAt = async (store: Store, key: string): Promise<Manifest | undefined> => {
  const stored = await store.read(key);
  return stored === undefined
    ? undefined
    : manifestSchema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString())).data;
};

/** Pictures of a report beside its post's URL, and the page of invented posts, where it has one. */
const besidePost = ({ pictures, files }: Manifest, slug: string, folder: ReturnType<typeof filesBeside>): Wanted[] =>
  pictures.flatMap((picture): Wanted[] => {
    const path = PICTURE.exec(picture)?.[1];
    if (path === undefined) return [];
    const page = join(dirname(path), INVENTED_PAGE);
    return [
      { path, key: folder.image, slug, sum: files.image?.sha256 },
      ...(files.posts === undefined ? [] : [{ path: page, key: folder.posts, slug, sum: files.posts.sha256 }]),
    ];
  });

/** Posts and what stands beside them. */
const published = async (store: Store): Promise<Wanted[]> => {
  const posts: Wanted[] = [];
  for await (const key of store.list('site/_posts/')) {
    const [, path, slug] = POST.exec(key) ?? [];
    if (path !== undefined && slug !== undefined) posts.push({ path, key, slug });
  }
  const beside: Wanted[] = [];
  for (const slug of new Set(posts.map((post) => post.slug))) {
    const { stable } = siteKeys(slug);
    const manifest = await manifestAt(store, stable.manifest);
    if (manifest !== undefined) beside.push(...besidePost(manifest, slug, stable));
  }
  return [...beside, ...posts];
};

/**
 * Drafts as Jekyll shows them with `--drafts`, and what stands beside them.
 * @param out paths of what is published: a draft of the same day does not take its picture's place
 */
const drafts = async (store: Store, out: ReadonlySet<string>): Promise<Wanted[]> => {
  const wanted: Wanted[] = [];
  for (const { slug, version, style } of await readDrafts(store)) {
    const folder = siteKeys(slug).draft(version);
    const manifest = await manifestAt(store, folder.manifest);
    if (manifest !== undefined) wanted.push(...besidePost(manifest, slug, folder).filter(({ path }) => !out.has(path)));
    wanted.push({ path: `_drafts/${slug}.md`, key: folder[style], slug });
  }
  return wanted;
};

/** Sums of all that revisions of a slug held: what equals one of them is ours. */
const revisionSums = async (store: Store, slug: string): Promise<Set<string>> => {
  const sums = new Set<string>();
  const prefix = siteKeys(slug).stable.manifest.replace(/manifest\.json$/, 'r');
  for await (const key of store.list(prefix)) {
    const { files } = (key.endsWith('/manifest.json') ? await manifestAt(store, key) : undefined) ?? {};
    for (const file of Object.values(files ?? {})) {
      const sum = fileSchema.safeParse(file).data?.sha256;
      if (sum !== undefined) sums.add(sum);
    }
  }
  return sums;
};

const readRecord = async (checkout: string): Promise<Written> => {
  const text = await readFile(join(checkout, RECORD), 'utf8').catch(() => undefined);
  if (text === undefined) return new Map();
  try {
    return new Map(Object.entries(recordSchema.parse(JSON.parse(text)).files));
  } catch {
    throw new BadInputError(`${join(checkout, RECORD)} is not what sync writes; delete it, and it is made again.`);
  }
};

const readThere = (path: string): Promise<Buffer | undefined> => readFile(path).catch(() => undefined);

/** Whole files only: a build that runs meanwhile never meets half of one. */
const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.part`;
  await writeFile(half, bytes);
  await rename(half, path);
};

/** Whether what stands in a checkout is as we wrote it, by its checksum, by the record, or as a revision had it. */
const isOurs = async (store: Store, there: Buffer, { path, slug }: Wanted, record: Written): Promise<boolean> => {
  const isPost = path.endsWith('.md');
  const state = isPost ? checkPost(there.toString()) : 'unknown';
  if (state !== 'unknown') return state === 'kept';
  const sum = sha256(isPost ? Buffer.from(there.toString().replaceAll('\r\n', '\n')) : there);
  return record.get(path) === sum || (await revisionSums(store, slug)).has(sum);
};

/**
 * Fills a checkout with posts and their pictures; what was changed there by hand is left alone, and what is not ours is not
 * looked at. With drafts, those that wait come into `_drafts/`, and those that don't any more go.
 * Throws BadInputError where the checkout is no folder.
 */
export const syncBlog = async (store: Store, checkout: string, withDrafts: boolean): Promise<Synced> => {
  const folder = await stat(checkout).catch(() => undefined);
  if (folder?.isDirectory() !== true)
    throw new BadInputError(`The checkout ${checkout} is no folder; name the one that holds the blog's _config.yml.`);
  const record = await readRecord(checkout);
  const sums = new Map(record);
  const written: string[] = [];
  const removed: string[] = [];
  const byHand: string[] = [];
  let unchanged = 0;
  const out = await published(store);
  const paths = new Set(out.map(({ path }) => path));
  const wanted = [...out, ...(withDrafts ? await drafts(store, paths) : [])];
  for (const file of wanted) {
    const path = join(checkout, file.path);
    const there = await readThere(path);
    if (there !== undefined && sha256(there) === file.sum) {
      unchanged++;
      sums.set(file.path, file.sum);
      continue;
    }
    const stored = await store.read(file.key);
    if (stored === undefined) continue;
    const sum = sha256(stored.bytes);
    if (there !== undefined && sha256(there) === sum) unchanged++;
    else if (there !== undefined && !(await isOurs(store, there, file, record))) {
      byHand.push(file.path);
      continue;
    } else {
      await writeWhole(path, stored.bytes);
      written.push(file.path);
    }
    sums.set(file.path, sum);
  }
  // A draft that was released is a post now; one of our own making that nobody touched goes.
  const waiting = new Set(wanted.map(({ path }) => path));
  for (const [path, sum] of record) {
    if (!withDrafts || !DRAFT.test(path) || waiting.has(path)) continue;
    const there = await readThere(join(checkout, path));
    if (there !== undefined && sha256(there) !== sum) {
      byHand.push(path);
      continue;
    }
    await rm(join(checkout, path), { force: true });
    if (there !== undefined) removed.push(path);
    sums.delete(path);
  }
  const files = Object.fromEntries([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const bytes = Buffer.from(`${JSON.stringify({ version: 1, files }, null, 2)}\n`);
  if ((await readThere(join(checkout, RECORD)))?.equals(bytes) !== true)
    await writeWhole(join(checkout, RECORD), bytes);
  return { written, removed, unchanged, byHand };
};
