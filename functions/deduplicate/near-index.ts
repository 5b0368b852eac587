// Finds the near-copy of a text among the members of an index: MinHash bands give candidates, exact Jaccard decides.
import { Fingerprints } from './fingerprints.ts';
import { type Banding, bandingFor, signatureLength, writeBandKeys, writeSignature } from './minhash.ts';
import type { ReadText } from './read-text.ts';
import { saysAnother } from './rewords.ts';
import { mix } from './shingles.ts';
import { memberOf, NONE, SlotTables } from './slots.ts';

/** Jaccard similarity from which two texts are copies. Why: docs/decisions.md, "Near-copies at 0.7". */
export const NEAR_COPY = 0.7;

/**
 * Of two texts at Jaccard 0.7 some 45 ± 4 of the 64 values of their fingerprints agree; where fewer than 28 do, nothing is
 * compared exactly. That loses one true pair in a hundred thousand and spares nearly all strangers.
 */
const LEAST_AGREEING = 28;

const grown = (array: Uint32Array): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
};

const mayFold = (original: ReadText, text: ReadText): boolean =>
  original.hasEssenceOf(text) && !saysAnother(original.written, text.written);

export class NearIndex {
  readonly #banding: Banding;
  readonly #load: (member: number) => ReadText;
  readonly #bands: SlotTables;
  readonly #fingerprints: Fingerprints;
  /** The query that last met a member, so that none is compared twice. */
  readonly #met: Uint32Array;
  readonly #signature: Uint16Array;
  readonly #keys: Uint32Array;
  /** Slot of each band at which the walk ended, and what it began with. */
  readonly #places: Uint32Array;
  readonly #entries: Uint32Array;
  #candidates = new Uint32Array(256);
  #query = 0;

  /**
   * @param posts the most members that will be added
   * @param load reads the text of a member again: texts are not kept
   */
  constructor(posts: number, load: (member: number) => ReadText) {
    this.#banding = bandingFor(posts);
    this.#load = load;
    this.#bands = new SlotTables(this.#banding.bands, posts);
    this.#fingerprints = new Fingerprints(posts);
    this.#met = new Uint32Array(posts);
    this.#signature = new Uint16Array(signatureLength(this.#banding));
    this.#keys = new Uint32Array(this.#banding.bands);
    this.#places = new Uint32Array(this.#banding.bands);
    this.#entries = new Uint32Array(this.#banding.bands);
  }

  get bytes(): number {
    return this.#bands.bytes + this.#fingerprints.bytes + this.#met.byteLength;
  }

  /** The member most similar to a text of at least one shingle, from NEAR_COPY on, the earliest among equals; else NONE. */
  find(text: ReadText): number {
    const { shingles } = text;
    writeSignature(shingles.values, shingles.size, this.#signature);
    writeBandKeys(this.#signature, mix(text.essence), this.#banding, this.#keys);
    this.#fingerprints.take(this.#signature);
    const met = this.#writeCandidates();
    const count = this.#fingerprints.sift(this.#candidates, met, LEAST_AGREEING);
    let best = NONE;
    let most = NEAR_COPY;
    for (let i = 0; i < count; i++) {
      const member = this.#candidates[i]!;
      const similarity = this.#load(member).shingles.similarity(shingles);
      const better = similarity > most || (similarity === most && (best === NONE || member < best));
      if (better && mayFold(this.#load(member), text)) [best, most] = [member, similarity];
    }
    return best;
  }

  /** Writes the members that share a band key, each once, and where the text itself may be put. */
  #writeCandidates(): number {
    const bands = this.#bands;
    const keys = this.#keys;
    const slots = this.#places;
    const met = this.#met;
    const query = ++this.#query;
    let count = 0;
    bands.startAll(keys, slots, this.#entries);
    for (let band = 0; band < keys.length; band++) {
      let entry = this.#entries[band]!;
      if (entry === 0) continue;
      const key = keys[band]!;
      let slot = slots[band]!;
      while (entry !== 0) {
        const member = memberOf(entry, key);
        if (member !== NONE && met[member] !== query) {
          met[member] = query;
          if (count === this.#candidates.length) this.#candidates = grown(this.#candidates);
          this.#candidates[count++] = member;
        }
        slot = bands.next(band, slot);
        entry = bands.entry(slot);
      }
      slots[band] = slot;
    }
    return count;
  }

  /** Adds the text for which `find` was called last. */
  add(member: number): void {
    for (let band = 0; band < this.#keys.length; band++)
      this.#bands.put(this.#places[band]!, this.#keys[band]!, member);
    this.#fingerprints.keep(member);
  }
}
