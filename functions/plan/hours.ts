// Which hours the days of a run have, and where the first day of new hours begins, so that nothing is lost between reports.
import { Temporal } from 'temporal-polyfill';
import { type DayClock, dayClockOf } from '../../shared/day-clock.ts';
import type { RunInput, Window } from '../../shared/run.ts';
import { MIDNIGHT } from '../../shared/time-of-day.ts';
import type { Topic } from '../../shared/topic.ts';
import type { Days } from './window.ts';

/** The longest day that clocks make: what may lie between two days where the hours change. */
const LONGEST_DAY_MS = 25 * 3_600_000;

/**
 * The clock of a run's days: that of the input; else the one that the report of these days was made with, so that
 * a report which is made again is of the same posts; else the topic's.
 * @param made window of the published report of the same days, or of the draft that waits, where there is one
 */
export const clockOfRun = (
  { dayEndsAt }: Pick<RunInput, 'dayEndsAt'>,
  topic: Pick<Topic, 'timezone' | 'schedule'>,
  made?: Window,
): DayClock => {
  const known = dayClockOf(topic);
  const kept = made === undefined ? known.dayEndsAt : (made.dayEndsAt ?? MIDNIGHT);
  return { ...known, dayEndsAt: dayEndsAt ?? kept };
};

/** The days where the report before a day may be when its hours are new: the two before it, latest first; none for several days. */
export const neighboursOf = ({ from, to }: Days): string[] => {
  if (from !== to) return [];
  const day = Temporal.PlainDate.from(from);
  return [1, 2].map((days) => day.subtract({ days }).toString());
};

/**
 * A window that begins where the report before it ended, if that one was of other hours and what lies between would be
 * told by neither. Else the window as it is: what both have is told once, since the memory knows the posts of the days
 * before. More than a day between them is a day that has no report and can still be made.
 * @param before window of the latest report of one of the neighbours
 */
export const joinedTo = (window: Window, before: Window | undefined): Window => {
  if (before === undefined || before.dayEndsAt === window.dayEndsAt) return window;
  const gap = Date.parse(window.start) - Date.parse(before.end);
  return gap > 0 && gap < LONGEST_DAY_MS ? { ...window, start: before.end } : window;
};
