// Reads a published folder, or a draft's, back as an edition: without posts that were taken out, and as it was amended by hand.
import type * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import type { siteKeys } from '../../shared/keys.ts';
import { evidenceSchema, reportSchema } from '../../shared/report.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { noted } from './amend-report.ts';
import type { Amendment } from './amendments.ts';
import { bringAmendments } from './bring-amendments.ts';
import { type Edition, toEdition } from './edition.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { withoutInvented } from './page-invented.ts';
import { siteUrlIn } from './page-share.ts';
import { publicReportSchema } from './public-report.ts';
import { readRunSources } from './read-sources.ts';
import { stampAt } from './stamp.ts';
import { withoutPosts } from './withdraw.ts';

export type Files = ReturnType<typeof siteKeys>['stable'];

export const textAt = async (store: Store, key: string): Promise<string | undefined> => {
  const stored = await store.read(key);
  return stored === undefined ? undefined : Buffer.from(stored.bytes).toString();
};

/** Files that people read. */
const READ = ['cited', 'plain', 'page', 'posts'] as const;

/** Whether a folder was emptied while it was being written: what came after may speak of any post. */
const isHalfEmptied = async (store: Store, files: Files): Promise<boolean> => {
  if ((await textAt(store, files.report)) !== '') return false;
  for (const name of READ) if (((await textAt(store, files[name])) ?? '') !== '') return true;
  return false;
};

/** Whether the data of a folder speaks of the post; what people read is made from the data. */
export const speaksOf = async (store: Store, files: Files, post: string): Promise<boolean> => {
  if (await isHalfEmptied(store, files)) return true;
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

/** What becomes of a folder's report on its way into an edition. */
export interface Change {
  /** Posts that were taken out. */
  readonly gone: ReadonlySet<string>;
  readonly amendments?: readonly Amendment[];
  /** Time of making; without it that of the folder stays. */
  readonly now?: Date;
  /** Why there is another revision; without it that is found by comparison. */
  readonly reason?: string;
  /** Root of the site; without it the one that the folder's page knows: who changes a report need not know where the site is. */
  readonly siteUrl?: string | undefined;
}

export interface ReadEdition {
  readonly edition: Edition;
  readonly manifest: Manifest;
  /** Whether an amendment was judged that the folder did not know. */
  readonly isAmended: boolean;
}

/** The edition of a folder; undefined where the folder is not whole. */
export const readEdition = async (
  store: Store,
  files: Files,
  { gone, amendments = [], now, reason, siteUrl }: Change,
): Promise<ReadEdition | undefined> => {
  const manifest = parseManifest((await store.read(files.manifest))?.bytes);
  const [reportText, evidenceText] = [await textAt(store, files.report), await textAt(store, files.evidence)];
  const [jpg, svg, json] = [
    await store.read(files.image),
    await store.read(files.vector),
    await store.read(files.wordcloud),
  ];
  // Empty is what a post was taken out of before its folder was whole.
  if (manifest === undefined || !reportText || !evidenceText) return undefined;
  if (jpg === undefined || svg === undefined || json === undefined) return undefined;
  const { run: id, degraded } = readAs(publicReportSchema, files.report, reportText);
  const published = readAs(reportSchema, files.report, reportText);
  const posttime = now === undefined ? published.posttime : stampAt(now, published.window.timezone);
  const { cloud, ...kept } = withoutPosts(
    {
      report: { ...published, posttime },
      evidence: readAs(evidenceSchema, files.evidence, evidenceText),
      cloud: json.bytes,
    },
    gone,
  );
  const before = noted(kept);
  const { report, evidence } = await bringAmendments(before, amendments, () => readRunSources(store, before));
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
    ...{ run, settingsHash, report, evidence, picture, drawn: true, lacking: degraded, reason },
    inventedPage: posts === undefined ? undefined : withoutInvented(posts, gone),
  };
  const known = siteUrl ?? siteUrlIn((await textAt(store, files.page)) ?? '');
  return { edition: toEdition(given, known), manifest, isAmended: report !== before.report };
};
