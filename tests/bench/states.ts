// The bench of the states: time and memory of each, in a process of its own, beside what its function is given on AWS.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { STEPS, type StepName } from '../../infra/aws/steps.ts';
import { generateDay } from '../../samples/generate-day.ts';
import { BadInputError } from '../../shared/errors.ts';
import type { StateAnswer } from './states-job.ts';

const HELP = `npm run bench -- states [--posts N]... [--json]

Runs a planted day of N posts (default 2000, 10000 and 100000; multiples of 2000) through all states, each in a process of
its own, on a folder and without a model, and prints for each its time by the clock and of one processor, the peak of the
process, and what infra/aws/steps.ts gives to its function. Summarise is the mean of its calls, and its peak that of all.`;

const DAY = 6;
const DAY_POSTS = 2000;

/** One planted day told again and again in other words by other people. */
const postsOf = (size: number): string =>
  Array.from({ length: size / DAY_POSTS }, (_, i) =>
    generateDay(DAY, `crowd ${i}`).posts.map((post) =>
      JSON.stringify({ ...post, id: `${10 + i}${post.id.slice(2)}`, referenced: [] }),
    ),
  )
    .flat()
    .join('\n');

interface Measured {
  readonly state: StepName;
  readonly calls: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
}

type Document = Readonly<Record<string, unknown>> & { readonly run?: { readonly slug: string } };

/** Runs the states of a day one after the other, as the page does. */
const measureDay = async (size: number): Promise<Measured[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-states-'));
  const posts = join(folder, 'posts.jsonl');
  await writeFile(posts, postsOf(size));
  const measured: Measured[] = [];
  const call = async (state: StepName, given: readonly unknown[]): Promise<readonly unknown[]> => {
    const [input, output] = [join(folder, 'input.json'), join(folder, 'output.json')];
    await writeFile(input, JSON.stringify(given));
    const words = [
      join(import.meta.dirname, 'states-job.ts'),
      state,
      input,
      output,
      `file:${join(folder, 'out')}`,
      posts,
    ];
    await promisify(execFile)(process.execPath, words);
    const { added, ms, cpuMs, peakMiB }: StateAnswer = JSON.parse(await readFile(output, 'utf8'));
    const { memoryMiB, timeoutSeconds } = STEPS[state];
    const calls = given.length;
    measured.push({ state, calls, ms: ms / calls, cpuMs: cpuMs / calls, peakMiB, memoryMiB, timeoutSeconds });
    return added;
  };
  const add = async (state: StepName, field: string, document: Document): Promise<Document> => ({
    ...document,
    [field]: (await call(state, [document]))[0],
  });
  const day = generateDay(DAY).date;
  const planned = await add('Plan', 'run', { topic: 'ai', from: day, to: day });
  const collected = { ...planned, collected: await call('Collect', [{ run: planned.run, source: 'posts' }]) };
  const clustered = await add('Cluster', 'clustered', await add('Deduplicate', 'deduplicated', collected));
  const { stories } = clustered.clustered as { stories: unknown[] };
  const calls = stories.map((story, rank) => ({ run: planned.run, story, rank, of: stories.length }));
  const summarised = { ...clustered, summarised: await call('Summarise', calls) };
  const drawn = await add('Draw', 'drawn', await add('Compose', 'composed', summarised));
  await add('Announce', 'announced', await add('Publish', 'published', drawn));
  await rm(folder, { recursive: true });
  return measured;
};

const line = ({ state, calls, ms, cpuMs, peakMiB, memoryMiB, timeoutSeconds }: Measured): string =>
  `  ${`${state}${calls > 1 ? ` (${calls})` : ''}`.padEnd(15)}${(ms / 1000).toFixed(2).padStart(8)} s ${(cpuMs / 1000).toFixed(2).padStart(8)} s cpu ${peakMiB.toFixed(0).padStart(6)} MiB   of ${String(memoryMiB).padStart(5)} MiB, ${timeoutSeconds} s\n`;

/** Runs the bench and prints a table for each size, or with --json one object. */
export const benchStates = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', multiple: true, default: ['2000', '10000', '100000'] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const days: { posts: number; states: Measured[] }[] = [];
  for (const words of values.posts) {
    const posts = Number(words);
    if (!Number.isInteger(posts / DAY_POSTS) || posts <= 0)
      throw new BadInputError(`--posts ${words} is no multiple of ${DAY_POSTS}.`);
    const states = await measureDay(posts);
    days.push({ posts, states });
    if (!values.json) process.stdout.write(`${posts.toLocaleString('en')} posts\n${states.map(line).join('')}`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ days })}\n`);
};
