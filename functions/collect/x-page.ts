// A page of X API v2 as posts: checked record by record, in both naming schemes (tweet… and post…).
import * as z from 'zod';
import { issueOf } from '../../shared/issue.ts';
import { type Post, postSchema } from '../../shared/post.ts';
import type { KnownUser, Reading } from './source.ts';

const id = z.string().regex(/^\d{1,20}$/, 'is no id: digits within quotation marks');
const count = z.number().int().nonnegative();
const url = z.looseObject({ expanded_url: z.string().optional(), url: z.string().optional() });
const entities = z.looseObject({ urls: z.array(url).optional() });
/** The whole text of a post above 280 characters, with entities of its own. */
const note = z.looseObject({ text: z.string(), entities: entities.optional() });
const reference = z.looseObject({ type: z.string(), id });

const postOfX = z.looseObject({
  id,
  text: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  author_id: id,
  lang: z.string().optional(),
  public_metrics: z
    .looseObject({
      like_count: count.optional(),
      retweet_count: count.optional(),
      repost_count: count.optional(),
      reply_count: count.optional(),
      quote_count: count.optional(),
      bookmark_count: count.optional(),
      impression_count: count.optional(),
    })
    .optional(),
  entities: entities.optional(),
  note_tweet: note.optional(),
  note_post: note.optional(),
  referenced_tweets: z.array(reference).optional(),
  referenced_posts: z.array(reference).optional(),
  edit_history_tweet_ids: z.array(id).optional(),
  edit_history_post_ids: z.array(id).optional(),
});
type PostOfX = z.infer<typeof postOfX>;

const userOfX = z.looseObject({
  id,
  username: z.string().min(1),
  name: z.string().optional(),
  public_metrics: z.looseObject({ followers_count: count.optional() }).optional(),
});
type UserOfX = z.infer<typeof userOfX>;

const pageOfX = z.looseObject({
  data: z.array(z.unknown()).optional(),
  includes: z.looseObject({ users: z.array(z.unknown()).optional() }).optional(),
  errors: z.array(z.unknown()).optional(),
  meta: z.looseObject({ next_token: z.string().optional(), result_count: z.number().optional() }).optional(),
});

/** Names of both schemes for the kinds of reference that the record knows. */
const KINDS: Readonly<Record<string, 'retweeted' | 'quoted' | 'replied_to'>> = {
  retweeted: 'retweeted',
  reposted: 'retweeted',
  quoted: 'quoted',
  replied_to: 'replied_to',
};

const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;

/** Of an edited post only: X gives every post a history, and that of most is the post itself. */
const versionsOf = (raw: PostOfX): string[] | undefined => {
  const history = raw.edit_history_tweet_ids ?? raw.edit_history_post_ids ?? [];
  return history.length > 1 ? history.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)) : undefined;
};

const toPost = (raw: PostOfX, users: ReadonlyMap<string, UserOfX>, source: string): unknown => {
  const user = users.get(raw.author_id);
  const long = raw.note_tweet ?? raw.note_post;
  const metrics = raw.public_metrics ?? {};
  const links = [...(raw.entities?.urls ?? []), ...(long?.entities?.urls ?? [])];
  return present({
    platform: 'twitter',
    id: raw.id,
    text: long?.text ?? raw.text,
    created_at: raw.created_at,
    author: present({
      id: raw.author_id,
      username: user?.username,
      name: user?.name,
      followers: user?.public_metrics?.followers_count,
    }),
    lang: raw.lang,
    metrics: present({
      likes: metrics.like_count,
      reposts: metrics.retweet_count ?? metrics.repost_count,
      replies: metrics.reply_count,
      quotes: metrics.quote_count,
      bookmarks: metrics.bookmark_count,
      impressions: metrics.impression_count,
    }),
    referenced: (raw.referenced_tweets ?? raw.referenced_posts ?? []).flatMap((other) => {
      const type = KINDS[other.type];
      return type === undefined ? [] : [{ type, id: other.id }];
    }),
    urls: [...new Set(links.flatMap((link) => link.expanded_url ?? link.url ?? []))],
    versions: versionsOf(raw),
    source,
  });
};

const BEGINNING_CHARACTERS = 400;

const readingOf = (value: unknown, place: string, users: ReadonlyMap<string, UserOfX>, source: string): Reading => {
  const raw = postOfX.safeParse(value);
  const post: z.ZodSafeParseResult<Post> | undefined = raw.success
    ? postSchema.safeParse(toPost(raw.data, users, source))
    : undefined;
  if (!raw.success || post?.success !== true) {
    const error = raw.success ? post?.error : raw.error;
    const beginning = (JSON.stringify(value) ?? '').slice(0, BEGINNING_CHARACTERS).toWellFormed();
    return { bad: { place, reason: error === undefined ? 'it is no post' : issueOf(error), beginning } };
  }
  return { post: post.data };
};

const toUser = ({ id, username, name, public_metrics }: UserOfX): KnownUser =>
  present({ id, username, name, followers: public_metrics?.followers_count });

/** An answer of users: those that X gives, and how many objects it holds, for the bill. Undefined where it is none. */
export const parseUsers = (text: string): { users: KnownUser[]; billed: number } | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const page = z
    .looseObject({ data: z.array(z.unknown()).default([]), errors: z.unknown().optional() })
    .safeParse(value);
  if (!page.success || (page.data.data.length === 0 && page.data.errors === undefined)) return undefined;
  const users = page.data.data.flatMap((raw) => {
    const user = userOfX.safeParse(raw);
    return user.success ? [toUser(user.data)] : [];
  });
  return { users, billed: page.data.data.length };
};

export interface XPage {
  readonly readings: readonly Reading[];
  readonly next: string | undefined;
  /** What the answer holds, for the bill. */
  readonly posts: number;
  readonly users: number;
  /** Entries of `errors` beside the posts: what X could not give, mostly mentioned users who are gone. */
  readonly problems: number;
}

/**
 * Parses the text of an answer with status 200. Undefined where it is no page: not JSON, or neither posts nor a count
 * of results (a list that is gone answers 200 with `errors` alone).
 * @param place what the page is, for bad records: `page 3 of search AI`
 */
export const parseXPage = (text: string, place: string, source: string): XPage | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const page = pageOfX.safeParse(value);
  if (!page.success) return undefined;
  const { data, includes, errors = [], meta } = page.data;
  if (data === undefined && meta?.result_count === undefined) return undefined;
  const rawUsers = includes?.users ?? [];
  const users = new Map(
    rawUsers.flatMap((user) => {
      const parsed = userOfX.safeParse(user);
      return parsed.success ? [[parsed.data.id, parsed.data] as const] : [];
    }),
  );
  return {
    readings: (data ?? []).map((raw, n) => readingOf(raw, `post ${n + 1} of ${place}`, users, source)),
    next: meta?.next_token,
    posts: data?.length ?? 0,
    users: rawUsers.length,
    problems: errors.length,
  };
};
