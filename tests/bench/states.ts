// The bench of the states: time and memory of each, in a process of its own, beside what its function is given on AWS.
import { parseArgs } from 'node:util';
import { STEP_NAMES, STEPS, type StepName } from '../../infra/aws/steps.ts';
import { BadInputError } from '../../shared/errors.ts';
import { secondsOf } from './costs-bill.ts';
import { type MeasuredDay, measureDay } from './costs-day.ts';

const HELP = `npm run bench -- states [--posts N]... [--json]

Runs a generated day of N posts (default 2000, 10000 and 100000) through all states, each in a process of its own, on a
folder and with a scripted model that answers at once, and prints for each its time by the clock and of one processor, the
peak of the process, what its function would take on AWS by the assumptions of costs-bill.ts (a model that writes for 40
seconds at each answer), and what infra/aws/steps.ts gives to it.`;

interface Measured {
  readonly state: StepName;
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
  /** Seconds that the function would take on AWS. */
  readonly seconds: number;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
}

const measuredOf = (day: MeasuredDay): Measured[] =>
  STEP_NAMES.flatMap((state) => {
    const used = day.used[state];
    if (used === undefined) return [];
    const { ms, workMs: cpuMs, peakRssMb: peakMiB } = used;
    const { memoryMiB, timeoutSeconds } = STEPS[state];
    return [{ state, ms, cpuMs, peakMiB, seconds: secondsOf(state, day), memoryMiB, timeoutSeconds }];
  });

const line = ({ state, ms, cpuMs, peakMiB, seconds, memoryMiB, timeoutSeconds }: Measured): string =>
  `  ${state.padEnd(13)}${(ms / 1000).toFixed(2).padStart(8)} s ${(cpuMs / 1000).toFixed(2).padStart(8)} s cpu ${peakMiB.toFixed(0).padStart(6)} of ${String(memoryMiB).padStart(5)} MiB ${seconds.toFixed(0).padStart(6)} of ${timeoutSeconds} s\n`;

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
    if (!Number.isInteger(posts) || posts <= 0) throw new BadInputError(`--posts ${words} is no number of posts.`);
    const states = measuredOf(await measureDay(posts));
    days.push({ posts, states });
    if (!values.json) process.stdout.write(`${posts.toLocaleString('en')} posts\n${states.map(line).join('')}`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ days })}\n`);
};
