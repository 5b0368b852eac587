// Posts files that someone else's collector drops: below a prefix of our own store (store:…) or of a bucket (s3://…).
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Temporal } from 'temporal-polyfill';
import { BadInputError } from '../../shared/errors.ts';
import type { Window } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Defaults } from './parse-post.ts';
import { readingsOfFile } from './posts-file.ts';
import type { Source } from './source.ts';

const POSTS_FILE = /\.(jsonl|ndjson)(\.gz)?$/;
const PLACEHOLDER = '{date}';

/** Civil days that a window touches, from the one in which it starts: `2026-04-21`, `2026-04-22`. */
const daysOf = ({ start, timezone, to }: Pick<Window, 'start' | 'timezone' | 'to'>): string[] => {
  const from = Temporal.Instant.from(start).toZonedDateTimeISO(timezone).toPlainDate();
  const days = from.until(to).days + 1;
  return Array.from({ length: days }, (_, n) => from.add({ days: n }).toString());
};

/** Paths with `{date}` once for each civil day that the window touches, the others as they are. */
export const datedPaths = (paths: readonly string[], window: Pick<Window, 'start' | 'timezone' | 'to'>): string[] =>
  paths.flatMap((path) =>
    path.includes(PLACEHOLDER) ? daysOf(window).map((day) => path.replaceAll(PLACEHOLDER, day)) : [path],
  );

/** Whether a path names objects of a store. */
export const isStored = (path: string): boolean => /^(store:|s3:\/\/)/.test(path);

/** The store of a path and the prefix within it. */
const placeOf = (path: string, own: Store, open: (url: string) => Store): { store: Store; prefix: string } => {
  if (path.startsWith('store:')) {
    const prefix = path.slice('store:'.length);
    // The other rooms of the store are what we write ourselves.
    if (!prefix.startsWith('inbox/')) {
      throw new BadInputError(`The path ${path} of a source is not below store:inbox/; drop posts files there.`);
    }
    return { store: own, prefix };
  }
  const [bucket = '', ...rest] = path.slice('s3://'.length).split('/');
  return { store: open(`s3://${bucket}`), prefix: rest.join('/') };
};

async function* bytesOf(store: Store, key: string): AsyncGenerator<Uint8Array> {
  const chunks = Readable.from(await store.readStream(key));
  const stream = key.endsWith('.gz') ? pipeline(chunks, createGunzip(), () => {}) : chunks;
  try {
    for await (const chunk of stream) yield chunk;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))) throw error;
    throw new BadInputError(`The posts file ${key} can't be read to its end (${error.code}); check that it is whole.`);
  }
}

/**
 * All posts files below the prefixes, in the order of their names. Throws BadInputError where there is none at all.
 * @param open opens a bucket
 */
export const storedFiles = (
  paths: readonly string[],
  defaults: Defaults,
  own: Store,
  open: (url: string) => Store,
): Source =>
  async function* () {
    let files = 0;
    for (const path of paths) {
      const { store, prefix } = placeOf(path, own, open);
      for await (const key of store.list(prefix)) {
        if (!POSTS_FILE.test(key)) continue;
        files++;
        yield* readingsOfFile(bytesOf(store, key), key, defaults);
      }
    }
    if (files > 0) return;
    throw new BadInputError(
      `There are no posts files (*.jsonl, *.jsonl.gz) below ${paths.join(', ')}; check that the other collector has run.`,
    );
  };
