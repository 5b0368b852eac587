// Specification of the state Draw: from the run's posts to the three files it leaves.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { step } from '../../../functions/draw/handler.ts';
import { wordCloudSchema } from '../../../functions/draw/word-cloud.ts';
import { BadInputError, NotEnoughPostsError } from '../../../shared/errors.ts';
import { runKeys } from '../../../shared/keys.ts';
import { silentLog } from '../../../shared/log.ts';
import { silentMetrics } from '../../../shared/metrics.ts';
import { runStep, type Tools } from '../../../shared/step.ts';
import { openStore } from '../../../shared/store/open-store.ts';
import { writeParts } from '../../../shared/store/parts.ts';

const SLUG = 'twitter_ai_20260102_20260102';
const KEYS = runKeys(SLUG, 'r1');
const RUN = {
  id: 'r1',
  slug: SLUG,
  topic: 'ai',
  platform: 'twitter',
  window: {
    from: '2026-01-02',
    to: '2026-01-02',
    timezone: 'UTC',
    start: '2026-01-02T00:00:00.000Z',
    end: '2026-01-03T00:00:00.000Z',
    partial: false,
  },
  madeAt: '2026-01-03T01:00:00.000Z',
  style: 'cited',
  force: false,
  sources: ['posts'],
  unchanged: false,
};
const TOPIC = {
  topic: 'ai',
  platform: 'twitter',
  displayName: 'AI人工智能',
  shortName: 'AI',
  timezone: 'UTC',
  language: 'zh-CN',
  ownWords: ['AI'],
  lexicon: ['具身智能'],
  specialTopics: [],
};
/** Names of the field, as its topic's pack has them. */
const PACK = {
  families: [{ name: 'Kimi K{version}', forms: ['kimi k{version}'], versions: ['x.x'] }],
  organisations: [{ name: 'DeepSeek' }],
};
const post = (id: string, author: string, text: string) => ({
  platform: 'twitter',
  id,
  text,
  created_at: '2026-01-02T03:04:05.000Z',
  author: { username: author },
  metrics: {},
  referenced: [],
  urls: [],
  copies: { reposts: 0, copies: 0, nearCopies: 0, authors: [author], keys: [], first: '', last: '' },
  flags: [],
});
const POSTS = [
  post('1', 'anna', 'Kimi K2.6 小而强，具身智能的芯片也便宜了 AI'),
  post('2', 'boris', 'Kimi K2.6 runs on my wafer'),
  post('3', 'chen', '芯片涨价，DeepSeek 也要等'),
];

describe('Draw', () => {
  let folder: string;
  let tools: Tools;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-draw-'));
    const settings = { storeUrl: `file:${folder}`, modelUrl: 'extractive', topicsFolder: 'topics', postsFiles: [] };
    tools = {
      settings,
      store: openStore(settings),
      log: silentLog,
      metrics: silentMetrics,
      now: () => new Date(0),
      progress: () => {},
    };
  });
  afterEach(() => rm(folder, { recursive: true }));

  const eventOf = async (posts: readonly object[], topic: object = TOPIC) => {
    await tools.store.write(KEYS.plan, JSON.stringify({ run: RUN, topic, pack: PACK, settingsHash: 'none' }));
    const story = { id: 's1', posts: [{ key: 'twitter:1' }, { key: 'twitter:2' }, { key: 'twitter:3' }] };
    return {
      run: RUN,
      deduplicated: { parts: await writeParts(tools.store, KEYS.deduplicated, posts), kept: posts.length, dropped: {} },
      clustered: { parts: await writeParts(tools.store, KEYS.clustered, [story]), stories: [], count: 1, dropped: {} },
    };
  };
  const bytesOf = async (key: string): Promise<Uint8Array> => (await tools.store.read(key))?.bytes ?? new Uint8Array();

  it('leaves a JPEG, an SVG and the words as data', async () => {
    const drawn = await runStep(step, await eventOf(POSTS), tools);
    const cloud = wordCloudSchema.parse(JSON.parse(new TextDecoder().decode(await bytesOf(KEYS.drawn('json')))));
    expect(drawn).toEqual({
      ok: true,
      svg: KEYS.drawn('svg'),
      jpg: KEYS.drawn('jpg'),
      json: KEYS.drawn('json'),
      words: cloud.words.length,
    });
    expect(cloud.words.find(({ word }) => word === 'Kimi K2.6')).toMatchObject({
      authors: 2,
      stories: ['s1'],
      posts: ['twitter:1', 'twitter:2'],
    });
    const words = cloud.words.map(({ word }) => word);
    expect(words).toEqual(expect.arrayContaining(['芯片', '具身智能', 'DeepSeek']));
    expect(words).not.toContain('AI');
    expect((await sharp(await bytesOf(KEYS.drawn('jpg'))).metadata()).width).toBe(1600);
    expect(new TextDecoder().decode(await bytesOf(KEYS.drawn('svg')))).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  });

  it('leaves the same bytes when it runs again', async () => {
    const event = await eventOf(POSTS);
    const extensions = ['svg', 'jpg', 'json'] as const;
    const run = async () => {
      await runStep(step, event, tools);
      return Promise.all(extensions.map((extension) => bytesOf(KEYS.drawn(extension))));
    };
    expect(await run()).toEqual(await run());
  });

  it('draws what the topic says of its picture', async () => {
    const picture = { width: 800, height: 600, gap: 4, vertical: 1, ground: 'dark', png: true };
    const drawn = await runStep(step, await eventOf(POSTS, { ...TOPIC, picture }), tools);
    expect(drawn.png).toBe(KEYS.drawn('png'));
    for (const extension of ['jpg', 'png'] as const) {
      const { width, height } = await sharp(await bytesOf(KEYS.drawn(extension))).metadata();
      expect({ width, height }).toEqual({ width: 800, height: 600 });
    }
    const cloud = wordCloudSchema.parse(JSON.parse(new TextDecoder().decode(await bytesOf(KEYS.drawn('json')))));
    expect(cloud).toMatchObject({ width: 800, height: 600 });
    expect(cloud.words.map(({ vertical }) => vertical)).toEqual(cloud.words.map((_, i) => i > 0));
    expect(new TextDecoder().decode(await bytesOf(KEYS.drawn('svg')))).toContain('fill="#111820"');
  });

  it('draws the same bytes where the topic says of its picture what is usual anyway', async () => {
    const usual = { width: 1600, height: 900, gap: 2, vertical: 0, ground: 'light', png: false };
    await runStep(step, await eventOf(POSTS), tools);
    const [svg, jpg] = [await bytesOf(KEYS.drawn('svg')), await bytesOf(KEYS.drawn('jpg'))];
    expect(await runStep(step, await eventOf(POSTS, { ...TOPIC, picture: usual }), tools)).not.toHaveProperty('png');
    expect([await bytesOf(KEYS.drawn('svg')), await bytesOf(KEYS.drawn('jpg'))]).toEqual([svg, jpg]);
  });

  it('says so where the posts hold no word', async () => {
    await expect(runStep(step, await eventOf([post('1', 'anna', '2026 🙂 https://t.co/x')]), tools)).rejects.toThrow(
      NotEnoughPostsError,
    );
  });

  it('says what is missing where Plan has not run', async () => {
    const event = {
      run: RUN,
      deduplicated: { parts: [], kept: 0, dropped: {} },
      clustered: { parts: [], stories: [], count: 0, dropped: {} },
    };
    await expect(runStep(step, event, tools)).rejects.toThrow(BadInputError);
  });
});
