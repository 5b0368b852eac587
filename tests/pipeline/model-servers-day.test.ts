// A small day written by models behind servers of the OpenAI kind, through the whole pipeline: what each costs and what is told.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { askedIn } from '../fixtures/as-parts.ts';
import { MANNERS, type ServerName } from '../fixtures/openai-manners.ts';
import { completion, error, type Said, type Say, startOpenAi } from '../fixtures/openai-server.ts';
import { honestWriter, ODD_SHAPES } from '../fixtures/openai-writer.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { filesBelow, readDay } from './whole-day.ts';

const KEY = 'sk-test-0123456789abcdef';
const TRUTH = generateDay('sample');
const speak = honestWriter(TRUTH);
/** Stories of the sample that are told, and posts of each: enough for a report, few enough for many runs. */
const STORIES = 12;
const POSTS_A_STORY = 8;

/** Posts of the first stories of the sample. */
const handful = (): string => {
  const storyOf = new Map(
    TRUTH.truth.filter(({ kind, copyOf }) => kind === 'story' && copyOf === null).map(({ id, story }) => [id, story]),
  );
  const counts = new Map<string, number>();
  const chosen = TRUTH.posts.filter(({ id }) => {
    const story = storyOf.get(id);
    if (story === undefined || story === null) return false;
    const n = counts.get(story) ?? 0;
    if (n === POSTS_A_STORY || (n === 0 && counts.size === STORIES)) return false;
    counts.set(story, n + 1);
    return true;
  });
  return chosen.map((post) => `${JSON.stringify(post)}\n`).join('');
};

const posts = async (): Promise<string> => {
  const path = join(await folder(), 'posts.jsonl');
  await writeFile(path, handful());
  return path;
};
const DAY = ['--from', '2025-12-22', '--now', '2025-12-23T01:00:00Z', '--json'];
const run = async (...words: string[]) =>
  dawnChorus('run', 'ai', '--day-ends-at', '00:00', '--posts', await posts(), ...DAY, ...words);

const folders: string[] = [];
const folder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'dawn-chorus-servers-'));
  folders.push(made);
  return made;
};
afterAll(async () => {
  vi.unstubAllEnvs();
  for (const one of folders) await rm(one, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly err: string;
  readonly out: string;
  readonly store: string;
  readonly requests: number;
}

/** Runs the day against a server. @param model settings of the topic's model */
const ask = async (
  say: Say,
  {
    query = '',
    store,
    model = {},
    words = [],
  }: { query?: string; store?: string; model?: object; words?: string[] } = {},
): Promise<Ran> => {
  const server = await startOpenAi(say);
  const topics = await folder();
  await writeAiTopic(topics, { model: { patience: 0, auditor: 'off', ...model } });
  vi.stubEnv('TOPICS_FOLDER', topics);
  vi.stubEnv('SCRIPTED_API_KEY', KEY);
  const kept = store ?? (await folder());
  const url = `openai:${server.baseUrl}#scripted-1${query}`;
  const ended = await run('--model', url, '--out', kept, ...words);
  await server.close();
  return { ...ended, store: kept, requests: server.asked.length };
};

const reportOf = async ({ code, err, out, store }: Ran) => {
  if (code !== 0) throw new Error(err);
  const summary = JSON.parse(out);
  return { summary, ...(await readDay(store, summary.slug)) };
};

describe('a day by a model in order', () => {
  let honest: Awaited<ReturnType<typeof reportOf>>;
  let ran: Ran;
  beforeAll(async () => {
    ran = await ask((asked) => completion(asked, { content: JSON.stringify(speak(asked)) }));
    honest = await reportOf(ran);
  }, 120_000);

  it('is written by it', () => {
    expect(honest.summary.method).toBe('model');
    expect(honest.report.models).toEqual(['scripted-1']);
    expect(honest.report.keyPoints.length).toBeGreaterThan(5);
  });

  it.each(Object.entries(ODD_SHAPES))(
    'reads the same where the answers come as in row %s',
    async (_, shape) => {
      const odd = await ask((asked) => completion(asked, shape(Object(speak(asked)))));
      expect((await reportOf(odd)).cited).toBe(honest.cited);
      expect(odd.requests).toBe(ran.requests);
    },
    120_000,
  );

  it.each<ServerName>([
    'openai',
    'openrouter',
    'vllm',
    'lmstudio, text alone',
    'a gateway that drops what it does not know',
  ])(
    'reads the same by a server of the kind: %s',
    async (name) => {
      const manner = MANNERS[name];
      const other = await ask((asked) => manner.say(asked, speak), {
        query: manner.key ? '?key=SCRIPTED_API_KEY' : '',
      });
      expect((await reportOf(other)).cited).toBe(honest.cited);
      // Rows 21f and 21g, and what else a server refuses: once a run.
      expect(other.requests - ran.requests).toBeLessThanOrEqual(5);
    },
    120_000,
  );

  it('is paid once: a run that is started again asks for nothing, unless it is to', async () => {
    const say: Say = (asked) => completion(asked, { content: JSON.stringify(speak(asked)) });
    const server = await startOpenAi(say);
    const url = `openai:${server.baseUrl}#scripted-1`;
    const store = await folder();
    const once = (...words: string[]) => run('--model', url, '--out', store, ...words);
    await once();
    const first = server.asked.length;
    const { out } = await once('--force');
    expect(server.asked).toHaveLength(first);
    expect(JSON.parse(out)).toMatchObject({ method: 'model', costUsd: 0 });
    await once('--fresh');
    expect(server.asked).toHaveLength(2 * first);
    await server.close();
  }, 240_000);

  it('loses no more than the half of which no answer can be read, and says so', async () => {
    const ended = await ask((asked) =>
      completion(asked, {
        content: askedIn(asked.words) === 'analysis' ? 'I am sorry, I can’t.' : JSON.stringify(speak(asked)),
      }),
    );
    const { report, summary } = await reportOf(ended);
    expect(summary.method).toBe('model');
    expect(report.keyPoints).toHaveLength(honest.report.keyPoints.length);
    expect(summary.degraded).toEqual([expect.stringMatching(/^analysis: .*form asked for/)]);
    expect(ended.requests).toBe(ran.requests + 1);
  }, 120_000);

  it('shows its key nowhere in the store', async () => {
    const keyed = await ask((asked) => completion(asked, { content: JSON.stringify(speak(asked)) }), {
      query: '?key=SCRIPTED_API_KEY',
    });
    for (const [file, base64] of Object.entries(await filesBelow(keyed.store))) {
      const bytes = Buffer.from(base64, 'base64');
      expect((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'), file).not.toContain(KEY);
    }
    expect(keyed.out + keyed.err).not.toContain(KEY);
  }, 120_000);
});

const long = 'Okay, the user gives three posts. Let me count them again. '.repeat(40);
const whole = (message: object, finish = 'stop', usage?: object): Said => ({
  body: { choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }], usage },
});

/** Servers that give no answer, by their row: how often they are asked, and what the person reads who started the run. */
const ENDINGS: readonly [row: string, say: Say, requests: number, told: RegExp][] = [
  [
    '20b',
    () => whole({ content: '', reasoning_content: long }, 'length'),
    2,
    /used up [\d,]+ tokens for thinking and wrote no answer: switch its thinking off/,
  ],
  ['20c', () => whole({ content: null, reasoning: '(hidden)' }, 'length'), 2, /used up [\d,]+ tokens for thinking/],
  [
    '21a',
    () => ({
      body: {
        error: {
          message: 'Provider returned error',
          code: 429,
          metadata: { raw: 'scripted-1 is temporarily rate-limited upstream.' },
        },
      },
    }),
    3,
    /HTTP 429: Provider returned error: scripted-1 is temporarily rate-limited upstream\./,
  ],
  [
    '21b',
    () => ({ body: { id: null, object: 'chat.completion', choices: null, usage: null } }),
    3,
    /answers without choices/,
  ],
  [
    '21c',
    () =>
      error(429, 'You exceeded your current quota, please check your plan and billing details.', {
        code: 'insufficient_quota',
      }),
    1,
    /HTTP 429: You exceeded your current quota/,
  ],
  [
    '21d',
    () => ({ status: 429, headers: { 'retry-after': '7' }, body: { error: { message: 'Rate limit reached' } } }),
    1,
    /HTTP 429: Rate limit reached/,
  ],
];

describe('a day by a server that turns busy', () => {
  const used = (input: number, output: number) => ({ prompt_tokens: input, completion_tokens: output });
  /** The second request is thought about in vain, the next three find no room; then all goes on. */
  const say: Say = (asked, n) => {
    if (n === 1) return whole({ content: '', reasoning_content: long }, 'length', used(20_000, 108_000));
    if (n > 1 && n < 5) return error(503, 'Overloaded');
    return completion(asked, { content: JSON.stringify(speak(asked)), usage: used(9_000, 900) });
  };
  const prices = { 'scripted-1': { input: 1, output: 5 } };
  const busy = { query: '?key=SCRIPTED_API_KEY', model: { patience: 1, prices } };

  it('is waited for, and costs what went before the wait as well', async () => {
    const ended = await ask(say, busy);
    const { summary } = await reportOf(ended);
    expect(summary.method).toBe('model');
    expect(summary.costUsd).toBeCloseTo((20_000 + 5 * 108_000 + (ended.requests - 4) * (9_000 + 5 * 900)) / 1e6, 4);
  }, 120_000);

  it('has no more money than before for it', async () => {
    const ended = await ask(say, { ...busy, model: { ...busy.model, maxCostUsd: 0.6 } });
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/model\.maxCostUsd.*The model cost \$0\.5735\./s);
    expect(ended.requests).toBe(5);
  }, 120_000);
});

describe('a day by a server that gives no answer', () => {
  it.each(ENDINGS)(
    'is held, with its words once, after few requests: row %s',
    async (_, say, requests, told) => {
      const ended = await ask(say);
      expect(ended.code).toBe(1);
      expect(ended.err).toMatch(told);
      expect(ended.requests).toBe(requests);
    },
    120_000,
  );

  it.each(ENDINGS)(
    'is excerpts where the topic takes them, which say why: row %s',
    async (_, say, requests, told) => {
      const ended = await ask(say, { model: { fallback: 'excerpts' } });
      const { cited, summary } = await reportOf(ended);
      expect(ended.requests).toBe(requests);
      expect(summary.method).toBe('extractive');
      expect(summary.degraded.join('; ')).toMatch(told);
      expect(cited.match(new RegExp(told, 'g'))).toHaveLength(1);
    },
    120_000,
  );

  it('that read a part of what it was sent is noticed, sent less, and then told of: row 22', async () => {
    const ended = await ask((asked) =>
      completion(asked, {
        content: JSON.stringify(speak(asked)),
        usage: { prompt_tokens: 256, completion_tokens: 90 },
      }),
    );
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/read 256 of at least [\d,]+ tokens/);
    expect(ended.requests).toBeLessThanOrEqual(6);
  }, 120_000);
});
