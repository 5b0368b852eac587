// The spellings of a product line's releases, from a pack's families to patterns: gpt-5.5, GPT 5.5 and GPT5.5 are one name.
import type { VersionFamily } from './name-pack.ts';

/** One spelling of a family's releases. */
export interface ReleaseForm {
  readonly family: VersionFamily;
  /** Lower-cased words that may begin it. */
  readonly heads: readonly string[];
  /** Sticky. Its groups are the parts. */
  readonly match: RegExp;
}

const SEPARATOR = '[ _-]?';
const SIZE = '\\d{1,4}(?:\\.\\d)?B(?:-A\\d{1,3}B)?';
/** Digits go on, or one letter stands alone behind them, as in 4o, 3x and 27B: then it is another thing than a version. */
const NO_DIGITS_BEHIND = '(?![\\d.]*\\d)';
const NO_LETTER_ALONE = '(?![a-z](?![a-z]))';
const NO_WORD_BEHIND = '(?![a-z\\d])';
const PLACE = /\{([a-z]+)(\??)\}/g;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
/** Longest first: of two that begin alike the longer is meant. */
const anyOf = (patterns: readonly string[]): string => [...patterns].sort((a, b) => b.length - a.length).join('|');
const spelt = (words: string): string => words.split(' ').map(escaped).join(SEPARATOR);
const joined = (words: string): string => words.toLowerCase().replace(/[ _-]/g, '');

const versionOf = (patterns: readonly string[]): string =>
  anyOf(patterns.map((pattern) => escaped(pattern).replaceAll('xx', '\\d{1,2}').replaceAll('x', '\\d')));

/** What may stand in a place. Throws a TypeError for a place that the family does not have. */
const patternOf = (place: string, { versions, parts }: VersionFamily): string => {
  if (place === 'version') return `(?<version>${versionOf(versions)})${NO_DIGITS_BEHIND}`;
  if (place === 'size') return `(?<size>${SIZE})`;
  const alternatives = parts[place];
  if (alternatives === undefined) throw new TypeError(`there is no part ${place}`);
  return `(?<${place}>${anyOf(alternatives.map(spelt))})`;
};

/** A word of a form as a pattern, with the separator before it; an optional place that stands alone takes that with it. */
const tokenOf = (token: string, isFirst: boolean, family: VersionFamily): string => {
  const separator = isFirst ? '' : SEPARATOR;
  const alone = /^\{([a-z]+)\?\}$/.exec(token)?.[1];
  if (alone !== undefined)
    return `(?:${separator}${patternOf(alone, family)}${alone === 'version' ? '' : NO_WORD_BEHIND})?`;
  let pattern = separator;
  let at = 0;
  for (const { 0: whole, 1: place = '', 2: mark = '', index } of token.matchAll(PLACE)) {
    pattern += `${escaped(token.slice(at, index))}(?:${patternOf(place, family)})${mark}`;
    at = index + whole.length;
  }
  return pattern + escaped(token.slice(at));
};

/** Scripts whose words stand without blanks or take endings: names in them are looked up by their first character. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The word or character under which a text that begins so is looked up. */
export const keyOf = (spelling: string): string =>
  UNSPACED.test(spelling) ? spelling.slice(0, 1) : (/^[\p{L}\p{N}]+/u.exec(spelling)?.[0] ?? spelling.slice(0, 1));

const headsOf = (form: string, { parts }: VersionFamily): string[] => {
  const place = /^\{([a-z]+)\}/.exec(form)?.[1];
  const beginnings = place === undefined ? [form] : (parts[place] ?? []);
  return [...new Set(beginnings.map((beginning) => keyOf(beginning.toLowerCase())))];
};

/**
 * The patterns of a family, one a spelling.
 * Throws a TypeError that says what is wrong with a spelling: a part that is not there, or nothing that it begins with.
 */
export const releaseForms = (family: VersionFamily): ReleaseForm[] =>
  family.forms.map((form) => {
    const heads = headsOf(form, family);
    if (heads.length === 0 || heads.some((head) => !/^[\p{L}\p{N}]/u.test(head)))
      throw new TypeError(`${JSON.stringify(form)} begins with no word`);
    const tokens = form.split(' ').map((token, i) => tokenOf(token, i === 0, family));
    const end = form.endsWith('{version}') || form.endsWith('?}') ? NO_LETTER_ALONE : NO_WORD_BEHIND;
    return { family, heads, match: new RegExp(`${tokens.join('')}${end}`, 'iuy') };
  });

/** The part as the family writes it, whatever its case and separators here. */
const written = (place: string, found: string, { parts }: VersionFamily): string => {
  if (place === 'size') return found.toUpperCase();
  return parts[place]?.find((alternative) => joined(alternative) === joined(found)) ?? found;
};

/** The canonical name of a release: its parts as the family writes them; a part that is absent goes with the hyphen or blank before it. */
export const releaseName = ({ family }: ReleaseForm, { groups = {} }: RegExpExecArray): string =>
  family.name
    .split(' ')
    .map((word) =>
      word.replace(/(-?)\{([a-z]+)\}/g, (_, hyphen: string, place: string) => {
        const found = groups[place];
        return found === undefined ? '' : `${hyphen}${written(place, found, family)}`;
      }),
    )
    .filter((word) => word !== '')
    .join(' ');
