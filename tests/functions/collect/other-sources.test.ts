// Hacker News, Mastodon and Bluesky: answers of the documented shapes, paged by local servers, give all posts once.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { linkTo } from '../../../shared/links.ts';
import { type JsonServer, startServer } from '../../fixtures/json-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { collect, planFor } from './collecting.ts';

const START = Date.parse('2026-04-22T00:00:00Z') / 1000;
const DAY = { from: '2026-04-22' };

let server: JsonServer | undefined;
afterEach(() => server?.close());

/** Hacker News' search as documented (hn.algolia.com/api): newest first, filters by time, a cap on hits. */
const serveStories = async (times: readonly number[], cap = 1000): Promise<string> => {
  await server?.close();
  const stories = times
    .map((at, n) => ({
      objectID: String(47_000_000 + n),
      created_at: new Date(at * 1000).toISOString(),
      created_at_i: at,
      author: `user${n % 5}`,
      title: `Show HN: A model's no. ${n} < 2`,
      url: n % 2 === 0 ? `https://example.com/${n}` : null,
      story_text: n % 2 === 0 ? null : '<p>Ask me &amp; mine<p>second',
      points: n,
      num_comments: 2,
      _tags: ['story'],
    }))
    .sort((a, b) => b.created_at_i - a.created_at_i);
  server = await startServer(({ searchParams }) => {
    const bounds = (searchParams.get('numericFilters') ?? '')
      .split(',')
      .map((text) => /^(\w+)(>=|<=)(\d+)$/.exec(text));
    const matching = stories.filter((story) =>
      bounds.every((bound) => {
        const value = bound?.[1] === 'points' ? story.points : story.created_at_i;
        return bound?.[2] === '>=' ? value >= Number(bound[3]) : value <= Number(bound?.[3]);
      }),
    );
    const hits = matching.slice(0, Math.min(cap, Number(searchParams.get('hitsPerPage'))));
    return { body: { hits, nbHits: matching.length, page: 0, nbPages: 1, hitsPerPage: hits.length } };
  });
  return server.url;
};

describe('Hacker News', () => {
  const source = { name: 'hn', type: 'hackernews', queries: ['LLM'] };
  const run = async (url: string, extra: object = {}) =>
    collect(planFor([{ ...source, ...extra }], DAY), memoryStore(), { baseUrls: { hackernews: url } });

  it('gives stories as posts, linked by their ids', async () => {
    const { posts } = await run(await serveStories([START, START + 5]));
    expect(posts).toMatchObject([
      {
        platform: 'hackernews',
        text: "Show HN: A model's no. 1 < 2\n\nAsk me & mine\n\nsecond",
        metrics: { likes: 1, replies: 2 },
      },
      { id: '47000000', author: { username: 'user0' }, urls: ['https://example.com/0'] },
    ]);
    expect(posts.map(linkTo)[1]).toBe('https://news.ycombinator.com/item?id=47000000');
  });

  it('gives every story of the window once, however many there are in a second and however few a page holds', async () => {
    // Fewer in one second than a page holds: what the API can't give in one page of the same second is out of reach.
    const times = fc.array(
      fc.integer({ min: -20, max: 100 }).map((n) => START + n * 900),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(times, fc.integer({ min: 8, max: 30 }), async (all, cap) => {
        const most = Math.max(0, ...all.map((at) => all.filter((other) => other === at).length));
        fc.pre(most < cap);
        const { posts, collected } = await run(await serveStories(all, cap));
        expect(posts).toHaveLength(all.filter((at) => at >= START && at < START + 86_400).length);
        expect(collected.coverage).toMatchObject({ cut: 'edge' });
      }),
      { numRuns: 40 },
    );
  });

  it('asks each query, and for stories with enough points only', async () => {
    const url = await serveStories([START, START + 1, START + 2]);
    const { posts } = await run(url, { queries: ['LLM', 'AI'], minPoints: 2 });
    expect(posts).toHaveLength(1);
    expect(server?.asked.map(({ searchParams }) => searchParams.get('query'))).toEqual(['LLM', 'AI']);
  });

  it('waits at its limit and tries again when it is away, as every source does', async () => {
    let asked = 0;
    server = await startServer(() => {
      asked++;
      return asked === 1
        ? { status: 429, headers: { 'retry-after': '3' }, body: '' }
        : { body: { hits: [], nbHits: 0 } };
    });
    const { collected, said } = await run(server.url);
    expect(collected.ok).toBe(true);
    expect(said[0]).toMatch(/^hn: waiting 3 s\. 127\.0\.0\.1:\d+ limits the rate of requests\.$/);
  });

  it.each([
    ['a page of another shape', { body: { hello: 1 } }, /answers with no list of stories/],
    ['what is no JSON', { body: 'hello' }, /answers with something that is not JSON\.$/],
    ['503', { status: 503, body: '' }, /is not available: it answers 503\.$/],
  ])('answering %s is unavailable', async (_, said, sentence) => {
    server = await startServer(() => said);
    await expect(run(server.url)).rejects.toMatchObject({
      name: 'SourceUnavailableError',
      message: expect.stringMatching(sentence),
    });
  });
});

describe('Mastodon', () => {
  /** A status as documented (docs.joinmastodon.org/entities/Status), with an id made of its time. */
  const statusAt = (ms: number, n: number) => ({
    id: String((BigInt(ms) << 16n) + BigInt(n)),
    uri: `https://social.example/users/ann/statuses/${n}`,
    url: `https://social.example/@ann/${n}`,
    created_at: new Date(ms).toISOString(),
    content: `<p>Model <a href="https://e.example"><span>no.</span> ${n}</a><br>second &amp; third</p>`,
    language: 'en',
    account: { acct: n % 2 === 0 ? 'ann' : 'bob@other.example', display_name: 'Ann', followers_count: 3 },
    favourites_count: 5,
    reblogs_count: 2,
    replies_count: 1,
    reblog: null,
    card: { url: 'https://e.example/' },
  });

  it('gives the statuses of the window from the timelines of hashtags, newest first', async () => {
    const statuses = Array.from({ length: 150 }, (_, n) => statusAt((START + 90_000 - n * 900) * 1000, 150 - n));
    server = await startServer(({ searchParams }) => {
      const before = BigInt(searchParams.get('max_id') ?? 0);
      return { body: statuses.filter(({ id }) => BigInt(id) < before).slice(0, Number(searchParams.get('limit'))) };
    });
    const source = { name: 'fedi', type: 'mastodon', server: 'https://social.example', hashtags: ['AI', 'LLM'] };
    const { posts, collected } = await collect(planFor([source], DAY), memoryStore(), {
      baseUrls: { mastodon: server.url },
    });
    const inside = statuses.filter(({ created_at }) => created_at.startsWith('2026-04-22'));
    expect(posts).toHaveLength(inside.length);
    // Both hashtags give the same statuses here.
    expect(collected.setAside.duplicateId).toBe(inside.length);
    const first = posts.find(({ author }) => author.username === 'ann@social.example');
    expect(first).toMatchObject({
      platform: 'mastodon',
      metrics: { likes: 5, reposts: 2, replies: 1 },
      author: { followers: 3 },
    });
    expect(first?.text).toMatch(/^Model no\. \d+\nsecond & third$/);
    expect(first === undefined ? '' : linkTo(first)).toMatch(/^https:\/\/social\.example\/@ann\/\d+$/);
    expect(server.asked.length).toBeLessThanOrEqual(8);
  });
});

describe('a status of Mastodon', () => {
  const source = { name: 'fedi', type: 'mastodon', server: 'https://social.example', hashtags: ['AI'] };
  const status = (created_at: string, storedAt: string, extra: object = {}) => ({
    id: String(BigInt(Date.parse(storedAt)) << 16n),
    uri: `https://social.example/${storedAt}`,
    created_at,
    content: '<p>A model</p>',
    account: { acct: 'ann', followers_count: 3, ...extra },
  });
  const run = async (...statuses: ReturnType<typeof status>[]) => {
    server = await startServer(({ searchParams }) => {
      const before = BigInt(searchParams.get('max_id') ?? 0);
      return { body: statuses.filter(({ id }) => BigInt(id) < before) };
    });
    return collect(planFor([source], DAY), memoryStore(), { baseUrls: { mastodon: server.url } });
  };

  it('of the window’s last moment is read, though it was stored in the next', async () => {
    const last = status('2026-04-22T23:59:59.999Z', '2026-04-23T00:00:00.040Z');
    const next = status('2026-04-23T00:00:01.000Z', '2026-04-23T00:00:01.010Z');
    const { posts, collected } = await run(next, last);
    expect(posts.map(({ created_at }) => created_at)).toEqual(['2026-04-22T23:59:59.999Z']);
    expect(collected.setAside).toEqual({ outside: 1 });
  });

  it('whose author hides the number of followers is kept without it', async () => {
    const { posts } = await run(status('2026-04-22T12:00:00Z', '2026-04-22T12:00:00Z', { followers_count: -1 }));
    expect(posts.map(({ author }) => author)).toEqual([{ username: 'ann@social.example' }]);
  });
});

describe('Bluesky', () => {
  /** An item as documented (docs.bsky.app, getAuthorFeed). */
  const itemAt = (ms: number, n: number, reason?: object) => ({
    post: {
      uri: `at://did:plc:abc/app.bsky.feed.post/3k${n}`,
      author: { did: 'did:plc:abc', handle: 'lab.bsky.social', displayName: 'Lab' },
      record: { text: `Model no. ${n}`, createdAt: new Date(ms).toISOString(), langs: ['en'] },
      embed: { external: { uri: 'https://lab.example/' } },
      likeCount: 4,
      repostCount: 1,
      replyCount: 0,
      quoteCount: 2,
    },
    ...(reason === undefined ? {} : { reason }),
  });

  it('gives the posts of accounts to the window’s edge, without reposts, linked by their ids', async () => {
    const items = Array.from({ length: 300 }, (_, n) => itemAt((START + 90_000 - n * 600) * 1000, n));
    items[10] = itemAt(0, 999, { $type: 'app.bsky.feed.defs#reasonRepost' });
    server = await startServer(({ searchParams }) => {
      const at = Number(searchParams.get('cursor') ?? 0);
      const limit = Number(searchParams.get('limit'));
      return { body: { feed: items.slice(at, at + limit), cursor: String(at + limit) } };
    });
    const source = { name: 'sky', type: 'bluesky', accounts: ['lab.bsky.social'] };
    const { posts, collected } = await collect(planFor([source], DAY), memoryStore(), {
      baseUrls: { bluesky: server.url },
    });
    const inside = items.filter(({ post }) => post.record.createdAt.startsWith('2026-04-22'));
    expect(posts).toHaveLength(inside.length);
    expect(collected).toMatchObject({ coverage: { pages: 2, cut: 'edge' } });
    expect(posts[0]).toMatchObject({
      platform: 'bluesky',
      author: { username: 'lab.bsky.social' },
      metrics: { likes: 4, quotes: 2 },
    });
    expect(linkTo(posts[0]!)).toMatch(/^https:\/\/bsky\.app\/profile\/did:plc:abc\/post\/3k\d+$/);
  });

  it('reads the other accounts where one is gone, and says which', async () => {
    server = await startServer(({ searchParams }) =>
      searchParams.get('actor') === 'gone.example'
        ? { status: 400, body: { error: 'InvalidRequest', message: 'Profile not found' } }
        : { body: { feed: [itemAt(START * 1000, 1)] } },
    );
    const source = { name: 'sky', type: 'bluesky', accounts: ['gone.example', 'lab.bsky.social'] };
    const store = memoryStore();
    const { posts, collected } = await collect(planFor([source], DAY), store, { baseUrls: { bluesky: server.url } });
    expect(posts).toHaveLength(1);
    expect(collected).toMatchObject({ ok: true, setAside: { bad: 1 }, coverage: { problems: 1, cut: 'edge' } });
    expect(collected.coverage?.lost).toEqual([{ what: 'gone.example', why: 'gone', detail: 'Profile not found' }]);
    const all = planFor([{ ...source, accounts: ['gone.example'] }], DAY);
    await expect(collect(all, memoryStore(), { baseUrls: { bluesky: server.url } })).rejects.toThrow(
      /the first is gone\.example: the server does not give it \(Profile not found\)\.$/,
    );
  });
});
