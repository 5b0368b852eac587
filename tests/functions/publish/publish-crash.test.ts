// Publish under crashes and beside other runs: no reader meets a pointer to something missing, and nothing is lost.
import { describe, expect, it } from 'vitest';
import { ConflictError, StoreUnavailableError } from '../../../shared/errors.ts';
import { INDEX_KEY, LATEST_KEY, siteKeys } from '../../../shared/keys.ts';
import type { Published } from '../../../shared/run.ts';
import type { Store } from '../../../shared/store/store.ts';
import { REPORT, sentenceOf } from '../../fixtures/report.ts';
import { arrive, emptyStore, jsonOf, LATER, listened, publish, runOf, siteOf } from '../../fixtures/report-run.ts';

const SLUG = REPORT.slug;
const KEYS = siteKeys(SLUG);

describe('a crash', () => {
  /** Every path that a reader can follow from the pointers and the manifest leads to something. */
  const checkReachable = async (store: Store): Promise<void> => {
    const site = await siteOf(store);
    const pointed = [site[INDEX_KEY], site[LATEST_KEY]].flatMap((text) => [
      ...(text ?? '').matchAll(/"(reports\/[^"]+)"/g),
    ]);
    for (const [, path] of pointed) expect(site).toHaveProperty([`site/${path}`]);
    if (site[KEYS.post('2026-04-22')] !== undefined) expect(site).toHaveProperty([KEYS.picture('2026-04-22')]);
  };

  it('at any write leaves no pointer to something missing, and a redrive mends all', async () => {
    const whole = await emptyStore();
    await publish(whole, await arrive(whole, runOf({ id: 'a' })));
    await publish(whole, await arrive(whole, runOf({ id: 'b' }), LATER));
    const wanted = await siteOf(whole);
    for (let crash = 1; ; crash++) {
      const store = await emptyStore();
      await publish(store, await arrive(store, runOf({ id: 'a' })));
      const arrival = await arrive(store, runOf({ id: 'b' }), LATER);
      let writes = 0;
      const crashing = listened(store, () => {
        if (++writes === crash) throw new StoreUnavailableError('The disk is gone.');
      });
      const outcome = await publish(crashing, arrival).catch(() => 'crashed');
      await checkReachable(store);
      await publish(store, arrival);
      expect(await siteOf(store)).toEqual(wanted);
      if (outcome !== 'crashed') break;
    }
  });
});

describe('two runs at once', () => {
  const revisionsOf = (published: Published[]): number[] => published.map(({ revision }) => revision).sort();

  it('of one day are two revisions, and the higher one stays, whole', async () => {
    const store = await emptyStore();
    const arrivals = [await arrive(store, runOf({ id: 'a' })), await arrive(store, runOf({ id: 'b' }), LATER)];
    expect(revisionsOf(await Promise.all(arrivals.map((arrival) => publish(store, arrival))))).toEqual([1, 2]);
    const site = await siteOf(store);
    for (const name of ['report', 'cited', 'plain', 'evidence', 'manifest'] as const) {
      expect(site[KEYS.stable[name]]).toBe(site[KEYS.revision(2)[name]]);
    }
    expect(JSON.parse(site[LATEST_KEY] ?? '')).toMatchObject({ topics: { twitter_ai: { revision: 2 } } });
  });

  it('of which one overtakes the other amid its copies leave the higher one', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf({ id: 'a' })));
    const slow = await arrive(store, runOf({ id: 'b' }), LATER);
    const fast = await arrive(store, runOf({ id: 'c' }), { ...LATER, overview: [[sentenceOf('又有一事')]] });
    let isOvertaken = false;
    const overtaken = listened(store, async (key) => {
      if (isOvertaken || key !== KEYS.stable.evidence) return;
      isOvertaken = true;
      await publish(store, fast);
    });
    expect(await publish(overtaken, slow)).toMatchObject({ revision: 2 });
    const site = await siteOf(store);
    expect(site[KEYS.stable.cited]).toContain('又有一事');
    expect(site[KEYS.post('2026-04-22')]).toBe(site[KEYS.revision(3).cited]);
    expect(JSON.parse(site[LATEST_KEY] ?? '')).toMatchObject({ topics: { twitter_ai: { revision: 3 } } });
  });

  it('of ten topics all come into the pointers', async () => {
    const store = await emptyStore();
    const topics = ['ai', 'finance', 'health', 'law', 'art', 'energy', 'space', 'games', 'sports', 'food'];
    const arrivals = await Promise.all(
      topics.map((topic) => {
        const slug = SLUG.replace('ai', topic);
        return arrive(store, runOf({ id: topic, topic, slug }), { ...REPORT, topic, slug });
      }),
    );
    await Promise.all(arrivals.map((arrival) => publish(store, arrival)));
    expect(Object.keys(((await jsonOf(store, LATEST_KEY)) as { topics: object }).topics).sort()).toEqual(
      topics.map((topic) => `twitter_${topic}`).sort(),
    );
    expect(await jsonOf(store, INDEX_KEY)).toHaveProperty('reports.length', 10);
  });

  it('end in a conflict, for the state to be tried again, when a pointer is never free', async () => {
    const store = await emptyStore();
    const busy = listened(store, (key) => {
      if (key === LATEST_KEY) throw new ConflictError('latest.json was written by another run meanwhile.');
    });
    await expect(publish(busy, await arrive(store, runOf()))).rejects.toThrow(ConflictError);
  });
});
