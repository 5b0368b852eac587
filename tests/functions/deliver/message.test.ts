// The message of a report: what stands in it, in both languages, and how it is made to fit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFor } from '../../../functions/deliver/material.ts';
import { fitted, type Line, linesOf, type Message } from '../../../functions/deliver/message.ts';
import { REPORT } from '../../fixtures/report.ts';
import { channelOf, materialOf, reportOf, SITE, SLUG } from './given.ts';

const textOf = (lines: readonly Line[]): string =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
const slack = (more: object = {}) => channelOf({ name: 'desk', type: 'slack', ...more });
const allLines = (message: Message): readonly Line[] => linesOf(message, message.points.length, message.points.length);

describe('a message', () => {
  it('has heading, who wrote it, points with the links to their posts, and the link to the whole', () => {
    const message = messageFor(materialOf(reportOf(undefined, { byline: '本文由AI撰写' })), slack());
    expect(message.heading).toBe('AI人工智能 2026-04-22');
    expect(textOf(allLines(message))).toBe(
      [
        '本文由AI撰写',
        '',
        '1. Lumen 3.1发布，27B参数：Aster Labs称测试集得分85.3% [1] [2] [3]',
        '2. Transformers.js在浏览器里快了一倍 [1] [2] [3]',
        '',
        '阅读全文，每句可查原文',
      ].join('\n'),
    );
    expect(
      allLines(message)
        .flat()
        .filter(({ text }) => text === '[1]')[0]?.href,
    ).toBe('https://x.com/i/status/2003000000000000001');
  });

  it('goes on from a headline that is a whole sentence with the sentence behind it', () => {
    const [point] = REPORT.keyPoints;
    const [first, next] = [point?.sentences[0], REPORT.overview[0]?.[0]];
    if (point === undefined || first === undefined || next === undefined)
      throw new Error('The fixture has no sentence.');
    const { detail: _, ...rest } = point;
    const whole = {
      ...rest,
      headline: 'Lumen 3.1发布',
      sentences: [first, { ...next, stretches: [{ text: '它带' }, { text: '两个版本', quoted: '1' }] }],
    };
    const message = messageFor(materialOf({ ...REPORT, keyPoints: [whole] }), slack());
    expect(message.points.map(({ detail }) => detail)).toEqual(['它带“两个版本”']);
  });

  it('speaks the language of the report', () => {
    const english = reportOf([{ headline: 'Lumen 3.1 is out' }], { language: 'en', displayName: 'AI' });
    const message = messageFor(materialOf(english, { revision: 2, degraded: ['wordcloud'] }), slack());
    expect(message.heading).toBe('AI 2026-04-22 (revision 2)');
    const text = textOf(linesOf({ ...message, points: [...message.points, ...message.points] }, 1, 0));
    expect(text).toContain('This report is incomplete: ');
    expect(text).toContain('1 more in the full report');
    expect(text).toContain('Read the full report');
  });

  it('says of several days which they are', () => {
    const week = reportOf(undefined, { window: { ...REPORT.window, from: '2026-04-16' } });
    expect(messageFor(materialOf(week), slack()).heading).toBe('AI人工智能 2026-04-16–2026-04-22');
  });

  it('leads to the page below SITE_URL, to where the topic says, or nowhere', () => {
    const url = (siteUrl: string | undefined, more: object = {}) =>
      messageFor(materialOf(reportOf(), {}, siteUrl), slack(more)).url;
    expect(url(SITE)).toBe(`https://news.example/reports/${SLUG}/index.html`);
    const link = 'https://blog.example/{year}/{month}/{day}/{slug}.html';
    expect(url(SITE, { link })).toBe(`https://blog.example/2026/04/22/${SLUG}.html`);
    const nowhere = materialOf(reportOf(), {}, '');
    expect(messageFor({ ...nowhere, siteUrl: undefined }, slack()).url).toBeUndefined();
  });

  it('links an invented post beside the report’s page, and says that the posts are invented', () => {
    const posts = Object.fromEntries(
      Object.entries(REPORT.posts).map(([key, post], i) => [key, { ...post, url: `posts.html#p${i}` }]),
    );
    const invented = reportOf(undefined, { posts });
    const message = messageFor(materialOf(invented), slack());
    expect(message.notes).toContain('样例：推文均为虚构');
    expect(message.points[0]?.links[0]).toBe(`https://news.example/reports/${SLUG}/posts.html#p0`);
    expect(messageFor({ ...materialOf(invented), siteUrl: undefined }, slack()).points[0]?.links).toEqual([]);
  });

  it('of a day without a story says so', () => {
    const noKeyPoints = {
      id: 's1',
      role: 'count' as const,
      stretches: [{ text: '当日没有消息' }],
      quotes: [],
      cites: [],
      end: '。',
    };
    const message = messageFor(materialOf(reportOf([], { noKeyPoints })), slack());
    expect(textOf(allLines(message))).toContain('当日没有消息。');
  });
});

describe('fitting', () => {
  const points = fc.array(
    fc.record({
      headline: fc.string({ minLength: 1, maxLength: 60 }),
      detail: fc.string({ maxLength: 200 }),
      links: fc.constant([]),
    }),
    { maxLength: 15 },
  );
  const base = messageFor(materialOf(reportOf([])), slack());

  it('keeps whole points from the first on, as many as there is room for, and as many details as then fit', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 60, max: 2500 }), (given, most) => {
        const message = { ...base, points: given };
        const fits = (lines: readonly Line[]): boolean => textOf(lines).length <= most;
        const { lines } = fitted(message, fits);
        const candidates = given.flatMap((_, s) => given.slice(0, s + 1).map((__, d) => [s + 1, d] as const));
        const all: (readonly [number, number])[] = [
          [0, 0],
          ...candidates,
          ...given.map((_, s) => [s + 1, s + 1] as const),
        ];
        // The best of all that fits: most points first, then most details.
        const best = all
          .filter(([shown, detailed]) => fits(linesOf(message, shown, detailed)))
          .reduce((a, b) => (b[0] > a[0] || (b[0] === a[0] && b[1] > a[1]) ? b : a), [0, 0] as const);
        expect(textOf(lines)).toBe(textOf(linesOf(message, ...best)));
      }),
    );
  });
});
