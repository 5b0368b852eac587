// The window of a run: civil days over all zones, and the sentence for each that makes no sense.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/errors.ts';
import { windowSchema } from '../../../shared/run.ts';
import { windowIn } from '../../fixtures/plans.ts';

const NOW = new Date('2026-04-23T02:30:00.000Z');
const SHANGHAI = 'Asia/Shanghai';

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
const hours = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 3_600_000;

describe('a window without days', () => {
  it('is the last complete civil day before now', () => {
    expect(windowIn({}, SHANGHAI, NOW)).toEqual({
      from: '2026-04-22',
      to: '2026-04-22',
      timezone: SHANGHAI,
      start: '2026-04-21T16:00:00.000Z',
      end: '2026-04-22T16:00:00.000Z',
      partial: false,
    });
  });

  it('counts from the scheduled time, however late the run starts', () => {
    const late = new Date('2026-04-25T12:00:00Z');
    expect(windowIn({ scheduledTime: '2026-04-23T00:00:00+08:00' }, SHANGHAI, late).from).toBe('2026-04-22');
    expect(windowIn({ scheduledTime: '2026-04-22T23:59:59+08:00' }, SHANGHAI, late).from).toBe('2026-04-21');
  });

  it('skips a day that the zone skipped', () => {
    expect(windowIn({}, 'Pacific/Apia', new Date('2011-12-30T12:00:00Z')).from).toBe('2011-12-29');
  });

  it('is over, whole and at most a day old in every zone at every instant', () => {
    fc.assert(
      fc.property(zone, instant, (timezone, now) => {
        const window = windowIn({}, timezone, now);
        expect(windowSchema.parse(window)).toEqual(window);
        expect(window.partial).toBe(false);
        expect(window.from).toBe(window.to);
        expect(Date.parse(window.end)).toBeLessThanOrEqual(now.getTime());
        // The longest civil day known is 26 hours, but for zones that crossed the date line.
        expect(hours(window.end, now.toISOString())).toBeLessThanOrEqual(48);
      }),
    );
  });
});

describe('a window of given days', () => {
  it('runs to the end of its last day, inclusive', () => {
    const window = windowIn({ from: '2026-03-01', to: '2026-04-22' }, SHANGHAI, NOW);
    expect([window.start, window.end]).toEqual(['2026-02-28T16:00:00.000Z', '2026-04-22T16:00:00.000Z']);
  });

  it.each([{ from: '2026-04-21' }, { to: '2026-04-21' }])('is one day when only %j is given', (input) => {
    expect(windowIn(input, SHANGHAI, NOW)).toMatchObject({ from: '2026-04-21', to: '2026-04-21' });
  });

  it('ends now while its last day is not over', () => {
    const window = windowIn({ from: '2026-04-23' }, SHANGHAI, NOW);
    expect(window).toMatchObject({ end: NOW.toISOString(), partial: true });
  });

  it('has 23 and 25 hours on the days when clocks change', () => {
    const summer = windowIn({ from: '2026-03-29' }, 'Europe/Berlin', NOW);
    const winter = windowIn({ from: '2025-10-26' }, 'Europe/Berlin', NOW);
    expect([hours(summer.start, summer.end), hours(winter.start, winter.end)]).toEqual([23, 25]);
  });

  it('begins at the first instant of a day that has no midnight', () => {
    const window = windowIn({ from: '2018-11-04' }, 'America/Sao_Paulo', NOW);
    expect([window.start, hours(window.start, window.end)]).toEqual(['2018-11-04T03:00:00.000Z', 23]);
  });

  it('holds exactly the instants of its civil days in every zone', () => {
    fc.assert(
      fc.property(
        zone,
        instant,
        fc.nat(70),
        fc.integer({ min: -3 * 86_400, max: 75 * 86_400 }),
        (timezone, at, days, off) => {
          const first = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
          const last = first.add({ days });
          const window = windowIn({ from: first.toString(), to: last.toString() }, timezone, new Date('2040-01-01'));
          const probe = Temporal.Instant.fromEpochMilliseconds(at.getTime() + off * 1000);
          const day = probe.toZonedDateTimeISO(timezone).toPlainDate();
          const inDays = Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0;
          const inWindow =
            probe.epochMilliseconds >= Date.parse(window.start) && probe.epochMilliseconds < Date.parse(window.end);
          expect(inWindow).toBe(inDays);
        },
      ),
    );
  });

  it('follows without gap or overlap on the window of the day before', () => {
    fc.assert(
      fc.property(zone, instant, (timezone, at) => {
        const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
        const next = day.add({ days: 1 });
        fc.pre(!(timezone === 'Pacific/Apia' && next.toString() === '2011-12-30'));
        fc.pre(!/Kwajalein|Enderbury|Kanton|Kiritimati|Fakaofo/.test(timezone));
        const now = new Date('2040-01-01');
        expect(windowIn({ from: next.toString() }, timezone, now).start).toBe(
          windowIn({ from: day.toString() }, timezone, now).end,
        );
      }),
    );
  });
});

describe('a window that makes no sense is answered with one sentence', () => {
  it.each([
    [{ from: '2026-02-30' }, SHANGHAI, 'The day 2026-02-30 of from is not in the calendar; write YYYY-MM-DD.'],
    [
      { from: '2026-04-01', to: '2026-13-01' },
      SHANGHAI,
      'The day 2026-13-01 of to is not in the calendar; write YYYY-MM-DD.',
    ],
    [
      { from: '2026-04-22', to: '2026-04-20' },
      SHANGHAI,
      "The window's first day 2026-04-22 is after its last day 2026-04-20; swap them.",
    ],
    [
      { from: '2026-04-24' },
      SHANGHAI,
      'The window 2026-04-24 lies in the future: today is 2026-04-23 in Asia/Shanghai; choose days that have begun.',
    ],
    [
      { from: '2026-04-23', to: '2026-04-30' },
      'America/Los_Angeles',
      'The window 2026-04-23 to 2026-04-30 lies in the future: today is 2026-04-22 in America/Los_Angeles; choose days that have begun.',
    ],
    [
      { from: '2011-12-30' },
      'Pacific/Apia',
      'The day 2011-12-30 never was in Pacific/Apia, whose calendar skipped it; choose another.',
    ],
  ])('%j in %s', (input, timezone, sentence) => {
    expect(() => windowIn(input, timezone, NOW)).toThrow(new BadInputError(sentence));
  });
});
