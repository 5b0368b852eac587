// The command `backfill`: a run for each day of a period, here or on AWS.
import { Temporal } from 'temporal-polyfill';
import { BadInputError } from '../../shared/errors.ts';
import { DEFAULT_STACK } from '../aws/stack-outputs.ts';
import { daysThere } from './backfill-there.ts';
import { EXIT, type ExitCode, type Failure, failureOf } from './exit.ts';
import { makeReport } from './make-report.ts';
import { silentProgress } from './progress.ts';
import { checkTimeOfDay, clockOf, inputOf, type RunOptions, settingsOf } from './run-options.ts';
import type { Made } from './run-there.ts';
import { printable, type Terminal } from './terminal.ts';

export type BackfillOptions = RunOptions & {
  readonly from: string;
  readonly to: string;
  readonly concurrency: number;
  /** On AWS instead of here, by the state machine of this stack, or of DEFAULT_STACK. */
  readonly aws?: string | true;
};

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

type DayResult = { readonly day: string } & ({ readonly made: Made } | { readonly failure: Failure });

const lineOf = (result: DayResult): string => {
  if ('failure' in result) return `${result.day} failed: ${result.failure.sentence}`;
  const { day, made } = result;
  if ('summary' in made) {
    const { revision, posts, stories, unchanged } = made.summary;
    return `${day} ${unchanged ? 'unchanged, ' : ''}revision ${revision}: ${posts.kept} posts, ${stories} stories`;
  }
  const what = made.published === undefined ? 'unchanged' : `revision ${made.published.revision}`;
  return `${day} ${what}; what it holds can't be told from here: ${made.unread}`;
};

const degradedOf = (made: Made): readonly string[] =>
  'summary' in made ? made.summary.degraded : (made.published?.degraded ?? []);

/** Makes days here, one run each. */
const daysHere = async (topic: string, options: BackfillOptions, terminal: Terminal) => {
  const fixed = clockOf(options.now);
  const settings = await settingsOf(options, terminal);
  const now = fixed === undefined ? terminal.now : () => fixed;
  const make = async (day: string): Promise<Made> => {
    const input = inputOf(topic, { ...options, from: day, to: day });
    const summary = await makeReport({ input, settings, now, signal: terminal.signal, view: silentProgress });
    return { summary, seconds: 0 };
  };
  return { make, close: () => {} };
};

/** Makes the report of each day; a day that fails does not stop the others. Exit code of the worst day. */
export const backfill = async (topic: string, options: BackfillOptions, terminal: Terminal): Promise<ExitCode> => {
  checkTimeOfDay('--day-ends-at', options.dayEndsAt);
  const waiting = daysBetween(options.from, options.to);
  const days =
    options.aws === undefined
      ? await daysHere(topic, options, terminal)
      : await daysThere(topic, options.aws === true ? DEFAULT_STACK : options.aws, options, terminal);
  const results: DayResult[] = [];
  const makeDay = async (day: string): Promise<void> => {
    const result: DayResult = await days.make(day).then(
      (made) => ({ day, made }),
      (thrown: unknown) => ({ day, failure: failureOf(thrown) }),
    );
    results.push(result);
    if (!options.json) terminal['failure' in result ? 'err' : 'out'](`${printable(lineOf(result))}\n`);
  };
  const work = async (): Promise<void> => {
    for (let day = waiting.shift(); day !== undefined && !terminal.signal.aborted; day = waiting.shift())
      await makeDay(day);
  };
  await Promise.all(Array.from({ length: options.concurrency }, work)).finally(days.close);
  results.sort((a, b) => (a.day < b.day ? -1 : 1));
  if (options.json) {
    const told = results.map((result) => {
      if ('failure' in result) return { day: result.day, error: result.failure.sentence };
      return { day: result.day, ...('summary' in result.made ? result.made.summary : result.made) };
    });
    terminal.out(`${JSON.stringify({ days: told })}\n`);
  }
  const codes = results.map((result): ExitCode => {
    if ('failure' in result) return result.failure.code;
    return options.strict && degradedOf(result.made).length > 0 ? EXIT.degraded : EXIT.done;
  });
  return [EXIT.usage, EXIT.failed, EXIT.degraded].find((code) => codes.includes(code)) ?? EXIT.done;
};
