// The editor's bench: makes the reports of gold days and says what of an editor's day they tell.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type DayClock, dayClockOf } from '../../shared/day-clock.ts';
import { BadInputError } from '../../shared/errors.ts';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import type { Post } from '../../shared/post.ts';
import { readTopicFile } from '../../shared/topic-files.ts';
import { agesByField, type Dated, describeAges } from './editor-ages.ts';
import { ensureTopic, type GoldDay, readGoldDays, topicName, topicsFolder } from './editor-days.ts';
import { type Made, makeReportOf } from './editor-reports.ts';
import { type DayScore, meanOf, roundHalfEven, scoreDay, storiesTold } from './editor-score.ts';
import { readPosts } from './labelled.ts';

const HELP = `npm run bench -- editor --gold DIR --posts FILE… [--model URL] [--memory] [--days NAME,…] [--out DIR] [--json]

Makes the report of each gold day (NAME.gold.json and NAME.ids.json in DIR) whose posts are in a FILE, each alone in an empty
store or, with --memory, after the seven days before it (which no model writes), and scores its key points: coverage by weight of
the ten best stories, must (stories of weight 3), precision, noise, and twice. Reports are of the gold's civil days, made at 06:00;
how old told stories are at publication is said for those and for days that end as the topic says (schedule.dayEndsAt). A field without a topic file gets one of ten
lines. Where a model's answers are missing the day is told as unfinished and left out of the mean, and the others go on; the same
command takes it up again. --out keeps the stores (DIR/NAME/site/reports/…); without --model no model is asked.`;

interface Options {
  readonly model: string;
  readonly memory: boolean;
  readonly out: string;
}

/** A scored day. `ageHours`: from the first post of each told story to the report's time of making. */
interface DayResult extends DayScore {
  readonly name: string;
  readonly day: string;
  readonly ageHours: { readonly median: number; readonly oldest: number } | null;
  /** When its stories began, and when they are told. */
  readonly dated: readonly Dated[];
  readonly costUsd: number;
  /** Why there is no report, where no model was asked for it. */
  readonly failed?: string;
}

interface Unfinished {
  readonly name: string;
  readonly day: string;
  readonly cause: string;
}

/** The posts file that holds a day; undefined where none does. */
const fileOf = (day: GoldDay, files: ReadonlyMap<string, readonly Post[]>): string | undefined =>
  [...files].find(([, posts]) => {
    const ids = new Set(posts.map(({ id }) => id));
    return day.ids.filter((id) => ids.has(id)).length * 2 > day.ids.length;
  })?.[0];

/** The stories of a day by the times of their first posts. */
const datedOf = (day: GoldDay, { report, madeAt }: Made, posts: readonly Post[], clock: DayClock): Dated[] => {
  const { gold, ids, field } = day;
  const timeOf = new Map(posts.map(({ id, created_at }) => [id, Date.parse(created_at)]));
  const told = report === undefined ? [] : storiesTold(gold, ids, report);
  return gold.stories.map((story) => ({
    ...{ field, clock, weight: story.weight, due: madeAt, told: told.includes(story) },
    first: Math.min(...story.posts.map((n) => timeOf.get(ids[n - 1] ?? '') ?? madeAt)),
  }));
};

const ageOf = (dated: readonly Dated[]): DayResult['ageHours'] => {
  const hours = dated
    .filter(({ told }) => told)
    .map(({ first, due }) => roundHalfEven((due - first) / 3_600_000, 1))
    .sort((a, b) => a - b);
  const oldest = hours.at(-1);
  return oldest === undefined ? null : { median: hours[Math.floor(hours.length / 2)] ?? oldest, oldest };
};

const measureDay = async (
  day: GoldDay,
  [file, posts]: readonly [string, readonly Post[]],
  topics: string,
  { model, memory, out }: Options,
): Promise<DayResult | Unfinished> => {
  ensureTopic(topics, day, posts);
  const clock = dayClockOf(await readTopicFile(join(topics, `${topicName(day.field)}.json`)));
  const place = { topic: topicName(day.field), day: day.gold.day, timezone: clock.timezone, posts: file, topics };
  const made = await makeReportOf({ ...place, out: join(out, day.name), model, memory });
  const named = { name: day.name, day: day.gold.day };
  if (made.unfinished !== undefined && model !== 'extractive') return { ...named, cause: made.unfinished };
  const dated = datedOf(day, made, posts, clock);
  return {
    ...named,
    dated,
    ...scoreDay(day.gold, day.ids, made.report ?? { keyPoints: [] }),
    ageHours: ageOf(dated),
    costUsd: made.costUsd,
    ...(made.unfinished === undefined ? {} : { failed: made.unfinished }),
  };
};

const chosenDays = (days: readonly GoldDay[], asked: string | undefined): readonly GoldDay[] => {
  if (asked === undefined) return days;
  const wanted = asked.split(',');
  for (const one of wanted)
    if (!days.some(({ name, gold }) => name === one || gold.day === one))
      throw new BadInputError(
        `There is no gold day ${one} of --days; known are ${days.map(({ name }) => name).join(', ')}.`,
      );
  return days.filter(({ name, gold }) => wanted.includes(name) || wanted.includes(gold.day));
};

const print = (days: readonly DayResult[], unfinished: readonly Unfinished[]): void => {
  const cells = (values: readonly (string | number)[]): string =>
    values.map((value) => String(value).padStart(11)).join('');
  const heads = ['coverage', 'must', 'precision', 'noise', 'twice', 'points', 'age h', 'oldest h', '$'];
  process.stdout.write(`${''.padEnd(26)}${cells(heads)}\n`);
  for (const day of days) {
    const { name, coverage, must, precision, noise, twice, keyPoints, ageHours, costUsd, failed } = day;
    const age = [ageHours?.median ?? '–', ageHours?.oldest ?? '–'];
    process.stdout.write(
      `${name.padEnd(26)}${cells([coverage, must, precision, noise, twice, keyPoints, ...age, costUsd])}\n`,
    );
    if (failed !== undefined) process.stdout.write(`  no report: ${failed}\n`);
  }
  const mean = meanOf(days);
  if (mean !== undefined) {
    const { coverage, must, precision, noise, twice } = mean;
    process.stdout.write(`${`mean of ${days.length}`.padEnd(26)}${cells([coverage, must, precision, noise, twice])}\n`);
  }
  if (days.length > 0) process.stdout.write(describeAges(agesByField(days.flatMap(({ dated }) => dated))));
  for (const { name, cause } of unfinished) process.stdout.write(`unfinished: ${name}: ${cause}\n`);
};

/** Scores the reports of gold days; exits 1 where a day is unfinished. */
export const benchEditor = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      gold: { type: 'string' },
      posts: { type: 'string', multiple: true, default: [] },
      model: { type: 'string', default: 'extractive' },
      memory: { type: 'boolean', default: false },
      days: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  parseModelUrl(values.model);
  // `--posts A B` reads as one option and a word more.
  const paths = [...values.posts, ...positionals].map((path) => resolve(path));
  if (values.gold === undefined || paths.length === 0)
    throw new BadInputError('The editor needs --gold DIR and --posts FILE; --help tells what they are.');
  const files = new Map(paths.map((path) => [path, readPosts(path)]));
  const out = values.out === undefined ? mkdtempSync(join(tmpdir(), 'dawn-chorus-editor-')) : resolve(values.out);
  mkdirSync(out, { recursive: true });
  const topics = topicsFolder();
  const days: DayResult[] = [];
  const unfinished: Unfinished[] = [];
  const options = { model: values.model, memory: values.memory, out };
  for (const day of chosenDays(readGoldDays(resolve(values.gold)), values.days)) {
    const file = fileOf(day, files);
    if (file === undefined) {
      if (!values.json) process.stdout.write(`${day.name}: none of the posts files holds it\n`);
      continue;
    }
    const result = await measureDay(day, [file, files.get(file) ?? []], topics, options);
    if ('cause' in result) unfinished.push(result);
    else days.push(result);
  }
  rmSync(topics, { recursive: true });
  if (values.out === undefined) rmSync(out, { recursive: true });
  const mean = meanOf(days) ?? null;
  const ages = agesByField(days.flatMap(({ dated }) => dated));
  const scored = days.map(({ dated: _, ...day }) => day);
  if (values.json) process.stdout.write(`${JSON.stringify({ days: scored, mean, ages, unfinished })}\n`);
  else print(days, unfinished);
  if (unfinished.length > 0) process.exitCode = 1;
};
