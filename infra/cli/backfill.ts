// The command `backfill`: a run for each day of a period, here.
import { Temporal } from 'temporal-polyfill';
import { BadInputError } from '../../shared/errors.ts';
import { EXIT, type ExitCode, type Failure, failureOf } from './exit.ts';
import { makeReport } from './make-report.ts';
import { silentProgress } from './progress.ts';
import { clockOf, inputOf, type RunOptions, settingsOf } from './run-options.ts';
import type { RunSummary } from './summary.ts';
import { printable, type Terminal } from './terminal.ts';

export type BackfillOptions = RunOptions & { readonly from: string; readonly to: string; readonly concurrency: number };

const plainDate = (day: string): Temporal.PlainDate => {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch {
    throw new BadInputError(`The day ${day} is not in the calendar; write YYYY-MM-DD.`);
  }
};

/** The civil days from one to another, both included, in order. Throws BadInputError when they are the wrong way round. */
export const daysBetween = (from: string, to: string): string[] => {
  const [first, last] = [plainDate(from), plainDate(to)];
  const days = first.until(last).days + 1;
  if (days < 1) throw new BadInputError(`The first day ${from} is after the last day ${to}; swap them.`);
  return Array.from({ length: days }, (_, n) => first.add({ days: n }).toString());
};

type DayResult = { readonly day: string } & ({ readonly summary: RunSummary } | { readonly failure: Failure });

const lineOf = (result: DayResult): string => {
  if ('failure' in result) return `${result.day} failed: ${result.failure.sentence}`;
  const { revision, posts, stories, unchanged } = result.summary;
  return `${result.day} ${unchanged ? 'unchanged, ' : ''}revision ${revision}: ${posts.kept} posts, ${stories} stories`;
};

/** Makes the report of each day; a day that fails does not stop the others. Exit code of the worst day. */
export const backfill = async (topic: string, options: BackfillOptions, terminal: Terminal): Promise<ExitCode> => {
  const fixed = clockOf(options.now);
  const settings = await settingsOf(options, terminal);
  const now = fixed === undefined ? terminal.now : () => fixed;
  const results: DayResult[] = [];
  const makeDay = async (day: string): Promise<void> => {
    const input = inputOf(topic, { ...options, from: day, to: day });
    const result: DayResult = await makeReport({
      input,
      settings,
      now,
      signal: terminal.signal,
      view: silentProgress,
    }).then(
      (summary) => ({ day, summary }),
      (thrown: unknown) => ({ day, failure: failureOf(thrown) }),
    );
    results.push(result);
    if (!options.json) terminal['failure' in result ? 'err' : 'out'](`${printable(lineOf(result))}\n`);
  };
  const waiting = daysBetween(options.from, options.to);
  const work = async (): Promise<void> => {
    for (let day = waiting.shift(); day !== undefined && !terminal.signal.aborted; day = waiting.shift())
      await makeDay(day);
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  results.sort((a, b) => (a.day < b.day ? -1 : 1));
  if (options.json) {
    const days = results.map((result) =>
      'failure' in result
        ? { day: result.day, error: result.failure.sentence }
        : { day: result.day, ...result.summary },
    );
    terminal.out(`${JSON.stringify({ days })}\n`);
  }
  const codes = results.map((result): ExitCode => {
    if ('failure' in result) return result.failure.code;
    return options.strict && result.summary.degraded.length > 0 ? EXIT.degraded : EXIT.done;
  });
  return [EXIT.usage, EXIT.failed, EXIT.degraded].find((code) => codes.includes(code)) ?? EXIT.done;
};
