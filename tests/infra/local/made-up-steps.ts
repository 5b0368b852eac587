// Made-up steps for the committed page: the smallest answers with which a run goes through all of its states.
import type { LocalHandler, LocalRun, StateEvent } from '../../../infra/local/engine.ts';
import { runLocally } from '../../../infra/local/engine.ts';
import { silentLog } from '../../../shared/log.ts';
import { silentMetrics } from '../../../shared/metrics.ts';
import type { Tools } from '../../../shared/step.ts';
import { openStore } from '../../../shared/store/open-store.ts';

const settings = { storeUrl: 'file:out', modelUrl: 'extractive', topicsFolder: 'topics', postsFiles: [] };

/** Tools for steps that use none of them. */
export const noTools = (): Tools => ({
  settings,
  store: openStore(settings),
  log: silentLog,
  metrics: silentMetrics,
  now: () => new Date('2026-04-23T00:00:00Z'),
  progress: () => {},
});

/** What a state is given, as far as these steps look into it. */
export interface Given {
  readonly source?: string;
  readonly cursor?: string;
  readonly collected?: unknown;
  readonly summarised?: { readonly waited?: number };
  readonly failedState?: string;
}

export type MadeUpStep = (given: Given) => unknown;

const STEPS: Readonly<Record<string, MadeUpStep>> = {
  Plan: () => ({ id: 'r1', slug: 'twitter_ai_20260422_20260422', sources: ['one', 'two'], unchanged: false }),
  Collect: ({ source }) => ({ source, ok: true, parts: [`${source}.gz`] }),
  Deduplicate: () => ({ parts: ['d'], kept: 2, dropped: {} }),
  Cluster: () => ({ parts: ['c'], count: 2 }),
  Summarise: () => ({ origin: 'extractive' }),
  Compose: () => ({ report: 'composed.json' }),
  Draw: () => ({ ok: true, words: 3 }),
  Publish: () => ({ slug: 'twitter_ai_20260422_20260422', revision: 1 }),
  Announce: (given) => ({ outcome: given.failedState === undefined ? 'published' : 'failed' }),
};

/** Handlers of made-up steps, some of them replaced. */
export const madeUpHandlers = (steps: Readonly<Record<string, MadeUpStep>> = {}): Record<string, LocalHandler> =>
  Object.fromEntries(
    Object.entries({ ...STEPS, ...steps }).map(([state, step]): [string, LocalHandler] => [
      state,
      async (given) => step(given as Given),
    ]),
  );

/** A run of the committed page with made-up steps, some of them replaced, and all that happened to its Tasks. */
export const runMadeUp = async (steps: Readonly<Record<string, MadeUpStep>> = {}, options: Partial<LocalRun> = {}) => {
  const events: StateEvent[] = [];
  const handlers = madeUpHandlers(steps);
  const run = runLocally({
    input: { topic: 'ai' },
    tools: noTools,
    handlers,
    waitMs: 0,
    onState: (event) => events.push(event),
    ...options,
  });
  const settled = await run.then(
    ({ output }) => ({ output: output as Record<string, unknown>, failure: undefined }),
    (failure: unknown) => ({ output: undefined, failure }),
  );
  const started = (state: string): unknown[] =>
    events.filter((event) => event.state === state && event.phase === 'started').map((event) => event.given);
  return { ...settled, events, started };
};
