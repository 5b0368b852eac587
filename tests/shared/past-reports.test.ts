// Which reports a day is compared with: the last seven of its topic before it, as they were published.
import { describe, expect, it } from 'vitest';
import { siteKeys } from '../../shared/keys.ts';
import { readFacts, readPastReports } from '../../shared/past-reports.ts';
import { REPORT } from '../fixtures/report.ts';
import { memoryStore } from './store/memory-store.ts';

const slugOf = (topic: string, to: string): string =>
  `twitter_${topic}_${to.replaceAll('-', '')}_${to.replaceAll('-', '')}`;

/** A store with reports of the days of April, and one of another topic. */
const published = async (days: readonly number[]) => {
  const store = memoryStore();
  const entries = [
    ...days.map((day) => ({ topic: 'ai', to: `2026-04-${String(day).padStart(2, '0')}` })),
    { topic: 'finance', to: '2026-04-20' },
  ].map(({ topic, to }) => ({ slug: slugOf(topic, to), platform: 'twitter', topic, from: to, to, revision: 1 }));
  await store.write('site/index.json', JSON.stringify({ version: 1, reports: entries, months: [] }));
  for (const { slug } of entries) {
    const files = siteKeys(slug).revision(1);
    await store.write(files.report, JSON.stringify({ ...REPORT, slug }));
    await store.write(files.evidence, JSON.stringify({ metrics: { droppedShare: 0.1, auditRefused: 0.05 } }));
  }
  return store;
};
const AI = { platform: 'twitter', topic: 'ai' };

describe('the last reports of a topic', () => {
  it('are at most seven, latest first, before a day', async () => {
    const store = await published([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const slugs = (await readPastReports(store, AI, '2026-04-09')).map(({ slug }) => slug);
    expect(slugs).toEqual([8, 7, 6, 5, 4, 3, 2].map((day) => slugOf('ai', `2026-04-0${day}`)));
  });

  it('are the very last where no day is given, and none where nothing was published', async () => {
    const store = await published([1, 2]);
    expect((await readPastReports(store, AI)).map(({ slug }) => slug)).toEqual([
      slugOf('ai', '2026-04-02'),
      slugOf('ai', '2026-04-01'),
    ]);
    expect(await readPastReports(memoryStore(), AI)).toEqual([]);
  });

  it('leave out those of several days, which no day is like', async () => {
    const store = await published([1]);
    const index = JSON.parse(String(store.objects.get('site/index.json')));
    index.reports[0].from = '2026-03-01';
    await store.write('site/index.json', JSON.stringify(index));
    expect(await readPastReports(store, AI)).toEqual([]);
  });

  it('leave out one whose report is gone', async () => {
    const store = await published([1, 2]);
    store.objects.delete(siteKeys(slugOf('ai', '2026-04-02')).revision(1).report);
    expect(await readPastReports(store, AI)).toHaveLength(1);
  });
});

describe('a report in numbers', () => {
  it('has its counts, its cost, what was refused, its sources and its headlines', async () => {
    const store = await published([1]);
    const { stats, displayName } = REPORT;
    expect(await readFacts(store, { slug: slugOf('ai', '2026-04-01'), revision: 1 })).toMatchObject({
      slug: slugOf('ai', '2026-04-01'),
      collected: stats.collected,
      kept: stats.kept,
      stories: stats.stories,
      costUsd: stats.costUsd,
      droppedShare: 0.1,
      auditRefused: 0.05,
      displayName,
      headlines: REPORT.keyPoints.map(({ headline, name }) => headline ?? name),
    });
  });

  it('is none where the file is no report', async () => {
    const store = await published([1]);
    await store.write(siteKeys('a').revision(1).report, '{"version":9}');
    expect(await readFacts(store, { slug: 'a', revision: 1 })).toBeUndefined();
  });
});
