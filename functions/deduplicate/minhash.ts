// One-permutation MinHash with banding: finds the few posts that may be near-copies of one, without comparing all pairs.
import { mix } from './shingles.ts';

/** Bands and rows: similar texts agree in all rows of some band. Rows grow with the posts, or candidates explode. */
export interface Banding {
  readonly bands: number;
  readonly rows: number;
}

/**
 * At Jaccard 0.7 one band of these finds a pair with probability ≥ .9994: 1 − (1 − .7^rows)^bands. Bins of one round depend on
 * each other a little, so some more are lost: .999 are found (measured by the test of this file).
 */
export const bandingFor = (posts: number): Banding =>
  posts <= 20_000 ? { bands: 32, rows: 4 } : posts <= 200_000 ? { bands: 44, rows: 5 } : { bands: 60, rows: 6 };

/** Few bins a round, so that even a short post leaves hardly any empty: borrowed bins are correlated and cost recall. */
const BINS = 16;
const EMPTY = 0xffff;

/** Values of a signature: a multiple of two rounds. */
export const signatureLength = ({ bands, rows }: Banding): number => Math.ceil((bands * rows) / (2 * BINS)) * 2 * BINS;

/**
 * Writes a signature in rounds of one permutation each: a shingle falls into one of 16 bins, and the least value of a bin
 * stands for it (one-permutation hashing, Li, Owen and Zhang, NIPS 2012); an empty bin borrows from another of its round,
 * chosen by hashing (optimal densification, Shrivastava, ICML 2017). One 32-bit hash serves two rounds, 4 bits for the bin
 * and 12 for the value in each half: chance makes two values equal once in about a thousand, which only adds candidates.
 * @param shingles hashes of shingles; repetitions change nothing
 * @param size number of those, at least 1
 * @param signature its length is a multiple of 32
 */
export const writeSignature = (shingles: Uint32Array, size: number, signature: Uint16Array): void => {
  signature.fill(EMPTY);
  for (let base = 0; base < signature.length; base += 2 * BINS) {
    const seed = mix(base + 1);
    const multiplier = mix(~base) | 1;
    for (let i = 0; i < size; i++) {
      const product = Math.imul(shingles[i]! ^ seed, multiplier);
      const hash = product ^ (product >>> 15);
      // The lesser of two without a branch: which one it is can't be foretold, and a wrong guess costs more than all else.
      const low = base + (hash & 15);
      const least = signature[low]!;
      const less = (hash & 0xffff) - least;
      signature[low] = least + (less & (less >> 31));
      const upper = hash >>> 16;
      const high = base + BINS + (upper & 15);
      const lowest = signature[high]!;
      const lesser = upper - lowest;
      signature[high] = lowest + (lesser & (lesser >> 31));
    }
  }
  for (let base = 0; base < signature.length; base += BINS) fillEmpty(signature, base);
};

const full = new Uint16Array(BINS);

const fillEmpty = (signature: Uint16Array, base: number): void => {
  let empty = false;
  for (let bin = 0; bin < BINS; bin++) {
    full[bin] = signature[base + bin]!;
    if (full[bin] === EMPTY) empty = true;
  }
  if (!empty) return;
  for (let bin = 0; bin < BINS; bin++) {
    let borrowed = full[bin]!;
    for (let attempt = 1; borrowed === EMPTY; attempt++)
      borrowed = full[mix(Math.imul(bin + 1, 0x85ebca6b) ^ attempt) & (BINS - 1)]!;
    signature[base + bin] = borrowed;
  }
};

/** Writes the band keys of a signature, one a band: equal where the texts may be alike and have the same essence. */
export const writeBandKeys = (
  signature: Uint16Array,
  essence: number,
  { bands, rows }: Banding,
  keys: Uint32Array,
): void => {
  for (let band = 0, at = 0; band < bands; band++) {
    let key = essence ^ band;
    for (let row = 0; row < rows; row++, at++) key = Math.imul(key ^ signature[at]!, 0x9e3779b1);
    keys[band] = mix(key);
  }
};
