// The same money tells more: accounts by how often they were cited, users asked for once, a month's cap over all runs.
import { afterEach, describe, expect, it } from 'vitest';
import { keepCited } from '../../../shared/cited.ts';
import type { Evidence } from '../../../shared/report.ts';
import type { Store } from '../../../shared/store/store.ts';
import { rawPosts, rawUsers } from '../../fixtures/x-posts.ts';
import { startXServer, type XServer } from '../../fixtures/x-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { collect, planFor } from './collecting.ts';

const NOW = '2026-04-24T00:00:00Z';

let server: XServer | undefined;
afterEach(() => server?.close());
const serve = async (options: Partial<Parameters<typeof startXServer>[0]> = {}): Promise<void> => {
  await server?.close();
  server = await startXServer({ posts: rawPosts(300, '2026-04-22', 100), users: rawUsers(100), ...options });
};
const run = async (source: object, topic: object, store: Store = memoryStore(), day = '2026-04-22', now = NOW) =>
  collect(
    planFor([{ name: 'x', type: 'x', queries: [{ anyOf: ['models'] }], ...source }], { from: day, now }, topic),
    store,
    {
      baseUrls: { x: server?.url ?? '' },
    },
  );
const usersAsked = (): string[] =>
  server?.requests.flatMap(({ path, params }) => (path === '/2/users' ? (params.get('ids') ?? '').split(',') : [])) ??
  [];
const queries = (): string[] =>
  server?.requests.flatMap(({ params }) => (params.has('query') ? [params.get('query') ?? ''] : [])) ?? [];

describe('authors', () => {
  it('are asked for behind the posts, the loudest first, for a third of the money at most; the others keep their ids', async () => {
    await serve();
    const { collected, posts } = await run({}, { maxCostUsd: 0.9 });
    expect(collected.costUsd).toBeLessThanOrEqual(0.9);
    expect(server?.users.length).toBe(30);
    expect(posts).toHaveLength(120);
    const loudest = posts.toSorted((a, b) => (b.metrics.likes ?? 0) - (a.metrics.likes ?? 0)).slice(0, 25);
    expect(loudest.every(({ author }) => author.username !== undefined && author.followers !== undefined)).toBe(true);
    expect(
      posts.filter(({ author }) => author.username === undefined).every(({ author }) => author.id !== undefined),
    ).toBe(true);
    expect(posts.some(({ author }) => author.username === undefined)).toBe(true);
  });

  it('who are known are not asked for again, on another day or in another run', async () => {
    await serve({ posts: [...rawPosts(60, '2026-04-22', 20), ...rawPosts(60, '2026-04-21', 20)], users: rawUsers(20) });
    const store = memoryStore();
    await run({}, { maxCostUsd: 2 }, store);
    expect(usersAsked()).toHaveLength(20);
    const { posts, collected } = await run({}, { maxCostUsd: 2 }, store, '2026-04-21');
    expect(usersAsked()).toHaveLength(20);
    expect(posts.every(({ author }) => author.username !== undefined)).toBe(true);
    expect(collected.costUsd).toBeCloseTo(0.3);
  });

  it('whom X does not give are no reason to lose the posts', async () => {
    await serve({ users: [] });
    expect((await run({}, { maxCostUsd: 0.9 })).posts.length).toBeGreaterThan(100);
    await serve({ faults: { 2: { status: 403, body: { title: 'Forbidden' } } } });
    const { posts, collected } = await run({ maxPosts: 50 }, { maxCostUsd: 0.9 });
    expect(posts).toHaveLength(50);
    expect(collected.coverage?.lost).toMatchObject([{ what: 'users', why: 'refused' }]);
  });
});

describe('accounts', () => {
  const evidence = (handles: readonly string[]): Pick<Evidence, 'sentences' | 'posts'> => ({
    sentences: Object.fromEntries(
      handles.map((_, n) => [
        `s${n}`,
        {
          section: 'keyPoints',
          role: 'claim',
          storyId: `story${n}`,
          cites: [`twitter:${n}`],
          quotes: [],
          spans: [],
          checks: {},
        },
      ]),
    ),
    posts: Object.fromEntries(
      handles.map((handle, n) => [
        `twitter:${n}`,
        {
          url: 'https://x.com/i/status/1',
          handle,
          lang: 'en',
          createdAt: '',
          textSha256: '',
          copies: 0,
          independentAuthors: 1,
        },
      ]),
    ),
  });
  const cite = async (store: Store, day: string, ...handles: string[]): Promise<void> => {
    const window = { from: day, to: day, timezone: 'UTC', start: '', end: '', partial: false };
    await keepCited(store, { platform: 'twitter', topic: 'ai', window }, evidence(handles));
  };

  it('come before all queries, in the order in which earlier days cited them, and take what they need', async () => {
    await serve();
    const store = memoryStore();
    await cite(store, '2026-04-20', 'Heron', 'Wren');
    await cite(store, '2026-04-21', 'heron');
    // What a later day cites does not count: a backfill is the same whenever it is made.
    await cite(store, '2026-04-22', 'Lark', 'Lark', 'Lark');
    await run({ accounts: ['Lark', 'Wren', 'Heron'] }, { maxCostUsd: 0.9 }, store);
    const ordered = '(from:Heron OR from:Wren OR from:Lark) -is:retweet -is:reply';
    expect(queries()).toEqual([ordered, ordered]);
    await serve({ posts: [] });
    await run({ accounts: ['Lark', 'Wren', 'Heron'] }, { maxCostUsd: 0.9 }, memoryStore());
    expect(queries()).toEqual([
      '(from:Lark OR from:Wren OR from:Heron) -is:retweet -is:reply',
      'models -is:retweet -is:reply',
    ]);
  });
});

describe('a list that X does not give', () => {
  it('is named, and the others are read', async () => {
    await serve({ faults: { 1: { status: 404, body: { title: 'Not Found', detail: 'no list 5' } } } });
    const { posts, collected } = await run({ queries: [], lists: ['5', '6'] }, { maxCostUsd: 0.9 });
    expect(posts.length).toBeGreaterThan(50);
    expect(collected.coverage?.lost).toMatchObject([
      { what: 'list 5', why: 'gone', detail: expect.stringContaining('no list 5') },
    ]);
  });

  it('fails the source where there is nothing else', async () => {
    await serve({ faults: { 1: { status: 404, body: { title: 'Not Found' } }, 2: { status: 404, body: '' } } });
    await expect(run({ queries: [], lists: ['5', '6'] }, { maxCostUsd: 0.9 })).rejects.toThrow('X has nothing there');
  });
});

describe('the month’s cap', () => {
  it('holds over all runs of a topic, and says when it is used up', async () => {
    await serve();
    const store = memoryStore();
    const topic = { maxCostUsd: 0.6, maxMonthlyUsd: 0.8 };
    const first = await run({ expansions: 'none' }, topic, store);
    expect(first.collected.costUsd).toBeCloseTo(0.6);
    const second = await run({ expansions: 'none' }, topic, store, '2026-04-22', '2026-04-24T08:00:00Z');
    // The pages of the same day are those that were paid for.
    expect(second.collected.costUsd).toBeCloseTo(0.6);
    const days = rawPosts(300, '2026-04-21', 100);
    await serve({ posts: days });
    expect((await run({ expansions: 'none' }, topic, store, '2026-04-21')).collected.costUsd).toBeCloseTo(0.2);
    await serve({ posts: rawPosts(300, '2026-04-20', 100) });
    await expect(run({ expansions: 'none' }, topic, store, '2026-04-20')).rejects.toThrow(
      'The topic ai has spent $0.80 of its maxMonthlyUsd $0.80 in this month, which leaves too little for a page; raise it or wait for the next month.',
    );
    await expect(
      run({ expansions: 'none' }, topic, store, '2026-04-20', '2026-05-01T00:00:00Z'),
    ).resolves.toMatchObject({
      collected: { ok: true },
    });
  });
});

describe('what X counted', () => {
  const usage = { used: 1000, cap: 5000, daysLeft: 12 };

  it('is told beside what was read, with what the cap leaves', async () => {
    await serve({ usage });
    const { collected } = await run({ expansions: 'none' }, { maxCostUsd: 0.5 });
    expect(collected.counted).toEqual({
      used: 1000 + collected.read,
      cap: 5000,
      daysLeft: 12,
      during: { counted: collected.read, read: collected.read },
    });
  });

  it('is of this run alone, where an earlier one has paid for pages', async () => {
    await serve({ usage });
    const store = memoryStore();
    const first = await run({ expansions: 'none' }, { maxCostUsd: 0.5 }, store);
    const second = await run({ expansions: 'none' }, { maxCostUsd: 1 }, store);
    const more = second.collected.read - first.collected.read;
    expect(more).toBeGreaterThan(0);
    expect(second.collected.counted?.during).toEqual({ counted: more, read: more });
  });

  it('is nothing where X does not say, and stops nothing', async () => {
    await serve();
    const { collected } = await run({ expansions: 'none' }, { maxCostUsd: 0.5 });
    expect([collected.ok, collected.counted]).toEqual([true, undefined]);
    expect(server?.counts()).toBe(2);
  });
});
