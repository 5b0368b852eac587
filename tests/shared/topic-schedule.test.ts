// A topic's cron expression: what EventBridge Scheduler takes is taken, anything else is named with its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronFault, scheduleSchema } from '../../shared/topic-schedule.ts';

describe('a schedule', () => {
  it('is of civil days unless the topic says otherwise, and starts when they are over', () => {
    expect(scheduleSchema.parse({})).toEqual({ dayEndsAt: '00:00', silentHours: 26 });
  });

  it.each(['00:00', '06:00', '23:59'])('may have days that end at %s', (dayEndsAt) => {
    expect(scheduleSchema.parse({ dayEndsAt }).dayEndsAt).toBe(dayEndsAt);
  });

  it.each(['24:00', '6:00', '06:60', '06', '0600', '06:00:00', ' 06:00', 'six'])(
    'has no days that end at %j',
    (dayEndsAt) => {
      expect(() => scheduleSchema.parse({ dayEndsAt })).toThrow('is no time of day such as 06:00');
    },
  );

  it.each([
    '0 6 * * ? *',
    '30 5 ? * MON-FRI *',
    '0/15 6,18 1 JAN,JUL ? 2026-2030',
    '5 7 L * ? *',
    '0 9 15W * ? *',
    '0 8 ? * 6#3 *',
    '0 8 ? * FRIL *',
  ])('may be %s', (cron) => {
    expect(cronFault(cron)).toBeUndefined();
  });

  it.each([
    ['0 6 * * *', 'has 5 fields; it needs six'],
    ['0 6 * * * *', 'needs a ? as day of month or as day of week'],
    ['0 6 ? * ? *', 'needs a ? as day of month or as day of week'],
    ['60 6 * * ? *', 'has no valid minutes: 60'],
    ['0 24 * * ? *', 'has no valid hours: 24'],
    ['0 6 32 * ? *', 'has no valid day of month: 32'],
    ['0 6 * JUNE ? *', 'has no valid month: JUNE'],
    ['0 6 ? * 8 *', 'has no valid day of week: 8'],
    ['0 6 * * ? 26', 'has no valid year: 26'],
    ['0/0 6 * * ? *', 'has no valid minutes: 0/0'],
    ['0  6 * * ? *', 'has 7 fields'],
    ['rate(1 day)', 'has 2 fields'],
  ])('that is %j is refused with its fault', (cron, fault) => {
    expect(cronFault(cron)).toContain(`"${cron}" ${fault}`);
    expect(scheduleSchema.safeParse({ cron }).success).toBe(false);
  });

  it('takes every list of values, ranges and steps within the bounds, and none with a value beyond', () => {
    const item = (from: number, to: number) =>
      fc
        .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 9 }))
        .chain(([a, b, step]) =>
          fc.constantFrom(`${a}`, `${Math.min(a, b)}-${Math.max(a, b)}`, `${a}/${step}`, `*/${step}`, '*'),
        );
    const list = (from: number, to: number) =>
      fc.array(item(from, to), { minLength: 1, maxLength: 3 }).map((items) => items.join(','));
    const valid = fc.tuple(list(0, 59), list(0, 23), list(1, 31), list(1, 12), list(1970, 2199));
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 4 }), ([minute, hour, day, month, year], beyond) => {
        const fields = [minute, hour, day, month, '?', year];
        expect(cronFault(fields.join(' '))).toBeUndefined();
        const at = [0, 1, 2, 3, 5][beyond] ?? 0;
        fields[at] = `${fields[at]},${[60, 24, 32, 13, 0, 2200][at]}`;
        expect(cronFault(fields.join(' '))).toContain('has no valid');
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['string', 'undefined']).toContain(typeof cronFault(text));
      }),
    );
  });
});
