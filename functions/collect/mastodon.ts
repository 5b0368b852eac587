// Mastodon: public timelines of hashtags (docs.joinmastodon.org, timelines/tag), newest first, without an account.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { SourceUnavailableError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { postSchema } from '../../shared/post.ts';
import type { Window } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import { linksOfHtml, textOfHtml } from './html-text.ts';
import { jsonFrom } from './http-faults.ts';
import { lostOf } from './lost.ts';
import type { Request } from './request.ts';
import type { PagedSource, Reading } from './source.ts';

const STATUSES = 40;
const LATE_MS = 60_000;

const count = z.number().int().nonnegative().optional();
/** −1 on servers that let people hide their followers. */
const followers = count.catch(undefined);
const statusSchema = z.looseObject({
  id: z.string().regex(/^\d+$/),
  uri: z.string(),
  url: z.string().nullish(),
  created_at: z.iso.datetime({ offset: true }),
  content: z.string(),
  language: z.string().nullish(),
  account: z.looseObject({ acct: z.string().min(1), display_name: z.string().optional(), followers_count: followers }),
  favourites_count: count,
  reblogs_count: count,
  replies_count: count,
  card: z.looseObject({ url: z.string() }).nullish(),
  sensitive: z.boolean().nullish().catch(undefined),
  spoiler_text: z.string().nullish().catch(undefined),
  poll: z
    .looseObject({ options: z.array(z.looseObject({ title: z.string() })) })
    .nullish()
    .catch(undefined),
  media_attachments: z
    .array(z.looseObject({ description: z.string().nullish() }))
    .nullish()
    .catch(undefined),
});
type Status = z.infer<typeof statusSchema>;

const warningOf = ({ spoiler_text }: Status): string => (spoiler_text ?? '').trim();

/**
 * What a status says to everybody: its text, the question's answers, and how its author describes the pictures. Where a warning
 * stands before it, the warning alone: nobody reads on who has not chosen to.
 */
const textOf = (status: Status): string => {
  const warning = warningOf(status);
  if (warning !== '') return warning;
  const options = status.poll?.options.map(({ title }) => title.trim()) ?? [];
  const pictures = status.sensitive === true ? [] : (status.media_attachments ?? []);
  return [
    textOfHtml(status.content),
    options.length === 0 ? '' : `Poll: ${options.join(' / ')}`,
    ...pictures.map(({ description }) => (description ?? '').trim()),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

interface Place {
  readonly hashtag: number;
  /** Id of the last status seen: only older ones are asked for. */
  readonly before: string;
}

/** Ids are times in milliseconds with 16 bits of sequence below (Mastodon, Snowflake), so a time gives a bound. */
const idAt = (instant: string): string => String(BigInt(Date.parse(instant)) << 16n);

/**
 * Where a timeline is entered: a little after the window, since a status gets its id from the database when it is stored,
 * some moments after its time.
 */
const entry = (window: Pick<Window, 'end'>): string => idAt(new Date(Date.parse(window.end) + LATE_MS).toISOString());

const linksIn = ({ content, card }: Status): string[] => [
  ...new Set([...linksOfHtml(content), ...(card == null ? [] : [card.url])]),
];

/** Statuses of the window of which only the warning was read. */
const warnedIn = (statuses: readonly unknown[], { start, end }: Pick<Window, 'start' | 'end'>): number =>
  statuses.filter((value) => {
    const { success, data } = statusSchema.safeParse(value);
    if (!success || warningOf(data) === '') return false;
    const at = Date.parse(data.created_at);
    return at >= Date.parse(start) && at < Date.parse(end);
  }).length;

const readingOf = (value: unknown, place: string, server: string, source: string): Reading => {
  const bad = (reason: string): Reading => ({
    bad: { place, reason, beginning: (JSON.stringify(value) ?? '').slice(0, 400).toWellFormed() },
  });
  const parsed = statusSchema.safeParse(value);
  if (!parsed.success) return bad(issueOf(parsed.error));
  const status = parsed.data;
  const text = textOf(status);
  if (text === '') return bad('it has no text');
  const { acct, display_name, followers_count } = status.account;
  const post = postSchema.safeParse({
    platform: 'mastodon',
    // The same status has another number on each server; its address is one everywhere.
    id: createHash('sha256').update(status.uri).digest('hex').slice(0, 24),
    url: status.url ?? status.uri,
    text,
    created_at: status.created_at,
    author: {
      username: acct.includes('@') ? acct : `${acct}@${server}`,
      name: display_name,
      followers: followers_count,
    },
    metrics: { likes: status.favourites_count, reposts: status.reblogs_count, replies: status.replies_count },
    ...(status.language == null ? {} : { lang: status.language }),
    urls: warningOf(status) === '' ? linksIn(status) : [],
    source,
  });
  return post.success ? { post: post.data } : bad(issueOf(post.error));
};

/** The statuses of each hashtag within the window. */
export const mastodon = (
  settings: SourceOf<'mastodon'>,
  window: Pick<Window, 'start' | 'end'>,
  baseUrl: string,
  request: Request,
): PagedSource => ({
  fetchPage: async (cursor, { posts }) => {
    if (posts <= 0) return 'budget';
    const place: Place = cursor === undefined ? { hashtag: 0, before: entry(window) } : JSON.parse(cursor);
    const hashtag = settings.hashtags[place.hashtag]!;
    const url = new URL(`/api/v1/timelines/tag/${encodeURIComponent(hashtag)}`, baseUrl);
    url.search = new URLSearchParams({ limit: String(Math.min(STATUSES, posts)), max_id: place.before }).toString();
    const statuses = await jsonFrom(url, request);
    if (!Array.isArray(statuses)) throw new SourceUnavailableError(`${url.host} answers with no list of statuses.`);
    const server = new URL(settings.server).host;
    const readings = statuses.map((status, n) =>
      readingOf(status, `status ${n + 1} of #${hashtag} before ${place.before}`, server, settings.name),
    );
    const ids = statuses.flatMap((status) => {
      const id = z.looseObject({ id: z.string().regex(/^\d+$/) }).safeParse(status);
      return id.success ? [BigInt(id.data.id)] : [];
    });
    const oldest = ids.reduce((least, id) => (id < least ? id : least), BigInt(place.before));
    const more = oldest < BigInt(place.before) && oldest >= BigInt(idAt(window.start));
    const next: Place | undefined = more
      ? { hashtag: place.hashtag, before: String(oldest) }
      : place.hashtag + 1 < settings.hashtags.length
        ? { hashtag: place.hashtag + 1, before: entry(window) }
        : undefined;
    const warned = warnedIn(statuses, window);
    return {
      readings,
      next: next === undefined ? undefined : JSON.stringify(next),
      costUsd: 0,
      lost: warned === 0 ? [] : [lostOf(`#${hashtag}`, 'warned', undefined, warned)],
    };
  },
});
