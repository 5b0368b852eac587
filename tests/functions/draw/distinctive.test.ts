// How words stand out against the week before.
import { describe, expect, it } from 'vitest';
import { distinctivenessAgainst, toRemember } from '../../../functions/draw/distinctive.ts';
import { post } from '../../fixtures/posts.ts';

const week = (authors: number, total = 100) =>
  ['2026-01-04', '2026-01-03'].map((day) => ({ day, items: [{ word: 'agent', authors, total }] }));

describe('distinctivenessAgainst', () => {
  it('says nothing without memory', () => {
    expect(distinctivenessAgainst(100, [])('agent', 50)).toEqual({ factor: 1, rising: false, above: true });
  });

  it('is about 1 for a word of the same share as before, more above it, less below it', () => {
    const against = distinctivenessAgainst(100, week(20));
    expect(against('agent', 20).factor).toBeCloseTo(1, 5);
    expect(against('agent', 40).factor).toBeGreaterThan(1.3);
    expect(against('agent', 5).factor).toBeLessThan(0.7);
  });

  it('marks a word as rising at twice its share and from three authors on', () => {
    const against = distinctivenessAgainst(100, week(10));
    expect(against('agent', 30).rising).toBe(true);
    expect(against('agent', 12).rising).toBe(false);
    expect(against('newcomer', 2).rising).toBe(false);
    expect(against('newcomer', 3).rising).toBe(true);
  });

  it('tells what is above its share from what everybody says every day', () => {
    const against = distinctivenessAgainst(100, week(20));
    expect(against('agent', 20).above).toBe(false);
    expect(against('agent', 50).above).toBe(true);
  });

  it('does not take chance for news: four instead of two is none, ten instead of two is', () => {
    const against = distinctivenessAgainst(100, week(2));
    expect(against('agent', 4)).toMatchObject({ above: false, rising: false });
    expect(against('agent', 10)).toMatchObject({ above: true, rising: true });
  });

  it('asks less of a new word the longer it was not used', () => {
    const silent = (days: number) =>
      Array.from({ length: days }, (_, n) => ({
        day: `2026-01-0${n + 1}`,
        items: [{ word: 'else', authors: 1, total: 100 }],
      }));
    expect(distinctivenessAgainst(100, silent(1))('newcomer', 3).above).toBe(false);
    expect(distinctivenessAgainst(100, silent(7))('newcomer', 3).above).toBe(true);
  });

  it('counts shares, not numbers: a day of twice the authors makes nothing rise', () => {
    expect(distinctivenessAgainst(200, week(20))('agent', 40).rising).toBe(false);
  });

  it('stays within bounds', () => {
    const against = distinctivenessAgainst(10_000, week(1, 10));
    expect(against('agent', 9_000).factor).toBe(3);
    expect(distinctivenessAgainst(10_000, week(100))('agent', 1).factor).toBe(0.3);
  });
});

describe('toRemember', () => {
  it('keeps each word with its authors and the authors of the day', () => {
    const posts = [post({ text: 'agent', by: 'a' }), post({ text: 'agent', by: 'b' }), post({ text: 'x', by: 'a' })];
    expect(
      toRemember(
        [
          { word: 'agent', authors: 2 },
          { word: 'x', authors: 1 },
        ],
        posts,
      ),
    ).toEqual([
      { word: 'agent', authors: 2, total: 2 },
      { word: 'x', authors: 1, total: 2 },
    ]);
  });
});
