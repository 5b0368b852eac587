// Which group a post belongs to by what it says it repeats, before any text is compared.
import { type Post, type PostKey, versionKeys } from '../../shared/post.ts';
import { comparable } from '../../shared/text/clean.ts';
import { NONE } from './slots.ts';

/** Keys of the posts that a post repeats: by a repost, or by a quote without words of its own. */
const repeatedKeys = (post: Post): PostKey[] =>
  post.referenced.flatMap(({ type, id }) =>
    id !== null && (type === 'retweeted' || (type === 'quoted' && comparable(post.text) === ''))
      ? [`${post.platform}:${id}`]
      : [],
  );

/** The group of a post that is among the originals and was not placed yet. */
const AWAITED = -2;

/** Groups by reference. Posts that repeat one that wasn't collected belong together all the same. */
export class References {
  /** Groups of the posts that others repeat; below 0 until they are placed. */
  readonly #groups: Map<PostKey, number>;

  /** @param originals those that are placed before any repost */
  constructor(originals: readonly Post[], reposts: readonly Post[]) {
    this.#groups = new Map(
      [...originals, ...reposts].flatMap((post) =>
        post.referenced.length === 0 ? [] : repeatedKeys(post).map((key) => [key, NONE]),
      ),
    );
    if (this.#groups.size === 0) return;
    for (const post of originals)
      for (const key of versionKeys(post)) if (this.#groups.has(key)) this.#groups.set(key, AWAITED);
  }

  /** Whether a repost repeats an original that was collected, so that nobody needs to read its text. */
  isRepostOfOriginal(repost: Post): boolean {
    return repost.referenced.length > 0 && repeatedKeys(repost).some((key) => this.#groups.get(key) === AWAITED);
  }

  /** The group of the first post that this one repeats and that has a group, else NONE. */
  groupOf(post: Post): number {
    if (post.referenced.length === 0) return NONE;
    for (const key of repeatedKeys(post)) {
      const group = this.#groups.get(key) ?? NONE;
      if (group >= 0) return group;
    }
    return NONE;
  }

  /** Notes in which group a post is, for those that repeat it, or the same post as it does where that wasn't collected. */
  placed(post: Post, group: number): void {
    if (this.#groups.size === 0) return;
    // What repeats a post names the version that it saw.
    for (const key of versionKeys(post)) if (this.#groups.has(key)) this.#groups.set(key, group);
    for (const { type, id } of post.referenced) {
      // A quote without words says nothing that could stand for what it quotes.
      const repeated = `${post.platform}:${id}`;
      if (type === 'retweeted' && (this.#groups.get(repeated) ?? 0) < 0) this.#groups.set(repeated, group);
    }
  }
}
