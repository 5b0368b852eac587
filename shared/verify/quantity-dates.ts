// Finds dates, quarters and ranks written as words, in the six languages.
import { matchesOf } from '../text/matches.ts';
import { valuesOf } from './number-values.ts';
import type { Reading } from './quantities.ts';
import { MONTHS, ORDINAL_WORDS } from './units.data.ts';

/** A date as one number, 0 where a part is not said: `4月22日` is 422, `2026年` is 20260000. */
export const dateValue = (year: number, month: number, day: number): number => year * 10_000 + month * 100 + day;

interface Found {
  readonly start: number;
  readonly end: number;
  readonly readings: readonly Reading[];
}

const QUARTERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
};
const months = MONTHS.map((names) => new RegExp(`^(?:${names})\\.?$`, 'iu'));
const monthOf = (name: string): number => months.findIndex((pattern) => pattern.test(name)) + 1;
const NAMES = `(?:${MONTHS.join('|')})\\b\\.?`;

const FULL =
  /(?<![\d.])((?:19|20)\d\d)\s?(?:年|년|[-/.])\s?(\d{1,2})\s?(?:月|월|[-/.])\s?(\d{1,2})\s?(?:日|号|일)?(?![\d.])/gu;
const YEAR = /(?<![\d.])((?:19|20)\d\d)\s?(?:年(?!間)|년)\s?(?:(\d{1,2})\s?(?:月|월))?/gu;
const MONTH_DAY = /(?<![\d.])(\d{1,2})\s?(?:月|월)\s?(?:(\d{1,2})\s?(?:日|号|일))?/gu;
const HAN_MONTH =
  /(?<![一二三四五六七八九十百千个個几数上下每])(十[一二]?|[一二三四五六七八九])月(?:(三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?/gu;
/** `the 1990s`, 90年代: a decade, with or without its century. */
const DECADE =
  /(?<![\p{Script=Latin}\d.,])((?:1[5-9]|20)\d0)(?:['’]?s\b|年代|년대)|(?<![\p{Script=Latin}\d.,])(\d0)(?:年代|년대)/gu;
/** 19世纪80年代 */
const DECADE_OF = /(1[5-9]|2[01]|二?十[一五六七八九]?)世[纪紀](\d0|[一二三四五六七八九]?十)年代/gu;
const WEEKDAY_WORDS: readonly string[] = [
  '(?:周|星期|礼拜|週)一|月曜|월요일|\\bmon(?:day)?s?\\b|\\blunes\\b|\\blundi\\b',
  '(?:周|星期|礼拜|週)二|火曜|화요일|\\btues?(?:day)?s?\\b|\\bmartes\\b|\\bmardi\\b',
  '(?:周|星期|礼拜|週)三|水曜|수요일|\\bwed(?:nesday)?s?\\b|\\bmi[ée]rcoles\\b|\\bmercredi\\b',
  '(?:周|星期|礼拜|週)四|木曜|목요일|\\bthur?s?(?:day)?s?\\b|\\bjueves\\b|\\bjeudi\\b',
  '(?:周|星期|礼拜|週)五|金曜|금요일|\\bfri(?:day)?s?\\b|\\bviernes\\b|\\bvendredi\\b',
  '(?:周|星期|礼拜|週)六|土曜|토요일|\\bsaturdays?\\b|\\bs[áa]bados?\\b|\\bsamedi\\b',
  '(?:周|星期|礼拜|週)[日天]|日曜|일요일|\\bsundays?\\b|\\bdomingos?\\b|\\bdimanche\\b',
];
const WEEKDAYS = WEEKDAY_WORDS.map((pattern) => new RegExp(pattern, 'giu'));
const HAS_WEEKDAY = new RegExp(WEEKDAY_WORDS.join('|'), 'iu');
const HALF_YEAR =
  /(上半年|上半期|\bH1\b|\bfirst half of (?:the|this|20\d\d)|상반기)|(下半年|下半期|\bH2\b|\bsecond half of (?:the|this|20\d\d)|하반기)/giu;
const NAME_DAY = new RegExp(
  `\\b(${NAMES})\\s?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d|[%.]\\d)(?:,?\\s((?:19|20)\\d\\d))?`,
  'giu',
);
const DAY_NAME = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th|er)?\\s(?:of\\s|de\\s)?(${NAMES})(?:\\s(?:de\\s)?((?:19|20)\\d\\d))?`,
  'giu',
);
const NAME_YEAR = new RegExp(`\\b(${NAMES})(?:\\s(?:de\\s)?((?:19|20)\\d\\d))?`, 'giu');
const QUARTER =
  /\bQ([1-4])\b|第?([一二三四1-4])季度|第([1-4])四半期|([1-4])\s?분기|\b(first|second|third|fourth)[ -]quarter\b/giu;
const wordRanks = Object.keys(ORDINAL_WORDS).join('|');
/** `try it first` ranks nothing, and `30 second` is a time. */
const RANK = new RegExp(
  `(?<!\\p{L})(?!(?<=\\d[ -]|\\b(?:per|each|every) )second)(?!(?<=\\ba )second (?:an?|on|in|with|and|when|at|for|from|to|by)\\b)(?:${wordRanks})(?![\\p{L}])(?!\\s?(?:$|[.,;:!?])|[ -](?:hand|part(?:y|ies)|guess\\w*|rate|class|person)\\b)`,
  'giu',
);
/** What `first` as a rank stands behind; elsewhere it says when, as in `first hopes, then asks`. */
const BEFORE_FIRST =
  /(?:(?:^|[\s(“"])(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|each|every|very|no|any|another|whose|which|some|of|as|at|in|comes?|came|ranks?|ranked|plac\w+|finish\w*|two|three|four|five|\d+)|['’]s?)[\s-]$/iu;
const IN_THE_FIRST_PLACE = /^in the first place\b/i;
const isRank = (text: string, { 0: word, index }: RegExpExecArray): boolean => {
  if (word.toLowerCase() !== 'first') return true;
  if (IN_THE_FIRST_PLACE.test(text.slice(index - 7))) return false;
  const opens = /(?:^|[.!?:;。！？\n])[\s“"(•*–-]*$/u.test(text.slice(0, index)) && /^\p{Lu}/u.test(word);
  return opens || /^-/.test(text.slice(index + word.length)) || BEFORE_FIRST.test(text.slice(0, index));
};

/** Days with a name of their own. */
const FEAST_WORDS = [
  ["New Year['’]s Day|元旦|元日|\\bAño Nuevo|\\bjour de l['’]an\\b|새해 첫날|신정", 101],
  ["New Year['’]s Eve|大晦日|\\bNochevieja\\b|Saint-Sylvestre", 1231],
  ['\\bChristmas Eve\\b|平安夜|圣诞前夜|クリスマスイブ|\\bNochebuena\\b|크리스마스 ?이브', 1224],
  [
    '\\bChristmas(?: Day)?\\b(?! Eve)|圣诞(?!前夜)节?|聖誕節?|クリスマス(?!イブ)|\\bNavidad\\b|\\bNoël\\b|크리스마스(?! ?이브)|성탄절',
    1225,
  ],
] as const;
const FEASTS = FEAST_WORDS.map(([pattern, day]) => [new RegExp(pattern, 'giu'), day] as const);
const HAS_FEAST = new RegExp(FEAST_WORDS.map(([pattern]) => pattern).join('|'), 'iu');

const date = (year: number, month: number, day: number): Reading[] => [
  { unit: 'date', value: dateValue(year, month, day) },
];
const at = (match: RegExpExecArray, readings: readonly Reading[]): Found => ({
  start: match.index,
  end: match.index + match[0].length,
  readings,
});
/** `May 19 to 20, 2026`, 5月19日至20日: what only one end says of month and year holds for both. */
const TO = '\\s?(?:-|–|—|~|〜|to|through|and|al?|au|y|et|至|到|から|에서)\\s?';
const DAYS_OF_NAMED_MONTH: readonly RegExp[] = [
  `\\b(?<name>${NAMES})\\s?(?<from>\\d{1,2})(?:st|nd|rd|th)?${TO}(?<till>\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d|[%.:]\\d|\\s?(?:%|${NAMES}))(?:,?\\s(?<year>(?:19|20)\\d\\d))?`,
  `\\b(?<from>\\d{1,2})(?:st|nd|rd|th)?${TO}(?<till>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s|de\\s)?(?<name>${NAMES})(?:,?\\s(?:de\\s)?(?<year>(?:19|20)\\d\\d))?`,
].map((pattern) => new RegExp(pattern, 'dgiu'));
const DAYS_OF_MONTH: readonly RegExp[] = [
  `(?:(?<year>(?:19|20)\\d\\d)\\s?[年년]\\s?)?(?<![\\d.])(?<month>\\d{1,2})\\s?[月월]\\s?(?<from>\\d{1,2})\\s?[日号일]?${TO}(?<till>\\d{1,2})\\s?[日号일]`,
].map((pattern) => new RegExp(pattern, 'dgiu'));
const daysOfMonth = (text: string, patterns: readonly RegExp[]): Found[] =>
  patterns.flatMap((pattern) =>
    matchesOf(text, pattern).flatMap((match) => {
      const { name, month, from = '', till = '', year } = match.groups ?? {};
      const [first, last] = [Number(from), Number(till)];
      const { from: [, middle] = [0, 0], till: [second] = [0, 0] } = match.indices?.groups ?? {};
      const on = (day: number): Reading[] =>
        date(Number(year ?? 0), name === undefined ? Number(month) : monthOf(name), day);
      return first > last || last > 31
        ? []
        : [
            { start: match.index, end: middle, readings: on(first) },
            { start: second, end: match.index + match[0].length, readings: on(last) },
          ];
    }),
  );

/** The year that digits at a place could be, as in `in 2025`: not part of another number, a price or a name. */
export const bareYearAt = (text: string, start: number): Reading[] => {
  const [year] = /^(?:19|20)\d\d(?![\d.,]*\d|[%\p{Script=Latin}年년])/u.exec(text.slice(start, start + 24)) ?? [];
  if (year === undefined || /[\p{Script=Latin}\d.,$€£¥-]$/u.test(text.slice(0, start))) return [];
  return date(Number(year), 0, 0);
};
/** `May` alone is a verb, `mars` a name: a month's name alone must be whole, and no other word. */
const standsAlone = (name: string): boolean =>
  name.length > 3 && !/^(?:march|mars|mayo)$/i.test(name) && name !== 'sept';

const IN_MONTH = /\b(?:in|of|by|until|till|since|from|this|last|next|early|mid|late|en|de|d['’]ici)[\s-]$/iu;

const HAS_MONTH = new RegExp(`\\b${NAMES}`, 'iu');
const HAS_QUARTER = /Q[1-4]|季度|四半期|분기|quarter/iu;
const HAS_RANK = new RegExp(wordRanks, 'iu');
const NONE: readonly RegExpExecArray[] = [];

/** Dates and quarters and ranks in words, in order of how much they say, which may overlap. */
export const datePatterns = (text: string): Found[] => {
  // Most texts hold no date: a few looks for digits and words spare most of the searches.
  const hasDigits = /\d/.test(text);
  const hasMonth = HAS_MONTH.test(text);
  const digits = (pattern: RegExp): readonly RegExpExecArray[] => (hasDigits ? matchesOf(text, pattern) : NONE);
  const named = (pattern: RegExp): readonly RegExpExecArray[] => (hasMonth ? matchesOf(text, pattern) : NONE);
  return [
    ...(hasDigits && hasMonth ? daysOfMonth(text, DAYS_OF_NAMED_MONTH) : []),
    ...(hasDigits && /[月월]/u.test(text) ? daysOfMonth(text, DAYS_OF_MONTH) : []),
    ...(HAS_FEAST.test(text) ? FEASTS : []).flatMap(([pattern, day]) =>
      matchesOf(text, pattern).map((match) => at(match, [{ unit: 'date', value: day }])),
    ),
    ...(/世[纪紀]/u.test(text) ? matchesOf(text, DECADE_OF) : NONE).map((match) => {
      const [century = 0, years = 0] = [match[1], match[2]].map((part) => valuesOf(part ?? '')[0]);
      return at(match, [{ unit: 'decade', value: (century - 1) * 100 + years }]);
    }),
    ...digits(DECADE).map((match) => {
      const years = Number(match[1] ?? match[2]);
      return at(match, [
        { unit: 'decade', value: years },
        ...(years > 100 ? [{ unit: 'decade', value: years % 100 }] : []),
      ]);
    }),
    ...digits(FULL).map((match) => at(match, date(Number(match[1]), Number(match[2]), Number(match[3])))),
    ...digits(YEAR).map((match) => at(match, date(Number(match[1]), Number(match[2] ?? 0), 0))),
    ...digits(MONTH_DAY).map((match) => at(match, date(0, Number(match[1]), Number(match[2] ?? 0)))),
    ...(text.includes('月') ? matchesOf(text, HAN_MONTH) : NONE).map((match) => {
      const [month = 0, day = 0] = [match[1], match[2]].map((part) => valuesOf(part ?? '零')[0]);
      // 三月内 is within three months.
      const lasts = day === 0 && /^(?:[内內后後来來]|以来|之[内后久])/u.test(text.slice(match.index + match[0].length));
      return at(match, [...date(0, month, day), ...(lasts ? [{ unit: 'month', value: month }] : [])]);
    }),
    ...named(NAME_DAY).map((match) =>
      at(match, date(Number(match[3] ?? 0), monthOf(match[1] ?? ''), Number(match[2]))),
    ),
    ...named(DAY_NAME).map((match) =>
      at(match, date(Number(match[3] ?? 0), monthOf(match[2] ?? ''), Number(match[1]))),
    ),
    ...named(NAME_YEAR)
      .filter(
        ({ 1: name = '', 2: year, index }) =>
          year !== undefined || standsAlone(name) || (/^\p{Lu}/u.test(name) && IN_MONTH.test(text.slice(0, index))),
      )
      .map((match) => at(match, date(Number(match[2] ?? 0), monthOf(match[1] ?? ''), 0))),
    ...(HAS_QUARTER.test(text) ? matchesOf(text, QUARTER) : NONE).map((match) => {
      const name = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? '').toLowerCase();
      const value = QUARTERS[name] ?? Number(name);
      // `the first quarter of the era` is the first of its quarters, too.
      const rank = match[0].startsWith('第') || match[5] !== undefined;
      return at(match, [{ unit: 'quarter', value }, ...(rank ? [{ unit: 'ordinal', value }] : [])]);
    }),
    ...matchesOf(text, HALF_YEAR).map((match) =>
      at(match, [{ unit: 'half-year', value: match[1] === undefined ? 2 : 1 }]),
    ),
    ...(HAS_WEEKDAY.test(text) ? WEEKDAYS : []).flatMap((pattern, day) =>
      matchesOf(text, pattern).map((match) => at(match, [{ unit: 'weekday', value: day + 1 }])),
    ),
    ...(HAS_RANK.test(text) ? matchesOf(text, RANK) : NONE)
      .filter((match) => isRank(text, match))
      .map((match) => at(match, [{ unit: 'ordinal', value: ORDINAL_WORDS[match[0].toLowerCase()] ?? 0 }])),
  ];
};
