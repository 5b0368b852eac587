// Counts that no post says and that are right all the same: of the authors cited, of what the sentence itself lists.
import type { Quantity } from './quantities.ts';
import { latinWords, type Source } from './source-post.ts';

const MOST = 20;
const NUMERAL = /^(?:[\d零一二两兩三四五六七八九十]+|\p{Script=Latin}+(?=\s))/u;
/** Stands before or behind a count of people or firms who speak: 两位用户, 五家公司, `three developers`. */
const SPEAKERS =
  /^\s?(?:位|名|个人|人|家|个(?:用户|作者|账号|团队|人)|users?|developers?|authors?|people|posters?|accounts?|researchers?|engineers?|companies|makers?)/iu;

const countOf = (quantity: Quantity): number | undefined => {
  const reading = quantity.readings.find(({ unit }) => unit === 'count' || unit === 'ordinal');
  const value = reading?.value ?? 0;
  return Number.isInteger(value) && value > 1 && value <= MOST ? value : undefined;
};

/** How many things a text lists in a row: one more than the marks between them. */
const listLengths = (text: string): number[] => {
  const found: number[] = [];
  for (const clause of text.split(/[。；;：:！？!?\n（）()]/u)) {
    const commas = clause.split(/[、]/u).length - 1;
    const last = /(?:和|与|及|以及|或)[^、，,]{1,40}$/u.test(clause) ? 1 : 0;
    if (commas + last > 0) found.push(commas + 1 + (commas > 0 ? last : 1), commas + 1);
    const row = /(?:[^,]{1,40}, ){1,9}(?:and |or |y |et )/iu.exec(clause)?.[0];
    // Where a row begins, its first comma doesn't say: `It comes third, behind A, B, and C` lists three.
    const longest = row === undefined ? 0 : row.split(', ').length + 1;
    for (let length = longest; length > Math.max(1, longest - 3); length--) found.push(length);
    if (/\b(?:and|or|y|et)\b/i.test(clause)) found.push(2);
  }
  // What a colon or arrows list: 四步：…，…，…，…
  for (const [, list = ''] of text.matchAll(/[:：]([^。；;:：\n]+)/gu)) found.push(list.split(/[，、]|, /u).length);
  for (const chain of text.split('\n')) if (/→|->/u.test(chain)) found.push(chain.split(/→|->/u).length);
  const bullets = text
    .split('\n')
    .filter((line) => /^\s*(?:[-–—•·*]|\d{1,2}[.)、）]|[①-⑳]|\p{Extended_Pictographic})/u.test(line)).length;
  const numbered = new Set(text.match(/(?<!\d)\d{1,2}(?=[.)、）]\s?\D)/gu) ?? []).size;
  const clauses = text.split(/[；;]/u).length;
  return [...found, bullets, numbered, clauses];
};

/** How many things a text names in as many clauses, each with a name that none before it has. */
const namedThings = (text: string): number => {
  const told = new Set<string>();
  let things = 0;
  for (const clause of text.split(/[，；;。：:！？!?\n（）()]|,\s/u)) {
    const named = latinWords(clause)
      .map(({ text: word }) => word)
      .filter((word) => /[\p{Lu}\d@]/u.test(word));
    if (named.length > 0 && named.every((word) => !told.has(word))) things++;
    for (const word of named) told.add(word);
  }
  return things;
};
/** Counts what is told rather than what there is: 三种, `three ways`. */
const WAYS =
  /^\s?(?:种|種|类|類|派|样|条路|ways?|kinds?|views?|takes?|answers?|approach(?:es)?|通り|가지|formas|maneras|façons|sortes)/iu;

/** Counts pieces of news, as posts tell them one each: 三条里, 第三项; of 三项收购 it counts what happened. */
const PIECES = /^\s?(?:条|项|項|件|笔|筆|则|則|处|處)/u;
const NOTHING_BEHIND = /^\s?\p{Script=Han}(?=[里中内，、；。]|消息|都|$)/u;

/** Whether a count is of the posts that are cited, at most as many, or numbers one of them: 三条里, 第三笔. */
const isOfPosts = (quantity: Quantity, text: string, sources: readonly Source[]): boolean => {
  const isOrdinal = quantity.text.startsWith('第');
  const value = countOf(quantity) ?? (/^第[一1]/u.test(quantity.text) ? 1 : undefined);
  const behind = text.slice(quantity.start).replace(/^第/u, '').replace(NUMERAL, '');
  return (
    value !== undefined && value <= sources.length && PIECES.test(behind) && (isOrdinal || NOTHING_BEHIND.test(behind))
  );
};

/** Whether a count of people or firms is of those who wrote the cited posts: at most as many. */
export const isOfAuthors = (quantity: Quantity, text: string, sources: readonly Source[]): boolean => {
  const value = countOf(quantity);
  const behind = quantity.text.replace(NUMERAL, '') + text.slice(quantity.end, quantity.end + 4);
  const authors = new Set(sources.map(({ handle }) => handle.toLowerCase())).size;
  return value !== undefined && value <= authors && (SPEAKERS.test(behind) || /^[a-z]+ /i.test(quantity.text));
};

/**
 * Whether a count is one that the report makes itself: of people, at most as many as wrote the cited posts; of things, as
 * many as the sentence or a cited post lists, or as there are posts.
 */
export const isOwnCount = (quantity: Quantity, text: string, sources: readonly Source[]): boolean => {
  if (isOfPosts(quantity, text, sources)) return true;
  const value = countOf(quantity);
  if (value === undefined) return false;
  return (
    isOfAuthors(quantity, text, sources) ||
    (WAYS.test(text.slice(quantity.start).replace(NUMERAL, '')) && value === namedThings(text)) ||
    [text, ...sources.map(({ text: post }) => post)].some((part) => listLengths(part).includes(value))
  );
};

/** Two are counted where two things are told, which no rule can see: such a count is suspected, no more. */
export const isLooseCount = (quantity: Quantity): boolean =>
  countOf(quantity) === 2 && /^(?:[二两兩]|two\b|both\b)/iu.test(quantity.text);
