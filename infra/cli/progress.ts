// What a person sees while a run works: one line a state, moving where a terminal allows, else as it ends.
import type { StateEvent } from '../local/engine.ts';
import { readPage, statesOfType } from '../local/page.ts';
import { liveProgress } from './progress-live.ts';
import { printable, type Terminal } from './terminal.ts';

export interface ProgressView {
  readonly onState: (event: StateEvent) => void;
  readonly onProgress: (state: string, message: string) => void;
  /** Ends the view; with what was thrown when the run failed. */
  readonly end: (thrown?: unknown) => Promise<void>;
}

/** Shows nothing: for --json and for several runs at once. */
export const silentProgress: ProgressView = { onState: () => {}, onProgress: () => {}, end: async () => {} };

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A line when a state's first call starts being worth telling: at its end, or at a failure that is tried again. */
const plainProgress = (terminal: Terminal): ProgressView => {
  const last = new Map<string, string>();
  return {
    onState: ({ state, phase, ms = 0, detail = '' }) => {
      if (phase === 'finished') {
        const told = last.get(state);
        terminal.out(`${state} ${seconds(ms)}${told === undefined ? '' : `: ${told}`}\n`);
        last.delete(state);
      }
      if (phase === 'failed') terminal.err(`${state} failed after ${seconds(ms)}: ${printable(detail)}\n`);
    },
    onProgress: (state, message) => void last.set(state, printable(message)),
    end: async () => {},
  };
};

/** The view that fits the terminal. */
export const progressFor = async (terminal: Terminal): Promise<ProgressView> =>
  terminal.interactive ? liveProgress(statesOfType(readPage(), 'Task')) : plainProgress(terminal);
