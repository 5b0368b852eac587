// The pictures to look at: of whole days and of the words that are hard to lay out, as files, with what is on them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_PICTURE, drawPicture, type PictureOptions } from '../../functions/draw/draw.ts';
import { bundledOutlines } from '../../functions/draw/outlines.ts';
import { type WordCloud, wordCloudSchema } from '../../functions/draw/word-cloud.ts';
import type { Word } from '../../functions/draw/words.ts';
import { siteKeys, slugOf } from '../../shared/keys.ts';
import { countInk } from '../functions/draw/ink.ts';
import { readWords } from './draw-job.ts';
import { topicName, topicOf } from './editor-days.ts';
import { readPosts } from './labelled.ts';
import { describeLargest, largestWords } from './pictures-reports.ts';

const HELP = `npm run bench -- pictures [--out DIR] [--data DIR]
       npm run bench -- pictures --reports DIR…

Draws the sample day, three real days after the weeks before them, a week of Japanese posts, 5, 50, 200 and 400 words, upright
words, the dark ground, a giant word and words of 60 characters into DIR (artifacts/pictures), with the 50 heaviest words of
each day in words.txt. Needs posts-dev.jsonl, posts-ja-dev.jsonl and words-200.json in --data (../shared/data); names what is
missing; a field's days (fields/*.jsonl) need a topic, which is made of ten lines.

With --reports names the largest word of every report below the folders, and says how many differ and stand in a key point.`;

const ROOT = resolve(import.meta.dirname, '../..');
const TOP = 50;

interface Made {
  readonly name: string;
  readonly svg: string;
  readonly jpg: Uint8Array;
  readonly png?: Uint8Array | undefined;
  readonly cloud: WordCloud;
}

/** Days that are made by the whole pipeline; pictures are kept of some of them. */
interface Days {
  readonly name: string;
  readonly topic: string;
  readonly posts: string;
  readonly from: string;
  readonly to: string;
  /** First days of the windows whose pictures are kept. */
  readonly kept: readonly string[];
  /** Whether all days are one window, else each is its own. */
  readonly together?: boolean;
  /** Whether its topic is none of the checkout's. */
  readonly field?: boolean;
}

const JAPANESE_TOPIC = {
  topic: 'gacha',
  platform: 'twitter',
  displayName: 'カプセルトイ',
  shortName: 'ガチャ',
  timezone: 'Asia/Tokyo',
  language: 'zh-CN',
  ownWords: ['ガチャ', 'ガチャガチャ', 'カプセルトイ', 'ガシャポン'],
  lexicon: ['ガチャ', 'ガチャガチャ', 'カプセルトイ', 'ガシャポン', 'フィギュア', 'キーホルダー', 'マスコット'],
  specialTopics: [],
};

/** Days of other fields: posts below the data folder, and the zone of their civil day. */
const FIELDS = [
  { name: 'infosec-en', timezone: 'UTC', day: '2024-03-30' },
  { name: 'stocks-in-en', timezone: 'Asia/Kolkata', day: '2026-08-04' },
  { name: 'tvdrama-zh', timezone: 'Asia/Shanghai', day: '2020-08-01' },
] as const;

/** A folder with the topics of the fields that the data folder has. */
const fieldTopics = (data: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dawn-chorus-topics-'));
  writeFileSync(join(folder, 'gacha.json'), JSON.stringify(JAPANESE_TOPIC));
  for (const { name, timezone } of FIELDS) {
    const posts = join(data, 'fields', `${name}.jsonl`);
    const file = join(folder, `${topicName(name)}.json`);
    if (existsSync(posts)) writeFileSync(file, JSON.stringify(topicOf(topicName(name), timezone, readPosts(posts))));
  }
  return folder;
};

const daysIn = (data: string): Days[] => [
  {
    name: 'sample',
    topic: 'ai',
    posts: join(ROOT, 'samples/twitter_ai_20251222.jsonl.gz'),
    from: '2025-12-22',
    to: '2025-12-22',
    kept: ['2025-12-22'],
  },
  {
    name: 'real',
    topic: 'ai',
    posts: join(data, 'posts-dev.jsonl'),
    from: '2026-04-08',
    to: '2026-04-24',
    kept: ['2026-04-15', '2026-04-22', '2026-04-24'],
  },
  {
    name: 'japanese',
    topic: 'gacha',
    posts: join(data, 'posts-ja-dev.jsonl'),
    from: '2026-07-07',
    to: '2026-07-13',
    kept: ['2026-07-07'],
    together: true,
    field: true,
  },
  ...FIELDS.map(
    ({ name, day }): Days => ({
      name,
      topic: topicName(name),
      posts: join(data, 'fields', `${name}.jsonl`),
      from: day,
      to: day,
      kept: [day],
      field: true,
    }),
  ),
];

/** Where the posts of a file were published: a report's name begins with it. */
const platformOf = (posts: string): string => readPosts(posts)[0]?.platform ?? 'twitter';

/** Runs the pipeline over days and reads the pictures that are kept. */
const drawDays = ({ name, topic, posts, from, to, kept, together = false }: Days, topicsFolder?: string): Made[] => {
  const out = mkdtempSync(join(tmpdir(), 'dawn-chorus-pictures-'));
  const command = [join(ROOT, 'infra/cli.ts'), together ? 'run' : 'backfill', topic, '--day-ends-at', '00:00'];
  execFileSync(process.execPath, [...command, '--posts', posts, '--from', from, '--to', to, '--out', out], {
    stdio: 'ignore',
    env: topicsFolder === undefined ? process.env : { ...process.env, TOPICS_FOLDER: topicsFolder },
  });
  const made = kept.map((day): Made => {
    const files = siteKeys(slugOf(platformOf(posts), topic, day, together ? to : day)).stable;
    const read = (key: string): Uint8Array => readFileSync(join(out, key));
    return {
      name: kept.length === 1 ? name : `${name}-${day}`,
      svg: Buffer.from(read(files.vector)).toString(),
      jpg: read(files.image),
      cloud: wordCloudSchema.parse(JSON.parse(Buffer.from(read(files.wordcloud)).toString())),
    };
  });
  rmSync(out, { recursive: true });
  return made;
};

const wordOf = (text: string, weight: number): Word => ({
  word: text,
  weight,
  authors: weight,
  rising: false,
  stories: [],
  posts: [],
});

const LATIN = 'Pneumonoultramicroscopicsilicovolcanoconiosis-and-its-cousins';

/** Words that are hard to lay out, from the words of a file: cut, or told again with a number where more are wanted. */
const hardWords = (file: string): [name: string, words: Word[], options?: Partial<PictureOptions>][] => {
  const given = readWords(file);
  const first = (count: number): Word[] =>
    Array.from({ length: count }, (_, i) => {
      const { text, weight } = given[i % given.length]!;
      const round = Math.floor(i / given.length);
      return wordOf(round === 0 ? text : `${text}${round + 1}`, round === 0 ? weight : given.at(-1)!.weight);
    });
  const long = Array.from({ length: 24 }, (_, i) => {
    const text = i % 2 === 0 ? LATIN : '开源多模态推理大模型在手机芯片上的量化部署'.repeat(3);
    return wordOf(`${i + 1}${text}`.slice(0, 60), 24 - i);
  });
  return [
    ...[5, 50, 200, 400].map((count): [string, Word[]] => [`words-${count}`, first(count)]),
    ['words-200-dark', first(200), { ground: 'dark' }],
    ['words-200-upright', first(200), { vertical: 0.3 }],
    ['words-120-800x600', first(120), { width: 800, height: 600 }],
    ['giant', [wordOf('ChatGPT Images 2.0', 1_000_000), ...first(40)]],
    ['alone', [wordOf('大模型', 1)]],
    ['long-60', long],
  ];
};

const drawHard = (file: string): Promise<Made[]> =>
  Promise.all(
    hardWords(file).map(async ([name, words, options]) => {
      const all = { ...DEFAULT_PICTURE, ...options, png: true };
      return { name, ...(await drawPicture(words, name, bundledOutlines(), all)) };
    }),
  );

const lineOf = async ({ name, svg, jpg, png, cloud }: Made): Promise<string> => {
  const { width, height, words, dropped } = cloud;
  const ink = await countInk(svg, words, width, height);
  const cells = [
    words.length,
    dropped.length,
    words[0]?.fontSize,
    jpg.length,
    png?.length,
    ink.overlapping,
    ink.touching,
  ];
  return name.padEnd(22) + cells.map((cell) => String(cell ?? '–').padStart(12)).join('');
};

/** Draws all pictures and prints a line for each. */
export const benchPictures = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string', default: join(ROOT, 'artifacts/pictures') },
      data: { type: 'string', default: join(ROOT, '../shared/data') },
      reports: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  if (values.reports.length > 0) {
    process.stdout.write(`${describeLargest(largestWords([...values.reports, ...positionals]))}\n`);
    return;
  }
  const data = resolve(values.data);
  const missing: string[] = [];
  const made: Made[] = [];
  const topics = fieldTopics(data);
  let texts = '';
  for (const days of daysIn(data)) {
    if (!existsSync(days.posts)) missing.push(`${days.name}: there is no ${days.posts}`);
    else {
      const drawn = drawDays(days, days.field === true ? topics : undefined);
      for (const { name, cloud } of drawn) {
        const top = cloud.words.slice(0, TOP).map(({ word, authors }) => `${word} ${authors}`);
        texts += `${name}: ${top.join(', ')}\n`;
      }
      made.push(...drawn);
    }
  }
  rmSync(topics, { recursive: true });
  const words = join(data, 'words-200.json');
  if (existsSync(words)) made.push(...(await drawHard(words)));
  else missing.push(`words: there is no ${words}`);
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'words.txt'), texts);
  const columns = ['words', 'dropped', 'top font', 'JPEG bytes', 'PNG bytes', 'overlapping', 'touching'];
  process.stdout.write(`${' '.repeat(22)}${columns.map((column) => column.padStart(12)).join('')}\n`);
  for (const picture of made) {
    writeFileSync(join(values.out, `${picture.name}.svg`), picture.svg);
    writeFileSync(join(values.out, `${picture.name}.jpg`), picture.jpg);
    if (picture.png !== undefined) writeFileSync(join(values.out, `${picture.name}.png`), picture.png);
    process.stdout.write(`${await lineOf(picture)}\n`);
  }
  process.stdout.write(`${missing.map((each) => `missing: ${each}\n`).join('')}Written to ${values.out}\n`);
};
