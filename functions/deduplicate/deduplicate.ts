// Folds copies into the post they copy: reposts by reference, same text, near-copies. Pure; the order of input doesn't matter.
import { authorKey, type Post, type PostKey, postKey } from '../../shared/post.ts';
import { hashString } from '../../shared/random.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { comparable, repostedHandle } from '../../shared/text/clean.ts';
import { essence } from './differs.ts';
import { BandIndex, bandingFor, bandKeys } from './minhash.ts';
import { jaccard, shinglesOf } from './shingles.ts';

/** Jaccard similarity from which two texts are copies. Why: docs/decisions.md, "Near-copies at 0.7". */
export const NEAR_COPY = 0.7;
/** Below this many shingles a text says too little to be anyone's near-copy ("gm", "wow"): only the same text counts. */
const MIN_SHINGLES = 12;

/** `gm` and `wow` are everybody's words: a text this short is nobody's copy. */
const LEAST_TEXT = 8;

const NO_KEYS = new Uint32Array(0);

type Kind = 'reposts' | 'copies' | 'nearCopies';

interface Group {
  readonly representative: Post;
  readonly members: { readonly post: Post; readonly kind: Kind }[];
}

export interface Deduplication {
  readonly posts: DistinctPost[];
  readonly dropped: { readonly repost: number; readonly copy: number; readonly nearCopy: number };
}

/** Earlier first, then by key: the order in which originals are sought. */
const byTime = (a: Post, b: Post): number =>
  Date.parse(a.created_at) - Date.parse(b.created_at) || (postKey(a) < postKey(b) ? -1 : 1);

const isRepost = (post: Post): boolean =>
  repostedHandle(post.text) !== undefined || post.referenced.some((reference) => reference.type === 'retweeted');

const referencedIn = (post: Post, byKey: ReadonlyMap<PostKey, Post>): Post | undefined => {
  for (const { type, id } of post.referenced) {
    if (id === null || type === 'replied_to') continue;
    const target = byKey.get(`${post.platform}:${id}`);
    // A quote with words of its own is a post of its own.
    if (target !== undefined && (type === 'retweeted' || comparable(post.text) === '')) return target;
  }
  return undefined;
};

/** Adds what copies knew and the original did not: the highest count of each metric. */
const joinMetrics = (group: Group): Post['metrics'] => {
  const joined: Record<string, number | undefined> = { ...group.representative.metrics };
  for (const { post } of group.members) {
    for (const [name, value] of Object.entries(post.metrics))
      if (value !== undefined) joined[name] = Math.max(joined[name] ?? 0, value);
  }
  return joined;
};

const toDistinct = (group: Group): DistinctPost => {
  const all = [group.representative, ...group.members.map(({ post }) => post)];
  const times = all.map((post) => post.created_at).sort((a, b) => Date.parse(a) - Date.parse(b));
  const count = (kind: Kind): number => group.members.filter((member) => member.kind === kind).length;
  return {
    ...group.representative,
    metrics: joinMetrics(group),
    copies: {
      reposts: count('reposts'),
      copies: count('copies'),
      nearCopies: count('nearCopies'),
      authors: [...new Set(all.map(authorKey))].sort(),
      keys: group.members.map(({ post }) => postKey(post)).sort(),
      first: times[0] ?? group.representative.created_at,
      last: times.at(-1) ?? group.representative.created_at,
    },
    flags: [],
  };
};

/**
 * Groups posts into originals and their copies. A member is compared with its group's representative, so groups don't
 * chain; originals come before reposts, then earlier before later.
 * @param posts posts with distinct keys
 * @returns distinct posts in order of time, and how many posts were folded in, by kind
 */
export const deduplicate = (posts: readonly Post[]): Deduplication => {
  const byKey = new Map(posts.map((post) => [postKey(post), post]));
  const ordered = [...posts].sort((a, b) => Number(isRepost(a)) - Number(isRepost(b)) || byTime(a, b));
  const groups: Group[] = [];
  const groupOf = new Map<PostKey, Group>();
  const sameText = new Map<string, Group>();
  const banding = bandingFor(posts.length);
  const index = new BandIndex(banding);
  const shingleSets: Uint32Array[] = [];

  /** `RT @x:` texts are cut at 140 characters: a repost may be the beginning of its original. */
  const beginnings = new Map<string, Group>();
  const BEGINNING = 40;
  const beginningOf = (text: string): Group | undefined => {
    const group = text.length < BEGINNING ? undefined : beginnings.get(text.slice(0, BEGINNING));
    return group !== undefined && comparable(group.representative.text).startsWith(text.slice(0, -8))
      ? group
      : undefined;
  };

  const nearCopyOf = (shingles: Uint32Array, keys: Uint32Array): Group | undefined => {
    let best: { group: Group; similarity: number } | undefined;
    for (const candidate of index.candidates(keys)) {
      const other = shingleSets[candidate];
      const group = groups[candidate];
      if (other === undefined || group === undefined) continue;
      const similarity = jaccard(shingles, other);
      if (similarity >= NEAR_COPY && similarity > (best?.similarity ?? 0)) best = { group, similarity };
    }
    return best?.group;
  };

  const found = (
    post: Post,
  ): { group: Group; kind: Kind } | { text: string; shingles: Uint32Array; keys: Uint32Array } => {
    const target = referencedIn(post, byKey);
    const referenced = target === undefined ? undefined : groupOf.get(postKey(target));
    if (referenced !== undefined) return { group: referenced, kind: 'reposts' };
    const text = comparable(post.text);
    const repost = isRepost(post);
    const same = text.length < LEAST_TEXT ? undefined : sameText.get(text);
    if (same !== undefined) return { group: same, kind: repost ? 'reposts' : 'copies' };
    const shingles = shinglesOf(text);
    const keys = shingles.length < MIN_SHINGLES ? NO_KEYS : bandKeys(shingles, hashString(essence(text)), banding);
    const near = nearCopyOf(shingles, keys) ?? (repost ? beginningOf(text) : undefined);
    return near === undefined ? { text, shingles, keys } : { group: near, kind: repost ? 'reposts' : 'nearCopies' };
  };

  for (const post of ordered) {
    const result = found(post);
    if ('group' in result) {
      result.group.members.push({ post, kind: result.kind });
      groupOf.set(postKey(post), result.group);
      continue;
    }
    const group: Group = { representative: post, members: [] };
    const number = groups.push(group) - 1;
    groupOf.set(postKey(post), group);
    shingleSets.push(result.shingles);
    if (result.text === '') continue;
    sameText.set(result.text, group);
    if (result.text.length >= BEGINNING && !beginnings.has(result.text.slice(0, BEGINNING)))
      beginnings.set(result.text.slice(0, BEGINNING), group);
    if (result.keys.length > 0) index.add(number, result.keys);
  }
  const kinds = groups.flatMap((group) => group.members.map((member) => member.kind));
  const count = (kind: Kind): number => kinds.filter((other) => other === kind).length;
  return {
    posts: groups.map(toDistinct).sort(byTime),
    dropped: { repost: count('reposts'), copy: count('copies'), nearCopy: count('nearCopies') },
  };
};
