// When the days of a topic end: a day as instants, and the day of an instant. Days follow on each other without gap or overlap.
import { Temporal } from 'temporal-polyfill';
import { MIDNIGHT } from './time-of-day.ts';
import type { Topic } from './topic.ts';

export interface DayClock {
  /** IANA zone. */
  readonly timezone: string;
  /** Time of day in the zone, HH:MM. A day is called as the civil day in which it ends; 00:00 is the midnight after that. */
  readonly dayEndsAt: string;
}

/** The clock by which the days of a topic are told. */
export const dayClockOf = ({ timezone, schedule }: Pick<Topic, 'timezone' | 'schedule'>): DayClock => ({
  timezone,
  dayEndsAt: schedule.dayEndsAt,
});

/**
 * The first instant after a day. A time that the zone's clocks jump over is an hour later that day (as Temporal's
 * `compatible` has it), of a time that comes twice it is the first; a day that the zone skipped ends where the one before
 * it did.
 */
export const endOfDay = (day: Temporal.PlainDate, { timezone, dayEndsAt }: DayClock): Temporal.Instant => {
  if (dayEndsAt === MIDNIGHT) return day.add({ days: 1 }).toZonedDateTime(timezone).toInstant();
  const wanted = day.toPlainDateTime(Temporal.PlainTime.from(dayEndsAt));
  const end = wanted.toZonedDateTime(timezone);
  const there = end.toPlainDate().equals(day) ? end : wanted.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  return there.toInstant();
};

/** The first instant of a day: the end of the day before. */
export const startOfDay = (day: Temporal.PlainDate, clock: DayClock): Temporal.Instant =>
  endOfDay(day.subtract({ days: 1 }), clock);

/** The day in which an instant lies. */
export const dayAt = (instant: Temporal.Instant, clock: DayClock): Temporal.PlainDate => {
  let day = instant.toZonedDateTimeISO(clock.timezone).toPlainDate().subtract({ days: 1 });
  while (Temporal.Instant.compare(endOfDay(day, clock), instant) <= 0) day = day.add({ days: 1 });
  return day;
};

/** The last day that was over at an instant; days that a zone skipped (Apia, 2011-12-30) never were. */
export const lastDayOver = (instant: Temporal.Instant, clock: DayClock): Temporal.PlainDate => {
  let day = dayAt(instant, clock).subtract({ days: 1 });
  while (endOfDay(day, clock).equals(startOfDay(day, clock))) day = day.subtract({ days: 1 });
  return day;
};
