// The window of a run: days of the topic as instants, and what about them makes no sense.
import { Temporal } from 'temporal-polyfill';
import { type DayClock, dayAt, endOfDay, lastDayOver, startOfDay } from '../../shared/day-clock.ts';
import { BadInputError } from '../../shared/errors.ts';
import type { RunInput, Window } from '../../shared/run.ts';
import { MIDNIGHT } from '../../shared/time-of-day.ts';
import { minuteOf } from '../../shared/window-hours.ts';

/** The first and the last day of a run, YYYY-MM-DD. */
export type Days = Pick<Window, 'from' | 'to'>;

const calendarDay = (text: string, name: 'from' | 'to'): Temporal.PlainDate => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new BadInputError(`The day ${text} of ${name} is not in the calendar; write YYYY-MM-DD.`);
  }
};

const instantOf = (time: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(time.getTime());

/** ISO 8601 UTC with milliseconds, as all instants of the project are written. */
const toText = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });

/**
 * The days that an input asks for. Without days: the last one that was over at `scheduledTime`, else now. With one of
 * them: that day. Throws BadInputError for a day that is not in the calendar, and for `from` after `to`.
 */
export const daysOf = (input: Pick<RunInput, 'from' | 'to' | 'scheduledTime'>, clock: DayClock, now: Date): Days => {
  const base = input.scheduledTime === undefined ? instantOf(now) : Temporal.Instant.from(input.scheduledTime);
  const fallback = lastDayOver(base, clock).toString();
  const from = calendarDay(input.from ?? input.to ?? fallback, 'from');
  const to = calendarDay(input.to ?? input.from ?? fallback, 'to');
  if (Temporal.PlainDate.compare(from, to) > 0) {
    throw new BadInputError(`The window's first day ${from} is after its last day ${to}; swap them.`);
  }
  return { from: from.toString(), to: to.toString() };
};

/** Where in time we are, for a person who asked for a day that has not begun. */
const todayIn = (now: Temporal.Instant, clock: DayClock): string => {
  const { timezone, dayEndsAt } = clock;
  const today = dayAt(now, clock);
  if (dayEndsAt === MIDNIGHT) return `today is ${today} in ${timezone}`;
  return `it is ${minuteOf(toText(now), timezone)} in ${timezone}, where the day ${today} goes on until ${dayEndsAt}`;
};

/**
 * The window from the start of the first day to the end of the last, or to now, whatever daylight saving does. Throws
 * BadInputError for a day that the zone skipped, and for a window entirely in the future.
 */
export const windowOf = (days: Days, clock: DayClock, now: Date): Window => {
  const [from, to] = [Temporal.PlainDate.from(days.from), Temporal.PlainDate.from(days.to)];
  const { timezone, dayEndsAt } = clock;
  const madeAt = instantOf(now);
  const [start, dayEnd] = [startOfDay(from, clock), endOfDay(to, clock)];
  if (Temporal.Instant.compare(start, dayEnd) === 0) {
    throw new BadInputError(`The day ${from} never was in ${timezone}, whose calendar skipped it; choose another.`);
  }
  if (Temporal.Instant.compare(start, madeAt) >= 0) {
    const named = from.equals(to) ? `${from}` : `${from} to ${to}`;
    throw new BadInputError(
      `The window ${named} lies in the future: ${todayIn(madeAt, clock)}; choose days that have begun.`,
    );
  }
  const partial = Temporal.Instant.compare(madeAt, dayEnd) < 0;
  return {
    ...days,
    timezone,
    ...(dayEndsAt === MIDNIGHT ? {} : { dayEndsAt }),
    start: toText(start),
    end: toText(partial ? madeAt : dayEnd),
    partial,
  };
};
