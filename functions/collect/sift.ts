// What is kept of a source's answers: posts of the window, each once, in its newest version; the rest is counted.
import { type Post, versionKeys } from '../../shared/post.ts';
import type { Window } from '../../shared/run.ts';
import type { BadRecord, Reading } from './source.ts';

/** Bad records that are kept in full; the others are counted only. */
export const MOST_BAD_RECORDS = 1000;

/** How late a version of a post is: edited more, made later, with more metrics known, with higher ones, in this order. */
const versionOf = (post: Post): [edits: number, at: number, known: number, total: number] => {
  const values = Object.values(post.metrics).filter((value) => value !== undefined);
  return [
    versionKeys(post).length,
    Date.parse(post.created_at),
    values.length,
    values.reduce((sum, value) => sum + value, 0),
  ];
};

/** Versions of the posts given, by their places: numbers in one row, which a day of 100,000 posts keeps in 3 MB. */
class Versions {
  readonly #numbers: number[] = [];

  /** The place that the next version will have. */
  get next(): number {
    return this.#numbers.length / 4;
  }

  add(version: readonly number[]): void {
    this.#numbers.push(...version);
  }

  isLater(version: readonly number[], place: number): boolean {
    const differing = version.findIndex((value, n) => value !== this.#numbers[place * 4 + n]);
    return differing !== -1 && version[differing]! > this.#numbers[place * 4 + differing]!;
  }
}

export interface Sifted {
  read: number;
  setAside: Record<string, number>;
  /** Times of the first and the last post given, in milliseconds since 1970; infinite before there is one. */
  first: number;
  last: number;
  /** The first bad records. */
  readonly bad: BadRecord[];
  /** Places, counted from 0, of kept posts that a later version of the same post replaces. */
  readonly replaced: Set<number>;
}

/** A sieve before its first post. */
export const emptySifted = (): Sifted => ({
  read: 0,
  setAside: {},
  first: Number.POSITIVE_INFINITY,
  last: Number.NEGATIVE_INFINITY,
  bad: [],
  replaced: new Set(),
});

/**
 * Gives the posts to keep as they come, and writes the count into `sifted`. Only ids are held, not posts: an earlier
 * version that has been given already is named in `sifted.replaced`, to be left out afterwards (withoutReplaced).
 * @param isNever which posts the topic never takes
 */
export async function* sift(
  readings: AsyncIterable<Reading>,
  window: Pick<Window, 'start' | 'end'>,
  sifted: Sifted,
  isNever: (post: Post) => boolean = () => false,
): AsyncGenerator<Post> {
  const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
  const newest = new Map<string, number>();
  const versions = new Versions();
  const setAside = (reason: string): void => {
    sifted.setAside[reason] = (sifted.setAside[reason] ?? 0) + 1;
  };
  for await (const reading of readings) {
    if ('user' in reading) continue;
    sifted.read++;
    if ('aside' in reading) {
      setAside(reading.aside);
      continue;
    }
    if ('bad' in reading) {
      setAside('bad');
      if (sifted.bad.length < MOST_BAD_RECORDS) sifted.bad.push(reading.bad);
      continue;
    }
    const { post } = reading;
    const version = versionOf(post);
    const at = Date.parse(post.created_at);
    if (!(at >= start && at < end)) {
      setAside('outside');
      continue;
    }
    if (isNever(post)) {
      setAside('never');
      continue;
    }
    const [key = ''] = versionKeys(post);
    const known = newest.get(key);
    if (known !== undefined) setAside('duplicateId');
    if (known !== undefined && !versions.isLater(version, known)) continue;
    if (known !== undefined) sifted.replaced.add(known);
    newest.set(key, versions.next);
    versions.add(version);
    sifted.first = Math.min(sifted.first, at);
    sifted.last = Math.max(sifted.last, at);
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
