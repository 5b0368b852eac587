// Finds numbers with their units in a text, as typed: 27B, 85.3%, $60B, 8500亿美元, 340GB, 12小时.
import type { Mention } from './mention.ts';

export interface NumberSpan {
  /** As typed, with its unit. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const MONEY_BEFORE = '(?:(?:US|A|AU|C|CA|S|NZ|HK|NT|R)?\\$|[€£¥￥₩₹]|Rs\\.?\\s?)';
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const SCALE =
  '(?:\\s?(?:trillion|billion|million|thousand|lakh crore|lakhs?|crores?|(?:[bmt]n|trn|mm|cr|BN|MN|TN|Bn|Mn|Tn)(?![A-Za-z])|万亿|万億|兆|亿|億|万|萬|千万|百万|千|[BMKTbmkt](?![A-Za-z])))';
const UNIT =
  '(?:\\s?(?:%|％|percent|个百分点|倍|x(?![A-Za-z])|×|美元|美金|人民币|元|日元|円|欧元|ドル|dollars|euros|tok(?:ens)?/s|tokens?(?:/s)?|TOPS|TFLOPS|GB/s|[KMGTP]B(?![A-Za-z])|[GM]W(?![A-Za-z])|GWh|kWh|fps|nm|km|小时|小時|時間|分钟|分|秒|天|年|个月|周|hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|位|人|名|台|个|個|款|项|篇|行|次|人次|users?|stars?|parameters|params|GPUs?|languages|countries|robots|developers|papers|lines))';

/** Two ends of a range, of which the last says the scale: `$1.2-1.5bn`, `$10 to $12bn`. */
const RANGE = `(?:${DIGITS})\\s?(?:[-–—~～〜]|to|至|到)\\s?${MONEY_BEFORE}?\\s?(?:${DIGITS})`;

const NUMBER = new RegExp(
  `(?<![\\w.,$€£¥￥/:#-])(${MONEY_BEFORE}\\s?(?:${RANGE}${SCALE}|(?:${DIGITS})${SCALE}?)(?:${UNIT})?|(?:${DIGITS})(?:${SCALE}(?:${UNIT})?|${UNIT}))(?![\\w.]*\\d)`,
  'gu',
);

/** Units that only count how a person's day went ("3天", "2 hours") say less than sizes, shares and sums. */
const STRONG = /[%％$€£¥￥BMKTGPx×倍]|亿|億|万|萬|billion|million|trillion|美元|円|GB|token/u;

/**
 * Numbers with a unit or a scale, left to right. Numbers inside the given names (the 5.2 of GPT-5.2, the 27B of
 * Qwen3.6-27B) belong to the names.
 */
export const numbersOf = (text: string, names: readonly Pick<Mention, 'start' | 'end'>[] = []): NumberSpan[] => {
  const spans: NumberSpan[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const start = match.index;
    const end = start + match[0].length;
    if (names.some((name) => start < name.end && end > name.start)) continue;
    // Letters that run on may be a scale that nobody here knows: then the number says something else than it seems to.
    if (/\d$/.test(match[0]) && /^\p{Script=Latin}/u.test(text.slice(end))) continue;
    spans.push({ text: match[0].trim(), start, end });
  }
  return spans;
};

/** How much a number says to a reader of news: shares, sums and sizes more than durations and counts of things. */
export const numberWeight = (number: NumberSpan): number => (STRONG.test(number.text) ? 2 : 1);
