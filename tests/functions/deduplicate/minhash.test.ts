// Banding: it misses next to nothing at the threshold, at any number of posts, and never joins texts of another essence.
import { describe, expect, it } from 'vitest';
import { bandingFor, signatureLength, writeBandKeys, writeSignature } from '../../../functions/deduplicate/minhash.ts';
import { randomFrom } from '../../../shared/random.ts';

describe('writeBandKeys', () => {
  it.each([1_000, 100_000, 1_000_000])('finds .999 of the pairs at Jaccard 0.7, banded for %i posts', (posts) => {
    const random = randomFrom(`bands ${posts}`);
    const banding = bandingFor(posts);
    const set = (n: number): number[] => Array.from({ length: n }, () => Math.floor(random() * 2 ** 32));
    const keysOf = (shingles: Uint32Array, essence: number): Uint32Array => {
      const signature = new Uint16Array(signatureLength(banding));
      const keys = new Uint32Array(banding.bands);
      writeSignature(shingles, shingles.length, signature);
      writeBandKeys(signature, essence, banding, keys);
      return keys;
    };
    const pairs = 5000;
    let found = 0;
    for (let i = 0; i < pairs; i++) {
      // 70 shared of 100 in all: Jaccard 0.7 exactly, the hardest pair that counts.
      const shared = set(70);
      const a = Uint32Array.from([...shared, ...set(15)]);
      const b = Uint32Array.from([...shared, ...set(15)]);
      const keys = keysOf(b, 7);
      if (keysOf(a, 7).some((key, band) => key === keys[band])) found++;
      const others = keysOf(a, 8);
      expect(keysOf(a, 7).some((key, band) => key === others[band])).toBe(false);
    }
    expect(found / pairs).toBeGreaterThanOrEqual(0.999);
  });
});
