// Finds quantities that are written as whole phrases: fractions, ranks, times of day, `twice`, millions of, 16:9.

import { matchesOf } from '../text/matches.ts';
import { valuesOf } from './number-values.ts';
import { NUMBER_WORDS, NUMERAL_IDIOMS, VAGUE } from './number-words.data.ts';
import type { Reading } from './quantities.ts';
import { scaleBehind, unitBehind } from './unit-words.ts';
import { FRACTION_WORDS, NUMBER_PHRASES } from './units.data.ts';

export interface FoundPhrase {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Reading[];
}

const HAN = '零〇一二两兩三四五六七八九十百千万亿';
const DIGITS = '\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?';

const PHRASES = NUMBER_PHRASES.map(({ pattern, unit, value, also }) => ({
  pattern: new RegExp(pattern, 'giu'),
  readings: [{ unit, value }, ...(also === undefined ? [] : [also])],
}));
/** Most texts hold none of them, and one look tells. */
const ANY_PHRASE = new RegExp(NUMBER_PHRASES.map(({ pattern }) => pattern).join('|'), 'iu');
const MANY = VAGUE.map(({ pattern, value }) => ({ pattern: new RegExp(pattern, 'giu'), value }));
const ANY_MANY = new RegExp(VAGUE.map(({ pattern }) => pattern).join('|'), 'iu');

/** `16:9`, `24/7`, `9/10`, `2026.4.21`: they say something only as they stand, and two parts with a colon may be a time. */
const VERBATIM = /(?<![\p{Script=Latin}\d.])\d+(?:[:/]\d+)+(?!\d)|(?<![\p{Script=Latin}\d.])\d+(?:\.\d+){2,}/gu;
const CLOCK =
  /(?:(?<half>下午|晚上|傍晚|午後|오후|夜)|(?<early>上午|早上|清晨|凌晨|午前|오전))?\s?(?<![\d.:])(?<hour>\d{1,2})(?:\s?[:：]\s?(?<colon>\d{2})(?![\d:])|\s?(?:時|时|点|點|시)\s?(?:(?<minute>\d{1,2})\s?(?:分(?!之|の)|분)|(?<thirty>半|반)|整))?\s?(?<meridiem>[ap]\.?m\b\.?)?/giu;
const FRACTION = new RegExp(`((?:${DIGITS})|[${HAN}]+)\\s?(?:分之|分の|분의)\\s?((?:${DIGITS})|[${HAN}]+)`, 'gu');
/** One look for what makes a number a time: most numbers are none. */
const HAS_CLOCK =
  /\d\s?(?:[:：時时点點시]|[ap]\.?m\b)|(?:下午|晚上|傍晚|午後|오후|夜|上午|早上|清晨|凌晨|午前|오전)\s?\d/iu;
const NUMBER = Object.keys(NUMBER_WORDS).filter((word) => /^[a-z]+$/.test(word));
/** 十个人里有四个, `10人中4人`, `10명 중 4명`. */
const OF_SO_MANY = new RegExp(
  `((?:${DIGITS})|[${HAN}]+)\\s?(?:个|人|位|名|次|家|명|개)[^\\d，。、；${HAN}]{0,6}?(?:里|中|当中|중)\\s?(?:就?有|的)?((?:${DIGITS})|[${HAN}]+)\\s?(?:个|人|位|名|次|家|명|개)`,
  'gu',
);
const PARTS = new RegExp(
  `\\b(${NUMBER.join('|')}|\\d+)[- ](${Object.keys(FRACTION_WORDS).join('|')})(s?)\\b(?! (?:time|place|year|day|week|month|quarter|floor|party|generation)| of an? (?:million|billion|trillion))`,
  'giu',
);
const HAS_PART = new RegExp(`[- ](?:${Object.keys(FRACTION_WORDS).join('|')})s?\\b`, 'iu');
/** A noun follows. */
const ONE_MORE = /^\s(?!(?:of|as|the|that|less|fewer|more|lower|higher|cheaper|smaller|faster)\b)[\p{L}@]/u;
/** `four in ten`, `two out of three`; `five in ten minutes` is no share. */
const SOME_IN = new RegExp(
  `\\b(?:(one|1) \\p{L}{3,} in (?=(?:every )?(?:${NUMBER.join('|')}|\\d+)(?:$|[.,;:]))|(${NUMBER.join('|')}|\\d+) (?:in|out of|de cada|sur) )(?:every )?((?:${NUMBER.join('|')})(?:-(?:${NUMBER.join('|')}))?|\\d+)\\b(?!-|(?: (?:of|more|to))? (?:19|20)\\d\\d| (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|minutos|horas|d[íi]as|semanas|meses|años|heures|jours|semaines|mois|ans)\\b)`,
  'giu',
);
const HAS_SOME_IN = new RegExp(` (?:in|out of|de cada|sur) (?:every )?(?:${NUMBER.join('|')}|\\d)`, 'iu');
const ORDINAL = new RegExp(
  `(?!第一(?:步|人称|反应|印象|眼|视角|感觉|要务|性|次(?:见|看|碰|遇|接触|用|试|玩|听|读|面对)))第\\s?((?:${DIGITS})|[${HAN}]+)(?!时间|方|手|者|(?<=第[二2])[天日])|제\\s?(\\d+)|\\b(\\d+)(?:st|nd|rd|th|er|ère|e|ème|º|ª|번째)(?![\\p{L}\\d])|(?:#|\\bno\\.?\\s?|№)(\\d+)|(\\d+)\\s?(?:번째|番目)`,
  'giu',
);
/** `#4-6`, 第四到第六, `ranks 4 to 6`: both ends are ranks. */
const RANKS = new RegExp(
  `(?:第|#|\\bno\\.?\\s?|№|\\b(?:ranks?|places?|spots?|positions?)\\s)(?<from>\\d+|[${HAN}]+)(?<to>\\s?(?:[-–—~～至到]|to|and|から)\\s?[#第]?(?<till>\\d+|[${HAN}]+)(?:名|位)?)(?![\\d.%]*\\d|%)`,
  'giu',
);
const RANKED = /[一二三四五六七八九十]+(?=等奖|号位)/gu;

const found = (match: RegExpExecArray, readings: readonly Reading[]): FoundPhrase => ({
  start: match.index,
  end: match.index + match[0].length,
  readings,
});

const clockOf = (match: RegExpExecArray): Reading[] => {
  const { half, hour = '', colon, minute, thirty, meridiem } = match.groups ?? {};
  const minutes = thirty === undefined ? Number(colon ?? minute ?? 0) : 30;
  const late = half !== undefined || /^p/i.test(meridiem ?? '');
  const hours = Number(hour) + (late && Number(hour) < 12 ? 12 : 0);
  return hours < 24 && minutes < 60 ? [{ unit: 'clock', value: hours * 60 + minutes }] : [];
};

const clocks = (text: string): FoundPhrase[] =>
  (HAS_CLOCK.test(text) ? matchesOf(text, CLOCK) : []).flatMap((match) => {
    const { colon, minute, thirty, meridiem, half, early } = match.groups ?? {};
    if ([colon, minute, thirty, meridiem, half, early].every((part) => part === undefined)) return [];
    const readings = clockOf(match);
    const typed = colon === undefined ? [] : [{ unit: `as typed ${match.groups?.hour}:${colon}`, value: 0 }];
    // The white space before a time is none of it.
    const start = match.index + (match[0].length - match[0].trimStart().length);
    const end = match.index + match[0].trimEnd().length;
    return readings.length === 0 ? [] : [{ start, end, readings: [...readings, ...typed] }];
  });

/** `millions of lines`, 数百万行: what there are many of, where a unit says it. */
const many = (text: string, match: RegExpExecArray, value: number): FoundPhrase => {
  const end = match.index + match[0].length;
  const of = /^\s(?:of|de)\b/.exec(text.slice(end, end + 4))?.[0].length ?? 0;
  const { entries, length } = unitBehind(text, end + of);
  const [entry] = entries;
  const years = /^(?:decade|centur)/i.test(match[0]) ? 'month' : undefined;
  const noun =
    years ??
    (entry === undefined || (entry.unit === 'count' && entry.noun === undefined)
      ? undefined
      : (entry.noun ?? entry.unit));
  return {
    start: match.index,
    end: length === 0 ? end : end + of + length,
    readings: [{ unit: 'many', value, ...(noun === undefined ? {} : { noun }) }],
  };
};

const percentOf = (share: number): Reading[] => [{ unit: 'percent', value: share * 100 }];

/** Greatest whole of which a share is told so. */
const LARGEST_WHOLE = 100;
const shareIn = (match: RegExpExecArray, share: string, whole: string): FoundPhrase[] => {
  const [part = 0, all = 0] = [valuesOf(share)[0], valuesOf(whole)[0]];
  return part < all && all <= LARGEST_WHOLE ? [found(match, percentOf(part / all))] : [];
};

/** Shares that count: `four in ten`, 十个人里有四个. Their numbers may also be told by themselves. */
export const sharesOf = (text: string): FoundPhrase[] => [
  ...(HAS_SOME_IN.test(text) ? matchesOf(text, SOME_IN) : []).flatMap((match) =>
    shareIn(match, match[1] ?? match[2] ?? '', match[3] ?? ''),
  ),
  ...(/[里中중]/u.test(text) ? matchesOf(text, OF_SO_MANY) : []).flatMap((match) =>
    shareIn(match, match[2] ?? '', match[1] ?? ''),
  ),
];

/** Parts of a whole: 三分之二, `two thirds`, `one in five`. */
export const fractionsOf = (text: string): FoundPhrase[] => {
  const all: FoundPhrase[] = [];
  for (const match of /分之|分の|분의/u.test(text) ? matchesOf(text, FRACTION) : []) {
    const [, base = '', share = ''] = match;
    all.push(found(match, percentOf((valuesOf(share)[0] ?? 0) / (valuesOf(base === '百' ? '100' : base)[0] ?? 1))));
  }
  for (const match of HAS_PART.test(text) ? matchesOf(text, PARTS) : []) {
    const [, share = '', part = '', plural] = match;
    const count = valuesOf(share)[0] ?? 1;
    const whole = FRACTION_WORDS[part.toLowerCase()] ?? 1;
    // `a tenth service` is one more, `a tenth of them` a share.
    const rank = /^an?$/i.test(share) && part !== 'quarter' && ONE_MORE.test(text.slice(match.index + match[0].length));
    if (count > 1 === (plural === 's'))
      all.push(found(match, [...percentOf(count / whole), ...(rank ? [{ unit: 'ordinal', value: whole }] : [])]));
  }
  return all;
};

/** `2/3` may be a share. */
const shareTyped = (typed: string): Reading[] => {
  const [, part, whole] = /^(\d{1,2})\/(\d{1,2})$/.exec(typed) ?? [];
  return Number(part) > 0 && Number(part) < Number(whole) ? percentOf(Number(part) / Number(whole)) : [];
};

/** Quantities in phrases, in order of how much they say; they may overlap. The text must be NFKC. */
export const phrasesOf = (text: string): FoundPhrase[] => {
  const digits = /\d/.test(text);
  const all: FoundPhrase[] = digits ? clocks(text) : [];
  if (digits)
    for (const match of matchesOf(text, VERBATIM))
      all.push(found(match, [{ unit: `as typed ${match[0]}`, value: 0 }, ...shareTyped(match[0])]));
  for (const match of digits || text.includes('第') ? matchesOf(text, RANKS) : []) {
    const { from = '', to = '', till = '' } = match.groups ?? {};
    const rank = (digits: string): Reading[] => [{ unit: 'ordinal', value: valuesOf(digits)[0] ?? 0 }];
    const [start, end] = [match.index, match.index + match[0].length];
    if (Number(rank(from)[0]?.value) < Number(rank(till)[0]?.value))
      all.push(
        { start, end: end - to.length, readings: rank(from) },
        { start: end - to.length, end, readings: rank(till) },
      );
  }
  for (const match of digits || /[第제]/u.test(text) ? matchesOf(text, ORDINAL) : []) {
    const rank = match.slice(1).find((group) => group !== undefined) ?? '';
    all.push(found(match, [{ unit: 'ordinal', value: valuesOf(rank)[0] ?? 0 }]));
  }
  for (const match of matchesOf(text, RANKED))
    all.push(found(match, [{ unit: 'ordinal', value: valuesOf(match[0])[0] ?? 0 }]));
  for (const { pattern, readings } of ANY_PHRASE.test(text) ? PHRASES : [])
    for (const match of matchesOf(text, pattern)) all.push(found(match, readings));
  return all;
};

const IDIOM = new RegExp(NUMERAL_IDIOMS, 'gv');

/** Where numerals stand that count nothing: 千篇一律. */
export const idiomsOf = (text: string): { readonly start: number; readonly end: number }[] =>
  matchesOf(text, IDIOM).map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** Says that something leads a table, or what is done on the first day of something. */
const FIRST_PLACE =
  /\btop[- ]?1\b(?![%.\d]|\s?%)|\b(?:leads?|leading) (?:\w+ ){0,4}?(?:leader ?boards?|rankings?|charts?|tables?)\b|\bday[- ](?:0|1|zero|one)\b(?![.:/]?\d)/giu;

/** `Comet’s top in Utilities`: of what, says a name. */
const TOP_OF =
  /(?<=\b(?:is|are|was|were|now|ranks|ranked) |\p{Lu}[\w.]*['’]s )top (?:in|of|on) (?:the )?(?=\p{Lu}\p{Ll}+)/gu;

/** Where a post gives a first place in words that a sentence is not held to: `Top1`, `leads the table`, `is top in Utilities`, `day zero`. */
export const firstPlacesOf = (text: string): FoundPhrase[] =>
  [...matchesOf(text, FIRST_PLACE), ...matchesOf(text, TOP_OF)].map((match) =>
    found(match, [{ unit: 'ordinal', value: 1 }]),
  );

/** A scale before a hyphen is of one where no other number stands before it: `Million-token context`. */
const ONE_SCALE =
  /(?<![\p{L}\d]-|\b(?:few|several|many|couple|half|quarter|of)\s)\b(?:thousand|million|billion|trillion)(?=-\p{L})/giu;

/** `the million-token window` holds a million; where another number stands before it, the scale is that number's. */
export const oneScalesOf = (text: string): FoundPhrase[] =>
  matchesOf(text, ONE_SCALE).map((match) => {
    const { factor } = scaleBehind(text, match.index);
    const { entries, length } = unitBehind(text, match.index + match[0].length);
    const readings = entries.map(({ unit, factor: times, noun }) => ({ unit, value: factor * times, noun }));
    return {
      start: match.index,
      end: match.index + match[0].length + length,
      readings: readings.length === 0 ? [{ unit: 'count', value: factor }] : readings,
    };
  });

/** `millions of`, 数百: where no number stands. */
export const manyOf = (text: string): FoundPhrase[] =>
  ANY_MANY.test(text)
    ? MANY.flatMap(({ pattern, value }) => matchesOf(text, pattern).map((match) => many(text, match, value)))
    : [];
