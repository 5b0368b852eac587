// A day of a topic that names an embedder, through the whole pipeline: what it joins is one story, and its cost is in the report.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddingServer, startEmbeddings } from '../fixtures/embedding-server.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { type Day, makeDay } from './whole-day.ts';

const POSTS = [
  ['ann', 'The Quadwalker robot of Foldspring learned to climb stairs by itself, and the video is out.'],
  ['wang', '一家公司的人形机器人自己学会了爬楼梯，完整的演示视频今天已经公开发布。'],
  ['eve', 'A new open model of protein folding beats the systems of last year on every benchmark.'],
].map(([username, text], i) =>
  JSON.stringify({
    id: String(1000 + i),
    text,
    created_at: `2026-01-05T0${i + 1}:00:00Z`,
    author: { username },
  }),
);

let folder: string;
let server: EmbeddingServer;
beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
  folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-embedder-'));
  server = await startEmbeddings((text) => (/stairs|楼梯/.test(text) ? [1, 0] : [0, 1]));
  await writeFile(join(folder, 'posts.jsonl'), POSTS.join('\n'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const make = async (name: string, embedder: object): Promise<Day> => {
  const topics = await mkdtemp(join(folder, `${name}-`));
  await writeAiTopic(topics, embedder);
  return makeDay(join(folder, 'posts.jsonl'), '2026-01-05', { topics, out: join(folder, name) });
};

it('joins a story told in two languages, and counts what that cost', async () => {
  const model = `bedrock:amazon.titan-embed-text-v2:0?region=eu-central-1&endpoint=${server.endpoint}`;
  const joined = await make('joined', { embedder: { model } });
  expect(server.asked.length).toBeGreaterThanOrEqual(3);
  const apart = await make('apart', {});
  expect(joined.report.stats.stories).toBe(apart.report.stats.stories - 1);
  expect(joined.report.stats.costUsd).toBeCloseTo((server.asked.length * 7 * 0.02) / 1e6, 12);
  expect(apart.report.stats.costUsd).toBe(0);
}, 60_000);
