// One state of a measured day in a process of its own, as in a function: works on one event after another, and is measured.
import { settingsFromEnvironment } from '../../shared/env.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { runStep } from '../../shared/step.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';

/** What a state's process has used so far. */
export interface Used {
  readonly calls: number;
  /** Milliseconds of processor time: loading the code, and all calls. */
  readonly loadMs: number;
  readonly workMs: number;
  /** Milliseconds by the clock of all calls. */
  readonly ms: number;
  readonly peakRssMb: number;
  readonly writes: number;
  readonly reads: number;
  readonly lists: number;
}

export type Reply = { readonly result: unknown; readonly used: Used } | { readonly error: string };

const counts = { writes: 0, reads: 0, lists: 0 };
const counted = (store: Store): Store => ({
  url: store.url,
  read: (key) => {
    counts.reads++;
    return store.read(key);
  },
  readStream: (key) => {
    counts.reads++;
    return store.readStream(key);
  },
  write: (...args) => {
    counts.writes++;
    return store.write(...args);
  },
  list: (prefix) => {
    counts.lists++;
    return store.list(prefix);
  },
});

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const [state = '', now = '', posts = ''] = process.argv.slice(2);
const before = cpuMs();
const { step } = await import(`../../functions/${state.toLowerCase()}/handler.ts`);
const loadMs = cpuMs() - before;
const settings = { ...settingsFromEnvironment(), postsFiles: [posts] };
const tools = {
  settings,
  store: counted(openStore(settings)),
  log: silentLog,
  metrics: silentMetrics,
  now: () => new Date(now),
  progress: () => {},
};
let [calls, workMs, ms] = [0, 0, 0];

const work = async (event: unknown): Promise<Reply> => {
  const [began, started] = [performance.now(), cpuMs()];
  try {
    const result = await runStep(step, event, tools);
    calls++;
    workMs += cpuMs() - started;
    ms += performance.now() - began;
    const peakRssMb = process.resourceUsage().maxRSS / 1024;
    return { result, used: { calls, loadMs, workMs, ms, peakRssMb, ...counts } };
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
};

let last: Promise<unknown> = Promise.resolve();
process.on('message', (event) => {
  last = last.then(async () => process.send?.(await work(event)));
});
