// What is kept of a source's answers: posts of the window, each once, in its newest version; the rest is counted.
import { type Post, postKey } from '../../shared/post.ts';
import type { Window } from '../../shared/run.ts';
import type { BadRecord, Reading } from './source.ts';

/** Bad records that are kept in full; the others are counted only. */
export const MOST_BAD_RECORDS = 1000;

/** How late a version of a post is: made later, with more metrics known, with higher ones. Compared in this order. */
type Version = readonly [createdAt: number, known: number, total: number];

const versionOf = (post: Post): Version => {
  const values = Object.values(post.metrics).filter((value) => value !== undefined);
  return [Date.parse(post.created_at), values.length, values.reduce((sum, value) => sum + value, 0)];
};

const isLater = (a: Version, b: Version): boolean => {
  const at = a.findIndex((value, n) => value !== b[n]);
  return at !== -1 && a[at]! > b[at]!;
};

export interface Sifted {
  read: number;
  setAside: Record<string, number>;
  /** The first bad records. */
  readonly bad: BadRecord[];
  /** Places, counted from 0, of kept posts that a later version of the same post replaces. */
  readonly replaced: Set<number>;
}

/** A sieve before its first post. */
export const emptySifted = (): Sifted => ({ read: 0, setAside: {}, bad: [], replaced: new Set() });

/**
 * Gives the posts to keep as they come, and writes the count into `sifted`. Only ids are held, not posts: an earlier
 * version that has been given already is named in `sifted.replaced`, to be left out afterwards (withoutReplaced).
 */
export async function* sift(
  readings: AsyncIterable<Reading>,
  window: Pick<Window, 'start' | 'end'>,
  sifted: Sifted,
): AsyncGenerator<Post> {
  const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
  const newest = new Map<string, { readonly place: number; readonly version: Version }>();
  let place = 0;
  const setAside = (reason: string): void => {
    sifted.setAside[reason] = (sifted.setAside[reason] ?? 0) + 1;
  };
  for await (const reading of readings) {
    sifted.read++;
    if ('bad' in reading) {
      setAside('bad');
      if (sifted.bad.length < MOST_BAD_RECORDS) sifted.bad.push(reading.bad);
      continue;
    }
    const { post } = reading;
    const version = versionOf(post);
    if (!(version[0] >= start && version[0] < end)) {
      setAside('outside');
      continue;
    }
    const known = newest.get(postKey(post));
    if (known !== undefined) setAside('duplicateId');
    if (known !== undefined && !isLater(version, known.version)) continue;
    if (known !== undefined) sifted.replaced.add(known.place);
    newest.set(postKey(post), { place, version });
    place++;
    yield post;
  }
}

/** The posts given by `sift` without those that a later version replaces. */
export async function* withoutReplaced(
  posts: AsyncIterable<Post>,
  replaced: ReadonlySet<number>,
): AsyncGenerator<Post> {
  let place = 0;
  for await (const post of posts) if (!replaced.has(place++)) yield post;
}
