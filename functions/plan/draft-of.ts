// When a draft comes out by itself: the next time of day that its topic names. Pure.
import { Temporal } from 'temporal-polyfill';
import type { Run } from '../../shared/run.ts';
import type { Topic } from '../../shared/topic.ts';

/**
 * What a topic says of a report that is made now: nothing where it goes out at once. A time that a day skips, when clocks go
 * forward, is as much later as they go.
 */
export const draftOf = ({ publish, timezone }: Pick<Topic, 'publish' | 'timezone'>, now: Date): Run['draft'] => {
  if (publish === 'auto') return undefined;
  if (publish === 'draft') return {};
  const made = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const today = made.toZonedDateTimeISO(timezone).toPlainDate();
  const plainTime = Temporal.PlainTime.from(publish.draftUntil);
  const at = (days: number): Temporal.Instant =>
    today.add({ days }).toZonedDateTime({ timeZone: timezone, plainTime }).toInstant();
  const next = Temporal.Instant.compare(at(0), made) > 0 ? at(0) : at(1);
  return { releaseAt: next.toString({ smallestUnit: 'millisecond' }) };
};
