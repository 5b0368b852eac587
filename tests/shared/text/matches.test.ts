// What `matchesOf` gives is what `matchAll` gives.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../../shared/text/matches.ts';

describe('matchesOf', () => {
  it('finds what matchAll finds, empty matches and halves of pairs among it', () => {
    const patterns = [/a+/g, /(?<one>a)|b/g, /b*/g, /b*/gu, /(?<=a)/gu, /x/g, /^./gmu, /a(?<two>b)?/dgiu];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'B', '\n', '😀', '三') }), (text) => {
        for (const pattern of patterns) expect([...matchesOf(text, pattern)]).toEqual([...text.matchAll(pattern)]);
      }),
    );
  });

  it('begins anew with each text', () => {
    const pattern = /a/g;
    matchesOf('aaa', pattern);
    expect(matchesOf('a', pattern)).toHaveLength(1);
    pattern.lastIndex = 5;
    expect(matchesOf('a', pattern)).toHaveLength(1);
  });
});
