// What one number of a text lends another: the ends of a range, a unit told once.
import type { Piece } from './quantities.ts';

/** What stands between the two ends of a range. */
export const RANGE = /^-?\s?(?:[-–—~～〜]|至|到|から|to|and|or|a|y|à|et|에서)\s?$/iu;

/** `6-12个月`, `$1–2 billion`: what only one end says of unit, scale or currency holds for both. */
export const withRanges = (text: string, pieces: readonly Piece[]): Piece[] => {
  const result = [...pieces];
  for (let i = 0; i + 1 < result.length; i++) {
    const [a, b] = [result[i], result[i + 1]];
    if (a === undefined || b === undefined || !RANGE.test(text.slice(a.end, b.start))) continue;
    const first = {
      ...a,
      entries: a.entries.length > 0 || a.currencies.length > 0 ? a.entries : b.entries,
      currencies: a.currencies.length > 0 || a.entries.length > 0 ? a.currencies : b.currencies,
      scale: a.scale === 1 && a.entries.length === 0 ? b.scale : a.scale,
    };
    const borrowed =
      Math.max(...a.values) * a.scale < 1000 &&
      /[万萬亿億]/u.test(text.slice(b.start, b.end)) &&
      !/[万萬亿億]/u.test(text.slice(a.start, a.end));
    const large = /亿|億/u.test(text.slice(b.start, b.end)) ? 1e8 : 1e4;
    result[i] = borrowed && a.scale === 1 ? { ...first, scale: large } : first;
    if (b.currencies.length === 0 && b.entries.length === 0) result[i + 1] = { ...b, currencies: a.currencies };
  }
  return result;
};

/** How far a unit reaches to a number that has none, and what may stand around such a number: no noun, and no name before it. */
const LENDS = 60;
const ALONE =
  /^\s?(?:[.,;:!?)，。；：！？、）]|$|(?:on|in|for|at|with|by|from|against|versus|vs|after|before|when|and|or|but|to|en|con|sur|pour|avec|et|y)\b)/u;
const NAMED = /(?<=\p{Lu}\S*\s)/uy;
const isNamed = (text: string, start: number): boolean => {
  NAMED.lastIndex = start;
  return NAMED.test(text);
};

/** A number that stands alone may share the unit of the number before: `five to seven years; China does it in two.` */
export const withLent = (text: string, pieces: readonly Piece[]): Piece[] => {
  let last: Piece | undefined;
  return pieces.map((piece) => {
    const own = piece.entries.length + piece.currencies.length > 0;
    if (own) last = piece;
    const near = last !== undefined && piece.start - last.end <= LENDS;
    const alone = ALONE.test(text.slice(piece.end)) && !isNamed(text, piece.start);
    return own || !near || !alone ? piece : { ...piece, lent: last?.entries };
  });
};
