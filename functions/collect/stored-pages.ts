// Pages as they were fetched, stored one by one: each holds its own `next`, so that a page and its cursor can't part.
import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { BadInputError } from '../../shared/errors.ts';
import type { Lost } from '../../shared/run.ts';
import { linesOf } from '../../shared/store/lines.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Reading } from './source.ts';

/** What a stored page says before its readings: where it stands, where the next begins, and the sums up to it. */
export interface PageHeader {
  /** Counted from 1. */
  readonly page: number;
  readonly next?: string | undefined;
  readonly short?: boolean | undefined;
  readonly posts: number;
  readonly costUsd: number;
  readonly problems: number;
  readonly lost?: readonly Lost[] | undefined;
}

/** Sums before the first page. */
export const NO_PAGE: PageHeader = { page: 0, posts: 0, costUsd: 0, problems: 0 };

/** A short name of what was asked: equal parts have equal names. */
export const fingerprintOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

const keyOf = (prefix: string, page: number): string => `${prefix}${String(page).padStart(6, '0')}.jsonl.gz`;

/** A page that a broken disk or a hand has damaged: asking again would cost, so a person decides. */
const broken = (key: string, error: unknown): BadInputError => {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no JSON';
  return new BadInputError(
    `The stored page ${key} is broken (${reason}); delete it and the pages after it and run again, or ask for all anew with --force.`,
  );
};

/** Whether an error is of unpacking or parsing, not of the store. */
const isOfContent = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'));

/** The header of the last stored page, NO_PAGE where there is none. Pages are written in order, so the last has all sums. */
export const lastPage = async (store: Store, prefix: string): Promise<PageHeader> => {
  let last: string | undefined;
  for await (const key of store.list(prefix)) last = key;
  const stored = last === undefined ? undefined : await store.read(last);
  if (last === undefined || stored === undefined) return NO_PAGE;
  try {
    const text = gunzipSync(stored.bytes).toString('utf8');
    return JSON.parse(text.slice(0, text.indexOf('\n'))) as PageHeader;
  } catch (error) {
    throw broken(last, error);
  }
};

/** Stores a page. Throws ConflictError when another call has stored one in its place. */
export const storePage = async (
  store: Store,
  prefix: string,
  header: PageHeader,
  readings: readonly Reading[],
): Promise<void> => {
  const lines = [header, ...readings].map((value) => `${JSON.stringify(value)}\n`).join('');
  // Pages are read once more and expire: time counts for more than size.
  await store.write(keyOf(prefix, header.page), gzipSync(lines, { level: 1 }), {
    contentType: 'application/gzip',
    condition: { absent: true },
  });
};

/** All readings of the first pages, one at a time, in the order in which they came. */
export async function* storedReadings(store: Store, prefix: string, pages: number): AsyncGenerator<Reading> {
  for (let page = 1; page <= pages; page++) {
    const key = keyOf(prefix, page);
    const chunks = await store.readStream(key);
    let isHeader = true;
    try {
      for await (const line of linesOf(pipeline(Readable.from(chunks), createGunzip(), () => {}))) {
        // The lines are our own, so they are trusted to be of the type.
        if (!isHeader && line !== '') yield JSON.parse(line) as Reading;
        isHeader = false;
      }
    } catch (error) {
      throw isOfContent(error) ? broken(key, error) : error;
    }
  }
}
