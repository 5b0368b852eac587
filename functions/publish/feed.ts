// Feeds: what they hold, how a revision is merged into them, and the JSON Feed 1.1 that also keeps their state. Pure.
import { createHash } from 'node:crypto';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import * as z from 'zod';
import { feedKeys } from '../../shared/keys.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { Manifest } from './manifest.ts';
import { entryOf, entrySchema, pathInSite } from './pointers.ts';

/** Reports that a feed holds. */
const FEED_LENGTH = 30;

/** One report of a feed: its entry of index.json, and the HTML that readers show, which holds no link. */
const feedEntrySchema = entrySchema
  .omit({ keyPoints: true, stories: true, names: true })
  .extend({ imageBytes: z.number().int() });
export type FeedEntry = z.infer<typeof feedEntrySchema> & { readonly content: string };

/** Whose feed it is: of all reports, or of one topic's (`twitter_ai`). */
export interface Feed {
  readonly topic: string | undefined;
  /** Root of the site with its final slash, or undefined where it is not known: then links are relative. */
  readonly siteUrl: string | undefined;
}

/** A feed's file as far as this version reads it: the state of the feed is in its extension. */
export const feedSchema = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: z.string(),
  feed_url: z.string(),
  language: z.string().optional(),
  items: z.array(
    z.looseObject({
      id: z.string(),
      url: z.string(),
      title: z.string(),
      summary: z.string(),
      content_html: z.string(),
      image: z.string(),
      date_published: z.iso.datetime({ offset: true }),
      date_modified: z.iso.datetime({ offset: true }),
      language: z.string(),
      tags: z.array(z.string()),
      attachments: z.array(z.object({ url: z.string(), mime_type: z.string(), size_in_bytes: z.number().int() })),
      _dawnChorus: feedEntrySchema,
    }),
  ),
});
export type JsonFeed = z.infer<typeof feedSchema>;

/** A name-based UUID, so that an id stays what it is on every site and at every revision. */
export const feedId = (name: string): string => {
  const bytes = createHash('sha256').update(`dawn-chorus/${name}`).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
};

/** `2026-04-22 23:59:59 +0800` → `2026-04-22T23:59:59+08:00`. */
export const isoOf = (date: string): string =>
  date.replace(/^(\S+) (\S+) ([+-]\d\d)(\d\d)$/, (_, day, time, hours, minutes) => `${day}T${time}${hours}:${minutes}`);

/** Where a path of the site leads from a feed. */
export const linkFrom = ({ topic, siteUrl }: Feed, path: string): string =>
  `${siteUrl ?? (topic === undefined ? '' : '../')}${path}`;

export const feedTitle = ({ topic }: Feed, entries: readonly FeedEntry[]): string =>
  topic === undefined ? 'Dawn Chorus' : (entries[0]?.displayName ?? topic);

/** What a feed says of a revision. */
export const feedEntryOf = (manifest: Manifest): FeedEntry => {
  const { keyPoints, stories, names, ...entry } = entryOf(manifest);
  const points = manifest.keyPoints.map(({ text }) => h('li', null, htmlText(text)));
  const content = render(
    h('div', { lang: entry.language }, h('p', null, htmlText(entry.description)), h('ol', null, points)),
  );
  return { ...entry, imageBytes: manifest.files.image?.bytes ?? 0, content };
};

const entriesOf = (feed: JsonFeed | undefined): FeedEntry[] =>
  (feed?.items ?? []).map(({ _dawnChorus, content_html }) => ({ ..._dawnChorus, content: content_html }));

const byDay = (a: FeedEntry, b: FeedEntry): number =>
  a.to === b.to ? (a.slug < b.slug ? -1 : 1) : a.to < b.to ? 1 : -1;

/** The reports of a feed with one more, latest days first; of a slug's revisions only the highest stays. */
const withReport = (entries: readonly FeedEntry[], entry: FeedEntry): FeedEntry[] => {
  const there = entries.find(({ slug }) => slug === entry.slug);
  if (there !== undefined && there.revision >= entry.revision) return [...entries];
  return [...entries.filter(({ slug }) => slug !== entry.slug), entry].toSorted(byDay).slice(0, FEED_LENGTH);
};

const itemOf = (feed: Feed, { content, ...entry }: FeedEntry): JsonFeed['items'][number] => ({
  id: feedId(entry.slug),
  url: linkFrom(feed, entry.page),
  title: visibleText(entry.title),
  summary: visibleText(entry.description),
  content_html: content,
  image: linkFrom(feed, entry.image),
  date_published: isoOf(entry.date),
  date_modified: isoOf(entry.posttime),
  language: entry.language,
  tags: [visibleText(entry.displayName)],
  attachments: [{ url: linkFrom(feed, entry.image), mime_type: 'image/jpeg', size_in_bytes: entry.imageBytes }],
  _dawnChorus: entry,
});

/** A feed with one more report. Merging twice changes nothing. */
export const mergeFeed = (feed: Feed, there: JsonFeed | undefined, entry: FeedEntry): JsonFeed => {
  const entries = withReport(entriesOf(there), entry);
  const [newest] = entries;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: visibleText(feedTitle(feed, entries)),
    home_page_url: linkFrom(feed, 'index.html'),
    feed_url: linkFrom(feed, pathInSite(feedKeys(feed.topic).json)),
    ...(newest === undefined ? {} : { language: newest.language }),
    items: entries.map((each) => itemOf(feed, each)),
  };
};
