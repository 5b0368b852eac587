// MinHash and exact Jaccard: what similarity means here, and that banding misses almost nothing above the threshold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BandIndex, bandingFor, bandKeys } from '../../../functions/deduplicate/minhash.ts';
import { jaccard, shinglesOf } from '../../../functions/deduplicate/shingles.ts';
import { randomFrom } from '../../../shared/random.ts';

describe('shinglesOf and jaccard', () => {
  it('is 1 for the same text, 0 for nothing shared, symmetric, and within [0, 1]', () => {
    expect(jaccard(shinglesOf('abcdef'), shinglesOf('abcdef'))).toBe(1);
    expect(jaccard(shinglesOf('abcdef'), shinglesOf('uvwxyz'))).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const similarity = jaccard(shinglesOf(a), shinglesOf(b));
        expect(similarity).toBe(jaccard(shinglesOf(b), shinglesOf(a)));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('agrees with sets of three-character substrings', () => {
    const reference = (text: string): Set<string> =>
      new Set(Array.from({ length: Math.max(1, text.length - 2) }, (_, i) => text.slice(i, i + 3)));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 3 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), minLength: 3 }),
        (a, b) => {
          const [x, y] = [reference(a), reference(b)];
          const shared = [...x].filter((shingle) => y.has(shingle)).length;
          expect(jaccard(shinglesOf(a), shinglesOf(b))).toBeCloseTo(shared / (x.size + y.size - shared), 10);
        },
      ),
    );
  });
});

describe('BandIndex', () => {
  it.each([1_000, 100_000, 1_000_000])(
    'finds all but a few of the pairs at the threshold, banded for %i posts',
    (posts) => {
      const random = randomFrom(`bands ${posts}`);
      const set = (n: number): number[] => Array.from({ length: n }, () => Math.floor(random() * 2 ** 32));
      const banding = bandingFor(posts);
      const pairs = 400;
      let found = 0;
      for (let i = 0; i < pairs; i++) {
        // 70 shared of 100 in all: Jaccard 0.7 exactly, the hardest pair that counts.
        const shared = set(70);
        const a = Uint32Array.from([...shared, ...set(15)]).sort();
        const b = Uint32Array.from([...shared, ...set(15)]).sort();
        const index = new BandIndex(banding);
        index.add(0, bandKeys(a, 7, banding));
        if (index.candidates(bandKeys(b, 7, banding)).length === 1) found++;
        expect(index.candidates(bandKeys(a, 8, banding))).toEqual([]);
      }
      expect(found / pairs).toBeGreaterThanOrEqual(0.99);
    },
  );
});
