// Exact Jaccard similarity of the shingles of two texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadText } from '../../../functions/deduplicate/read-text.ts';
import { comparable } from '../../../shared/text/clean.ts';
import { plainShingles, plainSimilarity } from './plain.ts';

const [left, right] = [new ReadText(), new ReadText()];
const similarity = (a: string, b: string): number => {
  left.read(a);
  right.read(b);
  return left.shingles.similarity(right.shingles);
};

describe('ShingleSet', () => {
  it('is 1 for the same text and for none, 0 for nothing shared', () => {
    expect(similarity('abcdef', 'abcdef')).toBe(1);
    expect(similarity('', '')).toBe(1);
    expect(similarity('abcdef', 'uvwxyz')).toBe(0);
  });

  it('agrees with sets of substrings, in any script, whatever was read before', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc 模型のカé'), maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(plainSimilarity(comparable(a), comparable(b)), 12);
        expect(left.shingles.size).toBe(plainShingles(comparable(a)).size);
      }),
      { numRuns: 2000 },
    );
  });

  it('holds texts of any length', () => {
    const long = Array.from({ length: 3000 }, (_, i) => `word${i}`).join(' ');
    expect(similarity(long, `${long} end`)).toBeGreaterThan(0.99);
  });
});
