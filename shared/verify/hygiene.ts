// Rule V12: what a model writes is plain words of the report's language: no markup, links, markers or talk of its prompt.
import { findMentions } from '../text/names.ts';
import { PROMPT_TALK } from './claim-cues.data.ts';
import { quantitiesOf } from './quantities.ts';
import { latinWords } from './source-post.ts';

const MARKUP =
  /<\/?[a-z!][^>]*>|\{[{%:]|[%}]\}|\]\(|!\[|`|\*\*|__|^#{1,6} |^\s*>|\[\^|\$\$|https?:|www\.|javascript:|&#?\w+;/imu;
/** Aliases of posts and of the data block belong to the conversation, not to the text. */
const ALIAS = /(?<![\p{L}\p{N}])P\d{1,2}(?![\p{L}\p{N}])/u;
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

const LEAST_OWN_SCRIPT = 0.85;
/** A name or a code word alone is no sentence of the language. */
const LEAST_OWN_LETTERS = 2;
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  zh: /[\p{Script=Han}\p{N}]/gu,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu,
  ko: /\p{Script=Hangul}/gu,
};

/** Share of letters that are of the report's script, with names and Latin words of one piece left out. */
const ownShare = (text: string, language: string): number => {
  const script = SCRIPTS[language.split('-')[0] ?? ''];
  if (script === undefined) return 1;
  const spans = [
    ...[...text.matchAll(/@\w+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
    ...findMentions(text),
    ...quantitiesOf(text),
    ...latinWords(text).filter(({ text: word }) => /\d|\p{Lu}/u.test(word)),
  ];
  const rest = spans
    .sort((a, b) => b.start - a.start)
    .reduce(
      (words, { start, end }) => words.slice(0, start) + ' '.repeat(Math.max(0, end - start)) + words.slice(end),
      text,
    );
  const letters = rest.match(/\p{L}/gu)?.length ?? 0;
  const own = rest.match(script)?.filter((letter) => /\p{L}/u.test(letter)).length ?? 0;
  const kana = language.startsWith('zh') && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(rest);
  return kana || own < LEAST_OWN_LETTERS ? 0 : own / letters;
};

/**
 * What is wrong with a text as a text of the report, or undefined.
 * @param secrets words that were given to the model only: the boundary of the data block
 */
export const uncleanReason = (text: string, language: string, secrets: readonly string[] = []): string | undefined => {
  if (MARKUP.test(text)) return 'It holds markup or a link.';
  if (INVISIBLE.test(text)) return 'It holds invisible characters.';
  if (ALIAS.test(text)) return 'It names a post by its alias.';
  if (secrets.some((secret) => secret !== '' && text.includes(secret)))
    return 'It repeats the marker of the data block.';
  if (PROMPT_TALK.test(text)) return 'It speaks of its instructions.';
  if (ownShare(text, language) < LEAST_OWN_SCRIPT) return `It is not in the language ${language} of the report.`;
  return undefined;
};
