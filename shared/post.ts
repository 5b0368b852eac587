// A post: one message of one author, as posts files and every step's part files hold it, one JSON object a line.
import * as z from 'zod';

export const referenceSchema = z.object({
  type: z.enum(['retweeted', 'quoted', 'replied_to']),
  /** Null where the source only flagged the kind. */
  id: z.string().nullable(),
});

const count = z.number().int().nonnegative();

export const metricsSchema = z.object({
  likes: count.optional(),
  reposts: count.optional(),
  replies: count.optional(),
  quotes: count.optional(),
  bookmarks: count.optional(),
  impressions: count.optional(),
});

/** The record of design.md §4. Unknown keys are dropped; what is missing stays absent, never a guess. */
export const postSchema = z.object({
  platform: z.string().regex(/^[a-z0-9]+$/),
  id: z.string().min(1).max(200),
  text: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  author: z
    .object({
      username: z.string().min(1).max(200).optional(),
      id: z.string().min(1).max(200).optional(),
      name: z.string().optional(),
      followers: count.optional(),
    })
    .refine((author) => author.username !== undefined || author.id !== undefined, 'needs username or id'),
  url: z.url({ protocol: /^https$/ }).optional(),
  lang: z.string().optional(),
  metrics: metricsSchema.default({}),
  referenced: z.array(referenceSchema).default([]),
  urls: z.array(z.string()).default([]),
  /** Ids of all versions of an edited post, the first one first, where each edit has an id of its own (X). */
  versions: z.array(z.string().min(1).max(200)).optional(),
  /** Nobody wrote it: the post is made up, and links lead to a page that shows it, to no platform. */
  invented: z.literal(true).optional(),
  /** Where the post came from: the source's name in the topic, or the file. */
  source: z.string().optional(),
});

export type Post = z.infer<typeof postSchema>;
export type Metrics = z.infer<typeof metricsSchema>;

/** A post's identity across the whole system: `{platform}:{id}`. */
export type PostKey = string;

/** The identity of a post: `twitter:1234567890`. */
export const postKey = (post: Pick<Post, 'platform' | 'id'>): PostKey => `${post.platform}:${post.id}`;

/** The identities of all versions of a post, the first one first: an edit on X is a post with an id of its own. */
export const versionKeys = ({ platform, id, versions = [] }: Pick<Post, 'platform' | 'id' | 'versions'>): PostKey[] =>
  [...versions, ...(versions.includes(id) ? [] : [id])].map((version) => postKey({ platform, id: version }));

/**
 * What tells authors apart: the platform and the lower-cased username, `mastodon:ann@social.example`, else `#` and the
 * author's id. The same name on two platforms may be two people.
 */
export const authorKey = ({ platform, author }: Pick<Post, 'platform' | 'author'>): string =>
  `${platform}:${author.username !== undefined ? author.username.toLowerCase() : `#${author.id}`}`;

/** The name under which a report speaks of an author: the username as typed, else the author's id. */
export const handleOf = (post: Pick<Post, 'author'>): string => post.author.username ?? post.author.id ?? '';
