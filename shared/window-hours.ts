// The hours of a window in words: its days where they are civil ones, else the times that bound it.
import { Temporal } from 'temporal-polyfill';
import { startOfDay } from './day-clock.ts';
import type { Window } from './run.ts';
import { MIDNIGHT } from './time-of-day.ts';

/** `14:33`, a time of day in a zone. */
const clockTime = (instant: string, timezone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timezone).toPlainTime().toString({ smallestUnit: 'minute' });

/** `2026-04-22 14:33`. */
export const minuteOf = (instant: string, timezone: string): string =>
  `${Temporal.Instant.from(instant).toZonedDateTimeISO(timezone).toPlainDate()} ${clockTime(instant, timezone)}`;

/** Whether a window is of whole civil days, so that their names say its hours. */
export const isOfCivilDays = ({ from, timezone, start, dayEndsAt = MIDNIGHT }: Window): boolean =>
  dayEndsAt === MIDNIGHT &&
  startOfDay(Temporal.PlainDate.from(from), { timezone, dayEndsAt }).equals(Temporal.Instant.from(start));

/** What a window is of, in one or two parts: `2026-04-22`; two days; or the minutes of its start and end. */
export const spanOf = (window: Window): readonly string[] => {
  const { from, to, timezone, start, end } = window;
  if (isOfCivilDays(window)) return from === to ? [from] : [from, to];
  return [minuteOf(start, timezone), minuteOf(end, timezone)];
};

/** What a person is told beside the day where its name does not say the hours: ` (2026-04-21 06:00 to 2026-04-22 06:00)`. */
export const hoursNote = (window: Window): string => (isOfCivilDays(window) ? '' : ` (${spanOf(window).join(' to ')})`);

/** The hours of a window as a report says them: `2026-04-22 00:00` and `24:00`, `2026-04-21 06:00` and `2026-04-22 06:00`. */
export const hoursOf = (window: Window): { readonly start: string; readonly end: string } => {
  const { from, to, timezone, partial } = window;
  const [start, end] = [minuteOf(window.start, timezone), minuteOf(window.end, timezone)];
  if (!isOfCivilDays(window)) return { start, end };
  const until = partial ? clockTime(window.end, timezone) : '24:00';
  return { start: `${from} 00:00`, end: from === to ? until : `${to} ${until}` };
};

/** A moment of a window: its time of day, with the civil day before it where the window has several. */
export const momentIn = (instant: string, window: Window): string =>
  isOfCivilDays(window) && window.from === window.to
    ? clockTime(instant, window.timezone)
    : minuteOf(instant, window.timezone);
