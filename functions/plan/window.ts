// The window of a run: civil days of the topic's zone as instants, and what about them makes no sense.
import { Temporal } from 'temporal-polyfill';
import { BadInputError } from '../../shared/errors.ts';
import type { RunInput, Window } from '../../shared/run.ts';

const civilDay = (text: string, name: 'from' | 'to'): Temporal.PlainDate => {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new BadInputError(`The day ${text} of ${name} is not in the calendar; write YYYY-MM-DD.`);
  }
};

/** The last civil day that was over at an instant; days that a zone skipped (Apia, 2011-12-30) never were. */
const lastCompleteDay = (instant: Temporal.Instant, timezone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timezone).startOfDay().subtract({ nanoseconds: 1 }).toPlainDate();

/** ISO 8601 UTC with milliseconds, as all instants of the project are written. */
const toText = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'millisecond' });

/**
 * The window `[from 00:00, to+1 00:00) ∩ (-∞, now]` in a zone, whatever its daylight saving does.
 * Without days: the last complete civil day before `scheduledTime`, else before now. With one of them: that day.
 * Throws BadInputError for a day that is not in the calendar or that the zone skipped, for `from` after `to`, and for
 * a window entirely in the future.
 */
export const windowOf = (
  input: Pick<RunInput, 'from' | 'to' | 'scheduledTime'>,
  timezone: string,
  now: Date,
): Window => {
  const madeAt = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const base = input.scheduledTime === undefined ? madeAt : Temporal.Instant.from(input.scheduledTime);
  const fallback = lastCompleteDay(base, timezone).toString();
  const from = civilDay(input.from ?? input.to ?? fallback, 'from');
  const to = civilDay(input.to ?? input.from ?? fallback, 'to');
  if (Temporal.PlainDate.compare(from, to) > 0) {
    throw new BadInputError(`The window's first day ${from} is after its last day ${to}; swap them.`);
  }
  const start = from.toZonedDateTime(timezone).toInstant();
  const dayEnd = to.add({ days: 1 }).toZonedDateTime(timezone).toInstant();
  if (Temporal.Instant.compare(start, dayEnd) === 0) {
    throw new BadInputError(`The day ${from} never was in ${timezone}, whose calendar skipped it; choose another.`);
  }
  if (Temporal.Instant.compare(start, madeAt) >= 0) {
    const days = from.equals(to) ? `${from}` : `${from} to ${to}`;
    const today = madeAt.toZonedDateTimeISO(timezone).toPlainDate();
    throw new BadInputError(
      `The window ${days} lies in the future: today is ${today} in ${timezone}; choose days that have begun.`,
    );
  }
  const partial = Temporal.Instant.compare(madeAt, dayEnd) < 0;
  const end = partial ? madeAt : dayEnd;
  return { from: from.toString(), to: to.toString(), timezone, start: toText(start), end: toText(end), partial };
};
