// The two times of a report: never in Jekyll's future, in the topic's zone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportDates } from '../../../functions/compose/dates.ts';

const window = (to: string, timezone: string) => ({ from: to, to, timezone, start: '', end: '', partial: false });

describe('reportDates', () => {
  it.each([
    [
      'made the same day',
      '2025-12-22T06:33:54Z',
      'Asia/Shanghai',
      '2025-12-22 14:33:54 +0800',
      '2025-12-22 14:33:54 +0800',
    ],
    [
      'made the day after',
      '2025-12-23T00:30:00Z',
      'Asia/Shanghai',
      '2025-12-22 23:59:59 +0800',
      '2025-12-23 08:30:00 +0800',
    ],
    [
      'made months after, across a change of clocks',
      '2026-07-01T12:00:00Z',
      'America/New_York',
      '2025-12-22 23:59:59 -0500',
      '2026-07-01 08:00:00 -0400',
    ],
    [
      'in a zone of half an hour',
      '2025-12-25T00:00:00Z',
      'Asia/Kolkata',
      '2025-12-22 23:59:59 +0530',
      '2025-12-25 05:30:00 +0530',
    ],
  ])('%s', (_, madeAt, timezone, date, posttime) => {
    expect(reportDates(madeAt, window('2025-12-22', timezone))).toEqual({ date, posttime });
  });

  it('never dates a report after its making', () => {
    const instant = (text: string): number =>
      Date.parse(text.replace(/ ([+-]\d{2})(\d{2})$/, '$1:$2').replace(' ', 'T'));
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'Pacific/Auckland', 'America/New_York'),
        (made, timezone) => {
          const { date, posttime } = reportDates(made.toISOString(), window('2025-12-22', timezone));
          expect(instant(date)).toBeLessThanOrEqual(instant(posttime));
          expect(Math.abs(instant(posttime) - made.getTime())).toBeLessThan(1000);
        },
      ),
    );
  });
});
