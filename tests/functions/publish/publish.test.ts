// The state Publish: what it writes, in which order, and what it says of it.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../functions/publish/manifest.ts';
import { PUBLISHED_SCHEMAS } from '../../../functions/publish/schemas.ts';
import { unpublish } from '../../../functions/publish/unpublish.ts';
import { ReportHeldError } from '../../../shared/errors.ts';
import { INDEX_KEY, LATEST_KEY, runKeys, schemaKey, siteKeys } from '../../../shared/keys.ts';
import { REPORT, sentenceOf } from '../../fixtures/report.ts';
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

const SLUG = REPORT.slug;
const KEYS = siteKeys(SLUG);

describe('the first publication', () => {
  it('writes the revision, then pictures, data, post and manifest, then the pointers, and last who was cited', async () => {
    const store = await emptyStore();
    const arrival = await arrive(store, runOf());
    const written: string[] = [];
    const published = await publish(
      listened(store, (key) => void written.push(key)),
      arrival,
    );
    const names = ['report', 'image', 'vector', 'wordcloud', 'evidence', 'cited', 'plain', 'page', 'manifest'] as const;
    expect(written).toEqual([
      ...names.map((name) => KEYS.revision(1)[name]),
      KEYS.picture('2026-04-22'),
      KEYS.prettyPicture('2026-04-22'),
      ...(['image', 'vector', 'wordcloud', 'report', 'evidence', 'cited', 'plain', 'page'] as const).map(
        (name) => KEYS.stable[name],
      ),
      KEYS.post('2026-04-22'),
      KEYS.stable.manifest,
      ...PUBLISHED_SCHEMAS.map(({ name }) => schemaKey(name)),
      'site/stories/twitter_ai/2026-04.json',
      'site/index/2026-04.json',
      INDEX_KEY,
      'site/index/all.json',
      'site/index/2026-04.html',
      'site/index.html',
      'site/feed.json',
      'site/feed.xml',
      'site/feeds/twitter_ai.json',
      'site/feeds/twitter_ai.xml',
      LATEST_KEY,
      'state/twitter_ai/2026-04-22/cited.json',
    ]);
    expect(published).toEqual({
      slug: SLUG,
      revision: 1,
      unchanged: false,
      verifyDropped: 0,
      degraded: [],
      markdown: KEYS.revision(1).cited,
      image: KEYS.revision(1).image,
      page: KEYS.revision(1).page,
      evidence: KEYS.revision(1).evidence,
    });
  });

  it('names every file with its checksum, and says from which settings and window it was made', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf()));
    const stored = await store.read(KEYS.stable.manifest);
    const manifest = parseManifest(stored?.bytes);
    expect(manifest).toMatchObject({
      revision: 1,
      reason: 'first publication',
      settingsHash: 'settings-1',
      window: REPORT.window,
    });
    expect(Object.keys(manifest?.files ?? {})).toHaveLength(8);
    expect(manifest?.files.image).toEqual({
      sha256: createHash('sha256').update('a picture').digest('hex'),
      bytes: 9,
      contentType: 'image/jpeg',
    });
  });

  it('publishes a PNG too where Draw made one, and keeps it when a post is taken out', async () => {
    const store = await emptyStore();
    const arrival = await arrive(store, runOf());
    const png = runKeys(SLUG, arrival.run.id).drawn('png');
    await store.write(png, 'a sharp picture');
    await publish(store, { ...arrival, drawn: { ...arrival.drawn, png } });
    expect(await textOf(store, KEYS.stable.png)).toBe('a sharp picture');
    expect(parseManifest((await store.read(KEYS.revision(1).manifest))?.bytes)?.files.png).toMatchObject({
      bytes: 15,
      contentType: 'image/png',
    });
    const { reports } = await unpublish(store, 'twitter:2003000000000000001', new Date('2026-04-24T00:00:00Z'));
    expect(reports).toEqual([{ slug: SLUG, revision: 2 }]);
    expect(await textOf(store, KEYS.revision(2).png)).toBe('a sharp picture');
  });

  it('puts the topic’s style into the post', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf({ style: 'plain' })));
    expect(await textOf(store, KEYS.post('2026-04-22'))).toBe(await textOf(store, KEYS.stable.plain));
  });

  it('puts the picture under the UTC day too where that differs', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf(), { ...REPORT, date: '2026-04-22 02:00:00 +0800' }));
    expect(await textOf(store, KEYS.picture('2026-04-21'))).toBe('a picture');
    expect(await textOf(store, KEYS.picture('2026-04-22'))).toBe('a picture');
  });

  it('gives programs the quotations of each item', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf()));
    const report = await jsonOf(store, KEYS.stable.report);
    expect(report).toMatchObject({
      revision: 1,
      degraded: [],
      keyPoints: [{ quotes: [{ postId: '2003000000000000001', handle: 'asterlabs' }] }, {}, {}],
    });
  });
});

describe('a second publication', () => {
  it('of a report that differs only in its time of making writes nothing', async () => {
    const store = await emptyStore();
    const first = await publish(store, await arrive(store, runOf()));
    const again = await arrive(store, runOf({ id: '20260423T010000Z-bbbbbb' }), {
      ...REPORT,
      posttime: '2026-04-23 09:00:00 +0800',
    });
    const written: string[] = [];
    expect(
      await publish(
        listened(store, (key) => void written.push(key)),
        again,
      ),
    ).toEqual({ ...first, unchanged: true });
    expect(written).toEqual([]);
  });

  it('of the same run, as after a redrive, ends in the same bytes', async () => {
    const store = await emptyStore();
    const arrival = await arrive(store, runOf());
    const first = await publish(store, arrival);
    const site = await siteOf(store);
    expect(await publish(store, arrival)).toEqual(first);
    expect(await siteOf(store)).toEqual(site);
  });

  it('of another report is the next revision, with its reason, and leaves the first as it was', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf()));
    const before = await siteOf(store);
    const second = await publish(store, await arrive(store, runOf({ id: 'b' }), LATER, 'settings-2'));
    expect(second).toMatchObject({ revision: 2, unchanged: false, markdown: KEYS.revision(2).cited });
    const after = await siteOf(store);
    for (const key of Object.values(KEYS.revision(1))) expect(after[key]).toBe(before[key]);
    expect(after[KEYS.stable.cited]).toBe(after[KEYS.revision(2).cited]);
    expect(await jsonOf(store, KEYS.stable.manifest)).toMatchObject({ revision: 2, reason: 'the settings changed' });
    expect(await jsonOf(store, INDEX_KEY)).toMatchObject({
      reports: [{ revision: 2, markdown: `reports/${SLUG}/r2/cited.md` }],
    });
  });

  it('of a post that moves to another day takes the old one out of the blog', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf(), { ...REPORT, date: '2026-04-21 12:00:00 +0800' }));
    await publish(store, await arrive(store, runOf({ id: 'b' })));
    expect(await textOf(store, KEYS.post('2026-04-21'))).toContain('published: false');
    expect(await textOf(store, KEYS.post('2026-04-22'))).toContain('# AI人工智能');
  });
});

describe('a report of far fewer posts than the published one', () => {
  const poor = { ...REPORT, stats: { ...REPORT.stats, collected: 4 } };

  it('is kept out, and says so', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf()));
    const before = await siteOf(store);
    const later = await arrive(store, runOf({ id: 'later' }), poor);
    await expect(publish(store, later)).rejects.toThrow(
      /rests on 12 posts and this one on 4, so it was kept out; run with --force/,
    );
    expect(await siteOf(store)).toEqual(before);
  });

  it('replaces it where that is forced', async () => {
    const store = await emptyStore();
    await publish(store, await arrive(store, runOf()));
    expect(await publish(store, await arrive(store, runOf({ id: 'later', force: true }), poor))).toMatchObject({
      revision: 2,
    });
  });
});

describe('a report that breaks a rule', () => {
  it('is not published at all, and the rule and line are named', async () => {
    const store = await emptyStore();
    const arrival = await arrive(store, runOf(), { ...REPORT, conclusion: [[sentenceOf('没有重点')]] });
    await expect(publish(store, arrival)).rejects.toThrow(ReportHeldError);
    await expect(publish(store, arrival)).rejects.toThrow(/refuses it: F-H9 in line \d+: .* \(没有重点。\)/);
    expect(await siteOf(store)).toEqual({});
  });
});

describe('a day without a word cloud', () => {
  it('is published degraded, with a plain picture, and says so', async () => {
    const store = await emptyStore();
    const arrival = { ...(await arrive(store, runOf())), drawn: { ok: false, words: 0, cause: 'no font' } };
    expect(await publish(store, arrival)).toMatchObject({ degraded: ['wordcloud'] });
    expect(await textOf(store, KEYS.stable.cited)).toContain(
      '- **缺失**：词云图未能生成，以素色图片代替。\n\n## 词云分析',
    );
    const picture = await store.read(KEYS.stable.image);
    expect(await sharp(picture?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 900 });
  });

  it('adds to what is missing already', async () => {
    const store = await emptyStore();
    const coverage = [
      { label: '缺失', sentences: [sentenceOf('缺1条')] },
      { label: '更多', sentences: [sentenceOf('见证据')] },
    ];
    const arrival = await arrive(store, runOf(), { ...REPORT, coverage });
    await publish(store, { ...arrival, drawn: { ok: false, words: 0 } });
    expect(await textOf(store, KEYS.stable.cited)).toContain(
      '- **缺失**：缺1条。词云图未能生成，以素色图片代替。\n- **更多**：',
    );
  });

  it('is mended by a run that has one', async () => {
    const store = await emptyStore();
    const arrival = await arrive(store, runOf());
    await publish(store, { ...arrival, drawn: { ok: false, words: 0 } });
    expect(await publish(store, await arrive(store, runOf({ id: 'b' })))).toMatchObject({ revision: 2, degraded: [] });
    expect(await jsonOf(store, KEYS.stable.manifest)).toMatchObject({ reason: 'what was missing is there now' });
  });
});
