// One state of a day in a process of its own: `node states-job.ts STATE INPUT OUTPUT STORE POSTS`; what it took goes to OUTPUT.
import { readFile, writeFile } from 'node:fs/promises';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { runStep, type Step } from '../../shared/step.ts';
import { openStore } from '../../shared/store/open-store.ts';

export interface StateAnswer {
  /** What each call answered, in order. */
  readonly added: readonly unknown[];
  /** Milliseconds of all calls together, by the clock and of processor time; loading the code is not among them. */
  readonly ms: number;
  readonly cpuMs: number;
  /** Peak of the whole process, in MiB. */
  readonly peakMiB: number;
}

const [state = '', input = '', output = '', storeUrl = '', posts = ''] = process.argv.slice(2);
const given: unknown[] = JSON.parse(await readFile(input, 'utf8'));
const { step }: { step: Step } = await import(`../../functions/${state.toLowerCase()}/handler.ts`);
const settings = { storeUrl, modelUrl: 'extractive', topicsFolder: 'topics', postsFiles: [posts] };
const tools = {
  settings,
  store: openStore(settings),
  log: silentLog,
  metrics: silentMetrics,
  now: () => new Date('2026-12-01T00:00:00Z'),
  progress: () => {},
};
const started = performance.now();
const cpu = process.cpuUsage();
const added: unknown[] = [];
for (const one of given) added.push(await runStep(step, one, tools));
const { user, system } = process.cpuUsage(cpu);
const answer: StateAnswer = {
  added,
  ms: performance.now() - started,
  cpuMs: (user + system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
await writeFile(output, JSON.stringify(answer));
