// The editor's bench: how it finds a day's zone and topic, and a day as it goes through the command.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { topicSchema } from '../../shared/topic.ts';
import { post } from '../fixtures/posts.ts';
import { boundsOf, topicName, topicOf, zoneOf } from './editor-days.ts';
import { goldSchema } from './editor-score.ts';

const BENCH = resolve(import.meta.dirname, 'bench.ts');
const run = promisify(execFile);

describe('the day of a gold file', () => {
  it('is that of the zone in which its posts are the known ones', () => {
    const at = (id: string, time: string) => ({ ...post({ text: 'a' }), id, created_at: time });
    const posts = [
      at('1', '2026-01-01T18:25:00Z'),
      at('2', '2026-01-01T18:35:00Z'),
      at('3', '2026-01-02T18:25:00Z'),
      at('4', '2026-01-02T18:35:00Z'),
    ];
    const gold = goldSchema.parse({ day: '2026-01-02', stories: [], noise: [] });
    expect(zoneOf({ gold, ids: ['2', '3'] }, posts)).toBe('Asia/Kolkata');
    expect(zoneOf({ gold, ids: ['3', '4'] }, posts)).toBe('UTC');
  });

  it('is 23 hours long where clocks go forward', () => {
    const [start, end] = boundsOf('2026-03-29', 'Europe/Berlin');
    expect((end - start) / 3_600_000).toBe(23);
  });

  it('has a topic that the command takes, in the language of its posts', () => {
    const english = [post({ text: 'A wafer for valves', by: 'a' }), post({ text: 'The wafer', by: 'b' })];
    const topic = topicOf(topicName('Infosec-EN.2'), 'UTC', english);
    expect(topicSchema.parse(topic)).toMatchObject({ topic: 'infosec_en_2', language: 'en' });
    expect(topic.lexicon[0]).toBe('wafer');
    expect(topicOf('tv', 'UTC', [post({ text: '芯片涨价' })]).language).toBe('zh-CN');
  });
});

describe('the bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawn-chorus-editor-test-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('scores a day that it makes, and goes on past one that no file holds', async () => {
    const day = generateDay(6);
    const numberOf = new Map(day.posts.map(({ id }, i) => [id, i + 1]));
    const told = day.truth.filter(({ kind, story }) => kind === 'story' && story !== null);
    const ten = [...Map.groupBy(told, ({ story }) => story)].sort((a, b) => b[1].length - a[1].length).slice(0, 10);
    const stories = ten.map(([, lines], i) => ({
      rank: i + 1,
      weight: 2,
      posts: lines.map(({ id }) => numberOf.get(id) ?? 0),
    }));
    const gold = join(folder, 'gold');
    mkdirSync(gold);
    const write = (name: string, value: unknown) => writeFileSync(join(gold, `${name}.json`), JSON.stringify(value));
    write(`ai-${day.date}.gold`, { day: day.date, stories, noise: [] });
    write(
      `ai-${day.date}.ids`,
      day.posts.map(({ id }) => id),
    );
    write('other-2026-01-02.gold', { day: '2026-01-02', stories: [], noise: [] });
    write('other-2026-01-02.ids', ['1']);
    const posts = join(folder, 'posts.jsonl');
    writeFileSync(posts, day.posts.map((each) => JSON.stringify(each)).join('\n'));
    const { stdout } = await run(process.execPath, [BENCH, 'editor', '--gold', gold, '--posts', posts, '--json']);
    const { days, mean, ages, unfinished } = JSON.parse(stdout);
    expect(days).toMatchObject([{ name: `ai-${day.date}`, day: day.date, must: '0/0', noise: 0, keyPoints: 10 }]);
    expect(days[0].coverage).toBeGreaterThan(0.5);
    expect(days[0].ageHours.oldest).toBeGreaterThan(6);
    expect(ages).toMatchObject([{ field: 'ai', dayEndsAt: '06:00', must: { stories: 0 } }]);
    expect(ages[0].told.own).toBeLessThan(25);
    expect(ages[0].told.civil).toBe(days[0].ageHours.median);
    expect(mean.coverage).toBe(days[0].coverage);
    expect(unfinished).toEqual([]);
  });

  it('says in a sentence what it misses', async () => {
    const failed = run(process.execPath, [BENCH, 'editor', '--gold', folder, '--posts', join(folder, 'none.jsonl')]);
    await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('There is no file') });
  });
});
