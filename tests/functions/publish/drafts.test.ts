// Drafts: out of readers' sight until they are released, and whoever else is at work meanwhile, nothing is lost or half done.
import { describe, expect, it } from 'vitest';
import { step } from '../../../functions/publish/handler.ts';
import { unpublish } from '../../../functions/publish/unpublish.ts';
import { draftOf } from '../../../shared/drafts.ts';
import { BadInputError, StoreUnavailableError } from '../../../shared/errors.ts';
import { DRAFTS_PAGE_KEY, siteKeys, UNPUBLISHED_KEY } from '../../../shared/keys.ts';
import { silentLog } from '../../../shared/log.ts';
import { silentMetrics } from '../../../shared/metrics.ts';
import type { Published, Run } from '../../../shared/run.ts';
import { runStep } from '../../../shared/step.ts';
import type { Store } from '../../../shared/store/store.ts';
import { checkReachable } from '../../fixtures/reachable.ts';
import { REPORT } from '../../fixtures/report.ts';
import {
  arrive,
  emptyStore,
  jsonOf,
  LATER,
  listened,
  publish,
  runOf,
  siteOf,
  textOf,
} from '../../fixtures/report-run.ts';

const { slug } = REPORT;
const KEYS = siteKeys(slug);
const POST = `site/_posts/2026-04-22-${slug}.md`;

const draftRun = (more: Partial<Run> = {}): Run => runOf({ id: 'draft', draft: {}, ...more });
const keep = async (store: Store, run = draftRun(), report = REPORT): Promise<Published> =>
  publish(store, await arrive(store, run, report));

/** The site with every byte, as those who follow its pointers want it. */
const bytesOf = async (store: Store): Promise<Record<string, string>> => {
  const site: Record<string, string> = {};
  for await (const key of store.list('site/'))
    site[key] = Buffer.from((await store.read(key))?.bytes ?? []).toString('latin1');
  return site;
};

const ask = (store: Store, release: NonNullable<Run['release']>): Promise<Published> =>
  runStep(
    step,
    { run: runOf({ id: 'release', release: { draft: 'draft', ...release } }) },
    {
      settings: { storeUrl: 'file:out', modelUrl: 'extractive', topicsFolder: 'topics', postsFiles: [] },
      ...{ store, log: silentLog, metrics: silentMetrics, now: () => new Date(0), progress: () => {} },
    },
  );

describe('a draft', () => {
  it('leaves what is published as it was, byte by byte', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf({ id: 'a' })));
    const site = await siteOf(store);
    const published = await keep(store, draftRun(), LATER);
    expect(published).toMatchObject({ revision: 2, unchanged: false, draft: {}, headlines: expect.any(Array) });
    expect(await siteOf(store)).toEqual(site);
  });

  it('is a whole folder, a post for Jekyll, and an entry of the page of drafts that leads to it', async () => {
    const store = await emptyStore();
    await keep(store, draftRun({ draft: { releaseAt: '2026-04-23T00:00:00.000Z' } }));
    expect(await siteOf(store)).toEqual({});
    expect(await textOf(store, KEYS.draftPost)).toBe(await textOf(store, KEYS.draft(1).cited));
    const page = await textOf(store, DRAFTS_PAGE_KEY);
    expect(page).toContain(`href="${slug}/d1/index.html"`);
    expect(page).toContain('2026-04-23 08:00:00 +0800自动发布，除非先叫停');
    expect(await textOf(store, KEYS.draft(1).page)).toContain('草稿：尚未发布');
    expect(await textOf(store, KEYS.draft(1).page)).toContain('href="../../../site/index.html"');
  });

  it('that says the same again is no other, and stays stopped', async () => {
    const store = await emptyStore();
    await keep(store);
    await ask(store, { stop: true });
    expect(await keep(store, draftRun({ id: 'again' }))).toMatchObject({ unchanged: true, draft: { stopped: true } });
    expect(await draftOf(store, slug)).toMatchObject({ version: 1, state: 'stopped', run: 'draft' });
  });

  it('goes where a report that was made after it is published past it', async () => {
    const store = await emptyStore();
    await keep(store);
    await publish(store, await arrive(store, runOf({ id: 'later', madeAt: '2026-04-23T09:00:00Z' }), LATER));
    expect(await draftOf(store, slug)).toBeUndefined();
    expect(await textOf(store, KEYS.draftPost)).toContain('published: false');
  });

  it('of what is published already is none', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf({ id: 'a' })));
    expect(await keep(store)).toMatchObject({ revision: 1, unchanged: true });
    expect(await draftOf(store, slug)).toBeUndefined();
  });
});

describe('releasing', () => {
  it('publishes the bytes that were seen, as the next revision, and takes the draft off the list', async () => {
    const store = await emptyStore();
    await keep(store);
    const [seen, evidence] = [await textOf(store, KEYS.draftPost), await textOf(store, KEYS.draft(1).evidence)];
    expect(await ask(store, {})).toMatchObject({ revision: 1, unchanged: false, made: { collected: 12, kept: 9 } });
    expect([await textOf(store, POST), await textOf(store, KEYS.revision(1).evidence)]).toEqual([seen, evidence]);
    expect(await draftOf(store, slug)).toBeUndefined();
    expect(await textOf(store, KEYS.draftPost)).toContain('published: false');
    checkReachable(await bytesOf(store));
  });

  it('leaves the site that publishing at once would have left', async () => {
    const [store, direct] = [await emptyStore(), await emptyStore()];
    await keep(store);
    await ask(store, {});
    await publish(direct, await arrive(direct, runOf({ id: 'draft' })));
    expect(await siteOf(store)).toEqual(await siteOf(direct));
  });

  it('can be repeated, and answers the same', async () => {
    const store = await emptyStore();
    await keep(store);
    const first = await ask(store, {});
    const site = await siteOf(store);
    expect(await ask(store, {})).toEqual(first);
    expect(await siteOf(store)).toEqual(site);
  });

  it('is mended by a second call after a crash at any write, and leads to nothing missing meanwhile', async () => {
    const whole = await emptyStore();
    await keep(whole);
    await ask(whole, {});
    const site = await siteOf(whole);
    for (let crash = 1; ; crash++) {
      const store = await emptyStore();
      await keep(store);
      let writes = 0;
      const crashing = listened(store, () => {
        if (++writes === crash) throw new StoreUnavailableError('The disk is gone.');
      });
      const outcome = await ask(crashing, {}).catch(() => 'crashed');
      checkReachable(await bytesOf(store));
      await ask(store, {});
      expect([crash, await siteOf(store), await draftOf(store, slug)]).toEqual([crash, site, undefined]);
      if (outcome !== 'crashed') break;
    }
  });

  it('by its time passes over a draft that was stopped; by its name it does not', async () => {
    const store = await emptyStore();
    await keep(store);
    expect(await ask(store, { stop: true })).toMatchObject({ unchanged: true, draft: { stopped: true } });
    expect(await ask(store, { due: true })).toMatchObject({ unchanged: true, draft: { stopped: true } });
    expect(await siteOf(store)).toEqual({});
    expect(await ask(store, {})).toMatchObject({ revision: 1 });
  });

  it('can no longer be stopped once it is on its way', async () => {
    const store = await emptyStore();
    await keep(store);
    let told: unknown;
    const meeting = listened(store, async (key) => {
      if (key === KEYS.revision(1).report) told = await ask(store, { stop: true }).catch((error) => error);
    });
    await ask(meeting, {});
    expect(told).toBeInstanceOf(BadInputError);
    expect(await textOf(store, POST)).not.toBe('');
  });

  it('by two hands at once makes one revision', async () => {
    const store = await emptyStore();
    await keep(store);
    const answers = await Promise.all([ask(store, {}), ask(store, {})]);
    expect(answers.map(({ revision }) => revision)).toEqual([1, 1]);
    expect(await jsonOf(store, KEYS.stable.manifest)).toMatchObject({ revision: 1 });
  });

  it('refuses a draft that another run has replaced since it was looked at', async () => {
    const store = await emptyStore();
    await keep(store);
    await keep(store, draftRun({ id: 'other' }), LATER);
    await expect(ask(store, {})).rejects.toThrow(/another run has replaced it/);
    expect(await siteOf(store)).toEqual({});
  });
});

describe('a post that is taken out', () => {
  const [post = ''] = Object.keys(REPORT.posts);
  const id = post.split(':')[1] ?? '';

  const tracesBelow = async (store: Store, ...rooms: string[]): Promise<string[]> => {
    const traces: string[] = [];
    for (const room of rooms)
      for await (const key of store.list(room))
        if (key !== UNPUBLISHED_KEY && (await textOf(store, key)).includes(id)) traces.push(key);
    return traces;
  };

  const takenOutAt = (store: Store, at: number) => {
    let writes = 0;
    const meeting = listened(store, async () => {
      if (++writes === at) await unpublish(store, post, new Date('2026-05-01T00:00:00Z'));
    });
    return { meeting, isPast: () => writes < at };
  };

  it('leaves a draft that is being made, and leaves it whole, wherever the two meet', async () => {
    for (let at = 1; ; at++) {
      const store = await emptyStore();
      const { meeting, isPast } = takenOutAt(store, at);
      const { markdown } = await keep(meeting);
      if (isPast()) break;
      expect([at, await tracesBelow(store, 'site/', 'drafts/')]).toEqual([at, []]);
      expect(await textOf(store, KEYS.draftPost)).toBe(await textOf(store, markdown));
      expect([at, await ask(store, {})]).toMatchObject([at, { revision: 1 }]);
    }
  });

  it.each([
    ['nothing', undefined],
    ['a report without it', { ...LATER, keyPoints: LATER.keyPoints.slice(2), events: [], special: [] }],
  ])('leaves a draft that comes out over %s, wherever the two meet', async (_, first) => {
    for (let at = 1; ; at++) {
      const store = await emptyStore();
      if (first !== undefined) {
        const { [post]: __, ...posts } = first.posts;
        await publish(store, await arrive(store, runOf({ id: 'first' }), { ...first, posts }));
      }
      await keep(store);
      const { meeting, isPast } = takenOutAt(store, at);
      const { markdown } = await ask(meeting, {});
      if (isPast()) break;
      expect([at, await tracesBelow(store, 'site/', 'drafts/')]).toEqual([at, []]);
      expect([at, await textOf(store, KEYS.stable.cited)]).toEqual([at, await textOf(store, markdown)]);
      expect(await textOf(store, markdown)).not.toBe('');
    }
  });

  it('leaves drafts too, and does not come back by their release', async () => {
    const store = await emptyStore();
    await keep(store);
    expect(await unpublish(store, post, new Date('2026-05-01T00:00:00Z'))).toMatchObject({ drafts: [slug] });
    expect(await tracesBelow(store, 'drafts/')).toEqual([]);
    await ask(store, {});
    expect(await textOf(store, POST)).not.toContain(id);
  });
});
