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
  const order = [...originals, ...reposts];
  const at = (places: readonly number[]): Post[] => places.map((i) => posts[i]!);
  const references = new References(at(originals), at(reposts));
  const index = new CopyIndex(posts.length, (place) => posts[order[place]!]!.text, { cut: reposts.length > 0 });
  order.forEach((i, place) => {
    if (place < originals.length || !references.isRepostOfOriginal(posts[i]!)) index.sign(place);
  });
  index.fill();

  /** For each place that of the post that stands for it. */
  const groups = new Int32Array(posts.length);
  const members = new Map<number, Member[]>();
  const dropped: Record<Kind, number> = { reposts: 0, copies: 0, nearCopies: 0 };

  const fold = (i: number, group: number, kind: Kind): void => {
    const member = { post: posts[i]!, time: times[i]!, kind };
    const others = members.get(group);
    if (others === undefined) members.set(group, [member]);
    else others.push(member);
    dropped[kind]++;
  };

  /** What a post repeats, and how; undefined where it stands for itself. */
  const repeated = (place: number, repost: boolean): { group: number; kind: Kind } | undefined => {
    const original = references.groupOf(posts[order[place]!]!);
    if (original !== NONE) return { group: original, kind: 'reposts' };
    const same = index.sameText(place);
    // What has the same text as another goes where that went, so that one text is never in two groups.
    if (same !== NONE)
      return { group: groups[same]!, kind: repost ? 'reposts' : groups[same] === same ? 'copies' : 'nearCopies' };
    const near = index.nearCopy(place);
    if (near !== NONE) return { group: near, kind: repost ? 'reposts' : 'nearCopies' };
    const whole = repost ? index.beginning(place) : NONE;
    return whole === NONE ? undefined : { group: whole, kind: 'reposts' };
  };

  order.forEach((i, place) => {
    const found = repeated(place, place >= originals.length);
    groups[place] = found?.group ?? place;
    if (found === undefined) index.stand(place);
    else fold(i, found.group, found.kind);
    references.placed(posts[i]!, groups[place]!);
  });
  const standing = [...order.keys()].filter((place) => groups[place] === place);
  return {
    posts: standing
      .sort((a, b) => earlier(order[a]!, order[b]!))
      .map((place) => {
        const i = order[place]!;
        const own = members.get(place);
        return own === undefined ? alone(posts[i]!) : gather(posts[i]!, times[i]!, own);
      }),
    dropped: { repost: dropped.reposts, copy: dropped.copies, nearCopy: dropped.nearCopies },
  };
};
