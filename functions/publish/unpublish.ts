// Takes a post out of everything that is published: a tombstone first, then new revisions, then the old ones' files.
import type * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { answersPrefix, siteKeys, UNPUBLISHED_KEY } from '../../shared/keys.ts';
import { evidenceSchema, reportSchema } from '../../shared/report.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { readDays } from './days.ts';
import { type Edition, filesOf, type RevisionFile, toEdition } from './edition.ts';
import { type Manifest, parseManifest, toManifest } from './manifest.ts';
import { withoutInvented } from './page-invented.ts';
import { siteUrlIn } from './page-share.ts';
import { merge } from './point.ts';
import { publicReportSchema } from './public-report.ts';
import { publishEdition } from './publish-edition.ts';
import { FOREVER, manifestBytes } from './settle.ts';
import { stampAt } from './stamp.ts';
import { readUnpublished, unpublishedSchema, withTombstone } from './unpublished.ts';
import { withoutPosts } from './withdraw.ts';

export interface Unpublication {
  readonly key: string;
  /** Reports that held the post, each with its revision without it. */
  readonly reports: readonly { readonly slug: string; readonly revision: number }[];
}

const REASON = 'a post was taken out';
const MANIFEST = /^site\/reports\/([^/]+)\/manifest\.json$/;
const REVISION = /^site\/reports\/([^/]+)\/r(\d+)\/report\.json$/;

/** Files that tell whether a folder speaks of a post. */
const DATA: ReadonlySet<string> = new Set(['report', 'evidence', 'wordcloud']);

type Files = ReturnType<typeof siteKeys>['stable'];

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

const textAt = async (store: Store, key: string): Promise<string | undefined> => {
  const stored = await store.read(key);
  return stored === undefined ? undefined : Buffer.from(stored.bytes).toString();
};

/** Whether the data of a folder speaks of the post; what people read is made from the data. */
const speaksOf = async (store: Store, files: Files, post: string): Promise<boolean> => {
  for (const key of [files.report, files.evidence, files.wordcloud]) {
    if ((await textAt(store, key))?.includes(JSON.stringify(post)) === true) return true;
  }
  return false;
};

const readAs = <T>(schema: z.ZodType<T>, key: string, text: string): T => {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new BadInputError(
    `${key} is not of the form that this version reads (${issueOf(parsed.error)}); run the day again first.`,
  );
};

/** The edition of a published folder without the posts; undefined where the folder is not whole. */
const editionOf = async (
  store: Store,
  files: Files,
  gone: ReadonlySet<string>,
  now: Date | undefined,
  siteUrl: string | undefined,
): Promise<{ edition: Edition; manifest: Manifest } | undefined> => {
  const manifest = parseManifest((await store.read(files.manifest))?.bytes);
  const [reportText, evidenceText] = [await textAt(store, files.report), await textAt(store, files.evidence)];
  const [jpg, svg, json] = [
    await store.read(files.image),
    await store.read(files.vector),
    await store.read(files.wordcloud),
  ];
  if (manifest === undefined || reportText === undefined || evidenceText === undefined) return undefined;
  if (jpg === undefined || svg === undefined || json === undefined) return undefined;
  const { run: id, degraded } = readAs(publicReportSchema, files.report, reportText);
  const published = readAs(reportSchema, files.report, reportText);
  const posttime = now === undefined ? published.posttime : stampAt(now, published.window.timezone);
  const { report, evidence, cloud } = withoutPosts(
    {
      report: { ...published, posttime },
      evidence: readAs(evidenceSchema, files.evidence, evidenceText),
      cloud: json.bytes,
    },
    gone,
  );
  const { slug, platform, topic, style, settingsHash, window } = manifest;
  const run: Run = {
    id,
    slug,
    platform,
    topic,
    window,
    style,
    madeAt: published.window.end,
    force: false,
    sources: [],
    unchanged: false,
  };
  const png = manifest.files.png === undefined ? undefined : (await store.read(files.png))?.bytes;
  const picture = { jpg: jpg.bytes, svg: svg.bytes, png, json: cloud };
  // What the report lacked when it was made, its word cloud too, is said in it already.
  const posts = await textAt(store, files.posts);
  const given = {
    ...{ run, settingsHash, report, evidence, picture, drawn: true, lacking: degraded, reason: REASON },
    inventedPage: posts === undefined ? undefined : withoutInvented(posts, gone),
  };
  // Who takes a post out need not know where the site is; its pages do.
  const known = siteUrl ?? siteUrlIn((await textAt(store, files.page)) ?? '');
  return { edition: toEdition(given, known), manifest };
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
  const whole = await editionOf(store, keys, gone, undefined, siteUrl);
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

/** Empties the answers of models that are kept for later runs: any of them may quote the post. */
const forgetAnswers = async (store: Store, slug: string): Promise<void> => {
  for await (const key of store.list(answersPrefix(slug))) await store.write(key, '');
};

/**
 * Takes a post out of all reports, their evidence and their word clouds. The tombstone comes first, so that no run
 * brings the post back meanwhile; new revisions come before the old ones are written over, so that a reader's pointer
 * never leads to less than a whole report. Answers of models that are kept for later runs are emptied. Can be called again after a crash.
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
  for (const [slug, revisions] of await reportsIn(store)) {
    await forgetAnswers(store, slug);
    const keys = siteKeys(slug);
    const speaking: number[] = [];
    for (const n of revisions) if (await speaksOf(store, keys.revision(n), key)) speaking.push(n);
    if (speaking.length === 0 && !(await speaksOf(store, keys.stable, key))) continue;
    const current = await editionOf(store, keys.stable, gone, now, siteUrl);
    if (current !== undefined) {
      const { revision } = await publishEdition(store, current.edition, siteUrl);
      reports.push({ slug, revision });
    }
    for (const n of speaking) await redact(store, slug, n, gone, siteUrl);
  }
  return { key, reports };
};
