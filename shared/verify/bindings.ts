// What belongs to what: two names or numbers changed places, a list with another member, a count of the same thing in other words.
import { isSum } from './derived-numbers.ts';
import { beginningsOf } from './glosses.ts';
import { isCarried } from './numbers-match.ts';
import { isOfAuthors } from './own-counts.ts';
import type { Quantity } from './quantities.ts';
import { latinWords, type Source, tight } from './source-post.ts';

/** Words that two names or numbers may have changed in a text; undefined where nothing did. */
type Found = { readonly text: string; readonly message: string } | undefined;

const NAME = String.raw`[\p{Script=Latin}\d][\p{Script=Latin}\d.+&'’_-]*(?: [\p{Lu}\d][\p{Script=Latin}\d.+&'’_-]*)*`;
const FROM_TO: readonly RegExp[] = [
  new RegExp(`从\\s?(${NAME})[^，。；]{0,6}?(?:到|至|向|成|为|往)\\s?(${NAME})`, 'giu'),
  new RegExp(`\\bfrom (?:the )?(${NAME}) (?:over |back )?(?:to|into) (?:the )?(${NAME})`, 'giu'),
  new RegExp(`(${NAME})から(${NAME})(?:へ|に)`, 'giu'),
  new RegExp(`\\bde (${NAME}) (?:a|à|vers) (${NAME})`, 'giu'),
  new RegExp(`(${NAME})에서 (${NAME})(?:으?로)`, 'giu'),
];
const waysOf = (text: string): (readonly [string, string])[] =>
  FROM_TO.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, from = '', to = '']) => [tight(from), tight(to)] as const),
  );

/** `从A转到B` where a post says `from B to A`. */
const turnedWay = (text: string, sources: readonly Source[]): Found => {
  const own = waysOf(text);
  if (own.length === 0) return undefined;
  const ways = sources.flatMap(({ normal }) => waysOf(normal));
  const turned = own.find(
    ([from, to]) =>
      from !== to &&
      ways.some(([start, end]) => start.startsWith(to) && end.startsWith(from)) &&
      !ways.some(([start, end]) => start.startsWith(from) && end.startsWith(to)),
  );
  return turned === undefined
    ? undefined
    : { text: turned.join(' → '), message: 'The posts say it the other way round.' };
};

interface Placed {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}
/** Names in a row are one: `Claude Code`. */
const namesIn = (text: string): Placed[] => {
  const found: Placed[] = [];
  for (const { text: word, start, end } of latinWords(text)) {
    const last = found.at(-1);
    if (last !== undefined && text.slice(last.end, start) === ' ')
      found[found.length - 1] = { name: `${last.name} ${word}`, start: last.start, end };
    else found.push({ name: word, start, end });
  }
  return found;
};
const HAN_RUN = /^\s?(\p{Script=Han}{3,6})/u;

/** What stands between the names of a list. */
const BETWEEN_NAMES = /^\s?(?:[、,，/和与及或&]|and|or)\s?$/u;

/** Names of the lists of which the last is followed by some characters: `A、B 和 C 用户` is told of all three. */
const doneTogether = (text: string, run: string): string[] => {
  const names = namesIn(text);
  return names.flatMap(({ end }, last) => {
    if (HAN_RUN.exec(text.slice(end))?.[1]?.startsWith(run) !== true) return [];
    let first = last;
    while (first > 0 && BETWEEN_NAMES.test(text.slice(names[first - 1]?.end, names[first]?.start))) first--;
    return names.slice(first, last + 1).map(({ name }) => tight(name));
  });
};

/** `A做审查` where the posts, in the same words, have B do it, of which the sentence says something else. */
const swappedNames = (text: string, sources: readonly Source[]): Found => {
  const own = namesIn(text);
  if (own.length < 2) return undefined;
  for (const { name, end } of own) {
    const run = HAN_RUN.exec(text.slice(end))?.[1]?.slice(0, 3);
    if (run === undefined || /^[和与及或、]/u.test(run)) continue;
    const doers = sources.flatMap(({ normal }) =>
      namesIn(normal).filter((placed) => HAN_RUN.exec(normal.slice(placed.end))?.[1]?.startsWith(run) === true),
    );
    const others = doers.map((doer) => tight(doer.name));
    const doesToo = sources.some(({ normal }) =>
      doneTogether(normal, run).some((other) => other.startsWith(tight(name))),
    );
    if (
      others.length > 0 &&
      !others.includes(tight(name)) &&
      !doesToo &&
      own.some((other) => others.includes(tight(other.name)))
    )
      return { text: `${name}${run}`, message: `The posts say this of ${doers[0]?.name}.` };
  }
  return undefined;
};

const JOINED = /(\p{Script=Han}{2})([和与及、])(\p{Script=Han}{2})/gu;

/** `甲和丙` where a post in the same words joins 甲 to 乙 alone and never speaks of 丙. */
const otherMember = (text: string, sources: readonly Source[]): Found => {
  for (const [, before = '', , after = ''] of text.matchAll(JOINED)) {
    if (sources.some(({ normal }) => normal.includes(after))) continue;
    const joined = sources.flatMap(({ normal }) => [
      ...normal.matchAll(new RegExp(`${before}[和与及、](\\p{Script=Han}{2})`, 'gu')),
    ]);
    if (joined.length > 0 && !joined.some(([, other = '']) => [...other].some((letter) => after.includes(letter))))
      return { text: `${before}和${after}`, message: `The posts join ${before} to ${joined[0]?.[1]}.` };
  }
  return undefined;
};

const LIST = /(?:[\p{Script=Han}]{2,6}、)+\p{Script=Han}{2,6}(?:和|与|及|以及)(\p{Script=Han}{2,6})/gu;

/** The last of a list of which a post, in the same words, lists the others. */
const otherLast = (text: string, sources: readonly Source[]): Found => {
  for (const [whole, last = ''] of text.matchAll(LIST)) {
    const items = whole.split(/、|和|与|以及|及/u).slice(0, -1);
    const listed = sources.filter(({ normal }) => items.slice(-2).every((item) => normal.includes(item.slice(-2))));
    const [frame = ''] = items.slice(-1);
    const same = listed.some(({ normal }) => new RegExp(`${frame.slice(-2)}(?:和|与|以及|及|、)`, 'u').test(normal));
    const head = last.slice(0, 2);
    if (same && !sources.some(({ normal }) => normal.includes(head)))
      return { text: last, message: `The posts list ${items.join('、')} with something else.` };
  }
  return undefined;
};

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

/** Names of a sentence that changed places against its posts, or joined others than theirs: rule V7. */
export const misplacedName = (text: string, sources: readonly Source[]): Found =>
  turnedWay(text, sources) ?? swappedNames(text, sources) ?? otherMember(text, sources) ?? otherLast(text, sources);

/** Numbers of a sentence that belong to something else in its posts: rule V6. */
export const misplacedNumber = (text: string, quantities: readonly Quantity[], sources: readonly Source[]): Found =>
  swappedNumbers(text, quantities, sources) ??
  swappedTellings(text, quantities, sources) ??
  otherShare(text, quantities, sources) ??
  byForTo(text, quantities, sources) ??
  otherCount(text, quantities, sources);
