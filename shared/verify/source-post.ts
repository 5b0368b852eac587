// What the verifier knows of a cited post, and the forms in which it compares texts.
import { readable } from '../text/clean.ts';
import type { Mention } from '../text/mention.ts';
import { findMentions } from '../text/names.ts';
import { sentencesOf } from '../text/sentences.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { ratesOf } from './quantity-rates.ts';

/** A post that a claim may cite. */
export interface SourcePost {
  readonly key: string;
  readonly handle: string;
  /** The author's display name, where known. */
  readonly name?: string | undefined;
  readonly organisation?: string | undefined;
  readonly lang: string;
  readonly text: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** A post as the rules look at it: read once, asked often. */
export interface Source extends SourcePost {
  /** The readable text, narrowed. */
  readonly normal: string;
  /** The form in which quotations are looked for. */
  readonly quotable: string;
  readonly mentions: readonly Mention[];
  readonly quantities: readonly Quantity[];
  readonly sentences: readonly string[];
  /** Latin words and their parts, lower-cased. */
  readonly words: ReadonlySet<string>;
}

/**
 * NFKC of all but CJK punctuation: full-width digits and signs are narrowed, `，` is not taken for a separator of digits.
 * A space parts what no name joins: Latin from Hangul endings, `token` from the digits behind it.
 */
export const narrow = (text: string): string =>
  text
    .replace(/[^，：；！？（）…“”‘’]+/gu, (part) => part.normalize('NFKC'))
    .replace(/(?<=[\p{Script=Latin}])(?=\p{Script=Hangul})|(?<=tokens?)(?=\d)/giu, ' ');

/** NFKC, case folded, marks and dashes unified, white space collapsed: the same words in the same order. */
export const quotable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„«»「」『』"'‘’`´]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

const WORD = /[\p{Script=Latin}\d]+(?:[-._'’+/&][\p{Script=Latin}\d]+)*[+#]*/gu;

/** Latin words of a text with where they stand: `Qwen-Image`, `Transformers.js`, `C++`. */
export const latinWords = (text: string): { text: string; start: number; end: number }[] =>
  [...text.matchAll(WORD)]
    .filter(([word]) => /\p{Script=Latin}/u.test(word))
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));

const partsOf = (word: string): string[] => {
  const lower = word.toLowerCase();
  return [lower, ...lower.split(/[-._'’+/&]/), lower.replaceAll(/[-._'’ ]/g, '')];
};

/** Reads a post for the rules. */
export const toSource = (post: SourcePost): Source => {
  const text = readable(post.text);
  const normal = narrow(text);
  return {
    ...post,
    text,
    normal,
    quotable: quotable(text),
    mentions: findMentions(normal),
    quantities: [...quantitiesOf(normal), ...ratesOf(normal)],
    sentences: sentencesOf(normal).map(({ text: sentence }) => sentence),
    words: new Set(latinWords(normal).flatMap(({ text: word }) => partsOf(word))),
  };
};

/** Whether a source says a Latin word, in any case, with or without hyphens, plural or not. */
export const saysWord = (source: Pick<Source, 'words' | 'normal'>, word: string): boolean => {
  const forms = partsOf(word);
  const [whole = '', joined = ''] = [forms[0], forms.at(-1)];
  if (source.words.has(whole) || source.words.has(joined)) return true;
  const singular = whole.replace(/(?:'s|’s|s)$/, '');
  if (singular !== whole && source.words.has(singular)) return true;
  if (source.words.has(`${whole}s`)) return true;
  const parts = forms.slice(1, -1).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => source.words.has(part));
};
