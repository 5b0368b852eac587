// The two times of a report's front matter, in the topic's zone.
import { Temporal } from 'temporal-polyfill';
import { endOfDay } from '../../shared/day-clock.ts';
import type { Window } from '../../shared/run.ts';
import { MIDNIGHT } from '../../shared/time-of-day.ts';

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
export const reportDates = (
  madeAt: string,
  { to, timezone, dayEndsAt = MIDNIGHT }: Window,
): { date: string; posttime: string } => {
  const made = Temporal.Instant.from(madeAt).toZonedDateTimeISO(timezone);
  const end = endOfDay(Temporal.PlainDate.from(to), { timezone, dayEndsAt });
  const last = end.subtract({ seconds: 1 }).toZonedDateTimeISO(timezone);
  const date = Temporal.ZonedDateTime.compare(made, last) < 0 ? made : last;
  return { date: stamp(date), posttime: stamp(made) };
};
