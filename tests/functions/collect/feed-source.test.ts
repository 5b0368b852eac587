// A source of several feeds: each is read, and those that give nothing are named.
import { afterEach, describe, expect, it } from 'vitest';
import { type JsonServer, startServer } from '../../fixtures/json-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { collect, planFor } from './collecting.ts';
import { ATOM, ITEM, RSS } from './feed-texts.ts';

describe('a source of feeds', () => {
  let server: JsonServer | undefined;
  afterEach(() => server?.close());
  const bodies: Readonly<Record<string, { status?: number; body: string }>> = {
    '/good': { body: RSS(ITEM) },
    '/atom': { body: ATOM },
    '/gone': { status: 404, body: 'gone' },
    '/ill': { status: 503, body: '' },
    '/page': { body: '<!doctype html><title>no feed</title>' },
  };
  const run = async (...paths: string[]) => {
    server = await startServer(({ pathname }) => bodies[pathname] ?? { status: 404, body: '' });
    const urls = paths.map((path) => `${server?.url}${path}`);
    const plan = planFor([{ name: 'blogs', type: 'feed', urls }], { from: '2026-04-22' });
    return collect(plan, memoryStore());
  };

  it('reads one after the other; one that fails is recorded and does not stop the others', async () => {
    const { collected, posts } = await run('/gone', '/good', '/ill', '/page', '/atom');
    expect(posts.map(({ author }) => author.username)).toEqual(['lab.example', 'b.example']);
    expect(collected).toMatchObject({
      ok: true,
      setAside: { bad: 3 },
      costUsd: 0,
      coverage: { pages: 5, problems: 3, cut: 'edge' },
    });
    expect(collected.coverage?.lost?.map(({ what, why, detail }) => [new URL(what).pathname, why, detail])).toEqual([
      ['/gone', 'refused', expect.stringContaining('404')],
      ['/ill', 'away', expect.stringContaining('503')],
      ['/page', 'webPage', 'no feed'],
    ]);
    // Only what may pass is asked for twice.
    expect(server?.asked.map(({ pathname }) => pathname)).toEqual(['/gone', '/good', '/ill', '/ill', '/page', '/atom']);
  });

  it('names feeds whose dates can’t be read, that hold nothing, or nothing that is whole, and no others', async () => {
    const undated = ITEM.replace(/<pubDate>.*?</, '<pubDate>2026年4月22日 09:01<');
    const pages: Record<string, string> = {
      '/undated': RSS(undated + undated.replace('m2', 'm3') + ITEM.replace('m2', 'm4')),
      '/empty': RSS(''),
      '/unlinked': RSS(ITEM.replace(/<link>.*?<\/link>/, '')),
      '/mostly': RSS(ITEM + ITEM.replace('m2', 'm5') + undated.replace('m2', 'm6')),
    };
    server = await startServer(({ pathname }) => ({ body: pages[pathname] }));
    const urls = Object.keys(pages).map((path) => `${server?.url}${path}`);
    const plan = planFor([{ name: 'blogs', type: 'feed', urls }], { from: '2026-04-22' });
    const { collected } = await collect(plan, memoryStore());
    expect(collected.coverage?.lost?.map(({ what, why, count }) => [new URL(what).pathname, why, count])).toEqual([
      ['/undated', 'noTimes', 2],
      ['/empty', 'empty', undefined],
      ['/unlinked', 'unreadable', 1],
    ]);
  });

  it('reads no more than its budget, and says that it was cut', async () => {
    const items = Array.from({ length: 9 }, (_, n) => ITEM.replace('>m2<', `>m${n}<`)).join('');
    server = await startServer(() => ({ body: RSS(items) }));
    const urls = [`${server.url}/a`, `${server.url}/b`];
    const plan = planFor([{ name: 'blogs', type: 'feed', urls, maxPosts: 6 }], { from: '2026-04-22' });
    const { collected } = await collect(plan, memoryStore());
    expect(collected).toMatchObject({ read: 6, kept: 6, coverage: { cut: 'budget', pages: 1 } });
    expect(server.asked).toHaveLength(1);
  });

  it('reads a feed in the encoding that it declares', async () => {
    const [before, after] = RSS(ITEM.replace('Model 2', 'TITLE')).replace('?>', ' encoding="gb2312"?>').split('TITLE');
    const body = Buffer.concat([
      Buffer.from(before ?? ''),
      Buffer.from([0xc4, 0xa3, 0xd0, 0xcd]),
      Buffer.from(after ?? ''),
    ]);
    server = await startServer(() => ({ body }));
    const plan = planFor([{ name: 'blogs', type: 'feed', urls: [server.url] }], { from: '2026-04-22' });
    expect((await collect(plan, memoryStore())).posts[0]?.text).toMatch(/^模型 is out/);
  });

  it('fails when none of its feeds can be read, with the first reason', async () => {
    await expect(run('/gone', '/page')).rejects.toThrow(
      /^All 2 lines of the source blogs are bad, .*refuses the request with 404/,
    );
  });
});
