// The comparable form of a text as code units in a buffer that is used again: the same as `comparable`, in one pass.
import { comparable, decodeEntities } from '../../shared/text/clean.ts';
import { characterOf, Kind, pairOf } from './characters.ts';

const REPOST = /^\s*RT @\w{1,50}:\s*/i;
const CAPITAL_R = 0x52;
const SMALL_R = 0x72;
const SMALL_H = 0x68;
const SMALL_T = 0x74;
const SMALL_P = 0x70;
const SMALL_S = 0x73;
const SPACE = 0x20;
const DOT = 0x2e;
const FULL_COLON = 0xff1a;
const FULL_SLASH = 0xff0f;

const beginsLikeRepost = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first === CAPITAL_R || first === SMALL_R || first <= SPACE || first > 0x7f;
};

/** `\w` after width and case are gone. */
const isWord = (entry: number): boolean => {
  const unit = entry & 0xffff;
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
};

const isColon = (unit: number): boolean => unit === 0x3a || unit === FULL_COLON;
const isSlash = (unit: number): boolean => unit === 0x2f || unit === FULL_SLASH;

/** Whether `https?://` and something behind it begins here, where an `h` stands. */
const beginsLink = (raw: Uint16Array, length: number, at: number): boolean => {
  if (raw[at + 1] !== SMALL_T || raw[at + 2] !== SMALL_T || raw[at + 3] !== SMALL_P) return false;
  const colon = raw[at + 4] === SMALL_S ? at + 5 : at + 4;
  return (
    colon + 3 < length &&
    isColon(raw[colon]!) &&
    isSlash(raw[colon + 1]!) &&
    isSlash(raw[colon + 2]!) &&
    characterOf(raw[colon + 3]!) >>> 16 !== Kind.space
  );
};

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

/** Code units of comparable texts, one text after another in the same buffer. */
export class ComparableUnits {
  units = new Uint16Array(1024);
  length = 0;
  /** The text as it came: characters of a buffer are read several times as fast as those of a string. */
  #raw = Buffer.alloc(4096);
  #rawUnits = new Uint16Array(this.#raw.buffer, this.#raw.byteOffset, this.#raw.length / 2);

  /** Reads a text: afterwards the first `length` of `units` are those of `comparable(text)`. */
  read(text: string): void {
    let decoded = text.includes('&') ? decodeEntities(text) : text;
    if (beginsLikeRepost(decoded)) decoded = decoded.replace(REPOST, '');
    this.#make(decoded.length);
    this.#raw.write(decoded, 'utf16le');
    if (!this.#readSimple(decoded.length)) this.#copy(comparable(text));
  }

  /** The text itself, for the few that are looked at again. */
  text(): string {
    return Buffer.from(this.units.buffer, 0, this.length * 2).toString('utf16le');
  }

  #make(length: number): void {
    if (length > this.units.length) this.units = new Uint16Array(length * 2);
    if (length <= this.#rawUnits.length) return;
    this.#raw = Buffer.alloc(length * 4);
    this.#rawUnits = new Uint16Array(this.#raw.buffer, this.#raw.byteOffset, length * 2);
  }

  #copy(text: string): void {
    if (text.length > this.units.length) this.units = new Uint16Array(text.length * 2);
    for (let i = 0; i < text.length; i++) this.units[i] = text.charCodeAt(i);
    this.length = text.length;
  }

  /** False where a character needs the rules of the whole text. */
  #readSimple(end: number): boolean {
    const raw = this.#rawUnits;
    const { units } = this;
    let length = 0;
    let separated = false;
    let afterDigit = false;
    let i = 0;
    while (i < end) {
      const code = raw[i]!;
      if (code === SMALL_H && beginsLink(raw, end, i)) {
        i = this.#linkEnd(i, end);
        if (i < 0) return false;
        separated = true;
        afterDigit = false;
        continue;
      }
      i++;
      const entry = isSurrogate(code) ? pairOf(code, i < end ? raw[i++]! : 0) : characterOf(code);
      const kind = entry >>> 16;
      if (kind === Kind.letter || kind === Kind.wide || kind === Kind.digit) {
        if (separated && length > 0) units[length++] = SPACE;
        separated = false;
        afterDigit = kind === Kind.digit;
        units[length++] = entry & 0xffff;
        continue;
      }
      if (kind === Kind.complex) return false;
      const point = kind === Kind.dot || kind === Kind.comma;
      if (point && afterDigit && i < end && characterOf(raw[i]!) >>> 16 === Kind.digit) {
        units[length++] = DOT;
        afterDigit = false;
        continue;
      }
      separated = true;
      afterDigit = false;
      if (kind === Kind.at)
        while (i < end && isWord(characterOf(raw[i]!)) && !(raw[i] === SMALL_H && beginsLink(raw, end, i))) i++;
    }
    this.length = length;
    return true;
  }

  /** Where the link that begins here ends; −1 where one of its characters is complex. */
  #linkEnd(start: number, end: number): number {
    const raw = this.#rawUnits;
    for (let i = start; i < end; i++) {
      const unit = raw[i]!;
      const kind = (isSurrogate(unit) ? pairOf(unit, i + 1 < end ? raw[i + 1]! : 0) : characterOf(unit)) >>> 16;
      if (kind === Kind.complex) return -1;
      if (kind === Kind.space) return i;
      if (isSurrogate(unit)) i++;
    }
    return end;
  }
}
