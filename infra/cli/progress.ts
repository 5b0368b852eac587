// What a person sees while a run works: one line a state, moving where a terminal allows, else as it ends.
import * as z from 'zod';
import type { StateEvent } from '../local/engine.ts';
import { readPage, statesOfType } from '../local/page.ts';
import { liveProgress } from './progress-live.ts';
import { printable, type Terminal } from './terminal.ts';
import { measureTimes } from './times.ts';

export interface ProgressView {
  readonly onState: (event: StateEvent) => void;
  readonly onProgress: (state: string, message: string) => void;
  /** Ends the view; with what was thrown when the run failed. */
  readonly end: (thrown?: unknown) => Promise<void>;
}

/** What a state leaves that has to wait for somebody else. */
const waitingSchema = z.object({ waitSeconds: z.number(), cause: z.string() });

/** Shows nothing: for --json and for several runs at once. */
export const silentProgress: ProgressView = { onState: () => {}, onProgress: () => {}, end: async () => {} };

/**
 * One line a state, at the latest when a state after it begins; failures at once, since they may be tried again. All of
 * it goes to standard output: standard error is for the one sentence of a run that failed.
 */
const plainProgress = (terminal: Terminal): ProgressView => {
  const times = measureTimes(() => performance.now());
  const open = new Map<string, { running: number; finished: number; said: string }>();
  const lineOf = (state: string) => {
    const line = open.get(state) ?? { running: 0, finished: 0, said: '' };
    open.set(state, line);
    return line;
  };
  const seconds = (state: string): string => `${((times.ms()[state] ?? 0) / 1000).toFixed(1)} s`;
  const tellIdle = (except?: string): void => {
    for (const [state, { running, finished, said }] of open) {
      if (state === except || running > 0 || finished === 0) continue;
      // Of many calls at once, whichever ended last says nothing of them all.
      const calls = finished > 1 ? ` (${finished})` : '';
      const last = said === '' || finished > 1 ? '' : `: ${said}`;
      terminal.out(`${state}${calls} ${seconds(state)}${last}\n`);
      open.delete(state);
    }
  };
  return {
    onState: (event) => {
      const { state, phase, detail } = event;
      times.note(event);
      const line = lineOf(state);
      if (phase === 'started') tellIdle(state);
      line.running += phase === 'started' ? 1 : -1;
      if (phase === 'finished') line.finished++;
      const waits = phase === 'finished' ? waitingSchema.safeParse(event.result).data : undefined;
      if (waits !== undefined) terminal.out(`${state} waits for ${waits.waitSeconds} s: ${printable(waits.cause)}\n`);
      if (phase === 'failed') terminal.out(`${state} failed after ${seconds(state)}: ${printable(detail ?? '')}\n`);
    },
    onProgress: (state, message) => {
      lineOf(state).said = printable(message);
    },
    end: async () => tellIdle(),
  };
};

/** The view that fits the terminal. */
export const progressFor = async (terminal: Terminal): Promise<ProgressView> =>
  terminal.interactive ? liveProgress(statesOfType(readPage(), 'Task')) : plainProgress(terminal);
