// How well posts are grouped where somebody says what they are about: labels of a field's posts, and an editor's gold stories.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { NOTHING_BEFORE, tellStories } from '../../functions/cluster/cluster.ts';
import { groupPosts } from '../../functions/cluster/groups.ts';
import { MOST_CANDIDATES } from '../../functions/summarise/candidates.ts';
import { chooseExcerpts } from '../../functions/summarise/excerpts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { type Post, postKey } from '../../shared/post.ts';
import { NO_NAMES } from '../../shared/text/compile-names.ts';
import { distinctOf, groupDay } from './gold-grouping.ts';
import { bCubed } from './judge.ts';
import { readPosts } from './labelled.ts';
import { GOLD_OPTIONS, readFields } from './read-gold.ts';

const HELP = `npm run bench -- grouping --posts FILE --labels FILE [--days DAY,…] [--errors]
npm run bench -- grouping --gold DIR --posts FILE… [--without DAY,…]

--labels: JSON, from a post's id to the numbers (CVE-2024-3094) that it is about. Each day (UTC) alone in an empty store: B³ of the
posts with one number, as they are and with the numbers blanked in the text, and of the stories that a report without a model
would quote, the share of posts that are about the story's most frequent number (purity). Days of which one number holds
more than half of the posts are printed and left out of the mean. --errors: prints the groups that mix numbers.
--gold: B³ of the posts of an editor's stories.`;

const NUMBER = /\bCVE[-\s]?\d{4}[-\s]?\d{4,7}\b/giu;
const LED = 0.5;

/** Keys of posts by group; each copy is where its original is, what no candidate keeps is alone. */
const groupsOf = (posts: readonly Post[]) => {
  const distinct = distinctOf(posts);
  const original = new Map(
    distinct.flatMap((post) => post.copies.keys.map((copy) => [copy as string, postKey(post) as string] as const)),
  );
  const grouping = groupPosts(distinct, { lexicon: [], sources: [] }, NO_NAMES);
  const groupOf = new Map(
    grouping.groups.flatMap((items, group) => items.map((item) => [grouping.prepared[item]!.key as string, group])),
  );
  const found = (key: string): string => {
    const own = original.get(key) ?? key;
    return String(groupOf.get(own) ?? own);
  };
  return { grouping, found };
};

interface DayGroups {
  readonly day: string;
  readonly posts: number;
  readonly isLed: boolean;
  readonly blanked: number;
  readonly recall: number;
  readonly precision: number;
  readonly asTheyAre: number;
  readonly purity: number;
}

const dayGroups = (
  day: string,
  posts: readonly Post[],
  labels: ReadonlyMap<string, string>,
  errors: boolean,
): DayGroups => {
  const known = posts.filter(({ id }) => labels.has(id));
  const right = known.map(({ id }) => labels.get(id) ?? '');
  const most = Math.max(...[...Map.groupBy(right, (label) => label).values()].map(({ length }) => length));
  const scored = (of: readonly Post[]) => {
    const { grouping, found } = groupsOf(of);
    return {
      grouping,
      found,
      score: bCubed(
        known.map((post) => found(postKey(post))),
        right,
      ),
    };
  };
  const blank = scored(posts.map((post) => ({ ...post, text: post.text.replace(NUMBER, '') })));
  const full = scored(posts);
  const { stories } = tellStories(full.grouping, NO_NAMES, NOTHING_BEFORE);
  const { items } = chooseExcerpts(stories.slice(0, MOST_CANDIDATES), 'en');
  const byId = new Map(stories.map((story) => [story.id, story]));
  const told = items.flatMap(({ storyId }) => {
    const own = (byId.get(storyId)?.posts ?? []).flatMap(
      ({ key }) => labels.get(key.slice(key.indexOf(':') + 1)) ?? [],
    );
    if (own.length === 0) return [];
    const largest = Math.max(...[...Map.groupBy(own, (label) => label).values()].map(({ length }) => length));
    return [{ largest, size: own.length }];
  });
  const sum = (of: (one: (typeof told)[number]) => number): number => told.reduce((all, one) => all + of(one), 0);
  if (errors) printErrors(known, labels, blank.found);
  return {
    ...{ day, posts: known.length, isLed: most > LED * known.length },
    ...{ blanked: blank.score.f, recall: blank.score.recall, precision: blank.score.precision },
    ...{
      asTheyAre: full.score.f,
      purity:
        sum(({ largest }) => largest) /
        Math.max(
          1,
          sum(({ size }) => size),
        ),
    },
  };
};

/** Groups that hold posts of several numbers, and numbers whose posts are in several groups. */
const printErrors = (
  posts: readonly Post[],
  labels: ReadonlyMap<string, string>,
  found: (key: string) => string,
): void => {
  const labelOf = ({ id }: Post): string => labels.get(id) ?? '';
  const show = (title: string, own: readonly Post[]): void => {
    process.stdout.write(`  ${title}\n`);
    for (const post of own)
      process.stdout.write(
        `    ${found(postKey(post)).slice(-6).padStart(6)} ${labelOf(post)} ${post.text.replace(/\s+/g, ' ').slice(0, 150)}\n`,
      );
  };
  for (const own of Map.groupBy(posts, (post) => found(postKey(post))).values())
    if (new Set(own.map(labelOf)).size > 1) show('mixes', own);
  for (const own of Map.groupBy(posts, labelOf).values())
    if (new Set(own.map((post) => found(postKey(post)))).size > 1) show('in pieces', own);
};

const number = (value: number): string => value.toFixed(3).padStart(8);
const lineOf = (
  name: string,
  { posts, blanked, recall, precision, asTheyAre, purity, isLed }: Omit<DayGroups, 'day'>,
) =>
  `${name.padEnd(24)}${String(posts).padStart(6)}${[blanked, recall, precision, asTheyAre, purity].map(number).join('')}${isLed ? '   led by one' : ''}\n`;

const benchLabels = (file: string, labelsFile: string, days: readonly string[], errors: boolean): void => {
  if (!existsSync(labelsFile))
    throw new BadInputError(`There is no file ${labelsFile}; give JSON from posts' ids to what they are about.`);
  const read = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(labelsFile, 'utf8')));
  const labels = new Map(Object.entries(read).flatMap(([id, own]) => (own.length === 1 ? [[id, own[0]!]] : [])));
  const byDay = Map.groupBy(readPosts(resolve(file)), ({ created_at }) =>
    new Date(created_at).toISOString().slice(0, 10),
  );
  process.stdout.write(
    `${''.padEnd(24)} posts${['blanked', 'recall', 'prec.', 'as is', 'purity'].map((cell) => cell.padStart(8)).join('')}\n`,
  );
  const measured = [...byDay]
    .filter(([day]) => days.length === 0 || days.includes(day))
    .sort()
    .map(([day, posts]) => {
      const own = dayGroups(day, posts, labels, errors);
      process.stdout.write(lineOf(day, own));
      return own;
    });
  const counted = measured.filter(({ isLed }) => !isLed);
  const mean = (of: (day: DayGroups) => number): number =>
    counted.reduce((sum, day) => sum + of(day), 0) / Math.max(1, counted.length);
  process.stdout.write(
    lineOf(`mean of ${counted.length}`, {
      ...{ posts: counted.reduce((sum, { posts }) => sum + posts, 0), isLed: false },
      ...{ blanked: mean((day) => day.blanked), recall: mean((day) => day.recall) },
      ...{ precision: mean((day) => day.precision), asTheyAre: mean((day) => day.asTheyAre) },
      purity: mean((day) => day.purity),
    }),
  );
};

/** B³ of the posts of an editor's stories, each day alone. */
const benchGold = async (values: Parameters<typeof readFields>[0], positionals: readonly string[]): Promise<void> => {
  for (const { day, field } of await readFields(values, positionals)) {
    const { grouping } = groupDay(day, field, NOTHING_BEFORE);
    const groupOf = new Map(
      grouping.groups.flatMap((items, group) =>
        items.flatMap((item) => {
          const { key, post } = grouping.prepared[item]!;
          return [key, ...post.copies.keys].map((own) => [own.slice(own.indexOf(':') + 1), group] as const);
        }),
      ),
    );
    const told = day.gold.stories.flatMap(({ posts, rank }) =>
      posts.map((n) => ({ id: day.ids[n - 1] ?? '', story: String(rank) })),
    );
    const { f, recall, precision } = bCubed(
      told.map(({ id }) => String(groupOf.get(id) ?? id)),
      told.map(({ story }) => story),
    );
    process.stdout.write(
      `${day.name.padEnd(28)}B³ F${number(f)}  recall${number(recall)}  precision${number(precision)}\n`,
    );
  }
};

/** Prints B³ of each day against labels, or against gold stories. */
export const benchGrouping = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...GOLD_OPTIONS,
      labels: { type: 'string' },
      days: { type: 'string', default: '' },
      errors: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  if (values.labels === undefined) return benchGold(values, positionals);
  const [posts] = [...values.posts, ...positionals];
  if (posts === undefined)
    throw new BadInputError('The bench needs --posts FILE beside --labels; --help tells what they are.');
  benchLabels(posts, values.labels, values.days.split(',').filter(Boolean), values.errors);
};
