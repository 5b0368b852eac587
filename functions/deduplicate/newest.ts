// Joins the same post seen twice (by two sources, or before and after an edit): the newest version stays.
import { type Post, type PostKey, postKey } from '../../shared/post.ts';

const weight = (post: Post): number =>
  Object.values(post.metrics).reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Counts only grow, so the version with the higher counts was seen later; equal ones are told apart by their text. */
const later = (a: Post, b: Post): Post => {
  const difference = weight(a) - weight(b) || Object.keys(a).length - Object.keys(b).length;
  if (difference !== 0) return difference > 0 ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
};

/** One post for each key, whatever the order; followers and name come from whichever version knew them. */
export const newest = async (posts: AsyncIterable<Post>): Promise<{ posts: Post[]; dropped: number }> => {
  const byKey = new Map<PostKey, Post>();
  let read = 0;
  for await (const post of posts) {
    read++;
    const key = postKey(post);
    const other = byKey.get(key);
    if (other === undefined) byKey.set(key, post);
    else {
      const kept = later(post, other);
      byKey.set(key, { ...kept, author: { ...post.author, ...other.author, ...kept.author } });
    }
  }
  return { posts: [...byKey.values()], dropped: read - byKey.size };
};
