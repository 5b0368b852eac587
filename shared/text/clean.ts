// Two clean forms of a post's text: the readable one that is quoted, and the comparable one that copies share.
import { withoutHidden } from './invisible.ts';

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** X stores `&`, `<` and `>` as entities; one level is decoded, so that `&amp;lt;` stays what its author typed. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED_ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });

/**
 * A link runs as far as characters of addresses do: ASCII, and letters of alphabets that put blanks between words. So it ends
 * before full-width signs, quotation marks, Han, kana and Hangul, which write on right behind it. An ellipsis at its end is
 * its own: the source has cut it.
 */
export const LINK = /https?:\/\/[!#-;=?-Z[\]_a-z~\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]+(?:…(?!\S))?/g;

/** Signs that end a clause are no part of the link before them, nor is a bracket that was opened before it. */
const endOfLink = (link: string): string => {
  const end = /[.,:;!?'*_)\]]+$/.exec(link)?.[0] ?? '';
  const closers = link.match(/[)\]]/g)?.length ?? 0;
  const openers = link.match(/[([]/g)?.length ?? 0;
  // As many closing brackets as were opened within the link belong to it: Foo_(bar).
  let own = Math.max(0, openers - (closers - (end.match(/[)\]]/g)?.length ?? 0)));
  let at = 0;
  while (own > 0 && at < end.length) if (/[)\]]/.test(end[at++]!)) own--;
  return end.slice(at);
};

/** Where a link was taken out of the midst of a line: what stands before and behind it was not posted as one stretch. */
export const LINK_CUT = '\u2028';

/**
 * The text as a person reads it: entities decoded, NFC, without what shows nothing (invisible.ts), white space collapsed within
 * lines, without links. Line breaks stay, since they end sentences; LINK_CUT stands where a link was within a line.
 */
export const readable = (text: string): string => {
  const shown = withoutHidden(
    decodeEntities(text)
      .toWellFormed()
      .replace(/\r\n?|[\u2029\u0085]/g, '\n')
      .replace(/\t/g, ' '),
  ).normalize('NFC');
  const unlinked = shown.includes('://') ? shown.replace(LINK, (link) => ` ${LINK_CUT} ${endOfLink(link)}`) : shown;
  // One space, as between most words, stays without being replaced.
  const spaced = unlinked.replace(/[^\S\n\u2028]{2,}|[^\S\n\u2028 ]/g, ' ').replace(/ \n ?|\n /g, '\n');
  if (!spaced.includes(LINK_CUT)) return spaced.trim();
  return spaced
    .replace(/ ?\u2028[ \u2028]*/g, LINK_CUT)
    .replace(/[ \u2028]*\n[ \u2028]*/g, '\n')
    .trim();
};

const REPOST_PREFIX = /^\s*RT @\w{1,50}:\s*/i;

/** The account that a text in the old form `RT @x: …` reposts, or undefined. */
export const repostedHandle = (text: string): string | undefined => /^\s*RT @(\w{1,50}):/i.exec(text)?.[1];

/** After lower-casing no capital is left: they stand for the signs that stay. */
const KEPT_SIGNS: Readonly<Record<string, string>> = { M: '-', P: '+', S: '#' };

/** A minus before a number: a dash that joins no letters, numbers or brackets, or an arrow down. Han need no blank before it. */
const MINUS =
  /(?:(?<![[\p{L}\p{M}\p{N}%$€£¥\)\]\}\-–−]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]])[\-–−]|[↓▼▽⬇])(?=[$€£¥]?\d)/gv;

/** What is no letter, number or sign of value; points stay between digits, and marks behind the letters that they belong to. */
const DROPPED = /(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.%$€£¥]+/gu;
const DROPPED_BESIDE_MARKS = /(?<!\d)\.|\.(?!\d)|(?:(?<![\p{L}\p{M}])\p{M}|[^\p{L}\p{M}\p{N}.%$€£¥])+/gu;

const withSigns = (text: string): string =>
  text
    .replace(/(?<=[a-z])\+{1,2}(?![\p{L}\p{N}+])/gu, (signs) => 'P'.repeat(signs.length))
    .replace(/(?<=(?<![\p{L}\p{M}\p{N}])[a-z])#(?![\p{L}\p{N}])/gu, 'S')
    .replace(MINUS, ' M');

/**
 * The form in which copies are the same: repost prefix, links, mentions, hash signs, emoji, punctuation and width and case
 * removed (each measured to matter in research, performance part "Copies"). Letters with their marks and digits stay, and of
 * signs those that change what is said: the marks inside numbers, a minus before one, the ends of C++ and C#.
 */
export const comparable = (text: string): string => {
  const plain = decodeEntities(text)
    .replace(REPOST_PREFIX, '')
    .toWellFormed()
    .replace(LINK, ' ')
    .replace(/[\ufe00-\ufe0f]/g, ' ')
    .normalize('NFKC')
    .replace(/@\w+/g, ' ')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d)/g, '.');
  const signed = /[-–−↓▼▽⬇+#]/.test(plain) ? withSigns(plain) : plain;
  const bare = signed
    .replace(/\p{M}/u.test(signed) ? DROPPED_BESIDE_MARKS : DROPPED, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return signed === plain ? bare : bare.replace(/[MPS]/g, (sign) => KEPT_SIGNS[sign] ?? '');
};
