// Any report, however hostile its texts, renders conformant in both styles and shows every sentence.
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../functions/publish/rendering.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import type { Report, Sentence } from '../../../shared/report.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { attribute, elementsOf, textOf } from '../../fixtures/html.ts';
import { fold, kindsOf, shownTexts } from '../../fixtures/markdown-text.ts';
import { anyReport } from '../../fixtures/report-arbitrary.ts';

const STYLES = ['cited', 'plain'] as const;
const RUNS = { numRuns: 150 };

const sentencesOf = (report: Report, style: (typeof STYLES)[number]): Sentence[] => [
  ...report.overview.flat(),
  ...report.keyPoints.flatMap(({ sentences }) => sentences),
  ...report.views.flatMap(({ paragraphs }) => paragraphs.flat()),
  ...(report.views.length === 0 && report.noViews !== undefined ? [report.noViews] : []),
  ...report.events.flatMap(({ items }) => items.flatMap(({ sentences }) => sentences)),
  ...report.special.flatMap(({ blocks }) => blocks.flatMap(({ paragraphs }) => paragraphs.flat())),
  ...report.conclusion.flat(),
  ...(style === 'cited' ? report.coverage.flatMap(({ sentences }) => sentences) : []),
];

/** Marks of direction say nothing by themselves: a stretch keeps them only beside its own letters that run the other way. */
const undirected = (text: string): string => text.replace(/[\u200e\u200f\u061c]/g, '');

/** A final 。 of a free text stands for the sentence's own, which the renderer adds. */
const shownOf = (texts: readonly string[]): string =>
  undirected(fold(visibleText(texts.join('')))).replace(/[。.]+$/, '');

describe.each([
  ['cited', 'zh-CN'],
  ['plain', 'zh-CN'],
  ['cited', 'en'],
  ['plain', 'en'],
] as const)('any report in the %s style and the language %s', (style, language) => {
  it('breaks no rule', () => {
    fc.assert(
      fc.property(anyReport(language), (report) => {
        const { findings } = checkConformance(toMarkdown(report, style));
        expect(findings).toEqual([]);
      }),
      RUNS,
    );
  });

  it('shows the text and the quotations of every sentence', () => {
    fc.assert(
      fc.property(anyReport(language), (report) => {
        const shown = undirected(shownTexts(toMarkdown(report, style)).map(fold).join('\n'));
        for (const { stretches, quotes } of sentencesOf(report, style)) {
          const parts = stretches.filter((part) => part.style === undefined || part.style === style);
          expect(shown).toContain(shownOf(parts.map(({ text }) => text)));
          for (const { text, translation } of quotes) {
            if (style === 'cited' || translation === undefined) expect(shown).toContain(shownOf([text]));
            if (translation !== undefined) expect(shown).toContain(shownOf([translation]));
          }
        }
      }),
      RUNS,
    );
  });

  it('shows the same in markdown-it as in commonmark, with no literal asterisks of ours', () => {
    const reader = new MarkdownIt('commonmark');
    fc.assert(
      fc.property(anyReport(language), (report) => {
        const body = toMarkdown(report, style).replace(/^---\n.*?\n---\n/s, '');
        const shown = elementsOf(reader.render(body)).filter(({ tagName }) => /^(p|h\d)$/.test(tagName));
        const links = /\[\d+\]/g;
        const texts = shown.map((element) => fold(textOf(element)).replaceAll(links, '')).filter((text) => text !== '');
        // commonmark.js counts the alternative text of the picture as text.
        const wanted = shownTexts(body)
          .map((text) => fold(text).replaceAll(links, ''))
          .slice(0, -1);
        // A tight list's items have no paragraph of their own in HTML.
        const items = elementsOf(reader.render(body)).filter(
          ({ tagName, childNodes }) => tagName === 'li' && !childNodes.some(({ nodeName }) => nodeName === 'p'),
        );
        const tight = items.map((element) => fold(textOf(element)).replaceAll(links, ''));
        expect([...texts, ...tight].sort()).toEqual(wanted.filter((text) => text !== '').sort());
        expect(
          elementsOf(reader.render(body))
            .filter(({ tagName }) => tagName === 'img')
            .map((img) => attribute(img, 'src')),
        ).toEqual([`wordcloud_${report.slug}.jpg`]);
      }),
      RUNS,
    );
  });

  it('is made of our elements only, and links only to its posts', () => {
    const ours = new Set([
      'document',
      'heading',
      'image',
      'item',
      'list',
      'paragraph',
      'strong',
      'text',
      'thematic_break',
    ]);
    const kinds = new Set(style === 'cited' ? [...ours, 'block_quote', 'link'] : ours);
    fc.assert(
      fc.property(anyReport(language), (report) => {
        const body = toMarkdown(report, style).replace(/^---\n.*?\n---\n/s, '');
        expect(kindsOf(body).filter((kind) => !kinds.has(kind))).toEqual([]);
        const urls = linksOf(report);
        const links = [...body.matchAll(/\]\(([^)]*)\)/g)].map(([, url = '']) => url);
        expect(links.slice(0, -1).filter((url) => !urls.has(url))).toEqual([]);
      }),
      RUNS,
    );
  });
});
