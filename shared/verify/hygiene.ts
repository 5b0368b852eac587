// Rule V12: what a model writes is plain words of the report's language: no markup, links, markers or talk of its prompt.
import { PROMPT_TALK } from './claim-cues.data.ts';
import { authorSpans, blank, type Span } from './own-words.ts';
import type { Source } from './source-post.ts';

const MARKUP =
  /<\/?[a-z!][^>]*>|\{[{%:]|[%}]\}|\]\(|!\[|`|\*\*|__|^#{1,6} |^\s*>|\[\^|\$\$|https?:|www\.|javascript:|&#?\w+;/imu;
/** Aliases of posts and of the data block belong to the conversation, not to the text. */
const ALIAS = /(?<![\p{Script=Latin}\p{N}-])P\d{1,3}(?![\p{Script=Latin}\p{N}])/gu;
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
const HANDLE = /@\w{1,50}/g;
/** What runs on into an account is an address, or a word that hides behind the account; `@fox@fedi.example` is one account. */
const ADDRESS = /(?<![@\w])[\p{Script=Latin}\d][\w.+-]{0,63}[@＠][\p{Script=Latin}\d][\w.-]{0,63}/gu;
const FEDERATED = /(?<![\w@])@[\w.-]{1,63}@[\w.-]{1,63}/g;
/** `pass@1`, `nDCG@10`: a measure, where a cited post calls it so. */
const MEASURE = /^[\p{Script=Latin}\d-]+@(?:k|\d{1,3}(?:\.\d+)?)$/u;

const holdsAddress = (text: string, sources: readonly Pick<Source, 'normal'>[]): boolean =>
  (text.replace(FEDERATED, ' ').match(ADDRESS) ?? []).some((found) => {
    const word = found.toLowerCase().replace(/[.-]+$/, '');
    const said = new RegExp(`(?<![\\w@])${RegExp.escape(word)}(?![\\w.]*\\w)`, 'u');
    return !(MEASURE.test(word) && sources.some(({ normal }) => said.test(normal.toLowerCase())));
  });

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const HAN = /\p{Script=Han}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HANGUL = /\p{Script=Hangul}/gu;
const LATIN_RUN =
  /[\p{Script=Latin}\d][\p{Script=Latin}\d.,'’&+/-]*(?: [\p{Script=Latin}\d][\p{Script=Latin}\d.,'’&+/-]*)*/gu;

/** Words of grammar, which sentences have and names hardly: of English, Spanish and French. */
const ENGLISH =
  /^(?:the|a|an|of|is|are|was|were|be|been|to|and|or|for|with|in|on|at|by|from|that|this|it|its|you|your|we|they|he|she|has|have|had|will|can|not|but|as|who|which|when|than|more|all|also|their)$/;
const ROMANCE =
  /^(?:el|los|las|una|del|al|es|son|fue|que|con|por|para|su|sus|se|más|lo|como|pero|le|les|des|du|est|sont|été|avec|pour|dans|sur|par|qui|une|et|ne|pas|plus|ses|aux|ce|cette)$/;

/** A Latin word of small letters, as names hardly are. */
const SMALL_WORD = /(?<![\p{L}\p{N}._/-])\p{Ll}{3,}(?![\p{L}\p{N}._/-])/gu;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const wordsOf = (text: string): string[] => text.split(/[^\p{L}'’]+/u).filter((word) => word !== '');

/** Words that stand in a Latin sentence rather than a name: in a row of four and more with grammar between them. */
const foreignWords = (text: string): number =>
  (text.match(LATIN_RUN) ?? [])
    .map(wordsOf)
    .filter(
      (words) =>
        words.length > 3 && words.filter((word) => ENGLISH.test(word) || ROMANCE.test(word)).length * 4 >= words.length,
    )
    .reduce((sum, words) => sum + words.length, 0);

/** Least characters of Chinese in a Chinese sentence: a name or a code word alone is none. */
const LEAST_OWN = 2;

/**
 * Whether a text is in a language by its form: names, terms and numbers of any script stand in every language, sentences of
 * another don't.
 */
const isInLanguage = (text: string, language: string): boolean => {
  const rest = text.replace(HANDLE, ' ');
  const own = count(rest, HAN);
  if (language.startsWith('zh'))
    return (
      own >= LEAST_OWN &&
      count(rest, KANA) * 4 < own &&
      count(rest, HANGUL) * 4 < own &&
      Math.max(foreignWords(rest), count(rest, SMALL_WORD)) <= own
    );
  if (language.startsWith('en')) {
    const words = wordsOf(rest.replace(WIDE, ' '));
    const english = words.filter((word) => ENGLISH.test(word.toLowerCase())).length;
    const romance = words.filter((word) => ROMANCE.test(word.toLowerCase())).length;
    return words.length > 1 && count(rest, WIDE) < words.length && !(romance > 2 && romance > english);
  }
  return true;
};

/** Letters of a name that is spelt in Japan or Korea, with the Han characters beside them. */
const SPELT = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]{2,}/gu;
const SPELT_ON = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー・]/u;
/** Particles and endings, which a sentence has and a name hasn't. */
const GRAMMAR =
  /を|\p{Script=Han}[はがにでのとも]|[はがにでのとも](?=[\p{Script=Han}\p{Script=Katakana}])|(?:です|ます|でした|ました|した|ない|って|という|から|ている|だ)$/u;
const LONGEST_NAME = 16;

/** Where a text holds names in kana or Hangul as a cited post spells them; a sentence of the post is none. */
const speltSpans = (text: string, sources: readonly Pick<Source, 'normal'>[]): Span[] =>
  [...text.matchAll(SPELT)].flatMap(({ 0: letters, index }) => {
    let [start, end] = [index, index + letters.length];
    const stands = (from: number, to: number): boolean => {
      const part = text.slice(from, to);
      return sources.some(({ normal }) => normal.includes(part));
    };
    while (SPELT_ON.test(text[start - 1] ?? '') && stands(start - 1, end)) start--;
    while (SPELT_ON.test(text[end] ?? '') && stands(start, end + 1)) end++;
    const name = text.slice(start, end);
    return stands(start, end) && name.length <= LONGEST_NAME && !GRAMMAR.test(name) ? [{ start, end }] : [];
  });

/**
 * What is wrong with a text as a text of the report, or undefined.
 * @param secrets words that were given to the model only: the boundary of the data block
 * @param sources the cited posts, in whose words what looks like an alias may stand (`P99 latency`), and whose names in kana
 */
export const uncleanReason = (
  text: string,
  language: string,
  secrets: readonly string[] = [],
  sources: readonly Source[] = [],
): string | undefined => {
  if (MARKUP.test(text.replace(HANDLE, ' '))) return 'It holds markup or a link.';
  if (holdsAddress(text, sources)) return 'It holds an address.';
  if (INVISIBLE.test(text)) return 'It holds invisible characters.';
  const aliases = text.match(ALIAS) ?? [];
  if (aliases.some((alias) => !sources.some(({ normal }) => normal.toUpperCase().includes(alias))))
    return 'It names a post by its alias.';
  if (secrets.some((secret) => secret !== '' && text.includes(secret)))
    return 'It repeats the marker of the data block.';
  if (PROMPT_TALK.test(text)) return 'It speaks of its instructions.';
  const plain = blank(text, [...authorSpans(text, sources), ...speltSpans(text, sources)]);
  if (!isInLanguage(text, language) && !isInLanguage(plain, language))
    return `It is not in the language ${language} of the report.`;
  return undefined;
};
