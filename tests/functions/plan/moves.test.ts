// Topics whose days get other hours: what was published keeps its hours, and between two reports nothing is lost.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { step } from '../../../functions/plan/handler.ts';
import { joinedTo } from '../../../functions/plan/hours.ts';
import { dayAt, endOfDay } from '../../../shared/day-clock.ts';
import { type Draft, readDrafts } from '../../../shared/drafts.ts';
import { DRAFTS_KEY, runKeys, siteKeys } from '../../../shared/keys.ts';
import { silentLog } from '../../../shared/log.ts';
import { silentMetrics } from '../../../shared/metrics.ts';
import type { Run, RunInput } from '../../../shared/run.ts';
import { runStep } from '../../../shared/step.ts';
import type { Store } from '../../../shared/store/store.ts';
import { windowIn } from '../../fixtures/plans.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

let topicsFolder: string;
beforeAll(async () => {
  topicsFolder = await mkdtemp(join(tmpdir(), 'dawn-chorus-moves-'));
});
afterAll(() => rm(topicsFolder, { recursive: true, force: true }));

const SOURCES = [{ name: 'blogs', type: 'feed', urls: ['https://blogs.example/feed.xml'] }];

/** Sets when the days of a topic end. */
const setTopic = async (dayEndsAt: string, timezone = 'Asia/Shanghai', publish = 'auto'): Promise<void> => {
  const topic = { topic: 'field', timezone, language: 'en', sources: SOURCES, schedule: { dayEndsAt }, publish };
  await writeFile(join(topicsFolder, 'field.json'), JSON.stringify(topic));
};

const keepDraft = async (store: Store, { slug, window, ...run }: Run, settingsHash: string): Promise<void> => {
  const { platform, topic, style, id, madeAt } = run;
  const draft: Draft = {
    ...{ slug, window, platform, topic, style, madeAt, settingsHash, run: id, language: 'en', displayName: 'Field' },
    ...{ title: 't', headlines: [], degraded: [], version: 1, revision: 1, digest: 'd', state: 'waiting' },
  };
  const drafts = [draft, ...(await readDrafts(store)).filter((each) => each.slug !== slug)];
  await store.write(DRAFTS_KEY, JSON.stringify({ version: 1, drafts }));
};

/** Plans a run, and publishes its report, or leaves its draft, unless told otherwise. */
const run = async (store: Store, now: string, input: Partial<RunInput> = {}, publishes = true): Promise<Run> => {
  const planned = await runStep(
    step,
    { topic: 'field', ...input },
    {
      settings: { storeUrl: 'memory', modelUrl: 'extractive', topicsFolder, postsFiles: [] },
      store,
      log: silentLog,
      metrics: silentMetrics,
      now: () => new Date(now),
      progress: () => {},
    },
  );
  if (publishes && !planned.unchanged) {
    const plan = await store.read(runKeys(planned.slug, planned.id).plan);
    const { settingsHash } = JSON.parse(Buffer.from(plan?.bytes ?? []).toString());
    if (planned.draft === undefined) {
      const manifest = JSON.stringify({ settingsHash, window: planned.window });
      await store.write(siteKeys(planned.slug).stable.manifest, manifest);
    } else await keepDraft(store, planned, settingsHash);
  }
  return planned;
};

const hoursOf = ({ window, unchanged }: Run): string =>
  `${window.from} ${window.start.slice(5, 16)} ${window.end.slice(5, 16)}${unchanged ? ' unchanged' : ''}`;

describe('a topic that moves from 00:00 to 06:00', () => {
  it('after its new hour: the first new day begins where the last old one ended', async () => {
    const store = memoryStore();
    await setTopic('00:00');
    await run(store, '2026-12-01T00:05:00+08:00');
    await setTopic('06:00');
    const first = await run(store, '2026-12-02T06:05:00+08:00');
    const second = await run(store, '2026-12-03T06:05:00+08:00');
    expect([first, second].map(hoursOf)).toEqual([
      '2026-12-02 11-30T16:00 12-01T22:00',
      '2026-12-03 12-01T22:00 12-02T22:00',
    ]);
    expect(first.slug).toBe('twitter_field_20261202_20261202');
  });

  it('before its new hour: the first new day has hours of the last old one, whose posts the memory knows', async () => {
    const store = memoryStore();
    await setTopic('00:00');
    await run(store, '2026-12-01T00:05:00+08:00');
    await setTopic('06:00');
    expect(hoursOf(await run(store, '2026-12-01T06:05:00+08:00'))).toBe('2026-12-01 11-29T22:00 11-30T22:00');
  });

  it('makes an old day again with its old hours, and with others by hand only', async () => {
    const store = memoryStore();
    await setTopic('00:00');
    const old = await run(store, '2026-12-01T00:05:00+08:00');
    await setTopic('06:00');
    const days = { from: '2026-11-30', to: '2026-11-30' };
    expect(await run(store, '2026-12-05T00:00:00Z', days)).toMatchObject({ window: old.window, unchanged: true });
    expect(await run(store, '2026-12-05T00:00:00Z', { ...days, force: true })).toMatchObject({
      window: old.window,
      unchanged: false,
    });
    const byHand = await run(store, '2026-12-05T00:00:00Z', { ...days, dayEndsAt: '06:00' });
    expect(byHand).toMatchObject({ window: { dayEndsAt: '06:00' }, unchanged: false, slug: old.slug });
  });

  it('takes hours that are given by hand as they are', async () => {
    const store = memoryStore();
    await setTopic('00:00');
    await run(store, '2026-12-01T00:05:00+08:00');
    const { window } = await run(store, '2026-12-03T00:00:00Z', { from: '2026-12-02', dayEndsAt: '06:00' });
    expect([window.start, window.end]).toEqual(['2026-11-30T22:00:00.000Z', '2026-12-01T22:00:00.000Z']);
  });
});

describe('a topic that moves back from 06:00 to 00:00', () => {
  it('keeps the day that is published, and the next begins where that ended', async () => {
    const store = memoryStore();
    await setTopic('06:00');
    await run(store, '2026-12-01T06:05:00+08:00');
    await setTopic('00:00');
    const runs = [
      await run(store, '2026-12-02T00:05:00+08:00'),
      await run(store, '2026-12-03T00:05:00+08:00'),
      await run(store, '2026-12-04T00:05:00+08:00'),
    ];
    expect(runs.map(hoursOf)).toEqual([
      '2026-12-01 11-29T22:00 11-30T22:00 unchanged',
      '2026-12-02 11-30T22:00 12-02T16:00',
      '2026-12-03 12-02T16:00 12-03T16:00',
    ]);
  });
});

describe('days that wait as drafts', () => {
  it('keep their hours, and the next begins where they ended, as if they were out', async () => {
    const store = memoryStore();
    await setTopic('06:00', 'Asia/Shanghai', 'draft');
    await run(store, '2026-12-01T06:05:00+08:00');
    await setTopic('00:00', 'Asia/Shanghai', 'draft');
    const runs = [
      await run(store, '2026-12-02T00:05:00+08:00'),
      await run(store, '2026-12-03T00:05:00+08:00'),
      await run(store, '2026-12-03T00:10:00+08:00'),
    ];
    expect(runs.map(hoursOf)).toEqual([
      '2026-12-01 11-29T22:00 11-30T22:00 unchanged',
      '2026-12-02 11-30T22:00 12-02T16:00',
      '2026-12-02 11-30T22:00 12-02T16:00 unchanged',
    ]);
  });
});

describe('a day without a report', () => {
  it('is not told by the next one where the hours stay', async () => {
    const store = memoryStore();
    await setTopic('06:00');
    await run(store, '2026-12-01T06:05:00+08:00');
    expect(hoursOf(await run(store, '2026-12-03T06:05:00+08:00'))).toBe('2026-12-03 12-01T22:00 12-02T22:00');
  });

  it('can still be made where the hours have changed, and leaves nothing between', async () => {
    const store = memoryStore();
    await setTopic('00:00');
    await run(store, '2026-12-01T00:05:00+08:00');
    await setTopic('06:00');
    await run(store, '2026-12-02T06:05:00+08:00', {}, false);
    expect(hoursOf(await run(store, '2026-12-03T06:05:00+08:00'))).toBe('2026-12-03 12-01T22:00 12-02T22:00');
    expect(hoursOf(await run(store, '2026-12-03T09:00:00+08:00', { from: '2026-12-02' }))).toBe(
      '2026-12-02 11-30T16:00 12-01T22:00',
    );
  });
});

it('a window is joined to the report before it only where hours differ and less than the longest day lies between', () => {
  const now = new Date('2026-12-10T00:00:00Z');
  const window = windowIn({ from: '2026-12-03' }, 'UTC', now, '06:00');
  const civil = (day: string) => windowIn({ from: day }, 'UTC', now);
  expect(joinedTo(window, undefined)).toBe(window);
  expect(joinedTo(window, civil('2026-12-01')).start).toBe('2026-12-02T00:00:00.000Z');
  expect(joinedTo(window, civil('2026-12-02'))).toBe(window);
  expect(joinedTo(window, windowIn({ from: '2026-12-01' }, 'UTC', now, '06:00'))).toBe(window);
  expect(joinedTo(window, windowIn({ from: '2026-12-01' }, 'UTC', now, '01:00'))).toBe(window);
});

describe('whatever the hours before and after, wherever, whenever they change', () => {
  it('every instant since the first report is of some report', async () => {
    const timeOfDay = fc.constantFrom('00:00', '06:00', '23:30', '00:30', '12:00', '02:30');
    const timezone = fc.constantFrom(
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Africa/Cairo',
      'Pacific/Apia',
    );
    // Weeks in which clocks change, and the leap day.
    const begin = fc.constantFrom('2026-03-06', '2026-03-27', '2026-04-22', '2026-10-23', '2026-10-30', '2028-02-27');
    const moved = fc.integer({ min: 0, max: 47 * 60 });
    await fc.assert(
      fc.asyncProperty(timeOfDay, timeOfDay, timezone, begin, moved, async (before, after, zone, from, minutes) => {
        const store = memoryStore();
        /** A report that is made again takes the place of the one before. */
        const published = new Map<string, Run['window']>();
        const start = Temporal.PlainDate.from(from).toZonedDateTime(zone).toInstant();
        const change = start.add({ hours: 48, minutes });
        const until = start.add({ hours: 8 * 24 });
        for (const [dayEndsAt, begins, ends] of [
          [before, start, change],
          [after, change, until],
        ] as const) {
          await setTopic(dayEndsAt, zone);
          const clock = { timezone: zone, dayEndsAt };
          // The schedule: five minutes after each end of a day.
          let day = dayAt(begins, clock).subtract({ days: 1 });
          for (;;) {
            const at = endOfDay(day, clock).add({ minutes: 5 });
            if (Temporal.Instant.compare(at, ends) >= 0) break;
            if (Temporal.Instant.compare(at, begins) >= 0) {
              const { slug, window } = await run(store, at.toString(), { scheduledTime: at.toString() });
              published.set(slug, window);
            }
            day = day.add({ days: 1 });
          }
        }
        const windows = [...published.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
        for (const [i, window] of windows.entries()) {
          const last = windows[i - 1];
          if (last !== undefined) expect(Date.parse(window.start)).toBeLessThanOrEqual(Date.parse(last.end));
        }
        expect(windows.length).toBeGreaterThan(4);
      }),
      { numRuns: 60 },
    );
  });
});
