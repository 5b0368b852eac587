// Feeds as real blogs write them: Jekyll's plugin (Atom) and Pelican (RSS and Atom) build a site, and its feeds are read.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkTo } from '../../shared/links.ts';
import { type JsonServer, startServer } from '../fixtures/json-server.ts';
import { collect, planFor } from '../functions/collect/collecting.ts';
import { memoryStore } from '../shared/store/memory-store.ts';
import { buildBlog } from './jekyll.ts';

const { PATH = '', CI } = process.env;
const pelican = PATH.split(delimiter)
  .map((folder) => join(folder, 'pelican'))
  .find((path) => existsSync(path));
const hasJekyll = spawnSync('ruby', ['-e', 'require "jekyll-feed"']).status === 0;
const isThere = pelican !== undefined && hasJekyll;
if (!isThere && CI === 'true') {
  throw new Error(
    'pelican or jekyll-feed is absent; install them (pip install pelican, apt-get install ruby-jekyll-feed).',
  );
}
if (!isThere) console.warn('Skipped: reading the feeds of real blogs needs pelican on PATH and jekyll-feed.');

/** Titles and texts that a feed must escape and we must read as they were written; Markdown for both generators. */
const POSTS = [
  { slug: 'plain', title: 'Model 2 is out', text: 'It has 27B parameters.', time: '2026-04-22T08:00:00Z' },
  { slug: 'marks', title: 'Fast & small <models>', text: 'Is 3 < 4 & 5 > 4 so?', time: '2026-04-22T09:30:00Z' },
  {
    slug: 'han',
    title: '新模型发布：更快、更小',
    text: '它有 270 亿参数，权重开放 🎉。',
    time: '2026-04-22T23:59:59Z',
  },
  { slug: 'before', title: 'Yesterday', text: 'It was another day.', time: '2026-04-21T23:59:59Z' },
  { slug: 'after', title: 'Tomorrow', text: 'It will be another day.', time: '2026-04-23T00:00:00Z' },
] as const;

const SITE = 'https://lab.example';
const ROOT = { jekyll: '/jekyll', pelican: '/pelican' };

/** A site by Jekyll, whose posts are dated in the zone of the site. */
const buildJekyll = async (folder: string, to: string): Promise<void> => {
  await mkdir(join(folder, '_posts'), { recursive: true });
  const config = `title: Lab\nurl: ${SITE}\nbaseurl: ${ROOT.jekyll}\ntimezone: Asia/Shanghai\nfuture: true\nplugins: [jekyll-feed]\n`;
  await writeFile(join(folder, '_config.yml'), config);
  for (const { slug, title, text, time } of POSTS) {
    const page = `---\ntitle: ${JSON.stringify(title)}\ndate: ${time}\nauthor: Ann\n---\n${text.replaceAll('<', '&lt;')}\n`;
    await writeFile(join(folder, '_posts', `${time.slice(0, 10)}-${slug}.md`), page);
  }
  buildBlog(folder, to, 'Asia/Shanghai', folder);
};

const buildPelican = async (folder: string, to: string): Promise<void> => {
  const content = join(folder, 'content');
  await mkdir(content, { recursive: true });
  const settings = {
    SITENAME: 'Lab',
    SITEURL: `${SITE}${ROOT.pelican}`,
    AUTHOR: 'Ann',
    TIMEZONE: 'Europe/Berlin',
    FEED_DOMAIN: `${SITE}${ROOT.pelican}`,
    FEED_ALL_ATOM: 'atom.xml',
    FEED_ALL_RSS: 'rss.xml',
    RSS_FEED_SUMMARY_ONLY: false,
  };
  const lines = Object.entries(settings).map(([name, value]) =>
    typeof value === 'boolean' ? `${name} = ${value ? 'True' : 'False'}` : `${name} = ${JSON.stringify(value)}`,
  );
  await writeFile(join(folder, 'settings.py'), lines.join('\n'));
  for (const { slug, title, text, time } of POSTS) {
    const page = `<html><head><title>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title><meta name="date" content="${time}"/><meta name="slug" content="${slug}"/></head><body><p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p></body></html>`;
    await writeFile(join(content, `${slug}.html`), page);
  }
  execFileSync(pelican ?? '', [content, '-o', to, '-s', join(folder, 'settings.py')], { stdio: 'pipe' });
};

describe.skipIf(!isThere)('the feeds of real blogs', () => {
  let folder: string;
  let server: JsonServer;
  const feeds: Record<string, string> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-blogs-'));
    await buildJekyll(join(folder, 'jekyll'), join(folder, 'jekyll-site'));
    await buildPelican(join(folder, 'pelican'), join(folder, 'pelican-site'));
    feeds['/jekyll'] = await readFile(join(folder, 'jekyll-site/feed.xml'), 'utf8');
    feeds['/atom'] = await readFile(join(folder, 'pelican-site/atom.xml'), 'utf8');
    feeds['/rss'] = await readFile(join(folder, 'pelican-site/rss.xml'), 'utf8');
    server = await startServer(({ pathname }) => ({ body: feeds[pathname] ?? '' }));
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    // The plugin takes elements out of titles, and what looks like one.
    ['Jekyll’s Atom', '/jekyll', (title: string) => title.replace(/ <.*>/, '')],
    ['Pelican’s Atom', '/atom', (title: string) => title],
    ['Pelican’s RSS', '/rss', (title: string) => title],
  ])('%s gives the posts of the day with their titles, texts, times and links', async (_, path, titleOf) => {
    const plan = planFor([{ name: 'blogs', type: 'feed', urls: [`${server.url}${path}`] }], { from: '2026-04-22' });
    const { collected, posts } = await collect(plan, memoryStore());
    expect(collected).toMatchObject({
      ok: true,
      read: 5,
      kept: 3,
      setAside: { outside: 2 },
      coverage: { problems: 0 },
    });
    const expected = POSTS.filter(({ time }) => time.startsWith('2026-04-22'));
    const byTime = posts.toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1));
    expect(byTime.map(({ text, created_at }) => [text, created_at])).toEqual(
      expected.map(({ title, text, time }) => [`${titleOf(title)}\n\n${text}`, new Date(time).toISOString()]),
    );
    for (const [n, post] of byTime.entries()) {
      expect(post.author.username).toBe('lab.example');
      expect(linkTo(post)).toMatch(new RegExp(`^${SITE}/(jekyll|pelican)/.*${expected[n]?.slug}\\.html$`));
    }
  });
});
