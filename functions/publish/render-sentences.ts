// Sentences as Markdown in one style: quotations inline or in lines of their own, links before the final 。.
import { BrokenPromiseError } from '../../shared/errors.ts';
import { safeUrl } from '../../shared/links.ts';
import type { Quote, Report, Sentence } from '../../shared/report.ts';
import { escapeMarkdown } from '../../shared/text/escape-markdown.ts';
import { typesetText } from '../../shared/text/escape-typography.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { canBeBold, type Piece, renderLine } from './render-line.ts';

export type Style = 'cited' | 'plain';

/** What rendering needs to know beside the sentence. */
export interface Rendering {
  readonly style: Style;
  readonly labels: ReportLabels;
  readonly language: Report['language'];
  /** The link to a post, `[[3]](https://…)`: the number is given at the post's first appearance. */
  readonly link: (post: string) => string;
}

/** A line of text, and the block quotations that stand below it. */
export interface Passage {
  readonly line: string;
  readonly quotes: readonly string[];
}

/** Quotations longer than this stand below their sentence: 40 Han characters, or 80 of an alphabet. */
const LONGEST_INLINE = 80;

const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0);

/** Numbers posts by first appearance, one number a post. */
export const linker = (posts: Report['posts']): Rendering['link'] => {
  const numbers = new Map<string, number>();
  return (key) => {
    const url = safeUrl(posts[key]?.url ?? '');
    if (url === undefined) {
      throw new BrokenPromiseError(
        `The report cites ${key}, but its posts hold no safe https link to it; Compose must list every cited post.`,
      );
    }
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return `[[${number}]](${url})`;
  };
};

const baseLanguage = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** Quotation marks within a span would end it early, so such a span stands below its sentence too. */
const standsBelow = (quote: Quote, language: string): boolean =>
  quote.translation !== undefined ||
  baseLanguage(quote.lang) !== baseLanguage(language) ||
  width(quote.text) > LONGEST_INLINE ||
  /[“”]/u.test(quote.text);

const blockQuote = (quote: Quote, { labels, link }: Rendering): string => {
  const handle = visibleText(quote.handle).trim();
  const author = handle === '' ? '' : `@${escapeMarkdown(handle, { before: '@', after: ' ' })}`;
  const span = escapeMarkdown(visibleText(quote.text).trim(), { before: '', after: ' ' });
  return `> ${span} ${labels.quoteDash}${author} ${link(quote.post)}`;
};

const inlineQuotation = (intro: string, text: string, { style, labels }: Rendering): Piece[] => {
  const plain = style === 'plain';
  const [open, close] = plain ? ['"', '"'] : [labels.quoteOpen, labels.quoteClose];
  const span = visibleText(text).trim();
  const inner = plain ? span.replaceAll('"', "'") : span.replaceAll('“', '‘').replaceAll('”', '’');
  const markdown = `${open}${escapeMarkdown(inner, { before: open, after: close })}${close}`;
  return [
    { kind: 'text', text: intro },
    { kind: 'quotation', markdown },
  ];
};

const shows = (style: Style) => (part: { readonly style?: Style | undefined }) =>
  part.style === undefined || part.style === style;

interface RenderedSentence {
  readonly pieces: readonly Piece[];
  readonly quotes: readonly string[];
}

const renderSentence = (sentence: Sentence, rendering: Rendering): RenderedSentence => {
  const { style, language, link } = rendering;
  const texts = sentence.stretches
    .filter(shows(style))
    .map(
      ({ text, bold }): Piece => ({ kind: 'text', text: style === 'plain' ? text.replaceAll('"', "'") : text, bold }),
    );
  const quotes = sentence.quotes.filter(({ text }) => visibleText(text).trim() !== '');
  const inline = quotes.flatMap((quote) => {
    if (quote.translation !== undefined) return inlineQuotation(quote.intro, quote.translation, rendering);
    return style === 'cited' && standsBelow(quote, language) ? [] : inlineQuotation(quote.intro, quote.text, rendering);
  });
  const empty =
    inline.length === 0 && texts.every((piece) => piece.kind === 'text' && visibleText(piece.text).trim() === '');
  if (empty) return { pieces: [], quotes: [] };
  const end: Piece = { kind: 'text', text: sentence.end };
  if (style === 'plain') return { pieces: [...texts, ...inline, end], quotes: [] };
  const links = sentence.cites.map((key): Piece => ({ kind: 'link', markdown: link(key) }));
  const below = quotes.filter((quote) => standsBelow(quote, language)).map((quote) => blockQuote(quote, rendering));
  return { pieces: [...texts, ...inline, ...links, end], quotes: below };
};

const visibleSentences = (sentences: readonly Sentence[], rendering: Rendering): RenderedSentence[] =>
  sentences.filter(shows(rendering.style)).map((sentence) => renderSentence(sentence, rendering));

/** A paragraph's passages: a new line begins after a sentence whose quotation stands below it. */
export const renderParagraph = (sentences: readonly Sentence[], rendering: Rendering): Passage[] => {
  const passages: Passage[] = [];
  let pieces: Piece[] = [];
  const flush = (quotes: readonly string[]): void => {
    const line = renderLine(pieces);
    if (line !== '') passages.push({ line, quotes });
    pieces = [];
  };
  for (const sentence of visibleSentences(sentences, rendering)) {
    pieces.push(...sentence.pieces);
    if (sentence.quotes.length > 0) flush(sentence.quotes);
  }
  flush([]);
  return passages;
};

/** A list item's passage: all its sentences in one line, as the seed's items are, then its quotations. */
export const renderItem = (sentences: readonly Sentence[], rendering: Rendering): Passage => {
  const rendered = visibleSentences(sentences, rendering);
  const pieces = withBoldHead(
    rendered.flatMap((sentence) => sentence.pieces),
    rendering.labels,
  );
  return { line: renderLine(pieces), quotes: rendered.flatMap((sentence) => sentence.quotes) };
};

/** An item opens with a bold name; where the name can't be bold (only symbols), a word that can stands before it. */
const withBoldHead = (pieces: readonly Piece[], labels: ReportLabels): Piece[] => {
  const [head] = pieces;
  if (head?.kind !== 'text' || head.bold !== true || canBeBold(head.text)) return [...pieces];
  return [{ kind: 'text', text: labels.unnamed, bold: true }, ...pieces];
};

/** A lead line: bold, without the colon and full stop that mark other lines. */
export const renderLead = (lead: string, { style, labels }: Rendering): string => {
  const text = typesetText(visibleText(style === 'plain' ? lead.replaceAll('"', "'") : lead))
    .replaceAll(/[\s：。]+$|^[\s：。]+/gu, '')
    .replaceAll(/[：。]/gu, '，');
  return renderLine(withBoldHead([{ kind: 'text', text, bold: true }], labels));
};
