// A store in memory, for tests of steps: what they read and write without a disk. Conditions are checked as S3 does.
import { BadInputError, ConflictError } from '../../../shared/errors.ts';
import type { Store } from '../../../shared/store/store.ts';

/** A store in memory over a map of keys to bytes, which a test may fill and look into. */
export const memoryStore = (objects = new Map<string, Buffer>()): Store & { readonly objects: Map<string, Buffer> } => {
  const etagOf = (bytes: Buffer): string => bytes.toString('base64');
  return {
    objects,
    url: 'memory',
    read: async (key) => {
      const bytes = objects.get(key);
      return bytes === undefined ? undefined : { bytes, etag: etagOf(bytes) };
    },
    readStream: async (key) => {
      const bytes = objects.get(key);
      if (bytes === undefined) throw new BadInputError(`There is no ${key}.`);
      return (async function* () {
        yield bytes;
      })();
    },
    write: async (key, body, { condition } = {}) => {
      const bytes = Buffer.from(body);
      const there = objects.get(key);
      const holds =
        condition === undefined ||
        ('absent' in condition ? there === undefined : there !== undefined && etagOf(there) === condition.match);
      if (!holds && there?.equals(bytes) !== true) throw new ConflictError(`${key} was written meanwhile.`);
      objects.set(key, bytes);
      return etagOf(bytes);
    },
    list: async function* (prefix) {
      yield* [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
  };
};
