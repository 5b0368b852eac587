// What every kind of store promises, as one suite: run against a folder here and against S3 among the peers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInputError, ConflictError } from '../../../shared/errors.ts';
import { readAllParts, writeParts } from '../../../shared/store/parts.ts';
import type { Store } from '../../../shared/store/store.ts';

const text = async (store: Store, key: string): Promise<string | undefined> => {
  const there = await store.read(key);
  return there === undefined ? undefined : Buffer.from(there.bytes).toString();
};

const keysUnder = async (store: Store, prefix: string): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of store.list(prefix)) keys.push(key);
  return keys;
};

/** Adds one entry to a shared list as Publish does: read, merge, write under a condition, again on a conflict. */
const append = async (store: Store, key: string, entry: number): Promise<void> => {
  for (;;) {
    const there = await store.read(key);
    const entries: number[] = there === undefined ? [] : JSON.parse(Buffer.from(there.bytes).toString());
    const condition = there === undefined ? ({ absent: true } as const) : { match: there.etag };
    try {
      await store.write(key, JSON.stringify([...entries, entry]), { condition });
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
};

/** Declares the suite. `open` gives an empty store each time, `reopen` a second connection to the last one. */
export const describeStore = (open: () => Promise<Store>, reopen: () => Store): void => {
  describe('reading', () => {
    it('gives undefined for a key that was never written', async () => {
      const store = await open();
      expect(await store.read('runs/a.json')).toBeUndefined();
      expect(await store.read('runs')).toBeUndefined();
    });

    it('refuses to stream a missing key, by name', async () => {
      const store = await open();
      await expect(store.readStream('runs/a.json')).rejects.toThrow(BadInputError);
      await expect(store.readStream('runs/a.json')).rejects.toThrow('runs/a.json');
    });

    it('gives back any bytes as they were written, whole and as a stream', async () => {
      const store = await open();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
          const etag = await store.write('any/bytes', bytes);
          const there = await store.read('any/bytes');
          expect(Buffer.from(there?.bytes ?? []).equals(bytes)).toBe(true);
          expect(there?.etag).toBe(etag);
          const chunks: Uint8Array[] = [];
          for await (const chunk of await store.readStream('any/bytes')) chunks.push(chunk);
          expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
        }),
        { numRuns: 15 },
      );
    });
  });

  describe('writing', () => {
    it('replaces what was there', async () => {
      const store = await open();
      await store.write('a/b.json', 'one');
      await store.write('a/b.json', '二');
      expect(await text(store, 'a/b.json')).toBe('二');
    });

    it('writes only when absent, and takes the same bytes for its own earlier write', async () => {
      const store = await open();
      const condition = { absent: true } as const;
      const etag = await store.write('a', 'one', { condition });
      expect(await store.write('a', 'one', { condition })).toBe(etag);
      await expect(store.write('a', 'two', { condition })).rejects.toThrow(ConflictError);
      expect(await text(store, 'a')).toBe('one');
    });

    it('writes only over the version that was read', async () => {
      const store = await open();
      const first = await store.write('a', 'one');
      const second = await store.write('a', 'two', { condition: { match: first } });
      expect(second).not.toBe(first);
      await expect(store.write('a', 'three', { condition: { match: first } })).rejects.toThrow(ConflictError);
      expect(await text(store, 'a')).toBe('two');
    });

    it('does not write over a version of a key that is gone', async () => {
      const store = await open();
      const etag = await store.write('a', 'one');
      await expect(store.write('b', 'two', { condition: { match: etag } })).rejects.toThrow(ConflictError);
      expect(await store.read('b')).toBeUndefined();
    });

    it('loses no entry when twenty writers on two connections merge into one key at once', async () => {
      const store = await open();
      const other = reopen();
      const entries = Array.from({ length: 20 }, (_, n) => n);
      await Promise.all(entries.map((n) => append(n % 2 === 0 ? store : other, 'site/index.json', n)));
      const merged: number[] = JSON.parse((await text(store, 'site/index.json')) ?? '[]');
      expect(merged.toSorted((a, b) => a - b)).toEqual(entries);
    });
  });

  describe('keys', () => {
    it.each([
      '',
      '/a',
      'a/',
      'a//b',
      '.',
      '..',
      '../a',
      'a/../b',
      './a',
      'a/.hidden',
      'a\\..\\b',
      'a\0b',
      'C:a',
      'a b',
    ])('refuses %j', async (key) => {
      const store = await open();
      await expect(store.write(key, 'x')).rejects.toThrow(BadInputError);
      await expect(store.read(key)).rejects.toThrow(BadInputError);
      await expect(store.readStream(key)).rejects.toThrow(BadInputError);
    });
  });

  describe('listing', () => {
    it('lists keys under a prefix in order, folders and files alike, and none beside it', async () => {
      const store = await open();
      for (const key of ['r/b/1', 'r/a.json', 'r/a/2', 'r/a/1', 'r-1/x', 's/x']) await store.write(key, key);
      expect(await keysUnder(store, 'r/')).toEqual(['r/a.json', 'r/a/1', 'r/a/2', 'r/b/1']);
      expect(await keysUnder(store, 'r/a')).toEqual(['r/a.json', 'r/a/1', 'r/a/2']);
      expect(await keysUnder(store, '')).toEqual(['r-1/x', 'r/a.json', 'r/a/1', 'r/a/2', 'r/b/1', 's/x']);
      expect(await keysUnder(store, 'nothing/')).toEqual([]);
    });
  });

  describe('part files', () => {
    it('hold a day of more than one part and give it back in order', async () => {
      const store = await open();
      const values = Array.from({ length: 45_000 }, (_, n) => ({ n, text: '公开 "🤖"\n\u2028\u0085' }));
      const keys = await writeParts(store, (n) => `runs/x/${n}.jsonl.gz`, values);
      expect(keys).toHaveLength(3);
      expect(await readAllParts(store, keys)).toEqual(values);
    });
  });
};
