// What doctor finds of X: each fault by name, for three requests of which one is paid, and never with the token in it.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { billDiagnosis, checkUpX, postsADay, quotaDiagnosis } from '../../../functions/collect/checkup.ts';
import { request } from '../../../functions/collect/request.ts';
import { parseUsage } from '../../../functions/collect/x-usage.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { rawPosts } from '../../fixtures/x-posts.ts';
import { startXServer, type XServer, type XServerOptions } from '../../fixtures/x-server.ts';

const TOKEN = 'AAAA-secret';
const topicOf = (sources: unknown[], more: object = {}) =>
  topicSchema.parse({ topic: 'ai', timezone: 'UTC', language: 'en', sources, ...more });
const AI = topicOf([{ name: 'x', type: 'x', accounts: ['openai'], maxCostUsd: 1 }], { maxCostUsd: 1 });
const POST = { ...rawPosts(1, '2026-04-22')[0]!, id: '20' };
const USAGE = { used: 43_435, cap: 2_000_000, daysLeft: 10 };

let server: XServer;
afterEach(() => server.close());

const lookAt = async (options: Partial<XServerOptions> = {}, token: string | undefined = TOKEN) => {
  server = await startXServer({ posts: [POST], usage: USAGE, token: TOKEN, ...options });
  const found = await checkUpX([AI], server.url, async () => token, request);
  expect(JSON.stringify(found)).not.toContain(TOKEN);
  return found;
};

describe('X, where all is well', () => {
  it('gives one post and counts one, for half a cent', async () => {
    expect(await lookAt()).toEqual([
      { about: 'X token', status: 'ok', says: 'The token was read and X takes it.', costUsd: 0.005 },
      {
        about: 'X bill',
        status: 'ok',
        says: 'One post was read, and X counted one ($0.005 by the price table of 2026-11-23).',
      },
      {
        about: 'X quota',
        status: 'ok',
        says: 'X has counted 43,436 of 2,000,000 posts; a day takes 200 at most.',
      },
    ]);
  });

  it('is asked for one post once, and twice for its count, which costs nothing', async () => {
    await lookAt();
    expect(server.requests.map(({ path, params }) => `${path}?${params}`)).toEqual(['/2/tweets?ids=20']);
    expect([server.given, server.users, server.counts()]).toEqual([['20'], [], 2]);
  });

  it('is not asked where no topic reads it', async () => {
    server = await startXServer({ posts: [] });
    const blogs = topicOf([{ name: 'blogs', type: 'feed', urls: ['https://example.org/feed'] }]);
    const found = await checkUpX([blogs], server.url, async () => TOKEN, request);
    expect(found).toEqual([{ about: 'X', status: 'ok', says: 'No topic reads X, so no token is needed.' }]);
    expect([server.requests, server.counts()]).toEqual([[], 0]);
  });
});

describe('X, where it is not', () => {
  const fault = (status: number, body: unknown = '') => ({ faults: { 1: { status, body } } });

  it.each<[string, Partial<XServerOptions>, RegExp]>([
    [
      'knows another token',
      { token: 'another' },
      /^X does not know the bearer token \(Unauthorized\); put a valid one/,
    ],
    ['wants credits', fault(402, { title: 'Payment Required' }), /^The credits of the X account are spent/],
    ['lets the app read nothing', fault(403, { title: 'Forbidden' }), /^The bearer token may not do this/],
    [
      'has reached its cap',
      fault(429, { title: 'x', type: 'https://api.x.com/2/problems/usage-capped' }),
      /^The usage cap of the X account is reached/,
    ],
    ['limits requests', fault(429, {}), /^X limits the rate of requests/],
    ['is ill', fault(503, 'no'), /^X is not available: it answers 503/],
    [
      'cuts the connection',
      { faults: { 1: { status: 200, cut: true } } },
      /^The connection to 127\.0\.0\.1:\d+ failed/,
    ],
    ['answers with something else', fault(200, '<html>'), /^X answers 200 with something that is no post/],
  ])('that %s is a fault of the token, and nothing is asked again', async (_, options, says) => {
    const found = await lookAt(options);
    expect(found).toEqual([
      expect.objectContaining({ about: 'X token', status: 'fault', says: expect.stringMatching(says) }),
    ]);
    expect(server.requests).toHaveLength(1);
    expect(server.given).toEqual([]);
  });

  it('is not asked without a token', async () => {
    server = await startXServer({ posts: [POST] });
    const found = await checkUpX([AI], 'https://api.x.invalid', async () => undefined, request);
    expect(found).toMatchObject([{ about: 'X token', status: 'fault', section: 'tokens' }]);
    expect(found[0]?.says).toContain('needs a bearer token: set X_BEARER_TOKEN');
  });

  it('counts more than was read: a warning of the bill', async () => {
    const [, bill] = await lookAt({ billed: 3 });
    expect(bill).toMatchObject({ status: 'warning', section: 'prices' });
    expect(bill?.says).toBe('One post was read, but X counted 3 ($0.005 by the price table of 2026-11-23 for each).');
  });

  it('has no count for this token: bill and cap are not seen, and that is said', async () => {
    const { usage: _, ...without } = { usage: USAGE, posts: [POST], token: TOKEN };
    server = await startXServer(without);
    const [token, ...others] = await checkUpX([AI], server.url, async () => TOKEN, request);
    expect(token?.status).toBe('ok');
    expect(others.map(({ about, status }) => [about, status])).toEqual([
      ['X bill', 'unchecked'],
      ['X quota', 'unchecked'],
    ]);
  });

  it('has lost the post: nothing was billed', async () => {
    const [token, bill] = await lookAt({ posts: [] });
    expect(token).toEqual({ about: 'X token', status: 'ok', says: 'The token was read and X takes it.' });
    expect(bill).toMatchObject({ about: 'X bill', status: 'unchecked' });
  });
});

describe('the cap of X', () => {
  it.each<[string, Parameters<typeof quotaDiagnosis>[0], string]>([
    ['that lasts', { used: 0, cap: 2_000, daysLeft: 10 }, 'ok'],
    ['that does not last until it begins anew', { used: 1, cap: 2_000, daysLeft: 10 }, 'warning'],
    ['that is below a day', { used: 1_801, cap: 2_000, daysLeft: 10 }, 'fault'],
    ['that is overdrawn', { used: 2_500, cap: 2_000, daysLeft: 10 }, 'fault'],
    ['whose end X does not say is taken for a month', { used: 0, cap: 31 * 200 - 1 }, 'warning'],
  ])('%s', (_, usage, status) => {
    expect(quotaDiagnosis(usage, 200)).toMatchObject({ about: 'X quota', status });
  });

  it('is held against what all topics may buy, each by its budget and its posts', () => {
    const few = topicOf([{ name: 'x', type: 'x', lists: ['1'], maxPosts: 50 }]);
    expect(postsADay([AI, few])).toBe(250);
  });
});

describe('the bill', () => {
  it('that counts late, or a post that was bought today already, is no fault', () => {
    expect(billDiagnosis(USAGE, USAGE).status).toBe('ok');
    expect(billDiagnosis(USAGE, { ...USAGE, used: 0 }).status).toBe('ok');
  });
});

describe('an answer of what X counted', () => {
  it('is read with numbers as texts or as numbers', () => {
    const data = { cap_reset_day: 10, project_cap: '5000000', project_id: '1', project_usage: 43 };
    expect(parseUsage(JSON.stringify({ data }))).toEqual({ used: 43, cap: 5_000_000, daysLeft: 10 });
    expect(parseUsage(JSON.stringify({ data: { ...data, cap_reset_day: 99 } }))).toEqual({ used: 43, cap: 5_000_000 });
  });

  it('is nothing where it is none, and never throws', () => {
    for (const text of ['', 'null', '[]', '{"data":{}}', '{"data":{"project_usage":-1,"project_cap":1}}'])
      expect(parseUsage(text)).toBeUndefined();
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseUsage(text)));
  });
});
