// Two hundred reports: pointers stay correct and small, and one more costs the same number of requests.
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonFeed } from '../../../functions/publish/feed.ts';
import type { Index } from '../../../functions/publish/pointers.ts';
import { ARCHIVE_KEY, feedKeys, INDEX_KEY, INDEX_PAGE_KEY, monthIndexKey, siteKeys } from '../../../shared/keys.ts';
import type { Report } from '../../../shared/report.ts';
import type { Store } from '../../../shared/store/store.ts';
import { checkReachable } from '../../fixtures/reachable.ts';
import { REPORT } from '../../fixtures/report.ts';
import { arrive, jsonOf, publish, runOf } from '../../fixtures/report-run.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const REPORTS = 200;
const dayAt = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);

const reportOf = (n: number): Report => {
  const day = dayAt(n);
  const slug = `twitter_ai_${day.replaceAll('-', '')}_${day.replaceAll('-', '')}`;
  const date = `${day} 23:59:59 +0800`;
  return { ...REPORT, slug, date, posttime: date, window: { ...REPORT.window, from: day, to: day } };
};

describe('two hundred days', () => {
  const store = memoryStore();
  /** Requests of each publication. */
  const requests: number[] = [];

  beforeAll(async () => {
    let count = 0;
    const counted: Store = {
      ...store,
      read: (key) => {
        count++;
        return store.read(key);
      },
      write: (key, bytes, options) => {
        count++;
        return store.write(key, bytes, options);
      },
    };
    for (let n = 0; n < REPORTS; n++) {
      const report = reportOf(n);
      const run = runOf({ id: `run-${n}`, slug: report.slug, window: report.window });
      const arrival = await arrive(store, run, report);
      count = 0;
      await publish(counted, arrival);
      requests.push(count);
    }
  }, 120_000);

  it('stand in index.json for sixty days, and all in their months', async () => {
    const index = (await jsonOf(store, INDEX_KEY)) as Index;
    expect(index.reports.map(({ to }) => to)).toEqual(Array.from({ length: 60 }, (_, n) => dayAt(REPORTS - 1 - n)));
    expect(index.months).toHaveLength(7);
    const months = await Promise.all(
      index.months.map(async (path) => (await jsonOf(store, `site/${path}`)) as Pick<Index, 'reports'>),
    );
    expect(new Set(months.flatMap(({ reports }) => reports.map(({ slug }) => slug))).size).toBe(REPORTS);
  });

  it('stand on the page of all reports, which leads to each and can search them all', () => {
    const page = store.objects.get(INDEX_PAGE_KEY)?.toString() ?? '';
    const listed = page.match(/<li class="report"/g) ?? [];
    expect(listed).toHaveLength(REPORTS);
    for (let n = 0; n < REPORTS; n++) {
      expect(page).toContain(`href="${siteKeys(reportOf(n).slug).stable.page.replace('site/', '')}"`);
    }
  });

  it('stand in the feeds for thirty', async () => {
    for (const topic of [undefined, 'twitter_ai']) {
      const { items } = (await jsonOf(store, feedKeys(topic).json)) as JsonFeed;
      expect(items.map(({ _dawnChorus }) => _dawnChorus.to)).toEqual(
        Array.from({ length: 30 }, (_, n) => dayAt(REPORTS - 1 - n)),
      );
    }
  });

  it('leave every pointer leading to what is there', () => {
    const site = [...store.objects].filter(([key]) => key.startsWith('site/'));
    checkReachable(Object.fromEntries(site.map(([key, bytes]) => [key, bytes.toString('latin1')])));
  });

  it('keep pointers small: none above 150 kB', () => {
    const pointers = [
      INDEX_KEY,
      ARCHIVE_KEY,
      INDEX_PAGE_KEY,
      feedKeys().json,
      feedKeys().atom,
      monthIndexKey('2026-03'),
    ];
    for (const key of pointers) expect([key, (store.objects.get(key)?.length ?? 0) < 150_000]).toEqual([key, true]);
  });

  it('cost the same number of requests, the first and the last', () => {
    // The first day writes what is not there yet, and after a week a day has a whole week of pages to bring up to date; a
    // month's first day has three files of its own, and days near its ends look into the month beside.
    const later = requests.slice(8);
    expect(Math.max(...later) - Math.min(...later)).toBeLessThanOrEqual(7);
    expect(Math.max(...later)).toBeLessThanOrEqual(125);
  });

  it('are all there by themselves', () => {
    for (let n = 0; n < REPORTS; n++) expect(store.objects.has(siteKeys(reportOf(n).slug).revision(1).page)).toBe(true);
  });
});
