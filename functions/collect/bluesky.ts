// Bluesky: posts of accounts through the public AppView (app.bsky.feed.getAuthorFeed), newest first, without an account.
import * as z from 'zod';
import { SourceUnavailableError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { postSchema } from '../../shared/post.ts';
import type { Lost, Window } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import { withLinks } from './bluesky-text.ts';
import { httpFaultOf, jsonOf } from './http-faults.ts';
import { lostOf } from './lost.ts';
import type { Request } from './request.ts';
import type { BadRecord, PagedSource, Reading } from './source.ts';

export const BLUESKY_BASE_URL = 'https://public.api.bsky.app';
const POSTS = 100;

const count = z.number().int().nonnegative().optional();
const external = z.looseObject({ uri: z.string() }).optional();
const images = z.array(z.looseObject({ alt: z.string().optional() })).optional();
/** A quoted post stands in `record`, and beside media one level deeper; what isn't shown has no address. */
const quoted = z
  .looseObject({ uri: z.string().optional(), record: z.looseObject({ uri: z.string().optional() }).optional() })
  .optional();
const embedSchema = z.looseObject({
  external,
  images,
  record: quoted,
  media: z.looseObject({ external, images }).optional(),
});
const itemSchema = z.looseObject({
  post: z.looseObject({
    uri: z.string(),
    author: z.looseObject({ did: z.string(), handle: z.string().min(1), displayName: z.string().optional() }),
    record: z.looseObject({
      text: z.string(),
      createdAt: z.string(),
      langs: z.array(z.string()).optional(),
      facets: z.array(z.unknown()).optional(),
      reply: z
        .looseObject({ parent: z.looseObject({ uri: z.string() }).optional() })
        .optional()
        .catch(undefined),
    }),
    indexedAt: z.iso.datetime({ offset: true }).optional().catch(undefined),
    embed: embedSchema.optional().catch(undefined),
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

const idOf = (uri: string | undefined): string | undefined => {
  const [, did, key] = URI.exec(uri ?? '') ?? [];
  return did === undefined || key === undefined ? undefined : `${did}/${key}`;
};

/**
 * When a post was made: as its client says, but never later than the server had it, since clients' clocks may be wrong
 * (docs.bsky.app, "Timestamps": sortAt).
 */
const timeOf = (createdAt: string, indexedAt: string | undefined): string | undefined => {
  const times = [createdAt, indexedAt ?? ''].map((time) => Date.parse(time)).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : new Date(Math.min(...times)).toISOString();
};

/** A page of an account, or why the account has none. */
interface Answered {
  readonly feed: readonly unknown[];
  readonly cursor?: string | undefined;
  readonly bad?: BadRecord;
  readonly lost?: Lost;
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
  if (reason !== undefined) return [{ aside: 'repost' }];
  const id = idOf(raw.uri);
  const did = id?.slice(0, id.indexOf('/'));
  if (id === undefined) return bad('its address is not that of a post');
  const created_at = timeOf(raw.record.createdAt, raw.indexedAt);
  if (created_at === undefined) return bad('it has no time that can be read');
  const { media, record } = raw.embed ?? {};
  const { text, urls } = withLinks(raw.record.text, raw.record.facets ?? []);
  const pictures = [...(raw.embed?.images ?? []), ...(media?.images ?? [])].map(({ alt = '' }) => alt.trim());
  const words = [text, ...pictures].filter((part) => part !== '').join('\n\n');
  if (words === '') return bad('it has no text');
  const shared = [raw.embed?.external?.uri, media?.external?.uri].filter((uri) => uri !== undefined);
  const quote = idOf(record?.record?.uri ?? record?.uri);
  const parent = idOf(raw.record.reply?.parent?.uri);
  const lang = raw.record.langs?.[0]?.split('-')[0];
  const post = postSchema.safeParse({
    platform: 'bluesky',
    id,
    text: words,
    created_at,
    author: { id: did, username: raw.author.handle, name: raw.author.displayName },
    metrics: {
      likes: raw.likeCount,
      reposts: raw.repostCount,
      replies: raw.replyCount,
      quotes: raw.quoteCount,
    },
    ...(lang === undefined ? {} : { lang }),
    referenced: [
      ...(quote === undefined ? [] : [{ type: 'quoted', id: quote }]),
      ...(parent === undefined ? [] : [{ type: 'replied_to', id: parent }]),
    ],
    urls: [...new Set([...urls, ...shared])],
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
    const lost = lostOf(actor, 'gone', said.success ? said.data.message : undefined);
    return { feed: [], bad: { place: actor, reason, beginning: '' }, lost };
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
    const { feed, cursor: further, bad, lost } = await pageOf(url, actor, request);
    const readings: Reading[] =
      bad === undefined
        ? feed.flatMap((item, n) => readingOf(item, `post ${n + 1} of ${actor}`, settings.name))
        : [{ bad }];
    const start = Date.parse(window.start);
    // A feed is in order of time but for a pinned post, so the last one tells where it stands.
    const last = readings.findLast((reading) => 'post' in reading);
    const past = last !== undefined && 'post' in last && Date.parse(last.post.created_at) < start;
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
      lost: lost === undefined ? [] : [lost],
    };
  },
});
