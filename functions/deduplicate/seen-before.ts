// Folds what earlier days told into the memory of it, so that yesterday's copy is not today's news.
import { rememberedText, sumOf } from '../../shared/memory.ts';
import type { RememberedPost } from '../../shared/memory-lines.ts';
import { type Post, type PostKey, postKey, postSchema, versionKeys } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { comparable } from '../../shared/text/clean.ts';
import { type Deduplication, deduplicate } from './deduplicate.ts';
import { essence } from './differs.ts';

/** Before every window: what is remembered comes first, and so is the original of its copies. */
const LONG_AGO = '1970-01-01T00:00:00.000Z';

const toPost = ({ key, text }: RememberedPost): Post => {
  const colon = key.indexOf(':');
  return postSchema.parse({
    platform: key.slice(0, colon),
    id: key.slice(colon + 1),
    text,
    created_at: LONG_AGO,
    author: { id: 'remembered' },
  });
};

export interface SeenBefore extends Omit<Deduplication, 'dropped'> {
  readonly dropped: Deduplication['dropped'] & { readonly seenBefore: number };
  /** Posts that an earlier day told, with the post of that day. */
  readonly seen: readonly { readonly post: PostKey; readonly copyOf: PostKey }[];
}

/** Whether a post is an edit of a remembered one that says the same: a changed number or a denial is news. */
const repeats = (post: Post, { key, text }: RememberedPost): boolean =>
  key === postKey(post) || essence(comparable(post.text)) === essence(text);

/**
 * Deduplicates a day's posts among themselves and against the remembered ones. Seen before are a post that was collected
 * again (the same key, or an edit that changes no number and denies nothing) and one that copies a remembered post; groups
 * among today's posts are as without memory.
 */
export const deduplicateAgainst = (posts: readonly Post[], remembered: readonly RememberedPost[]): SeenBefore => {
  const known = new Map(remembered.map((each) => [each.key, each]));
  const bySum = new Map(remembered.flatMap(({ key, sum }) => (sum === undefined ? [] : [[sum, key] as const])));
  const again: { post: PostKey; copyOf: PostKey }[] = [];
  const fresh: Post[] = [];
  for (const post of posts) {
    const key = postKey(post);
    // A long text is remembered by its beginning only: its sum tells the same text again.
    const told = versionKeys(post).find((version) => {
      const other = known.get(version);
      return other !== undefined && repeats(post, other);
    });
    const copyOf = told ?? (bySum.size === 0 ? undefined : bySum.get(sumOf(comparable(post.text))));
    if (copyOf === undefined) fresh.push(post);
    else again.push({ post: key, copyOf });
  }
  const { posts: groups, dropped } = deduplicate([...remembered.map(toPost), ...fresh]);
  const old = groups.filter((group) => known.has(postKey(group)));
  const count = (kind: 'reposts' | 'copies' | 'nearCopies'): number =>
    old.reduce((sum, { copies }) => sum + copies[kind], 0);
  const today = old.flatMap(({ copies, ...post }) =>
    copies.keys.filter((key) => !known.has(key)).map((key) => ({ post: key, copyOf: postKey(post) })),
  );
  const [reposts, copies, nearCopies] = [count('reposts'), count('copies'), count('nearCopies')];
  return {
    posts: groups.filter((group) => !known.has(postKey(group))),
    dropped: {
      repost: dropped.repost - reposts,
      copy: dropped.copy - copies,
      nearCopy: dropped.nearCopy - nearCopies,
      seenBefore: today.length + again.length,
    },
    seen: [...again, ...today],
  };
};

/** Below this a text is everybody's words, and remembering it would make news of none. */
const LEAST_LETTERS = 20;

/** What later days remember of the distinct posts of this one. */
export const toRemember = (posts: readonly DistinctPost[]): RememberedPost[] =>
  posts
    .map((post) => ({ key: postKey(post), ...rememberedText(comparable(post.text)) }))
    .filter(({ text }) => text.length >= LEAST_LETTERS);
