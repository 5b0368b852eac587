// A generated day of a size, run state by state for the costs bench: what each state used, and what the run asked and left.
import { type ChildProcess, fork } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { STEP_NAMES } from '../../infra/aws/steps.ts';
import { generateDay } from '../../samples/generate-day.ts';
import type { GeneratedDay } from '../../samples/types.ts';
import { estimateTokens } from '../../shared/model/cost.ts';
import { type WritingRecord, writingSchema } from '../../shared/written.ts';
import { type Asked, startBedrock } from '../fixtures/bedrock-server.ts';
import { recordHistory } from '../fixtures/execution-history.ts';
import type { Reply, Used } from './costs-step.ts';

/** What a run of the state machine used. */
export interface MeasuredRun {
  readonly posts: number;
  readonly used: Readonly<Record<string, Used>>;
  /** States entered, and events of the history. */
  readonly transitions: number;
  readonly events: number;
  /** Requests of the model. */
  readonly requests: number;
}

export interface MeasuredDay extends MeasuredRun {
  readonly authors: number;
  /** Tokens of what the writer's requests begin with, estimated on the high side. */
  readonly beginning: number;
  /** What the writer was shown. */
  readonly shown: { readonly posts: number; readonly candidates: number; readonly unread: number };
  /** Bytes below `runs/` and below all else. */
  readonly privateBytes: number;
  readonly publicBytes: number;
  /** The run by which the day comes out, where it was a draft first. */
  readonly release?: MeasuredRun | undefined;
}

const DATE = '2026-04-22';
const SLUG = 'twitter_ai_20260422_20260422';
const NOW = '2026-04-23T00:00:00Z';
const DAY_MS = 86_400_000;
const WRITER = 'file_report';
const MODEL = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0?region=eu-central-1&endpoint=';

/** Planted days, as many as it takes, all of their posts on one day in Asia/Shanghai; the truth of all of them. */
const generatePosts = (size: number): GeneratedDay => {
  const days: GeneratedDay[] = [];
  const count = () => days.reduce((sum, { posts }) => sum + posts.length, 0);
  for (let n = 0; count() < size; n++)
    days.push(generateDay(((n % 10) + 1) as 1, n < 10 ? undefined : `costs ${Math.floor(n / 10)}`));
  const [first] = days;
  if (first === undefined) throw new Error('A day has at least one post.');
  const start = Date.parse(`${DATE}T00:00:00+08:00`);
  const ids = new Map<string, string>();
  const idOf = (day: number, id: string | null): string | null =>
    id === null ? null : (ids.get(`${day} ${id}`) ?? id);
  const all = days
    .flatMap(({ posts, truth }, day) => posts.map((post, n) => ({ day, post, truth: truth[n] })))
    .slice(0, size);
  for (const [n, { day, post }] of all.entries()) ids.set(`${day} ${post.id}`, `${2046000000000000000n + BigInt(n)}`);
  const posts = all.map(({ day, post }, n) => ({
    ...post,
    id: idOf(day, post.id) ?? post.id,
    created_at: new Date(start + Math.floor((n * DAY_MS) / size)).toISOString(),
    ...(post.referenced === undefined
      ? {}
      : { referenced: post.referenced.map((one) => ({ ...one, id: idOf(day, one.id) })) }),
  }));
  const truth = all.flatMap(({ truth: one }, n) => (one === undefined ? [] : [{ ...one, id: posts[n]?.id ?? one.id }]));
  return { ...first, posts, truth, stories: days.flatMap(({ stories }) => stories) };
};

/** Bytes of the files below a folder; 0 where it is not there. */
const bytesBelow = async (folder: string): Promise<number> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const file of files) if (file.isFile()) bytes += (await stat(join(file.parentPath, file.name))).size;
  return bytes;
};

/** What all requests of the writer begin with: the tool, the rules, and the posts. */
const beginningOf = (asked: readonly Asked[]): string => {
  const [first = '', ...others] = asked
    .filter(({ tool }) => tool.name === WRITER)
    .map(({ system, user, tool }) => JSON.stringify(tool) + system + user);
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
};

const writtenSchema = z.object({ writing: writingSchema });

/** How the writing of the run below a folder went. */
const writingIn = async (runs: string): Promise<WritingRecord> => {
  const files = await readdir(runs, { recursive: true, withFileTypes: true });
  const file = files.find(({ name }) => name === 'written.json');
  if (file === undefined) throw new Error('The scripted model wrote no report.');
  return writtenSchema.parse(JSON.parse(await readFile(join(file.parentPath, file.name), 'utf8'))).writing;
};

/** A state's process: answers come in the order of the events. */
const startStep = (state: string, env: NodeJS.ProcessEnv, file: string) => {
  const child: ChildProcess = fork(join(import.meta.dirname, 'costs-step.ts'), [state, NOW, file], { env });
  const waiting: ((reply: Reply) => void)[] = [];
  child.on('message', (reply: Reply) => waiting.shift()?.(reply));
  let used: Used | undefined;
  return {
    work: async (event: unknown): Promise<unknown> => {
      const reply = await new Promise<Reply>((resolve) => {
        waiting.push(resolve);
        child.send(event as object);
      });
      if ('error' in reply) throw new Error(`${state}: ${reply.error}`);
      used = reply.used;
      return reply.result;
    },
    used: () => used,
    stop: () => void child.kill(),
  };
};

/** A copy of the topics by which reports are drafts first. */
const draftTopics = async (folder: string): Promise<string> => {
  const topics = join(folder, 'topics');
  await cp(join(import.meta.dirname, '../../topics'), topics, { recursive: true });
  const file = join(topics, 'ai.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), publish: 'draft' }));
  return topics;
};

/** One run, each state in a process of its own. Throws when it fails. */
const measureRun = async (
  size: number,
  input: Readonly<Record<string, string>>,
  { env, file, asked }: { readonly env: NodeJS.ProcessEnv; readonly file: string; readonly asked: () => number },
): Promise<MeasuredRun> => {
  const before = asked();
  const steps = new Map(STEP_NAMES.map((state) => [state as string, startStep(state, env, file)]));
  try {
    const history = await recordHistory(
      input,
      Object.fromEntries([...steps].map(([state, { work }]) => [state, work])),
    );
    const end = history.at(-1);
    if (end?.type !== 'ExecutionSucceeded')
      throw new Error(`The day of ${size} posts failed: ${end?.executionFailedEventDetails?.cause}`);
    return {
      posts: size,
      used: Object.fromEntries([...steps].flatMap(([state, { used }]) => [[state, used()]])) as Record<string, Used>,
      transitions: history.filter(({ type }) => type?.endsWith('StateEntered')).length,
      events: history.length,
      requests: asked() - before,
    };
  } finally {
    for (const { stop } of steps.values()) stop();
  }
};

/**
 * Runs a day of a size once, with a scripted model. Throws when a run fails.
 * @param isDraft whether it is a draft first, which a second run releases
 */
export const measureDay = async (size: number, isDraft = false): Promise<MeasuredDay> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-costs-'));
  const day = generatePosts(size);
  const bedrock = await startBedrock(() => 'honest', day);
  const file = join(folder, 'posts.jsonl');
  await mkdir(folder, { recursive: true });
  await writeFile(file, day.posts.map((post) => `${JSON.stringify(post)}\n`).join(''));
  const out = join(folder, 'out');
  const env = {
    ...process.env,
    ...{ STORE_URL: `file:${out}`, MODEL_URL: `${MODEL}${bedrock.endpoint}` },
    ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    ...(isDraft ? { TOPICS_FOLDER: await draftTopics(folder) } : {}),
  };
  const measuring = { env, file, asked: () => bedrock.asked.length };
  try {
    const run = await measureRun(size, { topic: 'ai', from: DATE, to: DATE, dayEndsAt: '00:00' }, measuring);
    const runs = await bytesBelow(join(out, 'runs'));
    const { shown, candidates, unread } = await writingIn(join(out, 'runs'));
    const release = isDraft ? await measureRun(size, { topic: 'ai', release: SLUG }, measuring) : undefined;
    return {
      ...run,
      authors: new Set(day.posts.map(({ author }) => author.id)).size,
      beginning: estimateTokens(beginningOf(bedrock.asked)),
      shown: { posts: shown, candidates, unread },
      privateBytes: runs,
      publicBytes: (await bytesBelow(out)) - runs,
      release,
    };
  } finally {
    await bedrock.close();
    await rm(folder, { recursive: true, force: true });
  }
};
