// Finds names in a text by the names of a field: organisations, products with and without versions, concepts, in all languages.
import { organisationOfAccount, productOfAccount } from './accounts.ts';
import type { Literal, Names } from './compile-names.ts';
import type { Mention } from './mention.ts';
import { FIELD_NAMES } from './name-table.ts';
import { unknownVersion } from './versions.ts';

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /[\p{L}\p{N}]/u;

/** A text as it is searched: links blanked, lower-cased with offsets kept, and the names that are sought. */
interface Search {
  readonly names: Names;
  readonly text: string;
  readonly lower: string;
  readonly hasHan: boolean;
}

const boundaryAfter = (text: string, end: number): boolean => {
  const before = text.slice(end - 1, end);
  const after = text.slice(end, end + 1);
  if (after === '' || HAN_OR_KANA.test(before) || HAN_OR_KANA.test(after)) return true;
  return !WORD.test(after);
};

/** `gpt5`, `qwen3`, `k2`: where a head runs into its version, its letters alone are looked up too. */
const headsOf = (word: string): readonly string[] => {
  if (!/\d/.test(word)) return [word];
  const head = /^[a-z]+/.exec(word)?.[0] ?? '';
  return head === '' || head === word ? [word] : [word, head, word.slice(0, head.length + 1)];
};

const versionAt = (
  { text, names }: Search,
  word: string,
  at: number,
): { name: string; end: number; organisation: string } | undefined => {
  for (const family of headsOf(word).flatMap((head) => names.families.get(head) ?? [])) {
    family.match.lastIndex = at;
    const match = family.match.exec(text);
    if (match !== null)
      return { name: family.canonical(match), end: at + match[0].length, organisation: family.organisation };
  }
  return undefined;
};

const isWrittenAs = (text: string, exact: string): boolean => text === exact || text === exact.toUpperCase();

const literalAt = (
  { text, lower, hasHan, names }: Search,
  word: string,
  at: number,
): (Literal & { end: number }) | undefined => {
  for (const literal of names.literals.get(word) ?? []) {
    const end = at + literal.spelling.length;
    if (!lower.startsWith(literal.spelling, at) || !boundaryAfter(text, end)) continue;
    const { exact } = literal;
    if (exact === undefined || isWrittenAs(text.slice(at, end), exact) || (hasHan && exact.length > 3))
      return { ...literal, end };
  }
  return undefined;
};

/** Looks like a product's name: inner capitals (SmolVLM, OneVL), four capitals (NEPA), Capitals-With-Hyphens. */
const NAME_SHAPE =
  /^(?:[A-Za-z]+[a-z][A-Z][A-Za-z0-9]*|[A-Z]{2,}(?!s$)[a-z][A-Za-z0-9]*|[A-Z]{4,}[0-9]*|[A-Z][A-Za-z0-9]+(?:-[A-Z][A-Za-z0-9]*)+)$/;

const nameAt = ({ text, names }: Search, at: number): { name: string; end: number } | undefined => {
  // A hashtag joins words and shouts (#GoogleCloudNext): its shape says nothing.
  if (text[at - 1] === '#') return undefined;
  const word = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*/.exec(text.slice(at, at + 40))?.[0] ?? '';
  const end = at + word.length;
  const fits =
    word.length >= 4 && NAME_SHAPE.test(word) && !names.common.has(word.toLowerCase()) && boundaryAfter(text, end);
  return fits ? { name: word, end } : undefined;
};

/** `@cursor_ai` speaks of Cursor; an account that the table doesn't know is no name. */
const accountAt = ({ text, names }: Search, at: number): { mention?: Mention; end: number } | undefined => {
  const handle = /^@(\w{1,50})/.exec(text.slice(at, at + 52))?.[1];
  if (handle === undefined) return undefined;
  const end = at + 1 + handle.length;
  const name = productOfAccount(handle, names) ?? organisationOfAccount(handle, names);
  const known = name === undefined ? undefined : names.known.get(name);
  return known === undefined
    ? { end }
    : { mention: { name: known.name, kind: known.kind, organisation: known.organisation, start: at, end }, end };
};

/** `ex-DeepMind`, `前 DeepMind`: somebody who left a company does not speak of it. */
const FORMER = /(?:\bex-|\bformer(?:ly)?(?: \w+)? |前\s?|原\s?|元\s?|\bex )$/iu;

/** A word behind the first begins a known name: `Loving ChatGPT Images 2.0` is no name of its own. */
const holdsKnown = (search: Search, start: number, end: number): boolean => {
  for (let at = search.text.indexOf(' ', start) + 1; at > 0 && at < end; at = search.text.indexOf(' ', at) + 1) {
    const word = FIRST_WORD.exec(search.lower.slice(at, at + 60))?.[0] ?? '';
    if (versionAt(search, word, at) !== undefined || literalAt(search, word, at) !== undefined) return true;
  }
  return false;
};

const mentionAt = (search: Search, word: string, at: number): Mention | undefined => {
  const version = versionAt(search, word, at);
  const literal = literalAt(search, word, at);
  if (version !== undefined && (literal === undefined || version.end >= literal.end))
    return { ...version, start: at, kind: 'versioned' };
  if (literal !== undefined)
    return {
      name: literal.name,
      start: at,
      end: literal.end,
      kind: literal.kind,
      organisation: literal.organisation,
      ...(literal.narrow === true ? { narrow: true } : {}),
    };
  // Without a capital it is neither a release that no table knows nor shaped like a name.
  const behind = at + word.length;
  if (search.text[behind] !== '-' && !/[A-Z]/.test(search.text.slice(at, behind))) return undefined;
  const unknown = unknownVersion(search.text, at);
  if (unknown !== undefined && !holdsKnown(search, at, unknown.end))
    return { ...unknown, start: at, kind: 'versioned' };
  const name = nameAt(search, at);
  return name === undefined ? undefined : { ...name, start: at, kind: 'name' };
};

const LINK = /https?:\/\/\S+/gu;
const FIRST_WORD = /^[\p{L}\p{N}]+?(?=[^\p{L}\p{N}]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|$)/u;

const LONGEST_WORD = 60;
const isAsciiWord = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);

/** The word that begins at a place; most are ASCII and need no pattern. */
const wordAt = ({ lower }: Search, at: number): string | undefined => {
  const limit = Math.min(lower.length, at + LONGEST_WORD);
  let end = at;
  while (end < limit && isAsciiWord(lower.charCodeAt(end))) end++;
  const next = end < limit ? lower.charCodeAt(end) : 0;
  // Only an ASCII mark ends it for sure: letters of other alphabets go on.
  if (end > at && next < 0x80 && !(next >= 0x41 && next <= 0x5a)) return lower.slice(at, end);
  return FIRST_WORD.exec(lower.slice(at, at + LONGEST_WORD))?.[0];
};

const isWordStart = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  if (unit >= 0x80) return WORD.test(text[at] ?? '');
  return isAsciiWord(unit) || (unit >= 0x41 && unit <= 0x5a);
};

/**
 * Names in a text, left to right, none overlapping; where several begin at one place a version wins, then the longest.
 * @param text any text, as posted; offsets of the result are UTF-16 units of it
 * @param names those of the field; without any, releases and what has a name's shape are found all the same
 */
export const findMentions = (text: string, names: Names = FIELD_NAMES): Mention[] => {
  const blanked = text
    .replace(LINK, (link) => ' '.repeat(link.length))
    .replace(/[\u2010-\u2015]/g, '-')
    .replaceAll('\u00a0', ' ');
  const lowered = blanked.toLowerCase();
  const search: Search = {
    names,
    text: blanked,
    lower: lowered.length === blanked.length ? lowered : blanked,
    hasHan: HAN_OR_KANA.test(blanked),
  };
  const mentions: Mention[] = [];
  let at = 0;
  while (at < blanked.length) {
    const char = blanked.slice(at, at + 1);
    if (char === '@') {
      const account = accountAt(search, at);
      if (account?.mention !== undefined) mentions.push(account.mention);
      at = account?.end ?? at + 1;
      continue;
    }
    if (!isWordStart(blanked, at)) {
      at++;
      continue;
    }
    const word = HAN_OR_KANA.test(char) ? char : (wordAt(search, at) ?? char);
    const found = mentionAt(search, word, at);
    if (found !== undefined && !(found.kind === 'company' && FORMER.test(blanked.slice(Math.max(0, at - 20), at))))
      mentions.push(found);
    at = found?.end ?? at + word.length;
  }
  return mentions;
};
