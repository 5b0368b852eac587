// Money and time: what X may cost at most, what is handed to the state machine, and what is read first.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { CALL_SECONDS } from '../../../functions/collect/collect-source.ts';
import { splitQuery } from '../../../functions/collect/x-series.ts';
import { pageSizeFor } from '../../../functions/collect/x-shares.ts';
import { STEPS } from '../../../infra/aws/steps.ts';
import { sourceSchema } from '../../../shared/topic-sources.ts';
import { rawPosts, rawUsers } from '../../fixtures/x-posts.ts';
import { startXServer, type XServer } from '../../fixtures/x-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { collect, planFor, sleepingClock } from './collecting.ts';

const DAY = { from: '2026-04-22', now: '2026-04-24T00:00:00Z' };
const planOf = (source: object, topic: object = {}) =>
  planFor([{ name: 'x', type: 'x', expansions: 'authors', queries: [{ anyOf: ['AI'] }], ...source }], DAY, topic);

let server: XServer | undefined;
afterEach(() => server?.close());
const serve = async (options: Partial<Parameters<typeof startXServer>[0]> = {}): Promise<string> => {
  await server?.close();
  server = await startXServer({ posts: rawPosts(500), users: rawUsers(), ...options });
  return server.url;
};
const run = async (source: object, topic: object = {}, options: object = {}) =>
  collect(planOf(source, topic), memoryStore(), { baseUrls: { x: server?.url ?? '' }, ...options });

describe('the budget', () => {
  it('ends reading before it could be exceeded, and says so', async () => {
    await serve({ users: rawUsers(500), posts: rawPosts(500, '2026-04-22', 500) });
    const { collected } = await run({}, { maxCostUsd: 2 });
    // Two pages at most: 100 posts with 100 authors for $1.50, then 33 for $0.495.
    expect(collected).toMatchObject({ kept: 133, costUsd: 1.995, coverage: { cut: 'budget', pages: 2 } });
  });

  it('is never exceeded and always spent as far as X’s least page allows, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 16, max: 400 }),
        fc.integer({ min: 10, max: 600 }),
        async (cents, maxPosts) => {
          await serve({ users: rawUsers(500), posts: rawPosts(500, '2026-04-22', 500) });
          const { collected } = await run({ maxPosts }, { maxCostUsd: cents / 100 });
          expect(collected.costUsd).toBeLessThanOrEqual(cents / 100);
          expect(collected.read).toBeLessThanOrEqual(maxPosts);
          if (collected.coverage?.cut !== 'budget') return;
          // What is left pays for no page of ten.
          const left = cents / 100 - collected.costUsd;
          expect(left < 0.15 || maxPosts - collected.read < 10).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('that pays for no page at all fails with a sentence', async () => {
    await serve();
    await expect(run({ maxCostUsd: 0.05 })).rejects.toThrow(
      'The budget of the source x ($0.05 and 100,000 posts) is too small for one page; raise it.',
    );
    expect(server?.requests).toEqual([]);
  });

  it('is shared by the queries, and what one leaves the next may spend', async () => {
    await serve({ users: rawUsers(500), posts: rawPosts(500, '2026-04-22', 500) });
    const { collected } = await run({ queries: [{ anyOf: ['AI'] }, { anyOf: ['LLM'] }] }, { maxCostUsd: 3 });
    const sizes = server?.requests.map(({ params }) => [params.get('query')?.slice(0, 3), params.get('max_results')]);
    expect(sizes).toEqual([
      ['AI ', '100'],
      ['LLM', '100'],
    ]);
    expect(collected).toMatchObject({ costUsd: 3, coverage: { cut: 'budget' } });
  });

  it('raised later goes on where the smaller one ended', async () => {
    await serve();
    const store = memoryStore();
    const options = { baseUrls: { x: server?.url ?? '' } };
    await collect(planOf({ maxPosts: 200 }), store, options);
    const { collected } = await collect(planOf({ maxPosts: 450 }, { maxCostUsd: 20 }), store, options);
    expect(collected).toMatchObject({ read: 450, kept: 450 });
    expect(server?.given).toHaveLength(450);
  });

  it('knows that few accounts make few users', () => {
    const settings = sourceSchema.parse({ name: 'x', type: 'x', expansions: 'authors', accounts: ['a', 'b'] });
    if (settings.type !== 'x') throw new Error('is no source of X');
    const series = { pageSize: { least: 10, most: 100 }, authors: 2 };
    const asked = { ...series, title: '', path: '', params: {}, token: 'next_token', stopsAtStart: false } as const;
    expect(pageSizeFor({ posts: 1000, costUsd: 0.52 }, settings, asked)).toBe(100);
    expect(pageSizeFor({ posts: 1000, costUsd: 0.12 }, settings, asked)).toBe(20);
    expect(pageSizeFor({ posts: 1000, costUsd: 0.06 }, settings, asked)).toBeUndefined();
  });
});

describe('what is asked', () => {
  it('leaves out reposts and replies by operators, asks by relevance first, and accounts before all', async () => {
    await serve({ posts: rawPosts(10) });
    await run(
      {
        queries: [
          { anyOf: ['LLM'], order: 'recency' },
          { anyOf: ['AI', 'large model'], also: 'lang:en' },
        ],
        accounts: ['OpenAI', 'xai'],
        lists: ['84'],
        users: ['12'],
      },
      { maxCostUsd: 20 },
    );
    expect(server?.requests.map(({ path, params }) => [path, params.get('query'), params.get('sort_order')])).toEqual([
      ['/2/tweets/search/recent', '(from:OpenAI OR from:xai) -is:retweet -is:reply', 'relevancy'],
      ['/2/tweets/search/recent', '(AI OR "large model") lang:en -is:retweet -is:reply', 'relevancy'],
      ['/2/tweets/search/recent', 'LLM -is:retweet -is:reply', 'recency'],
      ['/2/lists/84/tweets', null, null],
      ['/2/users/12/tweets', null, null],
    ]);
    const [search, , , , user] = server?.requests ?? [];
    expect(search?.params.get('start_time')).toBe('2026-04-22T00:00:00Z');
    expect(search?.params.get('end_time')).toBe('2026-04-23T00:00:00Z');
    expect(user?.params.get('exclude')).toBe('retweets,replies');
  });

  it('leaves the end to X while the day is not over', async () => {
    await serve({ posts: rawPosts(10) });
    const plan = planFor([{ name: 'x', type: 'x', expansions: 'authors', queries: [{ anyOf: ['AI'] }] }], {
      ...DAY,
      now: '2026-04-22T12:00:00Z',
    });
    await collect(plan, memoryStore(), { baseUrls: { x: server?.url ?? '' } });
    expect(server?.requests[0]?.params.has('end_time')).toBe(false);
  });

  it('stops in a list where its posts are older than the window', async () => {
    await serve({ posts: [...rawPosts(150), ...rawPosts(500, '2026-04-20')] });
    const { collected } = await run({ queries: [], lists: ['84'] }, { maxCostUsd: 20 });
    expect(collected).toMatchObject({ kept: 150, setAside: { outside: 150 }, coverage: { pages: 3, cut: 'edge' } });
  });

  it('keeps of an edited post the newest version, whichever comes first', async () => {
    const [newer, older, ...rest] = rawPosts(12);
    const edited = { ...newer!, edit_history_tweet_ids: [older!.id, newer!.id], text: 'edited' };
    for (const posts of [
      [edited, older!, ...rest],
      [older!, edited, ...rest],
    ]) {
      await serve({ posts });
      const { posts: kept, collected } = await run({});
      expect(collected).toMatchObject({ read: 12, kept: 11, setAside: { duplicateId: 1 } });
      expect(kept.map(({ id }) => id)).not.toContain(older!.id);
    }
  });

  it('takes a long post in full, with the links of its full text', async () => {
    const [first, ...rest] = rawPosts(10);
    const note = { text: `${'long '.repeat(100)}end`, entities: { urls: [{ expanded_url: 'https://example.com/a' }] } };
    await serve({ posts: [{ ...first!, note_tweet: note }, ...rest] });
    const { posts } = await run({});
    expect(posts[0]).toMatchObject({ text: note.text, urls: ['https://example.com/a'] });
  });

  it('splits long queries so that each fits and no term is lost', () => {
    const term = fc.stringMatching(/^[a-z]{1,40}( [a-z]{1,10})?$/);
    fc.assert(
      fc.property(
        fc.array(term, { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 100, max: 512 }),
        (terms, longest) => {
          const queries = splitQuery(terms, 'lang:en -is:retweet', longest);
          for (const query of queries) expect(query.length).toBeLessThanOrEqual(longest);
          const found = queries.flatMap((query) =>
            query
              .replace(/ lang:en -is:retweet$/, '')
              .replace(/^\(|\)$/g, '')
              .split(' OR '),
          );
          expect(found.map((each) => each.replaceAll('"', ''))).toEqual([...new Set(terms)]);
        },
      ),
    );
    expect(() => splitQuery(['x'.repeat(600)], '', 512)).toThrow('is longer than X allows (512 characters');
  });
});

describe('the rate limit', () => {
  it('is waited out before the request that would break it', async () => {
    let now = 1_776_900_000;
    await serve({ limit: { requests: 2, seconds: 900 }, now: () => now });
    const sleep = async (seconds: number) => {
      now += seconds;
    };
    const clock = { seconds: () => now, sleep };
    const { collected, waits } = await run({}, { maxCostUsd: 20 }, { clock, callSeconds: 10_000 });
    expect(collected).toMatchObject({ kept: 500, coverage: { cut: 'edge' } });
    expect([server?.requests.length, waits]).toEqual([5, []]);
  });

  it('is left to the state machine where the wait does not fit into the call, and nothing is asked twice', async () => {
    let now = 1_776_900_000;
    await serve({ limit: { requests: 2, seconds: 900 }, now: () => now });
    const { collected, waits } = await run({}, { maxCostUsd: 20 }, { onWait: (seconds: number) => (now += seconds) });
    expect(waits).toEqual([901, 901]);
    expect(collected).toMatchObject({ read: 500, kept: 500, coverage: { cut: 'edge', pages: 5 } });
    expect(server?.given).toHaveLength(500);
  });

  it('ends the source when its minutes are over, with what it has', async () => {
    const now = 1_776_900_000;
    await serve({ limit: { requests: 2, seconds: 900 }, now: () => now });
    const { collected } = await run({ maxMinutes: 10 }, { maxCostUsd: 20 });
    expect(collected).toMatchObject({
      kept: 200,
      coverage: { cut: 'time' },
      cause: 'The rate limit is used up. The 10 minutes of the source x are over.',
    });
  });

  it('is no matter of Lambda’s own limit: a call ends well before it', () => {
    expect(CALL_SECONDS + 30 + 120).toBeLessThan(STEPS.Collect.timeoutSeconds);
  });

  it('lets a call end on time, whatever is left to read', async () => {
    await serve();
    const clock = sleepingClock();
    const slow = async (url: URL, options: object | undefined) => {
      await clock.sleep(250);
      return (await import('../../../functions/collect/request.ts')).request(url, options);
    };
    const { collected, waits } = await run({}, { maxCostUsd: 20 }, { clock, request: slow });
    expect([collected.kept, waits]).toEqual([500, [0]]);
  });
});
