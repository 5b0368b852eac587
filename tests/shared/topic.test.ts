// Topics: the files that ship, and what is said of a file that is wrong.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../shared/errors.ts';
import { topicSchema } from '../../shared/topic.ts';
import { loadNames, loadTopic, readTopicFile, topicNames } from '../../shared/topic-files.ts';

const TOPICS = join(import.meta.dirname, '../../topics');

describe('the topics that ship', () => {
  it('are ai and finance', async () => {
    expect(await topicNames(TOPICS)).toEqual(['ai', 'finance']);
  });

  it.each(['ai', 'finance'])('%s is valid, with a lexicon of several languages', async (name) => {
    const topic = await loadTopic(TOPICS, name);
    expect(topic.lexicon.length).toBeGreaterThan(150);
    for (const script of [/^[a-z -]+$/i, /\p{Script=Han}/u, /[\p{Script=Katakana}\p{Script=Hiragana}]/u, /[áéíóúñ]/]) {
      expect(topic.lexicon.some((word) => script.test(word))).toBe(true);
    }
    expect(topic.lexicon).toEqual([...new Set(topic.lexicon)]);
    expect(topic.lexicon.every((word) => word === word.trim() && word !== '')).toBe(true);
  });

  it('have the special analyses of the daily report', async () => {
    const { specialTopics } = await loadTopic(TOPICS, 'ai');
    expect(specialTopics.map(({ title }) => title)).toEqual(['人工智能技术发展分析', '金融市场相关内容分析']);
  });
});

describe('a topic that is not there', () => {
  it.each([
    ['a1', 'There is no topic "a1" in TOPICS (did you mean ai?); there are ai, finance.'],
    ['fianance', 'There is no topic "fianance" in TOPICS (did you mean finance?); there are ai, finance.'],
    ['weather', 'There is no topic "weather" in TOPICS; there are ai, finance.'],
    ['../topics/ai', 'There is no topic "../topics/ai" in TOPICS; there are ai, finance.'],
    ['topic.schema', 'There is no topic "topic.schema" in TOPICS; there are ai, finance.'],
    ['', 'There is no topic "" in TOPICS; there are ai, finance.'],
  ])('%j is answered with those there are', async (name, sentence) => {
    await expect(loadTopic(TOPICS, name)).rejects.toThrow(new BadInputError(sentence.replace('TOPICS', TOPICS)));
  });

  it('in a folder that is not there names the folder', async () => {
    await expect(topicNames('/no/such/folder')).rejects.toThrow("The folder of topics /no/such/folder can't be read");
  });
});

describe('a topic file that is wrong', () => {
  const good = {
    topic: 'ai',
    platform: 'twitter',
    displayName: 'AI',
    shortName: 'AI',
    timezone: 'Asia/Shanghai',
    language: 'zh-CN',
    ownWords: [],
    lexicon: [],
    specialTopics: [],
  };
  const source = { name: 'a', type: 'file', paths: ['a.jsonl'] };
  const special = { id: 'a', title: '分析', words: ['a'] };
  const pictured = (picture: object): string => JSON.stringify({ ...good, picture });

  it.each([
    ['{', 'is not JSON'],
    [JSON.stringify({ ...good, timezone: 'Mars/Olympus' }), 'timezone: is not an IANA zone'],
    [JSON.stringify({ ...good, lexikon: [] }), 'Unrecognized key: "lexikon"'],
    [JSON.stringify({ ...good, topic: 'A I' }), 'topic: Invalid string'],
    [JSON.stringify({ ...good, topic: 'other' }), 'holds the topic other; name it other.json'],
    [JSON.stringify({ ...good, sources: [source, source] }), 'sources: two have the same name'],
    [JSON.stringify({ ...good, specialTopics: [special, special] }), 'specialTopics: two have the same id'],
    [pictured({ width: 100 }), 'picture.width: is 100; give a whole number from 600 to 4000.'],
    [pictured({ height: 900.5 }), 'picture.height: is 900.5; give a whole number from 600 to 4000.'],
    [pictured({ gap: '2' }), 'picture.gap: is "2"; give a whole number from 1 to 10.'],
    [pictured({ vertical: 1.2 }), 'picture.vertical: is 1.2; give a number from 0 to 1.'],
    [pictured({ ground: 'grey' }), 'picture.ground: is "grey"; give light or dark.'],
    [pictured({ png: 'yes' }), 'picture.png: is "yes"; give true or false.'],
  ])('%s is refused with the file and its fault', async (text, fault) => {
    const path = join(await mkdtemp(join(tmpdir(), 'dawn-chorus-topics-')), 'ai.json');
    await writeFile(path, text);
    await expect(readTopicFile(path)).rejects.toThrow(BadInputError);
    await expect(readTopicFile(path)).rejects.toThrow(path);
    await expect(readTopicFile(path)).rejects.toThrow(fault);
  });
});

describe('the name pack of a topic', () => {
  const packed = async (text: string | undefined): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-packs-'));
    if (text !== undefined) await writeFile(join(folder, 'sea.json'), text);
    return folder;
  };

  it('is none where the topic names none', async () => {
    expect(await loadNames(TOPICS, {})).toBeUndefined();
  });

  it('has what it leaves out filled in', async () => {
    const folder = await packed('{"organisations": [{"name": "Kew"}]}');
    expect(await loadNames(folder, { names: 'sea.json' })).toMatchObject({
      organisations: [{ name: 'Kew', forms: [], handles: [] }],
      people: [],
      noNames: [],
    });
  });

  it.each([
    [undefined, "can't be read (ENOENT); name one that exists."],
    ['{', 'is not JSON'],
    ['{"organizations": []}', 'is none: Unrecognized key: "organizations"'],
    [
      '{"organisations": [{"name": "Kew", "handles": ["@kew"]}]}',
      'organisations.0.handles.0: is no name of an account',
    ],
    ['{"organisations": [{"name": "Kew", "country": "uk"}]}', 'organisations.0.country: is no code of a country'],
    ['{"families": [{"name": "Rose {version}", "forms": ["rose {version}"], "versions": ["9.x+"]}]}', 'is no pattern'],
    ['{"products": [{"name": "Vault", "organisation": "Kew"}]}', 'does not fit together: Vault is of the organisation'],
  ])('%s is refused with the file and its fault', async (text, fault) => {
    const folder = await packed(text);
    await expect(loadNames(folder, { names: 'sea.json' })).rejects.toThrow(BadInputError);
    await expect(loadNames(folder, { names: 'sea.json' })).rejects.toThrow(`The name pack ${join(folder, 'sea.json')}`);
    await expect(loadNames(folder, { names: 'sea.json' })).rejects.toThrow(fault);
  });

  it.each(['../packs/ai.json', '/etc/passwd.json', 'packs/../../ai.json', 'packs/ai.js', 'packs//ai.json'])(
    'never lies outside the folder of its topic: %s',
    (names) => {
      expect(topicSchema.safeParse({ topic: 'sea', timezone: 'UTC', language: 'en', names }).success).toBe(false);
    },
  );
});

it('a topic of three lines has all else by default', () => {
  expect(topicSchema.parse({ topic: 'data_centres', timezone: 'UTC', language: 'en' })).toMatchObject({
    platform: 'twitter',
    displayName: 'Data Centres',
    shortName: 'Data Centres',
    ownWords: [],
    lexicon: [],
    specialTopics: [],
    sources: [],
  });
});
