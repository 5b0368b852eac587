// A quotation as Markdown: inline in quotation marks, or a line of its own below its sentence.
import type { Quote } from '../../shared/report.ts';
import { escapeMarkdown } from '../../shared/text/escape-markdown.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { Piece } from './render-line.ts';
import type { Rendering } from './rendering.ts';

/** Quotations longer than this stand below their sentence: 40 Han characters, or 80 of an alphabet. */
const LONGEST_INLINE = 80;

const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0);

const baseLanguage = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** Quotation marks within a span would end it early, so such a span stands below its sentence too. */
export const standsBelow = (quote: Quote, language: string): boolean =>
  quote.translation !== undefined ||
  baseLanguage(quote.lang) !== baseLanguage(language) ||
  width(quote.text) > LONGEST_INLINE ||
  /[“”]/u.test(quote.text);

export const blockQuote = (quote: Quote, sentence: string, { labels, link }: Rendering): string => {
  const name = visibleText(quote.author ?? '').trim();
  const handle = visibleText(quote.handle).trim();
  const author =
    name !== ''
      ? escapeMarkdown(name, { before: labels.quoteDash, after: ' ' })
      : handle === ''
        ? ''
        : `@${escapeMarkdown(handle, { before: '@', after: ' ' })}`;
  const span = escapeMarkdown(visibleText(quote.text).trim(), { before: '', after: ' ' });
  return `> ${span} ${labels.quoteDash}${author} ${link(quote.post, sentence)}`;
};

/** A span between the marks of the style; marks within become others, so that none ends it early. */
export const quotationText = (text: string, { style, labels }: Pick<Rendering, 'style' | 'labels'>) => {
  const plain = style === 'plain';
  const [open, close] = plain ? ['"', '"'] : [labels.quoteOpen, labels.quoteClose];
  const span = visibleText(text).trim();
  return { open, close, inner: plain ? span.replaceAll('"', "'") : span.replaceAll('“', '‘').replaceAll('”', '’') };
};

export const inlineQuotation = (intro: string, text: string, rendering: Rendering): Piece[] => {
  const { open, close, inner } = quotationText(text, rendering);
  const markup = `${open}${escapeMarkdown(inner, { before: open, after: close })}${close}`;
  return [
    { kind: 'text', text: intro },
    { kind: 'quotation', markup },
  ];
};
