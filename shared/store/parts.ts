// Part files: JSON Lines, gzip, several parts, written and read as a stream so that memory stays flat.

import { pipeline, Readable } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import { linesOf } from './lines.ts';
import type { Store } from './store.ts';

const LINES_A_PART = 20_000;
const CONTENT_TYPE = 'application/gzip';

/**
 * Writes values as parts of at most 20,000 lines.
 * @param keyOf key of the n-th part, n counted from 1
 * @returns keys of the parts; always at least one, so that a reader never meets a missing first part
 */
export const writeParts = async <T>(
  store: Store,
  keyOf: (n: number) => string,
  values: Iterable<T> | AsyncIterable<T>,
): Promise<string[]> => {
  const keys: string[] = [];
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    const key = keyOf(keys.length + 1);
    // Level 6 with no name and no time in the header: the same lines give the same bytes.
    const bytes = gzipSync(lines.map((line) => `${line}\n`).join(''));
    await store.write(key, bytes, { contentType: CONTENT_TYPE });
    keys.push(key);
    lines = [];
  };
  for await (const value of values) {
    lines.push(JSON.stringify(value));
    if (lines.length === LINES_A_PART) await flush();
  }
  if (lines.length > 0 || keys.length === 0) await flush();
  return keys;
};

/** Reads values of parts, in order, one at a time. The parts are our own, so lines are trusted to be of the type. */
export async function* readParts<T>(store: Store, keys: readonly string[]): AsyncGenerator<T> {
  for (const key of keys) {
    const chunks = await store.readStream(key);
    // pipeline, unlike pipe, hands a broken read on to the reader, who would else wait for ever.
    const unzipped = pipeline(Readable.from(chunks), createGunzip(), () => {});
    for await (const line of linesOf(unzipped)) if (line !== '') yield JSON.parse(line) as T;
  }
}

/** The first values of parts, at most so many. */
export const readFirst = async <T>(store: Store, keys: readonly string[], most: number): Promise<T[]> => {
  const values: T[] = [];
  for await (const value of readParts<T>(store, keys)) {
    if (values.length === most) break;
    values.push(value);
  }
  return values;
};

/** All values of parts at once, for steps that need the whole day in memory. */
export const readAllParts = async <T>(store: Store, keys: readonly string[]): Promise<T[]> => {
  const values: T[] = [];
  for await (const value of readParts<T>(store, keys)) values.push(value);
  return values;
};
