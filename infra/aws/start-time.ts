// When a topic's run starts, by its own cron or five minutes after its day has ended; and when its drafts come out.
import { Temporal } from 'temporal-polyfill';
import type { Topic } from '../../shared/topic.ts';

/** Minutes after the end of the day: X's search gives no post of the last half minute, and clocks differ. */
const MINUTES_LATER = 5;
/** The years whose changes of clocks are looked at; the rules of zones are the same for years on end. */
const [FIRST, LAST] = ['2026-01-01T00:00Z', '2036-01-01T00:00Z'].map((time) => Temporal.Instant.from(time));

/** Times of day that a zone's clocks jump over, such as from 02:00 to 03:00, each once. */
const jumpsOf = (timezone: string): readonly (readonly [from: Temporal.PlainTime, to: Temporal.PlainTime])[] => {
  const jumps = new Map<string, readonly [Temporal.PlainTime, Temporal.PlainTime]>();
  let at = FIRST?.toZonedDateTimeISO(timezone).getTimeZoneTransition('next');
  while (at && LAST && Temporal.Instant.compare(at.toInstant(), LAST) < 0) {
    const before = at.subtract({ nanoseconds: 1 });
    const gained = at.offsetNanoseconds - before.offsetNanoseconds;
    const to = at.toPlainDateTime();
    const from = to.subtract({ nanoseconds: Math.max(0, gained) });
    if (gained > 0) jumps.set(`${from.toPlainTime()} ${to.toPlainTime()}`, [from.toPlainTime(), to.toPlainTime()]);
    at = at.getTimeZoneTransition('next');
  }
  return [...jumps.values()];
};

const isWithin = (time: Temporal.PlainTime, from: Temporal.PlainTime, to: Temporal.PlainTime): boolean => {
  const [afterFrom, beforeTo] = [Temporal.PlainTime.compare(time, from) >= 0, Temporal.PlainTime.compare(time, to) < 0];
  // From 23:30 to 00:30 it is one or the other.
  return Temporal.PlainTime.compare(from, to) < 0 ? afterFrom && beforeTo : afterFrom || beforeTo;
};

/**
 * A time of every day as a cron expression. EventBridge Scheduler skips a start at a time that does not exist on a day when clocks
 * are set forward (its user guide, "Schedule types", daylight savings time), and a day would have no report: where the
 * zone jumps over the time, the start is as much later on all days as the jump is long.
 */
const dailyAt = (wanted: Temporal.PlainTime, timezone: string): string => {
  const jump = jumpsOf(timezone).find(([from, to]) => isWithin(wanted, from, to));
  const { minute, hour } = jump === undefined ? wanted : wanted.add(jump[0].until(jump[1]));
  return `${minute} ${hour} * * ? *`;
};

/** The cron expression of a topic's reports. */
export const cronOf = ({ schedule, timezone }: Pick<Topic, 'schedule' | 'timezone'>): string =>
  schedule.cron ?? dailyAt(Temporal.PlainTime.from(schedule.dayEndsAt).add({ minutes: MINUTES_LATER }), timezone);

/** The cron expression by which a topic's drafts come out by themselves; undefined where they don't. */
export const releaseCronOf = ({ publish, timezone }: Pick<Topic, 'publish' | 'timezone'>): string | undefined =>
  typeof publish === 'string' ? undefined : dailyAt(Temporal.PlainTime.from(publish.draftUntil), timezone);
