// Progress on a terminal: listr2 with one task a state, which the engine's events move on.
import { setTimeout as sleep } from 'node:timers/promises';
import { Listr, type ListrTaskWrapper } from 'listr2';
import type { StateEvent } from '../local/engine.ts';
import type { ProgressView } from './progress.ts';
import { printable } from './terminal.ts';

interface Line {
  readonly state: string;
  readonly settled: PromiseWithResolvers<'done' | 'skipped' | 'failed'>;
  wrapper?: Pick<ListrTaskWrapper<undefined, never, never>, 'title' | 'output'>;
  /** Calls that began and did not fail, and those that ended well. */
  started: number;
  finished: number;
  failed: boolean;
  said: string;
}

const titleOf = ({ state, said, finished }: Line): string =>
  `${state}${finished > 1 ? ` (${finished})` : ''}${said === '' ? '' : `: ${said}`}`;

const onOneLine = (message: string): string => printable(message).replaceAll('\n', ' ');

/**
 * Shows the states in the page's order. A state is done when a later one has begun or the run has ended, since one
 * that works in a Map is called many times.
 */
export const liveProgress = (states: readonly string[]): ProgressView => {
  const lines = new Map<string, Line>(
    states.map((state) => [
      state,
      { state, settled: Promise.withResolvers(), started: 0, finished: 0, failed: false, said: '' },
    ]),
  );
  const show = (line: Line): void => {
    if (line.wrapper !== undefined) line.wrapper.title = titleOf(line);
  };
  const settleIdle = (except?: Line): void => {
    for (const line of lines.values()) {
      if (line !== except && line.started > 0 && line.started === line.finished) line.settled.resolve('done');
    }
  };
  /** @param failed whether what was going on has failed, or goes on unseen */
  const settleAll = (failed: boolean): void => {
    settleIdle();
    for (const line of lines.values())
      line.settled.resolve((failed && line.started > 0) || line.failed ? 'failed' : 'skipped');
  };
  const list = new Listr<undefined>(
    [...lines.values()].map((line) => ({
      title: line.state,
      task: async (_, task) => {
        line.wrapper = task;
        show(line);
        const how = await line.settled.promise;
        if (how === 'skipped') task.skip();
        if (how === 'failed') throw new Error(titleOf(line));
      },
    })),
    {
      concurrent: false,
      exitOnError: false,
      // Ctrl-C is the command's: listr2 would end the process before the command has said what goes on.
      registerSignalListeners: false,
      rendererOptions: { collapseErrors: false, showErrorMessage: false },
    },
  );
  const shown = list.run(undefined);
  return {
    onState: ({ state, phase, detail }: StateEvent) => {
      const line = lines.get(state);
      if (line === undefined) return;
      if (phase === 'started') {
        // A state that was idle and begins leaves those before it done; a retried or repeated one goes on.
        settleIdle(line);
        line.started++;
      }
      if (phase === 'finished') line.finished++;
      // A failed call may be tried again, which starts it once more.
      if (phase === 'failed') line.started--;
      line.failed = phase === 'failed';
      if (detail !== undefined) line.said = onOneLine(detail);
      show(line);
    },
    onProgress: (state, message) => {
      const line = lines.get(state);
      if (line === undefined) return;
      line.said = onOneLine(message);
      show(line);
    },
    end: async (thrown) => {
      settleAll(thrown !== undefined);
      await shown;
      // The renderer draws its last frame in a tick of its own.
      await sleep(0);
    },
  };
};
