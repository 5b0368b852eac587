// The days of an editor's gold folder: what they hold, in which posts file and zone, and their topic.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { STOP_WORDS } from '../../functions/draw/stop-words.data.ts';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { authorKey, type Post } from '../../shared/post.ts';
import { type Gold, goldSchema } from './editor-score.ts';

export interface GoldDay {
  /** `infosec-en-2024-03-30`. */
  readonly name: string;
  /** What stands before the day: `infosec-en`. */
  readonly field: string;
  readonly gold: Gold;
  readonly ids: readonly string[];
}

const readJson = <T>(file: string, schema: z.ZodType<T>): T => {
  if (!existsSync(file))
    throw new BadInputError(`There is no ${file}; give the folder of NAME.gold.json and NAME.ids.json.`);
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new BadInputError(`${file} is not as it should be: ${issueOf(parsed.error)}; mend it.`);
};

/** The gold days of a folder, by name. */
export const readGoldDays = (folder: string): GoldDay[] => {
  const names = existsSync(folder)
    ? readdirSync(folder).flatMap((file) => /^(.+)\.gold\.json$/.exec(file)?.[1] ?? [])
    : [];
  if (names.length === 0) throw new BadInputError(`There is no NAME.gold.json in ${folder}; check the path of --gold.`);
  return names.sort().map((name) => {
    const gold = readJson(join(folder, `${name}.gold.json`), goldSchema);
    const ids = readJson(join(folder, `${name}.ids.json`), z.array(z.string()));
    return { name, field: name.replace(`-${gold.day}`, ''), gold, ids };
  });
};

/** Zones that are tried where no topic says one. */
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Australia/Sydney',
];

/** The instants that bound a civil day of a zone, in milliseconds. */
export const boundsOf = (day: string, timezone: string): readonly [start: number, end: number] => {
  const date = Temporal.PlainDate.from(day);
  const at = (one: Temporal.PlainDate): number => one.toZonedDateTime({ timeZone: timezone }).epochMilliseconds;
  return [at(date), at(date.add({ days: 1 }))];
};

/** The zone in which the posts of a civil day are those that the gold knows, as nearly as may be. */
export const zoneOf = ({ gold, ids }: Pick<GoldDay, 'gold' | 'ids'>, posts: readonly Post[]): string => {
  const known = new Set(ids);
  const differing = (zone: string): number => {
    const [start, end] = boundsOf(gold.day, zone);
    const isWithin = (time: number): boolean => time >= start && time < end;
    return posts.filter(({ id, created_at }) => isWithin(Date.parse(created_at)) !== known.has(id)).length;
  };
  const [best = 'UTC'] = ZONES.map((zone) => ({ zone, differing: differing(zone) }))
    .sort((a, b) => a.differing - b.differing)
    .map(({ zone }) => zone);
  return best;
};

const WORDS_OF_A_FIELD = 10;

/** The words that most authors of a field use, grammar aside. */
const frequentWords = (posts: readonly Post[]): string[] => {
  const authors = new Map<string, Set<string>>();
  for (const post of posts)
    for (const word of new Set(post.text.toLowerCase().match(/(?<![\p{L}\p{N}@/.])\p{L}[\p{L}\p{N}]{2,}/gu) ?? []))
      if (!STOP_WORDS.has(word) && word !== 'https')
        authors.set(word, (authors.get(word) ?? new Set()).add(authorKey(post)));
  return [...authors]
    .sort((a, b) => b[1].size - a[1].size)
    .slice(0, WORDS_OF_A_FIELD)
    .map(([word]) => word);
};

/** Share of posts with Han characters from which on a field's report is Chinese. */
const MOSTLY = 0.5;

/** A topic of ten lines for a field that has none: its zone, its language, and the words that most of its authors use. */
export const topicOf = (name: string, timezone: string, posts: readonly Post[]) => {
  const chinese = posts.filter(({ text }) => /\p{Script=Han}/u.test(text)).length > posts.length * MOSTLY;
  return {
    topic: name,
    platform: posts[0]?.platform ?? 'twitter',
    displayName: name,
    shortName: name,
    timezone,
    language: chinese ? ('zh-CN' as const) : ('en' as const),
    ownWords: [],
    lexicon: frequentWords(posts),
    specialTopics: [],
  };
};

/** The name of a field's topic: `infosec_en`. */
export const topicName = (field: string): string =>
  field
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

const TOPICS = resolve(import.meta.dirname, '../../topics');

/** A model that has no answer today won't have one in two hours: the bench goes on to the next day at once. */
const WITHOUT_PATIENCE = { patience: 0, fallback: 'hold' } as const;

const topicFile = z.looseObject({ topic: z.string(), timezone: z.string(), model: z.looseObject({}).default({}) });

/** A temporary folder with the checkout's topics, none of which waits for a model; more can be added. */
export const topicsFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dawn-chorus-topics-'));
  cpSync(TOPICS, folder, { recursive: true });
  for (const name of readdirSync(folder).filter((file) => /^[a-z0-9_]+\.json$/.test(file))) {
    const topic = readJson(join(folder, name), topicFile);
    const model = { ...topic.model, ...WITHOUT_PATIENCE };
    writeFileSync(join(folder, name), JSON.stringify({ ...topic, model }));
  }
  return folder;
};

/** The zone of a field's topic in a folder; the topic is made there where there is none. */
export const ensureTopic = (folder: string, day: GoldDay, posts: readonly Post[]): string => {
  const file = join(folder, `${topicName(day.field)}.json`);
  if (!existsSync(file)) {
    const topic = topicOf(topicName(day.field), zoneOf(day, posts), posts);
    writeFileSync(file, JSON.stringify({ ...topic, model: WITHOUT_PATIENCE }));
  }
  return readJson(file, topicFile).timezone;
};
