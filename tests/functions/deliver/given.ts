// A published report, channels that lead to servers of this machine, and a world whose clock moves as somebody sleeps.
import { deliverReport, type Request } from '../../../functions/deliver/deliver-report.ts';
import type { Manifest, Material } from '../../../functions/deliver/material.ts';
import { siteKeys } from '../../../shared/keys.ts';
import type { Item, Report } from '../../../shared/report.ts';
import type { Store } from '../../../shared/store/store.ts';
import { type Channel, channelSchema } from '../../../shared/topic-deliver.ts';
import { REPORT } from '../../fixtures/report.ts';
import { arrive, jsonOf, publish, runOf } from '../../fixtures/report-run.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

export const SITE = 'https://news.example/';
export const SLUG = REPORT.slug;
/** The morning after the report's day. */
export const MORNING = new Date('2026-04-23T00:10:00Z');

export interface Told {
  readonly headline: string;
  readonly detail?: string;
}

const template = REPORT.keyPoints[0] as Item;

/** The report with other key points. */
export const reportOf = (points: readonly Told[] = POINTS, more: Partial<Report> = {}): Report => ({
  ...REPORT,
  title: `AI日报 2026-04-22：${points[0]?.headline ?? ''}`,
  keyPoints: points.map((point) => ({ ...template, ...point })),
  ...more,
});

export const POINTS: readonly Told[] = [
  { headline: 'Lumen 3.1发布，27B参数', detail: 'Aster Labs称测试集得分85.3%' },
  { headline: 'Transformers.js在浏览器里快了一倍' },
];

const MANIFEST: Manifest = {
  slug: SLUG,
  platform: 'twitter',
  topic: 'ai',
  revision: 1,
  reason: 'first publication',
  style: 'cited',
  date: '2026-04-22 23:59:59 +0800',
  posttime: '2026-04-23 08:00:12 +0800',
  degraded: [],
  window: REPORT.window,
  files: {},
  post: `site/_posts/2026-04-22-${SLUG}.md`,
  pictures: [],
};

/** Material without a store. */
export const materialOf = (
  report: Report,
  more: Partial<Manifest> = {},
  siteUrl: string | undefined = SITE,
): Material => ({
  manifest: { ...MANIFEST, ...more },
  report,
  siteUrl,
});

/** A store in which Publish has published, and whose report tells these points. */
export const publishedStore = async (
  report: Report = reportOf(),
): Promise<Store & { readonly objects: Map<string, Buffer> }> => {
  const store = memoryStore();
  await publish(store, await arrive(store, runOf()));
  await store.write(siteKeys(SLUG).revision(1).report, JSON.stringify(report));
  return store;
};

/** Publishes the next revision, of the same points. */
export const publishAgain = async (store: Store, report: Report = reportOf()): Promise<number> => {
  const { revision } = Object(await jsonOf(store, siteKeys(SLUG).stable.manifest));
  const changed = { ...REPORT, stats: { ...REPORT.stats, collected: REPORT.stats.collected + revision } };
  const run = runOf({ id: `20260423T00000${revision}Z-bbbbbb`, force: true });
  const published = await publish(store, await arrive(store, run, changed, `settings-${revision + 1}`));
  await store.write(siteKeys(SLUG).revision(published.revision).report, JSON.stringify(report));
  return published.revision;
};

export const channelOf = (channel: object): Channel => channelSchema.parse(channel);

/** A clock that only sleep moves, and how long was slept, in milliseconds. */
export const clock = (start = MORNING) => {
  let now = start.getTime();
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(now),
    sleep: async (ms: number) => {
      slept.push(ms);
      now += ms;
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
};

let tries = 0;

/** Delivers as a person would, unless said otherwise. */
export const deliverBy = (
  store: Store,
  channels: readonly Channel[],
  time: ReturnType<typeof clock>,
  more: Partial<Request> = {},
) =>
  deliverReport(
    { slug: SLUG, channels, siteUrl: SITE, byHand: true, ...more },
    { store, now: time.now, sleep: time.sleep, random: () => `try-${tries++}` },
  );
