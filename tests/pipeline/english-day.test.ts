// The sample day for English readers: every word of ours is English, whatever the posts are written in.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NamePack } from '../../shared/text/name-pack.ts';
import ai from '../../topics/ai.json' with { type: 'json' };
import { writeAiTopic } from '../fixtures/topics.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, makeDay } from './whole-day.ts';

const POSTS = 'samples/twitter_ai_20251222.jsonl.gz';
const HAN = /\p{Script=Han}/u;

/** Lines of a report without quotations, links, and the bold lines over quotations, which are in the posts' words. */
const ownLines = (markdown: string): string[] =>
  markdown
    .split('\n')
    .filter((line) => !/^\s*>|^\d+\. \*\*|^Also: /.test(line))
    .map((line) => line.replaceAll(/“[^”]*”|"[^"]*"/g, ''));

describe('the sample day in English', () => {
  let day: Day;
  let topics: string;
  beforeAll(async () => {
    topics = await mkdtemp(join(tmpdir(), 'dawn-chorus-topics-'));
    const titles: Readonly<Record<string, string>> = { technology: 'Technology analysis', market: 'Market analysis' };
    const specialTopics = ai.specialTopics.map((topic) => ({ ...topic, title: titles[topic.id] }));
    const english = { language: 'en', displayName: 'AI', specialTopics };
    await writeAiTopic(topics, english);
    day = await makeDay(POSTS, '2025-12-22', { now: '2025-12-23T01:00:00Z', topics });
  });
  afterAll(async () => {
    await rm(topics, { recursive: true, force: true });
    await rm(day.out, { recursive: true, force: true });
  });

  it('quotes an English post rather than another that says the same', () => {
    const quotes = day.report.keyPoints.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.quotes));
    expect(quotes.filter(({ lang }) => lang === 'en').length).toBeGreaterThanOrEqual(quotes.length - 3);
  });

  it.each(['cited', 'plain'] as const)('has no Chinese word of ours in the %s style', (style) => {
    expect(ownLines(day[style]).filter((line) => HAN.test(line))).toEqual([]);
  });

  it('names its words in English as data too', async () => {
    const cloud = JSON.parse(await readFile(join(day.out, 'site/reports', day.slug, 'wordcloud.json'), 'utf8'));
    const words: string[] = cloud.words.map(({ word }: { word: string }) => word);
    const { concepts }: NamePack = JSON.parse(await readFile('topics/packs/ai.json', 'utf8'));
    const chinese = concepts.filter(({ name, english = name }) => english !== name).map(({ name }) => name);
    expect(chinese.length).toBeGreaterThan(10);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((word) => chinese.includes(word))).toEqual([]);
  });

  it('is true to its evidence and posts', async () => {
    const folder = join(day.out, 'site/reports', day.slug);
    const evidence = join(folder, 'evidence.json');
    const { code, out } = await dawnChorus(
      'verify',
      join(folder, 'cited.md'),
      '--evidence',
      evidence,
      '--posts',
      POSTS,
    );
    expect({ code, out }).toMatchObject({ code: 0 });
  });
});
