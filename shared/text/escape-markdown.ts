// The door to Markdown: a character becomes an entity only where it could act in kramdown, CommonMark, GFM or Liquid.
import { visibleText } from './escape-visible.ts';

/** What stands beside the text in its line: our own markup, or '' for the line's start or end. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** Constructs that nobody types by accident. A text that holds one has all its ASCII punctuation turned to entities. */
const HOSTILE = /\{[{%:#]|[%:}]\}|<[a-z!/?]|\]\(|\[\^|\*\[|```|\$\$|javascript:|&#?\w+;/i;
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/g;

const entity = (char: string): string => `&#${char.charCodeAt(0)};`;
const isAlphanumeric = (char: string): boolean => /^[A-Za-z0-9]$/.test(char);
const isLetter = (char: string): boolean => /^\p{L}$/u.test(char);
const isDigit = (char: string): boolean => /^[0-9]$/.test(char);
const never = (): boolean => false;

/** Where a character stands: its neighbours ('' at the line's ends), the text and its place in it. */
interface Place {
  readonly previous: string;
  readonly next: string;
  readonly lineStart: boolean;
  /** The text ends its line. */
  readonly lineEnd: boolean;
  readonly text: string;
  readonly at: number;
}

const notFirst = ({ lineStart }: Place): boolean => !lineStart;
/** Doubled, these turn into typography in kramdown: `--`, `...`, `>>`. */
const notDoubled = ({ previous, text, at }: Place): boolean => previous !== text.charAt(at);

/** `1.` or `1)` at the start of a line makes a list. */
const numbersNoList = ({ text, at, lineStart, next }: Place, start: boolean): boolean =>
  lineStart || !start || !/^\d{1,9}$/.test(text.slice(0, at)) || !(next === '' || next === ' ');

/**
 * kramdown curls typed quotation marks, and guesses wrong beside Han and markup: a mark stays as typed only where the
 * guess is right, or is an apostrophe.
 */
const curlsRight = ({ previous, next }: Place): boolean =>
  (previous === ' ' && isAlphanumeric(next)) || (/^[A-Za-z0-9.,!?%]$/.test(previous) && (next === ' ' || next === ''));

/** For each character that can act: whether it is inert in its place, and so stays as typed. */
const INERT: Readonly<Record<string, (place: Place, atTextStart: boolean) => boolean>> = {
  '\\': never,
  '`': never,
  '*': never,
  '[': never,
  ']': never,
  '{': never,
  '}': never,
  '<': never,
  '|': never,
  '-': (place) => notDoubled(place) && notFirst(place),
  '>': (place) => notDoubled(place) && notFirst(place),
  // At the end of a heading it would be taken for its closing mark.
  '#': ({ lineStart, lineEnd, text, at }) => !lineStart && !(lineEnd && /^#+ *$/.test(text.slice(at))),
  '=': notFirst,
  '+': notFirst,
  '^': notFirst,
  // `://` and `www.` make links on GitHub.
  ':': ({ text, at, lineStart, next }) => !lineStart && !(next === '/' && text[at + 2] === '/'),
  '.': (place, start) =>
    notDoubled(place) && numbersNoList(place, start) && !/www$/i.test(place.text.slice(0, place.at)),
  ')': numbersNoList,
  '&': ({ text, at, lineEnd }) => !(lineEnd ? /^&#?[\w:][\w:.-]*;/ : /^&#?[\w:][\w:.-]*(;|$)/).test(text.slice(at)),
  // Between letters it opens nothing; before a space it could only close, and what would open is an entity.
  _: ({ previous, next }) =>
    (isLetter(previous) && (isLetter(next) || next === ' ')) || (isDigit(previous) && next === ' '),
  // `~5%` can only open a strikethrough, and nothing can close it; `$5` the same for formulas.
  '~': ({ previous, next }) => previous === ' ' && isDigit(next),
  $: ({ next, previous }) => isDigit(next) && previous !== '$',
  // Before our own link it would make an image.
  '!': ({ next }) => next !== '[',
  '"': curlsRight,
  "'": (place) => (isAlphanumeric(place.previous) && isAlphanumeric(place.next)) || curlsRight(place),
};

/** True when a text holds a construct of Liquid, HTML, kramdown or Markdown links. */
export const looksHostile = (text: string): boolean => HOSTILE.test(text);

/** A text with all its ASCII punctuation as entities: the fallback for hostile texts. */
export const encodeAllPunctuation = (text: string): string => text.replaceAll(ASCII_PUNCTUATION, entity);

/**
 * A free text as Markdown that shows exactly `visibleText(text)` and makes no element, in a paragraph, heading, list
 * item, block quotation or bold span.
 * @param surroundings our own markup on both sides, so that the text's ends are judged in place
 */
export const escapeMarkdown = (text: string, { before, after }: Surroundings = { before: '', after: '' }): string => {
  const visible = visibleText(text);
  if (looksHostile(visible)) return encodeAllPunctuation(visible);
  const last = before.at(-1) ?? '';
  const first = after.at(0) ?? '';
  return visible.replaceAll(ASCII_PUNCTUATION, (char, at: number) => {
    const place: Place = {
      previous: at === 0 ? last : visible.charAt(at - 1),
      next: at === visible.length - 1 ? first : visible.charAt(at + 1),
      lineStart: before === '' && visible.slice(0, at).trim() === '',
      lineEnd: after === '',
      text: visible,
      at,
    };
    return INERT[char]?.(place, before === '') === false ? entity(char) : char;
  });
};
