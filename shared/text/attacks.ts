// Whether a text speaks to the machine that reads it: surely, or only so that it may be meant.
import { ENCODED, FORGET, LOOKALIKES, ORDERS, SUSPICIOUS } from './attacks.data.ts';
import { LINK, LINK_CUT, readable } from './clean.ts';
import { disguises, smuggles } from './invisible.ts';

/** certain: orders a machine about, and no reader is meant. suspected: looks like an attack, and may be an honest post about one. */
export type Suspicion = 'certain' | 'suspected';

/** A word of two alphabets, twice: letters that look like others. */
const MIXED = /[a-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][a-z]/i;
const MIXED_TWICE = /(?:(?:[a-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][a-z])\S*(?:\s.*|$)){2}/is;

const QUOTED = /“[^”\n]*”|"[^"\n]*"|「[^」\n]*」|『[^』\n]*』|«[^»\n]*»|`[^`\n]*`|‘[^’\n]*’/g;
/** A post about attacks gives examples of them. */
const ABOUT_ATTACKS =
  /\b(?:prompt[- ]?injections?|jailbreak\w*|red[- ]?team\w*|attack(?:s|ers?|ed)?|exploit\w*|vulnerab\w+|payloads?|CVE-\d+)\b|注入|越狱|越獄|攻击|攻撃|インジェクション|脱獄|프롬프트\s?인젝션|inyecci[oó]n|ataques?/iu;

const rot13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
/** What `ignore`, `disregard`, `forget` and `override` are in rot13. */
const ROTATED = /\b(?:vtaber|qvfertneq|sbetrg|bireevqr)\b/i;
const FORGET_RULES = /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:rules?|instructions?|prompts?)\b/i;

/** The texts that runs of base64 hold, where they are texts. */
const decoded = (text: string): string[] =>
  (text.match(ENCODED) ?? [])
    .map((run) => Buffer.from(run, 'base64').toString('latin1'))
    .filter((inner) => /^[\x20-\x7e\s]+$/.test(inner) && /[a-z]{2,}\s+[a-z]{2,}/i.test(inner));

const withoutLookalikes = (text: string): string =>
  text.replace(/[ı\u0370-\u052f]/g, (letter) => LOOKALIKES.get(letter) ?? letter);

/** Letters of other forms: full-width, and the bold and script ones of mathematics. */
const STYLED = /[\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/gu;

/** Whether a text orders a machine about outside quotation marks and code, and is not about such orders. */
const orders = (text: string): boolean =>
  ORDERS.test(text.replace(LINK, ' ').replace(QUOTED, ' ')) && !ABOUT_ATTACKS.test(text);

/** What a text says to those who decode it, or look through its letters. */
const hiddenOrders = (text: string): Suspicion | undefined => {
  if (ROTATED.test(text) && FORGET_RULES.test(rot13(text))) return 'certain';
  const inner = decoded(text);
  if (inner.some((each) => FORGET.test(each) || ORDERS.test(each))) return 'certain';
  if (MIXED.test(text) && FORGET.test(withoutLookalikes(text))) return 'certain';
  return inner.length > 0 || MIXED_TWICE.test(text) ? 'suspected' : undefined;
};

/**
 * How much a text looks like an attack on the machine that reads it, or on a page; undefined for what looks like none. An
 * honest post that shows code, a prompt or an attack is suspected at most.
 * @param text as posted
 */
export const suspicionOf = (text: string): Suspicion | undefined => {
  if (smuggles(text)) return 'certain';
  const disguised = disguises(text);
  const read = disguised || text.includes('&') ? readable(text).replaceAll(LINK_CUT, ' ') : text;
  const shown = read.replace(STYLED, (letter) => letter.normalize('NFKC'));
  const suspicious = SUSPICIOUS.test(text) || (shown !== text && SUSPICIOUS.test(shown));
  if (suspicious && (orders(shown) || (disguised && FORGET.test(shown)))) return 'certain';
  return hiddenOrders(shown) ?? (suspicious || disguised ? 'suspected' : undefined);
};
