// Real posts: every repost with an id is folded where its original or another repost of it is there, and none is lost.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deduplicate } from '../../../functions/deduplicate/deduplicate.ts';
import { type Post, postKey, postSchema } from '../../../shared/post.ts';

const POSTS = '../shared/data/posts-apiv2-dev.jsonl';
const present = existsSync(POSTS);
if (!present && process.env.CI === 'true') throw new Error(`${POSTS} is absent, and CI needs it.`);
if (!present) console.warn(`Skipped: true reposts need ${POSTS}.`);

describe.skipIf(!present)('401 true reposts', () => {
  const posts = (): Post[] =>
    readFileSync(POSTS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => postSchema.parse({ platform: 'twitter', ...JSON.parse(line) }));

  const repostOf = (post: Post): string | undefined =>
    post.referenced.find(({ type }) => type === 'retweeted')?.id ?? undefined;

  it('are each in the group of what they repost, and no post is lost', () => {
    const all = posts();
    const { posts: distinct } = deduplicate(all);
    const groupOf = new Map(
      distinct.flatMap((post) => [postKey(post), ...post.copies.keys].map((key) => [key, postKey(post)] as const)),
    );
    expect(groupOf.size).toBe(all.length);
    const reposts = all.filter((post) => repostOf(post) !== undefined);
    expect(reposts).toHaveLength(401);
    for (const [id, family] of Map.groupBy(reposts, repostOf)) {
      const original = groupOf.get(`twitter:${id}`);
      const groups = new Set(family.map((post) => groupOf.get(postKey(post))));
      if (original !== undefined) groups.add(original);
      expect(groups.size, id).toBe(1);
    }
    // What stands for a group of reposts is a repost only where its original wasn't collected.
    const standing = distinct.filter((post) => repostOf(post) !== undefined);
    expect(standing.every((post) => !groupOf.has(`twitter:${repostOf(post)}`))).toBe(true);
  });
});
