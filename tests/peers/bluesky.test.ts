// Bluesky's own AppView, over PostgreSQL, as the server of the source bluesky: what it gives is read whole, and once.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkTo } from '../../shared/links.ts';
import { collect, planFor } from '../functions/collect/collecting.ts';
import { memoryStore } from '../shared/store/memory-store.ts';
import type { Repository } from './bluesky-appview.ts';
import { type Postgres, postgresFolder, startPostgres } from './postgres.ts';

/** Where .ci/run installs what only tests of peers need. */
const PACKAGES = join(import.meta.dirname, '../../node_modules/.cache/peers');
const programs = postgresFolder();
const isThere = programs !== undefined && existsSync(join(PACKAGES, 'node_modules/@atproto/bsky'));
if (!isThere && process.env.CI === 'true') {
  throw new Error('@atproto/bsky or PostgreSQL is absent; .ci/run installs them (install_peers).');
}
if (!isThere) console.warn('Skipped: the tests against Bluesky’s AppView need @atproto/bsky and PostgreSQL.');

const LAB = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const FAN = 'did:plc:bbbbbbbbbbbbbbbbbbbbbbbb';
const DAY = '2026-04-22';
const at = (minutes: number): string => new Date(Date.parse(`${DAY}T00:00:00Z`) + minutes * 60_000).toISOString();
const CID = 'bafyreib3d7i2v5n7huhqt5ssjyuev3xxvi55xjt56ji5sic3qlozoyrmkm';

const postOf = (did: string, key: string, minutes: number, extra: object = {}) => ({
  uri: `at://${did}/app.bsky.feed.post/${key}`,
  record: { $type: 'app.bsky.feed.post', text: `Post ${key}`, createdAt: at(minutes), langs: ['en-US'], ...extra },
});
const reference = (did: string, key: string) => ({ uri: `at://${did}/app.bsky.feed.post/${key}`, cid: CID });

/** 250 posts of a day and a half, beginning before the window, and what a timeline has beside posts. */
const OWN = Array.from({ length: 250 }, (_, n) => postOf(LAB, `3k${String(n).padStart(4, '0')}`, n * 8 - 500));
const REPOSITORY: Repository = {
  accounts: { [LAB]: 'lab.example', [FAN]: 'fan.example' },
  records: [
    ...OWN,
    postOf(FAN, '3kfan', 100, {
      text: '模型很好 🎉',
      langs: ['zh'],
      embed: {
        $type: 'app.bsky.embed.external',
        external: { uri: 'https://e.example/a', title: 't', description: 'd' },
      },
    }),
    postOf(FAN, '3kreply', 110, { reply: { root: reference(LAB, '3k0100'), parent: reference(LAB, '3k0100') } }),
    postOf(FAN, '3kempty', 120, { text: '' }),
    {
      uri: `at://${FAN}/app.bsky.feed.repost/3krepost`,
      record: { $type: 'app.bsky.feed.repost', subject: reference(LAB, '3k0100'), createdAt: at(900) },
    },
    ...[LAB, FAN].map((did) => ({
      uri: `at://${did}/app.bsky.feed.like/3klike`,
      record: { $type: 'app.bsky.feed.like', subject: reference(LAB, '3k0100'), createdAt: at(901) },
    })),
  ] as Repository['records'],
};

describe.skipIf(!isThere)('Bluesky’s AppView', () => {
  let postgres: Postgres;
  let appView: ChildProcess;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-bluesky-'));
    const file = join(folder, 'repository.json');
    await writeFile(file, JSON.stringify(REPOSITORY));
    const program = join(import.meta.dirname, 'bluesky-appview.ts');
    appView = spawn(process.execPath, [program, PACKAGES, postgres.url, file], { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: appView.stdout! })) {
      // Its log comes first, in JSON.
      if (!line.startsWith('http://')) continue;
      url = line;
      break;
    }
    if (url === undefined) throw new Error('The AppView ended before it gave its URL.');
    appView.stdout?.resume();
  });
  afterAll(async () => {
    appView?.kill();
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (accounts: readonly string[], extra: object = {}) =>
    collect(planFor([{ name: 'sky', type: 'bluesky', accounts, ...extra }], { from: DAY }), memoryStore(), {
      baseUrls: { bluesky: url },
    });

  it('gives every post of the window once, over pages, by handle and by DID alike', async () => {
    const inside = OWN.filter(({ record }) => record.createdAt.startsWith(DAY)).map(({ uri }) => uri);
    for (const account of ['lab.example', LAB]) {
      const { collected, posts } = await run([account]);
      expect(collected).toMatchObject({ ok: true, coverage: { cut: 'edge', pages: 2, problems: 0 } });
      expect(posts.map(({ id }) => `at://${id.replace('/', '/app.bsky.feed.post/')}`).sort()).toEqual(inside.sort());
    }
  });

  it('gives authors, counts, language and link of a post as we read them', async () => {
    const { posts } = await run(['lab.example']);
    const liked = posts.find(({ id }) => id.endsWith('3k0100'));
    expect(liked).toMatchObject({
      platform: 'bluesky',
      text: 'Post 3k0100',
      lang: 'en',
      author: { id: LAB, username: 'lab.example' },
      metrics: { likes: 2, reposts: 1, replies: 1, quotes: 0 },
    });
    expect(linkTo(liked!)).toBe(`https://bsky.app/profile/${LAB}/post/3k0100`);
  });

  it('leaves out replies, and counts what it sets aside: a repost, and a post without words', async () => {
    const { collected, posts } = await run(['fan.example']);
    expect(posts).toMatchObject([{ text: '模型很好 🎉', lang: 'zh', urls: ['https://e.example/a'] }]);
    expect(collected.setAside).toEqual({ repost: 1, bad: 1 });
  });

  it('has no page for an account that is not there, and the others are read', async () => {
    const { collected, posts } = await run(['nobody.example', 'fan.example']);
    expect(posts).toHaveLength(1);
    expect(collected).toMatchObject({ ok: true, coverage: { problems: 1 } });
  });

  it('is asked for no more than the budget allows', async () => {
    const { collected } = await run(['lab.example'], { maxPosts: 30 });
    expect(collected).toMatchObject({ read: 30, coverage: { cut: 'budget', pages: 1 } });
  });
});
