// The page of a report: what a reader sees and can follow, and that nothing of a stranger's acts in it.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportPage, toStablePage } from '../../../functions/publish/page-report.ts';
import type { Report, Sentence } from '../../../shared/report.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import { PICTURE } from '../../fixtures/drawn.ts';
import { HOSTILE_TEXTS } from '../../fixtures/hostile.ts';
import { attribute, type Element, elementsOf, named, textOf } from '../../fixtures/html.ts';
import { fold } from '../../fixtures/markdown-text.ts';
import { itemOf, quoteOf, REPORT, sentenceOf } from '../../fixtures/report.ts';
import { anyReport } from '../../fixtures/report-arbitrary.ts';
import { evidenceOf, runOf } from '../../fixtures/report-run.ts';

const IMPRINT = { revision: 1, reason: 'first publication', run: 'r', degraded: [] };
const EVIDENCE = {
  ...evidenceOf(runOf()),
  stories: [
    {
      storyId: 'untold',
      name: 'Untold',
      posts: [],
      independentAuthors: 1,
      copies: 0,
      score: 0,
      parts: {},
      novelty: 'new' as const,
    },
  ],
};
const pageOf = (report: Report, more = {}): string => reportPage(report, EVIDENCE, PICTURE, { ...IMPRINT, ...more });

const sentencesOf = (report: Report): Sentence[] => [
  ...report.overview.flat(),
  ...report.keyPoints.flatMap(({ sentences }) => sentences),
  ...report.views.flatMap(({ paragraphs }) => paragraphs.flat()),
  ...report.events.flatMap(({ items }) => items.flatMap(({ sentences }) => sentences)),
  ...report.special.flatMap(({ blocks }) => blocks.flatMap(({ paragraphs }) => paragraphs.flat())),
  ...report.conclusion.flat(),
  ...report.coverage.flatMap(({ sentences }) => sentences),
];

/** A joiner at the end of a text joins nothing to the stop behind it. */
const shownOf = (text: string): string => fold(visibleText(text)).replace(/[。.\u200c\u200d]+$/, '');

const TAGS = new Set(
  'html head meta title link style body a header nav main article h1 h2 h3 p span section ol ul li div strong blockquote details summary time dl dt dd svg rect g path footer img script'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name rel type title href id class tabindex aria-hidden aria-label aria-labelledby cite dir datetime viewBox role width height fill transform d src alt loading xmlns hidden'.split(
    ' ',
  ),
);

/** The page shows the whole report, and is made of nothing but our elements and links to the report's posts. */
const checkPage = (report: Report): void => {
  const html = pageOf(report);
  const elements = elementsOf(html);
  const main = elements.find(({ tagName }) => tagName === 'main');
  const shown = fold(textOf(main as Element));
  for (const { stretches, quotes } of sentencesOf(report)) {
    const parts = stretches.filter(({ style }) => style !== 'plain').map(({ text }) => text);
    expect(shown).toContain(shownOf(parts.join('')));
    for (const { text } of quotes) expect(shown).toContain(shownOf(text));
  }
  expect(elements.filter(({ tagName }) => !TAGS.has(tagName)).map(({ tagName }) => tagName)).toEqual([]);
  const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
  expect(attributes.filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
  const urls = new Set(Object.values(report.posts).map(({ url }) => url));
  const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const link of elements.filter(({ tagName }) => tagName === 'a')) {
    const href = attribute(link, 'href') ?? '';
    if (href.startsWith('#')) expect(ids).toContain(href.slice(1));
    else if (/^\w+:/.test(href)) expect(urls.has(href) || /^https:\/\/x\.com\/i\/status\/\d+$/.test(href)).toBe(true);
    else expect(href).toMatch(/^(\.\.\/)*[\w./]+(#story-[\w-]+)?$/);
  }
};

describe('the page of a report', () => {
  it('shows every sentence and quotation, and only our elements', () => checkPage(REPORT));

  it('shows hostile texts as they are and runs none', () => {
    for (const text of HOSTILE_TEXTS) {
      const isVisible = visibleText(text).trim() !== '';
      checkPage({
        ...REPORT,
        displayName: text,
        title: text,
        description: text,
        keyPoints: [
          itemOf(
            text,
            '发布',
            sentenceOf('甲', [1], { quotes: isVisible ? [{ ...quoteOf(1, text), handle: text }] : [] }),
          ),
        ],
      });
    }
  });

  it.each(['zh-CN', 'en'] as const)('shows any other report in %s as well', (language) => {
    fc.assert(fc.property(anyReport(language), checkPage), { numRuns: 100 });
  });

  it('lets each sentence open its posts, by their authors', () => {
    const html = pageOf(REPORT);
    const details = named(html, 'details').map((element) => textOf(element));
    expect(details).toHaveLength(sentencesOf(REPORT).filter(({ cites }) => cites.length > 0).length);
    const opened = details.find((text) => text.startsWith('Lumen 3.1发布，Aster Labs官方消息'));
    expect(opened).toMatch(/。3（出处3条）(?:@(?:asterlabs|mei_builds|robotwatch) 04-22 11:00 到Twitter看原文){3}$/);
  });

  it('leads from a word to its story, or to the list of its stories and posts', () => {
    const html = pageOf(REPORT);
    const [one, several] = named(html, 'svg').flatMap((svg) =>
      svg.childNodes.filter((node): node is Element => node.nodeName === 'a'),
    );
    expect(attribute(one as Element, 'href')).toBe('#story-story-Lumen31');
    expect(attribute(one as Element, 'aria-label')).toBe('Lumen 3.1，3位作者');
    expect(attribute(several as Element, 'href')).toBe('#word-2');
    const list = elementsOf(html).find((element) => attribute(element, 'id') === 'word-2');
    expect(textOf(list as Element)).toBe('提到“"><script>”的话题C++Transformers.jsUntold推文 [1] [2]');
  });

  it('describes the word cloud by its heaviest words', () => {
    const [svg] = named(pageOf(REPORT), 'svg');
    expect(attribute(svg as Element, 'aria-label')).toBe(
      '词云图：当日最突出的词是Lumen 3.1（3位作者）、"><script>（2位作者）。',
    );
  });

  it('takes the picture beside it where the outlines are none of Draw’s', () => {
    for (const svg of ['<svg/>', '<svg><script>alert(1)</script></svg>', '']) {
      const html = reportPage(REPORT, EVIDENCE, { ...PICTURE, svg: Buffer.from(svg) }, IMPRINT);
      expect(named(html, 'svg')).toEqual([]);
      expect(named(html, 'img').map((img) => attribute(img, 'src'))).toEqual([`wordcloud_${REPORT.slug}.jpg`]);
    }
  });

  it('marks what is new, and says why a later revision is there and what it lacks', () => {
    const [label] = elementsOf(pageOf(REPORT)).filter((element) => attribute(element, 'class') === 'label new');
    expect(textOf(label as Element)).toBe('新话题');
    const html = pageOf(REPORT, {
      revision: 3,
      reason: 'the posts changed; the settings changed',
      degraded: ['source hn'],
    });
    expect(html).toContain('第3版: 推文有变; 设置有变');
    expect(html).toContain('内容不完整: source hn');
  });

  it('allows its own style and script by hash, and no other and no request', () => {
    const html = pageOf(REPORT);
    const hashOf = (element: Element | undefined): string => {
      const text = element?.childNodes[0];
      return createHash('sha256')
        .update(text !== undefined && 'value' in text ? text.value : '')
        .digest('base64');
    };
    const [style, script] = [named(html, 'style'), named(html, 'script')];
    expect(script).toHaveLength(1);
    const policy = named(html, 'meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy');
    expect(attribute(policy as Element, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hashOf(style[0])}'; script-src 'sha256-${hashOf(script[0])}'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it('leads to each key point by a link that stays when a later revision comes', () => {
    const links = elementsOf(pageOf(REPORT)).filter((element) => attribute(element, 'class') === 'point');
    expect(links.slice(0, 3).map((link) => attribute(link, 'href'))).toEqual(
      REPORT.keyPoints.map(({ storyId }) => `../index.html#story-${storyId.replaceAll(/[^\w-]/g, '')}`),
    );
    expect(attribute(links[0] as Element, 'aria-label')).toBe('这一条的链接：Lumen 3.1');
  });

  it('has one main heading and no level left out', () => {
    const levels = elementsOf(pageOf(REPORT))
      .flatMap(({ tagName }) => /^h(\d)$/.exec(tagName)?.[1] ?? [])
      .map(Number);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((above, level) => {
      expect(level).toBeLessThanOrEqual(above + 1);
      return level;
    }, 0);
  });
});

describe('the stable copy of a page', () => {
  it('leads up one folder less, and is else the same', () => {
    const html = pageOf({ ...REPORT, title: 'href="../a' });
    const [links, stable] = [html, toStablePage(html)].map((page) =>
      elementsOf(page).flatMap((element) => attribute(element, 'href') ?? []),
    );
    expect(stable).toEqual(links?.map((href) => href.replace(/^\.\.\//, '')));
    expect(links?.filter((href) => href.startsWith('../')).length).toBeGreaterThan(5);
    expect(toStablePage(html).replaceAll('href="', '')).toContain('href=&quot;../a');
  });
});
