// Posts files as a source: JSON Lines, gzip or not, read as a stream whatever their size.
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BadInputError } from '../../shared/errors.ts';
import { linesOf } from '../../shared/store/lines.ts';
import { type Defaults, parsePost } from './parse-post.ts';
import type { Reading, Source } from './source.ts';

/** Bytes of a line beyond which it can't be a post: the longest posts with all their fields stay far below. */
const LONGEST_LINE = 1_000_000;
const BEGINNING_CHARACTERS = 4000;
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

const unreadable = (path: string, error: unknown): BadInputError => {
  const code = codeOf(error);
  if (code === 'ENOENT') return new BadInputError(`There is no posts file ${path}; check the path.`);
  if (code === 'EISDIR') return new BadInputError(`The posts file ${path} is a folder; name the files in it.`);
  return new BadInputError(`The posts file ${path} can't be read to its end (${code}); check that it is whole.`);
};

/** The bytes of a file, unzipped when they begin as gzip does, whatever the file's name. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    const stream = file.createReadStream({ start: 0, autoClose: false });
    // pipeline hands errors of either stream to the reader below.
    yield* bytesRead === 2 && buffer.equals(GZIP_MAGIC) ? pipeline(stream, createGunzip(), () => {}) : stream;
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    await file?.close();
  }
}

/** Readings of a file's bytes. @param name the file, for the places of bad lines */
export async function* readingsOfFile(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  defaults: Defaults,
): AsyncGenerator<Reading> {
  let number = 0;
  for await (const line of linesOf(bytes, LONGEST_LINE)) {
    number++;
    // A byte order mark begins files of some editors; JSON has no place for it.
    const text = number === 1 && line.startsWith('\uFEFF') ? line.slice(1) : line;
    if (text.trim() === '') continue;
    const parsed = parsePost(text, defaults);
    if ('post' in parsed) yield parsed;
    else {
      const cut = Buffer.byteLength(line) >= LONGEST_LINE;
      const reason = cut ? `it is longer than ${LONGEST_LINE.toLocaleString('en')} bytes` : parsed.reason;
      const place = `line ${number} of ${name}`;
      yield { bad: { place, reason, beginning: text.slice(0, BEGINNING_CHARACTERS).toWellFormed() } };
    }
  }
}

/**
 * Several posts files, one after the other. Reading throws BadInputError for a file that is missing, a folder, or
 * broken in the middle of its gzip stream.
 */
export const postsFiles = (paths: readonly string[], defaults: Defaults): Source =>
  async function* () {
    for (const path of paths) yield* readingsOfFile(bytesOf(path), basename(path), defaults);
  };
