// Two months of real posts, every day in one process, and both months in one report.
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPosts } from '../../infra/cli/verify-sources.ts';
import { checkConformance, type Finding } from '../../shared/verify/conformance.ts';
import { checkTruth } from '../../shared/verify/published-truth.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from '../pipeline/whole-day.ts';

const POSTS = '../shared/data/posts-dev.jsonl';
const present = existsSync(POSTS);
if (!present && process.env.CI === 'true') throw new Error(`${POSTS} is absent, and CI needs it.`);
if (!present) console.warn(`Skipped: two months of real days need ${POSTS}.`);

const PERIOD = ['--now', '2026-06-01T00:00:00Z', '--posts', POSTS, '--from', '2026-03-01', '--to', '2026-04-30'];

/** What form, evidence and posts have against a report, in both styles. */
const findingsOf = async ({ cited, plain, evidence }: Day): Promise<Finding[]> => {
  const { posts, changed } = await readPosts([POSTS], 'twitter', new Set(), evidence);
  return [{ style: 'cited', markdown: cited } as const, { style: 'plain', markdown: plain } as const].flatMap(
    ({ style, markdown }) => [
      ...checkConformance(markdown, { style }).findings,
      ...checkTruth(markdown, { style, evidence, posts, changed }).findings,
    ],
  );
};

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
      const day = await readDay(out, slug);
      const { keyPoints, stats } = day.report;
      expect(keyPoints, slug).toHaveLength(10);
      expect(new Set(keyPoints.map(({ storyId }) => storyId)).size, slug).toBe(10);
      expect(new Set(keyPoints.map(({ headline }) => headline)).size, slug).toBe(10);
      expect(await findingsOf(day), slug).toEqual([]);
      const { collected, kept, dropped } = stats;
      expect(kept + Object.values(dropped).reduce((sum, n) => sum + n, 0), slug).toBe(collected);
    }
  }, 600_000);

  it('gives one report over both months', async () => {
    const { code, out: printed } = await dawnChorus('run', 'ai', ...PERIOD, '--out', out, '--json');
    expect(code).toBe(0);
    const day = await readDay(out, String(JSON.parse(printed).slug));
    expect(day.report.keyPoints).toHaveLength(10);
    expect(day.report.window).toMatchObject({ from: '2026-03-01', to: '2026-04-30' });
    expect(await findingsOf(day)).toEqual([]);
  }, 300_000);
});
