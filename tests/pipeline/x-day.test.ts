// A whole report from X: the sample day served by a local server in X's own form, through the command.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runLocally } from '../../infra/local/engine.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { type Post, postSchema } from '../../shared/post.ts';
import { reportSchema } from '../../shared/report.ts';
import { type CollectedSource, collectedSourceSchema } from '../../shared/run.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { asRaw } from '../fixtures/x-posts.ts';
import { startXServer, type XServer } from '../fixtures/x-server.ts';
import { type Day, readDay } from './whole-day.ts';

const SAMPLE = new URL('../../samples/twitter_ai_20251222.jsonl.gz', import.meta.url);
const CLI = new URL('../../infra/cli.ts', import.meta.url).pathname;
const TOKEN = 'AAAAsecret-bearer-token-of-a-test';
const execute = promisify(execFile);

const samplePosts = async (): Promise<Post[]> =>
  gunzipSync(await readFile(SAMPLE))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => postSchema.parse({ platform: 'twitter', ...JSON.parse(line) }));

describe('a day from X', () => {
  let server: XServer;
  let day: Day;
  let told: string;
  let out: string;

  beforeAll(async () => {
    server = await startXServer({ ...asRaw(await samplePosts()), token: TOKEN });
    out = await mkdtemp(join(tmpdir(), 'dawn-chorus-x-'));
    const words = [
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--sources',
      'x',
      '--x-base-url',
      server.url,
      '--from',
      '2025-12-22',
    ];
    const ended = await execute(process.execPath, [CLI, ...words, '--now', '2025-12-24T00:00:00Z', '--out', out], {
      env: { ...process.env, X_BEARER_TOKEN: TOKEN },
      maxBuffer: 1 << 26,
    });
    told = `${ended.stdout}${ended.stderr}`;
    day = await readDay(out, 'twitter_ai_20251222_20251222');
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await rm(out, { recursive: true, force: true });
  });

  it('gives a report within the budget of the topic, which the plan has told before', () => {
    expect(day.report.keyPoints.length).toBeGreaterThanOrEqual(5);
    expect(told).toContain('$1.00 at most');
    expect(day.report.stats.costUsd).toBeGreaterThan(0.9);
    expect(day.report.stats.costUsd).toBeLessThanOrEqual(1);
  });

  it('says in the report how far the source was read and what ended it', () => {
    const [source] = day.report.stats.sources;
    expect(source).toMatchObject({ name: 'x', ok: true, coverage: { cut: 'budget' } });
    expect(source?.coverage?.pages).toBe(server.requests.length);
    expect(day.cited).toMatch(/来源x止于预算上限，最后一条是\d\d:\d\d的.*费用[01]\.\d\d/);
  });

  it('keeps the token out of everything that is written or told', async () => {
    expect(server.requests[0]?.authorization).toBe(`Bearer ${TOKEN}`);
    expect(told).not.toContain(TOKEN);
    for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      const text = (entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
      expect(text.includes(TOKEN)).toBe(false);
    }
  });
});

describe('a day of which X gives only the beginning', () => {
  it('is published degraded, says so in the report, and fails under --strict', async () => {
    const spent = { status: 402, body: { title: 'CreditsDepleted' } };
    const server = await startXServer({ ...asRaw(await samplePosts()), faults: { 2: spent } });
    const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-x-'));
    const words = [
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--sources',
      'x',
      '--x-base-url',
      server.url,
      '--from',
      '2025-12-22',
      '--strict',
    ];
    const ended = await execute(process.execPath, [CLI, ...words, '--now', '2025-12-24T00:00:00Z', '--out', out]).catch(
      (error: { code: number; stderr: string }) => error,
    );
    expect(ended).toMatchObject({ code: 3, stderr: expect.stringContaining('source x (cut by error)') });
    const folder = join(out, 'site/reports/twitter_ai_20251222_20251222');
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
    expect(reportSchema.parse(report).stats.sources).toMatchObject([
      { name: 'x', ok: true, coverage: { cut: 'error', pages: 1 } },
    ]);
    expect(await readFile(join(folder, 'cited.md'), 'utf8')).toMatch(/来源x因出错中止，最后一条是\d\d:\d\d的/);
    await server.close();
    await rm(out, { recursive: true, force: true });
  }, 120_000);
});

describe('a day that X gives slowly', () => {
  it('is collected over several calls, between which the state machine waits, and no page is given twice', async () => {
    let now = 1_766_500_000;
    const limit = { requests: 1, seconds: 900 };
    const server = await startXServer({ ...asRaw(await samplePosts()), limit, now: () => now });
    const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-x-'));
    const settings = {
      storeUrl: `file:${out}`,
      modelUrl: 'extractive',
      topicsFolder: 'topics',
      postsFiles: [],
      sourceNames: ['x'],
      baseUrls: { x: server.url },
    };
    const answers: CollectedSource[] = [];
    const { output } = await runLocally({
      input: { topic: 'ai', from: '2025-12-22', dayEndsAt: '00:00' },
      waitMs: 1,
      tools: () => ({
        settings,
        store: openStore(settings),
        log: silentLog,
        metrics: silentMetrics,
        now: () => new Date('2025-12-24T00:00:00Z'),
        progress: () => {},
      }),
      onState: ({ state, phase, result }) => {
        if (state !== 'Collect' || phase !== 'finished') return;
        answers.push(collectedSourceSchema.parse(result));
        now += 901;
      },
    });
    expect(answers.length).toBeGreaterThan(1);
    expect(answers.slice(0, -1).map(({ waitSeconds }) => waitSeconds)).toEqual(answers.slice(1).map(() => 901));
    const last = answers.at(-1);
    expect(last).not.toHaveProperty('cursor');
    expect(last).toMatchObject({ coverage: { pages: answers.length } });
    // What X refused for its limit is asked again; what it gave is not.
    expect(new Set(server.requests.map(({ params }) => String(params))).size).toBe(answers.length);
    expect(output).toMatchObject({ collected: [last], published: { revision: 1 } });
    await server.close();
    await rm(out, { recursive: true, force: true });
  }, 120_000);
});
