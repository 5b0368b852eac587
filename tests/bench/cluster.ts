// The bench of stories: Deduplicate and Cluster on given posts or on the planted days, judged against the stories of the truth.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cluster } from '../../functions/cluster/cluster.ts';
import { nameForms, spellingsOf } from '../../functions/cluster/name-forms.ts';
import { tokensOf } from '../../functions/cluster/tokens.ts';
import { centroid, cosineTo, vectorsOf } from '../../functions/cluster/vectors.ts';
import { generateDay } from '../../samples/generate-day.ts';
import { type Post, postKey, postSchema } from '../../shared/post.ts';
import { quantityKeys } from '../../shared/story-posts.ts';
import { readable } from '../../shared/text/clean.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import type { Topic } from '../../shared/topic.ts';
import { readTopicFile } from '../../shared/topic-files.ts';
import { distinctOf } from './gold-grouping.ts';
import { type BCubed, bCubed, type Score, scoreGroups } from './judge.ts';
import {
  type CurvePoint,
  curveOf,
  type LabelledPair,
  readPairs,
  readPosts,
  readTruth,
  wholeNumber,
} from './labelled.ts';
import { namesOfTopic } from './topic-names.ts';

const HELP = `npm run bench -- cluster [--posts FILE [--truth FILE]] [--size N] [--pairs FILE [--embedder COMMAND]] [--topic FILE] [--no-peers] [--json]

Groups posts (JSON Lines, .gz too) into stories and judges them against the truth, over the posts that belong to a story:
  groups, pairs   pairs of posts of one story; a post without a story stands alone
  b3              B-cubed
postsPerSecond counts Cluster alone, on posts whose copies are folded. Truth: JSON Lines {"id", "group"}, or the lines of a
planted day, whose "story" counts. Without --posts: the planted days 6 to 10 with their truth, then how the time grows on
10,000, 100,000 and a million posts of planted days with other seeds, told as one day, each in a process of its own;
--size N: one size only. No package of npm does this job, so there are no peers.
--pairs: JSON Lines {"a", "b", "label"}, for the curve of precision and recall over thresholds of the cosine that joins posts
without a common name; --embedder: of the cosine of the vectors that a program gives, which reads a JSON array of texts and
writes a JSON array of vectors (tests/bench/peers/use_multilingual.py).`;

interface Result {
  readonly name: string;
  readonly posts: number;
  readonly postsPerSecond: number;
  /** Processor time of Cluster, garbage collection counted in: on a loaded machine it says more than the clock. */
  readonly cpuSeconds: number;
  readonly stories: number;
  readonly pairs: Score;
  readonly groups: Score;
  readonly b3: BCubed | null;
  readonly indexBytesPerPost: null;
  readonly peakRssMb: number;
  readonly peers: readonly never[];
  readonly curve?: readonly CurvePoint[];
}

/** What posts are on, and which names they have. */
interface Field {
  readonly topic: Topic;
  readonly names: Names;
}

const measure = (
  name: string,
  posts: readonly Post[],
  truth: readonly (string | undefined)[] | undefined,
  { topic, names }: Field,
): Result => {
  const distinct = distinctOf(posts);
  const [start, used] = [performance.now(), process.cpuUsage()];
  const { stories } = cluster(distinct, topic, names);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  const standing = new Map(
    distinct.flatMap((post) => [postKey(post), ...post.copies.keys].map((key) => [key, postKey(post)] as const)),
  );
  const storyOf = new Map(stories.flatMap((story) => story.posts.map(({ key }) => [key, story.id] as const)));
  const known = posts.flatMap((post, i) => (truth?.[i] === undefined ? [] : [{ key: postKey(post), right: truth[i] }]));
  // A copy belongs where its original is; what is in no story is a group of its own.
  const found = known.map(({ key }) => storyOf.get(standing.get(key) ?? key) ?? `alone ${standing.get(key) ?? key}`);
  const right = known.map((each) => each.right);
  const score = truth === undefined ? { recall: null, precision: null } : scoreGroups(found, right);
  return {
    name,
    posts: posts.length,
    postsPerSecond: Math.round(posts.length / seconds),
    cpuSeconds: Math.round((user + system) / 1e4) / 100,
    stories: stories.length,
    pairs: score,
    groups: score,
    b3: truth === undefined ? null : bCubed(found, right),
    indexBytesPerPost: null,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    peers: [],
  };
};

const PLANTED = [6, 7, 8, 9, 10] as const;
const SIZES = [10_000, 100_000, 1_000_000];

/** Posts of a planted day, each with its story. */
const plantedDay = (day: (typeof PLANTED)[number], seed?: string): { posts: Post[]; truth: (string | undefined)[] } => {
  const generated = seed === undefined ? generateDay(day) : generateDay(day, seed);
  const lines = new Map(generated.truth.map((line) => [line.id, line]));
  return {
    posts: generated.posts.map((post) => postSchema.parse({ platform: 'twitter', ...post })),
    truth: generated.posts.map(({ id }) => {
      const line = lines.get(id);
      return line === undefined || line.mustNotAppear ? undefined : (line.story ?? undefined);
    }),
  };
};

/** One planted day told again and again in other words by other people, until there are enough posts. */
const crowdedDay = (size: number): Post[] =>
  Array.from({ length: Math.ceil(size / 2000) }, (_, i) =>
    plantedDay(6, `crowd ${i}`).posts.map((post) => ({ ...post, id: `${10 + i}${post.id.slice(2)}`, referenced: [] })),
  ).flat();

const measureAll = (field: Field): Result[] => [
  ...PLANTED.map((day) => {
    const { posts, truth } = plantedDay(day);
    return measure(`planted day ${day}`, posts, truth, field);
  }),
];

const ofSize = (size: number, field: Field): Result =>
  measure(`${size} planted posts`, crowdedDay(size), undefined, field);

/** Each size in a process of its own, so that none lives off another's memory and compiled code. */
const growthIn = (topicFile: string): Result[] =>
  SIZES.map((size): Result => {
    const options = ['cluster', '--size', String(size), '--topic', topicFile, '--json'];
    const bench = `${import.meta.dirname}/bench.ts`;
    return JSON.parse(
      execFileSync(process.execPath, ['--max-old-space-size=16384', bench, ...options], { encoding: 'utf8' }),
    );
  });

/** Vectors by a program of its own. */
const embedBy = (command: string, texts: readonly string[]): number[][] =>
  JSON.parse(
    execFileSync('sh', ['-c', command], { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 2 ** 30 }),
  );

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** How alike the texts of pairs are: by the cosine of Cluster's vectors, or of an embedder's. */
const storyCurve = (pairs: readonly LabelledPair[], embedder: string | undefined): CurvePoint[] => {
  const texts = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].map(readable);
  const place = new Map(texts.map((text, i) => [text, i]));
  const of = <T>(list: readonly T[], text: string): T => list[place.get(readable(text)) ?? -1]!;
  if (embedder !== undefined) {
    const vectors = embedBy(embedder, texts);
    return curveOf(pairs, ({ a, b }) => {
      const [x, y] = [of(vectors, a), of(vectors, b)];
      return dot(x, y) / (Math.sqrt(dot(x, x) * dot(y, y)) || 1);
    });
  }
  const tokens = texts.map(tokensOf);
  const spellings = spellingsOf(tokens);
  const { vectors } = vectorsOf(
    texts.map((text, i) => {
      const names = nameForms(text, tokens[i]!, spellings);
      return { tokens: tokens[i]!, names, numbers: [...quantityKeys(text, names).keys()] };
    }),
  );
  // As if they were a day's on which nothing is alike by chance.
  const plain = vectors.map((vector) => centroid([vector]));
  return curveOf(pairs, ({ a, b }) => cosineTo(of(plain, a))(of(plain, b)));
};

const curveTable = (curve: readonly CurvePoint[] = []): string =>
  curve
    .map(
      ({ threshold, precision, recall }) =>
        `  threshold ${threshold.toFixed(2)}   precision ${number(precision)}, recall ${number(recall)}\n`,
    )
    .join('');

const number = (value: number | null | undefined): string => (value == null ? '–' : value.toFixed(3));

const lineOf = ({ name, posts, postsPerSecond, cpuSeconds, stories, groups, b3, peakRssMb }: Result): string =>
  `${name.padEnd(22)}${String(posts).padStart(8)} posts ${String(postsPerSecond).padStart(7)} posts/s ${String(cpuSeconds).padStart(6)} s of processor ${String(stories).padStart(6)} stories   pairs ${number(groups.recall)} / ${number(groups.precision)}   B³ ${number(b3?.recall)} / ${number(b3?.precision)} F ${number(b3?.f)}   ${peakRssMb} MiB\n`;

/** Runs the bench and prints a table, or with --json one object. */
export const benchCluster = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string' },
      truth: { type: 'string' },
      size: { type: 'string' },
      pairs: { type: 'string' },
      embedder: { type: 'string' },
      topic: { type: 'string', default: join(import.meta.dirname, '../../topics/ai.json') },
      'no-peers': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const topic = await readTopicFile(values.topic);
  const field = { topic, names: await namesOfTopic(dirname(values.topic), topic) };
  const curve = values.pairs === undefined ? {} : { curve: storyCurve(readPairs(values.pairs), values.embedder) };
  const print = (result: Result & { readonly growth?: readonly Result[] }): void => {
    const lines = (result.growth ?? [result]).map(lineOf).join('') + curveTable(result.curve);
    process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : lines);
  };
  if (values.posts !== undefined) {
    const posts = readPosts(values.posts);
    const truth = values.truth === undefined ? undefined : readTruth(values.truth, posts, 'stories');
    print({ ...measure(values.posts, posts, truth, field), ...curve });
    return;
  }
  if (values.size !== undefined) {
    print({ ...ofSize(wholeNumber('size', values.size), field), ...curve });
    return;
  }
  const growth = [...measureAll(field), ...growthIn(values.topic)];
  print({ ...growth[0]!, growth, ...curve });
};
