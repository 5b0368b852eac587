// What the days before say about names: which are in every day's mouth, and which are rare.
import type { Prepared } from './prepare.ts';

/** Names of the days before with the posts that held them, and how many posts there were. */
export interface Week {
  readonly posts: number;
  readonly named: ReadonlyMap<string, number>;
}

export const NO_WEEK: Week = { posts: 0, named: new Map() };

/** In how many posts of the day each name, or number, stands. */
export const countKeys = (
  posts: readonly Prepared[],
  keysOf: (post: Prepared) => Iterable<string>,
): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const post of posts) for (const key of new Set(keysOf(post))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Share of the day's posts up to which a name is rare where nothing is remembered. */
const RARE = { versioned: 0.05, other: 0.02 } as const;
/** Posts that may hold a name or word of a small day however many those are of it: too small a sample of what is in everybody's mouth. */
export const smallSample = (posts: number): number => 30 - posts / 4;
/** A name that is this many times its share of the week is of the day. */
const RISEN = 6;
/** Shares of the week's posts: up to which a name is seldom said, and from which on every day says it. */
const SELDOM = 0.002;
const EVERYDAY = 0.005;
const MOST = { versioned: 0.15, other: 0.08 } as const;

/** Whether a name is in every day's mouth: the week says it, and the day hardly more than the week. Nothing is where nothing is remembered. */
export const isEveryday = (key: string, named: number, posts: number, week: Week): boolean => {
  const before = (week.named.get(key) ?? 0) / Math.max(1, week.posts);
  return before >= EVERYDAY && named / posts < RISEN * before;
};

/**
 * Whether a name tells posts that hold it apart from the rest of the day: rare within it on a first run, risen or rare against
 * the week else.
 * @param named posts of the day that hold it, of `posts`
 */
export const isRare = (key: string, named: number, posts: number, week: Week, versioned: boolean): boolean => {
  const kind = versioned ? 'versioned' : 'other';
  const small = smallSample(posts);
  if (week.posts === 0) return named <= Math.max(RARE[kind] * posts, small);
  const before = (week.named.get(key) ?? 0) / week.posts;
  if (named > Math.max(MOST[kind] * posts, small)) return false;
  return named / posts >= RISEN * before || before < SELDOM;
};
