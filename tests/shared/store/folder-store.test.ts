// The store in a folder: the contract of all stores, and what only files can get wrong.
import { mkdtemp, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/errors.ts';
import { folderStore } from '../../../shared/store/folder-store.ts';
import { openStore } from '../../../shared/store/open-store.ts';
import { describeStore } from './contract.ts';

let folder = '';
const open = async () => {
  folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-store-'));
  return folderStore(folder, `file:${folder}`);
};

describe('a folder store', () => {
  describeStore(open, () => folderStore(folder, `file:${folder}`));

  it('leaves nothing beside the objects themselves', async () => {
    const store = await open();
    await store.write('a', 'one', { condition: { absent: true } });
    await store.write('a', 'two');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('does not list what a crashed process left', async () => {
    const store = await open();
    await store.write('a', 'one');
    await writeFile(join(folder, '.1-0.tmp'), 'half');
    await writeFile(join(folder, '.a.lock'), '');
    const keys: string[] = [];
    for await (const key of store.list('')) keys.push(key);
    expect(keys).toEqual(['a']);
  });

  it('says which file stands where a folder is needed', async () => {
    const store = await open();
    await store.write('a', 'one');
    await expect(store.write('a/b', 'two')).rejects.toThrow(BadInputError);
  });

  it('follows a folder that the user linked elsewhere', async () => {
    await open();
    const elsewhere = await mkdtemp(join(tmpdir(), 'dawn-chorus-store-'));
    await symlink(elsewhere, join(folder, 'out'));
    await folderStore(join(folder, 'out'), 'out').write('a', 'one');
    expect(await readdir(elsewhere)).toEqual(['a']);
  });

  it('takes over the lock of a process that died', async () => {
    const store = await open();
    const lock = join(folder, '.a.lock');
    await writeFile(lock, '');
    await utimes(lock, 0, 0);
    await store.write('a', 'one', { condition: { absent: true } });
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe('opening a store', () => {
  it.each(['out', 'file:out', '/tmp/out', 'file:///tmp/out', 's3://bucket', 's3://bucket/a/b/'])(
    'knows %s',
    (storeUrl) => {
      expect(openStore({ storeUrl }).url).toBe(storeUrl);
    },
  );

  it.each([
    ['', 'empty'],
    ['s3://', 'names no valid bucket'],
    ['s3://Bucket/x', 'names no valid bucket'],
    ['gs://bucket', 'has the scheme gs:'],
    ['https://bucket', 'has the scheme https:'],
  ])('refuses %j', (storeUrl, sentence) => {
    expect(() => openStore({ storeUrl })).toThrow(BadInputError);
    expect(() => openStore({ storeUrl })).toThrow(sentence);
  });

  it('refuses an S3 endpoint beside a folder', () => {
    expect(() => openStore({ storeUrl: 'out', s3Endpoint: 'http://localhost:1' })).toThrow('has no use here');
  });
});
