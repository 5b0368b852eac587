// The held-out planted days 6 to 10, written by a scripted honest model: every gate of quality is passed, baselines beside.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import type { DayName } from '../../samples/types.ts';
import { startBedrock } from '../fixtures/bedrock-server.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';

const DAYS: readonly DayName[] = [6, 7, 8, 9, 10];
const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';

interface Summary {
  readonly method: string;
  readonly metrics: Record<string, number>;
  readonly degraded: string[];
  readonly costUsd: number;
}

describe('planted days by an honest model', () => {
  let folder: string;
  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-planted-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(DAYS)(
    'day %s passes every gate',
    async (name) => {
      const day = generateDay(name);
      const posts = join(folder, `${name}.jsonl`);
      await writeFile(posts, day.posts.map((post) => `${JSON.stringify(post)}\n`).join(''));
      const server = await startBedrock(() => 'honest');
      const words = ['run', 'ai', '--posts', posts, '--from', day.date, '--now', '2026-12-31T00:00:00Z', '--json'];
      const make = async (model: string, out: string): Promise<Summary> => {
        const { code, out: told, err } = await dawnChorus(...words, '--model', model, '--out', join(folder, out));
        if (code !== 0) throw new Error(err);
        return JSON.parse(told);
      };
      const model = await make(`bedrock:${MODEL}?region=eu-central-1&endpoint=${server.endpoint}`, `${name}-model`);
      const excerpts = await make('extractive', `${name}-excerpts`);
      await server.close();
      const shown = ({ metrics }: Summary): string =>
        [
          'citationRecall',
          'citationPrecision',
          'coverageAt10',
          'coverageAt20',
          'sourceConcentration',
          'extractiveShare',
        ]
          .map((metric) => `${metric} ${metrics[metric]}`)
          .join(', ');
      console.info(`day ${name}, model: ${shown(model)}, $${model.costUsd}; excerpts: ${shown(excerpts)}`);
      expect(model.degraded).toEqual([]);
      expect(model.metrics).toMatchObject({
        citationValidity: 1,
        quoteContainment: 1,
        numberFaithfulness: 1,
        hedgeRetention: 1,
      });
      expect(model.metrics.citationRecall).toBeGreaterThanOrEqual(0.95);
      expect(model.metrics.nameFaithfulness).toBeGreaterThanOrEqual(0.99);
      expect(model.metrics.extractiveShare).toBeLessThanOrEqual(0.2);
      expect(model.costUsd).toBeLessThanOrEqual(1);
    },
    60_000,
  );
});
