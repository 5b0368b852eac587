// Finds quantities in a text of any of the languages: value and unit of money, shares, durations, sizes, counts, dates, ranks.

import { matchesOf } from '../text/matches.ts';
import { neighboursOf, valuesOf } from './number-values.ts';
import {
  ARTICLES,
  COUNTED_WORDS,
  EVERYDAY_NUMBERS,
  KOREAN_WORDS,
  MULTIPLIERS,
  NUMBER_WORDS,
} from './number-words.data.ts';
import { boundOf, type Direction, directionOf } from './quantity-bounds.ts';
import { bareYearAt, datePatterns } from './quantity-dates.ts';
import { inARow, isOfSeveral, partsLeft, partsTyped, rankBehind, timesLess, withRate } from './quantity-otherwise.ts';
import { firstPlacesOf, fractionsOf, idiomsOf, manyOf, oneScalesOf, phrasesOf, sharesOf } from './quantity-phrases.ts';
import { withLent, withRanges } from './quantity-ranges.ts';
import { scaleBehind, unitBehind } from './unit-words.ts';
import { MONEY_SIGNS, type UnitEntry } from './units.data.ts';

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
  /** Whether it says that something went up or down by it. */
  readonly direction?: Direction | undefined;
}

/** The two ways to read: `posts` takes `one` and every number in words, so that a claim finds what it rests on. */
export type Reader = 'claim' | 'post';

const HAN = '零〇一二两兩三四五六七八九十百千';
const ARABIC = '\\d{1,3}(?:,\\d{2})*(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d+(?:[.,]\\d+)?';
const LARGE = '万萬亿億兆만억조';
const longestFirst = (list: readonly string[]): string => [...list].sort((a, b) => b.length - a.length).join('|');
const words = longestFirst(Object.keys(NUMBER_WORDS));
const furtherWords = longestFirst(Object.keys(NUMBER_WORDS).filter((word) => !ARTICLES.has(word) || word === 'one'));
const multipliers = longestFirst(Object.keys(MULTIPLIERS));
const korean = longestFirst(Object.keys(KOREAN_WORDS));
const signs = Object.keys(MONEY_SIGNS)
  .sort((a, b) => b.length - a.length)
  .map((sign) => sign.replace(/[$.]/g, '\\$&'))
  .join('|');
const CURRENCIES = new Map(Object.entries(MONEY_SIGNS).map(([sign, units]) => [sign.toUpperCase(), units]));
const MORE = '(?:多|余|餘|来|\\+|＋)';
const AND_MORE = new RegExp(`\\s?${MORE}\\s?`, 'u');
/** `3个亿`: the measure word says nothing. */
const MEASURED = '[个個](?=[亿億])';

const NUMBER = new RegExp(
  `(?<sign>(?<![\\p{Script=Latin}])(?:${signs})\\s?)?` +
    `(?<number>(?<![\\p{Script=Latin}\\d.]|(?<!\\bsub)(?<=[A-Za-z])-|\\d,)(?:${ARABIC})(?:\\s?(?:${MORE}|${MEASURED})?\\s?[${LARGE}十百千천백십]+(?:\\s?(?:${ARABIC})[${LARGE}十百千천백십]+)*)?` +
    `|[${HAN}]+点[零〇一二三四五六七八九]+(?:[${LARGE}]+|(?=倍|个百分点))` +
    `|(?:[${HAN}]+${MEASURED})?[${HAN}${LARGE}]+` +
    `|(?<![\\p{Script=Latin}\\d]|[\\p{Script=Latin}]['’-])(?:${words})(?:(?:-et-|-|\\s(?:and\\s|y\\s|et\\s)?)(?:${furtherWords}|${multipliers})|(?:-une?|\\set\\sune?|\\sy\\sun[oa]?)(?![\\p{Script=Latin}]))*(?![\\p{Script=Latin}])` +
    `|(?<!\\p{Script=Hangul})(?:${korean})(?=\\s?(?:개|명|배|곳|건|달|번|대|장|가지|시간|살|마리|편|권|주|해|사람))` +
    `|${longestFirst(Object.keys(COUNTED_WORDS))})`,
  'giu',
);

const UNREAD_SCALE =
  /^\s?[\p{L}--[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]]/v;
const MIL = /^\s?mil(?!\p{L}|\s(?:millones|milh))/iu;

/** A number in pieces, so that a range can lend its unit and scale to its first end. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  /** The other end, where two numerals in a row say from which to which: 四五倍. */
  readonly till?: number | undefined;
  readonly currencies: readonly string[];
  readonly scale: number;
  readonly entries: readonly UnitEntry[];
  /** Units of the number before, which one without a unit may share: `每秒136个token，最高200`. */
  readonly lent?: readonly UnitEntry[] | undefined;
}

const MORE_AT = /\s?[多余餘来+＋]/uy;
const HALF_BEFORE_UNIT =
  /\s?(?:个|個)半(?=小时|小時|钟头|月|星期)|\s(?:and a half|et demie?|y medi[ao])(?=[\s.,;:)]|$)/iuy;
const HALF_BEHIND_UNIT = /半(?![天年月数導导价])|\s?반(?!\p{Script=Hangul})|\s(?:and a half|et demie?|y medi[ao])\b/iuy;
const lengthAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** One letter is a scale behind digits only: the T of `four hundred T-shirts` is none. */
const scaleOf = (text: string, at: number, isDigits: boolean, isMoney: boolean): { factor: number; length: number } => {
  const found = scaleBehind(text, at, isMoney);
  const letter = text.slice(at, at + found.length).trim();
  const isWord = letter.length === 1 && (!isDigits || (found.length > 1 && text[at + found.length] === '-'));
  return isWord ? { factor: 1, length: 0 } : found;
};

/** `a`, `one`: articles, unless a scale or a half stands behind. */
const isArticle = (number: string): boolean => ARTICLES.has(number.toLowerCase());
const HALF = /半|반|half|demi|medi[ao]/iu;

const pieceAt = (text: string, match: RegExpExecArray, reader: Reader): Piece | undefined => {
  const sign = match.groups?.sign?.trim() ?? '';
  const number = match.groups?.number ?? '';
  const start = match.index;
  let end = start + match[0].length;
  const isDigits = /^\d/.test(number);
  const halved = lengthAt(HALF_BEFORE_UNIT, text, end);
  end += halved;
  const more = lengthAt(MORE_AT, text, end);
  const { factor: scale, length } = scaleOf(text, end + more, isDigits, sign !== '');
  // Most articles can be told at once, and texts are full of them.
  if (reader === 'claim' && scale === 1 && halved === 0 && isArticle(number) && !HALF.test(text)) return undefined;
  if (length > 0) end += more + length;
  const gap = lengthAt(MORE_AT, text, end);
  const unit = unitBehind(text, end + gap);
  if (unit.length > 0) end += gap + unit.length;
  const half = unit.length > 0 && halved === 0 ? lengthAt(HALF_BEHIND_UNIT, text, end) : 0;
  end += half;
  const { entries } = unit;
  const currencies = CURRENCIES.get(sign.toUpperCase()) ?? [];
  const bare = entries.length === 0 && currencies.length === 0 && scale === 1;
  // A sum of money before a word of a script whose scales are not known, or before one that is thousands in one language and
  // millions in another: no sum at all is better than a thousandth of it.
  if (currencies.length > 0 && (scale === 1 ? UNREAD_SCALE : MIL).test(text.slice(start + match[0].length)))
    return undefined;
  // Letters run on: M3, 3D, 4o and the like are names or words, not quantities.
  if (isDigits && entries.length === 0 && /^[\p{Script=Latin}]/u.test(text.slice(end))) return undefined;
  if (!isDigits && halved + half === 0 && !countsAsNumber({ number, entries, scale, text, start, bare, reader }))
    return undefined;
  const [from, till] = neighboursOf(number) ?? [];
  const values = (from === undefined ? valuesOf(number.replace(AND_MORE, '').replace(/[个個]/, '')) : [from]).map(
    (value) => value + (halved + half > 0 ? 0.5 : 0),
  );
  return { start, end, values, till, currencies, scale, entries };
};

interface Candidate {
  readonly number: string;
  readonly entries: readonly UnitEntry[];
  readonly scale: number;
  readonly text: string;
  readonly start: number;
  readonly bare: boolean;
  readonly reader: Reader;
}

/** `五到七年`: the first end of a range has no unit of its own. */
const HAN_RANGE = new RegExp(`^(?:到|至|[-–~～])[${HAN}]+`, 'u');

/** Han numerals are numbers only with a scale or a unit; 一 and `one` are articles before most units. */
const countsAsNumber = ({ number, entries, scale, text, start, bare, reader }: Candidate): boolean => {
  if (/[数數几幾上成第]$|[数數几幾][个個]$/u.test(text.slice(Math.max(0, start - 2), start))) return false;
  if (COUNTED_WORDS[number] !== undefined) return true;
  // 零头, 零件 and 零售 are words.
  if (/^[零〇]$/u.test(number) && /^[头頭件食星散售碎]/u.test(text.slice(start + 1))) return false;
  if (/^\p{Script=Latin}/u.test(number)) {
    const lower = number.toLowerCase();
    // `a quarter of a billion` holds no billion.
    if (ARTICLES.has(lower) && /\b(?:half|quarters?|thirds?|fraction) (?:of )?$/iu.test(text.slice(0, start)))
      return false;
    if (lower.split(' ').every((word) => ARTICLES.has(word)))
      return scale > 1 || (reader === 'post' && /\bone$/.test(lower));
    return !(bare && EVERYDAY_NUMBERS.has(lower));
  }
  const unit = entries[0];
  if (/[万萬亿億兆만억조]/u.test(number)) {
    // 百万 and 万亿 are sums where something is counted, and else as in 千万别 or 万一.
    return /^[百千]?万|^[万萬亿億兆]/u.test(number) ? unit !== undefined && !/^万一/u.test(number) : true;
  }
  const rest = text.slice(start + number.length);
  if (/[百千]$/u.test(number) && /^[多余餘]/u.test(rest)) return true;
  if (HAN_RANGE.test(rest)) return true;
  if (unit === undefined || (number === '十' && text.startsWith('十分', start))) return false;
  if (/^[一]$/u.test(number))
    return (
      unit.factor === 10 || unit.unit === 'times' || unit.unit === 'usd' || (reader === 'post' && unit.unit !== 'count')
    );
  return true;
};

const inUnits = (amount: number, entries: readonly UnitEntry[]): Reading[] =>
  entries.map(({ unit, factor, noun }) => ({ unit, value: amount * factor, ...(noun === undefined ? {} : { noun }) }));

const readingsOf = ({ values, currencies, scale, entries, lent = [] }: Piece): Reading[] =>
  values.flatMap((value): Reading[] => {
    const amount = value * scale;
    if (currencies.length > 0) return currencies.map((unit) => ({ unit, value: amount }));
    if (entries.length === 0) return [{ unit: 'count', value: amount }, ...inUnits(amount, lent)];
    return inUnits(amount, entries);
  });

/** `2000亿` and `2000美元` are no years; `in 2025 people said` holds one. */
const canBeYear = ({ start, scale, currencies, entries }: Piece, text: string): boolean =>
  scale === 1 && currencies.length === 0 && (entries.length === 0 || /^\s/u.test(text.slice(start + 4)));

interface Span {
  readonly start: number;
  readonly end: number;
}

const spanOf = (text: string, { start, end }: Span): Span & { readonly text: string } => ({
  text: text.slice(start, end),
  start,
  end,
});

/** What is told of a quantity besides its readings. */
type Surroundings = (
  text: string,
  start: number,
  end: number,
  readings: readonly Reading[],
) => Pick<Quantity, 'bound' | 'direction'>;

const surroundings: Surroundings = (text, start, end, readings) => ({
  bound: boundOf(text, start, end),
  direction: readings.some(({ unit }) => unit === 'percent') ? directionOf(text, start, end) : undefined,
});

/**
 * Quantities of a text, left to right, none overlapping, but that the two ends of 三四倍 share their span. The text must be
 * NFKC (full-width digits narrowed).
 * @param skip spans whose digits belong to something else: names, quotations
 * @param reader whether it is read as what is claimed or, more generously, as what a post may carry
 */
export const quantitiesOf = (text: string, skip: readonly Span[] = [], reader: Reader = 'claim'): Quantity[] =>
  findQuantities(text, skip, reader, surroundings);

/** The quantities that a text claims, for those who ask for values and places only: nobody looks at what stands around them. */
export const amountsOf = (text: string): Omit<Quantity, 'bound' | 'direction'>[] =>
  findQuantities(text, [], 'claim', () => ({}));

const findQuantities = (text: string, skip: readonly Span[], reader: Reader, around: Surroundings): Quantity[] => {
  const taken: Span[] = [...skip, ...idiomsOf(text)];
  const found: Quantity[] = [];
  const free = (start: number, end: number): boolean =>
    taken.every((other) => end <= other.start || start >= other.end);
  const add = (start: number, end: number, readings: readonly Reading[]): void => {
    if (!free(start, end) || readings.length === 0) return;
    taken.push({ start, end });
    found.push({ text: text.slice(start, end), start, end, readings, ...around(text, start, end, readings) });
  };
  for (const { start, end, readings } of fractionsOf(text))
    add(start, end, [...readings, ...(reader === 'post' ? timesLess(readings) : [])]);
  for (const { start, end, readings } of sharesOf(text))
    if (reader === 'claim') add(start, end, readings);
    else found.push({ text: text.slice(start, end), start, end, readings, bound: boundOf(text, start, end) });
  for (const { start, end, readings } of datePatterns(text)) add(start, end, readings);
  for (const { start, end, readings } of phrasesOf(text)) {
    add(start, end, readings);
    if (reader === 'post')
      for (const part of partsTyped(text, start, end)) found.push({ text: text.slice(start, end), start, ...part });
  }
  const pieces: Piece[] = [];
  for (const match of matchesOf(text, NUMBER)) {
    const last = pieces.at(-1);
    if (last !== undefined && match.index < last.end) continue;
    const piece = pieceAt(text, match, reader);
    if (piece !== undefined && free(piece.start, piece.end)) pieces.push(piece);
  }
  for (const piece of withLent(text, withRanges(text, pieces))) {
    const years = canBeYear(piece, text) ? bareYearAt(text, piece.start) : [];
    const ranks = reader === 'post' ? [...rankBehind(text, piece), ...partsLeft(text, piece)] : [];
    const isFree = free(piece.start, piece.end);
    add(piece.start, piece.end, [
      ...years,
      ...withRate(text, piece, readingsOf(piece)),
      ...ranks,
      ...inARow(text, piece),
    ]);
    if (isFree && piece.till !== undefined) {
      const readings = withRate(text, piece, readingsOf({ ...piece, values: [piece.till] }));
      found.push({ ...spanOf(text, piece), readings, bound: boundOf(text, piece.start, piece.end) });
    }
  }
  if (reader === 'post') {
    for (const { start, end, readings } of oneScalesOf(text)) add(start, end, readings);
    for (const { readings, ...span } of firstPlacesOf(text)) found.push({ ...spanOf(text, span), readings });
  }
  for (const { start, end, readings } of manyOf(text)) add(start, end, readings);
  const again = reader === 'post' ? found.filter((quantity) => isOfSeveral(text, quantity)) : [];
  return [...found, ...again].sort((a, b) => a.start - b.start);
};
