// The sample day written by a scripted Bedrock, through the whole pipeline: honest, lying, failing, and replayed.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import type { Report } from '../../shared/report.ts';
import { LIES, type Lie } from '../fixtures/bedrock-lies.ts';
import { type Asked, type BedrockServer, type Mode, startBedrock } from '../fixtures/bedrock-server.ts';
import { falsehoods, modelSentences } from '../fixtures/published-falsehoods.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from './whole-day.ts';

const POSTS = 'samples/twitter_ai_20251222.jsonl.gz';
const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
/** The same posts as in the file, with their truth. */
const TRUTH = generateDay('sample');
const RUN = ['run', 'ai', '--posts', POSTS, '--from', '2025-12-22', '--now', '2025-12-23T01:00:00Z', '--json'];

interface Written {
  readonly day: Day;
  readonly code: number;
  readonly summary: {
    readonly run: string;
    readonly method: string;
    readonly costUsd: number;
    readonly degraded: string[];
  };
  readonly server: BedrockServer;
}

const folders: string[] = [];
const write = async (script: (n: number, asked: Asked) => Mode, model?: string): Promise<Written> => {
  const server = await startBedrock(script, TRUTH);
  const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-model-'));
  folders.push(out);
  const url = model ?? `bedrock:${MODEL}?region=eu-central-1&endpoint=${server.endpoint}`;
  const { code, out: told, err } = await dawnChorus(...RUN, '--model', url, '--out', out);
  await server.close();
  if (code !== 0) throw new Error(err);
  const summary = JSON.parse(told);
  return { day: await readDay(out, summary.slug), code, summary, server };
};

const verified = async ({ out, slug }: Day): Promise<unknown[]> => {
  const folder = join(out, 'site/reports', slug);
  const files = [join(folder, 'cited.md'), join(folder, 'plain.md')];
  const { out: told } = await dawnChorus(
    'verify',
    ...files,
    '--evidence',
    join(folder, 'evidence.json'),
    '--posts',
    POSTS,
    '--json',
  );
  return JSON.parse(told).files.flatMap(({ findings }: { findings: unknown[] }) => findings);
};

/** Everything of a report that a reader can meet. */
const published = async (day: Day): Promise<string> =>
  day.cited + day.plain + (await readFile(join(day.out, 'site/reports', day.slug, 'report.json'), 'utf8'));

beforeAll(() => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
});
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('a day by an honest model', () => {
  let honest: Written;
  beforeAll(async () => {
    honest = await write(() => 'honest');
  }, 120_000);

  it('is written from its claims, and says who wrote it and what it cost', () => {
    const { day, summary } = honest;
    expect(['model', 'mixed']).toContain(summary.method);
    expect(day.evidence.model).toMatchObject({ names: [MODEL] });
    expect(day.cited).toContain('由大语言模型根据推文撰写，逐句由程序核对');
    expect(day.cited).toContain(`由${MODEL}撰写`);
    expect(day.report.keyPoints.some(({ sentences }) => sentences.length > 1)).toBe(true);
  });

  it('says nothing but what the generator knows to be true, of which there is much', () => {
    expect(falsehoods(honest.day.report, TRUTH)).toEqual([]);
    expect(modelSentences(honest.day.report).length).toBeGreaterThanOrEqual(25);
  });

  it.each<[string, (text: string) => string]>([
    ['number', (text) => text.replace(/(?<![\w.-])\d+/, '9')],
    ['version', (text) => text.replace('GPT-5.2', 'GPT-5.3')],
    ['name', (text) => text.replace('Unitree', 'Figure')],
    ['author', (text) => text.replace(/@\w+/, '@elonmusk')],
    ['remark added', (text) => `${text}，全球首个`],
  ])('would be caught by that truth with another %s', (_, change) => {
    const changed: Report = structuredClone(honest.day.report);
    const sentence = modelSentences(changed).find(
      ({ stretches: [one] }) => one !== undefined && change(one.text) !== one.text,
    );
    const [stretch] = sentence?.stretches ?? [];
    if (sentence === undefined || stretch === undefined) throw new Error('The report has no such sentence.');
    sentence.stretches = [{ ...stretch, text: change(stretch.text) }];
    expect(falsehoods(changed, TRUTH)).toEqual([change(stretch.text)]);
  });

  it('would be caught by that truth with another quotation', () => {
    const changed: Report = structuredClone(honest.day.report);
    const quote = modelSentences(changed).flatMap(({ quotes }) => quotes)[0];
    if (quote === undefined) throw new Error('The report quotes nobody.');
    quote.text = quote.text.slice(0, -4);
    expect(falsehoods(changed, TRUTH)).toEqual([]);
    quote.text = `never ${quote.text}`;
    expect(falsehoods(changed, TRUTH)).toEqual([quote.text]);
  });

  it('costs what its tokens cost, within the cap', () => {
    const { summary, server } = honest;
    expect(summary.costUsd).toBeCloseTo((server.asked.length * (1800 * 1 + 240 * 5)) / 1e6, 5);
    expect(summary.costUsd).toBeLessThanOrEqual(1);
  });

  it('passes the public verifier in both styles', async () => {
    expect(await verified(honest.day)).toEqual([]);
  });

  it('shows translations in the sentence and originals below it', () => {
    const quotes = honest.day.report.keyPoints.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) => sentence.quotes),
    );
    const [quote] = quotes.filter(({ translation }) => translation !== undefined);
    expect(honest.day.cited).toContain(`“${quote?.translation}”`);
  });

  it('comes out the same from its recorded answers, without a server', async () => {
    const { day, summary } = honest;
    const run = join(day.out, 'runs', day.slug, summary.run);
    const again = await write(() => 'reset', `replay:${run}`);
    expect(again.server.asked).toHaveLength(0);
    expect(again.day.cited).toBe(day.cited);
    expect(again.day.plain).toBe(day.plain);
  }, 120_000);

  it.each(['Deduplicate', 'Cluster', 'Summarise'])(
    'is not changed by a byte when it is replayed from %s',
    async (state) => {
      const { day, summary } = honest;
      const { code, out } = await dawnChorus('replay', summary.run, '--from', state, '--out', day.out, '--json');
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ slug: day.slug, revision: 1, unchanged: true });
      expect((await readDay(day.out, day.slug)).cited).toBe(day.cited);
    },
    60_000,
  );

  it('refuses to replay where an answer is missing', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'dawn-chorus-empty-'));
    folders.push(empty);
    await expect(write(() => 'reset', `replay:${empty}`)).rejects.toThrow('There are no recorded answers in');
  }, 120_000);
});

describe('a day by a model that lies in every story', () => {
  let lying: Written;
  const lies = Object.keys(LIES) as Lie[];
  beforeAll(async () => {
    let next = 0;
    const lieOf = new Map<string, Lie>();
    lying = await write((_, { posts }) => {
      const story = posts[0]?.text ?? '';
      const lie = lieOf.get(story) ?? lies[next++ % lies.length] ?? 'forecast';
      lieOf.set(story, lie);
      return lie;
    });
    expect(lieOf.size).toBeGreaterThanOrEqual(lies.length);
  }, 120_000);

  it('has none of the lies in anything that is published', async () => {
    const text = await published(lying.day);
    expect(new Set(lying.server.lied.map(({ lie }) => lie))).toEqual(new Set(lies));
    for (const { words } of lying.server.lied) expect(text).not.toContain(words);
    expect(await verified(lying.day)).toEqual([]);
  });

  it('says nothing that is false by the truth of the generator', () => {
    expect(falsehoods(lying.day.report, TRUTH)).toEqual([]);
    expect(modelSentences(lying.day.report).length).toBeGreaterThan(0);
  });

  it('asks twice a story at most, and tells how many claims it refused', () => {
    const stories = lying.day.evidence.model?.cards ?? 0;
    expect(lying.server.asked.length).toBeLessThanOrEqual(2 * 40);
    expect(stories).toBeGreaterThan(0);
    const refused = Object.values(lying.day.evidence.model?.dropped ?? {}).reduce((sum, n) => sum + n, 0);
    expect(refused).toBeGreaterThanOrEqual(lies.length);
    expect(lying.day.cited).toContain(`核对后弃用${refused}条陈述`);
  });
});

describe('a day whose model is down half of the time', () => {
  it('is published with excerpts in the gaps, and says that it is degraded', async () => {
    const kinds = new Map<string, boolean>();
    const { day, summary } = await write((_, { posts }) => {
      const story = posts[0]?.text ?? '';
      if (!kinds.has(story)) kinds.set(story, kinds.size % 2 === 0);
      return kinds.get(story) === true ? 'honest' : 'error 424 ModelErrorException';
    });
    expect(summary.method).toBe('mixed');
    expect(day.evidence.model?.excerpts.unavailable).toBeGreaterThan(0);
    expect(summary.degraded.join()).toContain('extractiveShare');
    expect(await verified(day)).toEqual([]);
  }, 120_000);

  it('is excerpts, and degraded, when the model never answers', async () => {
    const { day, summary } = await write(() => 'stop guardrail_intervened');
    expect(summary.method).toBe('extractive');
    expect(summary.degraded.join()).toContain('extractiveShare 1');
    expect(day.evidence.model).toMatchObject({ cards: 0, excerpts: { guardrail_intervened: 40 } });
    expect(day.cited).toContain('本报告由程序摘编，未使用大语言模型');
    expect(await verified(day)).toEqual([]);
  }, 120_000);
});
