// What a sentence is made of in a style, whatever the output: its words, its quotations inline, and those below it.
import type { Quote, Sentence, Stretch } from '../../shared/report.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { standsBelow } from './render-quotation.ts';
import type { Style } from './rendering.ts';

export interface SentenceParts {
  readonly stretches: readonly Pick<Stretch, 'text' | 'bold' | 'quoted' | 'file'>[];
  /** Quotations within the sentence, each with the words that lead into it. */
  readonly inline: readonly { readonly intro: string; readonly text: string }[];
  /** Quotations that stand below the sentence, in their own language. */
  readonly below: readonly Quote[];
  /** The quotations are the news itself: they bring the links, and the line above them neither links nor full stop. */
  readonly isHead: boolean;
}

export const shows =
  (style: Style) =>
  (part: { readonly style?: Style | undefined }): boolean =>
    part.style === undefined || part.style === style;

/**
 * The parts of a sentence. Inline and block quotations are never mixed in one sentence: where one has to stand below,
 * all do, which a block wants; where one has a translation, which stands inline, all stand inline, and originals of translations below.
 */
export const readSentence = (sentence: Sentence, style: Style, language: string): SentenceParts => {
  const quotes = sentence.quotes.filter(({ text }) => visibleText(text).trim() !== '');
  const isHead = style === 'cited' && quotes.some(({ block }) => block === true);
  const isTranslated = quotes.some(({ translation }) => translation !== undefined);
  const areBelow =
    style === 'cited' && !isTranslated && (isHead || quotes.some((quote) => standsBelow(quote, language)));
  return {
    stretches: sentence.stretches.filter(shows(style)),
    inline: areBelow ? [] : quotes.map(({ intro, text, translation }) => ({ intro, text: translation ?? text })),
    below: areBelow ? quotes : style === 'cited' ? quotes.filter(({ translation }) => translation !== undefined) : [],
    isHead,
  };
};
