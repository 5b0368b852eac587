// What each fault of X leads to: wait, try again, stop with what there is, or fail; and the sentence that says so.
import { afterEach, describe, expect, it } from 'vitest';
import { request } from '../../../functions/collect/request.ts';
import { rawPosts, rawUsers } from '../../fixtures/x-posts.ts';
import { type Fault, startXServer, type XServer } from '../../fixtures/x-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { collect, planFor, sleepingClock } from './collecting.ts';

const DAY = { from: '2026-04-22', now: '2026-04-24T00:00:00Z' };
const plan = planFor(
  [{ name: 'x', type: 'x', expansions: 'authors', queries: [{ anyOf: ['AI'], order: 'recency' }] }],
  DAY,
  {
    maxCostUsd: 50,
  },
);

let server: XServer | undefined;
afterEach(() => server?.close());

/** Collects 250 posts from a server that answers the n-th request with a fault, for as many requests as are given. */
const against = async (first: number, faults: readonly Fault[]) => {
  const x = await startXServer({
    posts: rawPosts(250),
    users: rawUsers(),
    faults: Object.fromEntries(faults.map((fault, n) => [first + n, fault])),
    now: () => 1_776_900_000,
  });
  server = x;
  const clock = sleepingClock();
  const result = await collect(plan, memoryStore(), {
    baseUrls: { x: x.url },
    clock,
    // Only the request that is never answered is waited for briefly: on a loaded machine an answer may take as long.
    request: (url, options) =>
      request(url, faults[x.requests.length + 1 - first]?.silent ? { ...options, timeoutMs: 200 } : options),
  }).catch((error: unknown) => error as Error);
  return { result, slept: clock.slept, asked: x.requests.length };
};

const json = (status: number, body: object, headers = {}): Fault => ({ status, body, headers });
const capped = {
  title: 'UsageCapExceeded',
  detail: 'Usage cap exceeded: Monthly product cap',
  type: 'https://api.twitter.com/2/problems/usage-capped',
};

const REFUSED: [string, Fault, RegExp][] = [
  [
    '400',
    json(400, { errors: [{ message: "Invalid 'start_time'" }], title: 'Invalid Request' }),
    /^X does not take the request \(Invalid 'start_time'\); mend the queries of the topic\.$/,
  ],
  [
    '401',
    json(401, { title: 'Unauthorized' }),
    /^X does not know the bearer token \(Unauthorized\); put a valid one where the source reads it\.$/,
  ],
  [
    '402, spent credits',
    json(402, { title: 'CreditsDepleted', detail: 'No credits' }),
    /^The credits of the X account are spent \(No credits\); buy more or wait for the next month\.$/,
  ],
  [
    '403',
    json(403, { detail: 'client-not-enrolled' }),
    /^The bearer token may not do this \(client-not-enrolled\); check the app's access in X's console\.$/,
  ],
  ['404', json(404, {}), /^X has nothing there; check the ids of lists and users and the base URL\.$/],
  [
    '429 of a usage cap',
    json(429, capped),
    /^The usage cap of the X account is reached \(Usage cap exceeded: Monthly product cap\); raise it/,
  ],
  [
    '200 with errors alone',
    json(200, { errors: [{ detail: 'Could not find list' }] }),
    /^X answers without posts \(Could not find list\); check the ids and queries\.$/,
  ],
  [
    'a redirect',
    { status: 302, headers: { location: 'https://evil.example/' } },
    /answers with a redirect \(302\); check the server's URL\.$/,
  ],
];

const UNAVAILABLE: [string, Fault, RegExp][] = [
  ['500', json(500, {}), /^X is not available: it answers 500\.$/],
  ['503 with a page of HTML', { status: 503, body: '<html>down</html>' }, /^X is not available: it answers 503\.$/],
  ['408', json(408, {}), /^X is not available: it answers 408\.$/],
  [
    '200 with something else',
    { status: 200, body: 'hello' },
    /^X answers 200 with 5 characters that are no page of posts\.$/,
  ],
  ['a cut connection', { status: 200, cut: true }, /^The connection to 127\.0\.0\.1:\d+ failed \(.+\)\.$/],
  ['no answer in time', { status: 200, silent: true }, /^127\.0\.0\.1:\d+ did not answer within 0\.2 seconds\.$/],
];

describe('what a person must mend', () => {
  it.each(REFUSED)(
    '%s as the first answer fails the source at once, and is not tried again',
    async (_, fault, sentence) => {
      const { result, asked, slept } = await against(1, [fault]);
      expect(result).toMatchObject({ name: 'SourceRefusedError', message: expect.stringMatching(sentence) });
      expect([asked, slept]).toEqual([1, []]);
    },
  );

  it.each(REFUSED)(
    '%s after a page stops the source, which keeps what it has and says why',
    async (_, fault, sentence) => {
      const { result, asked } = await against(2, [fault]);
      expect(result).toMatchObject({
        collected: {
          ok: true,
          kept: 100,
          coverage: { cut: 'error', pages: 1 },
          cause: expect.stringMatching(sentence),
        },
      });
      expect(asked).toBe(2);
    },
  );
});

describe('what may pass by itself', () => {
  it.each(UNAVAILABLE)(
    '%s as the first answer is left to the state machine, which tries again',
    async (_, fault, sentence) => {
      const { result, asked } = await against(1, [fault]);
      expect(result).toMatchObject({ name: 'SourceUnavailableError', message: expect.stringMatching(sentence) });
      expect(asked).toBe(1);
    },
  );

  it.each(UNAVAILABLE)('%s between pages is tried again after a pause, and nothing is lost', async (_, fault) => {
    const { result, slept } = await against(2, [fault, fault]);
    expect(result).toMatchObject({ collected: { kept: 250, coverage: { cut: 'edge', pages: 3 } } });
    expect(slept).toEqual([2, 4]);
  });

  it('a source that stays away keeps what it gave, after two rounds of five tries', async () => {
    const { result, slept, asked } = await against(
      2,
      Array.from({ length: 20 }, () => json(503, {})),
    );
    expect(result).toMatchObject({
      collected: { ok: true, kept: 100, coverage: { cut: 'error' }, cause: 'X is not available: it answers 503.' },
    });
    expect([slept, asked]).toEqual([[2, 4, 8, 16, 60, 2, 4, 8, 16], 11]);
  });

  it('503 with Retry-After waits as long as it says', async () => {
    const { result, slept } = await against(2, [json(503, {}, { 'retry-after': '7' })]);
    expect(result).toMatchObject({ collected: { kept: 250 } });
    expect(slept).toEqual([7]);
  });

  it('429 with headers waits until the reset by the server’s clock, also before the first page', async () => {
    for (const first of [1, 2]) {
      const headers = { 'x-rate-limit-reset': String(1_776_900_000 + 120) };
      const { result, slept } = await against(first, [json(429, { title: 'Too Many Requests' }, headers)]);
      expect(result).toMatchObject({ collected: { kept: 250, coverage: { cut: 'edge' } } });
      expect(slept).toEqual([121]);
      await server?.close();
    }
  });

  it('429 with Retry-After alone waits as long as it says, a date by the server’s clock', async () => {
    const until = new Date((1_776_900_000 + 30) * 1000).toUTCString();
    const faults = ['90', until].map((value) => json(429, {}, { 'retry-after': value }));
    const { result, slept } = await against(2, faults);
    expect(result).toMatchObject({ collected: { kept: 250 } });
    expect(slept).toEqual([90, 30]);
  });

  it('429 whose reset is always over is believed three times, and then left alone for longer and longer', async () => {
    const fault = json(429, {}, { 'x-rate-limit-reset': String(1_776_900_000 - 500) });
    const { result, slept } = await against(
      2,
      Array.from({ length: 6 }, () => fault),
    );
    expect(result).toMatchObject({ collected: { kept: 250 } });
    expect(slept).toEqual([1, 1, 1, 60, 120, 240]);
  });

  it('429 that lasts longer than the source may take ends it with what it has', async () => {
    const { result, slept } = await against(2, [json(429, {}, { 'retry-after': '1000000000' })]);
    expect(result).toMatchObject({ collected: { kept: 100, coverage: { cut: 'time' } } });
    expect(slept).toEqual([]);
  });

  it('429 without headers waits a minute, then two, then four', async () => {
    const fault = json(429, { errors: [{ code: 88, message: 'Rate limit exceeded' }] });
    const { result, slept } = await against(2, [fault, fault, fault]);
    expect(result).toMatchObject({ collected: { kept: 250 } });
    expect(slept).toEqual([60, 120, 240]);
  });
});

describe('what is no fault', () => {
  it('200 with errors beside data keeps the data and counts the errors', async () => {
    server = await startXServer({ posts: rawPosts(20), users: rawUsers(), errors: [{ title: 'Not Found Error' }] });
    const { collected } = await collect(plan, memoryStore(), { baseUrls: { x: server.url } });
    expect(collected).toMatchObject({ kept: 20, coverage: { problems: 1, cut: 'edge' } });
  });

  it('a day without posts is read to its edge, and later states say that it is empty', async () => {
    server = await startXServer({ posts: [] });
    const { collected } = await collect(plan, memoryStore(), { baseUrls: { x: server.url } });
    expect(collected).toMatchObject({ ok: true, read: 0, kept: 0, costUsd: 0, coverage: { cut: 'edge', pages: 1 } });
  });

  it('a record that is no post is set aside with its place, and the others are kept', async () => {
    const posts = [...rawPosts(20)];
    posts[3] = { ...posts[3]!, public_metrics: { like_count: -1 } };
    server = await startXServer({ posts, users: rawUsers() });
    const { collected } = await collect(plan, memoryStore(), { baseUrls: { x: server.url } });
    expect(collected).toMatchObject({ read: 20, kept: 19, setAside: { bad: 1 } });
  });

  it('a page without posts that leads to another is passed over', async () => {
    const empty = json(200, { meta: { result_count: 0, next_token: 't0' } });
    const none = json(200, { data: [], meta: { result_count: 0, next_token: 't100.0' } });
    expect((await against(1, [empty])).result).toMatchObject({ collected: { kept: 250, coverage: { pages: 4 } } });
    await server?.close();
    expect((await against(2, [none])).result).toMatchObject({ collected: { kept: 250, coverage: { pages: 4 } } });
  });

  it('a next_token that leads to its own page is not paid for without end', async () => {
    const again = json(200, {
      data: rawPosts(100).map((post) => ({ ...post })),
      meta: { result_count: 100, next_token: 'round' },
    });
    const { result, asked } = await against(
      1,
      Array.from({ length: 50 }, () => again),
    );
    expect(asked).toBe(2);
    expect(result).toMatchObject({ collected: { read: 200, kept: 100, coverage: { cut: 'error', pages: 2 } } });
    expect(result).toHaveProperty(
      'collected.cause',
      "X's next_token leads from page 2 of search AI -is:retweet -is:reply back to itself; ask anew with --force.",
    );
  });

  it('the same posts on several pages are kept once', async () => {
    const twice = json(200, { data: rawPosts(250).slice(0, 100), meta: { result_count: 100, next_token: 't200' } });
    const { result } = await against(2, [twice]);
    expect(result).toMatchObject({ collected: { read: 250, kept: 150, setAside: { duplicateId: 100 } } });
  });
});
