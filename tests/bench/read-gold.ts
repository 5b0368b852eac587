// Reads what the benches of candidates are given: gold days, posts files, and the topics of their fields.
import { join, resolve } from 'node:path';
import { NOTHING_BEFORE } from '../../functions/cluster/cluster.ts';
import { BadInputError } from '../../shared/errors.ts';
import type { Post } from '../../shared/post.ts';
import { readTopicFile } from '../../shared/topic-files.ts';
import { ensureTopic, type GoldDay, readGoldDays, topicName, topicsFolder } from './editor-days.ts';
import { type Field, type GroupedDay, groupDay, weekBefore } from './gold-grouping.ts';
import { readPosts } from './labelled.ts';
import { namesOfTopic } from './topic-names.ts';

export const GOLD_OPTIONS = {
  gold: { type: 'string' },
  posts: { type: 'string', multiple: true, default: [] as string[] },
  without: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

interface Values {
  readonly gold?: string | undefined;
  readonly posts?: readonly string[] | undefined;
  readonly without?: string | undefined;
}

/** The gold days with the field of each. Days whose posts no file has are left out. */
export const readFields = async (
  { gold, posts = [], without = '' }: Values,
  positionals: readonly string[],
): Promise<{ day: GoldDay; field: Field }[]> => {
  const paths = [...posts, ...positionals].map((path) => resolve(path));
  if (gold === undefined || paths.length === 0)
    throw new BadInputError('The bench needs --gold DIR and --posts FILE; --help tells what they are.');
  const files = paths.map((path) => readPosts(path));
  const topics = topicsFolder();
  const left = without.split(',');
  const days = readGoldDays(resolve(gold)).filter(
    ({ name, gold: { day } }) => !left.includes(name) && !left.includes(day),
  );
  const fields = new Map<string, Field>();
  const known: { day: GoldDay; field: Field }[] = [];
  for (const day of days) {
    const own = files.find((file) => {
      const ids = new Set(file.map(({ id }: Post) => id));
      return day.ids.filter((id) => ids.has(id)).length * 2 > day.ids.length;
    });
    if (own === undefined) continue;
    const field = fields.get(day.field) ?? (await fieldOf(day, own, topics));
    fields.set(day.field, field);
    known.push({ day, field });
  }
  return known;
};

const fieldOf = async (day: GoldDay, posts: readonly Post[], topics: string): Promise<Field> => {
  ensureTopic(topics, day, posts);
  const topic = await readTopicFile(join(topics, `${topicName(day.field)}.json`));
  return { posts, topic, names: await namesOfTopic(topics, topic) };
};

/** The gold days grouped, cold and, where the days before are in the file, after them. */
export const readGold = async (values: Values, positionals: readonly string[]): Promise<GroupedDay[]> =>
  (await readFields(values, positionals)).flatMap(({ day, field }) => {
    const before = weekBefore(day.gold.day, field);
    return [groupDay(day, field, NOTHING_BEFORE), ...(before.week.posts === 0 ? [] : [groupDay(day, field, before)])];
  });
