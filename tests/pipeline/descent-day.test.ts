// The sample day with too little money for its model: the best stories by the model, the rest by a cheaper one, within the cap.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BedrockServer, startBedrock } from '../fixtures/bedrock-server.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from './whole-day.ts';

const POSTS = 'samples/twitter_ai_20251222.jsonl.gz';
const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const CHEAPER = 'amazon.nova-lite-v1:0';
const CAP = 0.1;

describe('a day with ten cents for forty stories', () => {
  let server: BedrockServer;
  let folder: string;
  let day: Day;
  let run: string;
  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
    server = await startBedrock(() => 'honest');
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-descent-'));
    const at = `?region=eu-central-1&endpoint=${server.endpoint}`;
    const topic = { model: { maxCostUsd: CAP, cheaper: `bedrock:${CHEAPER}${at}` } };
    await writeAiTopic(folder, topic);
    process.env.TOPICS_FOLDER = folder;
    const { code, out, err } = await dawnChorus(
      ...['run', 'ai', '--posts', POSTS, '--from', '2025-12-22', '--now', '2025-12-23T01:00:00Z'],
      ...['--model', `bedrock:${MODEL}${at}`, '--out', folder, '--json'],
    );
    expect([code, err]).toEqual([0, '']);
    const summary = JSON.parse(out);
    run = summary.run;
    day = await readDay(folder, summary.slug);
  }, 120_000);
  afterAll(async () => {
    delete process.env.TOPICS_FOLDER;
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('never costs more than the cap, and says what it did cost', () => {
    const { costUsd } = day.evidence.model ?? { costUsd: Number.NaN };
    expect(costUsd).toBeGreaterThan(0);
    expect(costUsd).toBeLessThanOrEqual(CAP);
    expect(day.cited).toContain(`模型费用${costUsd}美元`);
  });

  it('is written by both models, and names both', () => {
    expect(day.evidence.model?.names).toEqual([CHEAPER, MODEL]);
    expect(day.cited).toContain(`${CHEAPER}、${MODEL}`);
    expect(day.evidence.model?.excerpts).not.toHaveProperty('budget');
  });

  it('is not changed by a byte when it is replayed, which decides by the recorded prices', async () => {
    const asked = server.asked.length;
    const { code, out } = await dawnChorus('replay', run, '--from', 'Summarise', '--out', folder, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ revision: 1, unchanged: true });
    expect(server.asked).toHaveLength(asked);
  });
});
