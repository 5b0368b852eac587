// The comparable form of a text as code units in a buffer that is used again: the same as `comparable`, in one pass.
import { comparable, decodeEntities } from '../../shared/text/clean.ts';
import { characterOf, Kind, pairOf } from './characters.ts';

const REPOST = /^\s*RT @\w{1,50}:\s*/i;
const CAPITAL_R = 0x52;
const SMALL_R = 0x72;
const SMALL_H = 0x68;
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

/** Whether `https?://` and something behind it begins here. */
const beginsLink = (text: string, at: number): boolean => {
  if (!text.startsWith('http', at)) return false;
  const colon = text.charCodeAt(at + 4) === 0x73 ? at + 5 : at + 4;
  return (
    isColon(text.charCodeAt(colon)) &&
    isSlash(text.charCodeAt(colon + 1)) &&
    isSlash(text.charCodeAt(colon + 2)) &&
    colon + 3 < text.length &&
    characterOf(text.charCodeAt(colon + 3)) >>> 16 !== Kind.space
  );
};

/** Code units of comparable texts, one text after another in the same buffer. */
export class ComparableUnits {
  units = new Uint16Array(1024);
  length = 0;

  /** Reads a text: afterwards the first `length` of `units` are those of `comparable(text)`. */
  read(text: string): void {
    let decoded = text.includes('&') ? decodeEntities(text) : text;
    if (beginsLikeRepost(decoded)) decoded = decoded.replace(REPOST, '');
    if (decoded.length > this.units.length) this.units = new Uint16Array(decoded.length * 2);
    if (!this.#readSimple(decoded)) this.#copy(comparable(text));
  }

  /** The text itself, for the few that are looked at again. */
  text(): string {
    return Buffer.from(this.units.buffer, 0, this.length * 2).toString('utf16le');
  }

  #copy(text: string): void {
    if (text.length > this.units.length) this.units = new Uint16Array(text.length * 2);
    for (let i = 0; i < text.length; i++) this.units[i] = text.charCodeAt(i);
    this.length = text.length;
  }

  /** False where a character needs the rules of the whole text. */
  #readSimple(text: string): boolean {
    const { units } = this;
    let length = 0;
    let separated = false;
    let afterDigit = false;
    let i = 0;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      if (code === SMALL_H && beginsLink(text, i)) {
        for (; i < text.length; i++) {
          const unit = text.charCodeAt(i);
          const kind =
            (unit >= 0xd800 && unit <= 0xdfff ? pairOf(unit, text.charCodeAt(i + 1)) : characterOf(unit)) >>> 16;
          if (kind === Kind.complex) return false;
          if (kind === Kind.space) break;
          if (unit >= 0xd800 && unit <= 0xdfff) i++;
        }
        separated = true;
        afterDigit = false;
        continue;
      }
      i++;
      const pair = code >= 0xd800 && code <= 0xdfff;
      const entry = pair ? pairOf(code, text.charCodeAt(i)) : characterOf(code);
      if (pair) i++;
      const kind = entry >>> 16;
      let unit = entry & 0xffff;
      if (kind === Kind.complex) return false;
      if (kind === Kind.at) {
        while (i < text.length && isWord(characterOf(text.charCodeAt(i))) && !beginsLink(text, i)) i++;
      }
      if (kind === Kind.dot || kind === Kind.comma) {
        const within = afterDigit && i < text.length && characterOf(text.charCodeAt(i)) >>> 16 === Kind.digit;
        unit = DOT;
        if (!within) {
          separated = true;
          afterDigit = false;
          continue;
        }
      } else if (kind < Kind.letter || kind > Kind.digit) {
        separated = true;
        afterDigit = false;
        continue;
      }
      if (separated && length > 0) units[length++] = SPACE;
      separated = false;
      afterDigit = kind === Kind.digit;
      units[length++] = unit;
    }
    this.length = length;
    return true;
  }
}
