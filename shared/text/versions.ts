// Releases that no pack knows, by their shape: capitalised words with a dotted version.
import { BEFORE_NUMBERS } from './ordinary-words.data.ts';

/** Up to three capitalised words with a dotted version that no family knows: `Happyhorse 1.0`, `Sabre Lark-3.1`. Sticky. */
const UNKNOWN =
  /([A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z]{2,}){0,2})[ -]?[vV]?(\d{1,2}\.\d{1,2})(?![\d.]*\d)(?![%BbMmKkxX倍万亿])/uy;

/**
 * The canonical form of a release that no family knows at `at`, or undefined: `Happyhorse-1.0` and `Happyhorse 1.0` are one.
 * @param noReleases what else than counts and chapters stands before a version and is no product, lower-cased
 */
export const unknownVersion = (
  text: string,
  at: number,
  noReleases: ReadonlySet<string>,
): { name: string; end: number } | undefined => {
  UNKNOWN.lastIndex = at;
  const match = UNKNOWN.exec(text);
  if (match === null) return undefined;
  const [whole, words = '', version = ''] = match;
  const isNoProduct = (word: string): boolean => BEFORE_NUMBERS.has(word) || noReleases.has(word);
  if (words.toLowerCase().split(' ').some(isNoProduct)) return undefined;
  return { name: `${words} ${version}`, end: at + whole.length };
};
