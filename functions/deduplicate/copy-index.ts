// The index of texts that stand for themselves: finds the one that a text repeats, wholly, nearly or as its cut beginning.
import { NearIndex } from './near-index.ts';
import { ReadText } from './read-text.ts';
import { memberOf, NONE, SlotTables } from './slots.ts';

/** Below this many shingles a text says too little to be anyone's near-copy ("gm", "wow"): only the same text counts. */
const MIN_SHINGLES = 12;
/** `gm` and `wow` are everybody's words: a text this short is nobody's copy. */
const LEAST_TEXT = 8;
/** `RT @x:` texts are cut at 140 characters: a repost may be the beginning of its original, but for its last characters. */
const BEGINNING = 40;
const CUT = 8;

/**
 * Members are numbered from 0 as they are added. `read` a text, ask what it repeats, and `add` it where it repeats nothing.
 * Whatever is found was compared exactly. All answers are a member's number or NONE.
 */
export class CopyIndex {
  readonly #textOf: (member: number) => string;
  readonly #near: NearIndex;
  readonly #texts: SlotTables;
  readonly #beginnings: SlotTables | undefined;
  readonly #own = new ReadText();
  readonly #other = new ReadText();
  #loaded = NONE;
  #members = 0;

  /**
   * @param posts the most members that will be added
   * @param textOf the text of a member: members' texts are read again where they must be compared
   * @param cut whether `beginning` will be asked for
   */
  constructor(posts: number, textOf: (member: number) => string, { cut }: { readonly cut: boolean }) {
    this.#textOf = textOf;
    this.#near = new NearIndex(posts, (member) => this.#load(member));
    this.#texts = new SlotTables(1, posts);
    this.#beginnings = cut ? new SlotTables(1, posts) : undefined;
  }

  /** Bytes of all tables. */
  get bytes(): number {
    return this.#near.bytes + this.#texts.bytes + (this.#beginnings?.bytes ?? 0);
  }

  read(text: string): void {
    this.#own.read(text);
  }

  /** The first member with the same comparable text. */
  sameText(): number {
    const { length } = this.#own;
    if (length < LEAST_TEXT) return NONE;
    return this.#first(
      this.#texts,
      this.#own.hash(length),
      (other) => other.length === length && other.beginsLike(this.#own, length),
    );
  }

  /** The most similar member that is a near-copy, the first among equals. */
  nearCopy(): number {
    return this.#own.shingles.size < MIN_SHINGLES ? NONE : this.#near.find(this.#own);
  }

  /** The first member of which the text is the beginning, but for its cut end. */
  beginning(): number {
    const { length } = this.#own;
    if (length < BEGINNING || this.#beginnings === undefined) return NONE;
    const sure = Math.max(BEGINNING, length - CUT);
    return this.#first(this.#beginnings, this.#own.hash(BEGINNING), (other) => other.beginsLike(this.#own, sure));
  }

  /** Adds the text that was read and asked about last, and returns its number. */
  add(): number {
    const member = this.#members++;
    const { length, shingles } = this.#own;
    if (length >= LEAST_TEXT) put(this.#texts, this.#own.hash(length), member);
    if (length >= BEGINNING && this.#beginnings !== undefined) put(this.#beginnings, this.#own.hash(BEGINNING), member);
    if (shingles.size >= MIN_SHINGLES) this.#near.add(member);
    return member;
  }

  #load(member: number): ReadText {
    if (member !== this.#loaded) this.#other.read(this.#textOf(member));
    this.#loaded = member;
    return this.#other;
  }

  #first(table: SlotTables, key: number, matches: (other: ReadText) => boolean): number {
    let slot = table.start(0, key);
    for (let entry = table.entry(slot); entry !== 0; entry = table.entry(slot)) {
      const member = memberOf(entry, key);
      if (member !== NONE && matches(this.#load(member))) return member;
      slot = table.next(0, slot);
    }
    return NONE;
  }
}

const put = (table: SlotTables, key: number, member: number): void => {
  let slot = table.start(0, key);
  while (table.entry(slot) !== 0) slot = table.next(0, slot);
  table.put(slot, key, member);
};
