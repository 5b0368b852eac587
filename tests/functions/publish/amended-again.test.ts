// What was amended by hand when its day is made again: judged anew by the rules of any sentence, and never tried for ever.
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { amend } from '../../../functions/publish/amend.ts';
import { type Amendment, fingerprintOf, readAmendments } from '../../../functions/publish/amendments.ts';
import { applyAmendments } from '../../../functions/publish/apply-amendments.ts';
import { faultsOf } from '../../../functions/publish/verify-edition.ts';
import { amendmentsKey, runKeys, siteKeys } from '../../../shared/keys.ts';
import { type Evidence, evidenceSchema, reportSchema } from '../../../shared/report.ts';
import type { Published, Run } from '../../../shared/run.ts';
import { writeParts } from '../../../shared/store/parts.ts';
import type { Store } from '../../../shared/store/store.ts';
import { arrive, jsonOf, publish, siteOf, textOf } from '../../fixtures/report-run.ts';
import { compositionOf, POSTS, RUN, said, WRITTEN_ZH } from '../../fixtures/written-day.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const { slug, platform, topic } = RUN;
const KEYS = siteKeys(slug);
const NOW = new Date('2026-05-01T00:00:00Z');
const WORDS = 'Tidepool拿到1.2亿美元，Orbit Cloud则让出30%的价格';

/** The day as a model wrote it, with the sentence on the posts given: the price is told by two. */
const writtenOn = (ids: readonly string[], words = WORDS) => {
  const [finance] = WRITTEN_ZH.special;
  const blocks = [{ lead: '钱流向港口和算力', paragraphs: [[said(words, ids)]] }];
  return composeWritten(compositionOf('zh-CN'), { ...WRITTEN_ZH, special: [{ id: finance?.id ?? '', blocks }] });
};
const FIRST = writtenOn(['9', '6']);
/** Grace Murray tells the price, and neither from when on nor in these words. */
const SECOND = writtenOn(['9', '7']);
const FINANCE = Object.entries(FIRST.evidence.sentences).find(([, { text }]) => text === WORDS)?.[0] ?? '';

const make = async (store: Store, { report, evidence }: typeof FIRST, more: Partial<Run>): Promise<Published> => {
  const run: Run = { ...RUN, ...more };
  const arrival = await arrive(store, run, report);
  await store.write(arrival.composed.evidence, JSON.stringify({ ...evidence, run: run.id }));
  const posts = POSTS.map(({ key, text }) => ({ platform, id: key.split(':')[1], text }));
  const parts = await writeParts(store, runKeys(slug, run.id).deduplicated, posts);
  return publish(store, { ...arrival, deduplicated: { ...arrival.deduplicated, parts } });
};
const again = (store: Store, id = 'again', more: Partial<Run> = {}) =>
  make(store, SECOND, { id, madeAt: '2026-05-02T00:00:00Z', force: true, ...more });

const evidenceIn = async (store: Store, key: string = KEYS.stable.evidence): Promise<Evidence> =>
  evidenceSchema.parse(await jsonOf(store, key));
const saysIn = async (store: Store): Promise<string | undefined> =>
  Object.values((await evidenceIn(store)).sentences).find(({ section }) => section === 'special')?.text;
const revisionOf = async (store: Store): Promise<number> =>
  Number(Object(await jsonOf(store, KEYS.stable.manifest)).revision);

const published = async (): Promise<ReturnType<typeof memoryStore>> => {
  const store = memoryStore();
  await make(store, FIRST, {});
  return store;
};

describe('a day that was amended, made again', () => {
  it('has the words by hand that its posts still carry', async () => {
    const store = await published();
    const text = 'Tidepool拿到1.2亿美元，Orbit Cloud降价30%';
    await amend(store, { slug, sentence: FINANCE, text }, NOW);
    expect(await again(store)).not.toHaveProperty('notAmended');
    expect(await saysIn(store)).toBe(text);
    expect((await evidenceIn(store)).sentences[FINANCE]).toMatchObject({
      hand: 'carried',
      cites: ['twitter:20009', 'twitter:20007'],
    });
  });

  it('marks words by hand that its posts do not carry any more as the editor’s', async () => {
    const store = await published();
    const text = 'Tidepool拿到1.2亿美元，Orbit Cloud从5月1日起降价30%';
    expect(await amend(store, { slug, sentence: FINANCE, text }, NOW)).not.toHaveProperty('note');
    await again(store);
    expect(await saysIn(store)).toBe(`编者注：${text}`);
    expect((await evidenceIn(store)).sentences[FINANCE]).toMatchObject({ hand: 'note', checks: { V3: 'fail' } });
    expect(await textOf(store, KEYS.stable.cited)).toContain('- **编者**：改写1句，其中1句为编者注。');
  });

  const QUOTING = 'Tidepool拿到1.2亿美元，Orbit Cloud自己写的是降价“by 30% from May 1”';
  const refused = async (): Promise<Store> => {
    const store = await published();
    expect(await amend(store, { slug, sentence: FINANCE, text: QUOTING }, NOW)).not.toHaveProperty('note');
    return store;
  };

  it('says no more of what did not hold once the same sentence is amended anew', async () => {
    const store = await refused();
    await again(store);
    const text = 'Tidepool拿到1.2亿美元，Orbit Cloud降价30%';
    await amend(store, { slug, sentence: FINANCE, text }, new Date('2026-05-03T00:00:00Z'));
    expect(await saysIn(store)).toBe(text);
    expect(await evidenceIn(store)).not.toHaveProperty('notAmended');
    expect(await textOf(store, KEYS.stable.cited)).toContain('- **编者**：改写1句。');
    const revision = await revisionOf(store);
    await applyAmendments(store, { platform, topic, slug }, new Date('2026-05-04T00:00:00Z'));
    expect(await revisionOf(store)).toBe(revision);
  });

  it('says what may not stand there any more, once, and leaves the day’s own words', async () => {
    const store = await refused();
    expect(await again(store)).toMatchObject({ revision: 3, notAmended: [FINANCE] });
    expect(await saysIn(store)).toBe(WORDS);
    expect(await textOf(store, KEYS.stable.cited)).toContain('- **编者**：1处改动未通过核验而未采用。');
    expect((await evidenceIn(store)).notAmended).toHaveLength(1);
    expect((await evidenceIn(store)).amended).toBeUndefined();
    const report = reportSchema.parse(await jsonOf(store, KEYS.stable.report));
    expect(faultsOf({ report, evidence: await evidenceIn(store) }, undefined)).toEqual([]);
  });

  it('tells of amendments to words that it does not say any more', async () => {
    const store = await published();
    await amend(store, { slug, sentence: FINANCE, text: undefined }, NOW);
    const other = writtenOn(['9', '6'], 'Tidepool拿到1.2亿美元');
    const told = await make(store, other, { id: 'other', force: true });
    expect([told.amendmentsUnfound, told.notAmended]).toEqual([1, undefined]);
  });

  it('does not try it for ever: neither whoever comes next, nor the day once more, makes another revision of it', async () => {
    const store = await refused();
    await again(store);
    expect(await applyAmendments(store, RUN, NOW)).toBeUndefined();
    expect(await again(store, 'third')).toMatchObject({ unchanged: true, revision: 3 });
    expect(await revisionOf(store)).toBe(3);
  });

  it('takes other words for the same sentence in place of those that may not stand, from then on', async () => {
    const store = await refused();
    await again(store);
    const text = 'Tidepool拿到1.2亿美元';
    expect(await amend(store, { slug, sentence: FINANCE, text }, NOW)).toMatchObject({ says: text, revision: 4 });
    expect((await readAmendments(store, RUN)).map((each) => each.text)).toEqual([text]);
    await make(store, FIRST, { id: 'as before', force: true });
    expect(await saysIn(store)).toBe(text);
  });

  it('is no other as a draft', async () => {
    const store = await refused();
    expect(await again(store, 'draft', { draft: {} })).toMatchObject({ draft: {}, notAmended: [FINANCE] });
    expect(await textOf(store, KEYS.draft(1).cited)).toContain('1处改动未通过核验');
    expect(await saysIn(store)).toContain('by 30%');
  });
});

describe('amending a draft that waits', () => {
  it('leaves the published report of its day alone, byte by byte', async () => {
    const store = await published();
    await again(store, 'draft', { draft: {} });
    const site = await siteOf(store);
    const text = 'Tidepool拿到1.2亿美元';
    expect(await amend(store, { slug, sentence: FINANCE, text }, NOW)).toMatchObject({ draft: true, says: text });
    expect(await textOf(store, KEYS.draft(2).cited)).toContain(`${text}[`);
    expect(await siteOf(store)).toEqual(site);
  });
});

describe('an amendment that waits to be applied', () => {
  const WAITING: Amendment = {
    ...{ id: 'waiting', at: NOW.toISOString(), sentence: FINANCE, was: fingerprintOf(WORDS) },
    ...{ text: 'Tidepool拿到3亿美元', quotes: [], hand: 'carried' },
  };
  const waiting = async (more: Partial<Amendment> = {}): ReturnType<typeof published> => {
    const store = await published();
    const amendments = [{ ...WAITING, ...more }];
    await store.write(amendmentsKey(platform, topic, slug), JSON.stringify({ version: 1, amendments }));
    return store;
  };

  it('is judged by whoever applies it, whatever was held of it before', async () => {
    const store = await waiting();
    expect(await applyAmendments(store, RUN, NOW)).toMatchObject({ revision: 2 });
    expect(await saysIn(store)).toBe('编者注：Tidepool拿到3亿美元');
  });

  it('is marked where the posts of its run are no longer kept', async () => {
    const store = await waiting({ text: 'Tidepool拿到1.2亿美元' });
    store.objects.delete(runKeys(slug, RUN.id).deduplicated(1));
    await applyAmendments(store, RUN, NOW);
    expect(await saysIn(store)).toBe('编者注：Tidepool拿到1.2亿美元');
  });
});
