// Each step touches in the store only what its role on AWS allows: seen on real runs, of the sample day, of a draft and of X.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STEP_NAMES, STEPS } from '../../infra/aws/steps.ts';
import { runLocally } from '../../infra/local/engine.ts';
import type { Settings } from '../../shared/env.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { topicsWith } from '../fixtures/hand-day.ts';
import { rawPosts, rawUsers } from '../fixtures/x-posts.ts';
import { startXServer } from '../fixtures/x-server.ts';

const ROOT = join(import.meta.dirname, '../..');

const read: Record<string, Set<string>> = {};
const written: Record<string, Set<string>> = {};
const note = (rooms: Record<string, Set<string>>, state: string, key: string): void => {
  rooms[state] ??= new Set();
  rooms[state].add(key.split('/')[0] ?? '');
};

/** The store as one state sees it, its rooms noted. */
const watched = (store: Store, state: string): Store => ({
  url: store.url,
  read: (key) => {
    note(read, state, key);
    return store.read(key);
  },
  readStream: (key) => {
    note(read, state, key);
    return store.readStream(key);
  },
  list: (prefix) => {
    note(read, state, prefix);
    return store.list(prefix);
  },
  write: (key, bytes, options) => {
    note(written, state, key);
    return store.write(key, bytes, options);
  },
});

describe('the rights of a step', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-rights-'));
    const settings = {
      storeUrl: `file:${folder}`,
      modelUrl: 'extractive',
      topicsFolder: join(ROOT, 'topics'),
      postsFiles: [join(ROOT, 'samples/twitter_ai_20251222.jsonl.gz')],
    };
    const store = openStore(settings);
    const run = (chosen: Settings, input: object = { topic: 'ai', from: '2025-12-22', dayEndsAt: '00:00' }) =>
      runLocally({
        input,
        tools: (state) => ({
          settings: chosen,
          store: watched(store, state),
          log: silentLog,
          metrics: silentMetrics,
          now: () => new Date('2025-12-23T00:00:00Z'),
          progress: () => {},
        }),
      });
    await run(settings);
    // The same day in another style, as a draft, and its release.
    const topicsFolder = await topicsWith({ publish: 'draft' });
    await run({ ...settings, topicsFolder, style: 'plain' });
    await run(settings, { topic: 'ai', release: 'twitter_ai_20251222_20251222' });
    const server = await startXServer({ posts: rawPosts(20, '2025-12-22'), users: rawUsers() });
    const fromX = run({ ...settings, postsFiles: [], sourceNames: ['x'], baseUrls: { x: server.url } });
    // Twenty posts give no report; what Collect has done by then is all that is looked at.
    await expect(fromX).rejects.toThrow('a report needs at least 50');
    await server.close();
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(STEP_NAMES)('cover what %s writes, and nothing more', (state) => {
    expect([...(written[state] ?? [])].sort()).toEqual([...STEPS[state].writes].sort());
  });

  it.each(STEP_NAMES)('cover what %s reads', (state) => {
    const allowed = [...STEPS[state].reads, ...STEPS[state].writes];
    expect([...(read[state] ?? [])].filter((room) => !allowed.includes(room as 'runs'))).toEqual([]);
  });
});
