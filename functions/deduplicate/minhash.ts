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

/**
 * Signature by one permutation: each shingle falls into one of `size` bins and the least hash of a bin stands for it; an
 * empty bin borrows from another chosen by hashing (optimal densification, Shrivastava, ICML 2017).
 */
export const signatureOf = (shingles: Uint32Array, size: number): Uint32Array => {
  const EMPTY = 0xffffffff;
  const bins = new Uint32Array(size).fill(EMPTY);
  for (const shingle of shingles) {
    const bin = mix(shingle ^ 0x5bd1e995) % size;
    if (shingle < (bins[bin] ?? EMPTY)) bins[bin] = shingle;
  }
  if (shingles.length === 0) return bins;
  const signature = bins.slice();
  for (let bin = 0; bin < size; bin++) {
    for (let attempt = 1; signature[bin] === EMPTY; attempt++)
      signature[bin] = bins[mix(Math.imul(bin + 1, 0x9e3779b1) ^ attempt) % size] ?? EMPTY;
  }
  return signature;
};

/** An index of representatives by band. `candidates` may hold texts that are not alike, never misses by more than banding does. */
export class BandIndex {
  readonly #banding: Banding;
  readonly #bands: Map<number, number[]>[];

  constructor(banding: Banding) {
    this.#banding = banding;
    this.#bands = Array.from({ length: banding.bands }, () => new Map());
  }

  #keys(shingles: Uint32Array): number[] {
    const { bands, rows } = this.#banding;
    const signature = signatureOf(shingles, bands * rows);
    return Array.from({ length: bands }, (_, band) => {
      let key = 0;
      for (let row = 0; row < rows; row++) key = mix(Math.imul(key, 31) ^ (signature[band * rows + row] ?? 0));
      return key;
    });
  }

  /** Numbers of the representatives that share a band with the shingles, each once, ascending. */
  candidates(shingles: Uint32Array): number[] {
    const found = new Set<number>();
    this.#keys(shingles).forEach((key, band) => {
      for (const member of this.#bands[band]?.get(key) ?? []) found.add(member);
    });
    return [...found].sort((a, b) => a - b);
  }

  add(member: number, shingles: Uint32Array): void {
    this.#keys(shingles).forEach((key, band) => {
      const bucket = this.#bands[band]?.get(key);
      if (bucket === undefined) this.#bands[band]?.set(key, [member]);
      else bucket.push(member);
    });
  }
}
