// The index of posts by their texts: finds the one that a text repeats, wholly, nearly or as its cut beginning.
import { Buckets } from './buckets.ts';
import { NearIndex } from './near-index.ts';
import { ReadText } from './read-text.ts';
import { NONE, SlotTable } from './slots.ts';

/** `gm` and `wow` are everybody's words: a text this short is nobody's copy. */
const LEAST_TEXT = 8;
/** `RT @x:` texts are cut at 140 characters: a repost may be the beginning of its original, but for its last characters. */
const BEGINNING = 40;
const CUT = 8;

/**
 * Posts have places 0, 1, 2 … in the order in which originals are sought. First `sign` those that nothing but their text can
 * fold, then `fill` once, then ask in order what each repeats, and let it `stand` where it repeats nothing. Whatever is found
 * was compared exactly. All answers are a place or NONE.
 */
export class CopyIndex {
  readonly #textOf: (place: number) => string;
  readonly #first: Int32Array;
  readonly #texts: SlotTable;
  readonly #near: NearIndex;
  readonly #beginnings: Buckets | undefined;
  readonly #key = new Uint32Array(1);
  readonly #own = new ReadText();
  readonly #other = new ReadText();
  #ownPlace = NONE;
  #otherPlace = NONE;

  /**
   * @param places the number of posts
   * @param textOf the text of a place: texts are read again where they must be compared
   * @param cut whether `beginning` will be asked for
   */
  constructor(places: number, textOf: (place: number) => string, { cut }: { readonly cut: boolean }) {
    this.#textOf = textOf;
    this.#first = new Int32Array(places).fill(NONE);
    this.#texts = new SlotTable(places);
    this.#near = new NearIndex(places, {
      own: (place) => this.#readOwn(place),
      other: (place) => this.#readOther(place),
    });
    this.#beginnings = cut ? new Buckets(1, places) : undefined;
  }

  /** Bytes of all tables. */
  get bytes(): number {
    return this.#near.bytes + this.#texts.bytes + this.#first.byteLength + (this.#beginnings?.bytes ?? 0);
  }

  /** Takes in the text of the next place. Of equal texts only the first is looked at further: the others go where it goes. */
  sign(place: number): void {
    const own = this.#readOwn(place);
    const { length } = own;
    if (length < LEAST_TEXT) return;
    const first = this.#texts.findOrPut(own.hash(length), place, (other) => {
      const text = this.#readOther(other);
      return text.length === length && text.beginsLike(own, length);
    });
    this.#first[place] = first;
    if (first !== NONE) return;
    if (own.isLong) this.#near.sign(place, own);
    if (this.#beginnings === undefined || length < BEGINNING) return;
    this.#key[0] = own.hash(BEGINNING);
    this.#beginnings.put(place, this.#key);
  }

  fill(): void {
    this.#near.fill();
    this.#beginnings?.fill();
  }

  /** The first place with the same comparable text, whether it stands for itself or not. */
  sameText(place: number): number {
    return this.#first[place] ?? NONE;
  }

  /** The most similar post that stands for itself and is a near-copy, the first among equals. */
  nearCopy(place: number): number {
    return this.#near.find(place);
  }

  /** The first post that stands for itself of which the text is the beginning, but for its cut end. */
  beginning(place: number): number {
    if (this.#beginnings === undefined) return NONE;
    let first = NONE;
    const count = this.#beginnings.find(place);
    for (let i = 0; i < count; i++) {
      const other = this.#beginnings.found[i]!;
      const own = this.#readOwn(place);
      const sure = Math.max(BEGINNING, own.length - CUT);
      if ((first === NONE || other < first) && this.#readOther(other).beginsLike(own, sure)) first = other;
    }
    return first;
  }

  /** From now on the post stands for itself and others may repeat it. */
  stand(place: number): void {
    this.#near.stand(place);
    this.#beginnings?.stand(place);
  }

  #readOwn(place: number): ReadText {
    if (place !== this.#ownPlace) this.#own.read(this.#textOf(place));
    this.#ownPlace = place;
    return this.#own;
  }

  #readOther(place: number): ReadText {
    if (place !== this.#otherPlace) this.#other.read(this.#textOf(place));
    this.#otherPlace = place;
    return this.#other;
  }
}
