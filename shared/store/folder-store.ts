// A store in a folder: whole files through a temporary file and a rename, conditions under a lock file.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BadInputError, ConflictError, DawnChorusError, StoreUnavailableError } from '../errors.ts';
import { checkKey } from './key.ts';
import type { Condition, Store, WriteOptions } from './store.ts';

const LOCK_WAIT_MS = 10;
/** Waits after which a lock is taken for one that a crashed process left: 3 seconds, while a write takes milliseconds. */
const LOCK_WAITS = 300;

let temporaryFiles = 0;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const isAbsence = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error) ?? '');

const named = (error: unknown, doing: string): Error => {
  if (error instanceof DawnChorusError) return error;
  const code = codeOf(error) ?? String(error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG'].includes(code)) {
    return new BadInputError(`${doing} is not possible (${code}); choose a folder that can be written.`);
  }
  return new StoreUnavailableError(`${doing} failed (${code}); free the disk or try again.`);
};

const etagOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const readIfThere = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw named(error, `Reading ${path}`);
  }
};

/** Runs work while a lock file says so to this and every other process; a lock that never moves is broken. */
const withLock = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  let seen: number | undefined;
  for (let waits = 0; ; waits++) {
    try {
      await (await open(lock, 'wx')).close();
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    // The time of its making tells one holder from the next: inode numbers are given again at once.
    const holder = (await stat(lock).catch(() => undefined))?.mtimeMs;
    if (holder !== seen) waits = 0;
    seen = holder;
    if (waits === LOCK_WAITS) await rm(lock, { force: true });
    await sleep(LOCK_WAIT_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
};

const replace = async (path: string, bytes: Uint8Array): Promise<void> => {
  const temporary = join(dirname(path), `.${process.pid}-${temporaryFiles++}.tmp`);
  try {
    await writeFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Throws ConflictError unless the condition holds; true when the file has the wanted bytes already. */
const check = async (path: string, key: string, condition: Condition, wanted: string): Promise<boolean> => {
  const there = await readIfThere(path);
  const etag = there === undefined ? undefined : etagOf(there);
  const holds = 'absent' in condition ? etag === undefined : etag === condition.match;
  if (!holds && etag !== wanted) throw new ConflictError(`${key} was written by another run meanwhile; read it again.`);
  return etag === wanted;
};

async function* walk(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (isAbsence(error)) return [];
    throw named(error, `Listing ${join(root, folder)}`);
  });
  // A folder sorts as its name with the slash, which gives the order of whole keys.
  const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  for (const name of names.filter((name) => !name.startsWith('.')).sort()) {
    if (name.endsWith('/')) yield* walk(root, `${folder}${name}`);
    else yield `${folder}${name}`;
  }
}

/** A store in a folder, which is made at the first write. Etags are SHA-256 of the bytes. */
export const folderStore = (folder: string, url: string): Store => {
  const root = resolve(folder);
  const pathOf = (key: string): string => {
    checkKey(key);
    return join(root, key);
  };

  const write = async (key: string, body: Uint8Array | string, options: WriteOptions = {}): Promise<string> => {
    const path = pathOf(key);
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const etag = etagOf(bytes);
    const { condition } = options;
    try {
      await mkdir(dirname(path), { recursive: true });
      if (condition === undefined) await replace(path, bytes);
      else {
        await withLock(path, async () => {
          if (!(await check(path, key, condition, etag))) await replace(path, bytes);
        });
      }
    } catch (error) {
      throw named(error, `Writing ${path}`);
    }
    return etag;
  };

  return {
    url,
    write,
    read: async (key) => {
      const bytes = await readIfThere(pathOf(key));
      return bytes === undefined ? undefined : { bytes, etag: etagOf(bytes) };
    },
    readStream: async (key) => {
      const path = pathOf(key);
      try {
        const file = await open(path);
        if (!(await file.stat()).isFile()) {
          await file.close();
          throw new BadInputError(`There is no ${key} in the store ${url}; the step that writes it has not run.`);
        }
        return file.createReadStream();
      } catch (error) {
        if (!isAbsence(error)) throw named(error, `Reading ${path}`);
        throw new BadInputError(`There is no ${key} in the store ${url}; the step that writes it has not run.`);
      }
    },
    list: async function* (prefix) {
      const folderOfPrefix = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      if (folderOfPrefix !== '') checkKey(folderOfPrefix.slice(0, -1));
      for await (const key of walk(root, folderOfPrefix)) if (key.startsWith(prefix)) yield key;
    },
  };
};
