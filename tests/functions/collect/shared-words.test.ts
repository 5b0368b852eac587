// What posts of Bluesky and Mastodon say to everybody: links whole, clocks right, nothing from behind a warning.
import { afterEach, describe, expect, it } from 'vitest';
import { type JsonServer, startServer } from '../../fixtures/json-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { collect, planFor } from './collecting.ts';

const DAY = { from: '2026-04-22' };

let server: JsonServer | undefined;
afterEach(() => server?.close());

describe('what a status of Mastodon says to everybody', () => {
  const source = { name: 'fedi', type: 'mastodon', server: 'https://social.example', hashtags: ['AI'] };
  const read = async (extra: object) => {
    const status = {
      id: String(BigInt(Date.parse('2026-04-22T10:00:00Z')) << 16n),
      uri: 'https://social.example/1',
      created_at: '2026-04-22T10:00:00Z',
      content: '',
      account: { acct: 'ann' },
      ...extra,
    };
    server = await startServer(({ searchParams }) => ({
      body: BigInt(searchParams.get('max_id') ?? 0) > BigInt(status.id) ? [status] : [],
    }));
    return collect(planFor([source], DAY), memoryStore(), { baseUrls: { mastodon: server.url } });
  };

  it('is its warning alone where there is one, and that is told', async () => {
    const { posts, collected } = await read({
      sensitive: true,
      spoiler_text: 'Spoiler: the last episode',
      content: '<p>Quillon 4 kills the hero. <a href="https://e.example/end">End</a></p>',
      media_attachments: [{ description: 'The grave' }],
    });
    expect(posts).toMatchObject([{ text: 'Spoiler: the last episode', urls: [] }]);
    expect(collected.coverage?.lost).toEqual([{ what: '#AI', why: 'warned', count: 1 }]);
  });

  it('is how its pictures are described, where they are not hidden', async () => {
    const media_attachments = [{ description: 'Chart: Quillon 4 leads in seven of nine tests' }, { description: null }];
    expect((await read({ media_attachments })).posts).toMatchObject([
      { text: 'Chart: Quillon 4 leads in seven of nine tests' },
    ]);
    await expect(read({ media_attachments, sensitive: true })).rejects.toThrow('it has no text');
  });

  it('is the answers of its question, named as such, and where its words lead', async () => {
    const { posts } = await read({
      content:
        '<p>Which one? <a href="https://e.example/test">test</a> <a class="mention hashtag" href="https://social.example/tags/ai">#AI</a></p>',
      poll: { options: [{ title: 'Quillon 4 is best', votes_count: 4 }, { title: 'Tessaly 2' }] },
    });
    expect(posts).toMatchObject([
      { text: 'Which one? test #AI\n\nPoll: Quillon 4 is best / Tessaly 2', urls: ['https://e.example/test'] },
    ]);
  });
});

describe('a post of Bluesky', () => {
  const link = (byteStart: number, byteEnd: number, uri: string) => ({
    index: { byteStart, byteEnd },
    features: [{ $type: 'app.bsky.richtext.facet#link', uri }],
  });
  const read = async (...items: { record: object; embed?: object; indexedAt?: string; reason?: object }[]) => {
    const feed = items.map(({ record, embed, indexedAt = '2026-04-22T10:05:00Z', reason }, n) => ({
      post: {
        uri: `at://did:plc:abc/app.bsky.feed.post/3k${n}`,
        author: { did: 'did:plc:abc', handle: 'lab.example' },
        record: { createdAt: '2026-04-22T10:00:00Z', ...record },
        indexedAt,
        ...(embed === undefined ? {} : { embed }),
      },
      ...(reason === undefined ? {} : { reason }),
    }));
    server = await startServer(() => ({ body: { feed } }));
    const source = { name: 'sky', type: 'bluesky', accounts: ['lab.example'] };
    return collect(planFor([source], DAY), memoryStore(), { baseUrls: { bluesky: server.url } });
  };

  it('has the whole link where its words show it cut, counted in bytes, and keeps words that only lead somewhere', async () => {
    const text = '论文在这里: lab.example/papers/quil... – read it, and our page';
    const at = (part: string): [number, number] => {
      const start = Buffer.byteLength(text.slice(0, text.indexOf(part)));
      return [start, start + Buffer.byteLength(part)];
    };
    const facets = [
      link(...at('our page'), 'https://lab.example/'),
      link(...at('lab.example/papers/quil...'), 'https://lab.example/papers/quillon-4.pdf'),
      link(900, 999, 'https://lab.example/beyond'),
      link(0, 2, 'javascript:alert(1)'),
      { index: 'none' },
    ];
    const { posts } = await read({ record: { text, facets } });
    expect(posts).toMatchObject([
      {
        text: '论文在这里: https://lab.example/papers/quillon-4.pdf – read it, and our page',
        urls: ['https://lab.example/papers/quillon-4.pdf', 'https://lab.example/'],
      },
    ]);
  });

  it('knows what it shares beside a quoted post, whom it quotes, and how its pictures are described', async () => {
    const embed = {
      $type: 'app.bsky.embed.recordWithMedia#view',
      media: { external: { uri: 'https://lab.example/talk' }, images: [{ alt: 'Chart: 7 of 9 tests' }] },
      record: { record: { uri: 'at://did:plc:xyz/app.bsky.feed.post/9z' } },
    };
    expect((await read({ record: { text: 'Our talk' }, embed })).posts).toMatchObject([
      {
        text: 'Our talk\n\nChart: 7 of 9 tests',
        urls: ['https://lab.example/talk'],
        referenced: [{ type: 'quoted', id: 'did:plc:xyz/9z' }],
      },
    ]);
  });

  it('was made when its client says, but not after the server had it; a clock of no time is the server’s', async () => {
    const { posts } = await read(
      { record: { text: 'From a clock in the future', createdAt: '2031-01-01T00:00:00Z' } },
      { record: { text: 'From a clock that stands', createdAt: 'yesterday' } },
      { record: { text: 'Right' } },
    );
    expect(posts.map(({ created_at }) => created_at)).toEqual([
      '2026-04-22T10:05:00.000Z',
      '2026-04-22T10:05:00.000Z',
      '2026-04-22T10:00:00.000Z',
    ]);
  });

  it('that is a repost is counted, and what stands behind an old pinned one is read', async () => {
    const { collected } = await read(
      { record: { text: 'Pinned', createdAt: '2020-01-01T00:00:00Z' } },
      { record: { text: 'Reposted' }, reason: { $type: 'app.bsky.feed.defs#reasonRepost' } },
      { record: { text: 'New' } },
    );
    expect(collected).toMatchObject({ kept: 1, setAside: { repost: 1, outside: 1 } });
  });
});
