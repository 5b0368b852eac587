// The sources that a topic may name: what is asked where, and what it may cost.
import * as z from 'zod';

const name = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .describe('Name of the source; it also names its folder in the run');

const budgets = {
  maxPosts: z.number().int().min(1).optional().describe('Posts read in a run at most'),
  maxMinutes: z.number().int().min(1).max(150).default(60).describe('Minutes for the source in a run, waits included'),
};

const httpsUrl = z.url({ protocol: /^https?$/ });

const fileSource = z.strictObject({
  name,
  type: z.literal('file'),
  paths: z
    .array(z.string())
    .min(1)
    .describe(
      'Posts files (JSON Lines, .gz too): paths, or all files below store:prefix/ (of the own store) or s3://bucket/prefix/; {date} stands for each civil day of the window',
    ),
});

const xSource = z
  .strictObject({
    name,
    type: z.literal('x'),
    queries: z
      .array(
        z.strictObject({
          anyOf: z.array(z.string().min(1)).min(1).describe('Terms of X search, joined by OR; split where too long'),
          also: z.string().default('').describe('Operators for all of them, such as lang:en'),
          order: z.enum(['relevancy', 'recency']).default('relevancy'),
        }),
      )
      .default([]),
    accounts: z
      .array(z.string().regex(/^\w{1,15}$/))
      .default([])
      .describe('User names whose posts are searched'),
    lists: z.array(z.string().regex(/^\d+$/)).default([]).describe('Ids of lists, whose posts are read'),
    users: z.array(z.string().regex(/^\d+$/)).default([]).describe('Ids of users, whose timelines are read'),
    reposts: z.boolean().default(false).describe('Read reposts too'),
    replies: z.boolean().default(false).describe('Read replies too'),
    expansions: z
      .enum(['lookup', 'authors', 'none'])
      .default('lookup')
      .describe(
        'lookup: authors whom earlier runs have not met are asked for once, the loudest first, for a third of the money at most; authors: all with every page, each user counted as billed; none: authors are known by their ids',
      ),
    naming: z.enum(['tweet', 'post']).default('tweet').describe("Which of X's two names the parameters have"),
    maxQueryLength: z.number().int().min(50).max(4096).default(512),
    maxCostUsd: z
      .number()
      .positive()
      .optional()
      .describe("Dollars in a run at most (default: its share of the topic's)"),
    ...budgets,
  })
  .refine(
    ({ queries, accounts, lists, users }) => queries.length + accounts.length + lists.length + users.length > 0,
    'names no query, account, list or user',
  );

const feedSource = z.strictObject({
  name,
  type: z.literal('feed'),
  urls: z.array(httpsUrl).min(1).describe('RSS, Atom, RDF and JSON feeds'),
  ...budgets,
});

const hackerNewsSource = z.strictObject({
  name,
  type: z.literal('hackernews'),
  queries: z.array(z.string().min(1)).min(1).describe('Words searched, one search each'),
  minPoints: z.number().int().min(0).default(0).describe('Points that a story needs'),
  ...budgets,
});

const mastodonSource = z.strictObject({
  name,
  type: z.literal('mastodon'),
  server: httpsUrl.describe('The server, such as https://mastodon.social'),
  hashtags: z
    .array(z.string().regex(/^[\p{L}\p{N}_]+$/u))
    .min(1)
    .describe('Hashtags without #, one timeline each'),
  ...budgets,
});

const blueskySource = z.strictObject({
  name,
  type: z.literal('bluesky'),
  accounts: z.array(z.string().min(3)).min(1).describe('Handles such as example.bsky.social, or DIDs'),
  ...budgets,
});

export const sourceSchema = z.discriminatedUnion('type', [
  fileSource,
  xSource,
  feedSource,
  hackerNewsSource,
  mastodonSource,
  blueskySource,
]);
export type SourceSettings = z.infer<typeof sourceSchema>;
export type SourceType = SourceSettings['type'];
/** The settings of one type of source: `SourceOf<'x'>`. */
export type SourceOf<T extends SourceType> = Extract<SourceSettings, { type: T }>;
