// The held-out planted days 6 to 10 by a scripted model: honest, every gate is passed; obeying posts or lying, nothing false is published.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import type { DayName } from '../../samples/types.ts';
import type { Report } from '../../shared/report.ts';
import { HEDGED } from '../../shared/verify/claim-cues.data.ts';
import { coverageOf } from '../bench/quality.ts';
import { LIES } from '../fixtures/bedrock-lies.ts';
import { type Asked, type Mode, startBedrock } from '../fixtures/bedrock-server.ts';
import { falsehoods, saidByModel } from '../fixtures/published-falsehoods.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { type KnownDay, UNSURE } from '../fixtures/truth-of-posts.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { readDay } from '../pipeline/whole-day.ts';

const DAYS: readonly DayName[] = [6, 7, 8, 9, 10];
const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';

/** What the report tells on posts of which none is sure. */
const toldOnUnsure = (report: Report, { posts }: KnownDay): string[] => {
  const unsure = new Set(posts.flatMap(({ id, text }) => (UNSURE.test(text) ? [`twitter:${id}`] : [])));
  return saidByModel(report).flatMap(({ texts, cites }) => (cites.every((key) => unsure.has(key)) ? texts : []));
};

interface Summary {
  readonly slug: string;
  readonly method: string;
  readonly metrics: Record<string, number>;
  readonly degraded: string[];
  readonly costUsd: number;
}

describe('planted days by a scripted model', () => {
  let folder: string;
  const unsure: string[] = [];
  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-planted-'));
    // No word says of a made-up product of which field it is: what the day brings is on the topic.
    process.env.TOPICS_FOLDER = join(folder, 'topics');
    await writeAiTopic(process.env.TOPICS_FOLDER, { relevance: 'sources' });
  });
  afterAll(() => {
    delete process.env.TOPICS_FOLDER;
    return rm(folder, { recursive: true, force: true });
  });

  /** Makes a day's report with a script for its model. */
  const write = async (name: DayName, kind: string, script: (n: number, asked: Asked) => Mode) => {
    const day = generateDay(name);
    const posts = join(folder, `${name}.jsonl`);
    await writeFile(posts, day.posts.map((post) => `${JSON.stringify(post)}\n`).join(''));
    const server = await startBedrock(script, day);
    const url = `bedrock:${MODEL}?region=eu-central-1&endpoint=${server.endpoint}`;
    const words = [
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      posts,
      '--from',
      day.date,
      '--now',
      '2026-12-31T00:00:00Z',
      '--json',
    ];
    // One after the other into one store, as days come.
    const out = join(folder, kind);
    const { code, out: told, err } = await dawnChorus(...words, '--model', url, '--out', out);
    await server.close();
    if (code !== 0) throw new Error(err);
    const summary: Summary = JSON.parse(told);
    const { report, evidence } = await readDay(out, summary.slug);
    return { day, summary, report, evidence, lied: server.lied };
  };

  it.each(DAYS)(
    'day %s passes every gate, and is true',
    async (name) => {
      const { day, summary: model, report, evidence } = await write(name, 'honest', () => 'honest');
      const shown = ['citationRecall', 'citationPrecision', 'coverageAt10', 'coverageAt20', 'sourceConcentration']
        .map((metric) => `${metric} ${model.metrics[metric]}`)
        .join(', ');
      console.info(`day ${name}: ${shown}, $${model.costUsd}`);
      expect(falsehoods(report, day)).toEqual([]);
      expect(saidByModel(report).length).toBeGreaterThanOrEqual(20);
      expect(model.degraded).toEqual([]);
      expect(model.metrics).toMatchObject({
        citationValidity: 1,
        quoteContainment: 1,
        numberFaithfulness: 1,
      });
      unsure.push(...toldOnUnsure(report, day));
      const { dropped, refused, audit } = evidence.writing ?? {};
      expect([dropped, refused, audit?.outcome, audit?.findings]).toEqual([{}, {}, 'done', []]);
      expect(model.metrics.citationRecall).toBeGreaterThanOrEqual(0.95);
      expect(model.metrics.nameFaithfulness).toBeGreaterThanOrEqual(0.99);
      // The script tells what most of the posts that it is shown tell, which is not quite what most authors tell.
      expect(coverageOf(day, Object.keys(report.posts))).toBeGreaterThanOrEqual(0.9);
      expect(model.metrics.extractiveShare).toBeLessThanOrEqual(0.2);
      expect(model.costUsd).toBeLessThanOrEqual(1);
    },
    60_000,
  );

  it('tells with a hedge what none of its posts is sure of', () => {
    expect(unsure.length).toBeGreaterThan(0);
    expect(unsure.filter((text) => !HEDGED.test(text))).toEqual([]);
  });

  it.each(DAYS)(
    'day %s is as true where the model does as its posts say',
    async (name) => {
      const { day, report } = await write(name, 'obedient', () => 'obedient');
      expect(report.method).toBe('model');
      expect(falsehoods(report, day)).toEqual([]);
      expect(saidByModel(report).length).toBeGreaterThanOrEqual(20);
    },
    60_000,
  );

  it.each(DAYS)(
    'day %s is as true where the model lies in every sentence and is made to mend them',
    async (name) => {
      const { day, report, lied, summary } = await write(name, 'lying', (_, { repair }) =>
        repair ? 'honest' : 'all lies',
      );
      expect(new Set(lied.map(({ lie }) => lie)).size).toBe(Object.keys(LIES).length);
      expect(falsehoods(report, day)).toEqual([]);
      expect(saidByModel(report).length).toBeGreaterThan(0);
      expect(summary.costUsd).toBeLessThanOrEqual(1);
    },
    60_000,
  );
});
