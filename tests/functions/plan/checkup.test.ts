// What doctor asks of Plan: topics that can be planned or not, and what tomorrow and a month cost.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkUpTopics, costDiagnosis } from '../../../functions/plan/checkup.ts';
import { planRun } from '../../../functions/plan/run-of.ts';
import type { Settings } from '../../../shared/env.ts';
import { type Topic, topicSchema } from '../../../shared/topic.ts';
import { windowIn } from '../../fixtures/plans.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const X = { name: 'x', type: 'x', accounts: ['openai'], expansions: 'none' };
const FEED = { name: 'blogs', type: 'feed', urls: ['https://example.org/feed'] };
const MODEL = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0';

const planOf = (more: object = {}, modelUrl = MODEL) => {
  const topic: Topic = topicSchema.parse({
    ...{ topic: 'ai', timezone: 'UTC', language: 'en', sources: [X, FEED], maxCostUsd: 1 },
    ...more,
  });
  const now = new Date('2026-04-23T00:00:00Z');
  const window = windowIn({ from: '2026-04-22' }, 'UTC', now);
  return planRun({ topic: 'ai' }, topic, { postsFiles: [], modelUrl }, { window, now });
};
const says = (...args: Parameters<typeof costDiagnosis>): string => costDiagnosis(...args).says;

describe('the cost of tomorrow and of a month', () => {
  it('is at most what sources, model and embedder may, before there is a report', () => {
    expect(says(planOf(), [])).toBe(
      'Tomorrow costs $2.50 at most and a month $75.00; no report was published yet to reckon by.',
    );
    const embedder = { model: 'bedrock:amazon.titan-embed-text-v2:0', maxCostUsd: 0.5 };
    expect(says(planOf({ embedder }), [])).toContain('$3.00 at most');
  });

  it('is reckoned by the last reports, and names its caps', () => {
    expect(says(planOf({ maxMonthlyUsd: 20 }), [{ costUsd: 1 }, { costUsd: 1.2 }])).toBe(
      'Tomorrow costs about $1.10 by the last 2 reports ($2.50 at most), a month about $33.00, of which posts $20.00 at most (maxMonthlyUsd).',
    );
    expect(says(planOf(), [{ costUsd: 1 }])).toContain('by the last report ($2.50 at most)');
  });

  it('is nothing where nothing is bought and no model is asked', () => {
    expect(says(planOf({ sources: [FEED] }, 'extractive'), [])).toBe(
      'Tomorrow costs nothing for posts and model, nor does a month.',
    );
  });
});

describe('topics', () => {
  let topicsFolder: string;
  beforeEach(async () => {
    topicsFolder = await mkdtemp(join(tmpdir(), 'dawn-chorus-topics-'));
  });
  afterEach(() => rm(topicsFolder, { recursive: true }));

  const write = (topic: string, more: object) =>
    writeFile(join(topicsFolder, `${topic}.json`), JSON.stringify({ topic, timezone: 'UTC', language: 'en', ...more }));
  const checkUp = (topic?: string, settings: Partial<Settings> = {}) =>
    checkUpTopics(topic === undefined ? {} : { topic }, {
      settings: { storeUrl: 'memory', modelUrl: 'extractive', topicsFolder, postsFiles: [], ...settings },
      store: memoryStore(),
      now: () => new Date('2026-04-23T00:00:00Z'),
    });

  it('are all looked at where none is named, with the budgets of their sources', async () => {
    await write('a', { sources: [X, { ...X, name: 'y' }], maxCostUsd: 1 });
    await write('b', { sources: [FEED] });
    const { topics, diagnoses } = await checkUp();
    expect(topics?.map(({ topic }) => topic)).toEqual(['a', 'b']);
    expect(topics?.[0]?.sources).toMatchObject([{ maxCostUsd: 0.5 }, { maxCostUsd: 0.5 }]);
    expect(diagnoses.map(({ about, status }) => `${status} ${about}`)).toEqual([
      'ok topic a',
      'ok cost of a',
      'ok topic b',
      'ok cost of b',
    ]);
    expect(diagnoses[0]?.says).toBe('It reads x and y, by the days of UTC.');
  });

  it('have only the sources that were chosen', async () => {
    await write('a', { sources: [X, FEED] });
    const { topics } = await checkUp('a', { sourceNames: ['blogs'] });
    expect(topics?.[0]?.sources.map(({ name }) => name)).toEqual(['blogs']);
    const { diagnoses } = await checkUp('a', { sourceNames: ['blog'] });
    expect(diagnoses).toMatchObject([
      { about: 'topic a', status: 'fault', says: expect.stringContaining('did you mean blogs?') },
    ]);
  });

  it('without a source are for posts by hand, and a fault where a schedule starts them', async () => {
    await write('a', {});
    await write('b', { schedule: { enabled: true } });
    expect((await checkUp()).diagnoses).toMatchObject([
      { about: 'topic a', status: 'ok' },
      { about: 'topic b', status: 'fault', todo: 'give it sources, or switch its schedule off' },
    ]);
  });

  it('whose name pack is broken are a fault', async () => {
    await write('a', { sources: [FEED], names: 'gone.json' });
    expect((await checkUp()).diagnoses).toMatchObject([
      { about: 'topic a', status: 'fault', says: expect.stringContaining('gone.json') },
    ]);
  });

  it('that are not there are bad input', async () => {
    await expect(checkUp('a')).rejects.toThrow('There is no topic "a"');
  });
});
