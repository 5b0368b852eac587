// Finds names in a text by the alias table: organisations, products with and without versions, concepts, in all languages.
import type { Mention } from './mention.ts';
import { COMMON_NAMES, ORGANISATIONS } from './organisations.data.ts';
import { CONCEPTS, PRODUCTS } from './products.data.ts';
import { unknownVersion, VERSION_FAMILIES, type VersionFamily } from './versions.ts';

interface Literal {
  /** Lower-cased spelling. */
  readonly spelling: string;
  readonly name: string;
  readonly kind: Mention['kind'];
  readonly organisation?: string | undefined;
  /** Written with a capital in the table and shorter than four letters: `HF`, `GPT`: counts only as written. */
  readonly exact?: string | undefined;
}

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /[\p{L}\p{N}]/u;
const common = new Set(COMMON_NAMES);

/** Key under which a spelling is looked up: its first Latin word, or its first Han or kana character. */
const keyOf = (spelling: string): string => {
  const first = spelling.slice(0, 1);
  return HAN_OR_KANA.test(first) ? first : (/^[\p{L}\p{N}]+/u.exec(spelling)?.[0] ?? first);
};

const literals = new Map<string, Literal[]>();
const families = new Map<string, VersionFamily[]>();

const addLiteral = (spelling: string, rest: Omit<Literal, 'spelling' | 'exact'>): void => {
  const lower = spelling.toLowerCase();
  // Common English words that are also products (Opus, Cursor, Figure) count only as written, with their capital.
  const ambiguous =
    /^[A-Za-z]{1,12}$/.test(spelling) &&
    spelling !== lower &&
    !/[A-Z].*[A-Z]/.test(spelling) &&
    rest.kind !== 'concept';
  const short = spelling.length <= 4 && /^[A-Z]+$/i.test(spelling) && spelling !== lower;
  const literal: Literal = { spelling: lower, ...rest, exact: ambiguous || short ? spelling : undefined };
  const key = keyOf(lower);
  literals.set(key, [...(literals.get(key) ?? []), literal]);
};

for (const { name, aliases = [] } of ORGANISATIONS) {
  for (const spelling of [name, ...aliases]) addLiteral(spelling, { name, kind: 'company', organisation: name });
}
for (const { name, organisation, aliases = [], family } of PRODUCTS) {
  for (const spelling of [name, ...aliases])
    addLiteral(spelling, { name, kind: family === true ? 'family' : 'product', organisation });
}
for (const { name, aliases } of CONCEPTS) {
  for (const spelling of [name, ...aliases]) addLiteral(spelling, { name, kind: 'concept' });
}
for (const list of literals.values()) list.sort((a, b) => b.spelling.length - a.spelling.length);
for (const family of VERSION_FAMILIES)
  for (const head of family.heads) families.set(head, [...(families.get(head) ?? []), family]);

const boundaryAfter = (text: string, end: number): boolean => {
  const before = text.slice(end - 1, end);
  const after = text.slice(end, end + 1);
  if (after === '' || HAN_OR_KANA.test(before) || HAN_OR_KANA.test(after)) return true;
  return !WORD.test(after);
};

/** `GPT5`, `Qwen3`, `k2`: where a head runs into its version, the letters alone are looked up too. */
const headsOf = (word: string): readonly string[] => {
  const letters = /^[a-z]+/.exec(word)?.[0] ?? '';
  return letters === '' || letters === word ? [word] : [word, letters, /^[a-z]+\d/.exec(word)?.[0] ?? letters];
};

const versionAt = (
  text: string,
  word: string,
  at: number,
): { name: string; end: number; organisation: string } | undefined => {
  for (const head of headsOf(word)) {
    for (const family of families.get(head) ?? []) {
      family.match.lastIndex = at;
      const match = family.match.exec(text);
      if (match !== null && match[0].length > 0)
        return { name: family.canonical(match), end: at + match[0].length, organisation: family.organisation };
    }
  }
  return undefined;
};

const literalAt = (text: string, lower: string, key: string, at: number): (Literal & { end: number }) | undefined => {
  for (const literal of literals.get(key) ?? []) {
    if (!lower.startsWith(literal.spelling, at)) continue;
    const end = at + literal.spelling.length;
    if (!boundaryAfter(text, end)) continue;
    if (
      literal.exact !== undefined &&
      text.slice(at, end) !== literal.exact &&
      text.slice(at, end) !== literal.exact.toUpperCase()
    )
      continue;
    return { ...literal, end };
  }
  return undefined;
};

/** A word that looks like a product's name: inner capitals or digits (SmolVLM, OneVL, x402), four capitals, Capitals-With-Hyphens. */
const NAME_SHAPE =
  /^(?:[A-Za-z]+[a-z][A-Z][A-Za-z0-9]*|[A-Z]{2,}[a-z][A-Za-z0-9]*|[A-Z]{4,}[0-9]*|[A-Z][A-Za-z0-9]+(?:-[A-Z][A-Za-z0-9]*)+)$/;

const nameAt = (text: string, at: number): { name: string; end: number } | undefined => {
  const word = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*/.exec(text.slice(at, at + 40))?.[0] ?? '';
  if (
    word.length < 4 ||
    !NAME_SHAPE.test(word) ||
    common.has(word.toLowerCase()) ||
    !boundaryAfter(text, at + word.length)
  )
    return undefined;
  return { name: word, end: at + word.length };
};

/** Spans in which no name is looked for: links, and mentions and hashtags as whole words are looked up without their mark. */
const LINK = /https?:\/\/\S+/gu;

/**
 * Names in a text, left to right, none overlapping; where several begin at one place a version wins, then the longest.
 * @param text any text, as posted; offsets of the result are UTF-16 units of it
 */
export const findMentions = (text: string): Mention[] => {
  const blanked = text.replace(LINK, (link) => ' '.repeat(link.length));
  const lower = blanked.toLowerCase().length === blanked.length ? blanked.toLowerCase() : blanked;
  const mentions: Mention[] = [];
  let at = 0;
  while (at < blanked.length) {
    const char = blanked.slice(at, at + 1);
    if (!WORD.test(char)) {
      at++;
      continue;
    }
    const han = HAN_OR_KANA.test(char);
    const word = han
      ? char
      : (/^[\p{L}\p{N}]+?(?=[^\p{L}\p{N}]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|$)/u.exec(
          lower.slice(at, at + 60),
        )?.[0] ?? char);
    const found = mentionAt(blanked, lower, word, at);
    if (found !== undefined) {
      mentions.push(found);
      at = found.end;
    } else at += word.length;
  }
  return mentions;
};

const mentionAt = (text: string, lower: string, word: string, at: number): Mention | undefined => {
  const version = versionAt(text, word, at);
  const literal = literalAt(text, lower, word, at);
  if (version !== undefined && (literal === undefined || version.end >= literal.end))
    return { ...version, start: at, kind: 'versioned' };
  if (literal !== undefined) {
    const { name, kind, organisation, end } = literal;
    return { name, start: at, end, kind, organisation };
  }
  const unknown = unknownVersion(text, at);
  if (unknown !== undefined) return { ...unknown, start: at, kind: 'versioned' };
  const name = nameAt(text, at);
  return name === undefined ? undefined : { ...name, start: at, kind: 'name' };
};

const officialHandles = new Map<string, string>();
const staffHandles = new Map<string, string>();
for (const { name, handles = [], staff = [] } of ORGANISATIONS) {
  for (const handle of handles) officialHandles.set(handle, name);
  for (const handle of staff) staffHandles.set(handle, name);
}

/** The organisation whose own account this is, by lower-cased handle. */
export const organisationOfAccount = (handle: string): string | undefined => officialHandles.get(handle.toLowerCase());

/** The organisation with which this account is one voice: its own account or one of its people. */
export const voiceOfAccount = (handle: string): string | undefined =>
  officialHandles.get(handle.toLowerCase()) ?? staffHandles.get(handle.toLowerCase());
