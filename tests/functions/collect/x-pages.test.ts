// X's real raw pages, served by a local server, give exactly their posts, whatever the page size and wherever a run dies.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Post } from '../../../shared/post.ts';
import type { Store } from '../../../shared/store/store.ts';
import { type RawPost, type RawUser, startXServer, type XServer } from '../../fixtures/x-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { type Collection, collect, planFor } from './collecting.ts';

const PAGES = '../shared/data/x-api-pages';
const EXPECTED = '../shared/data/posts-apiv2-dev.jsonl';
const present = existsSync(PAGES) && existsSync(EXPECTED);
if (!present && process.env.CI === 'true') throw new Error(`${PAGES} is absent, and CI needs it.`);
if (!present) console.warn(`Skipped: the tests on X's raw pages need ${PAGES}.`);

interface RawPage {
  readonly data: RawPost[];
  readonly includes: { readonly users: RawUser[] };
  readonly errors?: unknown[];
}
const readPage = (name: string): RawPage => JSON.parse(readFileSync(join(PAGES, name), 'utf8'));
// The search of 2023 is newer than that of 2021, and X gives the newest first.
const pages = present ? readdirSync(PAGES).sort((a, b) => (a.slice(0, -7) < b.slice(0, -7) ? 1 : -1)) : [];
const raw = pages.map(readPage);
const posts = raw.flatMap(({ data }) => data);
const users = [...new Map(raw.flatMap(({ includes }) => includes.users).map((user) => [user.id, user])).values()];
const times = posts.map(({ created_at }) => created_at).sort();
const errors = raw.flatMap((page) => page.errors ?? []);

const lines = present ? readFileSync(EXPECTED, 'utf8').trim().split('\n') : [];
/** A link that X gave no expansion of: the data took it from the text, where it may be cut (`https://t.co/mGC…`). */
const isShort = (url: string): boolean => /^https:\/\/t($|\.co)/.test(url);

/** The record as the data has it, in our own form: without where its file came from. */
const expected = new Map<string, unknown>(
  lines.map((line) => {
    const { source: _, referenced = [], urls = [], ...post } = JSON.parse(line);
    return [post.id, { platform: 'twitter', ...post, referenced, urls: urls.filter((url: string) => !isShort(url)) }];
  }),
);
const withoutSource = ({ source: _, ...post }: Post): unknown => post;

const SOURCE = {
  name: 'x',
  type: 'x',
  expansions: 'authors',
  queries: [{ anyOf: ['news'], order: 'recency' }],
  reposts: true,
  replies: true,
};
const DAYS = { from: '2021-04-08', to: '2023-04-08', now: '2023-04-10T00:00:00Z' };
const planOf = (extra: object = {}) => planFor([{ ...SOURCE, ...extra }], DAYS, { maxCostUsd: 1000 });

let server: XServer | undefined;
afterEach(() => server?.close());
const serve = async (): Promise<string> => {
  await server?.close();
  server = await startXServer({ posts, users, errors: errors.slice(0, 2) });
  return server.url;
};

const expectAll = ({ collected, posts: collectedPosts }: Collection): void => {
  expect(collected).toMatchObject({ ok: true, read: 600, kept: 600, setAside: {}, coverage: { cut: 'edge' } });
  expect(collectedPosts).toHaveLength(600);
  for (const post of collectedPosts) expect(withoutSource(post)).toEqual(expected.get(post.id));
};

/** A store in which a write may end the process, before or after it took effect. */
const deadly = (store: Store, death: (write: number) => 'before' | 'after' | undefined): Store => {
  let writes = 0;
  return {
    ...store,
    write: async (key, bytes, options) => {
      const when = death(++writes);
      if (when === 'before') throw new Error('killed');
      const etag = await store.write(key, bytes, options);
      if (when === 'after') throw new Error('killed');
      return etag;
    },
  };
};

/** Runs until it is through, starting again with the same plan after each death. */
const collectDespite = async (
  store: Store,
  url: string,
  plan: ReturnType<typeof planOf>,
): Promise<{ collection: Collection; deaths: number }> => {
  for (let deaths = 0; ; deaths++) {
    try {
      return { collection: await collect(plan, store, { baseUrls: { x: url } }), deaths };
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'killed') throw error;
    }
  }
};

/** Posts that the server gave and that were lost with the page that could not be written are the only ones given twice. */
const expectNothingTwice = (given: readonly string[], lostPages: number, size: number): void => {
  expect(given.length).toBeLessThanOrEqual(600 + lostPages * size);
};

describe.skipIf(!present)('the raw pages of X', () => {
  it('give exactly the posts of the day: text, authors, metrics, references and links', async () => {
    const collection = await collect(planOf(), memoryStore(), { baseUrls: { x: await serve() } });
    expectAll(collection);
    expect(collection.collected).toMatchObject({
      coverage: { pages: 6, first: times[0], last: times.at(-1), problems: 12 },
    });
    expect(server?.given).toEqual(posts.map(({ id }) => id));
  });

  it.each([10, 37, 99])('give the same in pages of %i posts at most', async (size) => {
    const url = await serve();
    // A server may always give fewer than it is asked for.
    const narrow = async (asked: URL, options: object | undefined) => {
      asked.searchParams.set('max_results', String(size));
      const { request } = await import('../../../functions/collect/request.ts');
      return request(asked, options);
    };
    expectAll(await collect(planOf(), memoryStore(), { baseUrls: { x: url }, request: narrow }));
    expect(server?.requests).toHaveLength(Math.ceil(600 / size));
  });

  it('give the same under the newer names (post.fields, repost_count, referenced_posts)', async () => {
    const url = await serve();
    expectAll(await collect(planOf({ naming: 'post' }), memoryStore(), { baseUrls: { x: url } }));
    expect(server?.requests[0]?.params.get('post.fields')).toContain('note_post');
  });

  it('give authors by their ids where expansions are off, at half the price', async () => {
    const url = await serve();
    const { collected, posts: some } = await collect(planOf({ expansions: 'none' }), memoryStore(), {
      baseUrls: { x: url },
    });
    expect(collected).toMatchObject({ kept: 600, costUsd: 3 });
    expect(some.filter(({ author }) => author.username !== undefined || author.id === undefined)).toEqual([]);
  });

  it('are all there, each asked for once, wherever a run is killed: at every write, before and after it', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= 8; at++) {
        const url = await serve();
        const store = deadly(memoryStore(), (write) => (write === at ? when : undefined));
        const { collection, deaths } = await collectDespite(store, url, planOf());
        expect(deaths).toBe(1);
        expectAll(collection);
        expectNothingTwice(server?.given ?? [], when === 'before' && at <= 6 ? 1 : 0, 100);
      }
    }
  });

  it('are all there however often a run is killed', async () => {
    const deaths = fc.array(fc.constantFrom(undefined, undefined, 'before' as const, 'after' as const), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(deaths, async (fates) => {
        const url = await serve();
        let before = 0;
        const store = deadly(memoryStore(), (write) => {
          const fate = fates[write - 1];
          if (fate === 'before') before++;
          return fate;
        });
        const { collection } = await collectDespite(store, url, planOf());
        expectAll(collection);
        expectNothingTwice(server?.given ?? [], before, 100);
      }),
      { numRuns: 25 },
    );
  });

  it('are asked for once by all runs of a slug: a later run finds what an earlier one has paid for', async () => {
    const url = await serve();
    const store = memoryStore();
    await collect(planOf(), store, { baseUrls: { x: url } });
    const later = planFor([SOURCE], { ...DAYS, now: '2023-04-10T05:00:00Z' }, { maxCostUsd: 900 });
    expectAll(await collect(later, store, { baseUrls: { x: url } }));
    expect(server?.requests).toHaveLength(6);
    const forced = planFor([SOURCE], { ...DAYS, force: true }, { maxCostUsd: 1000 });
    expectAll(await collect(forced, store, { baseUrls: { x: url } }));
    expect(server?.requests).toHaveLength(12);
  });
});
