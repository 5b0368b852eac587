// What numbers belong to: two that changed places, a share of something else, a count of the same thing in other words.
import type { Found } from './bound-names.ts';
import { isSum } from './derived-numbers.ts';
import { beginningsOf } from './glosses.ts';
import { isCarried } from './numbers-match.ts';
import { isOfAuthors } from './own-counts.ts';
import type { Quantity } from './quantities.ts';
import { latinWords, type Source, tight } from './source-post.ts';

const sameKind = (a: Quantity, b: Quantity): boolean =>
  a.readings.some(({ unit }) => b.readings.some((other) => other.unit === unit));

/** What stands right behind a name is its version. */
const VERSION = /\p{Lu}[\p{Script=Latin}\d]*[ -]$/u;

/** The first quantity behind each name that a text has once: what is told of it. */
const toldOf = (text: string, quantities: readonly Quantity[]): Map<string, Quantity> => {
  const words = latinWords(text).filter(({ text: word }) => /[\p{Lu}\d]/u.test(word));
  const once = Map.groupBy(words, ({ text: word }) => tight(word));
  const told = new Map<string, Quantity>();
  for (const [name, [word, ...more]] of once) {
    const next =
      word === undefined || more.length > 0
        ? undefined
        : quantities.find(({ start }) => start >= word.end && !VERSION.test(text.slice(0, start)));
    if (word !== undefined && next !== undefined && next.start - word.end < 40) told.set(name, next);
  }
  return told;
};

/** `A 120, B 157` where a post says `A 157, B 120`. */
const swappedNumbers = (text: string, quantities: readonly Quantity[], sources: readonly Source[]): Found => {
  if (quantities.length < 2) return undefined;
  const own = [...toldOf(text, quantities)];
  for (const { normal, quantities: posted } of sources) {
    const told = toldOf(normal, posted);
    const wrong = own.filter(([name, quantity]) => {
      const said = told.get(name);
      return (
        said !== undefined && sameKind(said, quantity) && !isCarried(quantity, [said]) && isCarried(quantity, posted)
      );
    });
    const crossed = wrong.find(([name, quantity]) =>
      wrong.some(
        ([other, value]) =>
          other !== name &&
          isCarried(quantity, [told.get(other) ?? value]) &&
          isCarried(value, [told.get(name) ?? quantity]),
      ),
    );
    if (crossed !== undefined)
      return {
        text: crossed[1].text,
        message: 'The posts give this number to something else that the sentence names.',
      };
  }
  return undefined;
};

/** What is told of each quantity in a text: the characters behind it, to the next of its kind or the end of the sentence. */
const behindOf = (text: string, quantity: Quantity, all: readonly Quantity[]): ReadonlySet<string> => {
  const next = all.find((other) => other.start > quantity.start && sameKind(other, quantity));
  const behind =
    text.slice(quantity.end, Math.min(next?.start ?? text.length, quantity.end + 24)).split(/[。\n]/u)[0] ?? '';
  const letters = [...behind.replace(/\P{Script=Han}+/gu, '')];
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
};
const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((pair) => b.has(pair)).length;
/** Pairs of characters in common from which on two numbers are told the same of. */
const SAME_TELLING = 2;

/** `42%受影响，3%没说` where a post, in the same words, says it of 3 and 42 %. */
const swappedTellings = (text: string, quantities: readonly Quantity[], sources: readonly Source[]): Found => {
  for (const one of quantities)
    for (const other of quantities) {
      if (other.start <= one.start || !sameKind(one, other)) continue;
      const [told, toldOther] = [behindOf(text, one, quantities), behindOf(text, other, quantities)];
      for (const { normal, quantities: posted } of sources) {
        const [mine, theirs] = [one, other].map((claimed) => posted.find((quantity) => isCarried(claimed, [quantity])));
        if (mine === undefined || theirs === undefined || mine === theirs) continue;
        const [ofMine, ofTheirs] = [behindOf(normal, mine, posted), behindOf(normal, theirs, posted)];
        const crossed =
          common(told, ofTheirs) >= common(told, ofMine) + SAME_TELLING &&
          common(toldOther, ofMine) >= common(toldOther, ofTheirs) + SAME_TELLING;
        if (crossed) return { text: one.text, message: `The posts say this of ${theirs.text}.` };
      }
    }
  return undefined;
};

const OF = /^\s?(?:的|of|de|des|の|の内|among)\s?(?:the |los |las |les )?[^\d，。,.;；]{0,14}$/iu;
const shareOf = (text: string, quantities: readonly Quantity[]): (readonly [Quantity, Quantity])[] =>
  quantities.flatMap((share, at) => {
    const whole = quantities[at + 1];
    return whole !== undefined &&
      share.readings.some(({ unit }) => unit === 'percent') &&
      OF.test(text.slice(share.end, whole.start))
      ? [[share, whole] as const]
      : [];
  });

/** `19%的500强` where a post says 29 % of those and 19 % of others. */
const otherShare = (text: string, quantities: readonly Quantity[], sources: readonly Source[]): Found => {
  for (const [share, whole] of shareOf(text, quantities)) {
    const shares = sources.flatMap(({ normal, quantities: posted }) => shareOf(normal, posted));
    const same = shares.filter(([, other]) => isCarried(whole, [other]));
    if (same.length > 0 && !same.some(([part]) => isCarried(share, [part])))
      return { text: share.text, message: `The posts give ${same[0]?.[0].text} for this.` };
  }
  return undefined;
};

const CHANGED = '(?:少|减少|降低|下降|下跌|削减|缩减|增加|增长|上涨|提高|提升|多|涨|降|升)';
/** By how much something changed, and what it came to: `少招3个`, `by 3`; 降到3个, `from 12 to 3`. */
const BY = new RegExp(`${CHANGED}[了招出约近]{0,2}\\s?$|\\bby (?:about |nearly |over )?\\$?$`, 'iu');
const TO = new RegExp(
  `${CHANGED}[^，。,.\\d]{0,3}(?:到|至|为)\\s?(?:约|近)?$|(?:\\bfrom|从|由)\\s?[^，。;；]{1,24}?(?:\\bto|到|至)\\s?\\$?$`,
  'iu',
);

/** `减少3个` where a post says that it came to 3, or the other way round. */
const byForTo = (text: string, quantities: readonly Quantity[], sources: readonly Source[]): Found => {
  const before = (whole: string, { start }: Quantity): string => whole.slice(Math.max(0, start - 36), start);
  for (const quantity of quantities) {
    const said = before(text, quantity);
    const by = BY.test(said);
    if (!by && !TO.test(said)) continue;
    const carrying = sources.flatMap(({ normal, quantities: posted }) =>
      posted.filter((other) => isCarried(quantity, [other])).map((other) => before(normal, other)),
    );
    if (
      carrying.length > 0 &&
      carrying.every((told) => (by ? TO.test(told) && !BY.test(told) : BY.test(told) && !TO.test(told)))
    )
      return {
        text: quantity.text,
        message: `The posts say what it ${by ? 'came to' : 'changed by'} with this number.`,
      };
  }
  return undefined;
};

const COUNTED = /^(?:[\d一二两兩三四五六七八九十]+)\s?(?:个|種|种|名|位|款|项|条|家|台|篇|部|大|类|层|步|组)?/u;

/** Words between a count and what is counted, in English: `two main hosts`. */
const BETWEEN = 2;

/** Counts of what a word of the sentence names, in the posts: in its own characters, or by an English word for it. */
const countsOf = (behind: string, { normal, quantities: posted }: Source): Quantity[] => {
  const noun = /^\s?(\p{Script=Han}{3})/u.exec(behind)?.[1];
  const [beginnings = []] = beginningsOf(behind.trimStart().slice(0, 6));
  return posted.filter(({ end, readings }) => {
    if (!readings.some(({ unit }) => unit === 'count')) return false;
    const rest = normal.slice(end, end + 40).trimStart();
    const words = rest.split(/[^\p{L}]+/u).slice(0, BETWEEN + 1);
    return (
      (noun !== undefined && rest.startsWith(noun)) ||
      words.some((word) =>
        beginnings.some((beginning) => beginning.length > 3 && word.toLowerCase().startsWith(beginning)),
      )
    );
  });
};

/** `三个核心组件` where the posts count two of them, in its words or in English. */
const otherCount = (text: string, quantities: readonly Quantity[], sources: readonly Source[]): Found => {
  const pool = sources.flatMap(({ quantities: posted }) => posted);
  for (const quantity of quantities) {
    if (!quantity.readings.some(({ unit }) => unit === 'count') || !COUNTED.test(quantity.text)) continue;
    // What the posts say of something, or who wrote them, is no other count of this.
    if (
      isCarried(quantity, pool) ||
      isOfAuthors(quantity, text, sources) ||
      sources.some((source) => isSum(quantity, source))
    )
      continue;
    const counts = sources.flatMap((source) => countsOf(text.slice(quantity.end), source));
    if (counts.length > 0 && !isCarried(quantity, counts))
      return { text: quantity.text, message: `The posts count ${counts[0]?.text} of these.` };
  }
  return undefined;
};

/** Numbers of a sentence that belong to something else in its posts: rule V6. */
export const misplacedNumber = (text: string, quantities: readonly Quantity[], sources: readonly Source[]): Found =>
  swappedNumbers(text, quantities, sources) ??
  swappedTellings(text, quantities, sources) ??
  otherShare(text, quantities, sources) ??
  byForTo(text, quantities, sources) ??
  otherCount(text, quantities, sources);
