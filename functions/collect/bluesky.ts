// Bluesky: posts of accounts through the public AppView (app.bsky.feed.getAuthorFeed), newest first, without an account.
import * as z from 'zod';
import { SourceUnavailableError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { postSchema } from '../../shared/post.ts';
import type { Window } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import { httpFaultOf, jsonOf } from './http-faults.ts';
import type { Request } from './request.ts';
import type { BadRecord, PagedSource, Reading } from './source.ts';

export const BLUESKY_BASE_URL = 'https://public.api.bsky.app';
const POSTS = 100;

const count = z.number().int().nonnegative().optional();
const itemSchema = z.looseObject({
  post: z.looseObject({
    uri: z.string(),
    author: z.looseObject({ did: z.string(), handle: z.string().min(1), displayName: z.string().optional() }),
    record: z.looseObject({
      text: z.string().min(1),
      createdAt: z.iso.datetime({ offset: true }),
      langs: z.array(z.string()).optional(),
    }),
    embed: z.looseObject({ external: z.looseObject({ uri: z.string() }).optional() }).optional(),
    likeCount: count,
    repostCount: count,
    replyCount: count,
    quoteCount: count,
  }),
  /** Set where the account has reposted another's post. */
  reason: z.unknown().optional(),
});
const pageSchema = z.looseObject({ feed: z.array(z.unknown()), cursor: z.string().optional() });

/** `at://did:plc:…/app.bsky.feed.post/{key}`. */
const URI = /^at:\/\/(did:[a-z0-9:.%-]+)\/app\.bsky\.feed\.post\/([A-Za-z0-9._~:-]+)$/i;

/** A page of an account, or why the account has none. */
interface Answered {
  readonly feed: readonly unknown[];
  readonly cursor?: string | undefined;
  readonly bad?: BadRecord;
}

interface Place {
  readonly account: number;
  readonly cursor?: string | undefined;
}

const readingOf = (value: unknown, place: string, source: string): Reading[] => {
  const bad = (reason: string): Reading[] => [
    { bad: { place, reason, beginning: (JSON.stringify(value) ?? '').slice(0, 400).toWellFormed() } },
  ];
  const parsed = itemSchema.safeParse(value);
  if (!parsed.success) return bad(issueOf(parsed.error));
  const { post: raw, reason } = parsed.data;
  // A repost stands at the time of its original, not of the window, and the original comes from its own author.
  if (reason !== undefined) return [];
  const [, did, key] = URI.exec(raw.uri) ?? [];
  if (did === undefined || key === undefined) return bad('its address is not that of a post');
  const lang = raw.record.langs?.[0]?.split('-')[0];
  const post = postSchema.safeParse({
    platform: 'bluesky',
    id: `${did}/${key}`,
    text: raw.record.text,
    created_at: raw.record.createdAt,
    author: { id: did, username: raw.author.handle, name: raw.author.displayName },
    metrics: {
      likes: raw.likeCount,
      reposts: raw.repostCount,
      replies: raw.replyCount,
      quotes: raw.quoteCount,
    },
    ...(lang === undefined ? {} : { lang }),
    urls: raw.embed?.external === undefined ? [] : [raw.embed.external.uri],
    source,
  });
  return post.success ? [{ post: post.data }] : bad(issueOf(post.error));
};

/** An account that is gone or suspended has no page, and the others are read all the same. */
const pageOf = async (url: URL, actor: string, request: Request): Promise<Answered> => {
  const answer = await request(url, { headers: { accept: 'application/json' } });
  const value = answer.status === 200 || answer.status === 400 ? jsonOf(answer.text, url.host) : undefined;
  if (answer.status === 400) {
    const said = z.looseObject({ message: z.string() }).safeParse(value);
    const reason = `the server does not give it${said.success ? ` (${said.data.message.slice(0, 200).toWellFormed()})` : ''}`;
    return { feed: [], bad: { place: actor, reason, beginning: '' } };
  }
  if (answer.status !== 200) throw httpFaultOf(answer, url.host);
  const page = pageSchema.safeParse(value);
  if (page.success) return page.data;
  throw new SourceUnavailableError(`${url.host} answers with no feed: ${issueOf(page.error)}.`);
};

/** The posts of each account within the window, replies left out. */
export const bluesky = (
  settings: SourceOf<'bluesky'>,
  window: Pick<Window, 'start' | 'end'>,
  baseUrl: string,
  request: Request,
): PagedSource => ({
  fetchPage: async (cursor, { posts }) => {
    if (posts <= 0) return 'budget';
    const place: Place = cursor === undefined ? { account: 0 } : JSON.parse(cursor);
    const actor = settings.accounts[place.account]!;
    const url = new URL('/xrpc/app.bsky.feed.getAuthorFeed', baseUrl);
    url.search = new URLSearchParams({
      actor,
      filter: 'posts_no_replies',
      limit: String(Math.min(POSTS, posts)),
      ...(place.cursor === undefined ? {} : { cursor: place.cursor }),
    }).toString();
    const { feed, cursor: further, bad } = await pageOf(url, actor, request);
    const readings: Reading[] =
      bad === undefined
        ? feed.flatMap((item, n) => readingOf(item, `post ${n + 1} of ${actor}`, settings.name))
        : [{ bad }];
    const start = Date.parse(window.start);
    const past = readings.some((reading) => 'post' in reading && Date.parse(reading.post.created_at) < start);
    const more = further !== undefined && further !== place.cursor && feed.length > 0 && !past;
    const next: Place | undefined = more
      ? { account: place.account, cursor: further }
      : place.account + 1 < settings.accounts.length
        ? { account: place.account + 1 }
        : undefined;
    return {
      readings,
      next: next === undefined ? undefined : JSON.stringify(next),
      costUsd: 0,
      problems: bad === undefined ? 0 : 1,
    };
  },
});
