// Real Jekyll builds what we publish: pages, pictures and texts as promised, in any builder's zone, hostile texts inert.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { postTitle } from '../../functions/publish/post-title.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { Report } from '../../shared/report.ts';
import type { Run } from '../../shared/run.ts';
import { folderStore } from '../../shared/store/folder-store.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { yamlText } from '../../shared/text/escape-yaml.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { HOSTILE_TEXTS } from '../fixtures/hostile.ts';
import { itemOf, quoteOf, REPORT, sentenceOf } from '../fixtures/report.ts';
import { anyReport } from '../fixtures/report-arbitrary.ts';
import { arrive, publish, runOf } from '../fixtures/report-run.ts';
import { buildBlog, checkContent, jekyllIsThere, textOf } from './jekyll.ts';

const hasJekyll = jekyllIsThere();

const SECRET = 'the-secret-of-the-configuration';
/** A theme that prints title, description and excerpt raw, as many do. */
const LAYOUT = `<html><head><title>{{ page.title }}</title><meta name="description" content="{{ page.description }}"></head><body><p id="excerpt">{{ page.excerpt }}</p>
<main>{{ content }}</main></body></html>
`;

type Style = Run['style'];

/** Tags of the layout around the content; in the plain style Jekyll makes the excerpt, a paragraph of its own. */
const TAGS_OF_LAYOUT: Readonly<Record<Style, number>> = { cited: 11, plain: 13 };

/** Every hostile text as a name, a quotation in two languages, a handle and a lead. */
const hostileReports = (): Report[] =>
  HOSTILE_TEXTS.map((text, n): Report => {
    const said = (n: number, more = {}) => ({ ...quoteOf(n, text, more), handle: text });
    const hasText = visibleText(text).trim() !== '';
    const quotes = hasText ? [said(1), said(2)] : [];
    return {
      ...REPORT,
      displayName: text,
      description: text,
      postTitle: 'headline',
      ...(n % 2 === 0 ? { links: 'evidence' as const } : {}),
      overview: [
        [sentenceOf('今天讨论最多的是', [], { stretches: [{ text: '今天' }, { text, bold: true }, { text }] })],
      ],
      keyPoints: [
        itemOf(
          text,
          '发布',
          sentenceOf('', [1, 2], {
            stretches: [{ text: `${text}发布`, bold: true }, { text: '，' }, { text }],
            quotes,
          }),
        ),
      ],
      views: [
        {
          lead: `围绕${text}的讨论`,
          paragraphs: [[sentenceOf('有人认为', [1, 2], { quotes: [quoteOf(1, `a ${text}`)] })]],
        },
      ],
    };
  });

const dayAt = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);

/** The report as that of a day of its own, so that many stand in one blog. */
const onDay = (report: Report, n: number, time: string): Report => {
  const day = dayAt(n);
  const slug = `twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`;
  const date = `${day} ${time} +0800`;
  return { ...report, slug, date, posttime: date, window: { ...report.window, from: day, to: day } };
};

interface Built {
  /** HTML of a report's page where the builder's zone puts it. */
  readonly page: (report: Report) => Promise<string>;
  readonly root: string;
}

/** Publishes reports into a folder and builds a blog of what the sync command would bring there. */
const build = async (reports: readonly Report[], style: Style, zone: string): Promise<Built> => {
  const root = await mkdtemp(join(tmpdir(), 'dawn-chorus-jekyll-'));
  const store = folderStore(join(root, 'store'), `file:${root}`);
  for (const [n, report] of reports.entries()) {
    const run = runOf({ id: `run-${n}`, slug: report.slug, style, window: report.window });
    await publish(store, await arrive(store, run, report));
  }
  const blog = join(root, 'blog');
  const onlyBlog = (source: string): boolean =>
    !/site\/(reports|index|feeds|schema|stories)|site\/\w+\.(json|html|xml)/.test(source);
  await cp(join(root, 'store/site'), blog, { recursive: true, filter: onlyBlog });
  const files = {
    '_config.yml': `title: blog\nsecret: ${SECRET}\n`,
    '_layouts/post.html': LAYOUT,
    '_includes/leak.txt': SECRET,
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(blog, path)), { recursive: true });
    await writeFile(join(blog, path), text);
  }
  const built = join(root, 'built');
  buildBlog(blog, built, zone, root);
  const pathOf = ({ date, slug }: Report): string => {
    const iso = `${date.slice(0, 10)}T${date.slice(11, 19)}+08:00`;
    const day = new Date(Date.parse(iso) + (zone === 'UTC' ? 0 : 8) * 3_600_000).toISOString().slice(0, 10);
    return join(built, ...day.split('-'), `${slug}.html`);
  };
  return {
    root: built,
    page: async (report) => {
      const path = pathOf(report);
      if (!existsSync(path)) throw new Error(`Jekyll built no ${path}.`);
      const html = await readFile(path, 'utf8');
      const [, picture = ''] = /<img src="([^"]*)"/.exec(html) ?? [];
      if (!existsSync(join(dirname(path), picture))) throw new Error(`The picture ${picture} of ${path} is not there.`);
      return html;
    },
  };
};

/** The content is ours, and around it is nothing but the layout. */
const checkPage = (html: string, report: Report, style: Style): void => {
  checkContent(html, report, style);
  expect(html.replace(/<main>[\s\S]*<\/main>/, '').match(/</g)).toHaveLength(TAGS_OF_LAYOUT[style]);
  expect(html).not.toContain(SECRET);
};

describe.skipIf(!hasJekyll).each([
  ['cited', 'UTC'],
  ['cited', 'Asia/Shanghai'],
  ['plain', 'UTC'],
  ['plain', 'Asia/Shanghai'],
] as const)('a blog of the %s style built in the zone %s (skipped without jekyll)', (style, zone) => {
  const valid = [onDay(REPORT, 0, '23:59:59'), onDay(REPORT, 1, '02:00:00'), onDay(REPORT, 31, '07:59:59')];
  const hostile = hostileReports().map((report, n) => onDay(report, 100 + n, '12:00:00'));
  const random = fc
    .sample(anyReport(), { numRuns: 40, seed: 20260422 })
    .map((report, n) => onDay(report, 300 + n, '12:00:00'));
  let blog: Built;

  beforeAll(async () => {
    blog = await build([...valid, ...hostile, ...random], style, zone);
  });

  it('has each page with its picture, made before and after midnight in UTC', async () => {
    for (const report of valid) checkPage(await blog.page(report), report, style);
  });

  it('has the headings of the report, one list of key points, and quotations within their items', async () => {
    const html = await blog.page(onDay(REPORT, 0, '23:59:59'));
    const headings = [...html.matchAll(/<(h[1-6])[^>]*>([^<]*)</g)].map(([, level, text]) => `${level} ${text}`);
    expect(headings).toEqual([
      'h1 AI人工智能Twitter平台动态总结报告',
      'h2 简要部分（优先阅读）',
      'h3 主要话题与行业趋势概述',
      'h3 核心信息概述（3个关键信息点）',
      'h2 详细分析部分',
      'h3 重要观点与见解',
      'h3 关键事件与发展',
      'h3 专项分析',
      'h4 人工智能技术发展分析',
      'h2 结论与前景展望',
      ...(style === 'cited' ? ['h2 数据来源与核验'] : []),
      'h2 词云分析',
    ]);
    expect(html.match(/<ol>/g)).toHaveLength(2);
    expect(html.match(/<ul>/g)).toHaveLength(style === 'cited' ? 2 : 1);
    if (style === 'cited') expect(html.match(/<li>(?:(?!<\/li>)[\s\S])*<blockquote>/g)).toHaveLength(2);
  });

  it('shows hostile texts and runs none', async () => {
    for (const report of hostile) checkPage(await blog.page(report), report, style);
  });

  it('shows any other report as well', async () => {
    for (const report of random) checkPage(await blog.page(report), report, style);
  });

  it('calls each page by its title, and in the cited style by its first headline where the report says so', async () => {
    for (const report of [...valid, ...hostile, ...random]) {
      const [, title] = /<title>(.*)<\/title>/.exec(await blog.page(report)) ?? [];
      const isHeadline = style === 'cited' && report.postTitle !== undefined;
      const named = postTitle(report, labelsOf('zh-CN'));
      expect(title).toBe(isHeadline ? JSON.parse(yamlText(named)) : report.slug);
    }
  });

  // The plain style keeps the seed's straight marks, which kramdown curls by guess.
  if (style === 'cited') {
    it('never opens a quotation with a closing mark', async () => {
      for (const report of [...valid, ...hostile]) {
        const own = textOf(await blog.page(report));
        expect(own).not.toMatch(/(称|表示|原文|：)”/);
      }
    });
  }

  it('names in its keys what Jekyll serves', () => {
    const [report = REPORT] = valid;
    expect(existsSync(join(blog.root, siteKeys(report.slug).picture(dayAt(0)).replace('site/', '')))).toBe(true);
  });
});
