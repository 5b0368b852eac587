// Two months of real posts, every day in one process, and both months in one report.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConformance } from '../../shared/verify/conformance.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { readDay } from '../pipeline/whole-day.ts';

const POSTS = '../shared/data/posts-dev.jsonl';
const present = existsSync(POSTS);
if (!present && process.env.CI === 'true') throw new Error(`${POSTS} is absent, and CI needs it.`);
if (!present) console.warn(`Skipped: two months of real days need ${POSTS}.`);

const PERIOD = ['--now', '2026-06-01T00:00:00Z', '--posts', POSTS, '--from', '2026-03-01', '--to', '2026-04-30'];

describe.skipIf(!present)('March and April 2026', () => {
  let out: string;
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'dawn-chorus-months-'));
  });
  afterAll(() => rm(out, { recursive: true, force: true }));

  it('gives a report of ten key points for each of the 61 days, without a finding', async () => {
    expect(await dawnChorus('backfill', 'ai', ...PERIOD, '--out', out)).toMatchObject({
      code: 0,
    });
    const slugs = await readdir(join(out, 'site/reports'));
    expect(slugs).toHaveLength(61);
    for (const slug of slugs) {
      const { report, cited, plain } = await readDay(out, slug);
      expect(report.keyPoints, slug).toHaveLength(10);
      expect(new Set(report.keyPoints.map(({ name }) => name)).size, slug).toBe(10);
      expect(checkConformance(cited, { style: 'cited' }).findings, slug).toEqual([]);
      expect(checkConformance(plain, { style: 'plain' }).findings, slug).toEqual([]);
      const { collected, kept, dropped } = report.stats;
      expect(kept + Object.values(dropped).reduce((sum, n) => sum + n, 0), slug).toBe(collected);
    }
  }, 600_000);

  it('gives one report over both months', async () => {
    const { code, out: printed } = await dawnChorus('run', 'ai', ...PERIOD, '--out', out, '--json');
    expect(code).toBe(0);
    const { report, cited } = await readDay(out, String(JSON.parse(printed).slug));
    expect(report.keyPoints).toHaveLength(10);
    expect(report.overview[0]?.[0]?.stretches[0]?.text).toBe('这段时间讨论最多的是');
    expect(checkConformance(cited, { style: 'cited' }).findings).toEqual([]);
  }, 300_000);
});
