// The order in which originals are sought: originals before reposts, then by time; it doesn't depend on the order of input.
import { type Post, postKey } from '../../shared/post.ts';
import { repostedHandle } from '../../shared/text/clean.ts';

export const isRepost = (post: Post): boolean =>
  repostedHandle(post.text) !== undefined || post.referenced.some(({ type }) => type === 'retweeted');

export interface Order {
  /** Milliseconds since 1970 of each post. */
  readonly times: Float64Array;
  /** Numbers of the posts, originals by time. */
  readonly originals: readonly number[];
  /** Numbers of the posts that are reposts, by time. */
  readonly reposts: readonly number[];
  /** Earlier first, then by key. */
  readonly earlier: (a: number, b: number) => number;
}

export const orderOf = (posts: readonly Post[]): Order => {
  const times = Float64Array.from(posts, ({ created_at }) => Date.parse(created_at));
  const earlier = (a: number, b: number): number =>
    times[a]! - times[b]! || (postKey(posts[a]!) < postKey(posts[b]!) ? -1 : 1);
  const originals: number[] = [];
  const reposts: number[] = [];
  posts.forEach((post, i) => {
    (isRepost(post) ? reposts : originals).push(i);
  });
  return { times, originals: originals.sort(earlier), reposts: reposts.sort(earlier), earlier };
};
