// When a topic's run starts: five minutes after its day, at a time that every day of the year has.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { cronOf, releaseCronOf } from '../../../infra/aws/start-time.ts';
import { endOfDay } from '../../../shared/day-clock.ts';
import { scheduleSchema } from '../../../shared/topic-schedule.ts';

const startOf = (timezone: string, dayEndsAt: string, more: object = {}): string =>
  cronOf({ timezone, schedule: scheduleSchema.parse({ dayEndsAt, ...more }) });

describe('the start of a run', () => {
  it.each([
    ['Asia/Shanghai', '06:00', '5 6 * * ? *'],
    ['Asia/Shanghai', '00:00', '5 0 * * ? *'],
    ['Europe/Berlin', '06:00', '5 6 * * ? *'],
    ['UTC', '23:57', '2 0 * * ? *'],
    // 02:00 becomes 03:00 in spring.
    ['Europe/Berlin', '02:00', '5 3 * * ? *'],
    ['Europe/Berlin', '01:55', '0 3 * * ? *'],
    ['Europe/Berlin', '01:54', '59 1 * * ? *'],
    ['Europe/Berlin', '02:55', '0 3 * * ? *'],
    // 00:00 becomes 01:00 in spring.
    ['Africa/Cairo', '00:00', '5 1 * * ? *'],
    // 02:00 becomes 02:30 in spring.
    ['Australia/Lord_Howe', '02:00', '35 2 * * ? *'],
  ])('is in %s for days that end at %s: %s', (timezone, dayEndsAt, cron) => {
    expect(startOf(timezone, dayEndsAt)).toBe(cron);
  });

  it.each([
    ['Asia/Shanghai', { draftUntil: '08:00' }, '0 8 * * ? *'],
    // Else the drafts of that day would wait for the next.
    ['Europe/Berlin', { draftUntil: '02:30' }, '30 3 * * ? *'],
    ['UTC', 'draft', undefined],
    ['UTC', 'auto', undefined],
  ] as const)('of drafts is in %s by %j at a time that every day has: %s', (timezone, publish, cron) => {
    expect(releaseCronOf({ timezone, publish })).toBe(cron);
  });

  it('is what the topic says, whenever its days end', () => {
    expect(startOf('Asia/Shanghai', '06:00', { cron: '30 7 ? * MON-FRI *' })).toBe('30 7 ? * MON-FRI *');
  });

  it('is there on every day, and within two hours after the end of the day', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const dates = fc.integer({ min: 0, max: 3600 });
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), minutes, dates, (timezone, minute, days) => {
        const time = Temporal.PlainTime.from('00:00').add({ minutes: minute });
        const dayEndsAt = time.toString({ smallestUnit: 'minute' });
        const [min = '', hour = ''] = startOf(timezone, dayEndsAt).split(' ');
        const start = Temporal.PlainTime.from({ hour: Number(hour), minute: Number(min) });
        const end = endOfDay(Temporal.PlainDate.from('2026-01-01').add({ days }), { timezone, dayEndsAt });
        const ended = end.toZonedDateTimeISO(timezone);
        const same = ended.toPlainDate().toPlainDateTime(start);
        const wanted = Temporal.PlainDateTime.compare(same, ended.toPlainDateTime()) < 0 ? same.add({ days: 1 }) : same;
        const first = wanted.toZonedDateTime(timezone);
        expect(first.toPlainDateTime().equals(wanted)).toBe(true);
        const later = end.until(first.toInstant()).total('minutes');
        expect(later).toBeGreaterThanOrEqual(5);
        expect(later).toBeLessThanOrEqual(125);
      }),
    );
  });
});
