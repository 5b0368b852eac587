// Publishing on S3 on bad days: moto's server behind a proxy that injects faults; crashes, lost answers, ten at once.
import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unpublish } from '../../functions/publish/unpublish.ts';
import { RETRIED_ERRORS } from '../../shared/errors.ts';
import { feedKeys, INDEX_KEY, INDEX_PAGE_KEY, LATEST_KEY, schemaKey, siteKeys } from '../../shared/keys.ts';
import type { Report } from '../../shared/report.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { checkReachable } from '../fixtures/reachable.ts';
import { REPORT } from '../fixtures/report.ts';
import { type Arrival, arrive, LATER, publish, runOf } from '../fixtures/report-run.ts';
import { FAULTS, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: publishing on S3 needs moto_server on PATH or at $MOTO_SERVER.');

const KEYS = siteKeys(REPORT.slug);

const siteOf = async (store: Store): Promise<Record<string, string>> => {
  const keys: string[] = [];
  for await (const key of store.list('site/')) keys.push(key);
  const read = async (key: string) =>
    [key, Buffer.from((await store.read(key))?.bytes ?? []).toString('latin1')] as const;
  return Object.fromEntries(await Promise.all(keys.map(read)));
};

/** Publishes as the state machine does: tried again by the error's name. */
const published = async (store: Store, arrival: Arrival, tries = 4): Promise<void> => {
  try {
    await publish(store, arrival);
  } catch (error) {
    const isRetried = RETRIED_ERRORS.some((name) => error instanceof Error && error.name === name);
    if (!isRetried || tries === 1) throw error;
    await published(store, arrival, tries - 1);
  }
};

describe.skipIf(program === undefined)('publishing on S3', () => {
  let moto: Moto;
  let proxy: FaultyProxy;
  let client: S3Client;
  let stores = 0;

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'test';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
    moto = await startMoto(program ?? '');
    proxy = await startFaultyProxy(moto.endpoint);
    client = new S3Client({ endpoint: moto.endpoint, forcePathStyle: true, region: 'us-east-1' });
    await client.send(new CreateBucketCommand({ Bucket: 'dawn-chorus' }));
  });
  beforeEach(() => proxy.plan(() => undefined));
  afterAll(() => {
    proxy?.stop();
    moto?.stop();
  });

  /** A store of its own; `faulty` is the same one through the proxy. */
  const open = (): { store: Store; faulty: Store; prefix: string } => {
    const prefix = `publish-${++stores}`;
    const storeUrl = `s3://dawn-chorus/${prefix}`;
    return {
      prefix,
      store: openStore({ storeUrl, s3Endpoint: moto.endpoint }),
      faulty: openStore({ storeUrl, s3Endpoint: proxy.endpoint }),
    };
  };

  /** Two revisions of the day, without a fault. */
  let site: Record<string, string>;
  beforeAll(async () => {
    const { store } = open();
    await publish(store, await arrive(store, runOf({ id: 'a' })));
    await publish(store, await arrive(store, runOf({ id: 'b' }), LATER));
    site = await siteOf(store);
  });

  it.each(FAULTS)('ends as if nothing had been when every request meets the fault at first: %s', async (fault) => {
    const { store, faulty } = open();
    const [first, second] = [await arrive(store, runOf({ id: 'a' })), await arrive(store, runOf({ id: 'b' }), LATER)];
    const met = new Set<string>();
    proxy.plan(({ method, path }) => {
      // Once for each request, so that the client's own repetition gets through.
      const name = `${method} ${path}`;
      if (met.has(name)) return undefined;
      met.add(name);
      return fault;
    });
    await publish(store, first);
    await publish(faulty, second);
    expect(met.size).toBeGreaterThan(60);
    expect(await siteOf(store)).toEqual(site);
  });

  // Every write whose answer is lost, which is the harder case, and every third that the server never sees.
  // Every third write in turn, before it and after its answer is lost: every one of them is gone through in a folder.
  it.each([
    ['before', 'reset', 0],
    ['after', 'lostAnswer', 1],
  ] as const)(
    'leads to nothing that is missing when it crashes %s a write, and a rerun repairs all',
    async (_, last, first) => {
      let crashes = 0;
      for (let crash = first; ; crash += 3) {
        const { store, faulty } = open();
        await publish(store, await arrive(store, runOf({ id: 'a' })));
        const arrival = await arrive(store, runOf({ id: 'b' }), LATER);
        let isDown = false;
        proxy.plan(({ method, writes }) => {
          if (isDown) return 'reset';
          if (method !== 'PUT' || writes !== crash) return undefined;
          isDown = true;
          return last;
        });
        const outcome = await publish(faulty, arrival).catch(() => 'crashed');
        checkReachable(await siteOf(store));
        await publish(store, arrival);
        expect(await siteOf(store)).toEqual(site);
        if (outcome !== 'crashed') break;
        crashes++;
      }
      // Nine files of the revision, its copies, and the pointers.
      expect(crashes).toBeGreaterThanOrEqual(6);
    },
  );

  it('leads to nothing that is missing when a first publication crashes', async () => {
    for (let crash = 0; ; crash += 3) {
      const { store, faulty } = open();
      const arrival = await arrive(store, runOf({ id: 'a' }));
      proxy.plan(({ writes }) => (writes >= crash ? 'reset' : undefined));
      const outcome = await publish(faulty, arrival).catch(() => 'crashed');
      checkReachable(await siteOf(store));
      if (outcome !== 'crashed') break;
    }
  });

  it('loses no pointer when ten topics are published at once, faults and all', async () => {
    const { store, faulty } = open();
    const topics = Array.from({ length: 10 }, (_, n) => `topic${n}`);
    const arrivals = await Promise.all(
      topics.map((topic) => {
        const slug = `twitter_${topic}_20260422_20260422`;
        const report: Report = { ...REPORT, slug, topic, displayName: topic };
        return arrive(store, runOf({ id: topic, slug, topic }), report);
      }),
    );
    const kinds = ['conflict', 'lostAnswer', 'unavailable'] as const;
    proxy.plan(({ requests }) => (requests % 9 === 4 ? kinds[requests % kinds.length] : undefined));
    await Promise.all(arrivals.map((arrival) => published(faulty, arrival)));
    const left = await siteOf(store);
    checkReachable(left);
    const slugs = topics.map((topic) => `twitter_${topic}_20260422_20260422`);
    for (const key of [INDEX_KEY, INDEX_PAGE_KEY, LATEST_KEY, feedKeys().json, feedKeys().atom]) {
      expect([key, slugs.filter((slug) => !left[key]?.includes(`reports/${slug}/r1/`))]).toEqual([key, []]);
    }
  });

  it('takes a post out as it does in a folder', async () => {
    const { store, faulty } = open();
    await publish(store, await arrive(store, runOf({ id: 'a' })));
    proxy.plan(({ requests }) => (requests % 5 === 2 ? 'lostAnswer' : undefined));
    const [post = ''] = Object.keys(REPORT.posts);
    await unpublish(faulty, post, new Date('2026-05-01T00:00:00Z'));
    const left = await siteOf(store);
    const id = post.split(':')[1] ?? '';
    expect(Object.keys(left).filter((key) => left[key]?.includes(id))).toEqual(['site/unpublished.json']);
    checkReachable(left);
  });

  const types = [
    [KEYS.revision(1).report, 'application/json', 'public, max-age=31536000, immutable'],
    [KEYS.revision(1).page, 'text/html; charset=utf-8', 'public, max-age=31536000, immutable'],
    [KEYS.revision(1).image, 'image/jpeg', 'public, max-age=31536000, immutable'],
    [KEYS.revision(1).vector, 'image/svg+xml', 'public, max-age=31536000, immutable'],
    [KEYS.stable.cited, 'text/markdown; charset=utf-8', 'public, max-age=300'],
    [KEYS.stable.page, 'text/html; charset=utf-8', 'public, max-age=300'],
    [KEYS.post('2026-04-22'), 'text/markdown; charset=utf-8', 'public, max-age=300'],
    [KEYS.picture('2026-04-22'), 'image/jpeg', 'public, max-age=300'],
    [schemaKey('report'), 'application/schema+json', 'public, max-age=300'],
    [INDEX_KEY, 'application/json', 'public, max-age=60'],
    [INDEX_PAGE_KEY, 'text/html; charset=utf-8', 'public, max-age=60'],
    [feedKeys().atom, 'application/atom+xml', 'public, max-age=60'],
    [feedKeys().json, 'application/feed+json', 'public, max-age=60'],
    [LATEST_KEY, 'application/json', 'public, max-age=60'],
  ] as const;

  it('gives everything its type, its time in caches and a checksum', async () => {
    const { store, prefix } = open();
    await publish(store, await arrive(store, runOf({ id: 'a' })));
    for (const [key, contentType, cacheControl] of types) {
      const head = await client.send(
        new HeadObjectCommand({ Bucket: 'dawn-chorus', Key: `${prefix}/${key}`, ChecksumMode: 'ENABLED' }),
      );
      expect({ ...head, key }).toMatchObject({ key, ContentType: contentType, CacheControl: cacheControl });
      expect(head.ChecksumCRC32).toMatch(/^[\w+/]+=*$/);
    }
  });
});
