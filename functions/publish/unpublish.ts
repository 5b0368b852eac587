// Takes a post out of everything that is published: a tombstone first, then new revisions, then the old ones' files.
import { readDrafts } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { answersPrefix, siteKeys, UNPUBLISHED_KEY } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { forgetQuoting } from './amendments.ts';
import { readDays } from './days.ts';
import { filesOf, type RevisionFile } from './edition.ts';
import { parseManifest, toManifest } from './manifest.ts';
import { merge } from './point.ts';
import { publishEdition } from './publish-edition.ts';
import { readEdition, speaksOf } from './read-edition.ts';
import { FOREVER, manifestBytes } from './settle.ts';
import { unpublishInDrafts } from './unpublish-drafts.ts';
import { readUnpublished, unpublishedSchema, withTombstone } from './unpublished.ts';

export interface Unpublication {
  readonly key: string;
  /** Reports that held the post, each with its revision without it. */
  readonly reports: readonly { readonly slug: string; readonly revision: number }[];
  /** Drafts that held it, each with a version without it now; absent where none did. */
  readonly drafts?: readonly string[];
  /** Reports whose blog post was changed by hand and stays as it is: whether it holds the post, its owner knows. */
  readonly byHand?: readonly string[];
}

const REASON = 'a post was taken out';
const MANIFEST = /^site\/reports\/([^/]+)\/manifest\.json$/;
const REVISION = /^site\/reports\/([^/]+)\/r(\d+)\/report\.json$/;

/** Files that tell whether a folder speaks of a post. */
const DATA: ReadonlySet<string> = new Set(['report', 'evidence', 'wordcloud']);

/** Slugs that have a revision, each with the numbers of its revisions' folders. */
const reportsIn = async (store: Store): Promise<Map<string, number[]>> => {
  const revisions: [slug: string, revision: number][] = [];
  const slugs = new Set<string>();
  for await (const key of store.list('site/reports/')) {
    const slug = MANIFEST.exec(key)?.[1];
    if (slug !== undefined) slugs.add(slug);
    const [, of, n] = REVISION.exec(key) ?? [];
    if (of !== undefined) revisions.push([of, Number(n)]);
  }
  return new Map([...slugs].map((slug) => [slug, revisions.filter(([of]) => of === slug).map(([, n]) => n)]));
};

/** Writes a revision's files over, under its own number and reason; what people read before the data. */
const redact = async (
  store: Store,
  slug: string,
  revision: number,
  gone: ReadonlySet<string>,
  siteUrl: string | undefined,
): Promise<void> => {
  const keys = siteKeys(slug).revision(revision);
  const whole = await readEdition(store, keys, { gone, siteUrl });
  if (whole === undefined) {
    // A revision that was never finished: nothing leads to it, and its number is taken.
    for (const name of ['cited', 'plain', 'page', 'posts', 'wordcloud', 'evidence', 'report'] as const) {
      if ((await store.read(keys[name])) !== undefined) await store.write(keys[name], '', { cacheControl: FOREVER });
    }
    return;
  }
  const known = await readDays(store, whole.manifest, whole.manifest.window.to);
  const files = filesOf(whole.edition, revision, whole.manifest.reason, known);
  const manifest = toManifest(whole.edition, revision, whole.manifest.reason, files);
  const write = async ({ name, bytes, contentType }: RevisionFile): Promise<void> => {
    await store.write(keys[name], bytes, { contentType, cacheControl: FOREVER });
  };
  // The data comes last: by it a second call sees what a crash left undone.
  for (const file of files) if (!DATA.has(file.name)) await write(file);
  await store.write(keys.manifest, manifestBytes(manifest), {
    contentType: 'application/json',
    cacheControl: FOREVER,
  });
  for (const file of files) if (DATA.has(file.name)) await write(file);
};

/** Takes the words of posts that were taken out from what was amended in published reports and in drafts. */
const forgetAmendments = async (store: Store, slugs: Iterable<string>, gone: ReadonlySet<string>): Promise<void> => {
  for (const slug of slugs) {
    const manifest = parseManifest((await store.read(siteKeys(slug).stable.manifest))?.bytes);
    if (manifest !== undefined) await forgetQuoting(store, manifest, gone);
  }
  for (const draft of await readDrafts(store)) await forgetQuoting(store, draft, gone);
};

/** Empties the answers of models that are kept for later runs: any of them may quote the post. */
const forgetAnswers = async (store: Store, slug: string): Promise<void> => {
  for await (const key of store.list(answersPrefix(slug))) await store.write(key, '');
};

/**
 * Takes a post out of all reports, their evidence and their word clouds. The tombstone comes first, so that no run
 * brings the post back meanwhile; new revisions come before the old ones are written over, so that a reader's pointer
 * never leads to less than a whole report. Amendments that quote it are forgotten, and answers of models that are kept for later
 * runs are emptied. Can be called again after a crash.
 * Throws BadInputError when the key is none.
 * @param key `{platform}:{id}`
 * @param now time of making of the new revisions
 */
export const unpublish = async (store: Store, key: string, now: Date, siteUrl?: string): Promise<Unpublication> => {
  if (!/^(?!https?:)[a-z0-9]+:[^\s"]+$/.test(key)) {
    throw new BadInputError(`The post ${JSON.stringify(key)} is no {platform}:{id}, such as twitter:1234567890.`);
  }
  await merge(store, UNPUBLISHED_KEY, unpublishedSchema, (there) => withTombstone(there, key, now.toISOString()));
  const gone = await readUnpublished(store);
  const reports: { slug: string; revision: number }[] = [];
  const byHand: string[] = [];
  const published = await reportsIn(store);
  await forgetAmendments(store, published.keys(), gone);
  for (const [slug, revisions] of published) {
    await forgetAnswers(store, slug);
    const keys = siteKeys(slug);
    const speaking: number[] = [];
    for (const n of revisions) if (await speaksOf(store, keys.revision(n), key)) speaking.push(n);
    if (speaking.length === 0 && !(await speaksOf(store, keys.stable, key))) continue;
    const current = await readEdition(store, keys.stable, { gone, now, reason: REASON, siteUrl });
    if (current !== undefined) {
      const { revision, postByHand } = await publishEdition(store, current.edition, siteUrl);
      reports.push({ slug, revision });
      if (postByHand === true) byHand.push(slug);
    }
    for (const n of speaking) await redact(store, slug, n, gone, siteUrl);
  }
  const drafts = await unpublishInDrafts(store, key, gone, siteUrl);
  return { key, reports, ...(drafts.length === 0 ? {} : { drafts }), ...(byHand.length === 0 ? {} : { byHand }) };
};

/**
 * Takes out what was unpublished while something was being published, which its reader of tombstones could not know: of two
 * hands at once the one that ends later finds what the other wanted.
 * @param known tombstones that what was published has looked at
 * @returns whether there was any
 */
export const unpublishSince = async (
  store: Store,
  known: ReadonlySet<string>,
  now: Date,
  siteUrl?: string,
): Promise<boolean> => {
  const since = [...(await readUnpublished(store))].filter((key) => !known.has(key));
  for (const key of since) await unpublish(store, key, now, siteUrl);
  return since.length > 0;
};
