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
const COLON = 0x3a;
const SLASH = 0x2f;
const SPACE = 0x20;
const DOT = 0x2e;
const MINUS = 0x2d;
const PLUS = 0x2b;
const SHARP = 0x23;

const beginsLikeRepost = (text: string): boolean => {
  const first = text.charCodeAt(0);
  return first === CAPITAL_R || first === SMALL_R || first <= SPACE || first > 0x7f;
};

/** `\w` after width and case are gone. */
const isWord = (entry: number): boolean => {
  const unit = entry & 0xffff;
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f;
};

/** The characters of links, as `LINK` has them. */
const IN_LINK = new Uint8Array(0x10000);
for (let unit = 0x21; unit < 0x2000; unit++)
  IN_LINK[unit] = Number(/[!#-;=?-Z[\]_a-z~\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]/.test(String.fromCharCode(unit)));
const isInLink = (unit: number): boolean => IN_LINK[unit] === 1;

/** Whether `https?://` and something behind it begins here, where an `h` stands. */
const beginsLink = (raw: Uint16Array, length: number, at: number): boolean => {
  if (raw[at + 1] !== SMALL_T || raw[at + 2] !== SMALL_T || raw[at + 3] !== SMALL_P) return false;
  const colon = raw[at + 4] === SMALL_S ? at + 5 : at + 4;
  return (
    colon + 3 < length &&
    raw[colon] === COLON &&
    raw[colon + 1] === SLASH &&
    raw[colon + 2] === SLASH &&
    isInLink(raw[colon + 3]!)
  );
};

/** Where the link that begins here ends. */
const linkEnd = (raw: Uint16Array, length: number, start: number): number => {
  let at = start;
  while (at < length && isInLink(raw[at]!)) at++;
  return at;
};

/** `\p{L}` or `\p{N}`: a letter by its kind, but for the signs that are kept with letters. */
const isLetterOrNumber = (entry: number): boolean => {
  const kind = entry >>> 16;
  if (kind === Kind.wide || kind === Kind.digit) return true;
  return kind === Kind.letter && !isValueSign(entry & 0xffff);
};

/** `%$€£¥` */
const isValueSign = (unit: number): boolean =>
  unit === 0x25 || unit === 0x24 || unit === 0xa3 || unit === 0xa5 || unit === 0x20ac;

const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

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
    /** Whether a minus here would be a dash: right behind a letter but Han and kana, a number, a closing bracket, another dash. */
    let joined = false;
    let i = 0;
    while (i < end) {
      const code = raw[i]!;
      if (code === SMALL_H && beginsLink(raw, end, i)) {
        i = linkEnd(raw, end, i);
        separated = true;
        afterDigit = false;
        joined = false;
        continue;
      }
      i++;
      const entry = isSurrogate(code) ? pairOf(code, i < end ? raw[i++]! : 0) : characterOf(code);
      const kind = entry >>> 16;
      if (kind === Kind.letter || kind === Kind.wide || kind === Kind.digit) {
        if (separated && length > 0) units[length++] = SPACE;
        separated = false;
        afterDigit = kind === Kind.digit;
        joined = kind !== Kind.wide;
        units[length++] = entry & 0xffff;
        continue;
      }
      if (kind <= Kind.space) {
        separated = true;
        afterDigit = false;
        joined = false;
        continue;
      }
      if (kind === Kind.complex) return false;
      if ((kind === Kind.dot || kind === Kind.comma) && afterDigit && this.#isDigit(i, end)) {
        units[length++] = DOT;
        afterDigit = false;
        joined = false;
        continue;
      }
      afterDigit = false;
      if ((kind === Kind.down || (kind === Kind.minus && !joined)) && this.#beginsNumber(i, end)) {
        if (length > 0) units[length++] = SPACE;
        units[length++] = MINUS;
        separated = false;
        joined = true;
        continue;
      }
      if ((kind === Kind.plus || kind === Kind.sharp) && !separated && length > 0) {
        const signs = kind === Kind.plus ? this.#pluses(i, end, length) : this.#sharps(i, end, length);
        if (signs > 0) {
          for (let n = 0; n < signs; n++) units[length++] = kind === Kind.plus ? PLUS : SHARP;
          i += signs - 1;
          joined = true;
          continue;
        }
      }
      separated = true;
      joined = kind === Kind.minus || kind === Kind.closer;
      if (kind === Kind.at) {
        const start = i;
        while (i < end && isWord(characterOf(raw[i]!)) && !(raw[i] === SMALL_H && beginsLink(raw, end, i))) i++;
        joined = i === start && joined;
      }
    }
    this.length = length;
    return true;
  }

  #entry(at: number, end: number): number {
    return at < end ? characterOf(this.#rawUnits[at]!) : Kind.separator << 16;
  }

  #isDigit(at: number, end: number): boolean {
    return this.#entry(at, end) >>> 16 === Kind.digit;
  }

  #beginsNumber(at: number, end: number): boolean {
    const unit = this.#entry(at, end) & 0xffff;
    return this.#isDigit(unit !== 0x25 && isValueSign(unit) ? at + 1 : at, end);
  }

  /** Whether no letter or number stands here, once links are gone. */
  #isFree(at: number, end: number): boolean {
    const raw = this.#rawUnits;
    return !isLetterOrNumber(this.#entry(at, end)) || (raw[at] === SMALL_H && beginsLink(raw, end, at));
  }

  /** How many signs of a name such as C++ begin before this place, 0 where it is none. */
  #pluses(at: number, end: number, length: number): number {
    if (!isSmall(this.units[length - 1]!)) return 0;
    const second = this.#entry(at, end) >>> 16 === Kind.plus;
    const next = second ? at + 1 : at;
    return this.#isFree(next, end) && this.#entry(next, end) >>> 16 !== Kind.plus ? next - at + 1 : 0;
  }

  /** 1 where this is the sign of a name such as C#: behind a letter that stands alone. */
  #sharps(at: number, end: number, length: number): number {
    const before = length > 1 ? characterOf(this.units[length - 2]!) : 0;
    return isSmall(this.units[length - 1]!) && !isLetterOrNumber(before) && this.#isFree(at, end) ? 1 : 0;
  }
}
