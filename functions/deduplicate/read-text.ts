// A text that was read for comparison: its comparable units, its shingles and hashes, in buffers that are used again.
import { isWide } from './characters.ts';
import { ComparableUnits } from './comparable-units.ts';
import { essence, essenceSum, FIRST_COUNT } from './differs.ts';
import { mix, ShingleSet, writeShingles } from './shingles.ts';

/** Below this many distinct shingles a text says too little to be anyone's near-copy ("gm", "wow"): only the same text counts. */
const MIN_SHINGLES = 12;

export class ReadText {
  readonly comparable = new ComparableUnits();
  /** The text as it came. */
  written = '';
  /** Hashes of the shingles in their order, repetitions among them: the first `hashCount` count. */
  hashes = new Uint32Array(1024);
  hashCount = 0;
  readonly #shingles = new ShingleSet();
  #isLoaded = false;
  readonly #few = new Uint32Array(MIN_SHINGLES);

  read(text: string): void {
    this.written = text;
    this.comparable.read(text);
    const { units, length } = this.comparable;
    if (length > this.hashes.length) this.hashes = new Uint32Array(length * 2);
    this.hashCount = writeShingles(units, length, this.hashes);
    this.#isLoaded = false;
  }

  /** The distinct shingles: sorted out only where somebody compares them. */
  get shingles(): ShingleSet {
    if (!this.#isLoaded) this.#shingles.load(this.hashes, this.hashCount);
    this.#isLoaded = true;
    return this.#shingles;
  }

  /** Whether there are enough distinct shingles for a near-copy; the first ones mostly tell. */
  get isLong(): boolean {
    const { hashes } = this;
    const few = this.#few;
    let distinct = 0;
    for (let i = 0; i < this.hashCount && distinct < MIN_SHINGLES; i++) {
      let known = 0;
      while (known < distinct && few[known] !== hashes[i]) known++;
      if (known === distinct) few[distinct++] = hashes[i]!;
    }
    return distinct === MIN_SHINGLES;
  }

  /** Whether most units are Han or kana. */
  get isWide(): boolean {
    const { units, length } = this.comparable;
    let wide = 0;
    for (let i = 0; i < length; i++) if (isWide(units[i]!)) wide++;
    return wide * 2 > length;
  }

  get length(): number {
    return this.comparable.length;
  }

  /** A hash of the first `length` units: FNV-1a, then Murmur3's finaliser. */
  hash(length: number): number {
    const { units } = this.comparable;
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
    return mix(hash);
  }

  /** Whether both texts have `length` units and the same ones up to there. */
  beginsLike(other: ReadText, length: number): boolean {
    if (length > this.length || length > other.length) return false;
    const [a, b] = [this.comparable.units, other.comparable.units];
    for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false;
    return true;
  }

  /** See `essenceSum`; 32 bits of it are a key. */
  get essence(): number {
    return essenceSum(this.comparable.units, this.comparable.length);
  }

  hasEssenceOf(other: ReadText): boolean {
    const sum = this.essence;
    if (sum !== other.essence) return false;
    return sum < FIRST_COUNT || essence(this.comparable.text()) === essence(other.comparable.text());
  }
}
