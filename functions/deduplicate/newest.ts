// Joins the same post seen twice (by two sources, or before and after an edit): the newest version stays.
import { latestNames, withAuthorName } from '../../shared/author-names.ts';
import { type Post, type PostKey, postKey, versionKeys } from '../../shared/post.ts';
import type { Names } from '../../shared/text/compile-names.ts';

const weight = (post: Post): number =>
  Object.values(post.metrics).reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Counts only grow, so the version with the higher counts was seen later; equal ones are told apart by their text. */
const later = (a: Post, b: Post): Post => {
  const difference = weight(a) - weight(b) || Object.keys(a).length - Object.keys(b).length;
  if (difference !== 0) return difference > 0 ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
};

/** The newer of two versions, with what only the other knew of its author and its history. */
const joined = (kept: Post, other: Post): Post => {
  const [own = [], others = []] = [kept.versions, other.versions];
  const versions = others.length > own.length ? others : own;
  return {
    ...kept,
    author: { ...other.author, ...kept.author },
    ...(versions.length === 0 ? {} : { versions }),
  };
};

/** Where each version of the edited posts stands: that of a history known longest, since each edit makes it longer. */
type Histories = ReadonlyMap<PostKey, readonly PostKey[]>;

const historiesOf = (posts: Iterable<Post>): Histories => {
  const histories = new Map<PostKey, readonly PostKey[]>();
  for (const post of posts) {
    if (post.versions === undefined) continue;
    const keys = versionKeys(post);
    for (const key of keys) if (keys.length > (histories.get(key)?.length ?? 0)) histories.set(key, keys);
  }
  return histories;
};

/** Leaves of the versions of each edited post the newest. */
const withoutEarlierVersions = (posts: Map<PostKey, Post>): Post[] => {
  const histories = historiesOf(posts.values());
  if (histories.size === 0) return [...posts.values()];
  const place = (key: PostKey): number => histories.get(key)?.indexOf(key) ?? 0;
  const byOriginal = new Map<PostKey, Post>();
  for (const [key, post] of posts) {
    const original = histories.get(key)?.[0] ?? key;
    const other = byOriginal.get(original);
    if (other === undefined) byOriginal.set(original, post);
    else {
      const isLater = place(key) > place(postKey(other));
      byOriginal.set(original, isLater ? joined(post, other) : joined(other, post));
    }
  }
  return [...byOriginal.values()];
};

/** Gives authors known by their ids the usernames that other posts of the day know them by, so that each is one voice. */
const withUsernames = (posts: readonly Post[]): Post[] => {
  const idOf = ({ platform, author }: Post): string => `${platform}:${author.id}`;
  const known = new Map(
    posts.flatMap((post) => {
      const { id, username } = post.author;
      return id === undefined || username === undefined ? [] : [[idOf(post), username] as const];
    }),
  );
  if (known.size === 0) return [...posts];
  return posts.map((post) => {
    const username = post.author.username === undefined ? known.get(idOf(post)) : undefined;
    return username === undefined ? post : { ...post, author: { ...post.author, username } };
  });
};

/** Gives every post the display name that its author had last, where it has none. */
const withNames = (posts: readonly Post[], names: Names): Post[] => {
  const named = withUsernames(posts);
  const latest = latestNames(named);
  return named.map((post) => withAuthorName(post, latest, names));
};

/**
 * One post for each key and each history of edits, whatever the order and wherever a source knows of no history; followers
 * and name come from whichever version knew them.
 * @param names those of the field: by them readers know people
 */
export const newest = async (posts: AsyncIterable<Post>, names: Names): Promise<{ posts: Post[]; dropped: number }> => {
  const byKey = new Map<PostKey, Post>();
  let read = 0;
  for await (const post of posts) {
    read++;
    const key = postKey(post);
    const other = byKey.get(key);
    if (other === undefined) byKey.set(key, post);
    else {
      const kept = later(post, other);
      byKey.set(key, joined(kept, kept === post ? other : post));
    }
  }
  const left = withoutEarlierVersions(byKey);
  return { posts: withNames(left, names), dropped: read - left.length };
};
