// The sample day through the whole pipeline: what the report tells, against the truth that the sample's generator wrote.
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConformance } from '../../shared/verify/conformance.ts';
import { type Day, filesBelow, makeDay } from './whole-day.ts';

const POSTS = 'samples/twitter_ai_20251222.jsonl.gz';
const DAY = '2025-12-22';

interface Truth {
  readonly id: string;
  readonly story: string | null;
  readonly kind: string;
  readonly mustNotAppear: boolean;
}

const truth: Truth[] = gunzipSync(readFileSync('samples/twitter_ai_20251222.truth.jsonl.gz'))
  .toString('utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const truthOf = new Map(truth.map((line) => [`twitter:${line.id}`, line]));

describe('the sample day', () => {
  let day: Day;
  beforeAll(async () => {
    day = await makeDay(POSTS, DAY, { now: '2025-12-23T01:00:00Z' });
  });
  afterAll(() => rm(day.out, { recursive: true, force: true }));

  it('makes a post, its picture, and data, both styles without a finding', async () => {
    const files = Object.keys(await filesBelow(day.out));
    expect(files).toEqual(
      expect.arrayContaining([
        'site/_posts/2025-12-22-twitter_ai_20251222_20251222.md',
        'site/2025/12/22/wordcloud_twitter_ai_20251222_20251222.jpg',
        'site/index.json',
        'site/latest.json',
      ]),
    );
    expect(checkConformance(day.cited, { style: 'cited' }).findings).toEqual([]);
    expect(checkConformance(day.plain, { style: 'plain' }).findings).toEqual([]);
  });

  it("tells the seed's greatest stories, one at most as one of further names", () => {
    const headlines = day.report.keyPoints.map(({ headline = '' }) => headline);
    const greatest = ['GPT-5.2 Codex', 'Gemini 3', 'Qwen-Image-Layered', 'Unitree', 'FactoryAI'];
    const quoted = greatest.filter((name) => headlines.some((headline) => headline.includes(name)));
    expect(quoted.length).toBeGreaterThanOrEqual(4);
    const named = day.report.more?.items.map(({ name }) => name) ?? [];
    expect(greatest.filter((name) => !quoted.includes(name) && !named.includes(name))).toEqual([]);
    expect(headlines).toHaveLength(10);
  });

  it('covers at least eight of the ten stories that most authors tell', () => {
    const authors = Map.groupBy(
      truth.filter(({ kind, story }) => kind === 'story' && story !== null),
      ({ story }) => story ?? '',
    );
    const biggest = [...authors].sort((a, b) => b[1].length - a[1].length).slice(0, 10);
    const cited = new Set(Object.keys(day.report.posts).map((key) => truthOf.get(key)?.story));
    const covered = biggest.filter(([story]) => cited.has(story));
    expect(covered.length, `covered ${covered.map(([story]) => story)}`).toBeGreaterThanOrEqual(8);
  });

  it('cites no spam, no command and nothing from outside the day', () => {
    const wrong = Object.keys(day.report.posts).filter((key) =>
      ['spam', 'injection', 'outside'].includes(truthOf.get(key)?.kind ?? 'outside'),
    );
    expect(wrong).toEqual([]);
  });

  it('accounts for every post that it collected', () => {
    const { collected, kept, dropped } = day.report.stats;
    expect(kept + Object.values(dropped).reduce((sum, n) => sum + n, 0)).toBe(collected);
    expect(collected).toBe(truth.filter(({ kind }) => kind !== 'outside').length);
  });

  it('comes out byte for byte the same again, and wherever the machine thinks it is', async () => {
    const expected = await filesBelow(day.out);
    for (const timezone of ['UTC', 'America/New_York']) {
      const again = await makeDay(POSTS, DAY, { now: '2025-12-23T01:00:00Z', timezone });
      expect(await filesBelow(again.out)).toEqual(expected);
      await rm(again.out, { recursive: true, force: true });
    }
  }, 120_000);
});
