// unpublished.json: the posts that were taken out of all reports. A run that meets one again leaves it out.
import * as z from 'zod';
import { UNPUBLISHED_KEY } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { parsePointer } from './pointers.ts';

export const unpublishedSchema = z.object({
  version: z.literal(1),
  /** Tombstones, oldest first. */
  posts: z.array(
    z.looseObject({
      /** `{platform}:{id}`. */
      key: z.string(),
      /** When it was taken out. */
      at: z.iso.datetime(),
    }),
  ),
});
export type Unpublished = z.infer<typeof unpublishedSchema>;

/** Keys of the posts that no report may show. */
export const readUnpublished = async (store: Store): Promise<ReadonlySet<string>> => {
  const stored = await store.read(UNPUBLISHED_KEY);
  if (stored === undefined) return new Set();
  return new Set(parsePointer(UNPUBLISHED_KEY, stored.bytes, unpublishedSchema).posts.map(({ key }) => key));
};

/** The tombstones with one more; one that is there stays as it is. */
export const withTombstone = (there: Unpublished | undefined, key: string, at: string): Unpublished => {
  const posts = there?.posts ?? [];
  return { version: 1, posts: posts.some((post) => post.key === key) ? posts : [...posts, { key, at }] };
};
