// The value of a number as written: digits with separators, Han numerals with their scales, words.
import { ARTICLES, COUNTED_WORDS, KOREAN_WORDS, MULTIPLIERS, NUMBER_WORDS } from './number-words.data.ts';

const HAN_DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 천: 1000, 백: 100, 십: 10 };
const LARGE: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  만: 1e4,
  亿: 1e8,
  億: 1e8,
  억: 1e8,
  兆: 1e12,
  조: 1e12,
};

/** `1,234.5` and `1.234,5` by their shape; a lone comma before three digits is of thousands, before others of tenths. */
const arabicValue = (digits: string): number => {
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  return Number(digits.replace(',', '.'));
};

/**
 * The value of digits and Han numerals mixed: `8500亿`, `3亿5000万`, `1.5万`, `三十二`, `二〇二六`. Sections of at most
 * 9,999 are added up and multiplied by the large scale behind them; `万亿` multiplies twice.
 */
export const mixedValue = (written: string): number => {
  // 三点五 is 3.5.
  const text = written.replace(/(\D+)点(\D+?)(?=[万萬亿億兆]|$)/u, (_, whole, tenths) =>
    [mixedValue(whole), mixedValue(tenths)].join('.'),
  );
  let total = 0;
  let section = 0;
  let current: number | undefined;
  for (const [token] of text.replaceAll(/\s/g, '').matchAll(/\d[\d.,]*|./gu)) {
    const digit = HAN_DIGITS[token];
    const small = SMALL[token];
    const large = LARGE[token];
    if (digit !== undefined) current = (current ?? 0) * 10 + digit;
    else if (small !== undefined) {
      section += (current ?? 1) * small;
      current = undefined;
    } else if (large !== undefined) {
      section += current ?? 0;
      current = undefined;
      if (section === 0) total = (total === 0 ? 1 : total) * large;
      else total += section * large;
      section = 0;
    } else current = arabicValue(token);
  }
  return total + section + (current ?? 0);
};

/** A number in words: what follows adds up, a hundred multiplies, a thousand multiplies all before it. */
const wordedValue = (words: string): number => {
  let total = 0;
  let current = 0;
  const list = words.split(/[\s-]+/);
  // `a hundred` is a number, the article of `a two-hour film` none.
  const article = ARTICLES.has(list[0] ?? '') && list.length > 1 && MULTIPLIERS[list[1] ?? ''] === undefined;
  for (const word of article ? list.slice(1) : list) {
    const times = MULTIPLIERS[word];
    if (times === 100) current = Math.max(1, current) * 100;
    else if (times !== undefined) {
      total += Math.max(1, current) * times;
      current = 0;
    } else current += NUMBER_WORDS[word] ?? 0;
  }
  return total + current;
};

/** Both readings of `1.234`, which is a thousand and more where the comma marks tenths. */
export const valuesOf = (text: string): readonly number[] => {
  if (/^\d+$/.test(text)) return [Number(text)];
  const lower = text.toLowerCase();
  const counted = COUNTED_WORDS[lower] ?? KOREAN_WORDS[lower];
  if (counted !== undefined) return [counted];
  if (/^\p{Script=Latin}/u.test(lower))
    return [wordedValue(lower.replace(/quatre-vingts?/g, 'ochenta').replace(/-et-|\s(?:and|y|et)\s/g, ' '))];
  const value = mixedValue(text);
  return /^\d{1,3}(?:\.\d{3})+$/.test(text) ? [value, Number(text.replaceAll('.', ''))] : [value];
};

/** 四五, 十七八, 二三百 and 三五: two numerals in a row that say from which to which. */
const NEIGHBOURS = /^(|.*[十百千万萬亿億])([一二两兩三四五六七八九])([两兩二三四五六七八九])([十百千]?[万萬亿億]*)$/u;
/** 三五个 is three to five. */
const SPANS: ReadonlySet<string> = new Set(['3 5']);

/** Both ends of a number that is told by two numerals in a row: 4 and 5 of 四五; undefined for any other number. */
export const neighboursOf = (text: string): readonly [number, number] | undefined => {
  if (/^\d+$/.test(text)) return undefined;
  const [, before = '', low = '', high = '', scale = ''] = NEIGHBOURS.exec(text) ?? [];
  const [from, to] = [HAN_DIGITS[low] ?? 0, HAN_DIGITS[high] ?? 0];
  return to > 0 && (to - from === 1 || SPANS.has(`${from} ${to}`))
    ? [mixedValue(before + low + scale), mixedValue(before + high + scale)]
    : undefined;
};
