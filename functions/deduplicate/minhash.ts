// One-permutation MinHash with banding: finds the few posts that may be near-copies of one, without comparing all pairs.
import { mix } from './shingles.ts';

/** Bands and rows: similar texts agree in all rows of some band. Rows grow with the posts, or candidates explode. */
export interface Banding {
  readonly bands: number;
  readonly rows: number;
}

/** At Jaccard 0.7 one band of these finds a pair with probability ≥ .999: 1 − (1 − .7^rows)^bands. */
export const bandingFor = (posts: number): Banding =>
  posts <= 20_000 ? { bands: 32, rows: 4 } : posts <= 200_000 ? { bands: 40, rows: 5 } : { bands: 56, rows: 6 };

/** Few bins a round, so that even a short post leaves hardly any empty: borrowed bins are correlated and cost recall. */
const BINS_A_ROUND = 16;
const EMPTY = 0xffffffff;

/**
 * Signature in rounds of one permutation each: a shingle falls into one of 16 bins, and the least hash of a bin stands for
 * it (one-permutation hashing, Li, Owen and Zhang, NIPS 2012); an empty bin borrows from another of its round, chosen by
 * hashing (optimal densification, Shrivastava, ICML 2017).
 * @param size number of values, a multiple of 16 or rounded up to one
 */
export const signatureOf = (shingles: Uint32Array, size: number): Uint32Array => {
  const rounds = Math.ceil(size / BINS_A_ROUND);
  const signature = new Uint32Array(rounds * BINS_A_ROUND).fill(EMPTY);
  if (shingles.length === 0) return signature;
  for (let round = 0; round < rounds; round++) {
    const base = round * BINS_A_ROUND;
    const seed = Math.imul(round + 1, 0x9e3779b1);
    for (const shingle of shingles) {
      const hash = mix(shingle ^ seed);
      const bin = base + (hash & (BINS_A_ROUND - 1));
      if (hash < (signature[bin] ?? EMPTY)) signature[bin] = hash;
    }
    const own = signature.slice(base, base + BINS_A_ROUND);
    own.forEach((value, bin) => {
      for (let attempt = 1, borrowed = value; borrowed === EMPTY; attempt++) {
        borrowed = own[mix(Math.imul(bin + 1, 0x85ebca6b) ^ attempt) & (BINS_A_ROUND - 1)] ?? EMPTY;
        signature[base + bin] = borrowed;
      }
    });
  }
  return signature;
};

/** Band keys of a text, one a band: equal where the texts may be alike and have the same essence. */
export const bandKeys = (shingles: Uint32Array, essence: number, { bands, rows }: Banding): Uint32Array => {
  const signature = signatureOf(shingles, bands * rows);
  const keys = new Uint32Array(bands);
  for (let band = 0; band < bands; band++) {
    let key = essence;
    for (let row = 0; row < rows; row++) key = mix(Math.imul(key, 31) ^ (signature[band * rows + row] ?? 0));
    keys[band] = key;
  }
  return keys;
};

/**
 * An index of representatives by band. `candidates` may hold texts that are not alike, never misses by more than banding
 * does. The essence is part of the key: texts that differ in a number only never meet, however many there are.
 */
export class BandIndex {
  readonly #bands: readonly Map<number, number[]>[];

  constructor({ bands }: Banding) {
    this.#bands = Array.from({ length: bands }, () => new Map());
  }

  /** Numbers of the representatives that share a band key, each once, ascending. */
  candidates(keys: Uint32Array): number[] {
    const found = new Set<number>();
    this.#bands.forEach((buckets, band) => {
      for (const member of buckets.get(keys[band] ?? 0) ?? []) found.add(member);
    });
    return [...found].sort((a, b) => a - b);
  }

  add(member: number, keys: Uint32Array): void {
    this.#bands.forEach((buckets, band) => {
      const key = keys[band] ?? 0;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [member]);
      else bucket.push(member);
    });
  }
}
