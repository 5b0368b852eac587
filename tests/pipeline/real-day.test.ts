// A real day through the whole pipeline: the day on which one release was a fifth of all talk (report-style.md).
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable } from '../../shared/text/clean.ts';
import { checkConformance } from '../../shared/verify/conformance.ts';
import { type Day, makeDay } from './whole-day.ts';

const POSTS = '../shared/data/posts-dev.jsonl';
const present = existsSync(POSTS);
if (!present && process.env.CI === 'true') throw new Error(`${POSTS} is absent, and CI needs it.`);
if (!present) console.warn(`Skipped: the tests on real posts need ${POSTS}.`);

describe.skipIf(!present)('2026-04-22', () => {
  let day: Day;
  beforeAll(async () => {
    day = await makeDay(POSTS, '2026-04-22');
  });
  afterAll(() => rm(day.out, { recursive: true, force: true }));

  it('quotes first what was released and most spoken of: ChatGPT Images 2.0', () => {
    const [first] = day.report.keyPoints;
    expect(first?.headline).toContain('Images 2.0');
  });

  it('has ten key points of ten names, at most three of one maker', () => {
    const { keyPoints } = day.report;
    expect(keyPoints).toHaveLength(10);
    expect(new Set(keyPoints.map(({ name }) => name)).size).toBe(10);
    const makers = keyPoints.flatMap(({ text }) => /，([^，]+)官方消息/.exec(text)?.[1] ?? []);
    for (const maker of makers) expect(makers.filter((other) => other === maker).length).toBeLessThanOrEqual(3);
  });

  it('quotes nobody with what he denies', () => {
    expect(day.cited).not.toContain('SpaceX acquired Cursor for $60 Billion');
  });

  it('quotes only spans of the posts that it cites', () => {
    const texts = new Map(
      readFileSync(POSTS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ id, text }) => [`twitter:${id}`, readable(text).replace(/\s+/g, ' ')]),
    );
    const quotes = Object.values(day.evidence.sentences).flatMap((sentence) => sentence.quotes);
    expect(quotes.length).toBeGreaterThanOrEqual(10);
    for (const { post, text } of quotes) expect(texts.get(post)).toContain(text);
  });

  it('keeps the format in both styles', () => {
    expect(checkConformance(day.cited, { style: 'cited' }).findings).toEqual([]);
    expect(checkConformance(day.plain, { style: 'plain' }).findings).toEqual([]);
  });
});
