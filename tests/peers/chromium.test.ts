// Real Chromium opens what we publish: on a phone and a desktop, by keyboard, under its own policy, checked by axe.
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexPage } from '../../functions/publish/page-index.ts';
import type { Archive } from '../../functions/publish/pointers.ts';
import { siteKeys } from '../../shared/keys.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { HOSTILE_TEXTS } from '../fixtures/hostile.ts';
import { itemOf, quoteOf, REPORT, sentenceOf } from '../fixtures/report.ts';
import { arrive, publish, runOf } from '../fixtures/report-run.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { axeFindings, chromiumProgram, openPage, SIZES, serveFolder, startChromium } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const SCREENSHOTS = join(ROOT, 'node_modules/.cache/screenshots');

const program = chromiumProgram();
if (program === undefined) console.warn('Skipped: pages in Chromium need chromium on PATH or at $CHROMIUM.');

const YEARS = 730;

/** What the page of all reports lists after two years. */
const twoYears = (): Archive => ({
  version: 1,
  reports: Array.from({ length: YEARS }, (_, n) => {
    const to = new Date(Date.UTC(2026, 10, 30 - n)).toISOString().slice(0, 10);
    const slug = `twitter_ai_${to.replaceAll('-', '')}_${to.replaceAll('-', '')}`;
    const keyPoints = Array.from({ length: 10 }, (_, k) => `GPT-${n}.${k}发布`);
    const named = { platform: 'twitter', topic: 'ai', language: 'zh-CN', displayName: 'AI人工智能' };
    return { slug, ...named, to, revision: 1, title: `AI日报${to}`, keyPoints, page: siteKeys(slug).revision(1).page };
  }),
});

describe.skipIf(program === undefined)('pages in Chromium', () => {
  let context: BrowserContext;
  let origin: string;
  let stops: (() => unknown)[] = [];
  let pages: Record<'report' | 'stable' | 'index' | 'month' | 'hostile' | 'years', string>;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-pages-'));
    const sample = join(ROOT, 'samples/twitter_ai_20251222.jsonl.gz');
    const made = await dawnChorus(
      ...['run', 'ai', '--day-ends-at', '00:00', '--posts', sample, '--from', '2025-12-22', '--out', folder, '--json'],
    );
    expect([made.code, made.err]).toEqual([0, '']);
    const store = openStore({ storeUrl: `file:${folder}` });
    const keyPoints = HOSTILE_TEXTS.map((text) =>
      itemOf(
        text,
        '发布',
        sentenceOf('', [1], {
          stretches: [{ text: `${text}发布`, bold: true }, { text: '，' }, { text }],
          quotes: [quoteOf(1, `a ${text}`)],
        }),
      ),
    );
    const slug = 'twitter_ai_20251221_20251221';
    const date = '2025-12-21 23:59:59 +0800';
    const window = { ...REPORT.window, from: '2025-12-21', to: '2025-12-21' };
    const hostile = { ...REPORT, slug, date, posttime: date, window, title: '<script>alert(1)</script>', keyPoints };
    await publish(store, await arrive(store, runOf({ slug, window }), hostile));
    await store.write('site/years.html', indexPage(twoYears()), { contentType: 'text/html; charset=utf-8' });
    const site = await serveFolder(join(folder, 'site'));
    const browser = await startChromium(program ?? '');
    stops = [site.stop, browser.stop];
    origin = site.origin;
    context = browser.context;
    const sampleSlug: string = JSON.parse(made.out).slug;
    const at = (key: string): string => `${origin}/${key.replace(/^site\//, '')}`;
    pages = {
      report: at(siteKeys(sampleSlug).revision(1).page),
      stable: at(siteKeys(sampleSlug).stable.page),
      index: at('site/index.html'),
      month: at('site/index/2025-12.html'),
      hostile: at(siteKeys(slug).revision(1).page),
      years: at('site/years.html'),
    };
    await mkdir(SCREENSHOTS, { recursive: true });
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  const open = (url: string, size: (typeof SIZES)[number] = SIZES[1], scheme: 'light' | 'dark' = 'light') =>
    openPage(context, url, size, scheme);

  describe.each(['report', 'stable', 'index', 'month', 'hostile'] as const)('%s', (name) => {
    it.each([
      ['phone', 'light'],
      ['phone', 'dark'],
      ['desktop', 'light'],
      ['desktop', 'dark'],
    ] as const)(
      'shows on a %s in %s, says nothing, asks for nothing else, and axe finds nothing',
      async (device, scheme) => {
        const size = SIZES.find(([known]) => known === device) ?? SIZES[1];
        const { page, said, asked } = await open(pages[name], size, scheme);
        await page.screenshot({ path: join(SCREENSHOTS, `${name}-${device}-${scheme}.png`), fullPage: true });
        expect(said).toEqual([]);
        // The front page shows pictures of the site's own; nothing else is asked for, and nobody else is.
        const others = asked.filter((url) => url !== pages[name] && !url.startsWith('data:'));
        expect(others.filter((url) => !(name === 'index' && url.startsWith(origin) && url.endsWith('.jpg')))).toEqual(
          [],
        );
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
        expect(await axeFindings(page)).toEqual([]);
        await page.close();
      },
    );

    it('is reached by keyboard in every part', async () => {
      const { page } = await open(pages[name]);
      const wanted = await page.evaluate<number>(
        "[...document.querySelectorAll('a[href], summary, input:not([hidden])')].filter((e) => e.checkVisibility()).length",
      );
      const reached = new Set<string>();
      for (let n = 0; n < wanted + 5; n++) {
        await page.keyboard.press('Tab');
        reached.add(
          await page.evaluate<string>(
            "String([...document.querySelectorAll('a[href], summary, input')].indexOf(document.activeElement))",
          ),
        );
      }
      reached.delete('-1');
      expect(reached.size).toBeGreaterThanOrEqual(wanted);
      await page.close();
    });

    it('refuses a script and a picture that are not ours', async () => {
      const { page } = await open(pages[name]);
      const refused = await page.evaluate(`new Promise((resolve) => {
        const refused = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          refused.push(effectiveDirective);
          if (refused.length === 2) resolve(refused.sort());
        });
        const script = document.createElement('script');
        script.textContent = 'window.intruder = true';
        const image = document.createElement('img');
        image.src = 'https://evil.example/p.gif';
        document.body.append(script, image);
      })`);
      expect(refused).toEqual(['img-src', 'script-src-elem']);
      expect(await page.evaluate('window.intruder')).toBeUndefined();
      await page.close();
    });
  });

  it.each(['report', 'stable', 'index', 'month'] as const)('lead only to what is there: %s', async (name) => {
    const { page } = await open(pages[name]);
    const links = await page.evaluate<string[]>(
      "[...document.querySelectorAll('a[href], link[rel=alternate]')].map((link) => new URL(link.getAttribute('href'), location).href)",
    );
    const own = [...new Set(links.map((link) => link.replace(/#.*/, '')))].filter((link) => link.startsWith(origin));
    expect(own.length).toBeGreaterThan(4);
    for (const link of own) expect([link, (await fetch(link)).status]).toEqual([link, 200]);
    await page.close();
  });

  it('lead from the index to the report and back, and from a word to a story', async () => {
    const { page } = await open(pages.index);
    await page.click('.report a[href*="20251222"]');
    await page.waitForURL(pages.stable);
    await page.click('header a[href$="index.html"]');
    await page.waitForURL(pages.index);
    await page.goBack();
    const word = page.locator('.picture a[href^="#story-"]').first();
    const target = (await word.getAttribute('href'))?.slice(1) ?? '';
    await word.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(`document.querySelector(':target')?.id === ${JSON.stringify(target)}`);
    const several = page.locator('.picture a[href^="#word-"]').first();
    await several.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.wordlist :target').isVisible()).toBe(true);
    await page.close();
  });

  it.each(['phone', 'desktop'] as const)('open the posts of a sentence by keyboard and by tap: %s', async (device) => {
    const size = SIZES.find(([known]) => known === device) ?? SIZES[1];
    const { page, said, asked } = await open(pages.report, size);
    const details = page.locator('#main .stories details').first();
    const summary = details.locator('summary');
    const link = details.locator('.posts a').first();
    expect(await link.isVisible()).toBe(false);
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(true);
    expect(await link.getAttribute('href')).toMatch(/^posts\.html#p\d+$/);
    await page.keyboard.press('Enter');
    expect(await link.isVisible()).toBe(false);
    for (const each of await page.locator('#main details > summary').all()) await each.click();
    expect(await page.locator('#main details:not([open])').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    expect([said, asked.filter((url) => url !== pages.report && !url.startsWith('data:'))]).toEqual([[], []]);
    await page.screenshot({ path: join(SCREENSHOTS, `opened-${device}.png`), fullPage: true });
    await page.close();
  });

  it('hear a sentence as a button that is closed, with the number of its posts', async () => {
    const { page } = await open(pages.report);
    const heard = await page.locator('#main .stories').first().ariaSnapshot();
    expect(heard).toMatch(/（出处\d+条）/);
    await page.close();
  });

  it('list two years on one page, which a phone shows and a reader can search', async () => {
    const { page, said } = await open(pages.years, SIZES[0]);
    // The two years are made up, and the picture of their last day is not there.
    expect(said.filter((line) => !line.includes('404'))).toEqual([]);
    expect(await page.locator('.report').count()).toBe(YEARS);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await page.fill('.search', 'gpt-700.3');
    expect(await page.locator('.report:visible').count()).toBe(1);
    expect(await page.locator('.found').textContent()).toBe(`显示1份，共${YEARS}份`);
    await page.screenshot({ path: join(SCREENSHOTS, 'years-phone.png') });
    await page.fill('.search', '');
    await page.locator('.report').nth(100).scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(SCREENSHOTS, 'years-older-phone.png') });
    await page.close();
  });

  it('search titles and key points', async () => {
    const { page } = await open(pages.index);
    await page.fill('.search', 'ｇｐｔ-5.2 CODEX');
    expect(await page.locator('.report:visible').count()).toBe(1);
    expect(await page.locator('.found').textContent()).toBe('显示1份，共2份');
    await page.fill('.search', 'no such thing');
    expect(await page.locator('.report:visible').count()).toBe(0);
    expect(await page.locator('.month:visible').count()).toBe(0);
    await page.fill('.search', '');
    expect(await page.locator('.report:visible').count()).toBe(2);
    await page.close();
  });
});
