// The two times of a report's front matter, in the topic's zone.
import { Temporal } from 'temporal-polyfill';
import type { Window } from '../../shared/run.ts';

/** `2025-12-22 14:33:54 +0800`. */
const stamp = (time: Temporal.ZonedDateTime): string => {
  const pad = (n: number): string => String(n).padStart(2, '0');
  const { year, month, day, hour, minute, second, offset } = time;
  return `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)} ${offset.replaceAll(':', '').slice(0, 5)}`;
};

/**
 * `posttime` is the time of making; `date` is the earlier of that and the last second of the window's last day, so that
 * Jekyll never meets a post from its future (design.md §6).
 */
export const reportDates = (madeAt: string, { to, timezone }: Window): { date: string; posttime: string } => {
  const made = Temporal.Instant.from(madeAt).toZonedDateTimeISO(timezone);
  const nextDay = Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime({ timeZone: timezone });
  const last = nextDay.subtract({ seconds: 1 });
  const date = Temporal.ZonedDateTime.compare(made, last) < 0 ? made : last;
  return { date: stamp(date), posttime: stamp(made) };
};

/** `14:33`, the time at which a window that is not over was cut. */
export const clockTime = (instant: string, timezone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timezone).toPlainTime().toString({ smallestUnit: 'minute' });

/** A moment of the window: its clock time, with the day before it where the window has several. */
export const momentIn = (instant: string, { from, to, timezone }: Pick<Window, 'from' | 'to' | 'timezone'>): string => {
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timezone).toPlainDate().toString();
  return from === to ? clockTime(instant, timezone) : `${day} ${clockTime(instant, timezone)}`;
};
