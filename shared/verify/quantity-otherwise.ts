// What else a number may say by the words around it: a rate, a rank, a run of years, what is left of a whole.
import type { Piece, Reading } from './quantities.ts';
import { directionOf } from './quantity-bounds.ts';

/** `每秒45个token`: the time stands in front. */
const PER_SECOND = /(?:每秒(?:钟)?|毎秒|초당)[^\d\s，。；、,;]{0,5}\s?$/u;

const perSecond = (readings: readonly Reading[]): Reading[] =>
  readings.filter(({ noun }) => noun === 'token').map(({ value }) => ({ unit: 'token/s', value }));

/** Eleven years in a row end with the eleventh. */
const IN_A_ROW_BEFORE = /(?:(?:连续|連續|連続)第?|连着\p{Script=Han}{0,3})\s?$/u;
const IN_A_ROW = /^\s?(?:連続|连续|連續|연속|in a row|running|straight|consecutive|seguidos|consécutifs|de suite)/iu;
export const inARow = (text: string, { start, end, values, entries }: Piece): Reading[] =>
  entries.some(({ unit }) => unit === 'month') &&
  (IN_A_ROW.test(text.slice(end)) || IN_A_ROW_BEFORE.test(text.slice(Math.max(0, start - 6), start)))
    ? values.map((value) => ({ unit: 'ordinal', value }))
    : [];

export const withRate = (
  text: string,
  { start, lent = [] }: Piece,
  readings: readonly Reading[],
): readonly Reading[] =>
  lent.length > 0 || PER_SECOND.test(text.slice(Math.max(0, start - 10), start))
    ? [...readings, ...perSecond(readings)]
    : readings;

/** What comes to a sixth is 6 times less. */
export const timesLess = (readings: readonly Reading[]): Reading[] =>
  readings
    .filter(({ unit, value }) => unit === 'percent' && value <= 50)
    .map(({ value }) => ({ unit: 'times', value: 100 / value }));

/** What is `6x less` comes to a sixth. */
export const partsLeft = (text: string, { start, end, values, entries }: Piece): Reading[] =>
  entries.some(({ unit }) => unit === 'times') && directionOf(text, start, end) === 'down'
    ? values.filter((value) => value > 1).map((value) => ({ unit: 'percent', value: 100 / value }))
    : [];

/** `6/10` of a post: six of ten, and each of the two. */
export const partsTyped = (text: string, start: number, end: number): { end: number; readings: Reading[] }[] => {
  const [, part = '', whole = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(text.slice(start, end)) ?? [];
  return Number(part) > 0 && Number(part) < Number(whole)
    ? [part, whole].map((digits) => ({ end, readings: [{ unit: 'count', value: Number(digits) }] }))
    : [];
};

/** `100x faster/better`, `twice the speed and quality`, `$5 each`: one number tells of several things. */
const OF_PAIR =
  /^\s?(?:as )?(?:\p{Script=Latin}+er|more \p{Script=Latin}+|less \p{Script=Latin}+)\s?(?:\/|,|&|and|or)\s?(?:\p{Script=Latin}+er|more|less)(?!\p{Script=Latin})|^\s?(?:más|plus) \p{Script=Latin}+ (?:y|e|et) (?:más |plus )?\p{Script=Latin}+/iu;
const OF_EACH = /^\s?\p{Script=Latin}*\s?(?:each|apiece|respectively|cada uno|chacun)(?!\p{L})|^ずつ|^씩/iu;
const EACH_BEFORE = /(?:各|均|都|both|each)[^，。,.]{0,8}$/iu;
export const isOfSeveral = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  OF_PAIR.test(text.slice(end)) ||
  OF_EACH.test(text.slice(end)) ||
  EACH_BEFORE.test(text.slice(Math.max(0, start - 12), start));

/** `Page 9`, `step 44`, `Schritt 3`: behind a word a whole number may be a rank. */
export const rankBehind = (text: string, { start, values, scale, currencies, entries }: Piece): Reading[] => {
  const [value = 0] = values;
  const bare = currencies.length + entries.length === 0 && scale === 1;
  return bare && Number.isInteger(value) && /\p{Script=Latin}[\s-]$/u.test(text.slice(0, start))
    ? [{ unit: 'rank', value }]
    : [];
};
