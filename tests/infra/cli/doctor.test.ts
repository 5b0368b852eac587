// The command doctor as a newcomer uses it, against a scripted X and Bedrock: each fault by name, nothing twice, nothing left.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diagnosis } from '../../../shared/checkup.ts';
import { type BedrockServer, type Mode, startBedrock } from '../../fixtures/bedrock-server.ts';
import { type JsonServer, startServer } from '../../fixtures/json-server.ts';
import { rawPosts } from '../../fixtures/x-posts.ts';
import { startXServer, type XServer, type XServerOptions } from '../../fixtures/x-server.ts';
import { dawnChorus } from './terminal.ts';

const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const TOKEN = 'AAAA-secret';
const POST = { ...rawPosts(1, '2026-04-22')[0]!, id: '20' };

let folder: string;
let x: XServer;
let bedrock: BedrockServer;
let models: JsonServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-doctor-'));
});
afterEach(async () => {
  await Promise.all([x.close(), bedrock.close(), models.close()]);
  await rm(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

interface World {
  readonly x?: Partial<XServerOptions>;
  readonly bedrock?: Mode;
  readonly life?: object;
}

const open = async (world: World = {}): Promise<string[]> => {
  x = await startXServer({ posts: [POST], token: TOKEN, usage: { used: 10, cap: 2_000_000, daysLeft: 9 }, ...world.x });
  bedrock = await startBedrock(() => world.bedrock ?? 'honest');
  models = await startServer(() => ({
    body: { modelDetails: { modelLifecycle: world.life ?? { status: 'ACTIVE' } } },
  }));
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL_BEDROCK: models.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'eu-central-1',
    X_BEARER_TOKEN: TOKEN,
  }))
    vi.stubEnv(name, value);
  const model = `bedrock:${MODEL}?endpoint=${bedrock.endpoint}`;
  return ['--out', join(folder, 'out'), '--model', model, '--x-base-url', x.url];
};

const diagnose = async (world: World, ...words: string[]) => {
  const options = await open(world);
  const { code, out, err } = await dawnChorus('doctor', 'ai', ...options, '--json', ...words);
  expect(err).toBe('');
  expect(out + err).not.toContain(TOKEN);
  const told: { ok: boolean; costUsd: number; diagnoses: Diagnosis[] } = JSON.parse(out);
  return { code, told, bad: told.diagnoses.filter(({ status }) => status === 'fault' || status === 'warning') };
};

const filesIn = async (path: string): Promise<string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true })).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );

describe('doctor, where all is well', () => {
  it('says so line by line, for less than three cents', async () => {
    const { code, told } = await diagnose({});
    expect(code).toBe(0);
    expect(told.ok).toBe(true);
    expect(told.costUsd).toBeGreaterThan(0.005);
    expect(told.costUsd).toBeLessThanOrEqual(0.03);
    expect(told.diagnoses.map(({ about, status }) => `${status} ${about}`)).toEqual([
      'ok store',
      'ok X token',
      'ok X bill',
      'ok X quota',
      'ok model',
      'ok model life',
      'ok prices',
      'ok topic ai',
      'ok cost of ai',
      'unchecked deployment',
    ]);
  });

  it('asks everything once: one post, one question to the model, one for its life', async () => {
    await diagnose({});
    expect(x.requests.map(({ path }) => path)).toEqual(['/2/tweets']);
    expect([x.given.length, x.counts(), bedrock.asked.length, models.asked.length]).toEqual([1, 2, 1, 1]);
  });

  it('publishes nothing and leaves no file', async () => {
    await diagnose({});
    expect(await filesIn(folder)).toEqual([]);
  });

  it('tells a person what each line means and what it cost', async () => {
    const { code, out } = await dawnChorus('doctor', 'ai', ...(await open()));
    expect(code).toBe(0);
    expect(out).toContain(
      `  ok       model       ${MODEL} in eu-central-1 answered in the form of its tool ($0.003).\n`,
    );
    expect(out).toMatch(/\n1 thing not seen\. Looking cost \$0\.008; nothing was published\.\n$/);
  });
});

describe('doctor, where something is wrong, names it', () => {
  const fault = (status: number) => ({ x: { faults: { 1: { status, body: {} } } } });

  it.each<[string, World, string, string, RegExp]>([
    ['another token', { x: { token: 'another' } }, 'fault', 'X token', /put a valid one where the source reads it/],
    ['credits that are spent', fault(402), 'fault', 'X token', /buy more or wait/],
    ['an app without access', fault(403), 'fault', 'X token', /check the app's access/],
    [
      'a cap that is too small',
      { x: { usage: { used: 0, cap: 150, daysLeft: 9 } } },
      'fault',
      'X quota',
      /more than is left/,
    ],
    [
      'a cap that will not last',
      { x: { usage: { used: 0, cap: 900, daysLeft: 9 } } },
      'warning',
      'X quota',
      /does not last/,
    ],
    ['a bill that is higher', { x: { billed: 2 } }, 'warning', 'X bill', /X counted 2/],
    [
      'a model without access',
      { bedrock: 'error 403 AccessDeniedException' },
      'fault',
      'model',
      /AccessDeniedException/,
    ],
    ['a model that uses no tool', { bedrock: 'stop refusal' }, 'fault', 'model', /declines to answer/],
    [
      'a model that is retired soon',
      { life: { status: 'LEGACY', endOfLifeTime: '2026-06-01T00:00:00Z' } },
      'warning',
      'model life',
      /is retired on 2026-06-01, in 39 days/,
    ],
  ])('%s', async (_, world, status, about, says) => {
    const { code, bad } = await diagnose(world);
    expect(bad).toEqual([expect.objectContaining({ status, about, says: expect.stringMatching(says) })]);
    expect(code).toBe(status === 'fault' ? 1 : 0);
    expect(await filesIn(folder)).toEqual([]);
  });

  it('a folder that can’t be written, once for each step that would', async () => {
    const options = await open();
    await writeFile(join(folder, 'out'), 'a file where the folder would be');
    const { code, out } = await dawnChorus('doctor', 'ai', ...options);
    expect(code).toBe(1);
    expect(out).toMatch(/FAULT {4}store of Publish .*can't|FAULT {4}store of Publish .*not possible/);
    expect(out).not.toContain('can be read and written');
  });

  it('prices that were last looked at long ago', async () => {
    const { bad } = await diagnose({}, '--now', '2028-01-01T00:00:00Z');
    expect(bad).toMatchObject([{ status: 'warning', about: 'prices', section: 'prices' }]);
  });

  it('and a warning ends with 3 under --strict', async () => {
    expect((await diagnose({ x: { billed: 2 } }, '--strict')).code).toBe(3);
  });
});

describe('doctor, asked wrongly', () => {
  it.each([
    [['doctor', 'no'], /^There is no topic "no" in .*; there are ai, finance\.\n$/],
    [['doctor', 'ai', '--sources', 'y'], /source y/],
    [['doctor', 'ai', '--model', 'gpt'], /has none of the forms/],
  ])('%j ends with 2 or names the fault', async (words, says) => {
    await open();
    const { code, out, err } = await dawnChorus(...words);
    expect(code).toBe(words.includes('--sources') ? 1 : 2);
    expect(`${err}${out}`).toMatch(says);
  });
});

describe('doctor, asked about all topics', () => {
  it('asks X and the model once for all of them', async () => {
    const topics = join(folder, 'topics');
    await mkdir(topics);
    for (const topic of ['a', 'b'])
      await writeFile(
        join(topics, `${topic}.json`),
        JSON.stringify({ topic, timezone: 'UTC', language: 'en', sources: [{ name: 'x', type: 'x', lists: ['1'] }] }),
      );
    vi.stubEnv('TOPICS_FOLDER', topics);
    const options = await open();
    const { out } = await dawnChorus('doctor', ...options, '--json');
    expect(JSON.parse(out).diagnoses.map(({ about }: Diagnosis) => about)).toEqual(
      expect.arrayContaining(['topic a', 'cost of a', 'topic b', 'cost of b']),
    );
    expect([x.given.length, bedrock.asked.length]).toEqual([1, 1]);
  });
});
