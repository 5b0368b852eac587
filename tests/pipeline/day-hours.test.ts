// Days by their hours, from the window to Jekyll's URL: windows, slugs, memory and dates as a golden and as properties.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { reportDates } from '../../functions/compose/dates.ts';
import { dayOf } from '../../functions/publish/front-matter.ts';
import { daysOfPictures } from '../../functions/publish/manifest.ts';
import { siteKeys, slugOf } from '../../shared/keys.ts';
import { daysBefore } from '../../shared/memory.ts';
import { hoursNote, hoursOf, isOfCivilDays, spanOf } from '../../shared/window-hours.ts';
import { DAYS, goldenDays, HOURS, urlOf } from '../fixtures/golden-days.ts';
import { windowIn } from '../fixtures/plans.ts';

const zone = fc.constantFrom(...Object.keys(DAYS));
const dayEndsAt = fc.constantFrom(...HOURS);
const day = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }).toString());
/** Minutes after the start of the window at which a report is made: while the day goes on, and after. */
const minutes = fc.integer({ min: 1, max: 4 * 24 * 60 });

/** A day's window when its report is made so many minutes after its start. */
const windowAt = (from: string, timezone: string, ends: string, later: number) => {
  const { start } = windowIn({ from }, timezone, new Date('2040-01-01T00:00:00Z'), ends);
  const now = new Date(Date.parse(start) + later * 60_000);
  return { now, window: windowIn({ from }, timezone, now, ends) };
};

const instantOf = (text: string, timezone: string): number =>
  Temporal.PlainDateTime.from(text.replace(' 24:00', ' 00:00'))
    .add({ days: text.endsWith(' 24:00') ? 1 : 0 })
    .toZonedDateTime(timezone).epochMilliseconds;

describe('days of four zones that end at 00:00, 06:00 and 23:30', () => {
  it('are as they were, leap days and days of changed clocks among them', () => {
    expect(goldenDays()).toBe(readFileSync(join(import.meta.dirname, '../golden/days.md'), 'utf8'));
  });

  it('have a date on the day of their slug once they are over, and never one that is still to come', () => {
    fc.assert(
      fc.property(zone, dayEndsAt, day, minutes, (timezone, ends, from, later) => {
        const { now, window } = windowAt(from, timezone, ends, later);
        const { date, posttime } = reportDates(now.toISOString(), window);
        const [dated, made] = [date, posttime].map((text) => Temporal.Instant.from(text.replace(/ ([+-])/, '$1')));
        expect(dated?.epochMilliseconds).toBeLessThanOrEqual(now.getTime());
        expect(dated?.epochMilliseconds).toBeLessThanOrEqual(made?.epochMilliseconds ?? 0);
        if (!window.partial) expect(dayOf(date)).toBe(from);
      }),
    );
  });

  it('have a picture wherever Jekyll puts their post, built in the zone or in UTC', () => {
    fc.assert(
      fc.property(zone, dayEndsAt, day, minutes, (timezone, ends, from, later) => {
        const { now, window } = windowAt(from, timezone, ends, later);
        const { date } = reportDates(now.toISOString(), window);
        const slug = slugOf('twitter', 'ai', from, from);
        const pictures = daysOfPictures(date).map((each) => dirname(siteKeys(slug).picture(each)));
        for (const builder of [timezone, 'UTC'])
          expect(pictures).toContain(`site${dirname(urlOf(date, slug, builder))}`);
      }),
    );
  });

  it('remember the seven days before by their names, whatever their hours', () => {
    fc.assert(
      fc.property(zone, dayEndsAt, day, (timezone, ends, from) => {
        const { window } = windowAt(from, timezone, ends, 10_000);
        const remembered = daysBefore(window);
        expect(remembered).toHaveLength(7);
        expect(
          Temporal.PlainDate.from(remembered[0] ?? '')
            .add({ days: 1 })
            .toString(),
        ).toBe(from);
        // What is remembered of the day before was over when the window began.
        const before = windowIn({ from: remembered[0] }, timezone, new Date('2040-01-01T00:00:00Z'), ends);
        expect(before.end).toBe(window.start);
      }),
    );
  });

  it('say their hours so that the window can be read from them', () => {
    fc.assert(
      fc.property(zone, dayEndsAt, day, (timezone, ends, from) => {
        const { window } = windowAt(from, timezone, ends, 10_000);
        const { start, end } = hoursOf(window);
        expect(instantOf(start, timezone)).toBe(Date.parse(window.start));
        expect(instantOf(end === '24:00' ? `${from} ${end}` : end, timezone)).toBe(Date.parse(window.end));
      }),
    );
    expect(hoursOf(windowAt('2026-04-22', 'Asia/Shanghai', '06:00', 90).window)).toEqual({
      start: '2026-04-21 06:00',
      end: '2026-04-21 07:30',
    });
    expect(hoursOf(windowAt('2026-04-22', 'Asia/Shanghai', '00:00', 90).window)).toEqual({
      start: '2026-04-22 00:00',
      end: '01:30',
    });
  });

  it('are named by the day alone where they are civil ones, and by their hours where not', () => {
    const now = new Date('2026-05-01T00:00:00Z');
    const [civil, untilSix] = ['00:00', '06:00'].map((ends) =>
      windowIn({ from: '2026-04-22' }, 'Asia/Shanghai', now, ends),
    );
    expect([civil, untilSix].map((window) => window && spanOf(window))).toEqual([
      ['2026-04-22'],
      ['2026-04-21 06:00', '2026-04-22 06:00'],
    ]);
    expect([civil, untilSix].map((window) => window && hoursNote(window))).toEqual([
      '',
      ' (2026-04-21 06:00 to 2026-04-22 06:00)',
    ]);
    const joined = civil && { ...civil, start: '2026-04-20T22:00:00.000Z' };
    expect(joined && [isOfCivilDays(joined), ...spanOf(joined)]).toEqual([
      false,
      '2026-04-21 06:00',
      '2026-04-23 00:00',
    ]);
  });
});
