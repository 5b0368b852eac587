// manifest.json: what a revision is and which bytes it is made of. Written last, so that what it names is there.
import * as z from 'zod';
import { siteKeys } from '../../shared/keys.ts';
import type { Item } from '../../shared/report.ts';
import { windowSchema } from '../../shared/run.ts';
import { type Edition, type RevisionFile, sha256 } from './edition.ts';
import { FILE_NAMES } from './file-names.ts';
import { dayOf } from './front-matter.ts';
import { storiesOf, storyToldSchema } from './stories.ts';

const fileSchema = z.object({ sha256: z.string(), bytes: z.number().int(), contentType: z.string() });

export const manifestSchema = z.object({
  version: z.literal(1),
  slug: z.string(),
  platform: z.string(),
  topic: z.string(),
  revision: z.number().int().positive(),
  run: z.string(),
  /** Why this revision is there. */
  reason: z.string(),
  language: z.string(),
  displayName: z.string(),
  title: z.string(),
  description: z.string(),
  /** What each key point is about, and its text: what feeds and the page of all reports show. */
  keyPoints: z.array(z.object({ headline: z.string(), text: z.string(), storyId: z.string().optional() })),
  /** The stories that it tells; absent in manifests of version 0.1. */
  stories: z.array(storyToldSchema).optional(),
  method: z.string(),
  style: z.enum(['cited', 'plain']),
  date: z.string(),
  posttime: z.string(),
  /** By these two Plan sees that there is nothing to do. */
  settingsHash: z.string(),
  window: windowSchema,
  posts: z.object({ collected: z.number().int(), kept: z.number().int() }),
  degraded: z.array(z.string()),
  /** SHA-256 of everything that does not depend on the time of making. */
  digest: z.string(),
  /** The files of the folder, by their field in `siteKeys`. */
  files: z.partialRecord(z.enum(FILE_NAMES), fileSchema),
  /** Keys of the Jekyll post and of the pictures beside its URL. */
  post: z.string(),
  pictures: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest in some bytes, or undefined where there is none that this version understands. */
export const parseManifest = (bytes: Uint8Array | undefined): Manifest | undefined => {
  if (bytes === undefined) return undefined;
  try {
    return manifestSchema.safeParse(JSON.parse(Buffer.from(bytes).toString())).data;
  } catch {
    return undefined;
  }
};

/**
 * The days under whose URL a post may be built: Jekyll's URLs follow the builder's zone, so beside the day in the
 * topic's zone comes the day in UTC.
 * @param date `2026-04-22 02:00:00 +0800`
 */
export const daysOfPictures = (date: string): string[] => {
  const [day = '', time = '', zone = ''] = date.split(' ');
  const utc = new Date(`${day}T${time}${zone.slice(0, 3)}:${zone.slice(3)}`).toISOString();
  return [...new Set([day, dayOf(utc)])];
};

/** Why an edition becomes a new revision. */
export const reasonOf = (edition: Edition, previous: Manifest | undefined): string => {
  if (edition.reason !== undefined) return edition.reason;
  if (previous === undefined) return 'first publication';
  const { report, settingsHash, run } = edition;
  const changes: [boolean, string][] = [
    [previous.window.partial && !report.window.partial, 'the window is complete now'],
    [previous.degraded.length > edition.degraded.length, 'what was missing is there now'],
    [previous.style !== run.style, 'another style was chosen'],
    [previous.settingsHash !== settingsHash, 'the settings changed'],
    [
      previous.posts.collected !== report.stats.collected || previous.posts.kept !== report.stats.kept,
      'the posts changed',
    ],
  ];
  const reasons = changes.filter(([isSo]) => isSo).map(([, reason]) => reason);
  return reasons.length === 0 ? 'the report changed' : reasons.join('; ');
};

/** The bold words that an item opens with: what it is about and what happened. */
export const headlineOf = ({ sentences, name }: Item): string =>
  sentences[0]?.stretches.find(({ bold }) => bold === true)?.text ?? name;

/** The manifest of an edition as a certain revision. */
export const toManifest = (
  edition: Edition,
  revision: number,
  reason: string,
  files: readonly RevisionFile[],
): Manifest => {
  const { run, report, settingsHash, degraded, digest } = edition;
  const keys = siteKeys(run.slug);
  const described = files.map(({ name, bytes, contentType }) => [
    name,
    { sha256: sha256(bytes), bytes: bytes.byteLength, contentType },
  ]);
  return manifestSchema.parse({
    version: 1,
    slug: run.slug,
    platform: run.platform,
    topic: run.topic,
    revision,
    run: run.id,
    reason,
    language: report.language,
    displayName: report.displayName,
    title: report.title,
    description: report.description,
    keyPoints: report.keyPoints.map((item) => ({
      headline: headlineOf(item),
      text: item.text,
      storyId: item.storyId,
    })),
    stories: storiesOf(report),
    method: report.method,
    style: run.style,
    date: report.date,
    posttime: report.posttime,
    settingsHash,
    window: run.window,
    posts: { collected: report.stats.collected, kept: report.stats.kept },
    degraded,
    digest,
    files: Object.fromEntries(described),
    post: keys.post(dayOf(report.date)),
    pictures: daysOfPictures(report.date).flatMap((day) => [keys.picture(day), keys.prettyPicture(day)]),
  });
};
