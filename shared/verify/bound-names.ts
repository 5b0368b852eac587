// What names belong to: two that changed places, a list with another member.
import { latinWords, type Source, tight } from './source-post.ts';

/** Words that two names or numbers may have changed in a text; undefined where nothing did. */
export type Found = { readonly text: string; readonly message: string } | undefined;

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

/** 谁的 and 什么 name nothing that could be joined. */
const JOINED = /(\p{Script=Han}{2})([和与及、])(?![谁哪何这那每各]|什么|怎么|多少)(\p{Script=Han}{2})/gu;

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

/**
 * Names of a sentence that changed places against its posts, or joined others than theirs: rule V7.
 * @param concludes whether its writer concludes it: over several posts such a list holds what none of them joins
 */
export const misplacedName = (text: string, sources: readonly Source[], concludes = false): Found =>
  turnedWay(text, sources) ??
  swappedNames(text, sources) ??
  (concludes && sources.length > 1 ? undefined : (otherMember(text, sources) ?? otherLast(text, sources)));
