// Short fingerprints of texts: how many of 64 values two texts share, from one line of the cache.

/** Values of a fingerprint, 8 bits each (b-bit MinHash, Li and König, WWW 2010). */
const VALUES = 64;
const WORDS = VALUES / 4;
const LOW_BITS = 0x7f7f7f7f;
/** Of 32 values that agree with probability 0.7 each, fewer than 8 agree once in some forty million times (binomial). */
const HALF_OF_STRANGERS = 8;

/** The four lanes of a word added up. */
const lanes = (word: number): number => Math.imul(word, 0x01010101) >>> 24;

/** Fingerprints of the texts of posts, by place. */
export class Fingerprints {
  readonly #kept: Uint32Array;

  /** @param places the most that will be kept */
  constructor(places: number) {
    this.#kept = new Uint32Array(places * WORDS);
  }

  get bytes(): number {
    return this.#kept.byteLength;
  }

  /** Keeps the fingerprint of a signature: the low 8 bits of its first 64 values. */
  keep(place: number, signature: Uint16Array): void {
    const kept = this.#kept;
    for (let word = place * WORDS, at = 0; at < VALUES; word++, at += 4)
      kept[word] =
        ((signature[at]! >>> 4) & 0xff) |
        ((signature[at + 1]! << 4) & 0xff00) |
        ((signature[at + 2]! << 12) & 0xff0000) |
        ((signature[at + 3]! << 20) & 0xff000000);
  }

  /**
   * Keeps those of the first `count` candidates in front that share at least `least` values with the text of a place, and
   * returns their number. Four values at a time: a byte of `a ^ b` is 0 where they agree (Mycroft's test without a carry from
   * byte to byte; Warren, Hacker's Delight 6-1).
   */
  sift(place: number, candidates: Uint32Array, count: number, least: number): number {
    const kept = this.#kept;
    const own = place * WORDS;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const candidate = candidates[i]!;
      const start = candidate * WORDS;
      let agreeing = 0;
      let word = 0;
      for (; word < WORDS / 2; word++) {
        const differing = kept[start + word]! ^ kept[own + word]!;
        agreeing += ~(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS) >>> 7;
      }
      // A stranger shows in the first half: hardly a text at Jaccard 0.7 shares so few of 32 values.
      if (lanes(agreeing) < HALF_OF_STRANGERS) continue;
      for (; word < WORDS; word++) {
        const differing = kept[start + word]! ^ kept[own + word]!;
        agreeing += ~(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS) >>> 7;
      }
      if (lanes(agreeing) >= least) candidates[left++] = candidate;
    }
    return left;
  }
}
