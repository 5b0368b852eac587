// Real Chromium follows links from a blog into a report's page and from day to day, from a server and from a folder.
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWritten } from '../../functions/compose/compose.ts';
import { toEdition } from '../../functions/publish/edition.ts';
import { publishEdition } from '../../functions/publish/publish-edition.ts';
import { siteKeys } from '../../shared/keys.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { PICTURE } from '../fixtures/drawn.ts';
import { toEvidence } from '../fixtures/golden-reports.ts';
import { runOf } from '../fixtures/report-run.ts';
import { compositionOf, WRITTEN_ZH } from '../fixtures/written-day.ts';
import { axeFindings, chromiumProgram, openPage, SIZES, serveFolder, startChromium } from './chromium.ts';

const SCREENSHOTS = join(import.meta.dirname, '../../node_modules/.cache/screenshots');
const DAYS = ['2026-04-21', '2026-04-22', '2026-04-23'] as const;

const program = chromiumProgram();
if (program === undefined) console.warn('Skipped: days in Chromium need chromium on PATH or at $CHROMIUM.');

const slugOf = (day: string): string => `twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`;

describe.skipIf(program === undefined)('days in Chromium', () => {
  let context: BrowserContext;
  let stops: (() => unknown)[] = [];
  /** Roots of the site: a server, and the folder. */
  let roots: readonly string[] = [];
  const pathOf = (day: string): string => siteKeys(slugOf(day)).stable.page.replace('site/', '');

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-days-'));
    const store = openStore({ storeUrl: `file:${folder}` });
    const { report, evidence } = composeWritten(toEvidence(compositionOf('zh-CN')), WRITTEN_ZH);
    for (const day of DAYS) {
      const window = { ...report.window, from: day, to: day };
      const date = `${day} 23:59:59 +0800`;
      const own = { ...report, slug: slugOf(day), date, posttime: date, window };
      const run = runOf({ id: day, slug: own.slug, window });
      const given = { run, settingsHash: '', report: own, evidence, picture: PICTURE, drawn: true, lacking: [] };
      await publishEdition(store, toEdition(given, 'https://reports.example/'), 'https://reports.example/');
    }
    const site = await serveFolder(join(folder, 'site'));
    const browser = await startChromium(program ?? '');
    stops = [site.stop, browser.stop];
    roots = [`${site.origin}/`, `file://${folder}/site/`];
    context = browser.context;
    await mkdir(SCREENSHOTS, { recursive: true });
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  const open = (url: string, size: (typeof SIZES)[number] = SIZES[1], scheme: 'light' | 'dark' = 'light') =>
    openPage(context, url, size, scheme);

  it.each(SIZES.flatMap((size) => (['light', 'dark'] as const).map((scheme) => [size[0], scheme, size] as const)))(
    'a number leads to its sentence and post, whole and open, on a %s in %s',
    async (device, scheme, size) => {
      for (const root of roots) {
        const url = `${root}${pathOf('2026-04-22')}#s4/twitter:20004`;
        const { page, said, asked } = await open(url, size, scheme);
        const [sentence, post] = [page.locator('.sentence[open] > summary'), page.locator(':target')];
        await post.waitFor({ state: 'visible' });
        await page.waitForFunction(
          "document.querySelector('.sentence[open] > summary').getBoundingClientRect().top >= 0",
        );
        const [above, below] = [await sentence.boundingBox(), await post.boundingBox()];
        expect(above?.y).toBeLessThan(below?.y ?? 0);
        expect((below?.y ?? 0) + (below?.height ?? 0)).toBeLessThanOrEqual(size[2] + 1);
        expect(await post.locator('blockquote').count()).toBeGreaterThan(0);
        expect(await post.textContent()).toMatch(/@quant_lin.* \d\d-\d\d \d\d:\d\d 到Twitter看原文$/);
        expect(await post.locator('a').getAttribute('href')).toBe('https://x.com/i/status/20004');
        expect([
          said,
          asked.filter((request) => request !== url.replace(/#.*/, '') && !request.startsWith('data:')),
        ]).toEqual([[], []]);
        expect(await axeFindings(page)).toEqual([]);
        await page.screenshot({ path: join(SCREENSHOTS, `led-to-${device}-${scheme}.png`) });
        await page.close();
      }
    },
  );

  it('a number whose sentence is gone is told so, until another is found', async () => {
    const { page } = await open(`${roots[0]}${pathOf('2026-04-22')}#s99/twitter:1`);
    await page.locator('#gone').waitFor({ state: 'visible' });
    await page.evaluate("location.hash = '#s4/twitter:20001'");
    await page.locator(':target').waitFor({ state: 'visible' });
    expect(await page.locator('#gone').isVisible()).toBe(false);
    await page.close();
  });

  it('without scripts the browser opens the sentence by itself', async () => {
    const browser = await context.browser()?.newContext({ javaScriptEnabled: false });
    if (browser === undefined) throw new Error('The context has no browser.');
    const page = await browser.newPage();
    await page.goto(`${roots[0]}${pathOf('2026-04-22')}#s4/twitter:20004`);
    await page.getByText('许可证不让商用').first().waitFor();
    expect(await page.locator('.sentence[open]').count()).toBe(1);
    await browser.close();
  });

  it('sentences of a paragraph stand in one another’s lines while they are closed', async () => {
    const { page } = await open(`${roots[0]}${pathOf('2026-04-22')}`);
    const [first, second] = await page.evaluate<{ top: number; bottom: number }[]>(
      `[...document.querySelectorAll('section[aria-labelledby="overview"] .claim:first-of-type .sentence > summary')]
        .map((summary) => summary.getClientRects())
        .map((lines) => ({ top: lines[0].top, bottom: lines[lines.length - 1].bottom }))`,
    );
    expect(second?.top).toBeLessThan(first?.bottom ?? 0);
    await page.close();
  });

  it('the front page shows the latest day, and one goes on from its headlines to its points and from day to day', async () => {
    for (const root of roots) {
      const { page, said } = await open(`${root}index.html`);
      expect(await page.locator('.latest h2').textContent()).toBe('AI人工智能 2026-04-23');
      await page.locator('.headlines a').first().click();
      await page.waitForURL(/index\.html#story-/);
      expect(await page.locator(':target').isVisible()).toBe(true);
      await page.click('nav.days a[rel="prev"]');
      await page.waitForURL(`${root}${pathOf('2026-04-22')}`);
      const history = page.locator('.history').first();
      await history.locator('summary').click();
      expect(await history.locator('li').count()).toBe(3);
      await history.locator('a').last().click();
      await page.waitForURL(/20260423.*#story-/);
      await page.click('footer .days a[rel="prev"]');
      await page.waitForURL(`${root}${pathOf('2026-04-22')}`);
      await page.click('.point');
      await page.waitForURL(/20260422\/index\.html#story-/);
      expect(said).toEqual([]);
      await page.close();
    }
  });
});
