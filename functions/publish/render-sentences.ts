// Sentences as Markdown in one style: their words, their quotations, their links before the final 。.
import type { Sentence } from '../../shared/report.ts';
import { typesetText } from '../../shared/text/escape-typography.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import type { ReportLabels } from '../../shared/text/labels.ts';
import { readSentence, shows } from './read-sentence.ts';
import { canBeBold, type Piece, renderLine } from './render-line.ts';
import { blockQuote, inlineQuotation } from './render-quotation.ts';
import type { Rendering } from './rendering.ts';

/** A line of text, and the block quotations that stand below it. */
export interface Passage {
  readonly line: string;
  readonly quotes: readonly string[];
}

/** A sentence's text comes without its final 。; one that a stranger's text brings along would stand doubled. */
export const withoutFinalStop = (pieces: readonly Piece[], labels: ReportLabels): Piece[] => {
  const last = pieces.at(-1);
  if (last?.kind !== 'text') return [...pieces];
  const ends = [...visibleText(last.text)];
  const kept = ends.findLastIndex((char) => char !== ' ' && char !== labels.sentenceEnd);
  const text = ends.slice(0, kept + 1).join('');
  return text === '' ? withoutFinalStop(pieces.slice(0, -1), labels) : [...pieces.slice(0, -1), { ...last, text }];
};

interface RenderedSentence {
  readonly pieces: readonly Piece[];
  readonly quotes: readonly string[];
}

const renderSentence = (sentence: Sentence, rendering: Rendering): RenderedSentence => {
  const { style, language, link } = rendering;
  const { stretches, inline, below, isHead } = readSentence(sentence, style, language);
  const texts = stretches.flatMap(({ text, bold, quoted, file }): Piece[] => {
    if (quoted !== undefined) return inlineQuotation('', text, rendering);
    if (file !== undefined) return [{ kind: 'link', markup: `[${text}](${rendering.evidence})` }];
    return [{ kind: 'text', text, bold }];
  });
  const quotations = inline.flatMap(({ intro, text }) => inlineQuotation(intro, text, rendering));
  const words = withoutFinalStop([...texts, ...quotations], rendering.labels);
  if (words.length === 0) return { pieces: [], quotes: [] };
  const end: Piece = { kind: 'text', text: sentence.end };
  if (style === 'plain') return { pieces: [...words, end], quotes: [] };
  if (isHead) return { pieces: words, quotes: below.map((quote) => blockQuote(quote, sentence.id, rendering)) };
  const links = sentence.cites.map((key): Piece => ({ kind: 'link', markup: link(key, sentence.id) }));
  return { pieces: [...words, ...links, end], quotes: below.map((quote) => blockQuote(quote, sentence.id, rendering)) };
};

const visibleSentences = (sentences: readonly Sentence[], rendering: Rendering): RenderedSentence[] =>
  sentences.filter(shows(rendering.style)).map((sentence) => renderSentence(sentence, rendering));

/** What stands between a sentence and those that come before it in its line. */
const gapAfter = (before: readonly unknown[], { labels }: Rendering): Piece[] =>
  before.length === 0 || labels.sentenceGap === '' ? [] : [{ kind: 'text', text: labels.sentenceGap }];

/** A paragraph's passages: a new line begins after a sentence whose quotation stands below it. */
export const renderParagraph = (sentences: readonly Sentence[], rendering: Rendering): Passage[] => {
  const passages: Passage[] = [];
  let pieces: Piece[] = [];
  const flush = (quotes: readonly string[]): void => {
    const line = renderLine(pieces, rendering.style, rendering.labels.hanTypography);
    if (line !== '') passages.push({ line, quotes });
    pieces = [];
  };
  for (const sentence of visibleSentences(sentences, rendering)) {
    pieces.push(...gapAfter(pieces, rendering), ...sentence.pieces);
    if (sentence.quotes.length > 0) flush(sentence.quotes);
  }
  flush([]);
  return passages;
};

/** A list item's passage: all its sentences in one line, as the seed's items are, then its quotations. */
export const renderItem = (sentences: readonly Sentence[], rendering: Rendering): Passage => {
  const rendered = visibleSentences(sentences, rendering);
  const pieces = withBoldHead(
    rendered.flatMap(({ pieces }, at) => [...gapAfter(rendered.slice(0, at), rendering), ...pieces]),
    rendering.labels,
  );
  return {
    line: renderLine(pieces, rendering.style, rendering.labels.hanTypography),
    quotes: rendered.flatMap((sentence) => sentence.quotes),
  };
};

/** An item opens with a bold name; where the name can't be bold (only symbols), a word that can stands before it. */
const withBoldHead = (pieces: readonly Piece[], labels: ReportLabels): Piece[] => {
  const [head] = pieces;
  if (head?.kind !== 'text' || head.bold !== true || canBeBold(head.text)) return [...pieces];
  return [{ kind: 'text', text: labels.unnamed, bold: true }, ...pieces];
};

/** A lead line: bold, without the colon and full stop that mark other lines, and no question. */
export const renderLead = (lead: string, { style, labels }: Rendering): string => {
  const named = visibleText(canBeBold(lead) ? lead : labels.unnamed + lead);
  const typeset = labels.hanTypography ? typesetText(named) : named;
  // A question mark asks also where a mark or a picture alone follows.
  const stated = typeset.replaceAll(/[？?](?=[^\p{L}\p{N}]*$)/gu, '');
  const marked = stated.replaceAll(/[\s：:。]+$|^[\s：。]+/gu, '').replaceAll(/[：。]/gu, labels.comma.trimEnd());
  const text = marked.replaceAll(/:(?=\s)/gu, labels.comma.trimEnd());
  return renderLine([{ kind: 'text', text, bold: true }], style, labels.hanTypography);
};
