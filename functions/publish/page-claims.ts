// Sentences of a report on its page: their words, the quotations below them, and that each opens its posts.
import { type ComponentChild, h } from 'preact';
import { evidenceAnchor } from '../../shared/evidence-link.ts';
import { safeUrl } from '../../shared/links.ts';
import type { Evidence, Quote, Report, Sentence } from '../../shared/report.ts';
import { isSourceLine } from '../../shared/source-line.ts';
import { htmlId, htmlText } from '../../shared/text/escape-html.ts';
import { labelsOf, type ReportLabels } from '../../shared/text/labels.ts';
import { postsOf, sentenceWithPosts } from './page-posts.ts';
import { outwardLink } from './page-shell.ts';
import { PAGE_WORDS, type PageWords } from './page-words.data.ts';
import { readSentence, shows } from './read-sentence.ts';
import { type Piece, typesetRuns } from './render-line.ts';
import { quotationText } from './render-quotation.ts';
import { withoutFinalStop } from './render-sentences.ts';
import { stampAt } from './stamp.ts';

/** What every part of a report's page needs. */
export interface PageContext {
  readonly report: Report;
  /** Of old reports or in tests there may be none. */
  readonly evidence: Evidence | undefined;
  readonly labels: ReportLabels;
  readonly words: PageWords;
  /** `04-22 11:00`: an instant in the topic's zone. */
  readonly timeOf: (instant: string) => string;
  /** The id of a story's first place on the page; undefined at later places, since ids are unique. */
  readonly anchorOf: (storyId: string) => string | undefined;
  /** The id of a post within a sentence, where links from elsewhere lead; undefined where it is taken. */
  readonly placeOf: (sentence: string, post: string) => string | undefined;
}

export const storyAnchor = (storyId: string): string => `story-${htmlId(storyId)}`;

export const pageContext = (report: Report, evidence?: Evidence): PageContext => {
  const taken = new Set<string>();
  const once = (id: string): string | undefined => {
    if (taken.has(id)) return undefined;
    taken.add(id);
    return id;
  };
  return {
    report,
    evidence,
    labels: labelsOf(report.language),
    words: PAGE_WORDS[report.language],
    timeOf: (instant) => {
      const time = Date.parse(instant);
      return Number.isNaN(time)
        ? ''
        : stampAt(new Date(time), report.window.timezone).slice('YYYY-'.length, -':SS +ZZZZ'.length);
    },
    anchorOf: (storyId) => once(storyAnchor(storyId)),
    placeOf: (sentence, post) => once(evidenceAnchor(sentence, post)),
  };
};

const piecesOf = (sentence: Sentence, { report, labels }: PageContext): Piece[] => {
  const { stretches, inline, isHead } = readSentence(sentence, 'cited', report.language);
  const texts = stretches.map(({ text, bold, quoted, file }): Piece => {
    if (file !== undefined) return { kind: 'link', markup: htmlText(text) };
    if (quoted === undefined) return { kind: 'text', text, bold };
    const { open, inner, close } = quotationText(text, { style: 'cited', labels });
    return { kind: 'quotation', markup: htmlText(`${open}${inner}${close}`) };
  });
  const quotations = inline.flatMap(({ intro, text }): Piece[] => {
    const { open, inner, close } = quotationText(text, { style: 'cited', labels });
    return [
      { kind: 'text', text: intro },
      { kind: 'quotation', markup: htmlText(`${open}${inner}${close}`) },
    ];
  });
  const words = withoutFinalStop([...texts, ...quotations], labels);
  return words.length === 0 || isHead ? words : [...words, { kind: 'text', text: sentence.end }];
};

/** The words of sentences as one line, typeset as in Markdown. */
export const lineOf = (sentences: readonly Sentence[], context: PageContext): ComponentChild[] =>
  typesetRuns(
    sentences.flatMap((sentence, at): Piece[] => [
      ...(at === 0 ? [] : [{ kind: 'text' as const, text: context.labels.sentenceGap }]),
      ...piecesOf(sentence, context),
    ]),
    'cited',
    context.labels.hanTypography,
  ).map((run) => {
    if ('markup' in run) return run.markup;
    return run.bold ? h('strong', null, htmlText(run.text)) : htmlText(run.text);
  });

const quotation = (quote: Quote, { labels }: PageContext): ComponentChild => {
  const url = safeUrl(quote.url);
  const author = htmlText(quote.author ?? `@${quote.handle}`);
  return h(
    'blockquote',
    { lang: htmlId(quote.lang), cite: url },
    h('p', { dir: 'auto' }, htmlText(quote.text).trim()),
    h('p', { class: 'meta' }, `${labels.quoteDash} `, url === undefined ? author : outwardLink(url, author)),
  );
};

/** Sentences that belong together, such as those of a list item or a paragraph: a line, and the quotations below it. */
export const claim = (
  sentences: readonly Sentence[],
  context: PageContext,
  before: ComponentChild = null,
  after: ComponentChild = null,
) => {
  const shown = sentences.filter(shows('cited'));
  const lines = shown
    .map((sentence) => ({ sentence, line: lineOf([sentence], context) }))
    .filter(({ line }) => line.length > 0);
  if (lines.length === 0) return null;
  const below = shown.flatMap((sentence) => readSentence(sentence, 'cited', context.report.language).below);
  return h(
    'div',
    { class: 'claim' },
    h(
      'div',
      { class: 'line' },
      before,
      lines.map(({ sentence, line }, at) => {
        const told = sentenceWithPosts(sentence, postsOf(sentence, context.evidence), line, context);
        if (isSourceLine(sentence)) return h('div', { class: 'sources' }, told);
        return [at === 0 ? '' : context.labels.sentenceGap, told];
      }),
      after,
    ),
    below.map((quote) => quotation(quote, context)),
  );
};

/** A paragraph, of which each sentence opens its own posts. */
export const paragraph = (sentences: readonly Sentence[], context: PageContext): ComponentChild =>
  claim(sentences, context);
