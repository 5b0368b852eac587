// Buckets of posts that share a key, row by row: where the posts that may be alike find each other.
import { NONE, SlotTable } from './slots.ts';

/** Marks how many others share the key of a place, where the place of one is looked for. */
const COUNT = 2 ** 31;

/** Places in a line of the cache. */
const LINE = 16;

const grown = (array: Uint32Array): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
};

/**
 * Rows of buckets over the places 0, 1, 2 … of posts. First `put` keys, then `fill` once, then `find` place by place, and let
 * a place `stand` where later ones may find it. Since all keys are known before anything is sought, one row is filled after
 * another, by one small table that stays in the cache; what a bucket holds lies side by side. A bucket may hold a few posts of
 * another key that shares its slot and 8 of its bits: what is found is compared.
 */
export class Buckets {
  readonly #rows: number;
  readonly #places: number;
  /** From row to row: an odd number of lines, so that the rows of a place don't evict each other from the cache. */
  readonly #stride: number;
  /** Keys by row and place, later where the bucket begins; 0 for none, and for a bucket of one. */
  readonly #starts: Uint32Array;
  /** Of each bucket how many places stand in it, then those. */
  #buckets = new Uint32Array(0);
  readonly #table: SlotTable;
  /** The place that last met another, so that none is found twice. */
  readonly #met: Uint32Array;
  /** The buckets of the place that was asked about last. */
  readonly #shared: Uint32Array;
  #sharing = 0;
  #asked = NONE;
  /** What `find` found. */
  found = new Uint32Array(256);

  /** @param places the most posts, fewer than 2^24 */
  constructor(rows: number, places: number) {
    this.#rows = rows;
    this.#places = places;
    this.#stride = (Math.ceil(places / LINE) | 1) * LINE;
    this.#starts = new Uint32Array(rows * this.#stride);
    this.#table = new SlotTable(places);
    this.#met = new Uint32Array(places);
    this.#shared = new Uint32Array(rows);
  }

  /** Bytes of all tables. */
  get bytes(): number {
    return this.#starts.byteLength + this.#buckets.byteLength + this.#table.bytes + this.#met.byteLength;
  }

  /** Puts a place under a key in each row. */
  put(place: number, keys: Uint32Array): void {
    const starts = this.#starts;
    for (let row = 0, at = place; row < keys.length; row++, at += this.#stride) starts[at] = keys[row]! || 1;
  }

  /** Gives each key that several places share a bucket, still empty. */
  fill(): void {
    const starts = this.#starts;
    let end = 1;
    for (let row = 0; row < this.#rows; row++) {
      const own = starts.subarray(row * this.#stride, row * this.#stride + this.#places);
      this.#table.clear();
      // First each place leads to the first of its key, which counts them; then to the bucket of that one.
      for (let place = 0; place < own.length; place++) {
        const key = own[place]!;
        if (key === 0) continue;
        const before = this.#table.replace(key, place);
        if (before === NONE) {
          own[place] = 0;
          continue;
        }
        const counted = own[before]!;
        const first = counted === 0 || counted >= COUNT ? before : counted - 1;
        own[place] = first + 1;
        own[first] = first === before && counted === 0 ? COUNT + 1 : own[first]! + 1;
      }
      for (let place = 0; place < own.length; place++) {
        const first = own[place]!;
        if (first >= COUNT) {
          own[place] = end;
          end += first - COUNT + 2;
        } else if (first !== 0) own[place] = own[first - 1]!;
      }
    }
    this.#buckets = new Uint32Array(end);
  }

  /** Writes to `found` the places that stand in the buckets of a place, each once, and returns their number. */
  find(place: number): number {
    const starts = this.#starts;
    const buckets = this.#buckets;
    const met = this.#met;
    const shared = this.#shared;
    let count = 0;
    let sharing = 0;
    for (let row = 0, at = place; row < this.#rows; row++, at += this.#stride) {
      const start = starts[at]!;
      if (start === 0) continue;
      shared[sharing++] = start;
      const end = start + buckets[start]!;
      for (let i = start + 1; i <= end; i++) {
        const other = buckets[i]!;
        if (met[other] === place) continue;
        met[other] = place;
        if (count === this.found.length) this.found = grown(this.found);
        this.found[count++] = other;
      }
    }
    this.#sharing = sharing;
    this.#asked = place;
    return count;
  }

  /** Lets later places find this one. */
  stand(place: number): void {
    if (place !== this.#asked) this.find(place);
    const buckets = this.#buckets;
    for (let i = 0; i < this.#sharing; i++) {
      const start = this.#shared[i]!;
      buckets[start + ++buckets[start]!] = place;
    }
  }
}
