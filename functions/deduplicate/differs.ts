// What keeps two nearly equal texts apart: another number or sign, another version, a negation. "GPT-5.1 is out" is no copy of "GPT-5.2 is out".
import { hashString } from '../../shared/random.ts';
import { mix } from './shingles.ts';
import { HAN_WORDS } from './statement-words.data.ts';

/** Latin words that deny; in a comparable text `isn't` is `isn t`, which the reader joins. */
const DENIALS =
  'not no never without cannot nor none neither nobody nothing isnt arent wasnt werent dont doesnt didnt wont wouldnt cant couldnt shouldnt hasnt havent hadnt aint nunca jamás sin ningún ninguna nicht kein keine nie pas jamais não nem'.split(
    ' ',
  );
/** Words that count or scale, and words that tell the members of one product line apart. */
const COUNTS =
  'two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion trillion lakh crore milliard mrd mio mln half double triple first second third pro max mini nano lite flash ultra plus air turbo opus sonnet haiku alpha beta preview'.split(
    ' ',
  );

const HAN_DENIALS = '不没沒無无未非';
/** 一 is left out: 试一试 and 试试 are the same. */
const HAN_COUNTS = '二三四五六七八九十百千万萬亿億两兩半';

type Role = 'denial' | 'count';

const WORDS: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...DENIALS.map((word) => [word, 'denial'] as const),
  ...COUNTS.map((word) => [word, 'count'] as const),
]);

const TOKEN = new RegExp(
  String.raw`-?[$€£¥]?\d+(?:\.\d+)*[a-z]*|[a-zß-ɏ]+[+#]*|${HAN_WORDS.join('|')}|[${HAN_COUNTS}]|[${HAN_DENIALS}]|ない|せん|ず(?![っつ])`,
  'g',
);

const HARMLESS: ReadonlySet<string> = new Set(HAN_WORDS);

/**
 * What a comparable text must share with its copies: its numbers with their minus and the letters that follow them (30m, 4o),
 * names such as C++, its words that count, and how often it denies. Equal for texts that may be copies.
 */
export const essence = (text: string): string => {
  const counts: string[] = [];
  let denials = 0;
  let before = { token: '', end: -1 };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const joined = token === 't' && before.token.endsWith('n') && before.end === index - 1 && text[index - 1] === ' ';
    before = { token, end: index + token.length };
    if (HARMLESS.has(token)) continue;
    if (/^[-$€£¥\d]/.test(token)) counts.push(token.replace(/[$€£¥]/, ''));
    else if (/[+#]$/.test(token) || HAN_COUNTS.includes(token) || WORDS.get(token) === 'count') counts.push(token);
    else if (joined || !/^[a-zß-ɏ]/.test(token) || WORDS.get(token) === 'denial') denials++;
  }
  return `${counts.sort().join(' ')}|${denials}`;
};

/** Roles of the hashes of words, behind a small filter: most words have none. */
const ROLES = new Map([...WORDS].map(([word, role]) => [hashString(word), role]));
const FILTER = new Uint8Array(1 << 12);
for (const hash of ROLES.keys()) FILTER[hash & (FILTER.length - 1)] = 1;

const HAN = new Map<number, Role>([
  ...[...HAN_DENIALS].map((character) => [character.charCodeAt(0), 'denial'] as const),
  ...[...HAN_COUNTS].map((character) => [character.charCodeAt(0), 'count'] as const),
]);
const HAN_FILTER = new Uint8Array(1 << 8);
for (const unit of HAN.keys()) HAN_FILTER[unit & 0xff] = 1;

/** The second characters of the harmless words, by their first. */
const HARMLESS_SECOND = new Map<number, readonly number[]>(
  [...Map.groupBy(HAN_WORDS, (word) => word.charCodeAt(0))].map(([first, words]) => [
    first,
    words.map((word) => word.charCodeAt(1)),
  ]),
);

const MINUS = 0x2d;
const SHARP = 0x23;
const PLUS = 0x2b;
const SMALL_N = 0x6e;
const SMALL_T = 0x74;
const SPACE = 0x20;
const NA = 0x306a;
const I = 0x3044;
const SE = 0x305b;
const N = 0x3093;
const ZU = 0x305a;
const SMALL_TSU = 0x3063;
const TSU = 0x3064;
const FIRST_WIDE = 0x2e80;

const isDigitOrDot = (unit: number): boolean => (unit >= 0x30 && unit <= 0x39) || unit === 0x2e;
const isSmall = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const isLatin = (unit: number): boolean => isSmall(unit) || (unit >= 0xdf && unit <= 0x24f);

const isCurrency = (unit: number): boolean => unit === 0x24 || unit === 0xa3 || unit === 0xa5 || unit === 0x20ac;
/** The hash of a minus, with which that of a number below zero begins. */
const NEGATIVE = Math.imul(0x811c9dc5 ^ MINUS, 0x01000193);
/** Whether a minus stands before the number that begins here, or before its currency. */
const isNegative = (units: Uint16Array, at: number): boolean => {
  if (at === 0) return false;
  const before = units[at - 1]!;
  return before === MINUS || (at > 1 && units[at - 2] === MINUS && isCurrency(before));
};
const isNameSign = (unit: number): boolean => unit === PLUS || unit === SHARP;

const deniesInKana = (unit: number, next: number): boolean =>
  (unit === NA && next === I) || (unit === SE && next === N) || (unit === ZU && next !== SMALL_TSU && next !== TSU);

/** Sums below this hold no count, only how often the text denies: they are the essence itself. */
export const FIRST_COUNT = 1 << 16;

const countOf = (hash: number): number => mix(hash) + FIRST_COUNT;

/**
 * The essence of the first `length` units of a comparable text as a number below 2^53, in one pass: the same for texts of the
 * same essence. Each count adds its hash (FNV-1a, then Murmur3's finaliser), so that their order doesn't matter, and each
 * denial adds one.
 */
export const essenceSum = (units: Uint16Array, length: number): number => {
  let sum = 0;
  let afterN = -1;
  let i = 0;
  while (i < length) {
    const unit = units[i]!;
    const start = i;
    if (unit > 0x24f) {
      i++;
      if (unit < FIRST_WIDE) continue;
      if (HAN_FILTER[unit & 0xff] === 1) {
        const role = HAN.get(unit);
        if (role !== undefined) {
          if (i < length && HARMLESS_SECOND.get(unit)?.includes(units[i]!)) {
            i++;
            continue;
          }
          sum += role === 'denial' ? 1 : countOf(unit);
        }
      }
      if (deniesInKana(unit, i < length ? units[i]! : 0)) sum++;
      continue;
    }
    const number = unit >= 0x30 && unit <= 0x39;
    if (!number && !isLatin(unit)) {
      i++;
      continue;
    }
    let hash = number && isNegative(units, start) ? NEGATIVE : 0x811c9dc5;
    if (number) for (; i < length && isDigitOrDot(units[i]!); i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
    for (; i < length && (number ? isSmall(units[i]!) : isLatin(units[i]!)); i++)
      hash = Math.imul(hash ^ units[i]!, 0x01000193);
    const signs = i;
    if (!number) for (; i < length && isNameSign(units[i]!); i++) hash = Math.imul(hash ^ units[i]!, 0x01000193);
    hash >>>= 0;
    if (number || i > signs) sum += countOf(hash);
    else if (i === start + 1 && unit === SMALL_T && afterN === start - 1 && units[start - 1] === SPACE) sum++;
    else if (FILTER[hash & (FILTER.length - 1)] === 1) {
      const role = ROLES.get(hash);
      if (role !== undefined) sum += role === 'denial' ? 1 : countOf(hash);
    }
    afterN = units[i - 1] === SMALL_N ? i : -1;
  }
  return sum;
};
