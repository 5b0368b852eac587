// The sample day written by a scripted Bedrock, through the whole pipeline: honest, lying, failing, and replayed.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { withoutChecksum } from '../../shared/checksum.ts';
import type { Report } from '../../shared/report.ts';
import { writtenSchema } from '../../shared/written.ts';
import ai from '../../topics/ai.json' with { type: 'json' };
import { askedIn } from '../fixtures/as-parts.ts';
import { LIES, type Lie } from '../fixtures/bedrock-lies.ts';
import { type Asked, type BedrockServer, type Mode, startBedrock } from '../fixtures/bedrock-server.ts';
import { falsehoods, saidByModel } from '../fixtures/published-falsehoods.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, filesBelow, readDay } from './whole-day.ts';

const POSTS = 'samples/twitter_ai_20251222.jsonl.gz';
const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
/** The same posts as in the file, with their truth. */
const TRUTH = generateDay('sample');
const RUN = [
  'run',
  'ai',
  '--day-ends-at',
  '00:00',
  '--posts',
  POSTS,
  '--from',
  '2025-12-22',
  '--now',
  '2025-12-23T01:00:00Z',
  '--json',
];

interface Told {
  readonly day: Day;
  readonly code: number;
  readonly err: string;
  readonly summary: {
    readonly run: string;
    readonly method: string;
    readonly costUsd: number;
    readonly degraded: string[];
  };
  readonly server: BedrockServer;
}

const folders: string[] = [];
const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'dawn-chorus-model-'));
  folders.push(made);
  return made;
};

/** A topic that does not wait for a model, changed in its model's settings. */
const topicsWith = async (model: Record<string, unknown>): Promise<string> => {
  const topics = await folder();
  await cp('topics/packs', join(topics, 'packs'), { recursive: true });
  await writeFile(join(topics, 'ai.json'), JSON.stringify({ ...ai, model: { patience: 0, auditor: 'off', ...model } }));
  return topics;
};

const ask = async (
  script: (n: number, asked: Asked) => Mode,
  { model, settings = {}, out }: { model?: string; settings?: Record<string, unknown>; out?: string } = {},
) => {
  const server = await startBedrock(script, TRUTH);
  const store = out ?? (await folder());
  process.env.TOPICS_FOLDER = await topicsWith(settings);
  const url = model ?? `bedrock:${MODEL}?region=eu-central-1&endpoint=${server.endpoint}`;
  const ended = await dawnChorus(...RUN, '--model', url, '--out', store);
  delete process.env.TOPICS_FOLDER;
  await server.close();
  return { ...ended, server, store };
};

const write = async (...given: Parameters<typeof ask>): Promise<Told> => {
  const { code, out: told, err, server, store } = await ask(...given);
  if (code !== 0) throw new Error(err);
  const summary = JSON.parse(told);
  return { day: await readDay(store, summary.slug), code, err, summary, server };
};

const verified = async ({ out, slug }: Day): Promise<unknown[]> => {
  const reports = join(out, 'site/reports', slug);
  const files = [join(reports, 'cited.md'), join(reports, 'plain.md')];
  const { out: told } = await dawnChorus(
    ...['verify', ...files, '--evidence', join(reports, 'evidence.json'), '--posts', POSTS, '--json'],
  );
  return JSON.parse(told).files.flatMap(({ findings }: { findings: unknown[] }) => findings);
};

/** Everything of a report that a reader can meet. */
const published = async (day: Day): Promise<string> =>
  day.cited + day.plain + (await readFile(join(day.out, 'site/reports', day.slug, 'report.json'), 'utf8'));

/** What the writer left of a run. */
const writtenOf = async ({ day, summary }: Told) =>
  writtenSchema.parse(JSON.parse(await readFile(join(day.out, 'runs', day.slug, summary.run, 'written.json'), 'utf8')));

beforeAll(() => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
});
afterAll(async () => {
  for (const one of folders) await rm(one, { recursive: true, force: true });
});

describe('a day by an honest model', () => {
  let honest: Told;
  beforeAll(async () => {
    honest = await write(() => 'honest');
  }, 120_000);

  it('reads the same where the lists of its answers come as strings, and asks no more for it: row 23f', async () => {
    const odd = await write(() => 'lists as strings');
    // It takes a few more tokens.
    const unpaid = (cited: string): string => withoutChecksum(cited).replace(/费用[\d.]+美元/, '');
    expect(unpaid(odd.day.cited)).toBe(unpaid(honest.day.cited));
    expect(odd.server.asked).toHaveLength(honest.server.asked.length);
  }, 120_000);

  it('is written in halves, each request with the same beginning', () => {
    const { asked } = honest.server;
    expect(asked.slice(0, 3).map(({ user }) => askedIn(user))).toEqual(['plan', 'opening', 'analysis']);
    const beginnings = asked.map(({ system, user, tool }) => [system, user.split('>>>\n')[0], JSON.stringify(tool)]);
    for (const beginning of beginnings) expect(beginning).toEqual(beginnings[0]);
  });

  it('says who wrote it and from how many posts', () => {
    expect(honest.summary.method).toBe('model');
    expect(honest.day.cited).toMatch(/本文由AI根据\d+条推文撰写，每句附原推文；未向当事人求证/);
    expect(honest.day.report.models).toEqual([MODEL]);
  });

  it('says nothing but what the generator knows to be true, of which there is much', () => {
    expect(falsehoods(honest.day.report, TRUTH)).toEqual([]);
    expect(honest.day.report.keyPoints).toHaveLength(10);
    expect(saidByModel(honest.day.report).length).toBeGreaterThanOrEqual(25);
  });

  it.each<[string, (text: string) => string]>([
    ['number', (text) => text.replace(/(?<![\w.-])\d+/, '9')],
    ['name', (text) => text.replace('Unitree', 'Figure')],
    ['author', (text) => text.replace(/@\w+/, '@elonmusk')],
    ['remark added', (text) => `${text}，全球首个`],
  ])('would be caught by that truth with another %s', (_, change) => {
    const changed: Report = structuredClone(honest.day.report);
    const stretches = changed.keyPoints.flatMap(({ sentences }) =>
      sentences
        .slice(1)
        .filter(({ role }) => role === 'claim')
        .flatMap((one) => one.stretches),
    );
    const item = changed.keyPoints.find(({ headline = '' }) => change(headline) !== headline);
    const stretch = stretches.find(({ text }) => change(text) !== text);
    if (item?.headline !== undefined) item.headline = change(item.headline);
    else if (stretch !== undefined) stretch.text = change(stretch.text);
    else throw new Error('The report has no such sentence.');
    expect(falsehoods(changed, TRUTH)).toHaveLength(1);
  });

  it('costs what its tokens cost, within the cap', async () => {
    const { writing } = await writtenOf(honest);
    expect(writing.costUsd).toBeCloseTo((writing.inputTokens * 1 + writing.outputTokens * 5) / 1e6, 6);
    expect(honest.summary.costUsd).toBeCloseTo(writing.costUsd, 4);
    expect(honest.summary.costUsd).toBeLessThanOrEqual(1);
  });

  it('passes the public verifier in both styles', async () => {
    expect(await verified(honest.day)).toEqual([]);
  });

  it('comes out the same from its recorded answers, without a server', async () => {
    const { day, summary } = honest;
    const run = join(day.out, 'runs', day.slug, summary.run);
    const again = await write(() => 'reset', { model: `replay:${run}` });
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
    const { err } = await ask(() => 'reset', { model: `replay:${await folder()}` });
    expect(err).toContain('There are no recorded answers in');
  }, 120_000);
});

describe('a day by a model that lies in every sentence', () => {
  const lies = Object.keys(LIES) as Lie[];

  it('is not published where the model insists: nothing of it stands', async () => {
    const { code, err, server, store } = await ask(() => 'all lies');
    expect(code).toBe(1);
    expect(err).toContain('No report is published');
    expect(new Set(server.lied.map(({ lie }) => lie))).toEqual(new Set(lies));
    expect(Object.keys(await filesBelow(store)).filter((path) => path.startsWith('site/'))).toEqual([]);
  }, 120_000);

  it('has none of the lies where the model mends them and lies again in the edit', async () => {
    const told = await write((_, { repair }) => (repair ? 'honest' : 'all lies'), { settings: { auditor: 'same' } });
    const text = await published(told.day);
    expect(new Set(told.server.lied.map(({ lie }) => lie))).toEqual(new Set(lies));
    for (const { words } of told.server.lied) expect(text).not.toContain(words);
    expect(falsehoods(told.day.report, TRUTH)).toEqual([]);
    expect(await verified(told.day)).toEqual([]);
    expect(told.server.asked.map(({ user }) => askedIn(user))).toContain('edit');
    expect((await writtenOf(told)).writing.repaired).toBeGreaterThanOrEqual(lies.length);
  }, 120_000);
});

describe('a day by a model that does not answer', () => {
  it('is held, with the reason, and nothing is published', async () => {
    const { code, err, store } = await ask(() => 'error 503 ServiceUnavailableException');
    expect(code).toBe(1);
    expect(err).toMatch(/No report is published, since the model wrote none.*did not answer/s);
    expect(Object.keys(await filesBelow(store)).filter((path) => path.startsWith('site/'))).toEqual([]);
  }, 120_000);

  it('is held when its patience is over, what was answered is kept, and Announce says why', async () => {
    const { code, server, store } = await ask((n) => (n < 2 ? 'honest' : 'error 503 ServiceUnavailableException'), {
      settings: { patience: 2 },
    });
    expect(code).toBe(1);
    const files = await filesBelow(store);
    const text = (name: string): string => {
      const path = Object.keys(files).find((one) => one.startsWith('runs/') && one.endsWith(name));
      return Buffer.from(files[path ?? ''] ?? '', 'base64').toString();
    };
    expect(JSON.parse(text('announced.json'))).toMatchObject({
      outcome: 'failed',
      failedState: 'Summarise',
      sentence: expect.stringMatching(/since the model wrote none after 2 seconds of waiting: .* did not answer/),
    });
    for (const chapter of ['plan', 'opening'])
      expect(JSON.parse(text(`written/${chapter}.json`)).exchanges).toHaveLength(1);
    expect(server.asked.filter(({ user }) => user.includes('Now the plan'))).toHaveLength(1);
  }, 120_000);

  it('is waited for and then gone on with: what was answered is not asked again', async () => {
    const { code, out, err, server, store } = await ask(
      (n) => (n < 2 || n > 4 ? 'honest' : 'error 503 ServiceUnavailableException'),
      { settings: { patience: 1 } },
    );
    expect([code, err]).toEqual([0, '']);
    const { slug, run, method } = JSON.parse(out);
    expect(method).toBe('model');
    const given = JSON.parse(await readFile(join(store, 'runs', slug, run, 'composed-given.json'), 'utf8'));
    expect(given.summarised).toMatchObject({ origin: 'model', waited: 1 });
    const plans = server.asked.filter(({ user }) => user.includes('Now the plan'));
    expect(plans).toHaveLength(1);
  }, 120_000);

  it('is excerpts only where the topic takes them', async () => {
    const { day, summary } = await write(() => 'error 503 ServiceUnavailableException', {
      settings: { fallback: 'excerpts' },
    });
    expect(summary.method).toBe('extractive');
    expect(day.cited).not.toContain('本文由AI');
    expect(await verified(day)).toEqual([]);
  }, 120_000);

  it('goes on without a half that it withholds, and says so', async () => {
    const withheld = await write((_, { user }) => (askedIn(user) === 'analysis' ? 'stop content_filtered' : 'honest'));
    expect(withheld.day.report.views).toEqual([]);
    expect(withheld.day.report.keyPoints).toHaveLength(10);
    expect(await verified(withheld.day)).toEqual([]);
  }, 120_000);
});
