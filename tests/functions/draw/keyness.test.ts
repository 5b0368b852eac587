// How words stand out against the week before and against general language.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOddsZ, toRemember, weekOf } from '../../../functions/draw/keyness.ts';
import { bundledGeneral, generalFrom } from '../../../shared/text/general.ts';

describe('the log-odds of a word', () => {
  const z = (using: number, before: number, expected = 0.001): number =>
    logOddsZ({ using, of: 100 }, { using: before, of: 700 }, expected);

  it('are about nothing for a word of the same share as before, more above it, less below it', () => {
    expect(Math.abs(z(20, 140))).toBeLessThan(0.5);
    expect(z(40, 140)).toBeGreaterThan(2);
    expect(z(5, 140)).toBeLessThan(-2);
  });

  it('are surer of more authors: three times the share of two is chance, of twenty it is none', () => {
    expect(z(2, 5)).toBeLessThan(1.96);
    expect(z(20, 47)).toBeGreaterThan(1.96);
  });

  it('take a word for the more surprising the less general language uses it', () => {
    const against = (expected: number): number =>
      logOddsZ({ using: 5, of: 100 }, { using: 700 * expected, of: 700 }, expected);
    expect(against(0.01)).toBeGreaterThan(against(0.05));
    expect(Math.abs(against(0.05))).toBeLessThan(0.5);
  });

  it('count shares, not numbers', () => {
    const doubled = logOddsZ({ using: 40, of: 200 }, { using: 140, of: 700 }, 0.001);
    expect(Math.abs(doubled)).toBeLessThan(0.7);
  });

  it('are numbers whatever the counts, and turn their sign with the groups where these are of one size', () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((of) =>
        fc.record({ of: fc.constant(of), a: fc.integer({ min: 0, max: of }), b: fc.integer({ min: 0, max: of }) }),
      );
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), ({ of, a, b }, expected) => {
        const there = logOddsZ({ using: a, of }, { using: b, of }, expected);
        expect(Number.isFinite(there)).toBe(true);
        expect(logOddsZ({ using: b, of }, { using: a, of }, expected)).toBeCloseTo(-there, 9);
      }),
    );
  });
});

describe('the week before', () => {
  it('is the sum of its days, spellings that differ in case being one', () => {
    const day = (word: string, authors: number) => ({ day: '2026-01-01', items: [{ word, authors, total: 100 }] });
    const week = weekOf([day('Agent', 3), day('agent', 4)]);
    expect(week.authors).toBe(200);
    expect(week.using('AGENT')).toBe(7);
    expect(week.using('other')).toBe(0);
  });

  it('is made of days that keep each word with its authors and the authors of the day', () => {
    const counted = [
      { word: 'agent', authors: 2 },
      { word: 'x', authors: 1 },
    ];
    expect(toRemember(counted, 2)).toEqual([
      { word: 'agent', authors: 2, total: 2 },
      { word: 'x', authors: 1, total: 2 },
    ]);
  });
});

describe('general language', () => {
  it('knows words by the script that they are written in', () => {
    const { zipfOf } = generalFrom(
      '# en\n7.7 the\n5.1 model\n# es\n4.4 model\n# zh\n4.7 模型\n# ja\n5.0 機械\n# ko\n5.5 사람\n',
    );
    expect(['The', 'model', '模型', '機械', '사람', 'xyzzy'].map(zipfOf)).toEqual([7.7, 5.1, 4.7, 5, 5.5, 2.7]);
    expect(zipfOf('the-model')).toBe(5.1);
    expect(zipfOf('the xyzzy')).toBe(2.7);
  });

  it('is bundled for five languages', () => {
    const { zipfOf } = bundledGeneral();
    for (const word of ['water', '天气', 'すごい', '사람', 'también']) expect(zipfOf(word), word).toBeGreaterThan(4);
    expect(zipfOf('tokenizer')).toBeLessThan(4);
  });
});
