// The store on S3, against moto's server: the contract of all stores, and what only S3 can get wrong.
import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BadInputError, StoreUnavailableError } from '../../shared/errors.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { describeStore } from '../shared/store/contract.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: the S3 store needs moto_server on PATH or at $MOTO_SERVER.');

describe.skipIf(program === undefined)('an S3 store', () => {
  let moto: Moto;
  let client: S3Client;
  let stores = 0;
  const reopen = (number = stores) =>
    openStore({ storeUrl: `s3://dawn-chorus/store-${number}`, s3Endpoint: moto.endpoint });

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'test';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
    moto = await startMoto(program ?? '');
    client = new S3Client({ endpoint: moto.endpoint, forcePathStyle: true, region: 'us-east-1' });
    await client.send(new CreateBucketCommand({ Bucket: 'dawn-chorus' }));
  });
  afterAll(() => moto?.stop());

  describeStore(
    async () => reopen(++stores),
    () => reopen(),
  );

  it('lists more keys than fit in one page, in order', async () => {
    const store = reopen(++stores);
    const keys = Array.from({ length: 1100 }, (_, n) => `many/${String(n).padStart(4, '0')}`);
    for (let n = 0; n < keys.length; n += 50) {
      await Promise.all(keys.slice(n, n + 50).map((key) => store.write(key, key)));
    }
    const listed: string[] = [];
    for await (const key of store.list('many/')) listed.push(key);
    expect(listed).toEqual(keys);
  });

  it('keeps the content type and the caching that were asked for', async () => {
    const store = reopen(++stores);
    await store.write('a.md', '# a', { contentType: 'text/markdown; charset=utf-8', cacheControl: 'max-age=60' });
    const head = await client.send(new HeadObjectCommand({ Bucket: 'dawn-chorus', Key: `store-${stores}/a.md` }));
    expect(head.ContentType).toBe('text/markdown; charset=utf-8');
    expect(head.CacheControl).toBe('max-age=60');
  });

  it('names a bucket that does not exist', async () => {
    const store = openStore({ storeUrl: 's3://no-such-bucket', s3Endpoint: moto.endpoint });
    await expect(store.read('a')).rejects.toThrow(BadInputError);
    await expect(store.write('a', 'one')).rejects.toThrow('s3://no-such-bucket/a failed: the bucket does not exist');
  });

  it('is unavailable, and so tried again, where no server answers', async () => {
    const store = openStore({ storeUrl: 's3://dawn-chorus', s3Endpoint: 'http://127.0.0.1:9' });
    await expect(store.read('a')).rejects.toThrow(StoreUnavailableError);
  });
});
