// The front page: the latest reports first, then all days by month and topic, and feeds under their headings.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPage, monthPage } from '../../../functions/publish/page-index.ts';
import type { Archived, Entry } from '../../../functions/publish/pointers.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import { hostileText } from '../../fixtures/hostile.ts';
import { attribute, type Element, elementsOf, named, textOf } from '../../fixtures/html.ts';

const TOPICS = { ai: 'AI人工智能', finance: '金融市场' } as const;

const entryOf = (topic: keyof typeof TOPICS, to: string, more: Partial<Archived> = {}): Archived => {
  const slug = `twitter_${topic}_${to.replaceAll('-', '')}_${to.replaceAll('-', '')}`;
  return {
    slug,
    platform: 'twitter',
    topic,
    to,
    revision: 2,
    language: 'zh-CN',
    displayName: TOPICS[topic],
    title: `${TOPICS[topic]}日报 ${to}：甲`,
    keyPoints: ['甲发布', '乙降价'],
    stories: ['a1', 'b2'],
    names: ['丙公司'],
    page: `reports/${slug}/r2/index.html`,
    ...more,
  };
};

const REPORTS = [
  entryOf('ai', '2026-04-22'),
  entryOf('finance', '2026-04-22'),
  entryOf('ai', '2026-04-21'),
  entryOf('finance', '2026-03-31'),
  entryOf('ai', '2026-03-30'),
];
const FRONT = indexPage({ version: 1, reports: REPORTS });

const within = (element: Element): Element[] =>
  element.childNodes.flatMap((node) => ('tagName' in node ? [node, ...within(node)] : []));
const ofClass = (html: string, kind: string): Element[] =>
  elementsOf(html).filter((element) => attribute(element, 'class') === kind);
const hrefs = (element: Element): (string | undefined)[] =>
  within(element).flatMap((inner) => (inner.tagName === 'a' ? [attribute(inner, 'href')] : []));

describe('the front page', () => {
  it('begins with the latest report of each topic: its picture, and headlines that lead to their points', () => {
    const latest = ofClass(FRONT, 'latest');
    expect(latest.map((section) => textOf(within(section).find(({ tagName }) => tagName === 'h2') as Element))).toEqual(
      ['AI人工智能 2026-04-22', '金融市场 2026-04-22'],
    );
    const page = 'reports/twitter_ai_20260422_20260422/index.html';
    expect(hrefs(latest[0] as Element)).toEqual([page, page, `${page}#story-a1`, `${page}#story-b2`]);
    const [image, other] = named(FRONT, 'img');
    expect(attribute(image as Element, 'src')).toBe(
      'reports/twitter_ai_20260422_20260422/r2/wordcloud_twitter_ai_20260422_20260422.jpg',
    );
    expect(attribute(image as Element, 'alt')).toBe('AI人工智能 2026-04-22的词云图，打开报告');
    expect([attribute(image as Element, 'loading'), attribute(other as Element, 'loading')]).toEqual([
      undefined,
      'lazy',
    ]);
  });

  it('keeps a topic that comes out later in the day, and leaves one that was silent for a week to its month', () => {
    const later = indexPage({ version: 1, reports: [entryOf('ai', '2026-04-23'), ...REPORTS.slice(1, 2)] });
    expect(named(later, 'h2').slice(0, 2).map(textOf)).toEqual(['AI人工智能 2026-04-23', '金融市场 2026-04-22']);
    const silent = indexPage({ version: 1, reports: [entryOf('ai', '2026-04-29'), ...REPORTS.slice(1, 2)] });
    expect(ofClass(silent, 'latest')).toHaveLength(1);
    const week = { slug: 'twitter_ai_20260416_20260422' };
    const front = indexPage({ version: 1, reports: [entryOf('ai', '2026-04-22', week), entryOf('ai', '2026-04-22')] });
    expect(ofClass(front, 'latest').flatMap(hrefs)).not.toContain('reports/twitter_ai_20260416_20260422/index.html');
  });

  it('goes on with all days by month and, where there are several, by topic', () => {
    const months = ofClass(FRONT, 'month').map((section) =>
      within(section).flatMap((inner) => {
        const isHeading = inner.tagName === 'h2' || inner.tagName === 'h3';
        const isDay = inner.tagName === 'a' && (attribute(inner, 'href') ?? '').startsWith('reports/');
        return isHeading || isDay ? [textOf(inner)] : [];
      }),
    );
    expect(months).toEqual([
      ['2026-04', 'AI人工智能', '2026-04-22', '2026-04-21', '金融市场', '2026-04-22'],
      ['2026-03', '金融市场', '2026-03-31', 'AI人工智能', '2026-03-30'],
    ]);
    const alone = indexPage({ version: 1, reports: REPORTS.filter(({ topic }) => topic === 'ai') });
    expect(named(alone, 'h3')).toEqual([]);
    expect(textOf(named(alone, 'h1')[0] as Element)).toBe('AI人工智能');
  });

  it('can be searched by headlines and by names that no headline says', () => {
    for (const report of ofClass(FRONT, 'report')) {
      expect(textOf(report)).toContain('甲发布 · 乙降价');
      expect(attribute(report, 'data-names')).toContain('丙公司');
    }
  });

  it('has its feeds in a footer, each list under its heading', () => {
    const [footer] = named(FRONT, 'footer');
    const lists = within(footer as Element).filter(({ tagName }) => tagName === 'nav');
    expect(lists.map((list) => list.childNodes.map(({ nodeName }) => nodeName))).toEqual([
      ['h2', 'ul'],
      ['h2', 'ul'],
    ]);
    expect(hrefs(lists[1] as Element)).toEqual([
      ...['feed.xml', 'feed.json', 'feeds/twitter_ai.xml', 'feeds/twitter_ai.json'],
      ...['feeds/twitter_finance.xml', 'feeds/twitter_finance.json'],
    ]);
  });

  it('reads archives of version 0.1, which know no stories, and says where posts are invented', () => {
    const { stories: _, names: __, ...old } = entryOf('ai', '2026-04-22');
    const [latest] = ofClass(indexPage({ version: 1, reports: [old] }), 'latest');
    expect(new Set(hrefs(latest as Element))).toEqual(new Set(['reports/twitter_ai_20260422_20260422/index.html']));
    const invented = indexPage({ version: 1, reports: [entryOf('ai', '2026-04-22', { invented: true })] });
    expect(ofClass(invented, 'notice').map(textOf)).toEqual(['样例：推文均为虚构']);
  });

  it('shows any text as it is and runs none', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (displayName, point) => {
        const html = indexPage({
          version: 1,
          reports: [entryOf('ai', '2026-04-22', { displayName, title: point, keyPoints: [point], names: [point] })],
        });
        const [headlines] = ofClass(html, 'headlines');
        expect(textOf(headlines as Element)).toBe(visibleText(point));
        expect(named(html, 'script')).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the page of a month', () => {
  it('lists its days and leads up to the root', () => {
    const html = monthPage('2026-04', { version: 1, reports: REPORTS.slice(0, 3) as Entry[] });
    expect(ofClass(html, 'latest')).toEqual([]);
    expect(hrefs(ofClass(html, 'report')[0] as Element)).toEqual([
      '../reports/twitter_ai_20260422_20260422/index.html',
    ]);
    expect(textOf(named(html, 'h1')[0] as Element)).toBe('2026-04的报告');
  });
});
