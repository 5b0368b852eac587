// Unpublishing a post: it leaves all reports and stays out of them, pointers lead to the new revisions, a crash is mended.
import { describe, expect, it } from 'vitest';
import { toEdition } from '../../../functions/publish/edition.ts';
import { publishEdition } from '../../../functions/publish/publish-edition.ts';
import { unpublish } from '../../../functions/publish/unpublish.ts';
import { BadInputError, StoreUnavailableError } from '../../../shared/errors.ts';
import { answerKey, LATEST_KEY, siteKeys, UNPUBLISHED_KEY } from '../../../shared/keys.ts';
import type { Evidence, Report } from '../../../shared/report.ts';
import type { Run } from '../../../shared/run.ts';
import type { Store } from '../../../shared/store/store.ts';
import { PICTURE } from '../../fixtures/drawn.ts';
import { REPORT } from '../../fixtures/report.ts';
import {
  arrive,
  emptyStore,
  evidenceOf,
  jsonOf,
  LATER,
  listened,
  publish,
  runOf,
  siteOf,
  textOf,
} from '../../fixtures/report-run.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const POST = Object.keys(REPORT.posts)[0] ?? '';
const ID = POST.split(':')[1] ?? '';
const NOW = new Date('2026-05-01T00:00:00Z');
const OTHER_SLUG = 'twitter_ai_20260421_20260421';

/** Another day's report, which does not cite the post. */
const other = (): Report => {
  const { [POST]: _, ...posts } = REPORT.posts;
  const uncited = REPORT.keyPoints.slice(2);
  const { special: __, ...rest } = REPORT;
  const window = { ...REPORT.window, from: '2026-04-21', to: '2026-04-21' };
  return { ...rest, slug: OTHER_SLUG, window, keyPoints: uncited, events: [], special: [], posts };
};

/** Two revisions of a day that cites the post, and a day that doesn't. */
const published = async (store: Store = memoryStore()): Promise<Store> => {
  await publish(store, await arrive(store, runOf({ id: 'a' })));
  await publish(store, await arrive(store, runOf({ id: 'b' }), LATER));
  const report = other();
  await publish(store, await arrive(store, runOf({ id: 'c', slug: OTHER_SLUG, window: report.window }), report));
  return store;
};

/** Evidence that names the post, as that of every report does which cites it. */
const evidenceWith = (run: Run): Evidence => {
  const { url = '', handle = '', lang = '', createdAt = '' } = REPORT.posts[POST] ?? {};
  const proof = { url, handle, lang, createdAt, textSha256: '', copies: 0, independentAuthors: 1 };
  return { ...evidenceOf(run), posts: { [POST]: proof } };
};

const traces = async (store: Store): Promise<string[]> =>
  Object.entries(await siteOf(store))
    .filter(([key, text]) => key !== UNPUBLISHED_KEY && text.includes(ID))
    .map(([key]) => key);

describe('unpublishing a post', () => {
  it('leaves no trace of it in any revision, page, feed or post', async () => {
    const store = await published();
    expect(await traces(store)).not.toEqual([]);
    expect(await unpublish(store, POST, NOW)).toEqual({ key: POST, reports: [{ slug: REPORT.slug, revision: 3 }] });
    expect(await traces(store)).toEqual([]);
  });

  it('keeps where the site is, which whoever calls it need not know', async () => {
    const store = await emptyStore();
    const run = runOf();
    const report: Report = { ...REPORT, links: 'evidence' };
    const given = {
      run,
      settingsHash: '',
      report,
      evidence: evidenceOf(run),
      picture: PICTURE,
      drawn: true,
      lacking: [],
    };
    const edition = toEdition(given, 'https://reports.example/a/');
    await publishEdition(store, edition, 'https://reports.example/a/');
    await unpublish(store, POST, NOW);
    const site = await siteOf(store);
    for (const keys of [siteKeys(REPORT.slug).stable, siteKeys(REPORT.slug).revision(1)]) {
      expect(site[keys.cited]).toContain(`](https://reports.example/a/reports/${REPORT.slug}/index.html#`);
      expect(site[keys.cited]).not.toContain('](/reports');
      expect(site[keys.page]).toContain('property="og:image" content="https://reports.example/a/reports/');
    }
  });

  it('empties the answers of models that later runs would use again, of every report', async () => {
    const store = await published();
    const keys = [REPORT.slug, OTHER_SLUG].map((slug) => answerKey(slug, 'a'.repeat(64)));
    for (const key of keys) await store.write(key, `{"value": "${ID}"}`);
    await unpublish(store, POST, NOW);
    for (const key of keys) expect(Buffer.from((await store.read(key))?.bytes ?? 'x').toString()).toBe('');
  });

  it('makes a revision that says why, and pointers lead to it', async () => {
    const store = await published();
    await unpublish(store, POST, NOW);
    expect(await jsonOf(store, siteKeys(REPORT.slug).stable.manifest)).toMatchObject({
      revision: 3,
      reason: 'a post was taken out',
      posttime: '2026-05-01 08:00:00 +0800',
    });
    expect(await jsonOf(store, LATEST_KEY)).toMatchObject({ topics: { twitter_ai: { revision: 3 } } });
    expect(await jsonOf(store, siteKeys(OTHER_SLUG).stable.manifest)).toMatchObject({ revision: 1 });
  });

  it('keeps the checksums of old revisions true', async () => {
    const store = await published();
    await unpublish(store, POST, NOW);
    for (const n of [1, 2]) {
      const keys = siteKeys(REPORT.slug).revision(n);
      const manifest = (await jsonOf(store, keys.manifest)) as {
        revision: number;
        files: Record<string, { bytes: number }>;
      };
      expect(manifest.revision).toBe(n);
      for (const name of ['report', 'evidence', 'cited', 'page'] as const) {
        expect((await store.read(keys[name]))?.bytes.byteLength).toBe(manifest.files[name]?.bytes);
      }
    }
  });

  it('leaves a tombstone, so that a later run does not bring it back', async () => {
    const store = await published();
    await unpublish(store, POST, NOW);
    expect(await jsonOf(store, UNPUBLISHED_KEY)).toEqual({ version: 1, posts: [{ key: POST, at: NOW.toISOString() }] });
    await publish(store, await arrive(store, runOf({ id: 'd' })));
    expect(await traces(store)).toEqual([]);
  });

  it('a second time changes nothing', async () => {
    const store = await published();
    await unpublish(store, POST, NOW);
    const site = await siteOf(store);
    expect(await unpublish(store, POST, new Date('2026-06-01T00:00:00Z'))).toEqual({ key: POST, reports: [] });
    expect(await siteOf(store)).toEqual(site);
  });

  it('is mended by a second call after a crash at any write', async () => {
    const before = memoryStore();
    await published(before);
    for (let crash = 1; ; crash++) {
      const store = memoryStore(new Map(before.objects));
      let writes = 0;
      const crashing = listened(store, () => {
        if (++writes === crash) throw new StoreUnavailableError('The disk is gone.');
      });
      const outcome = await unpublish(crashing, POST, NOW).catch(() => 'crashed');
      await unpublish(store, POST, NOW);
      expect([crash, await traces(store)]).toEqual([crash, []]);
      const { topics } = (await jsonOf(store, LATEST_KEY)) as { topics: { twitter_ai: { report: string } } };
      expect(await store.read(`site/${topics.twitter_ai.report}`)).toBeDefined();
      if (outcome !== 'crashed') break;
    }
  });

  it.each([
    ['that cites it already', REPORT],
    ['that does not cite it yet', { ...other(), slug: REPORT.slug, window: REPORT.window }],
  ])('is found by a publication that is under way over a report %s, wherever the two meet', async (_, first) => {
    const before = memoryStore();
    await publish(before, await arrive(before, runOf({ id: 'a' }), first));
    for (let at = 1; ; at++) {
      const store = memoryStore(new Map(before.objects));
      const arrival = await arrive(store, runOf({ id: 'b' }), LATER);
      await store.write(arrival.composed.evidence, JSON.stringify(evidenceWith(arrival.run)));
      let writes = 0;
      const meeting = listened(store, async () => {
        if (++writes === at) await unpublish(store, POST, NOW);
      });
      const { revision, markdown } = await publish(meeting, arrival);
      if (writes < at) break;
      expect([at, await traces(store)]).toEqual([at, []]);
      // What is told is what stands, whole: readers of an emptied folder would find nothing.
      const { cited, manifest } = siteKeys(REPORT.slug).stable;
      expect([at, await jsonOf(store, manifest)]).toMatchObject([at, { revision }]);
      expect([at, await textOf(store, cited)]).toEqual([at, await textOf(store, markdown)]);
      expect(await textOf(store, markdown)).toContain('另有一事');
    }
  });

  it.each(['', 'twitter', 'twitter:', 'https://x.com/i/status/1', 'twitter:1 2'])('refuses the key %j', async (key) => {
    const store = await emptyStore();
    await expect(unpublish(store, key, NOW)).rejects.toThrow(BadInputError);
    expect(await siteOf(store)).toEqual({});
  });
});
