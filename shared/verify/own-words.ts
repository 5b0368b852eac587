// Words of a report that name nothing its posts must name: who wrote them, and in which language.
import { LANGUAGE_NAMES } from './language-names.data.ts';
import { plain, type Source } from './source-post.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with spaces where spans stand. */
export const blank = (text: string, spans: readonly Span[]): string =>
  spans.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), text);

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** A display name without what stands around it: emoji, marks, brackets. */
const bareName = (name: string): string =>
  name
    .replace(/[(（[【|｜].*$/u, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .trim();

/** One letter or digit alone is nobody's name. */
const SHORTEST_NAME = 2;

/** Where a text names the authors of posts, by display name or handle. */
export const authorSpans = (text: string, sources: readonly Source[]): Span[] =>
  sources.flatMap(({ handle, name = '' }) =>
    [...new Set([`@${handle}`, handle, name.trim(), bareName(name)])]
      .filter((words) => words.length >= SHORTEST_NAME && /\p{L}/u.test(words))
      .filter((words) => text.toLowerCase().includes(words.toLowerCase()))
      .flatMap((words) =>
        spansOf(
          text,
          new RegExp(
            `(?<![\\p{Script=Latin}\\d_])${RegExp.escape(words)}(?![\\p{Script=Latin}\\d_])`,
            words.startsWith('@') ? 'giu' : 'gu',
          ),
        ),
      ),
  );

const ENGLISH = Object.values(LANGUAGE_NAMES)
  .map(({ english }) => english)
  .join('|');
const LIST = `(?:${ENGLISH})(?:(?:,? and |,? or |, |/| & )(?:in |into )?(?:${ENGLISH}))*`;
/** A language is what is written or spoken; before other nouns the same word says of which country something is. */
const LANGUAGE_HERE = new RegExp(
  [
    `(?<=\\b(?:in|into|from|to|both|between|speaks?|spoke|understands?|simplified|traditional)\\s)${LIST}(?=\\s*(?:$|[.,;:!?)”"—–]|(?:and|but|or|that|which|who|whether|with|for|at|on|by|to|from|into|as|while|whereas|than|is|are|was|were|has|have|had|too|alike|says?|said|calls?|called|compares?|asks?|writes?|wrote|argues?|reports?|describes?|tells?)\\b))`,
    `(?<=\\b(?:writ|post|speak|answer|reply|comment)ing in )${LIST}`,
    `(?:${ENGLISH})(?=-(?:language|speaking))`,
    `(?:${ENGLISH})(?=\\s(?:posts?|accounts?|threads?|tweets?|texts?|versions?|translations?|captions?|subtitles|prompts?|speech|sentences?|characters?|speakers?|word|words)\\b)`,
  ].join('|'),
  'gu',
);
const BY_CODE = Object.entries(LANGUAGE_NAMES).map(([code, { english, any }]) => ({
  code,
  english: new RegExp(`^${english}$`, 'u'),
  named: new RegExp(`\\b${english}\\b|${any}`, 'iu'),
  any: new RegExp(any, 'giu'),
}));

const isOfPost = (code: string, { lang, normal }: Source): boolean =>
  lang === '' ||
  lang === 'und' ||
  lang.toLowerCase().startsWith(code) ||
  (BY_CODE.find((one) => one.code === code)?.named.test(normal) ?? false);

/** Where a text names languages that are those of its posts, or that its posts name. */
export const languageSpans = (text: string, sources: readonly Source[]): Span[] => {
  const english = [...text.matchAll(LANGUAGE_HERE)].flatMap((match) =>
    [...match[0].matchAll(/\p{Lu}\p{L}+/gu)].map((word) => ({
      start: match.index + word.index,
      end: match.index + word.index + word[0].length,
      code: BY_CODE.find(({ english: name }) => name.test(word[0]))?.code ?? '',
    })),
  );
  const wide = BY_CODE.flatMap(({ code, any }) =>
    spansOf(text, any)
      .filter(({ start, end }) => !/^\p{Script=Latin}/u.test(text.slice(start, end)))
      .map((span) => ({ ...span, code })),
  );
  return [...english, ...wide].filter(({ code }) => sources.some((source) => isOfPost(code, source)));
};

/** Tags and handles join words: `#GoogleIO`, `@NHSuk`, `@airstreet`. */
const tagsOf = ({ normal, handle }: Source): string[] => [
  ...[...normal.matchAll(/[@#](\w+)/g)].map(([, tag = '']) => tag),
  handle,
];

const BOUNDARY_BEFORE = /(?:^|_|\d|\p{Ll}(?=\p{Lu}))$/u;

/** Whether a name stands in a tag from a beginning in it on, to its end or to a boundary. */
const standsInTag = (tag: string, name: string): boolean => {
  const letters = name.replace(/[^\p{L}\p{N}]+/gu, '');
  const at = plain(tag).indexOf(plain(letters));
  if (letters.length < SHORTEST_NAME || at < 0) return false;
  const [before, own, after] = [tag.slice(0, at), tag.slice(at, at + letters.length), tag.slice(at + letters.length)];
  const begins = BOUNDARY_BEFORE.test(before) || (/\p{Ll}$/u.test(before) && /^\p{Lu}/u.test(own));
  const whole = before === '' && after === '';
  // `NHS` in capitals ends where small letters begin.
  const acronym = letters.length > SHORTEST_NAME && letters === own && /^\p{Lu}+$/u.test(own) && /^\p{Ll}/u.test(after);
  const ends = after === '' || /^[_\d]/.test(after) || (/\p{Ll}$/u.test(own) && /^\p{Lu}/u.test(after)) || acronym;
  return whole || (begins && ends && /\p{Lu}/u.test(own));
};

/** Words before and behind one that may be joined with it. */
const REACH = 2;

/** Whether a tag or handle of the posts joins a word of a text with none, one or more of its neighbours. */
export const isInTag = (text: string, words: readonly Span[], at: number, sources: readonly Source[]): boolean => {
  const tags = sources.flatMap(tagsOf);
  for (let from = Math.max(0, at - REACH); from <= at; from++)
    for (let to = at; to <= Math.min(words.length - 1, at + REACH); to++) {
      const name = text.slice(words[from]?.start, words[to]?.end);
      if (/^[\p{L}\p{N}/&.'’ -]+$/u.test(name) && tags.some((tag) => standsInTag(tag, name))) return true;
    }
  return false;
};
