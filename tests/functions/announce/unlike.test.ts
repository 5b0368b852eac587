// What of a day is called unlike the week before, and what is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unlikeWeek } from '../../../functions/announce/unlike.ts';
import type { ReportFacts } from '../../../shared/past-reports.ts';

const facts = (more: Partial<ReportFacts> = {}): ReportFacts => ({
  slug: 'twitter_ai_20260421_20260421',
  collected: 300,
  kept: 240,
  stories: 60,
  costUsd: 1.2,
  droppedShare: 0.04,
  auditRefused: 0.02,
  sources: [
    { name: 'x', ok: true, kept: 200 },
    { name: 'blogs', ok: true, kept: 40 },
  ],
  headlines: ['a'],
  displayName: 'AI',
  ...more,
});

const WEEK = [facts({ collected: 250 }), facts(), facts({ collected: 320, costUsd: 1.5 })];

describe('a day that is unlike the week before', () => {
  it.each<[string, Partial<ReportFacts>, string]>([
    ['has far fewer posts', { collected: 40 }, 'Posts collected: 40, before 250 to 320'],
    ['has far more posts', { kept: 900 }, 'Posts kept: 900, before 240'],
    ['tells of far fewer stories', { stories: 5 }, 'Stories: 5, before 60'],
    ['cost far more', { costUsd: 2.6 }, 'Cost: $2.60, before $1.20 to $1.50'],
    ['had more refused by the rules', { droppedShare: 0.2 }, 'Taken out by the rules: 20%, before 4%'],
    ['had more refused by the auditor', { auditRefused: 0.12 }, 'Refused by the auditor: 12%, before 2%'],
    [
      'lost a source',
      {
        sources: [
          { name: 'x', ok: false, kept: 0 },
          { name: 'blogs', ok: true, kept: 44 },
        ],
      },
      'x failed; it gave 200 before',
    ],
    [
      'has a source that fell silent',
      {
        sources: [
          { name: 'x', ok: true, kept: 210 },
          { name: 'blogs', ok: true, kept: 0 },
        ],
      },
      'blogs gave no post; it gave 40 before',
    ],
    [
      'did not ask a source',
      { sources: [{ name: 'x', ok: true, kept: 210 }] },
      'blogs was not asked; it gave 40 before',
    ],
  ])('%s', (_, more, line) => {
    expect(unlikeWeek(facts(more), WEEK)).toEqual([line]);
  });
});

describe('a day is not called unlike', () => {
  it('when it is somewhat more or less', () => {
    expect(
      unlikeWeek(facts({ collected: 190, kept: 330, stories: 80, costUsd: 1.9, droppedShare: 0.08 }), WEEK),
    ).toEqual([]);
  });

  it('when fewer is refused, or a source fails that failed before', () => {
    const week = WEEK.map((one) => ({ ...one, sources: [{ name: 'x', ok: false, kept: 0 }] }));
    expect(unlikeWeek(facts({ droppedShare: 0, sources: [{ name: 'x', ok: false, kept: 0 }] }), week)).toEqual([]);
  });

  it('when there are fewer than three reports before, or they had no model to be refused', () => {
    expect(unlikeWeek(facts({ collected: 1 }), WEEK.slice(1))).toEqual([]);
    const { droppedShare: _, auditRefused: __, ...without } = facts();
    expect(unlikeWeek(facts({ droppedShare: 0.5 }), [without, without, without])).toEqual([]);
  });

  it('when it is one of the week’s own days, whatever the week was like', () => {
    const day = fc
      .record({
        collected: fc.nat(10_000),
        kept: fc.nat(10_000),
        stories: fc.nat(1_000),
        costUsd: fc.double({ min: 0, max: 5, noNaN: true }),
        droppedShare: fc.double({ min: 0, max: 1, noNaN: true }),
        auditRefused: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      .map(facts);
    fc.assert(
      fc.property(fc.array(day, { minLength: 3, maxLength: 7 }), fc.nat(), (week, at) => {
        expect(unlikeWeek(week[at % week.length]!, week)).toEqual([]);
      }),
    );
  });
});
