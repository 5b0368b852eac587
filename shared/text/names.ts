// Finds names in a text by the names of a field: organisations, products with and without versions, concepts, in all languages.
import { organisationOfAccount, productOfAccount } from './accounts.ts';
import type { Names } from './compile-names.ts';
import type { Mention } from './mention.ts';
import {
  boundaryAfter,
  expressionEnd,
  isWordStart,
  literalAt,
  releaseAt,
  type Search,
  searchOf,
  wordAt,
} from './name-search.ts';
import { ORDINARY_WORDS } from './ordinary-words.data.ts';
import { unknownVersion } from './versions.ts';

/** Looks like a product's name: inner capitals (SmolVLM, OneVL), four capitals (NEPA), Capitals-With-Hyphens. */
const NAME_SHAPE =
  /^(?:[A-Za-z]+[a-z][A-Z][A-Za-z0-9]*|[A-Z]{2,}(?!s$)[a-z][A-Za-z0-9]*|[A-Z]{4,}[0-9]*|[A-Z][A-Za-z0-9]+(?:-[A-Z][A-Za-z0-9]*)+)$/;

const nameAt = ({ text, names }: Search, at: number): { name: string; end: number } | undefined => {
  // A hashtag joins words and shouts (#GoogleCloudNext): its shape says nothing.
  if (text[at - 1] === '#') return undefined;
  const word = /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*/.exec(text.slice(at, at + 40))?.[0] ?? '';
  const end = at + word.length;
  if (word.length < 4 || !NAME_SHAPE.test(word) || !boundaryAfter(text, end)) return undefined;
  const lower = word.toLowerCase();
  return ORDINARY_WORDS.has(lower) || names.noNames.has(lower) ? undefined : { name: word, end };
};

/** `@cursor_ai` speaks of Cursor; an account that the pack doesn't know is no name. */
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
  const { text, names } = search;
  for (let at = text.indexOf(' ', start) + 1; at > 0 && at < end; at = text.indexOf(' ', at) + 1) {
    const word = wordAt(search, at);
    if (releaseAt(search, word, at) !== undefined || literalAt(search, names.literals, word, at) !== undefined)
      return true;
  }
  return false;
};

const mentionAt = (search: Search, word: string, at: number): Mention | undefined => {
  const release = releaseAt(search, word, at);
  const literal = literalAt(search, search.names.literals, word, at);
  if (release !== undefined && (literal === undefined || release.end >= literal.end))
    return { ...release, start: at, kind: 'versioned' };
  if (literal !== undefined)
    return {
      name: literal.name,
      start: at,
      end: literal.end,
      kind: literal.kind,
      organisation: literal.organisation,
      ...(literal.narrow === true ? { narrow: true } : {}),
    };
  // Without a capital it is neither a release that no pack knows nor shaped like a name.
  const behind = at + word.length;
  if (search.text[behind] !== '-' && !/[A-Z]/.test(search.text.slice(at, behind))) return undefined;
  const unknown = unknownVersion(search.text, at, search.names.noReleases);
  if (unknown !== undefined && !holdsKnown(search, at, unknown.end))
    return { ...unknown, start: at, kind: 'versioned' };
  const name = nameAt(search, at);
  return name === undefined ? undefined : { ...name, start: at, kind: 'name' };
};

/**
 * Names in a text, left to right, none overlapping; where several begin at one place a version wins, then the longest.
 * @param text any text, as posted; offsets of the result are UTF-16 units of it
 * @param names those of the field; without any, releases and what has a name's shape are found all the same
 */
export const findMentions = (text: string, names: Names): Mention[] => {
  const search = searchOf(text, names);
  const mentions: Mention[] = [];
  let at = 0;
  while (at < search.text.length) {
    if (search.text[at] === '@') {
      const account = accountAt(search, at);
      if (account?.mention !== undefined) mentions.push(account.mention);
      at = account?.end ?? at + 1;
      continue;
    }
    if (!isWordStart(search.text, at)) {
      at++;
      continue;
    }
    const word = wordAt(search, at);
    const found = mentionAt(search, word, at);
    const end = expressionEnd(search, word, at);
    if (end > 0 && end >= (found?.end ?? 0)) {
      at = end;
      continue;
    }
    if (found !== undefined && !(found.kind === 'company' && FORMER.test(search.text.slice(Math.max(0, at - 20), at))))
      mentions.push(found);
    at = found?.end ?? at + word.length;
  }
  return mentions;
};
