// A time as front matter has it.
import { Temporal } from 'temporal-polyfill';

/** `2026-04-23 09:00:00 +0800`: an instant in a zone. */
export const stampAt = (instant: Date, timezone: string): string => {
  const time = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timezone);
  const clock = time.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
  return `${clock} ${time.offset.slice(0, 6).replace(':', '')}`;
};
