// The commands that make a topic and try it: from flags, from answers, and from a look at posts.
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { newWords } from '../../../infra/cli/new-words.ts';
import { main } from '../../../infra/cli/program.ts';
import { lookAt } from '../../../infra/cli/topic-look.ts';
import { fieldWords } from '../../../infra/cli/topic-words.ts';
import { readTopicFile } from '../../../shared/topic-files.ts';
import { dawnChorus } from './terminal.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-topics-new-'));
});

const post = (n: number, text: string, more: object = {}): object => ({
  id: String(n),
  text,
  created_at: `2026-04-22T0${n % 10}:00:00Z`,
  author: { username: `author${n}` },
  ...more,
});

/** Twelve voices on lighthouses, some of chatter, one advert thrice. */
const LIGHTHOUSES = [
  'The Fresnel lens of the old lighthouse turns again after the restoration',
  'A new Fresnel lens for the lighthouse at Cape Wrath, says the keeper',
  'Our keeper polished the Fresnel lens, the foghorn is next',
  'Foghorn silent since Monday, the lighthouse keeper blames salt in the valves',
  'Salt in the foghorn valves again, third lighthouse this year',
  'The foghorn is back: new valves, and the keeper sleeps no more',
  'Lovely weather at the lighthouse, the Fresnel lens throws rainbows on the wall',
  'Lightship retired today after ninety years, its Fresnel lens goes to the museum',
  'The last lightship keeper tells how the foghorn shook the galley',
  'Why a lightship needed two keepers and one lighthouse only one',
  'My sister had a fine breakfast with eggs and tea and then went for a walk',
  'Trains were late again this morning and nobody at the station knew why at all',
].map((text, n) => post(n + 1, text));

const postsFile = async (posts: readonly object[] = LIGHTHOUSES): Promise<string> => {
  const path = join(folder, 'posts.jsonl');
  await writeFile(path, posts.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return path;
};

describe('topics new', () => {
  it('makes a topic of a few lines from flags', async () => {
    const file = join(folder, 'lighthouses.json');
    const { code, out, err } = await dawnChorus(
      ...['topics', 'new', 'lighthouses', '--timezone', 'Europe/London', '--x-search', 'lighthouse', 'foghorn'],
      ...['--x-accounts', '@TrinityHouse', '--feeds', 'https://example.com/feed', '--out', file],
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('0 words, 0 special analyses, sources x, feeds');
    const text = await readFile(file, 'utf8');
    expect(text.split('\n').length).toBeLessThan(35);
    expect(await readTopicFile(file)).toMatchObject({
      displayName: 'Lighthouses',
      shortName: 'Lighthouses',
      platform: 'twitter',
      timezone: 'Europe/London',
      language: 'en',
      sources: [
        { type: 'x', queries: [{ anyOf: ['lighthouse', 'foghorn'] }], accounts: ['TrinityHouse'] },
        { type: 'feed', urls: ['https://example.com/feed'] },
      ],
    });
  });

  it('takes the words of the field from a look at posts, and names who speaks of it', async () => {
    const file = join(folder, 'lighthouses.json');
    const { code, out, err } = await dawnChorus(
      ...['topics', 'new', 'lighthouses', '--timezone', 'UTC', '--posts', await postsFile(), '--out', file],
    );
    expect([code, err]).toEqual([0, '']);
    const { lexicon, ownWords } = await readTopicFile(file);
    expect(lexicon).toEqual(expect.arrayContaining(['Fresnel lens', 'foghorn', 'keeper']));
    expect(lexicon).not.toEqual(expect.arrayContaining(['the', 'morning', 'breakfast']));
    expect(ownWords).toContain('lighthouse');
    expect(out).toContain('Accounts that speak most of it there: author1');
    expect(out).toContain(`topics check ${file} --posts `);
  });

  it.each([
    [['Bad Name'], 'The name "Bad Name" is not one of a topic'],
    [['sea', '--timezone', 'Mars/Olympus'], 'That makes no topic: timezone: is not an IANA zone'],
    [['sea', '--posts', '/no/such/file'], "The posts file /no/such/file can't be read (ENOENT)"],
    [['sea', '--x-accounts', 'not a name'], 'That makes no topic: sources.0.accounts.0'],
  ])('refuses %j in a sentence and writes nothing', async (words, sentence) => {
    const { code, err } = await dawnChorus('topics', 'new', ...words, '--out', join(folder, 'out', 'sea.json'));
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(await readdir(folder)).not.toContain('out');
  });

  it('replaces no file unless told to', async () => {
    const file = join(folder, 'sea.json');
    await writeFile(file, '{}');
    const refused = await dawnChorus('topics', 'new', 'sea', '--out', file);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining(`There is a file ${file} already`)]);
    expect((await dawnChorus('topics', 'new', 'sea', '--out', file, '--force')).code).toBe(0);
  });

  /** Runs `topics new` with a person who answers each question, as it comes up, by these keys. */
  const answering = async (keys: readonly string[], ...words: string[]) => {
    const input = new PassThrough();
    const left = [...keys];
    let shown = '';
    const out: string[] = [];
    const output = new Writable({
      write: (chunk, _, done) => {
        shown += String(chunk);
        done();
      },
    });
    const typing = setInterval(() => {
      const key = left.shift();
      if (key !== undefined) input.write(key);
    }, 20);
    const code = await main(['topics', 'new', ...words], {
      out: (text) => void out.push(text),
      err: (text) => void out.push(text),
      interactive: true,
      prompts: { input, output },
      now: () => new Date('2026-04-23T02:30:00.000Z'),
      signal: new AbortController().signal,
      region: undefined,
      debug: false,
    });
    clearInterval(typing);
    return { code, out: out.join(''), shown };
  };
  const [ENTER, DOWN, SPACE, CANCEL] = ['\r', '\x1b[B', ' ', '\x03'];

  it('asks a person for what flags leave open', async () => {
    const file = join(folder, 'sea.json');
    const keys = ['!', ENTER, DOWN, ENTER, ENTER, DOWN, SPACE, ENTER, ...'Ada, @Bob', ENTER];
    const { code, shown } = await answering(keys, 'sea', '--timezone', 'UTC', '--out', file);
    expect(code).toBe(0);
    expect(shown).toContain('What is the topic called in headings?');
    expect(shown).not.toContain('time zone');
    expect(await readTopicFile(file)).toMatchObject({ displayName: 'Sea!', language: 'zh-CN', timezone: 'UTC' });
  });

  it('writes nothing when the person stops', async () => {
    const file = join(folder, 'sea.json');
    const { code, out } = await answering([CANCEL], 'sea', '--out', file);
    expect([code, out]).toEqual([1, 'Stopped; nothing was written.\n']);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('topics check', () => {
  const topic = {
    topic: 'lighthouses',
    timezone: 'UTC',
    language: 'en',
    lexicon: ['lighthouse', 'foghorn', 'tugboat'],
  };

  it('tells what is kept, what is set aside and why, and leaves nothing behind', async () => {
    const file = join(folder, 'lighthouses.json');
    await writeFile(file, JSON.stringify(topic));
    const posts = await postsFile([
      ...LIGHTHOUSES,
      LIGHTHOUSES[0]!,
      post(13, 'a', { created_at: '2026-04-20T00:00:00Z' }),
    ]);
    const { code, out, err } = await dawnChorus('topics', 'check', file, '--posts', posts);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^lighthouses on 2026-04-22: 14 posts read, 12 distinct, \d+ kept\n/);
    expect(out).toMatch(/^ +1 not of these days$/m);
    expect(out).toMatch(/^ +1 the same post again$/m);
    expect(out).toMatch(/off the topic: .*\n +(?:My sister|Trains were)/);
    expect(out).toContain('1 word of the lexicon that no post holds: tugboat');
    expect(await readdir(folder)).toEqual(['lighthouses.json', 'posts.jsonl']);
  });

  it('gives all of it as one object', async () => {
    const file = join(folder, 'lighthouses.json');
    await writeFile(file, JSON.stringify(topic));
    const { out } = await dawnChorus('topics', 'check', file, '--posts', await postsFile(), '--json');
    expect(JSON.parse(out)).toMatchObject({
      topic: 'lighthouses',
      from: '2026-04-22',
      read: 12,
      unusedWords: ['tugboat'],
    });
  });

  it('takes the fullest of the days that the topic has', async () => {
    const file = join(folder, 'lighthouses.json');
    await writeFile(file, JSON.stringify({ ...topic, schedule: { dayEndsAt: '02:00' } }));
    const { out } = await dawnChorus('topics', 'check', file, '--posts', await postsFile(), '--json');
    expect(JSON.parse(out).from).toBe('2026-04-23');
  });

  it('says what is wrong with the topic or the posts', async () => {
    const file = join(folder, 'lighthouses.json');
    await writeFile(file, JSON.stringify({ ...topic, names: 'packs/sea.json' }));
    const unread = await dawnChorus('topics', 'check', file, '--posts', await postsFile());
    expect([unread.code, unread.err]).toEqual([2, expect.stringContaining('The name pack')]);
    await writeFile(file, JSON.stringify(topic));
    const empty = await dawnChorus('topics', 'check', file, '--posts', await postsFile([]));
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('hold no post with a created_at')]);
  });
});

describe('a look at posts', () => {
  it('finds words that no dictionary has, by how they are used', () => {
    const around = ['他说', '看到', '昨天', '喜欢', '又见', '都爱', '问问', '拍了'];
    const behind = ['很美', '开门', '下雨', '好吃', '走了', '真高', '在哭', '来信'];
    const filler = Array.from({ length: 300 }, (_, n) =>
      String.fromCodePoint(...Array.from({ length: 9 }, (__, i) => 0x5000 + ((n * 131 + i * 977) % 4000))),
    );
    const texts = [...filler, ...around.flatMap((before) => behind.map((after) => `${before}云杉港${after}`))];
    expect([...newWords(texts, 5).keys()]).toContain('云杉港');
    expect([...newWords(texts, 5).keys()]).not.toContain('杉港');
  });

  it('knows a language by its texts, and proposes nothing from nothing', () => {
    const looked = (text: string, n: number) => ({ text, author: `a${n}`, handle: `a${n}`, engagement: 0 });
    expect(lookAt(['灯塔今天亮了', '灯塔又坏了'].map(looked)).language).toBe('zh-CN');
    expect(lookAt([])).toEqual({
      posts: 0,
      lexicon: [],
      ownWords: [],
      specialTopics: [],
      accounts: [],
      language: 'en',
    });
  });

  it('takes no sound, no question, no words of a platform and no piece of a cut word for a word of the field', () => {
    const texts = ['灯塔亮了', '灯塔熄了', '灯塔修好', '灯塔拆除', '灯塔重建'].map(
      (text, n) => `${text}，哈哈！什么时候？网页链接。サイ、灯塔 ${n}`,
    );
    const words = fieldWords(texts.map((text, n) => ({ text, author: `a${n}`, lang: 'zh' }))).map(({ word }) => word);
    expect(words).toEqual(['灯塔']);
  });

  it('keeps each word’s posts, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 }), (texts) => {
        for (const { word, share, posts } of fieldWords(texts.map((text, n) => ({ text, author: `a${n}` })))) {
          expect(word).not.toBe('');
          expect(share).toBeCloseTo(posts.length / texts.length);
        }
      }),
    );
  });
});
