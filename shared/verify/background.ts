// Background of a sentence: words beside a name that say what it is, from the name pack and from no post.
import { findBackground } from '../text/background-names.ts';
import type { Names } from '../text/compile-names.ts';

export type Language = 'zh-CN' | 'en';

/** What stands beside a name of a sentence. */
export interface Background {
  /** As the sentence writes it. */
  readonly name: string;
  /** What it is, in the words of the name pack, of which the sentence has all or some. */
  readonly text: string;
}

/** Names that a sentence may explain: an item's headline and detail are one sentence, a lead has no posts of its own. */
export const MOST_BACKGROUND = { headline: 1, detail: 1, prose: 2, lead: 0 } as const satisfies Record<string, number>;

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Latin words whole, characters of other scripts one by one: what may be left out of background. */
const TOKEN = /[\p{Script=Latin}\p{N}]+(?:[-._'’+/&][\p{Script=Latin}\p{N}]+)*[+#]*|[\p{L}\p{M}]/gu;
const tokensOf = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));

/** What turns the words around it into something else, if it is left out. */
const TURNS = /^(?:[非不未无無反前原]|not|no|non|never|former|formerly|ex|anti|without)$|^(?:non|ex|anti)-/u;
const ARTICLE = /^(?:the|an?)$/u;
/** Between two words of background there is nothing that parts sentences or clauses. */
const JOINS = /^[\s、,'’&+/·-]*$/u;

/** Whether tokens are those of background in its order, none left out that turns it round. */
const areFrom = (tokens: readonly Token[], about: readonly Token[]): boolean => {
  let from = 0;
  const taken = new Set<number>();
  for (const { word } of tokens) {
    const at = about.findIndex((one, index) => index >= from && one.word === word);
    if (at < 0) return false;
    taken.add(at);
    from = at + 1;
  }
  return taken.size > 0 && about.every(({ word }, at) => taken.has(at) || !TURNS.test(word));
};

/** `（…）` right behind a name: how many characters it takes there. */
const bracketBehind = (after: string, about: readonly Token[]): number => {
  const [whole, inner = ''] = /^\s?[（(]([^（()）]+)[)）]/u.exec(after) ?? [];
  if (whole === undefined) return 0;
  const tokens = tokensOf(inner);
  const bare = ARTICLE.test(tokens[0]?.word ?? '') ? tokens.slice(1) : tokens;
  const joined = inner.split(TOKEN).every((between) => JOINS.test(between));
  return joined && areFrom(bare, about) ? whole.length : 0;
};

/** `, maker of …,` right behind a name: it ends where a clause does. */
const clauseBehind = (after: string, about: readonly Token[]): number => {
  const [comma] = /^[,，]\s?(?:the |an? )?/u.exec(after) ?? [];
  if (comma === undefined) return 0;
  const tokens = tokensOf(after.slice(comma.length));
  for (let count = Math.min(tokens.length, about.length); count > 1; count--) {
    const end = comma.length + (tokens[count - 1]?.end ?? 0);
    const closed = /^(?:[,，]|(?=[.。;；:：!?！？)）]|\s?$))/u.exec(after.slice(end));
    const between = after.slice(comma.length, end).split(TOKEN);
    if (closed !== null && between.every((one) => JOINS.test(one)) && areFrom(tokens.slice(0, count), about))
      return end + closed[0].length;
  }
  return 0;
};

/** `…的开发商` right before a name, with the noun that it ends in and half of its words at least: how many characters it takes there. */
const rightBefore = (before: string, about: readonly Token[]): number => {
  const tokens = tokensOf(before);
  const end = before.trimEnd().length;
  for (let count = Math.min(tokens.length, about.length); count * 2 >= about.length && count > 1; count--) {
    const own = tokens.slice(-count);
    const start = own[0]?.start ?? 0;
    const joined = before
      .slice(start, end)
      .split(TOKEN)
      .every((between) => /^ ?$/.test(between));
    const isWhole = own.at(-1)?.end === end && own.at(-1)?.word === about.at(-1)?.word;
    if (joined && isWhole && areFrom(own, about)) return before.length - start;
  }
  return 0;
};

/** Whether a name at a place is not part of a longer Latin word. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  !/[\p{Script=Latin}\p{N}]{2}$/u.test(text.slice(start - 1, start + 1)) &&
  !/^[\p{Script=Latin}\p{N}]{2}/u.test(text.slice(end - 1, end + 1));

/** The text without the background of one name, wherever that stands beside it. */
const withoutOne = (text: string, { name, text: about }: Background): string => {
  const words = tokensOf(about);
  let rest = text;
  for (let at = rest.indexOf(name); at >= 0 && name !== ''; at = rest.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (!standsAlone(rest, at, end)) continue;
    const after = rest.slice(end);
    const behind = bracketBehind(after, words) || clauseBehind(after, words);
    const before = behind > 0 ? 0 : rightBefore(rest.slice(0, at), words);
    const [left, right] = [rest.slice(0, at - before), rest.slice(end + behind)];
    const gap = before > 0 && /[\p{Script=Latin}\p{N}]$/u.test(left) ? ' ' : '';
    rest = left + gap + name + right;
    at = left.length + gap.length;
  }
  return rest;
};

/**
 * The text as if it had no background: words of it that stand right beside their name, in brackets or between commas behind it
 * or right before it, in their order, all or some. Whatever a sentence says besides is left, and is checked against its posts.
 */
export const withoutBackground = (text: string, background: readonly Background[] = []): string =>
  background.reduce(withoutOne, text);

/** The text as it is checked: without what the name pack says of names in it, as far as its place allows. */
export const bareText = (text: string, place: keyof typeof MOST_BACKGROUND, language: Language, names: Names): string =>
  withoutBackground(text, backgroundIn(text, language, names, MOST_BACKGROUND[place]));

/** The background that a text uses, each name once, in its order, at most so many. */
export const backgroundIn = (text: string, language: Language, names: Names, most: number): Background[] => {
  const used: Background[] = [];
  for (const { start, end, about } of most === 0 ? [] : findBackground(text, language, names)) {
    const one = { name: text.slice(start, end), text: about };
    if (used.length === most) break;
    if (!used.some(({ name }) => name === one.name) && withoutOne(text, one) !== text) used.push(one);
  }
  return used;
};
