// Shingles of a text and their exact Jaccard similarity: what near-copies are measured by.
import { isWide } from './characters.ts';

/** Murmur3's finaliser: spreads a 32-bit number, and never gives one number for two. */
export const mix = (value: number): number => {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/**
 * Calls for the shingles of a comparable text's units: 3 characters, and 2 where Han or kana begin one, since their
 * characters say as much as a syllable each. A text shorter than a shingle is its own.
 * @returns the number of hashes written to `into`, repetitions among them; `into` must hold `length` of them
 */
export const writeShingles = (units: Uint16Array, length: number, into: Uint32Array): number => {
  let count = 0;
  for (let i = 0; i < length; i++) {
    const first = units[i]!;
    const wide = isWide(first);
    if (i + (wide ? 2 : 3) > length && i > 0) break;
    const two = i + 1 < length ? first | (units[i + 1]! << 16) : first;
    const third = wide || i + 2 >= length ? 0 : units[i + 2]!;
    into[count++] = mix(Math.imul(two, 0x9e3779b1) ^ third);
  }
  return count;
};

/** Multiplier of Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): its upper bits choose a slot. */
const FIBONACCI = 0x9e3779b1;

/**
 * The distinct shingles of one text, in a hash table that is emptied by a new generation number, and the exact Jaccard
 * similarity of other texts to it: no sorting, no allocation.
 */
export class ShingleSet {
  /** The distinct shingles, in the order in which they were met. */
  values = new Uint32Array(512);
  size = 0;
  #bits = 11;
  #slots = new Uint32Array(1 << 11);
  /** Generation in which a slot was filled: those of earlier ones are empty. */
  #filled = new Uint32Array(1 << 11);
  #generation = 0;

  /** Replaces what the set holds by the distinct values among the first `count` shingles. */
  load(shingles: Uint32Array, count: number): void {
    if (count > this.values.length) this.#grow(count);
    const slots = this.#slots;
    const filled = this.#filled;
    const mask = slots.length - 1;
    const shift = 32 - this.#bits;
    const generation = ++this.#generation;
    let size = 0;
    for (let i = 0; i < count; i++) {
      const shingle = shingles[i]!;
      let slot = Math.imul(shingle, FIBONACCI) >>> shift;
      while (filled[slot] === generation && slots[slot] !== shingle) slot = (slot + 1) & mask;
      if (filled[slot] === generation) continue;
      filled[slot] = generation;
      slots[slot] = shingle;
      this.values[size++] = shingle;
    }
    this.size = size;
  }

  /** |A ∩ B| / |A ∪ B| with another set; 1 for two empty ones. */
  similarity(other: ShingleSet): number {
    const slots = this.#slots;
    const filled = this.#filled;
    const mask = slots.length - 1;
    const shift = 32 - this.#bits;
    let shared = 0;
    for (let i = 0; i < other.size; i++) {
      const shingle = other.values[i]!;
      let slot = Math.imul(shingle, FIBONACCI) >>> shift;
      while (filled[slot] === this.#generation && slots[slot] !== shingle) slot = (slot + 1) & mask;
      if (filled[slot] === this.#generation) shared++;
    }
    const union = this.size + other.size - shared;
    return union === 0 ? 1 : shared / union;
  }

  #grow(count: number): void {
    this.values = new Uint32Array(count * 2);
    while (1 << this.#bits < count * 4) this.#bits++;
    this.#slots = new Uint32Array(1 << this.#bits);
    this.#filled = new Uint32Array(1 << this.#bits);
  }
}
