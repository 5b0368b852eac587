// What a shared link shows: headline and picture, where the site is known; nothing in a text can end the data it stands in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPage } from '../../../functions/publish/page-index.ts';
import { reportPage } from '../../../functions/publish/page-report.ts';
import type { Report } from '../../../shared/report.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import { PICTURE } from '../../fixtures/drawn.ts';
import { hostileText } from '../../fixtures/hostile.ts';
import { attribute, elementsOf, named, textOf } from '../../fixtures/html.ts';
import { REPORT } from '../../fixtures/report.ts';
import { evidenceOf, runOf } from '../../fixtures/report-run.ts';

const SITE = 'https://reports.example/';
const IMPRINT = { revision: 2, reason: 'the posts changed', run: 'r', degraded: [] };
const pageOf = (report: Report, siteUrl?: string): string =>
  reportPage(report, evidenceOf(runOf()), PICTURE, IMPRINT, siteUrl);

const propertiesIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    named(html, 'meta').flatMap((meta) => {
      const property = attribute(meta, 'property');
      return property === undefined ? [] : [[property, attribute(meta, 'content') ?? '']];
    }),
  );

/** The JSON-LD of a page. */
const dataIn = (html: string): Record<string, unknown> => {
  const [script] = named(html, 'script').filter((element) => attribute(element, 'type') === 'application/ld+json');
  const text = script?.childNodes[0];
  return JSON.parse(text !== undefined && 'value' in text ? text.value : '{}');
};

describe('a shared link to a report', () => {
  const page = `${SITE}reports/${REPORT.slug}/index.html`;
  const image = `${SITE}reports/${REPORT.slug}/r2/wordcloud_${REPORT.slug}.jpg`;
  const headlined = {
    ...REPORT,
    keyPoints: [{ ...(REPORT.keyPoints[0] ?? {}), headline: 'Lumen 3.1开始推送' }],
  } as Report;

  it('shows headline, description and the revision’s picture, and leads to the page that stays', () => {
    const html = pageOf(headlined, SITE);
    expect(propertiesIn(html)).toMatchObject({
      'og:type': 'article',
      'og:url': page,
      'og:title': 'Lumen 3.1开始推送',
      'og:description': REPORT.description,
      'og:image': image,
      'og:image:alt': '词云图：当日最突出的词是Lumen 3.1（3位作者）、"><script>（2位作者）。',
      'og:locale': 'zh_CN',
      'article:published_time': '2026-04-22T23:59:59+08:00',
      'article:modified_time': '2026-04-23T07:00:12+08:00',
    });
    expect(dataIn(html)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Lumen 3.1开始推送',
      mainEntityOfPage: page,
      image: { url: image },
      inLanguage: 'zh-CN',
    });
    const canonical = named(html, 'link').find((link) => attribute(link, 'rel') === 'canonical');
    expect(canonical === undefined ? undefined : attribute(canonical, 'href')).toBe(page);
  });

  it('says of invented posts that they are invented', () => {
    const [key = '', post] = Object.entries(REPORT.posts)[0] ?? [];
    if (post === undefined) throw new Error('The report of the tests cites no post.');
    const invented = { ...headlined, posts: { ...REPORT.posts, [key]: { ...post, url: 'posts.html#p1' } } };
    expect(propertiesIn(pageOf(invented, SITE))['og:title']).toBe('样例：推文均为虚构：Lumen 3.1开始推送');
  });

  it('shows nothing where the site is not known, since chats need whole addresses', () => {
    const html = pageOf(headlined);
    expect(propertiesIn(html)).toEqual({});
    expect(html).not.toMatch(/ld\+json|canonical/);
  });

  it('carries any text and lets none act', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (title, description) => {
        const html = pageOf({ ...REPORT, title, description, keyPoints: [] }, SITE);
        expect(dataIn(html)).toMatchObject({ headline: visibleText(title), description: visibleText(description) });
        expect(propertiesIn(html)['og:title']).toBe(visibleText(title));
        expect(named(html, 'script')).toHaveLength(2);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a shared link to the front page', () => {
  it('shows the latest report', () => {
    const entry = {
      slug: REPORT.slug,
      platform: 'twitter',
      topic: 'ai',
      to: '2026-04-22',
      revision: 3,
      language: 'zh-CN',
    };
    const reports = [{ ...entry, displayName: 'AI人工智能', title: REPORT.title, keyPoints: ['甲'], page: 'x' }];
    const html = indexPage({ version: 1, reports }, SITE);
    expect(propertiesIn(html)).toMatchObject({
      'og:type': 'website',
      'og:url': SITE,
      'og:description': REPORT.title,
      'og:image': `${SITE}reports/${REPORT.slug}/r3/wordcloud_${REPORT.slug}.jpg`,
    });
    expect(textOf(elementsOf(html).find(({ tagName }) => tagName === 'title') as never)).toBe('AI人工智能');
    expect(propertiesIn(indexPage({ version: 1, reports: [] }, SITE))).toEqual({});
  });
});
