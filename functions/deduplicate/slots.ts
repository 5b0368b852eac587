// A hash table of places in one typed array: what the index of posts is made of.
import { BadInputError } from '../../shared/errors.ts';

/** No place was found. */
export const NONE = -1;

/** A slot holds a place plus one and 8 bits of its key: most strangers are told apart without looking them up. */
const PLACE_BITS = 24;
const PLACE = (1 << PLACE_BITS) - 1;
const TAG = 0xff;

/**
 * Share of the slots that may be in use. With linear probing a key that isn't there costs (1 + 1 / (1 − share)²) / 2 slots
 * (Knuth, The Art of Computer Programming 3, 6.4), most of them in one line of the cache.
 */
const MOST_USED = 0.8;

/** An open-addressing table of keys of 32 bits. */
export class SlotTable {
  readonly #slots: Uint32Array;
  readonly #scale: number;

  /** @param places the most that will be put in, fewer than 2^24 */
  constructor(places: number) {
    if (places >= PLACE)
      throw new BadInputError(
        `${places} posts are more than ${PLACE - 1}, the most that one run can compare: make the window shorter.`,
      );
    this.#slots = new Uint32Array(Math.ceil((places + 1) / MOST_USED));
    this.#scale = this.#slots.length / 0x1_0000_0000;
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }

  clear(): void {
    this.#slots.fill(0);
  }

  /**
   * Puts a place under a key, in the stead of the one that was put there before it, and returns that one, or NONE. Once in some
   * hundred keys it is one of another key, which shares the slot and the 8 bits: then the keys go on as one.
   */
  replace(key: number, place: number): number {
    const slots = this.#slots;
    const tag = key & TAG;
    let slot = (key * this.#scale) >>> 0;
    while (slots[slot] !== 0 && slots[slot]! >>> PLACE_BITS !== tag) slot = slot + 1 === slots.length ? 0 : slot + 1;
    const before = (slots[slot]! & PLACE) - 1;
    slots[slot] = (tag << PLACE_BITS) | (place + 1);
    return before;
  }

  /** The first place under a key that is the `same`; where there is none, puts this one in and returns NONE. */
  findOrPut(key: number, place: number, same: (other: number) => boolean): number {
    const slots = this.#slots;
    const tag = key & TAG;
    let slot = (key * this.#scale) >>> 0;
    while (slots[slot] !== 0) {
      const entry = slots[slot]!;
      const other = (entry & PLACE) - 1;
      if (entry >>> PLACE_BITS === tag && same(other)) return other;
      slot = slot + 1 === slots.length ? 0 : slot + 1;
    }
    slots[slot] = (tag << PLACE_BITS) | (place + 1);
    return NONE;
  }
}
