// MinHash and exact Jaccard: what similarity means here, and that banding misses almost nothing above the threshold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BandIndex, bandingFor } from '../../../functions/deduplicate/minhash.ts';
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
          expect(jaccard(shinglesOf(a), shinglesOf(b))).toBeCloseTo(x.intersection(y).size / x.union(y).size, 10);
        },
      ),
    );
  });
});

describe('BandIndex', () => {
  it.each([1_000, 100_000, 1_000_000])(
    'finds at least 97 %% of pairs at the threshold, banded for %i posts',
    (posts) => {
      const random = randomFrom(`bands ${posts}`);
      const set = (n: number): number[] => Array.from({ length: n }, () => Math.floor(random() * 2 ** 32));
      let found = 0;
      const pairs = 400;
      for (let i = 0; i < pairs; i++) {
        // 70 shared of 100 in all: Jaccard 0.7 exactly.
        const shared = set(70);
        const a = Uint32Array.from([...shared, ...set(15)]).sort();
        const b = Uint32Array.from([...shared, ...set(15)]).sort();
        const index = new BandIndex(bandingFor(posts));
        index.add(0, a);
        if (index.candidates(b).length === 1) found++;
      }
      expect(found / pairs).toBeGreaterThanOrEqual(0.97);
    },
  );
});
