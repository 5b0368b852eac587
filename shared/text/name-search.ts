// Looking up a pack's names at a place of a text: spellings of names, and of releases.
import type { Literal, Names } from './compile-names.ts';
import { type ReleaseForm, releaseName } from './release-forms.ts';

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** Of a word: vowel signs and accents belong to the letters that they stand on; the selectors behind emoji are none. */
const WORD = /[\p{L}\p{N}]|(?![\ufe00-\ufe0f])\p{M}/u;

/** A text as it is searched: links blanked, lower-cased with offsets kept, and the names that are sought. */
export interface Search {
  readonly names: Names;
  readonly text: string;
  readonly lower: string;
  /** Written in Chinese, Japanese or Korean, where no English word stands by chance. */
  readonly isEastAsian: boolean;
}

const LINK = /https?:\/\/\S+/gu;
/** Letters, digits and marks inside versions, of full width. */
const FULL_WIDTH = /[Ａ-Ｚａ-ｚ０-９．－]/gu;
const narrow = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0);

/** Prepares a text for searching; no offset moves. */
export const searchOf = (text: string, names: Names): Search => {
  const blanked = text
    .replace(LINK, (link) => ' '.repeat(link.length))
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(FULL_WIDTH, narrow)
    .replace(/[\u00a0\u3000]/g, ' ');
  const lowered = blanked.toLowerCase();
  return {
    names,
    text: blanked,
    lower: lowered.length === blanked.length ? lowered : blanked,
    isEastAsian: HAN_OR_KANA.test(blanked) || HANGUL.test(blanked),
  };
};

/** Whether a name that ends here is not the beginning of a longer word. */
export const boundaryAfter = (text: string, end: number): boolean => {
  const before = text.slice(end - 1, end);
  const after = text.slice(end, end + 1);
  if (after === '' || HAN_OR_KANA.test(before) || HAN_OR_KANA.test(after)) return true;
  // Korean endings stand behind a name without a blank.
  return HANGUL.test(after) || !WORD.test(after);
};

const FIRST_WORD =
  /^[\p{L}\p{M}\p{N}]+?(?=[^\p{L}\p{M}\p{N}]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|$)/u;
const LONGEST_WORD = 60;
const isAsciiWord = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);

export const isWordStart = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  if (unit >= 0x80) return LETTER_OR_DIGIT.test(text[at] ?? '');
  return isAsciiWord(unit) || (unit >= 0x41 && unit <= 0x5a);
};

/** The word that begins at a place, lower-cased; a Han or kana character is one. Most are ASCII and need no pattern. */
export const wordAt = ({ text, lower }: Search, at: number): string => {
  const limit = Math.min(lower.length, at + LONGEST_WORD);
  let end = at;
  while (end < limit && isAsciiWord(lower.charCodeAt(end))) end++;
  const next = end < limit ? lower.charCodeAt(end) : 0;
  // Only an ASCII mark ends it for sure: letters of other alphabets go on.
  if (end > at && next < 0x80 && !(next >= 0x41 && next <= 0x5a)) return lower.slice(at, end);
  const char = text.slice(at, at + 1);
  return HAN_OR_KANA.test(char) ? char : (FIRST_WORD.exec(lower.slice(at, at + LONGEST_WORD))?.[0] ?? char);
};

/** A word's first character where that is a Korean one, under which names of that script are kept; else the word. */
const keyOf = (word: string): string =>
  word.charCodeAt(0) >= 0x80 && HANGUL.test(word.slice(0, 1)) ? word.slice(0, 1) : word;

/** `gpt5`, `qwen3`, `k2`: where a head runs into its version, its letters alone are looked up too. */
const headsOf = (word: string): readonly string[] => {
  if (!/\d/.test(word)) return [keyOf(word)];
  const head = /^[a-z]+/.exec(word)?.[0] ?? '';
  return head === '' || head === word ? [word] : [word, head, word.slice(0, head.length + 1)];
};

/** Spellings of releases that stand at a place, in the order of the pack. */
export const releaseFormsAt = ({ text, names }: Search, word: string, at: number): ReleaseForm[] =>
  headsOf(word)
    .flatMap((head) => names.releases.get(head) ?? [])
    .filter(({ match }) => {
      match.lastIndex = at;
      return match.test(text);
    });

/** The release that a family of the pack knows at a place, by its canonical name. */
export const releaseAt = (
  { text, names }: Search,
  word: string,
  at: number,
): { name: string; end: number; organisation?: string | undefined } | undefined => {
  for (const head of headsOf(word))
    for (const form of names.releases.get(head) ?? []) {
      form.match.lastIndex = at;
      const match = form.match.exec(text);
      if (match !== null)
        return { name: releaseName(form, match), end: at + match[0].length, organisation: form.family.organisation };
    }
  return undefined;
};

/** Spellings that stand at a place, longest first, whatever stands behind them and however they are written. */
export const literalsAt = (
  { lower }: Search,
  literals: Names['literals'],
  word: string,
  at: number,
): readonly Literal[] => (literals.get(keyOf(word)) ?? []).filter(({ spelling }) => lower.startsWith(spelling, at));

const isWrittenAs = (text: string, exact: string): boolean => text === exact || text === exact.toUpperCase();

/** Where an everyday expression ends that begins here; 0 where none does. */
export const expressionEnd = (search: Search, word: string, at: number): number =>
  literalAt(search, search.names.expressions, word, at)?.end ?? 0;

/** The longest spelling that is a name at a place. */
export const literalAt = (
  search: Search,
  literals: Names['literals'],
  word: string,
  at: number,
): (Literal & { end: number }) | undefined => {
  const { text, isEastAsian } = search;
  for (const literal of literalsAt(search, literals, word, at)) {
    const end = at + literal.spelling.length;
    if (!boundaryAfter(text, end)) continue;
    const { exact } = literal;
    if (exact === undefined || isWrittenAs(text.slice(at, end), exact) || (isEastAsian && exact.length > 3))
      return { ...literal, end };
  }
  return undefined;
};
