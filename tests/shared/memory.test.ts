// The memory of the last days in a store: kept when a report is out, recalled by later days only.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { daysBefore, keepMemory, prepareMemory, recallPosts, recallQuestions } from '../../shared/memory.ts';
import type { Run } from '../../shared/run.ts';
import { folderStore } from '../../shared/store/folder-store.ts';
import type { Store } from '../../shared/store/store.ts';

const runOf = (from: string, to = from): Run => ({
  id: `run-${from}`,
  slug: `twitter_ai_${from}`,
  topic: 'ai',
  platform: 'twitter',
  window: { from, to, timezone: 'UTC', start: `${from}T00:00:00Z`, end: `${to}T23:59:59Z`, partial: false },
  madeAt: '2026-06-01T00:00:00Z',
  style: 'cited',
  force: false,
  sources: [],
  unchanged: false,
});

const line = (key: string) => ({ key, text: `text of ${key}` });

describe('memory', () => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-memory-'));
    store = folderStore(folder, folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const publish = async (day: string): Promise<void> => {
    await prepareMemory(store, runOf(day), 'posts', [line(day)]);
    await keepMemory(store, runOf(day), []);
  };

  it('holds the seven days before a day, latest first, whatever the order in which they were made', async () => {
    for (const day of ['2026-04-21', '2026-04-12', '2026-04-19', '2026-04-15', '2026-04-22', '2026-04-23'])
      await publish(day);
    const recalled = await recallPosts(store, runOf('2026-04-22'));
    expect(recalled.map(({ day }) => day)).toEqual(['2026-04-21', '2026-04-19', '2026-04-15']);
    expect(recalled[0]?.items).toEqual([line('2026-04-21')]);
  });

  it('holds nothing of a run whose report did not come out', async () => {
    await prepareMemory(store, runOf('2026-04-21'), 'posts', [line('a')]);
    expect(await recallPosts(store, runOf('2026-04-22'))).toEqual([]);
  });

  it('holds of the questions those that the report says, and none of an earlier report of the day', async () => {
    const run = runOf('2026-04-21');
    const ask = (says: string) => ({ id: says, says, answered: true as const });
    await prepareMemory(store, run, 'questions', [ask('said'), ask('dropped')]);
    await keepMemory(store, run, [], ({ says }) => says === 'said');
    expect(await recallQuestions(store, runOf('2026-04-22'))).toEqual([{ day: '2026-04-21', items: [ask('said')] }]);
    await keepMemory(store, { ...run, id: 'run-again' }, []);
    expect(await recallQuestions(store, runOf('2026-04-22'))).toEqual([{ day: '2026-04-21', items: [] }]);
  });

  it('neither fills nor serves a window of several days', async () => {
    await publish('2026-04-21');
    const long = runOf('2026-04-22', '2026-04-23');
    expect(daysBefore(long.window)).toEqual([]);
    expect(await recallPosts(store, long)).toEqual([]);
    await prepareMemory(store, long, 'posts', [line('b')]);
    await keepMemory(store, long, []);
    expect(await recallPosts(store, runOf('2026-04-24'))).toHaveLength(1);
  });

  it('is the same after the same run again', async () => {
    await publish('2026-04-21');
    await publish('2026-04-21');
    expect(await recallPosts(store, runOf('2026-04-22'))).toEqual([{ day: '2026-04-21', items: [line('2026-04-21')] }]);
  });
});
