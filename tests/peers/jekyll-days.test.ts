// Whole days in real Jekyll: in four zones, days that end at 00:00, 06:00 and 23:30, from builders in UTC and in the zone, in both styles; and the example blog.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runLocally } from '../../infra/local/engine.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { type Report, reportSchema } from '../../shared/report.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { buildBlog, checkContent, contentOf, jekyllIsThere } from './jekyll.ts';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'samples/twitter_ai_20251222.jsonl.gz');
const REAL = join(ROOT, '../shared/data/posts-dev.jsonl');
const BLOG = join(ROOT, 'examples/blog');

const hasJekyll = jekyllIsThere();
if (!hasJekyll) console.warn('Skipped: whole days in Jekyll need jekyll on PATH.');
const hasRealPosts = existsSync(REAL);
if (!hasRealPosts && process.env.CI === 'true') throw new Error(`${REAL} is absent, and CI needs it.`);
if (!hasRealPosts) console.warn(`Skipped: a real day in Jekyll needs ${REAL}.`);

const STYLES = ['cited', 'plain'] as const;
type Style = (typeof STYLES)[number];

interface DayOfRun {
  readonly day: string;
  readonly now: string;
  readonly posts: string;
}

/** Publishes days of a topic that lives in a zone, with days that end so. */
const publishDays = async (zone: string, days: readonly DayOfRun[], dayEndsAt = '00:00'): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-days-'));
  await writeAiTopic(join(folder, 'topics'), { timezone: zone, schedule: { dayEndsAt } });
  for (const { day, now, posts } of days) {
    const settings = {
      storeUrl: `file:${join(folder, 'store')}`,
      modelUrl: 'extractive',
      topicsFolder: join(folder, 'topics'),
      postsFiles: [posts],
    };
    const store = openStore(settings);
    await runLocally({
      input: { topic: 'ai', from: day },
      tools: () => ({
        settings,
        store,
        log: silentLog,
        metrics: silentMetrics,
        now: () => new Date(now),
        progress: () => {},
      }),
    });
  }
  return join(folder, 'store/site');
};

const reportsIn = async (site: string): Promise<Report[]> => {
  const slugs = await readdir(join(site, 'reports'));
  const read = async (slug: string): Promise<Report> =>
    reportSchema.parse(JSON.parse(await readFile(join(site, 'reports', slug, 'report.json'), 'utf8')));
  return Promise.all(slugs.map(read));
};

/** The patterns of the example's sync command, so that the test takes what a blogger takes. */
const takenBySync = async (): Promise<(path: string) => boolean> => {
  const script = await readFile(join(BLOG, 'sync.sh'), 'utf8');
  const patterns = [...script.matchAll(/--include "([^"]+)"/g)].map(([, pattern = '']) => {
    const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  });
  return (path) => patterns.some((pattern) => pattern.test(path));
};

/** A blog of the site: the example's files where wanted, and what the sync command brings. */
const blogOf = async (
  site: string,
  style: Style,
  files: Readonly<Record<string, string>> | 'example',
): Promise<string> => {
  const blog = await mkdtemp(join(tmpdir(), 'dawn-chorus-blog-'));
  if (files === 'example') await cp(BLOG, blog, { recursive: true });
  else {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(blog, path)), { recursive: true });
      await writeFile(join(blog, path), text);
    }
  }
  const isTaken = await takenBySync();
  for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(site.length + 1);
    if (entry.isFile() && isTaken(path)) await cp(join(site, path), join(blog, path));
  }
  // The other style as if it were the topic's.
  if (style === 'plain') {
    for (const post of await readdir(join(blog, '_posts'))) {
      await cp(join(site, 'reports', post.slice(11, -3), 'plain.md'), join(blog, '_posts', post));
    }
  }
  return blog;
};

const LAYOUT = '<html><body><main>{{ content }}</main></body></html>\n';

/** Where a post is built: by the day of its date on the builder's clock. */
const placeOf = ({ date, slug }: Report, zone: string, pretty: boolean): string => {
  const [day = '', time = '', offset = ''] = date.split(' ');
  const instant = new Date(`${day}T${time}${offset.slice(0, 3)}:${offset.slice(3)}`);
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant);
  return join(...local.split('-'), pretty ? join(slug, 'index.html') : `${slug}.html`);
};

const headingsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^(#+) (.*)$/gm)].map(([, marks = '', text]) => `h${marks.length} ${text}`);

const day = (day: string, now: string): DayOfRun => ({ day, now, posts: SAMPLE });

interface Place {
  readonly zone: string;
  readonly dayEndsAt: string;
  readonly days: readonly DayOfRun[];
  /** Of each report, in order of its day. */
  readonly dates: readonly string[];
}

const PLACES: readonly Place[] = [
  // A day that is over and is reported at 02:00 of the next, and a day that is reported at its own 02:00.
  {
    zone: 'America/Bogota',
    dayEndsAt: '00:00',
    days: [day('2025-12-21', '2025-12-22T07:00:00Z'), day('2025-12-22', '2025-12-22T07:00:00Z')],
    dates: ['2025-12-21 23:59:59 -0500', '2025-12-22 02:00:00 -0500'],
  },
  {
    zone: 'Asia/Shanghai',
    dayEndsAt: '00:00',
    days: [
      day('2025-12-21', '2025-12-21T18:00:00Z'),
      day('2025-12-22', '2025-12-21T18:00:00Z'),
      ...(hasRealPosts ? [{ day: '2026-04-22', now: '2026-04-22T18:00:00Z', posts: REAL }] : []),
    ],
    dates: [
      '2025-12-21 23:59:59 +0800',
      '2025-12-22 02:00:00 +0800',
      ...(hasRealPosts ? ['2026-04-22 23:59:59 +0800'] : []),
    ],
  },
  {
    zone: 'Pacific/Tongatapu',
    dayEndsAt: '00:00',
    days: [day('2025-12-22', '2025-12-22T13:00:00Z'), day('2025-12-23', '2025-12-22T13:00:00Z')],
    dates: ['2025-12-22 23:59:59 +1300', '2025-12-23 02:00:00 +1300'],
  },
  // Two days that are reported five minutes after they end, the second of which begins where the first one ends.
  {
    zone: 'Asia/Shanghai',
    dayEndsAt: '06:00',
    days: [day('2025-12-22', '2025-12-21T22:05:00Z'), day('2025-12-23', '2025-12-22T22:05:00Z')],
    dates: ['2025-12-22 05:59:59 +0800', '2025-12-23 05:59:59 +0800'],
  },
  {
    zone: 'America/New_York',
    dayEndsAt: '06:00',
    days: [day('2025-12-22', '2025-12-22T11:05:00Z'), day('2025-12-23', '2025-12-23T11:05:00Z')],
    dates: ['2025-12-22 05:59:59 -0500', '2025-12-23 05:59:59 -0500'],
  },
  {
    zone: 'America/New_York',
    dayEndsAt: '23:30',
    days: [day('2025-12-21', '2025-12-22T04:35:00Z'), day('2025-12-22', '2025-12-23T04:35:00Z')],
    dates: ['2025-12-21 23:29:59 -0500', '2025-12-22 23:29:59 -0500'],
  },
];

describe.skipIf(!hasJekyll).each(PLACES)('days of $zone that end at $dayEndsAt', ({ zone, dayEndsAt, days, dates }) => {
  let site: string;
  let reports: Report[];

  beforeAll(async () => {
    site = await publishDays(zone, days, dayEndsAt);
    reports = await reportsIn(site);
  });

  it('have the dates of their last second, or of their making', () => {
    expect(reports.map(({ date }) => date).sort()).toEqual(dates);
  });

  describe.each(STYLES)('in the %s style', (style) => {
    it.each([
      ['UTC', 'UTC', false],
      ['the zone', zone, false],
      ['UTC with pretty permalinks', 'UTC', true],
      ['the zone with pretty permalinks', zone, true],
    ] as const)('show all that they say, with their picture, built in %s', async (_, builder, pretty) => {
      const config = pretty ? 'permalink: pretty\n' : 'title: blog\n';
      const blog = await blogOf(site, style, { '_config.yml': config, '_layouts/post.html': LAYOUT });
      const built = join(blog, '../', `${blog.split('/').at(-1)}-built`);
      buildBlog(blog, built, builder, blog);
      for (const report of reports) {
        const place = join(built, placeOf(report, builder, pretty));
        const html = await readFile(place, 'utf8');
        checkContent(html, report, style);
        const markdown = await readFile(join(site, 'reports', report.slug, `${style}.md`), 'utf8');
        const headings = [...contentOf(html).matchAll(/<(h\d)[^>]*>([^<]*)</g)].map(
          ([, tag, text]) => `${tag} ${text}`,
        );
        expect(headings).toEqual(headingsOf(markdown));
        const pictures = [...html.matchAll(/<img src="([^"]*)"/g)].map(([, path = '']) => join(dirname(place), path));
        expect(pictures).toHaveLength(1);
        for (const picture of pictures) expect([picture, existsSync(picture)]).toEqual([picture, true]);
      }
    });
  });
});

describe.skipIf(!hasJekyll)('the example blog', () => {
  it('builds as it is, and with reports, and keeps its own index and feed', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'dawn-chorus-example-'));
    await cp(BLOG, join(empty, 'blog'), { recursive: true });
    buildBlog(join(empty, 'blog'), join(empty, 'built'), 'UTC', empty);
    expect(existsSync(join(empty, 'built/index.html'))).toBe(true);

    const site = await publishDays('Asia/Shanghai', [
      { day: '2025-12-22', now: '2025-12-23T00:00:00Z', posts: SAMPLE },
    ]);
    const blog = await blogOf(site, 'cited', 'example');
    const built = join(empty, 'filled');
    buildBlog(blog, built, 'UTC', empty);
    const [report] = await reportsIn(site);
    const index = await readFile(join(built, 'index.html'), 'utf8');
    expect(index).toContain('class="post-list"');
    expect(index).toContain(`/2025/12/22/${report?.slug}.html`);
    const feed = await readFile(join(built, 'feed.xml'), 'utf8');
    expect(feed).toContain('<generator uri="https://jekyllrb.com/"');
    expect(feed).toContain(report?.description);
    expect(existsSync(join(built, `2025/12/22/wordcloud_${report?.slug}.jpg`))).toBe(true);
    const files = await readdir(built, { recursive: true });
    expect(files.filter((file) => /report\.json|latest\.json|manifest|README|sync\.sh/.test(file))).toEqual([]);
  });
});
