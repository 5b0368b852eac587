// Finds the near-copy of a text among posts that stand for themselves: MinHash bands give candidates, exact Jaccard decides.
import { Buckets } from './buckets.ts';
import { Fingerprints } from './fingerprints.ts';
import { type Banding, bandingFor, signatureLength, writeBandKeys, writeSignature } from './minhash.ts';
import type { ReadText } from './read-text.ts';
import { saysAnother, saysTheSame } from './rewords.ts';
import { mix } from './shingles.ts';
import { NONE } from './slots.ts';

/** Jaccard similarity from which two texts are copies. Why: docs/decisions.md, "Near-copies at 0.7". */
export const NEAR_COPY = 0.7;

/**
 * From here on two texts are copies where they differ only in words that say the same: one of two characters changed in
 * twelve leaves a text of Han at 0.53, where a language of letters would stand at 0.7.
 */
const SAME_WORDING = 0.5;

/**
 * Of two texts at Jaccard 0.7 some 45 ± 4 of the 64 values of their fingerprints agree; where fewer than 28 do, nothing is
 * compared exactly. That loses one true pair in a hundred thousand and spares nearly all strangers.
 */
const LEAST_AGREEING = 28;

const mayFold = (original: ReadText, text: ReadText, similarity: number): boolean =>
  original.hasEssenceOf(text) &&
  (similarity >= NEAR_COPY
    ? !saysAnother(original.written, text.written)
    : saysTheSame(original.written, text.written));

/** How a place's text is read again, as the one that is asked about or as another: texts are not kept. */
export interface Reader {
  readonly own: (place: number) => ReadText;
  readonly other: (place: number) => ReadText;
}

/** First `sign` the texts, then `fill` once, then `find` in the order of places, and let what repeats nothing `stand`. */
export class NearIndex {
  readonly #banding: Banding;
  readonly #read: Reader;
  readonly #buckets: Buckets;
  readonly #fingerprints: Fingerprints;
  readonly #signature: Uint16Array;
  readonly #keys: Uint32Array;

  /** @param places the most posts */
  constructor(places: number, read: Reader) {
    this.#banding = bandingFor(places);
    this.#read = read;
    this.#buckets = new Buckets(this.#banding.bands, places);
    this.#fingerprints = new Fingerprints(places);
    this.#signature = new Uint16Array(signatureLength(this.#banding));
    this.#keys = new Uint32Array(this.#banding.bands);
  }

  get bytes(): number {
    return this.#buckets.bytes + this.#fingerprints.bytes;
  }

  /** Takes the signature of a text of at least one shingle. */
  sign(place: number, { hashes, hashCount, essence }: ReadText): void {
    writeSignature(hashes, hashCount, this.#signature);
    writeBandKeys(this.#signature, mix(essence), this.#banding, this.#keys);
    this.#buckets.put(place, this.#keys);
    this.#fingerprints.keep(place, this.#signature);
  }

  fill(): void {
    this.#buckets.fill();
  }

  stand(place: number): void {
    this.#buckets.stand(place);
  }

  /** The earlier post most similar to a place's text, from NEAR_COPY on, the earliest among equals; else NONE. */
  find(place: number): number {
    const met = this.#buckets.find(place);
    const { found } = this.#buckets;
    const count = this.#fingerprints.sift(place, found, met, LEAST_AGREEING);
    let best = NONE;
    let most = 0;
    for (let i = 0; i < count; i++) {
      const text = this.#read.own(place);
      const other = found[i]!;
      const original = this.#read.other(other);
      const similarity = original.shingles.similarity(text.shingles);
      if (similarity < NEAR_COPY && (similarity < SAME_WORDING || !text.isWide || !original.isWide)) continue;
      const better = similarity > most || (similarity === most && (best === NONE || other < best));
      if (better && mayFold(this.#read.other(other), text, similarity)) [best, most] = [other, similarity];
    }
    return best;
  }
}
