// Stored pages that a disk or a hand has damaged: said by name, and never read as less than there was.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../functions/collect/source.ts';
import { lastPage, storedReadings, storePage } from '../../../functions/collect/stored-pages.ts';
import { post } from '../../fixtures/posts.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const PREFIX = 'runs/x/pages/x-1/';
const FIRST = `${PREFIX}000001.jsonl.gz`;
const header = (page: number) => ({ page, posts: page, costUsd: 0, problems: 0 });
const withPages = async (pages: number) => {
  const store = memoryStore();
  for (let page = 1; page <= pages; page++)
    await storePage(store, PREFIX, header(page), [{ post: post({ text: 'a' }) }]);
  return store;
};
const readAll = async (store: Parameters<typeof storedReadings>[0], pages: number): Promise<Reading[]> => {
  const readings: Reading[] = [];
  for await (const reading of storedReadings(store, PREFIX, pages)) readings.push(reading);
  return readings;
};

describe('a stored page', () => {
  it.each([
    ['cut', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 12), 'Z_BUF_ERROR'],
    ['no gzip', () => Buffer.from('hello'), 'Z_DATA_ERROR'],
    ['empty', () => new Uint8Array(), ''],
    ['of something else', () => gzipSync('hello\n'), 'no JSON'],
  ])('that is %s is named, with what to do', async (_, damage, code) => {
    const store = await withPages(1);
    const whole = (await store.read(FIRST))!.bytes;
    await store.write(FIRST, damage(whole), { contentType: 'application/gzip' });
    const sentence = new RegExp(
      `^The stored page ${FIRST} is broken \\(${code}.*\\); delete it .* or ask for all anew with --force\\.$`,
    );
    await expect(lastPage(store, PREFIX)).rejects.toMatchObject({
      name: 'BadInputError',
      message: expect.stringMatching(sentence),
    });
  });

  it('that is cut before the last is found when the pages are read', async () => {
    const store = await withPages(3);
    const whole = (await store.read(FIRST))!.bytes;
    await store.write(FIRST, whole.subarray(0, whole.length - 12), { contentType: 'application/gzip' });
    expect(await lastPage(store, PREFIX)).toEqual(header(3));
    await expect(readAll(store, 3)).rejects.toThrow(`The stored page ${FIRST} is broken`);
  });

  it('that is whole is read as it was stored', async () => {
    const store = await withPages(2);
    expect(await readAll(store, 2)).toHaveLength(2);
    expect(await readAll(store, 1)).toHaveLength(1);
  });
});
