// index.json, its months, the archive and latest.json: what they hold and how a revision is merged into them. Pure.
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { Report } from '../../shared/report.ts';
import type { Manifest } from './manifest.ts';
import { PAGE_WORDS } from './page-words.data.ts';

/** Days of reports that index.json holds. */
const RECENT_DAYS = 60;

/** A published revision. Paths are relative to the root of the site and lie in the revision's own folder. */
export const entrySchema = z.looseObject({
  slug: z.string(),
  platform: z.string(),
  topic: z.string(),
  from: z.string(),
  to: z.string(),
  revision: z.number().int().positive(),
  reason: z.string(),
  language: z.string(),
  displayName: z.string(),
  title: z.string(),
  description: z.string(),
  /** What each key point is about. */
  keyPoints: z.array(z.string()),
  /** Stories of the key points, in their order, and names that stand in none of their headlines: for the search. */
  stories: z.array(z.string()).optional(),
  names: z.array(z.string()).optional(),
  /** It tells of posts that nobody wrote. */
  invented: z.literal(true).optional(),
  method: z.string(),
  date: z.string(),
  posttime: z.string(),
  degraded: z.array(z.string()),
  report: z.string(),
  evidence: z.string(),
  manifest: z.string(),
  markdown: z.string(),
  image: z.string(),
  page: z.string(),
});
export type Entry = z.infer<typeof entrySchema>;

export const indexSchema = z.object({
  version: z.literal(1),
  /** Latest days first. */
  reports: z.array(entrySchema),
  /** Paths of the months' indexes, latest first. */
  months: z.array(z.string()),
});
export type Index = z.infer<typeof indexSchema>;

export const monthIndexSchema = indexSchema.omit({ months: true });
export type MonthIndex = z.infer<typeof monthIndexSchema>;

/** A report as the archive lists it: what a reader looks for, and where it is. */
export const archivedSchema = entrySchema.pick({
  slug: true,
  platform: true,
  topic: true,
  to: true,
  revision: true,
  language: true,
  displayName: true,
  title: true,
  keyPoints: true,
  stories: true,
  names: true,
  invented: true,
  page: true,
});
export type Archived = z.infer<typeof archivedSchema>;

export const archiveSchema = z.object({
  version: z.literal(1),
  /** All reports, latest days first. */
  reports: z.array(archivedSchema),
});
export type Archive = z.infer<typeof archiveSchema>;

export const latestSchema = z.object({ version: z.literal(1), topics: z.record(z.string(), entrySchema) });
export type Latest = z.infer<typeof latestSchema>;

/** A pointer's content. Throws BadInputError when the bytes are none that this version understands. */
export const parsePointer = <T>(key: string, bytes: Uint8Array, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    throw new BadInputError(
      `${key} is no pointer that this version can read; restore an older version of it, then publish again.`,
    );
  }
};

/** Whether this version knows the words of a language. */
export const isLanguage = (language: string | undefined): language is Report['language'] =>
  language !== undefined && Object.hasOwn(PAGE_WORDS, language);

export const pathInSite = (key: string): string => key.replace(/^site\//, '');

/** Names of stories that no headline of a key point says. */
const namesBeside = (stories: NonNullable<Manifest['stories']>, keyPoints: Manifest['keyPoints']): string[] => {
  const said = keyPoints.map(({ headline }) => headline).join(' ');
  return [...new Set(stories.flatMap(({ name }) => name ?? []))].filter((name) => !said.includes(name));
};

/** What the pointers say of a revision. */
export const entryOf = (manifest: Manifest): Entry => {
  const { slug, platform, topic, revision, reason, language, displayName, title, description } = manifest;
  const { method, date, posttime, degraded, window, keyPoints, style } = manifest;
  const files = siteKeys(slug).revision(revision);
  return {
    slug,
    platform,
    topic,
    from: window.from,
    to: window.to,
    revision,
    reason,
    language,
    displayName,
    title,
    description,
    keyPoints: keyPoints.map(({ headline }) => headline),
    ...(manifest.stories === undefined
      ? {}
      : { stories: keyPoints.map(({ storyId = '' }) => storyId), names: namesBeside(manifest.stories, keyPoints) }),
    ...(manifest.files.posts === undefined ? {} : { invented: true as const }),
    method,
    date,
    posttime,
    degraded,
    report: pathInSite(files.report),
    evidence: pathInSite(files.evidence),
    manifest: pathInSite(files.manifest),
    markdown: pathInSite(files[style]),
    image: pathInSite(files.image),
    page: pathInSite(files.page),
  };
};

const byDay = (a: Archived, b: Archived): number => (a.to === b.to ? (a.slug < b.slug ? -1 : 1) : a.to < b.to ? 1 : -1);

/** Entries with one more; of a slug's revisions only the highest stays, whichever comes first. */
const withEntry = <T extends Archived>(entries: readonly T[], entry: T): T[] => {
  const there = entries.find(({ slug }) => slug === entry.slug);
  if (there !== undefined && there.revision >= entry.revision) return [...entries];
  return [...entries.filter(({ slug }) => slug !== entry.slug), entry].toSorted(byDay);
};

export const mergeMonth = (there: MonthIndex | undefined, entry: Entry): MonthIndex => ({
  version: 1,
  reports: withEntry(there?.reports ?? [], entry),
});

/** Only what the archive's schema names is kept of the entry. */
export const mergeArchive = (there: Archive | undefined, entry: Entry): Archive => ({
  version: 1,
  reports: withEntry(there?.reports ?? [], archivedSchema.strip().parse(entry)),
});

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** Whether a day is one of the last ones before and with the newest. */
export const isRecent = (to: string, newest: string, days = RECENT_DAYS): boolean => to >= daysBefore(newest, days - 1);

/** @param month path of the entry's month index, which holds the entry already */
export const mergeIndex = (there: Index | undefined, entry: Entry, month: string): Index => {
  const reports = withEntry(there?.reports ?? [], entry);
  const newest = reports[0]?.to ?? entry.to;
  return {
    version: 1,
    reports: reports.filter(({ to }) => isRecent(to, newest)),
    months: [...new Set([...(there?.months ?? []), month])].toSorted().toReversed(),
  };
};

/** Moves a topic on to a later day or a higher revision of the same day, and only to reports of one day. */
export const mergeLatest = (there: Latest | undefined, entry: Entry): Latest => {
  const topics = there?.topics ?? {};
  const name = `${entry.platform}_${entry.topic}`;
  const current = topics[name];
  const isNewer =
    current === undefined || entry.to > current.to || (entry.to === current.to && entry.revision > current.revision);
  return { version: 1, topics: entry.from === entry.to && isNewer ? { ...topics, [name]: entry } : topics };
};
