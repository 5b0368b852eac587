// One run of the pipeline in this process, for the commands `run` and `backfill`.
import type { Settings } from '../../shared/env.ts';
import { BadInputError } from '../../shared/errors.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import type { RunInput } from '../../shared/run.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { RunFailedError, runLocally, type StateEvent } from '../local/engine.ts';
import { readPage } from '../local/page.ts';
import type { ProgressView } from './progress.ts';
import { type RunSummary, summaryOf } from './summary.ts';
import { measureTimes } from './times.ts';

export interface ReportRequest {
  readonly input: RunInput;
  /** Where an earlier run is taken up again, in place of the input: the state, and what it was given. */
  readonly start?: { readonly state: string; readonly document: unknown } | undefined;
  readonly settings: Settings;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly view: ProgressView;
}

const KIB_A_MIB = 1024;

/**
 * Posts given by hand are the whole input: when they can't be read, that is the failure to tell, not the count of
 * sources to which the state machine reduces it.
 */
const failureOfPosts = (settings: Settings, failed: StateEvent | undefined): BadInputError | undefined =>
  settings.postsFiles.length > 0 && failed?.detail !== undefined ? new BadInputError(failed.detail) : undefined;

/** The store, and whether a report or a draft in it has become other bytes through it. */
const watchPublicWrites = (store: Store): { readonly store: Store; readonly wrote: () => boolean } => {
  let changes = 0;
  const write: Store['write'] = async (key, bytes, options) => {
    if (!/^(?:site|drafts)\//.test(key)) return store.write(key, bytes, options);
    const before = await store.read(key);
    const etag = await store.write(key, bytes, options);
    if (before === undefined || !Buffer.from(bytes).equals(before.bytes)) changes++;
    return etag;
  };
  return { store: { ...store, write }, wrote: () => changes > 0 };
};

/** Runs the whole pipeline and reads back what it published. Throws what `failureOf` (exit.ts) turns into a sentence. */
export const makeReport = async ({ input, start, settings, now, signal, view }: ReportRequest): Promise<RunSummary> => {
  const { store, wrote } = watchPublicWrites(openStore(settings));
  const times = measureTimes(() => performance.now());
  let collectFailed: StateEvent | undefined;
  const onState = (event: StateEvent): void => {
    times.note(event);
    if (event.state === 'Collect') collectFailed = event.phase === 'failed' ? event : undefined;
    view.onState(event);
  };
  try {
    const { output } = await runLocally({
      input: start?.document ?? input,
      ...(start === undefined ? {} : { page: { ...readPage(), StartAt: start.state } }),
      signal,
      onState,
      tools: (state) => ({
        settings,
        store,
        log: silentLog,
        metrics: silentMetrics,
        now,
        progress: (message) => view.onProgress(state, message),
      }),
    });
    const peakRssMb = Math.round(process.resourceUsage().maxRSS / KIB_A_MIB);
    const summary = await summaryOf(output, store, { ms: times.ms(), peakRssMb, wrote: wrote() });
    await view.end();
    return summary;
  } catch (error) {
    await view.end(error);
    throw (error instanceof RunFailedError ? failureOfPosts(settings, collectFailed) : undefined) ?? error;
  }
};
