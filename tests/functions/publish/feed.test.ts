// Feeds: which reports they hold, what readers are told of each, and that both forms are valid and say the same.
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type Feed, type FeedEntry, feedEntryOf, type JsonFeed, mergeFeed } from '../../../functions/publish/feed.ts';
import { atomFeed } from '../../../functions/publish/feed-atom.ts';
import { parseManifest } from '../../../functions/publish/manifest.ts';
import { siteKeys } from '../../../shared/keys.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import { hostileText } from '../../fixtures/hostile.ts';
import { JSON_FEED_SCHEMA } from '../../fixtures/json-feed-schema.ts';
import { REPORT } from '../../fixtures/report.ts';
import { arrive, emptyStore, publish, runOf } from '../../fixtures/report-run.ts';

const ALL: Feed = { topic: undefined, siteUrl: undefined };
const SITE = 'https://reports.example.org/ai/';

const entry = (to: string, more: Partial<FeedEntry> = {}): FeedEntry => ({
  slug: `twitter_ai_${to.replaceAll('-', '')}_${to.replaceAll('-', '')}`,
  platform: 'twitter',
  topic: 'ai',
  from: to,
  to,
  revision: 1,
  reason: 'first publication',
  language: 'zh-CN',
  displayName: 'AI人工智能',
  title: `AI日报 ${to}`,
  description: '甲、乙等2条要点',
  method: 'extractive',
  date: `${to} 23:59:59 +0800`,
  posttime: `${to} 23:59:59 +0800`,
  degraded: [],
  report: 'reports/a/r1/report.json',
  evidence: 'e',
  manifest: 'm',
  markdown: 'md',
  image: 'reports/a/r1/wordcloud_a.jpg',
  imageBytes: 9,
  page: 'reports/a/r1/index.html',
  content: '<p>甲</p>',
  ...more,
});

const feedOf = (entries: readonly FeedEntry[], feed = ALL): JsonFeed => {
  const made = entries.reduce<JsonFeed | undefined>((there, one) => mergeFeed(feed, there, one), undefined);
  return made ?? mergeFeed(feed, undefined, entry('2026-04-22'));
};

/** Elements of an XML document with the text that they hold directly; throws where it is not well-formed. */
const elementsOf = (document: string): { name: string; attributes: Record<string, string>; text: string }[] => {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(document).close();
  return elements;
};

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(JSON_FEED_SCHEMA);

describe('a feed', () => {
  const days = Array.from({ length: 40 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));

  it('holds the last 30 reports, latest days first', () => {
    const { items } = feedOf(days.map((day) => entry(day)));
    expect(items.map(({ _dawnChorus }) => _dawnChorus.to)).toEqual(days.slice(-30).toReversed());
  });

  it('keeps a report’s id through revisions, and tells when it was changed', () => {
    const [first] = feedOf([entry('2026-04-22')]).items;
    const second = entry('2026-04-22', {
      revision: 2,
      posttime: '2026-04-23 09:00:00 +0800',
      page: 'reports/a/r2/index.html',
    });
    const { items } = feedOf([entry('2026-04-22'), second]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: first?.id,
      url: 'reports/a/r2/index.html',
      date_published: '2026-04-22T23:59:59+08:00',
      date_modified: '2026-04-23T09:00:00+08:00',
    });
    expect(first?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is the same whichever run comes first, and merging twice changes nothing', () => {
    const any = fc
      .tuple(fc.constantFrom(...days), fc.integer({ min: 1, max: 3 }))
      .map(([day, revision]) => entry(day, { revision }));
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), (entries) => {
        const feed = feedOf(entries);
        expect(feedOf(entries.toReversed())).toEqual(feed);
        expect(feedOf([...entries, ...entries])).toEqual(feed);
      }),
    );
  });

  it.each([
    ['of all reports, beside the site’s pages', ALL, '', 'feed.json'],
    ['of a topic, a folder below', { ...ALL, topic: 'twitter_ai' }, '../', 'feeds/twitter_ai.json'],
    ['where the site’s root is known', { ...ALL, siteUrl: SITE }, SITE, 'feed.json'],
  ])('%s links from where it is', (_, feed, root, own) => {
    const json = feedOf([entry('2026-04-22')], feed);
    expect(json).toMatchObject({ home_page_url: `${root}index.html`, feed_url: `${root}${own}` });
    expect(json.items[0]).toMatchObject({
      url: `${root}reports/a/r1/index.html`,
      image: `${root}reports/a/r1/wordcloud_a.jpg`,
      attachments: [{ url: `${root}reports/a/r1/wordcloud_a.jpg`, mime_type: 'image/jpeg', size_in_bytes: 9 }],
    });
  });

  it('takes up a change of the site’s root with the next report', () => {
    const before = feedOf([entry('2026-04-21')]);
    const after = mergeFeed({ ...ALL, siteUrl: SITE }, before, entry('2026-04-22'));
    expect(after.items.map(({ url }) => url.startsWith(SITE))).toEqual([true, true]);
  });
});

describe('the JSON form', () => {
  it('is valid JSON Feed 1.1', () => {
    expect([isJsonFeed(feedOf([entry('2026-04-22')], { ...ALL, siteUrl: SITE })), isJsonFeed.errors]).toEqual([
      true,
      null,
    ]);
    expect(isJsonFeed({ ...feedOf([entry('2026-04-22')]), items: [{}] })).toBe(false);
  });
});

describe('the Atom form', () => {
  it('says what the JSON form says', () => {
    const json = feedOf([entry('2026-04-22'), entry('2026-04-21')]);
    const elements = elementsOf(atomFeed(ALL, json));
    const texts = (name: string): string[] => elements.filter((one) => one.name === name).map(({ text }) => text);
    expect(texts('entry')).toHaveLength(2);
    expect(texts('id').slice(1)).toEqual(json.items.map(({ id }) => id));
    expect(texts('title')).toEqual(['Dawn Chorus', ...json.items.map(({ title }) => title)]);
    expect(texts('updated')[0]).toBe('2026-04-22T23:59:59+08:00');
    expect(
      elements.filter(({ attributes }) => attributes.rel === 'enclosure').map(({ attributes }) => attributes),
    ).toEqual(json.items.map(({ image }) => ({ rel: 'enclosure', type: 'image/jpeg', length: '9', href: image })));
  });

  it('carries any text unharmed', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (title, displayName) => {
        const feed = { ...ALL, topic: 'twitter_ai' };
        const json = feedOf([entry('2026-04-22', { title, displayName, description: title })], feed);
        const elements = elementsOf(atomFeed(feed, json));
        const shown = (name: string) => elements.filter((one) => one.name === name).at(-1)?.text;
        expect(shown('title')).toBe(visibleText(title));
        expect(shown('summary')).toBe(visibleText(title));
        expect(elements.find(({ name }) => name === 'category')?.attributes.term).toBe(visibleText(displayName));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a feed says of a revision', () => {
  it('is its key points, as HTML without links', async () => {
    const store = await emptyStore();
    const hostile = REPORT.keyPoints.map((item) => ({ ...item, text: `<a href="x">${item.name}` }));
    await publish(store, await arrive(store, runOf(), { ...REPORT, keyPoints: hostile }));
    const manifest = parseManifest((await store.read(siteKeys(REPORT.slug).stable.manifest))?.bytes);
    if (manifest === undefined) throw new Error('There is no manifest.');
    expect(feedEntryOf(manifest)).toMatchObject({
      imageBytes: 9,
      content:
        '<div lang="zh-CN"><p>Lumen 3.1、Transformers.js、C++等3条要点</p><ol><li>&lt;a href=&quot;x&quot;>Lumen 3.1</li><li>&lt;a href=&quot;x&quot;>Transformers.js</li><li>&lt;a href=&quot;x&quot;>C++</li></ol></div>',
    });
  });
});
