// Folds copies into the post they copy: reposts by reference, same text, near-copies. Pure; the order of input doesn't matter.
import type { Post } from '../../shared/post.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { CopyIndex } from './copy-index.ts';
import { alone, gather, type Kind, type Member } from './gather.ts';
import { orderOf } from './order.ts';
import { References } from './references.ts';
import { NONE } from './slots.ts';

export interface Deduplication {
  readonly posts: DistinctPost[];
  readonly dropped: { readonly repost: number; readonly copy: number; readonly nearCopy: number };
}

/**
 * Groups posts into originals and their copies. A member is compared with its group's representative, so groups don't
 * chain; originals come before reposts, then earlier before later.
 * @param posts posts with distinct keys
 * @returns distinct posts in order of time, and how many posts were folded in, by kind
 */
export const deduplicate = (posts: readonly Post[]): Deduplication => {
  const { times, originals, reposts, earlier } = orderOf(posts);
  const references = new References(posts);
  /** Number of the post that stands for a group. */
  const representatives: number[] = [];
  const members = new Map<number, Member[]>();
  const index = new CopyIndex(posts.length, (group) => posts[representatives[group]!]!.text, {
    cut: reposts.length > 0,
  });
  const dropped: Record<Kind, number> = { reposts: 0, copies: 0, nearCopies: 0 };

  const fold = (i: number, group: number, kind: Kind): void => {
    const member = { post: posts[i]!, time: times[i]!, kind };
    const others = members.get(group);
    if (others === undefined) members.set(group, [member]);
    else others.push(member);
    dropped[kind]++;
  };

  /** What a post repeats, and how; undefined where it stands for itself. Leaves the index ready to add it. */
  const repeated = (i: number, repost: boolean): { group: number; kind: Kind } | undefined => {
    const post = posts[i]!;
    const original = references.groupOf(post);
    if (original !== NONE) return { group: original, kind: 'reposts' };
    index.read(post.text);
    const same = index.sameText();
    if (same !== NONE) return { group: same, kind: repost ? 'reposts' : 'copies' };
    const near = index.nearCopy();
    if (near !== NONE) return { group: near, kind: repost ? 'reposts' : 'nearCopies' };
    const whole = repost ? index.beginning() : NONE;
    return whole === NONE ? undefined : { group: whole, kind: 'reposts' };
  };

  const place = (i: number, repost: boolean): void => {
    const found = repeated(i, repost);
    if (found === undefined) representatives.push(i);
    else fold(i, found.group, found.kind);
    references.placed(posts[i]!, found?.group ?? index.add());
  };

  for (const i of originals) place(i, false);
  for (const i of reposts) place(i, true);
  const groups = representatives.map((_, group) => group);
  return {
    posts: groups
      .sort((a, b) => earlier(representatives[a]!, representatives[b]!))
      .map((group) => {
        const i = representatives[group]!;
        const own = members.get(group);
        return own === undefined ? alone(posts[i]!) : gather(posts[i]!, times[i]!, own);
      }),
    dropped: { repost: dropped.reposts, copy: dropped.copies, nearCopy: dropped.nearCopies },
  };
};
