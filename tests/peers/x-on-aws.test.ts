// Collect as on AWS, against moto's server: the token from Parameter Store, pages on S3, files dropped in another bucket.
import { gzipSync } from 'node:zlib';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { rawPosts, rawUsers } from '../fixtures/x-posts.ts';
import { startXServer } from '../fixtures/x-server.ts';
import { collect, planFor } from '../functions/collect/collecting.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: collecting on AWS needs moto_server on PATH or at $MOTO_SERVER.');

const TOKEN = 'AAAA-secret-in-parameter-store';
const PARAMETER = '/dawn-chorus/x-bearer-token';
const DAY = { from: '2026-04-22', now: '2026-04-24T00:00:00Z' };

describe.skipIf(program === undefined)('collecting on AWS', () => {
  let moto: Moto;
  let store: Store;
  let s3: S3Client;
  const settings = () => ({
    storeUrl: 's3://dawn-chorus',
    s3Endpoint: moto.endpoint,
    modelUrl: 'extractive',
    topicsFolder: '',
    postsFiles: [],
  });

  beforeAll(async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_REGION', 'us-east-1');
    moto = await startMoto(program ?? '');
    vi.stubEnv('AWS_ENDPOINT_URL_SSM', moto.endpoint);
    vi.stubEnv('X_BEARER_TOKEN', '');
    vi.stubEnv('X_TOKEN_PARAMETER', PARAMETER);
    s3 = new S3Client({ endpoint: moto.endpoint, forcePathStyle: true });
    for (const Bucket of ['dawn-chorus', 'collector']) await s3.send(new CreateBucketCommand({ Bucket }));
    const ssm = new SSMClient({});
    await ssm.send(new PutParameterCommand({ Name: PARAMETER, Value: TOKEN, Type: 'SecureString' }));
    store = openStore(settings());
  });
  afterAll(() => {
    moto?.stop();
    vi.unstubAllEnvs();
  });

  it('reads X with the token of Parameter Store, keeps pages on S3, and asks for none of them twice', async () => {
    const server = await startXServer({ posts: rawPosts(250), users: rawUsers(), token: TOKEN });
    const plan = planFor([{ name: 'x', type: 'x', expansions: 'authors', queries: [{ anyOf: ['AI'] }] }], DAY, {
      maxCostUsd: 10,
    });
    const options = { settings: { ...settings(), baseUrls: { x: server.url } } };
    const first = await collect(plan, store, options);
    expect(first.collected).toMatchObject({ kept: 250, coverage: { pages: 3, cut: 'edge' } });
    const again = await collect(plan, store, options);
    expect(again).toMatchObject({ collected: first.collected, posts: first.posts });
    expect(server.requests).toHaveLength(3);
    await server.close();
  });

  it('reads what another collector drops in its own bucket', async () => {
    const line = JSON.stringify({ id: '1', text: 'a', created_at: '2026-04-22T04:00:00Z', author: { username: 'a' } });
    const Body = gzipSync(line);
    await s3.send(new PutObjectCommand({ Bucket: 'collector', Key: 'ai/2026-04-22/a.jsonl.gz', Body }));
    const plan = planFor([{ name: 'drop', type: 'file', paths: ['s3://collector/ai/{date}/'] }], DAY);
    const { posts } = await collect(plan, store, { settings: settings() });
    expect(posts.map(({ id }) => id)).toEqual(['1']);
  });
});
