// The bench of model servers: a day of forty stories behind servers that are a little off, or say no: requests, cost, what is told.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generateDay } from '../../samples/generate-day.ts';
import { completion, error, type Said, type Say, startOpenAi } from '../fixtures/openai-server.ts';
import { honestWriter, ODD_SHAPES } from '../fixtures/openai-writer.ts';

const HELP = `npm run bench -- servers [--row 21c] [--fallback hold|excerpts] [--checkout FOLDER] [--json]

Writes a day of forty stories by a model behind each scripted server of rows 19 to 23 of the faults: requests sent, dollars
that such a server would bill ($1 and $5 for a million tokens), dollars that the run tells, and what the user reads.
--checkout runs the command of another checkout, of an earlier version for instance, against the same servers.`;

const STORIES = 40;
const POSTS_A_STORY = 3;
const DAY = '2025-12-22';
const LONGEST_MS = 900_000;
const PRICE = { input: 1, output: 5 };
const TRUTH = generateDay('sample');
const speak = honestWriter(TRUTH);

const postsOfStories = (): string => {
  const storyOf = new Map(
    TRUTH.truth.filter(({ kind, copyOf }) => kind === 'story' && copyOf === null).map(({ id, story }) => [id, story]),
  );
  const counts = new Map<string, number>();
  const chosen = TRUTH.posts.filter(({ id }) => {
    const story = storyOf.get(id);
    const n = counts.get(story ?? '') ?? 0;
    if (story === undefined || story === null || n === POSTS_A_STORY || (n === 0 && counts.size === STORIES))
      return false;
    counts.set(story, n + 1);
    return true;
  });
  return chosen.map((post) => `${JSON.stringify(post)}\n`).join('');
};

const THOUGHT = 'Okay, the user gives the posts of a day. Let me count them again. '.repeat(40);
const whole = (message: object, finish = 'stop'): Said => ({
  body: {
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
    usage: { prompt_tokens: 20_000, completion_tokens: 1500 },
  },
});
const honest: Say = (asked) => completion(asked, { content: JSON.stringify(speak(asked)) });

/** Servers by their row. */
const SERVERS: Readonly<Record<string, Say>> = {
  'in order': honest,
  ...Object.fromEntries(
    Object.entries(ODD_SHAPES).map(([name, shape]): [string, Say] => [
      name,
      (asked) => completion(asked, shape(Object(speak(asked)))),
    ]),
  ),
  '20b, all tokens go into thinking': () => whole({ content: '', reasoning_content: THOUGHT }, 'length'),
  '20c, null, cut': () => whole({ content: null, reasoning: '(hidden)' }, 'length'),
  '21a, an error within 200': () => ({
    body: {
      error: {
        message: 'Provider returned error',
        code: 429,
        metadata: { raw: 'scripted-1 is temporarily rate-limited upstream. Please retry shortly.' },
      },
    },
  }),
  '21b, no choices': () => ({ body: { id: null, object: 'chat.completion', choices: null, usage: null } }),
  '21c, quota spent': () =>
    error(429, 'You exceeded your current quota, please check your plan and billing details.', {
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    }),
  '21d, retry after 7 s': () => ({
    status: 429,
    headers: { 'retry-after': '7' },
    body: { error: { message: 'Rate limit reached', type: 'requests', code: 'rate_limit_exceeded' } },
  }),
  '21f, max_tokens refused': (asked, n) =>
    'max_tokens' in asked.body
      ? error(
          400,
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
          { param: 'max_tokens', code: 'unsupported_parameter' },
        )
      : honest(asked, n),
  '21g, response_format refused': (asked, n) =>
    'response_format' in asked.body
      ? { status: 400, body: { error: "'response_format.type' must be 'text'" } }
      : honest(asked, n),
  '22, reads 256 tokens': (asked) =>
    completion(asked, { content: JSON.stringify(speak(asked)), usage: { prompt_tokens: 256, completion_tokens: 90 } }),
};

interface Measured {
  readonly row: string;
  readonly requests: number;
  readonly billedUsd: number;
  readonly toldUsd: number | undefined;
  readonly told: string;
}

/** Tokens in what a server said, as it counted them. */
const usageIn = ({ body }: Said): { prompt_tokens?: number; completion_tokens?: number } => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const [, prompt = '0', written = '0'] = /"usage":\{"prompt_tokens":(\d+),"completion_tokens":(\d+)/.exec(text) ?? [];
  return { prompt_tokens: Number(prompt), completion_tokens: Number(written) };
};

/** What the run says of itself: how it was written and what is wrong, or why there is no report. */
const toldBy = (out: string, err: string): { told: string; toldUsd: number | undefined } => {
  try {
    const { method, degraded, keyPoints, costUsd } = JSON.parse(out);
    return {
      told: [`${method}, ${keyPoints} key points`, ...degraded].join('; '),
      toldUsd: Math.round(costUsd * 1e4) / 1e4,
    };
  } catch {
    return { told: err.trim().split('\n').at(-1) ?? '', toldUsd: undefined };
  }
};

const measure = async (row: string, say: Say, checkout: string, fallback: string): Promise<Measured> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-servers-'));
  let billed = 0;
  const server = await startOpenAi((asked, n) => {
    const said = say(asked, n);
    const { prompt_tokens = 0, completion_tokens = 0 } = said === undefined ? {} : usageIn(said);
    billed += (prompt_tokens * PRICE.input + completion_tokens * PRICE.output) / 1e6;
    return said;
  });
  const topic = JSON.parse(await readFile(join(checkout, 'topics/ai.json'), 'utf8'));
  const isOwn = resolve(checkout) === process.cwd();
  const model = {
    ...topic.model,
    ...(isOwn ? { prices: { 'scripted-1': PRICE }, patience: 0, auditor: 'off', fallback } : {}),
  };
  await cp(join(checkout, 'topics'), folder, { recursive: true });
  await writeFile(join(folder, 'ai.json'), JSON.stringify({ ...topic, model }));
  await writeFile(join(folder, 'posts.jsonl'), postsOfStories());
  const words = [
    'run',
    'ai',
    '--day-ends-at',
    '00:00',
    '--posts',
    join(folder, 'posts.jsonl'),
    '--from',
    DAY,
    '--to',
    DAY,
  ];
  const url = `openai:${server.baseUrl}#scripted-1${isOwn ? '?key=SCRIPTED_API_KEY' : ''}`;
  const more = ['--now', '2025-12-23T01:00:00Z', '--json', '--out', join(folder, 'out'), '--model', url];
  const { out, err } = await new Promise<{ out: string; err: string }>((done) =>
    execFile(
      process.execPath,
      [join(checkout, 'infra/cli.ts'), ...words, ...more],
      {
        env: { ...process.env, TOPICS_FOLDER: folder, SCRIPTED_API_KEY: 'sk-of-the-bench' },
        timeout: LONGEST_MS,
        maxBuffer: 1 << 26,
      },
      (_, stdout, stderr) => done({ out: stdout, err: stderr }),
    ),
  );
  await server.close();
  await rm(folder, { recursive: true, force: true });
  return { row, requests: server.asked.length, billedUsd: Math.round(billed * 1e4) / 1e4, ...toldBy(out, err) };
};

/** The command `bench servers`. */
export const benchServers = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      row: { type: 'string', default: '' },
      fallback: { type: 'string', default: 'hold' },
      checkout: { type: 'string', default: '.' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  for (const [row, say] of Object.entries(SERVERS)) {
    if (!row.startsWith(values.row)) continue;
    const measured = await measure(row, say, values.checkout, values.fallback);
    const { requests, billedUsd, toldUsd, told } = measured;
    process.stdout.write(
      values.json
        ? `${JSON.stringify(measured)}\n`
        : `${row.padEnd(46)} ${String(requests).padStart(3)} requests, $${billedUsd.toFixed(4)} billed${toldUsd === undefined ? '' : `, $${toldUsd} told`}: ${told}\n`,
    );
  }
};
