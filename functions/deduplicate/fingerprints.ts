// Short fingerprints of texts: how many of 64 values two texts share, from one line of the cache.

/** Values of a fingerprint, 8 bits each (b-bit MinHash, Li and König, WWW 2010). */
const VALUES = 64;
const WORDS = VALUES / 4;
const LOW_BITS = 0x7f7f7f7f;

/** The four lanes of a word added up. */
const lanes = (word: number): number => Math.imul(word, 0x01010101) >>> 24;

/** Fingerprints of members, and one of the text that is compared with them. */
export class Fingerprints {
  readonly #kept: Uint32Array;
  readonly #own = new Uint32Array(WORDS);

  /** @param members the most that will be kept */
  constructor(members: number) {
    this.#kept = new Uint32Array(members * WORDS);
  }

  get bytes(): number {
    return this.#kept.byteLength;
  }

  /** Takes the fingerprint of a signature: the low 8 bits of its first 64 values. */
  take(signature: Uint16Array): void {
    for (let word = 0, at = 0; word < WORDS; word++, at += 4) {
      const [a, b, c, d] = [signature[at]!, signature[at + 1]!, signature[at + 2]!, signature[at + 3]!];
      this.#own[word] = (a & 0xff) | ((b & 0xff) << 8) | ((c & 0xff) << 16) | ((d & 0xff) << 24);
    }
  }

  /** Keeps the fingerprint that was taken last as a member's. */
  keep(member: number): void {
    this.#kept.set(this.#own, member * WORDS);
  }

  /**
   * Keeps those of the first `count` candidates in front that share at least `least` values with the text, and returns their
   * number. Four values at a time: a byte of `a ^ b` is 0 where they agree (Mycroft's test without a carry from byte to
   * byte; Warren, Hacker's Delight 6-1).
   */
  sift(candidates: Uint32Array, count: number, least: number): number {
    const kept = this.#kept;
    const own = this.#own;
    let left = 0;
    for (let i = 0; i < count; i++) {
      const member = candidates[i]!;
      const start = member * WORDS;
      let agreeing = 0;
      for (let word = 0; word < WORDS; word++) {
        const differing = kept[start + word]! ^ own[word]!;
        agreeing += ~(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS) >>> 7;
      }
      if (lanes(agreeing) >= least) candidates[left++] = member;
    }
    return left;
  }
}
