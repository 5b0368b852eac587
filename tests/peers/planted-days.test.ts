// Planted days that nothing was tuned on, without a model: coverage, repetition, grouping, novelty, nothing hostile in the report.
import { beforeAll, describe, expect, it } from 'vitest';
import { measureDays, type Quality } from '../bench/quality.ts';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the reports of planted days 6 to 10, one after the other', () => {
  let days: Quality[];
  beforeAll(async () => {
    days = await measureDays([6, 7, 8, 9, 10]);
    console.table(days);
  });

  it('cover the ten stories that most authors tell, far more than chance or loudness', () => {
    for (const { day, coverage, coverageRandom, coverageTopEngagement } of days) {
      // What nobody says in a sentence that can be quoted is not quoted, however many speak of it: on one day one of ten.
      expect(coverage, day).toBeGreaterThanOrEqual(0.9);
      expect(coverage, day).toBeGreaterThan(Math.max(coverageRandom, coverageTopEngagement));
    }
  });

  it('tell hardly a story twice', () => {
    expect(mean(days.map(({ redundancy }) => redundancy))).toBeLessThanOrEqual(0.05);
  });

  it('group posts as their authors meant them', () => {
    for (const { day, b3, b3Singletons } of days) {
      expect(b3, day).toBeGreaterThanOrEqual(0.95);
      expect(b3, day).toBeGreaterThan(b3Singletons);
    }
  });

  it('know what was told before', () => {
    // The first of the days has nothing before it.
    const later = days.slice(1);
    for (const { toldBefore, day } of later) expect(toldBefore, day).toBeGreaterThan(0);
    expect(mean(later.map(({ noveltyRecall }) => noveltyRecall))).toBeGreaterThanOrEqual(0.9);
    expect(mean(later.map(({ noveltyPrecision }) => noveltyPrecision))).toBeGreaterThanOrEqual(0.9);
  });

  it('cite no spam and no command', () => {
    expect(days.map(({ hostileCited }) => hostileCited)).toEqual([0, 0, 0, 0, 0]);
  });
});
