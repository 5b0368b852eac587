// The rows of the faults that were seen at a source, whole: what its server answers, through the pipeline, to a report.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runLocally } from '../../infra/local/engine.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { type CollectedSource, collectedSourceSchema } from '../../shared/run.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { type JsonServer, startServer } from '../fixtures/json-server.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { type Day, filesBelow, readDay } from './whole-day.ts';

/** The inputs themselves, where they are at hand: they are not part of the checkout. */
const INPUTS = new URL('../../../shared/data/faults/', import.meta.url).pathname;
const ABSENT = existsSync(INPUTS) ? '' : ` (skipped: there is no ${INPUTS})`;

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

interface Told {
  readonly collected: CollectedSource;
  readonly day: Day;
}

/** The report of what a server of the source's type answers. */
const report = async (
  type: 'bluesky' | 'mastodon' | 'feed',
  answer: (url: URL) => unknown,
  settings: (server: JsonServer) => object,
): Promise<Told> => {
  const server = await startServer((url) => {
    const body = answer(url);
    return body === undefined ? { status: 404, body: '' } : { body };
  });
  const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-source-'));
  folders.push(out);
  await writeAiTopic(join(out, 'topics'), {
    sources: [{ name: 'own', type, ...settings(server) }],
    platform: 'web',
    minPosts: 1,
  });
  const given = {
    storeUrl: `file:${out}`,
    modelUrl: 'extractive',
    topicsFolder: join(out, 'topics'),
    postsFiles: [],
    baseUrls: type === 'feed' ? {} : { [type]: server.url },
  };
  const { output } = await runLocally({
    input: { topic: 'ai', from: '2026-04-22', dayEndsAt: '00:00' },
    waitMs: 1,
    tools: () => ({
      settings: given,
      store: openStore(given),
      log: silentLog,
      metrics: silentMetrics,
      now: () => new Date('2026-04-24T00:00:00Z'),
      progress: () => {},
    }),
  });
  await server.close();
  const [collected] = Object(output).collected;
  return { collected: collectedSourceSchema.parse(collected), day: await readDay(out, 'web_ai_20260422_20260422') };
};

const bluesky =
  (...accounts: string[]) =>
  () => ({ accounts });
const input = (name: string): Promise<string> => readFile(join(INPUTS, name), 'utf8');

const PAPER = 'kestrel.example/papers/fj...';
const sky = (n: number, words: string, createdAt: string, indexedAt: string): object => ({
  post: {
    uri: `at://did:plc:inventedinventedinven/app.bsky.feed.post/3k${n}`,
    author: { did: 'did:plc:inventedinventedinven', handle: 'heron.example', displayName: 'Heron' },
    record: {
      text: `${words} ${PAPER}`,
      createdAt,
      facets: [
        {
          index: { byteStart: words.length + 1, byteEnd: words.length + 1 + PAPER.length },
          features: [
            { $type: 'app.bsky.richtext.facet#link', uri: 'https://kestrel.example/papers/fjord-2-paper.pdf' },
          ],
        },
      ],
    },
    indexedAt,
  },
});

describe('row 12: posts of Bluesky', () => {
  const check = async ({ collected, day }: Told, kept: number): Promise<void> => {
    expect(collected).toMatchObject({ kept });
    // Neither the cut link as words, nor a post that is called cut.
    expect(day.cited).not.toMatch(/papers\/|被来源截断/);
    const stored = Object.entries(await filesBelow(join(day.out, 'runs'))).flatMap(([path, bytes]) =>
      path.endsWith('.gz') ? [gunzipSync(Buffer.from(bytes, 'base64')).toString()] : [],
    );
    expect(stored.join('\n')).toMatch(/"text":"[^"]*https:\/\/\w+\.example\/papers\/[\w-]+-2-paper\.pdf/);
  };

  it('are quoted without the link that their words show cut, and a clock in the future loses none', async () => {
    const feed = [
      sky(
        0,
        'Fjord 2 launches today with 32B parameters, an AI model.',
        '2031-01-01T00:00:00.000Z',
        '2026-04-22T02:10:00.000Z',
      ),
      sky(
        1,
        'Kestrel Works says that Fjord 2 costs $0.40 per million AI tokens.',
        '2026-04-22T02:00:00.000Z',
        '2026-04-22T02:00:01.000Z',
      ),
    ];
    const told = await report('bluesky', () => ({ feed }), bluesky('heron.example'));
    await check(told, 2);
    expect(told.day.cited).toMatch(/Fjord 2 (?:launches today with 32B parameters|costs)/);
  }, 60_000);

  it.skipIf(ABSENT !== '')(
    `as the row has them${ABSENT}`,
    async () => {
      const [heron, wren] = [await input('12-bluesky-heron.json'), await input('12-bluesky-wren.json')];
      await check(await report('bluesky', () => heron, bluesky('heron.example')), 1);
      // Both of its posts are of one day, one of them by a clock of 2031.
      await check(await report('bluesky', () => wren, bluesky('wren.example')), 2);
    },
    60_000,
  );
});

describe('row 13: statuses of Mastodon', () => {
  const settings = (): object => ({ server: 'https://fedi.example', hashtags: ['ai'] });
  /** A timeline of some statuses, newest first: what is older than `max_id`. */
  const timeline =
    (statuses: readonly { readonly id: string }[]) =>
    ({ searchParams }: URL): unknown =>
      statuses.filter(({ id }) => BigInt(id) < BigInt(searchParams.get('max_id') ?? '9'.repeat(30)));
  const check = ({ day }: Told): void => {
    const published = JSON.stringify(day.evidence) + day.cited + day.plain;
    expect(published).not.toMatch(/kills the hero|last scene/);
    expect(day.cited).toMatch(/beats Tessaly 2 in 7 of 9 AI tests/);
  };
  const status = (n: number, more: object) => ({
    id: String((BigInt(Date.parse('2026-04-22T02:00:00Z')) << 16n) + BigInt(n)),
    created_at: '2026-04-22T02:00:00.000Z',
    uri: `https://fedi.example/users/heron/statuses/${n}`,
    url: `https://fedi.example/@heron/${n}`,
    content: '',
    account: { acct: 'heron' },
    ...more,
  });

  it('are not quoted from behind a warning, and say what their pictures show', async () => {
    const statuses = [
      status(2, {
        sensitive: true,
        spoiler_text: 'Film spoiler: last episode',
        content: '<p>Fjord 2 launches in the last scene with 32B parameters and kills the hero, AI.</p>',
      }),
      status(1, {
        media_attachments: [{ description: 'Chart: Fjord 2 of Kestrel Works beats Tessaly 2 in 7 of 9 AI tests' }],
      }),
    ];
    check(await report('mastodon', timeline(statuses), settings));
  }, 60_000);

  it.skipIf(ABSENT !== '')(
    `as the row has them${ABSENT}`,
    async () => {
      check(await report('mastodon', timeline(JSON.parse(await input('13-mastodon-warning.json'))), settings));
    },
    60_000,
  );
});

describe('rows 15, 16 and 18: feeds', () => {
  const feeds =
    (...paths: string[]) =>
    ({ url }: JsonServer): object => ({ urls: paths.map((path) => `${url}${path}`) });
  const entry = (n: number, title: string, links: string, base = ''): string =>
    `<entry${base}><title>${title}</title><id>urn:invented:${n}</id><published>2026-04-22T01:${n}0:00Z</published><updated>2026-04-22T01:${n}0:00Z</updated>${links}<summary>Kestrel Works, an AI lab, describes Fjord ${n} with 32B parameters.</summary></entry>`;

  it('row 15: an entry of Atom is linked to its page, relative to where it stands', async () => {
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://blog.example/ai/"><title>B</title><id>urn:b</id><updated>2026-04-22T02:00:00Z</updated>${[
      entry(
        1,
        'Fjord 1 AI paper and page',
        '<link rel="alternate" type="application/pdf" href="https://blog.example/ai/1.pdf"/><link rel="alternate" type="text/html" href="https://blog.example/ai/1"/>',
      ),
      entry(2, 'Relative link to the Fjord 2 AI post', '<link href="posts/2"/>'),
      entry(
        3,
        'Base of the entry, Fjord 3 AI',
        '<link rel="replies" href="post-3.html#c"/><link href="post-3.html"/>',
        ' xml:base="2026/04/"',
      ),
    ].join('')}</feed>`;
    const { collected, day } = await report('feed', () => atom, feeds('/atom.xml'));
    expect(collected.kept).toBe(3);
    const links = [...day.cited.matchAll(/\]\((https:[^)]+)\)/g)].map(([, url]) => url);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links)
      expect(link).toMatch(/^https:\/\/blog\.example\/ai\/(?:1|posts\/2|2026\/04\/post-3\.html)$/);
  }, 60_000);

  it.skipIf(ABSENT !== '')(
    `rows 15, 16 and 18 as they are${ABSENT}`,
    async () => {
      const files = ['15-atom-links.xml', '16-dates-zh.xml', '18-challenge-200.html', '18-empty-feed.xml'];
      const bodies = new Map<string, string>();
      for (const file of files) bodies.set(`/${file}`, await input(file));
      const told = await report('feed', ({ pathname }) => bodies.get(pathname), feeds(...bodies.keys(), '/gone.xml'));
      // All but the entry that leads to a page of http.
      expect(told.collected.kept).toBe(5);
      expect(told.day.cited).not.toMatch(/\.pdf|\.mp3|#comments/);
      const cited = told.day.cited.replaceAll('\\', '');
      for (const name of ['16-dates-zh.xml', '18-challenge-200.html', '18-empty-feed.xml', 'gone.xml'])
        expect(cited).toContain(name);
    },
    60_000,
  );
});
