// Finds quantities in a text of any of the languages: value and unit of money, shares, durations, sizes, counts, dates, ranks.

import { valuesOf } from './number-values.ts';
import { bareYearAt, datePatterns } from './quantity-dates.ts';
import { scaleBehind, unitBehind } from './unit-words.ts';
import { MONEY_SIGNS, NUMBER_PHRASES, NUMBER_WORDS, type UnitEntry } from './units.data.ts';

/** One way to understand a quantity, in the base unit: `{unit: 'usd', value: 8.5e11}`. */
export interface Reading {
  readonly unit: string;
  readonly value: number;
  readonly noun?: string | undefined;
}

export interface Quantity {
  /** As it stands in the text that was searched. */
  readonly text: string;
  /** UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Never empty; several where the words are ambiguous (`5分`, `¥20`). */
  readonly readings: readonly Reading[];
  /** What stands before it: about, more than, less than. */
  readonly bound?: 'about' | 'over' | 'under' | undefined;
}

const HAN = '零〇一二两兩三四五六七八九十百千';
const ARABIC = '\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?';
const LARGE = '万萬亿億兆만억조';
const words = Object.keys(NUMBER_WORDS);
const latinWords = words.filter((word) => /^[a-z]/.test(word)).join('|');
const signs = Object.keys(MONEY_SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replaceAll('$', '\\$'))
  .join('|');
const MORE = '(?:多|余|餘|来|\\+|＋)';
const HAS_MORE = new RegExp(MORE, 'u');
const AND_MORE = new RegExp(`\\s?${MORE}\\s?`, 'u');

const NUMBER = new RegExp(
  `(?<sign>(?<![A-Za-z])(?:${signs})\\s?)?` +
    `(?<number>(?<![\\p{Script=Latin}\\d.]|[A-Za-z]-|\\d,)(?:${ARABIC})(?:\\s?${MORE}?\\s?[${LARGE}十百千]+(?:(?:${ARABIC})[${LARGE}十百千]+)*)?` +
    `|[${HAN}${LARGE}]+|(?<![\\p{Script=Latin}\\d])(?:${latinWords})(?:-(?:${latinWords}))?(?=[\\s-])|(?:다섯|여섯|일곱|여덟|아홉|한|두|세|네|열)(?=\\s?(?:개|명|배|곳|건|달)))`,
  'giu',
);

const PHRASES = NUMBER_PHRASES.map(({ pattern, unit, value }) => ({
  pattern: new RegExp(pattern, 'giu'),
  unit,
  value,
}));
/** Most texts hold none of them, and one look tells. */
const ANY_PHRASE = new RegExp(NUMBER_PHRASES.map(({ pattern }) => pattern).join('|'), 'iu');
/** `16:9`, `24/7`, `9/10`, `2026.4.21`: they say something only as they stand. */
const VERBATIM = /(?<![\p{Script=Latin}\d.])\d+(?:[:/]\d+)+(?!\d)|(?<![\p{Script=Latin}\d.])\d+(?:\.\d+){2,}/gu;
const FRACTION = new RegExp(`((?:${ARABIC})|[${HAN}${LARGE}]+)分之((?:${ARABIC})|[${HAN}${LARGE}]+)`, 'gu');
const ORDINAL = new RegExp(
  `第\\s?((?:${ARABIC})|[${HAN}]+)(?!时间|方|手)|\\b(\\d+)(?:st|nd|rd|th|er|ère|e|ème|º|ª)\\b|(?:#|\\bno\\.?\\s?|№)(\\d+)`,
  'giu',
);

const BOUNDS: readonly (readonly [NonNullable<Quantity['bound']>, RegExp])[] = [
  [
    'under',
    /(?:不到|不足|少于|低于|未满|至多|最多|under|below|less than|fewer than|at most|up to|menos de|moins de|미만|未満|以下|nearly|almost|近|将近|接近|casi|près de)\s*[$€£¥]?$/iu,
  ],
  [
    'over',
    /(?:超过|超過|超|逾|多于|高于|至少|最少|over|above|more than|at least|exceed(?:s|ing)?|más de|plus de|au moins|al menos)\s*[$€£¥]?$/iu,
  ],
  [
    'about',
    /(?:大约|大概|约|約|左右|差不多|およそ|about|around|roughly|some|approximately|~|≈|alrededor de|unos|environ|약)\s*[$€£¥]?$/iu,
  ],
];
const AFTER_ABOUT = /^\s?(?:左右|上下|前后|ほど|程度|くらい|정도)/u;
const AFTER_OVER = /^\s?(?:以上|多|余|\+|이상|超)/u;
const AFTER_UNDER = /^\s?(?:以下|以内|未満|미만|이하)/u;

const boundOf = (text: string, start: number, end: number): Quantity['bound'] => {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 4);
  const found = BOUNDS.find(([, pattern]) => pattern.test(before))?.[0];
  if (found !== undefined) return found;
  if (AFTER_ABOUT.test(after)) return 'about';
  if (AFTER_UNDER.test(after)) return 'under';
  return AFTER_OVER.test(after) || HAS_MORE.test(text.slice(start, end)) ? 'over' : undefined;
};

/** A number in pieces, so that a range can lend its unit and scale to its first end. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  readonly currencies: readonly string[];
  readonly scale: number;
  readonly entries: readonly UnitEntry[];
  readonly han: boolean;
}

const MORE_AT = /\s?[多余餘来+＋]/uy;
const moreAt = (text: string, at: number): number => {
  MORE_AT.lastIndex = at;
  return MORE_AT.exec(text)?.[0].length ?? 0;
};

const pieceAt = (text: string, match: RegExpExecArray): Piece | undefined => {
  const sign = match.groups?.sign?.trim() ?? '';
  const number = match.groups?.number ?? '';
  const start = match.index;
  let end = start + match[0].length;
  const isDigits = /^\d/.test(number);
  const values = valuesOf(number.replace(AND_MORE, ''));
  const more = moreAt(text, end);
  const { factor: scale, length } = scaleBehind(text, end + more);
  if (length > 0) end += more + length;
  const gap = moreAt(text, end);
  const unit = unitBehind(text, end + gap);
  if (unit.length > 0) end += gap + unit.length;
  const { entries } = unit;
  const currencies = MONEY_SIGNS[sign.toUpperCase()] ?? MONEY_SIGNS[sign] ?? [];
  const bare = entries.length === 0 && currencies.length === 0 && scale === 1;
  // Letters run on: M3, 3D, 4o and the like are names or words, not quantities.
  if (isDigits && bare && /^[\p{Script=Latin}]/u.test(text.slice(end))) return undefined;
  if (!isDigits && !countsAsNumber(number, entries, scale, text, start)) return undefined;
  return { start, end, values, currencies, scale, entries, han: !isDigits };
};

/** Han numerals and words are numbers only with a scale or a unit; 一 and `one` are articles before most units. */
const countsAsNumber = (
  number: string,
  entries: readonly UnitEntry[],
  scale: number,
  text: string,
  start: number,
): boolean => {
  if (/[数數几幾上成]$/u.test(text.slice(0, start))) return false;
  if (/^[a-z]/i.test(number)) {
    const article = /^(?:an?|one)$/i.test(number);
    return scale > 1 || (!article && entries.length > 0);
  }
  const unit = entries[0];
  if (/[万萬亿億兆만억조]/u.test(number)) {
    // 百万 and 万亿 are sums where something is counted, and else as in 千万别 or 万一.
    return /^[百千]?万|^[万萬亿億兆]/u.test(number) ? unit !== undefined && !/^万一/u.test(number) : true;
  }
  if (unit === undefined || (number === '十' && text.startsWith('十分', start))) return false;
  if (/^[一]$/u.test(number)) return unit.factor === 10 || unit.unit === 'times' || unit.unit === 'usd';
  return true;
};

const readingsOf = ({ values, currencies, scale, entries }: Piece): Reading[] =>
  values.flatMap((value): Reading[] => {
    const amount = value * scale;
    if (currencies.length > 0) return currencies.map((unit) => ({ unit, value: amount }));
    if (entries.length === 0) return [{ unit: 'count', value: amount }];
    return entries.map(({ unit, factor, noun }) => ({
      unit,
      value: amount * factor,
      ...(noun === undefined ? {} : { noun }),
    }));
  });

/** `2000亿` and `2000美元` are no years; `in 2025 people said` holds one. */
const canBeYear = ({ start, scale, currencies, entries }: Piece, text: string): boolean =>
  scale === 1 && currencies.length === 0 && (entries.length === 0 || /^\s/u.test(text.slice(start + 4)));

const RANGE = /^\s?(?:[-–—~～〜]|至|到|から|to|and|a|à|에서)\s?$/iu;

/** `每秒45个token`: the time stands in front. */
const PER_SECOND = /(?:每秒(?:钟)?|毎秒|초당)\s?(?:约|約)?$/u;

const withRate = (text: string, start: number, readings: readonly Reading[]): readonly Reading[] =>
  PER_SECOND.test(text.slice(Math.max(0, start - 6), start))
    ? [...readings, ...readings.filter(({ noun }) => noun === 'token').map(({ value }) => ({ unit: 'token/s', value }))]
    : readings;

/** `6-12个月`, `$1–2 billion`: what only one end says of unit, scale or currency holds for both. */
const withRanges = (text: string, pieces: readonly Piece[]): Piece[] => {
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

/**
 * Quantities of a text, left to right, none overlapping. The text must be NFKC (full-width digits narrowed).
 * @param skip spans whose digits belong to something else: names, quotations
 */
export const quantitiesOf = (
  text: string,
  skip: readonly { readonly start: number; readonly end: number }[] = [],
): Quantity[] => {
  const taken: { start: number; end: number }[] = [...skip];
  const found: Quantity[] = [];
  const free = (start: number, end: number): boolean =>
    taken.every((other) => end <= other.start || start >= other.end);
  const add = (start: number, end: number, readings: readonly Reading[]): void => {
    if (!free(start, end) || readings.length === 0) return;
    taken.push({ start, end });
    found.push({ text: text.slice(start, end), start, end, readings, bound: boundOf(text, start, end) });
  };
  for (const { start, end, readings } of datePatterns(text)) add(start, end, readings);
  const digits = /\d/.test(text);
  if (digits)
    for (const match of text.matchAll(VERBATIM))
      add(match.index, match.index + match[0].length, [{ unit: `as typed ${match[0]}`, value: 0 }]);
  for (const match of text.includes('分之') ? text.matchAll(FRACTION) : []) {
    const [whole, base = '', share = ''] = match;
    const value = (valuesOf(share)[0] ?? 0) / (valuesOf(base === '百' ? '100' : base)[0] ?? 1);
    add(match.index, match.index + whole.length, [{ unit: 'percent', value: value * 100 }]);
  }
  for (const match of digits || text.includes('第') ? text.matchAll(ORDINAL) : []) {
    const rank = match[1] ?? match[2] ?? match[3] ?? '';
    add(match.index, match.index + match[0].length, [{ unit: 'ordinal', value: valuesOf(rank)[0] ?? 0 }]);
  }
  for (const { pattern, unit, value } of ANY_PHRASE.test(text) ? PHRASES : [])
    for (const match of text.matchAll(pattern)) add(match.index, match.index + match[0].length, [{ unit, value }]);
  const pieces: Piece[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const last = pieces.at(-1);
    if (last !== undefined && match.index < last.end) continue;
    const piece = pieceAt(text, match);
    if (piece !== undefined && free(piece.start, piece.end)) pieces.push(piece);
  }
  for (const piece of withRanges(text, pieces)) {
    const years = canBeYear(piece, text) ? bareYearAt(text, piece.start) : [];
    add(piece.start, piece.end, [...years, ...withRate(text, piece.start, readingsOf(piece))]);
  }
  return found.sort((a, b) => a.start - b.start);
};
