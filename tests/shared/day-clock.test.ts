// Days that end at any time of day: they follow on each other in every zone, and an instant lies in one of them.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type DayClock, dayAt, endOfDay, lastDayOver, startOfDay } from '../../shared/day-clock.ts';

const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()));
const timeOfDay = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const clock: fc.Arbitrary<DayClock> = fc.record({
  timezone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  dayEndsAt: fc.oneof(fc.constantFrom('00:00', '06:00', '23:30', '02:30', '00:30'), timeOfDay),
});
const { compare } = Temporal.Instant;
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const end = (date: string, timezone: string, dayEndsAt: string): string =>
  endOfDay(day(date), { timezone, dayEndsAt }).toString();

describe('a day', () => {
  it('holds the instants from its start up to its end, and every instant lies in just one', () => {
    fc.assert(
      fc.property(clock, instant, (one, at) => {
        const found = dayAt(at, one);
        expect(compare(startOfDay(found, one), at)).toBeLessThanOrEqual(0);
        expect(compare(at, endOfDay(found, one))).toBeLessThan(0);
        const around = [-2, -1, 1, 2].map((days) => found.add({ days }));
        const holds = (other: Temporal.PlainDate): boolean =>
          compare(startOfDay(other, one), at) <= 0 && compare(at, endOfDay(other, one)) < 0;
        expect(around.filter(holds)).toEqual([]);
      }),
    );
  });

  it('never ends before it has begun', () => {
    fc.assert(
      fc.property(clock, instant, (one, at) => {
        const found = at.toZonedDateTimeISO(one.timezone).toPlainDate();
        expect(compare(startOfDay(found, one), endOfDay(found, one))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('ends at its time on the clock of its own civil day, but where the clock jumps over it', () => {
    fc.assert(
      fc.property(clock, instant, (one, at) => {
        fc.pre(one.dayEndsAt !== '00:00');
        const found = at.toZonedDateTimeISO(one.timezone).toPlainDate();
        const local = endOfDay(found, one).toZonedDateTimeISO(one.timezone);
        const wanted = found.toPlainDateTime(Temporal.PlainTime.from(one.dayEndsAt));
        const exists = wanted.toZonedDateTime(one.timezone).toPlainDateTime().equals(wanted);
        fc.pre(exists);
        expect(local.toPlainDateTime().equals(wanted)).toBe(true);
      }),
    );
  });

  it('is the civil day where it ends at midnight', () => {
    fc.assert(
      fc.property(clock, instant, ({ timezone }, at) => {
        const civil = at.toZonedDateTimeISO(timezone).toPlainDate();
        expect(dayAt(at, { timezone, dayEndsAt: '00:00' }).equals(civil)).toBe(true);
      }),
    );
  });

  it('is called as the civil day in which it ends', () => {
    expect(end('2026-04-22', 'Asia/Shanghai', '06:00')).toBe('2026-04-21T22:00:00Z');
    expect(end('2026-04-22', 'Asia/Shanghai', '23:30')).toBe('2026-04-22T15:30:00Z');
    expect(end('2026-04-22', 'Asia/Shanghai', '00:00')).toBe('2026-04-22T16:00:00Z');
  });

  it('ends an hour later by the clock where the clock jumps over the time, and the first time where it comes twice', () => {
    expect(end('2026-03-29', 'Europe/Berlin', '02:30')).toBe('2026-03-29T01:30:00Z');
    expect(end('2026-10-25', 'Europe/Berlin', '02:30')).toBe('2026-10-25T00:30:00Z');
  });

  it('is empty where the zone skipped it, and the day after has its hours', () => {
    for (const dayEndsAt of ['06:00', '23:30', '00:00']) {
      const apia = { timezone: 'Pacific/Apia', dayEndsAt };
      expect(startOfDay(day('2011-12-30'), apia)).toEqual(endOfDay(day('2011-12-30'), apia));
      const next = startOfDay(day('2011-12-31'), apia).until(endOfDay(day('2011-12-31'), apia));
      expect(next.total('hours')).toBe(24);
    }
  });
});

describe('the last day that is over', () => {
  it('ended at that instant or before, is not empty, and the day after it goes on', () => {
    fc.assert(
      fc.property(clock, instant, (one, at) => {
        const last = lastDayOver(at, one);
        expect(compare(endOfDay(last, one), at)).toBeLessThanOrEqual(0);
        expect(compare(startOfDay(last, one), endOfDay(last, one))).toBeLessThan(0);
        expect(compare(endOfDay(last, one), startOfDay(dayAt(at, one), one))).toBe(0);
      }),
    );
  });

  it.each([
    ['06:00', '2026-04-21T22:00:00Z', '2026-04-22'],
    ['06:00', '2026-04-21T21:59:59Z', '2026-04-21'],
    ['23:30', '2026-04-22T15:30:00Z', '2026-04-22'],
    ['00:00', '2026-04-22T16:00:00Z', '2026-04-22'],
    ['00:00', '2026-04-22T15:59:59Z', '2026-04-21'],
  ])('is with %s at %s in Shanghai %s', (dayEndsAt, at, expected) => {
    const last = lastDayOver(Temporal.Instant.from(at), { timezone: 'Asia/Shanghai', dayEndsAt });
    expect(last.toString()).toBe(expected);
  });

  it('passes over a day that the zone skipped', () => {
    const apia = { timezone: 'Pacific/Apia', dayEndsAt: '00:00' };
    expect(lastDayOver(Temporal.Instant.from('2011-12-30T12:00:00Z'), apia).toString()).toBe('2011-12-29');
  });
});
