// The owner's hand on moto's S3, by the same commands as in a folder: every byte of both is the same, and two hands lose nothing.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { siteKeys } from '../../shared/keys.ts';
import { reportSchema } from '../../shared/report.ts';
import { folderStore } from '../../shared/store/folder-store.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { handDay, keysIn, POST, SLUG, shortened, textIn, topicsWith } from '../fixtures/hand-day.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: the hand on S3 needs moto_server on PATH or at $MOTO_SERVER.');

const MADE = '2025-12-22T22:00:00Z';
const LATER = '2025-12-23T02:00:00Z';
/** Sentences of the report as it was made, whatever the day says: what is amended is found in it. */
const foundIn = async (store: Store) => {
  const report = reportSchema.parse(
    JSON.parse(Buffer.from((await textIn(store, siteKeys(SLUG).draft(1).report)) ?? '', 'latin1').toString()),
  );
  const ids = (items: readonly { readonly sentences: readonly { readonly id: string }[] }[]): string[] =>
    items.map(({ sentences }) => sentences[0]?.id ?? expect.unreachable('An item has a sentence.'));
  const points = ids(report.keyPoints);
  const events = ids(report.events.flatMap(({ items }) => items));
  return { points, events, less: shortened(report) };
};

const all = async (store: Store): Promise<Record<string, string | undefined>> =>
  Object.fromEntries(
    await Promise.all((await keysIn(store, '')).map(async (key) => [key, await textIn(store, key)] as const)),
  );

describe.skipIf(program === undefined)('the hand on S3', () => {
  let moto: Moto;

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'test';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
    vi.stubEnv('TOPICS_FOLDER', await topicsWith({ publish: 'draft' }));
    moto = await startMoto(program ?? '');
    const client = new S3Client({ endpoint: moto.endpoint, forcePathStyle: true, region: 'us-east-1' });
    await client.send(new CreateBucketCommand({ Bucket: 'dawn-chorus' }));
  });
  afterAll(() => {
    moto?.stop();
    vi.unstubAllEnvs();
  });

  /** The whole day in one store: draft, release, amendment, hand edit, sync, a new revision, sync. */
  const whole = async (where: readonly string[], store: Store) => {
    const blog = await mkdtemp(join(tmpdir(), 'dawn-chorus-blog-'));
    const day = handDay(where);
    const codes = [(await day.run(MADE)).code];
    const { events, less } = await foundIn(store);
    const reworded = [less.id, '--text', less.text] as const;
    codes.push((await day.release(MADE, SLUG)).code, (await day.amend(LATER, ...reworded)).code);
    const synced = [await day.sync(blog)];
    const path = join(blog, POST);
    await writeFile(path, `${await readFile(path, 'utf8')}mine\n`);
    codes.push((await day.amend(LATER, events[0] ?? '', '--drop')).code);
    synced.push(await day.sync(blog));
    return { codes, synced, post: await readFile(path, 'utf8') };
  };

  it('leaves the same bytes as in a folder, and the same checkout', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-hand-'));
    const out = join(folder, 'out');
    await mkdir(out);
    const url = 's3://dawn-chorus/hand';
    const [inFolder, onS3] = [folderStore(out, out), openStore({ storeUrl: url, s3Endpoint: moto.endpoint })];
    const here = await whole(['--out', out], inFolder);
    const there = await whole(['--store', url, '--s3-endpoint', moto.endpoint], onS3);
    expect(there).toEqual(here);
    expect([there.codes, there.synced[1]]).toMatchObject([[0, 0, 0, 0], { written: [], byHand: [POST] }]);
    const [stored, kept] = [await all(onS3), await all(inFolder)];
    expect(Object.keys(stored)).toEqual(Object.keys(kept));
    for (const [key, text] of Object.entries(stored)) expect([key, text === kept[key]]).toEqual([key, true]);
  }, 300_000);

  it('of two owners at once loses nothing', async () => {
    const store = openStore({ storeUrl: 's3://dawn-chorus/hand', s3Endpoint: moto.endpoint });
    const day = handDay(['--store', 's3://dawn-chorus/hand', '--s3-endpoint', moto.endpoint]);
    const { points, events } = await foundIn(store);
    const [reworded = '', dropped = '', other = ''] = [points[0], points[1], events[1]];
    const wishes: [string, ...string[]][] = [
      [reworded, '--text', '**由编者改写的一句**'],
      [dropped, '--drop'],
      [other, '--drop'],
    ];
    const ended = await Promise.all(wishes.map((wish) => day.amend(LATER, ...wish)));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    const { sentences, amended } = JSON.parse(
      Buffer.from((await textIn(store, siteKeys(SLUG).stable.evidence)) ?? '', 'latin1').toString(),
    );
    expect([sentences[reworded].text, sentences[dropped], sentences[other], amended.length]).toEqual([
      expect.stringMatching(/由编者改写的一句$/),
      ...[undefined, undefined, 5],
    ]);
  }, 300_000);
});
