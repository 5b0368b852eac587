// What a day's page says of other days: the same whatever the order of publication, nothing that was taken out, nothing written twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpublish } from '../../../functions/publish/unpublish.ts';
import { StoreUnavailableError } from '../../../shared/errors.ts';
import { siteKeys, storiesKey } from '../../../shared/keys.ts';
import type { Item, Report } from '../../../shared/report.ts';
import type { Store } from '../../../shared/store/store.ts';
import { attribute, type Element, elementsOf, textOf } from '../../fixtures/html.ts';
import { itemOf, REPORT, sentenceOf } from '../../fixtures/report.ts';
import { arrive, emptyStore, listened, publish, runOf, siteOf, textOf as storedAt } from '../../fixtures/report-run.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const slugOf = (day: string): string => `twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`;

/** A story of several days: what it is called on each, and what was new. */
const told = (storyId: string, headline: string, more: Partial<Item> = {}): Item => ({
  ...itemOf(headline, '发布', sentenceOf(`**${headline}**，有人说`, [1])),
  storyId,
  headline,
  storyFirstSeen: '2026-04-20T03:00:00Z',
  ...more,
});

const reportOf = (day: string, keyPoints: Item[]): Report => {
  const date = `${day} 23:59:59 +0800`;
  const window = { ...REPORT.window, from: day, to: day };
  return { ...REPORT, slug: slugOf(day), date, posttime: date, window, keyPoints, events: [], views: [], special: [] };
};

const DAYS: Readonly<Record<string, Item[]>> = {
  '2026-04-20': [told('lumen', 'Lumen 3.1开始推送', { novelty: 'new' })],
  '2026-04-21': [told('pico', 'Pico 2发布', { novelty: 'new', storyFirstSeen: '2026-04-21T03:00:00Z' })],
  '2026-04-22': [told('lumen', 'Lumen 3.1降价', { novelty: 'update', newFacts: ['30%', '5月1日'] })],
  '2026-04-24': [told('lumen', 'Lumen 3.1有人试过', { novelty: 'continuing' })],
  '2026-05-09': [told('lumen', 'Lumen 3.1停用', { novelty: 'unknown' })],
};

const publishDay = async (store: Store, day: string, keyPoints = DAYS[day] ?? []): Promise<void> => {
  const report = reportOf(day, keyPoints);
  await publish(
    store,
    await arrive(store, runOf({ id: `run-${day}`, slug: report.slug, window: report.window }), report),
  );
};

const publishedIn = async (days: readonly string[]): Promise<Store> => {
  const store = await emptyStore();
  for (const day of days) await publishDay(store, day);
  return store;
};

const stablePages = async (store: Store): Promise<Record<string, string>> => {
  const pages: Record<string, string> = {};
  for (const day of Object.keys(DAYS)) pages[day] = await storedAt(store, siteKeys(slugOf(day)).stable.page);
  return pages;
};

const partsOf = (html: string, kind: string): Element[] =>
  elementsOf(html).filter((element) => attribute(element, 'class') === kind);

const linksIn = (element: Element | undefined): (string | undefined)[] =>
  (element?.childNodes ?? []).flatMap((node) => {
    if (!('tagName' in node)) return [];
    return node.tagName === 'a' ? [attribute(node, 'href')] : linksIn(node);
  });

describe('a day’s page', () => {
  it('leads to the day before and the day after that have a report, and the first and last to one', async () => {
    const pages = await stablePages(await publishedIn(Object.keys(DAYS)));
    const around = Object.values(pages).map((html) => linksIn(partsOf(html, 'days')[0]));
    const to = (day: string): string => `../${slugOf(day)}/index.html`;
    expect(around).toEqual([
      [to('2026-04-21')],
      [to('2026-04-20'), to('2026-04-22')],
      [to('2026-04-21'), to('2026-04-24')],
      [to('2026-04-22'), to('2026-05-09')],
      [to('2026-04-24')],
    ]);
  });

  it('tells since when a story is told, on which other days of the week, and what was new on each', async () => {
    const pages = await stablePages(await publishedIn(Object.keys(DAYS)));
    const [history] = partsOf(pages['2026-04-24'] ?? '', 'history');
    expect(history === undefined ? '' : textOf(history)).toBe(
      '自2026-04-20起，另有2天讲到2026-04-20 Lumen 3.1开始推送2026-04-22 Lumen 3.1降价 新增：30%、5月1日2026-04-24（本页）',
    );
    expect(linksIn(history)).toEqual([
      `../${slugOf('2026-04-20')}/index.html#story-lumen`,
      `../${slugOf('2026-04-22')}/index.html#story-lumen`,
    ]);
    expect(partsOf(pages['2026-04-21'] ?? '', 'history')).toEqual([]);
    expect(partsOf(pages['2026-05-09'] ?? '', 'history')).toEqual([]);
  });

  it('is the same in whatever order the days come out, also two at once', async () => {
    const wanted = await stablePages(await publishedIn(Object.keys(DAYS)));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.keys(DAYS), { minLength: Object.keys(DAYS).length }),
        fc.boolean(),
        async (days, atOnce) => {
          const store = await emptyStore();
          if (atOnce) await Promise.all(days.map((day) => publishDay(store, day)));
          else for (const day of days) await publishDay(store, day);
          expect(await stablePages(store)).toEqual(wanted);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('in its revision says what was known then, in no other day’s words', async () => {
    const store = await publishedIn(Object.keys(DAYS));
    const html = await storedAt(store, siteKeys(slugOf('2026-04-22')).revision(1).page);
    expect(linksIn(partsOf(html, 'days')[0])).toEqual([`../../${slugOf('2026-04-21')}/index.html`]);
    const [history] = partsOf(html, 'history');
    expect(history === undefined ? '' : textOf(history)).toBe(
      '自2026-04-20起，另有1天讲到2026-04-202026-04-22（本页） 新增：30%、5月1日',
    );
  });

  it('is not written again when nothing changed', async () => {
    const store = await publishedIn(Object.keys(DAYS));
    const written: string[] = [];
    const report = reportOf('2026-04-22', DAYS['2026-04-22'] ?? []);
    const again = await arrive(store, runOf({ id: 'again', slug: report.slug, window: report.window }), report);
    await publish(
      listened(store, (key) => void written.push(key)),
      again,
    );
    expect(written.filter((key) => key.startsWith('site/'))).toEqual([]);
  });

  it('loses a story that a later revision no longer tells, even after a crash at any write', async () => {
    const wanted = await publishedIn(Object.keys(DAYS));
    const others = DAYS['2026-04-21'] ?? [];
    await publishDay(wanted, '2026-04-22', others);
    const before = memoryStore();
    for (const day of Object.keys(DAYS)) await publishDay(before, day);
    for (let crash = 1; ; crash++) {
      const store = memoryStore(new Map(before.objects));
      let writes = 0;
      const crashing = listened(store, (key) => {
        if (key.startsWith('site/') && ++writes === crash) throw new StoreUnavailableError('The disk is gone.');
      });
      const outcome = await publishDay(crashing, '2026-04-22', others).then(
        () => 'done',
        () => 'crashed',
      );
      await publishDay(store, '2026-04-22', others);
      expect(await stablePages(store)).toEqual(await stablePages(wanted));
      if (outcome === 'done') break;
    }
    expect((await stablePages(wanted))['2026-04-24']).not.toContain('降价');
  });

  it('says nothing more of a post that was taken out, on any day', async () => {
    const store = await publishedIn(Object.keys(DAYS));
    const [post = ''] = REPORT.keyPoints[0]?.sentences[0]?.cites ?? [];
    expect((await stablePages(store))['2026-04-24']).toContain('降价');
    await unpublish(store, post, new Date('2026-06-01T00:00:00Z'));
    const left = Object.entries(await siteOf(store)).filter(([, text]) => text.includes('降价'));
    expect(left.map(([key]) => key)).toEqual([]);
    expect(await storedAt(store, storiesKey('twitter_ai', '2026-04'))).not.toContain('Lumen');
  });
});
