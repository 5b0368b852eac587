// Two clean forms of a post's text: the readable one that is quoted, and the comparable one that copies share.

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

/** C0 and C1 controls but line feed, zero-width and bidi controls, tag characters, line separators. */
const INVISIBLE =
  /(?!\n)\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * The text as a person reads it: entities decoded, NFC, no control, zero-width or bidi characters, no links, white space
 * collapsed within lines. Line breaks stay, since they end sentences.
 */
export const readable = (text: string): string =>
  decodeEntities(text)
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/https?:\/\/\S+/g, ' ')
    // One space, as between most words, stays without being replaced.
    .replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ')
    .replace(/ \n ?|\n /g, '\n')
    .trim();

const REPOST_PREFIX = /^\s*RT @\w{1,50}:\s*/i;

/** The account that a text in the old form `RT @x: …` reposts, or undefined. */
export const repostedHandle = (text: string): string | undefined => /^\s*RT @(\w{1,50}):/i.exec(text)?.[1];

/**
 * The form in which copies are the same: repost prefix, links, mentions, hash signs, emoji, punctuation and width and case
 * removed (each measured to matter in research, performance part "Copies"). Letters, digits and the marks inside numbers stay.
 */
export const comparable = (text: string): string =>
  decodeEntities(text)
    .replace(REPOST_PREFIX, '')
    .toWellFormed()
    .normalize('NFKC')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/@\w+/g, ' ')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d)/g, '.')
    .replace(/(?<!\d)\.|\.(?!\d)|[^\p{L}\p{N}.%$€£¥]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
