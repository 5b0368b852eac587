// Hash tables of numbers in one typed array: what the index of posts is made of.
import { BadInputError } from '../../shared/errors.ts';

/** No member was found. */
export const NONE = -1;

/** A slot holds a member's number and 8 bits of its key: most strangers are told apart without looking them up. */
const MEMBER_BITS = 24;
const MEMBER = (1 << MEMBER_BITS) - 1;

/** The member of an entry that was put under this key, and rarely under another; NONE where it was another. */
export const memberOf = (entry: number, key: number): number =>
  entry >>> MEMBER_BITS === (key & 0xff) ? (entry & MEMBER) - 1 : NONE;

/**
 * Share of the slots that may be in use. With linear probing a key that isn't there costs (1 + 1 / (1 − share)²) / 2 slots
 * (Knuth, The Art of Computer Programming 3, 6.4), most of them in one line of the cache.
 */
const MOST_USED = 0.8;

/**
 * Tables with open addressing, all of the same size: in each, a key leads to the members that were added under it, and
 * rarely to others that share its slot and 8 of its bits.
 */
export class SlotTables {
  readonly #slots: Uint32Array;
  readonly #size: number;
  readonly #scale: number;

  /** @param members the most that will be added to a table, fewer than 2^24 */
  constructor(tables: number, members: number) {
    if (members >= MEMBER)
      throw new BadInputError(
        `${members} posts are more than ${MEMBER - 1}, the most that one run can compare: make the window shorter.`,
      );
    this.#size = Math.ceil((members + 1) / MOST_USED);
    this.#scale = this.#size / 0x1_0000_0000;
    this.#slots = new Uint32Array(tables * this.#size);
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** Where the walk over a key begins. */
  start(table: number, key: number): number {
    return table * this.#size + ((key * this.#scale) >>> 0);
  }

  /**
   * Begins the walk over one key in each table: writes the slot and what it holds. Apart from the walks themselves, so that
   * the processor waits for the memory of all tables at once instead of one after another.
   */
  startAll(keys: Uint32Array, slots: Uint32Array, entries: Uint32Array): void {
    for (let table = 0; table < keys.length; table++) slots[table] = this.start(table, keys[table]!);
    for (let table = 0; table < keys.length; table++) entries[table] = this.#slots[slots[table]!]!;
  }

  /** The slot after `slot`, round at the table's end. */
  next(table: number, slot: number): number {
    return slot + 1 === (table + 1) * this.#size ? table * this.#size : slot + 1;
  }

  /** What a slot holds: 0 where it is free. */
  entry(slot: number): number {
    return this.#slots[slot]!;
  }

  /** Puts a member into the free slot at which the walk over its key ended. */
  put(slot: number, key: number, member: number): void {
    this.#slots[slot] = ((key & 0xff) << MEMBER_BITS) | (member + 1);
  }
}
