// The whole pipeline on S3, against moto's server: the same files as in a folder, and runs at once that lose nothing.

import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { INDEX_KEY, LATEST_KEY } from '../../shared/keys.ts';
import { folderStore } from '../../shared/store/folder-store.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { startBedrock } from '../fixtures/bedrock-server.ts';
import { DAY, NOW, postsFile, threePosts } from '../infra/cli/posts.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: the pipeline on S3 needs moto_server on PATH or at $MOTO_SERVER.');

/** A day whose truth the scripted model knows. */
const SAMPLE = 'samples/twitter_ai_20251222.jsonl.gz';
const SAMPLE_DAY = ['--posts', SAMPLE, '--from', '2025-12-22', '--now', '2025-12-23T01:00:00Z'];

const everything = async (store: Store): Promise<Record<string, string>> => {
  const objects: Record<string, string> = {};
  for await (const key of store.list('')) {
    objects[key] = Buffer.from((await store.read(key))?.bytes ?? []).toString('base64');
  }
  return objects;
};

const text = async (store: Store, key: string): Promise<string> =>
  Buffer.from((await store.read(key))?.bytes ?? []).toString();

describe.skipIf(program === undefined)('the pipeline on S3', () => {
  let moto: Moto;

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'test';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
    moto = await startMoto(program ?? '');
    const client = new S3Client({ endpoint: moto.endpoint, forcePathStyle: true, region: 'us-east-1' });
    await client.send(new CreateBucketCommand({ Bucket: 'dawn-chorus' }));
  });
  afterAll(() => moto?.stop());

  it('leaves the same keys and bytes as in a folder', async () => {
    const { folder, file } = await postsFile(threePosts());
    const url = 's3://dawn-chorus/same';
    const words = ['run', 'ai', '--day-ends-at', '00:00', '--posts', file, '--from', DAY, '--now', NOW, '--json'];
    const here = await dawnChorus(...words, '--out', join(folder, 'out'));
    const there = await dawnChorus(...words, '--store', url, '--s3-endpoint', moto.endpoint);
    expect([there.code, there.err]).toEqual([0, '']);
    const { ms: _, peakRssMb: __, ...summary } = JSON.parse(there.out);
    expect(JSON.parse(here.out)).toMatchObject(summary);
    const stored = await everything(openStore({ storeUrl: url, s3Endpoint: moto.endpoint }));
    expect(Object.keys(stored)).toContain(summary.markdown);
    expect(stored).toEqual(await everything(folderStore(join(folder, 'out'), 'out')));
  });

  it('keeps every report in the index when six days are made at once', async () => {
    const days = Array.from({ length: 6 }, (_, n) => `2026-04-1${n}`);
    const { file } = await postsFile(
      days.flatMap((day) => threePosts(day).map((post) => ({ ...post, id: `${post.id}${day.slice(-2)}` }))),
    );
    const url = 's3://dawn-chorus/at-once';
    const period = ['--from', days.at(0) ?? '', '--to', days.at(-1) ?? '', '--concurrency', '6'];
    const ended = await dawnChorus(
      ...[
        'backfill',
        'ai',
        '--day-ends-at',
        '00:00',
        '--posts',
        file,
        '--now',
        NOW,
        ...period,
        '--store',
        url,
        '--s3-endpoint',
        moto.endpoint,
      ],
    );
    expect([ended.code, ended.err]).toEqual([0, '']);
    const store = openStore({ storeUrl: url, s3Endpoint: moto.endpoint });
    const index = await text(store, INDEX_KEY);
    for (const day of days) expect(index).toContain(`twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`);
    expect(await text(store, LATEST_KEY)).toContain('twitter_ai_20260415_20260415');
  });

  it('replays a run from the answers that its model gave, which lie in the bucket', async () => {
    const server = await startBedrock(() => 'honest', generateDay('sample'));
    const url = 's3://dawn-chorus/replayed';
    const store = ['--store', url, '--s3-endpoint', moto.endpoint, '--json'];
    const model = `bedrock:amazon.nova-lite-v1:0?region=eu-central-1&endpoint=${server.endpoint}`;
    const made = await dawnChorus('run', 'ai', '--day-ends-at', '00:00', ...SAMPLE_DAY, '--model', model, ...store);
    await server.close();
    expect([made.code, made.err]).toEqual([0, '']);
    const { run, method } = JSON.parse(made.out);
    const published = async (): Promise<Record<string, string>> => {
      const all = await everything(openStore({ storeUrl: url, s3Endpoint: moto.endpoint }));
      return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('site/')));
    };
    const before = await published();
    const again = await dawnChorus('replay', run, ...store);
    expect([again.code, again.err]).toEqual([0, '']);
    expect(JSON.parse(again.out)).toMatchObject({ method, revision: 1, unchanged: true });
    expect(method).toBe('model');
    expect(Object.keys(before).length).toBeGreaterThan(0);
    expect(await published()).toEqual(before);
  });

  it('says that the bucket is missing', async () => {
    const { file } = await postsFile(threePosts());
    const ended = await dawnChorus(
      ...[
        'run',
        'ai',
        '--day-ends-at',
        '00:00',
        '--posts',
        file,
        '--now',
        NOW,
        '--store',
        's3://no-such-bucket',
        '--s3-endpoint',
        moto.endpoint,
      ],
    );
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('the bucket does not exist; create it or name another (NoSuchBucket).\n');
  });
});
