// Blocks of the page below their lead lines: a list of voices, paragraphs.
import { type ComponentChild, h } from 'preact';
import type { Block, Sentence } from '../../shared/report.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { listedOf } from './listed.ts';
import { claim, type PageContext, paragraph } from './page-claims.ts';

/** A list of passages that are no stories. */
export const list = (passages: readonly (readonly Sentence[])[], context: PageContext): ComponentChild =>
  h(
    'ul',
    null,
    passages.map((sentences) => h('li', null, claim(sentences, context))),
  );

/** A lead line as a heading, and what stands below it. */
export const block = (told: Block, level: 'h3' | 'h4', context: PageContext): ComponentChild => {
  const { lead, storyId } = told;
  const { voices, texts } = listedOf(told, context.labels);
  return [
    h(level, { id: storyId === undefined ? undefined : context.anchorOf(storyId) }, htmlText(lead)),
    voices.length === 0 ? null : list(voices, context),
    texts.map((sentences) => paragraph(sentences, context)),
  ];
};
