// How good the reports of planted days are, measured against their generator's truth, with baselines beside.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { tellStories } from '../../functions/cluster/cluster.ts';
import { groupPosts } from '../../functions/cluster/groups.ts';
import { namesToRemember, weekOf } from '../../functions/cluster/remember.ts';
import { generateDay } from '../../samples/generate-day.ts';
import type { DayName, GeneratedDay, Truth } from '../../samples/types.ts';
import type { RememberedName, RememberedStory } from '../../shared/memory-lines.ts';
import { postSchema } from '../../shared/post.ts';
import { randomFrom } from '../../shared/random.ts';
import type { Story } from '../../shared/story.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { type Day, makeDay } from '../pipeline/whole-day.ts';
import { distinctOf } from './gold-grouping.ts';
import { namesOfTopic } from './topic-names.ts';

export interface Quality {
  readonly day: string;
  /** Share of the ten stories of most authors that the report cites; for baselines, that ten posts hit. */
  readonly coverage: number;
  readonly coverageRandom: number;
  readonly coverageTopEngagement: number;
  /** Share of key points that tell a story again. */
  readonly redundancy: number;
  readonly redundancyTopEngagement: number;
  readonly b3: number;
  readonly b3Singletons: number;
  /** Stories that at least three posts told on a day before. */
  readonly toldBefore: number;
  /**
   * Where every story of the days before is remembered, as if reports had told them: of those that at least three posts told,
   * found as such; and of those found, rightly so.
   */
  readonly noveltyRecall: number;
  readonly noveltyPrecision: number;
  /** Of the stories told before: update and continuing told apart. */
  readonly updateAccuracy: number;
  readonly hostileCited: number;
  readonly seconds: number;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const share = (n: number, of: number): number => (of === 0 ? 1 : round(n / of));

/** Most frequent value. */
const majority = (values: readonly string[]): string | undefined =>
  [...Map.groupBy(values, (value) => value)].sort((a, b) => b[1].length - a[1].length)[0]?.[0];

/** B³ F of a clustering (Bagga and Baldwin, 1998), over the items that both have. */
const bCubed = (clusterOf: (id: string) => string, storyOf: ReadonlyMap<string, string>): number => {
  const items = [...storyOf.keys()];
  const clusters = Map.groupBy(items, clusterOf);
  const stories = Map.groupBy(items, (id) => storyOf.get(id) ?? '');
  let [precision, recall] = [0, 0];
  for (const id of items) {
    const cluster = clusters.get(clusterOf(id)) ?? [];
    const story = stories.get(storyOf.get(id) ?? '') ?? [];
    const both = cluster.filter((other) => storyOf.get(other) === storyOf.get(id)).length;
    precision += both / cluster.length;
    recall += both / story.length;
  }
  return (2 * precision * recall) / (precision + recall) / items.length;
};

const readClustered = async (out: string): Promise<Story[]> => {
  const files = (await readdir(join(out, 'runs'), { recursive: true })).filter((file) =>
    /clustered[/\\]\d+\.jsonl\.gz$/.test(file),
  );
  const stories: Story[] = [];
  for (const file of files) {
    const lines = gunzipSync(await readFile(join(out, 'runs', file)))
      .toString('utf8')
      .split('\n');
    for (const line of lines) if (line !== '') stories.push(JSON.parse(line) as Story);
  }
  return stories;
};

const tellersOf = ({ truth }: GeneratedDay): Truth[] =>
  truth.filter(({ kind, story }) => kind === 'story' && story !== null);

/** Of the ten stories that most authors tell and that don't just go on, the share that some posts tell, by their keys. */
export const coverageOf = (day: GeneratedDay, keys: readonly string[]): number => {
  const noveltyOf = new Map(day.stories.map(({ id, novelty }) => [id, novelty]));
  const ten = [...Map.groupBy(tellersOf(day), ({ story }) => story ?? '')]
    .filter(([story]) => noveltyOf.get(story) !== 'continuing')
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 10);
  const has = new Set(keys);
  const covered = ten.filter(([, tellers]) => tellers.some(({ id }) => has.has(`twitter:${id}`)));
  return share(covered.length, ten.length);
};

const measure = (
  generated: GeneratedDay,
  made: Day,
  stories: readonly Story[],
  recalled: readonly Story[],
  seconds: number,
  toldBefore: ReadonlyMap<string, number>,
): Quality => {
  const truthOf = new Map(generated.truth.map((line) => [line.id, line]));
  const idOf = (key: string): string => key.slice(key.indexOf(':') + 1);
  const storyOf = (key: string): string | null => truthOf.get(idOf(key))?.story ?? null;
  const told = tellersOf(generated);
  const noveltyOf = new Map(generated.stories.map(({ id, novelty }) => [id, novelty]));
  const covers = (keys: readonly string[]): number => coverageOf(generated, keys);
  const repeats = (lines: readonly (string | undefined)[]): number =>
    share(lines.length - new Set(lines).size, lines.length);
  const clusterOf = new Map(stories.flatMap((story) => story.posts.map(({ key }) => [idOf(key), story.id] as const)));
  const kept = new Map(
    told.filter(({ id, copyOf }) => copyOf === null && clusterOf.has(id)).map(({ id, story }) => [id, story ?? '']),
  );
  const random = randomFrom(generated.date);
  const byChance = [...generated.posts]
    .map((post) => ({ post, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 10);
  const loudest = [...generated.posts].sort((a, b) => (b.metrics.likes ?? 0) - (a.metrics.likes ?? 0)).slice(0, 10);
  const predicted = recalled.flatMap((story) => {
    const ofStories = story.posts.flatMap(({ key }) => storyOf(key) ?? []);
    const own = majority(ofStories);
    // Attacks that name a story each are none.
    const isOfOne = ofStories.filter((other) => other === own).length * 2 >= story.posts.length;
    return own === undefined || story.posts.length < 2 || !isOfOne
      ? []
      : [{ story, own, truth: noveltyOf.get(own) ?? 'new' }];
  });
  const before = predicted.filter(({ story }) => story.novelty === 'update' || story.novelty === 'continuing');
  const really = predicted.filter(({ truth, own }) => truth !== 'new' && (toldBefore.get(own) ?? 0) >= LEAST_TOLD);
  const right = before.filter(({ truth }) => truth !== 'new');
  const found = really.filter(({ story }) => before.some((other) => other.story === story));
  return {
    day: generated.date,
    coverage: covers(Object.keys(made.report.posts)),
    coverageRandom: covers(byChance.map(({ post }) => `twitter:${post.id}`)),
    coverageTopEngagement: covers(loudest.map(({ id }) => `twitter:${id}`)),
    redundancy: repeats(
      made.report.keyPoints.map(({ sentences }) =>
        majority(sentences.flatMap(({ cites }) => cites.flatMap((key) => storyOf(key) ?? []))),
      ),
    ),
    redundancyTopEngagement: repeats(loudest.map(({ id }) => truthOf.get(id)?.story ?? id)),
    b3: round(bCubed((id) => clusterOf.get(id) ?? id, kept)),
    b3Singletons: round(bCubed((id) => id, kept)),
    toldBefore: really.length,
    noveltyRecall: share(found.length, really.length),
    noveltyPrecision: share(right.length, before.length),
    updateAccuracy: share(right.filter(({ story, truth }) => story.novelty === truth).length, right.length),
    hostileCited: Object.keys(made.report.posts).filter((key) =>
      ['spam', 'injection'].includes(truthOf.get(idOf(key))?.kind ?? ''),
    ).length,
    seconds: round(seconds),
  };
};

/** A story that fewer authors told on earlier days was not told there in a way that anyone could have noticed. */
const LEAST_TOLD = 3;

/** Tells planted days one after the other, each with all that was before it remembered. */
const teller = async (topics: string): Promise<(generated: GeneratedDay) => readonly Story[]> => {
  const topic = await loadTopic(topics, 'ai');
  const names = await namesOfTopic(topics, topic);
  const days: { readonly day: string; readonly names: RememberedName[]; readonly stories: RememberedStory[] }[] = [];
  return ({ date, posts }) => {
    const remembered = days.map(({ day, names: items }) => ({ day, items }));
    const memory = { stories: days.map(({ day, stories: items }) => ({ day, items })), names: remembered };
    const known = { memory, week: weekOf(remembered), authors: new Map() };
    const distinct = distinctOf(posts.map((post) => postSchema.parse({ platform: 'twitter', ...post })));
    const grouping = groupPosts(distinct, topic, names, known.week);
    const { stories, toRemember } = tellStories(grouping, names, known);
    days.unshift({ day: date, names: namesToRemember(grouping.prepared), stories: toRemember });
    return stories;
  };
};

/**
 * Makes the reports of planted days, one after the other into one store, and measures each.
 * @param seed where given, the days are told in other words by other people
 */
export const measureDays = async (days: readonly DayName[], seed?: string): Promise<Quality[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-quality-'));
  // No word says of a made-up product of which field it is: what the day brings is on the topic, and chatter must lose by itself.
  const topics = join(folder, 'topics');
  await writeAiTopic(topics, { relevance: 'sources' });
  const results: Quality[] = [];
  const toldBefore = new Map<string, number>();
  const recall = await teller(topics);
  for (const day of days) {
    const generated = seed === undefined ? generateDay(day) : generateDay(day, `${seed} ${day}`);
    const posts = join(folder, `${generated.date}.jsonl`);
    await writeFile(posts, generated.posts.map((post) => JSON.stringify(post)).join('\n'));
    const start = performance.now();
    const made = await makeDay(posts, generated.date, { out: join(folder, 'out'), topics });
    const seconds = (performance.now() - start) / 1000;
    const clustered = await readClustered(join(folder, 'out'));
    results.push(measure(generated, made, clustered, recall(generated), seconds, toldBefore));
    for (const { kind, story } of generated.truth)
      if (kind === 'story' && story !== null) toldBefore.set(story, (toldBefore.get(story) ?? 0) + 1);
    await rm(join(folder, 'out/runs'), { recursive: true });
  }
  await rm(folder, { recursive: true });
  return results;
};

/** `npm run bench -- quality [--tuning] [--seed WORD] [--json]`: days 6 to 10, which nothing was tuned on; --seed: such days in other words. */
export const benchQuality = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: { tuning: { type: 'boolean' }, seed: { type: 'string' }, json: { type: 'boolean' } },
  });
  const results = await measureDays(values.tuning === true ? [1, 2, 3, 4, 5] : [6, 7, 8, 9, 10], values.seed);
  if (values.json === true) console.log(JSON.stringify(results));
  else console.table(results);
};
