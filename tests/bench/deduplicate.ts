// The bench of copies: Deduplicate beside the MinHash packages of npm, on given posts or on made-up ones of three sizes.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { CopyIndex } from '../../functions/deduplicate/copy-index.ts';
import { deduplicate } from '../../functions/deduplicate/deduplicate.ts';
import { NEAR_COPY } from '../../functions/deduplicate/near-index.ts';
import { isRepost } from '../../functions/deduplicate/order.ts';
import { type Post, postKey } from '../../shared/post.ts';
import { comparable } from '../../shared/text/clean.ts';
import { plainSimilarity } from '../functions/deduplicate/plain.ts';
import { generatePosts, generateViral } from './generate-posts.ts';
import { type BCubed, bCubed, type Score, scoreFolding, scoreGroups } from './judge.ts';
import { type CurvePoint, curveOf, readPairs, readPosts, readTruth, wholeNumber } from './labelled.ts';
import { nearCopyPeers } from './peers/near-copies.ts';

const HELP = `npm run bench -- deduplicate [--posts FILE [--truth FILE]] [--size N] [--pairs FILE] [--runs N] [--no-peers] [--json]

Folds the copies among posts (JSON Lines, .gz too), the fastest of some runs in one process counts, and judges them:
  pairs   a post and the one it is folded into, at the threshold (Jaccard ${NEAR_COPY}), counted by an independent comparison;
          recall looks among posts of one group of the truth, or among all of up to 20,000 posts without a truth;
          reposts and quotes, which fold by reference, are left out
  groups  pairs of posts of one group, against the truth: JSON Lines {"id", "group"}
  b3      B-cubed of the groups against the truth
Without --posts: seeded posts of three sizes, each in a process of its own, and how the time grows; --size N: one size only.
Peers get texts that are comparable already, and fold by the same rule; above 200,000 posts they are left out.
--pairs: JSON Lines {"a", "b", "label"}, for the curve of precision and recall over thresholds.`;

const SIZES = [10_000, 100_000, 1_000_000];
const MOST_FOR_PEERS = 200_000;
const MOST_FOR_ALL_PAIRS = 20_000;

interface PeerResult {
  readonly name: string;
  readonly postsPerSecond: number;
  readonly recall: number | null;
  readonly precision: number | null;
}

interface Result {
  readonly posts: number;
  readonly postsPerSecond: number;
  /** For each second of processor time, garbage collection and first runs counted in: what a loaded machine can tell. */
  readonly postsPerCpuSecond: number;
  readonly viralPostsPerSecond?: number;
  readonly dropped: { readonly repost: number; readonly copy: number; readonly nearCopy: number };
  readonly pairs: Score;
  readonly groups: Score;
  readonly b3: BCubed | null;
  readonly indexBytesPerPost: number;
  readonly peakRssMb: number;
  readonly peers: readonly PeerResult[];
  readonly curve?: readonly CurvePoint[];
  readonly growth?: readonly Omit<Result, 'growth'>[];
}

/** Posts per second of the fastest run. */
const speedOf = (count: number, runs: number, work: () => void): number => {
  let best = 0;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    work();
    best = Math.max(best, (count / (performance.now() - start)) * 1000);
  }
  return Math.round(best);
};

/** For each post the place of the one that stands for it. */
const originalsOf = (posts: readonly Post[]): Int32Array => {
  const places = new Map(posts.map((post, i) => [postKey(post), i]));
  const original = Int32Array.from(posts, (_, i) => i);
  for (const distinct of deduplicate(posts).posts) {
    const place = places.get(postKey(distinct))!;
    for (const key of distinct.copies.keys) original[places.get(key)!] = place;
  }
  return original;
};

const placesByGroup = (truth: readonly (string | undefined)[]): number[][] => [
  ...Map.groupBy(
    truth.flatMap((group, i) => (group === undefined ? [] : [i])),
    (i) => truth[i],
  ).values(),
];

/** Reposts and bare quotes are folded by reference, or as the cut beginning of their original. */
const mayFoldByReference = (post: Post): boolean =>
  isRepost(post) || post.referenced.some(({ type }) => type === 'quoted');

interface Task {
  readonly posts: readonly Post[];
  readonly truth: readonly (string | undefined)[] | undefined;
  readonly runs: number;
  readonly peers: boolean;
}

const measure = ({ posts, truth, runs, peers }: Task): Result => {
  const used = process.cpuUsage();
  const postsPerSecond = speedOf(posts.length, runs, () => deduplicate(posts));
  const { user, system } = process.cpuUsage(used);
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const index = new CopyIndex(posts.length, (place) => posts[place]!.text, { cut: posts.some(isRepost) });
  for (let place = 0; place < posts.length; place++) index.sign(place);
  index.fill();
  const original = originalsOf(posts);
  const texts = posts.map(({ text }) => comparable(text));
  const all = posts.length <= MOST_FOR_ALL_PAIRS ? [texts.map((_, i) => i)] : undefined;
  const among = truth === undefined ? all : placesByGroup(truth);
  const known = truth?.flatMap((group, i) => (group === undefined ? [] : [i])) ?? [];
  const found = known.map((i) => String(original[i]));
  const right = known.map((i) => truth?.[i] ?? '');
  return {
    posts: posts.length,
    postsPerSecond,
    postsPerCpuSecond: Math.round((posts.length * runs * 1e6) / (user + system)),
    dropped: deduplicate(posts).dropped,
    pairs: scoreFolding(
      texts,
      original,
      NEAR_COPY,
      among,
      posts.map(({ text }) => text),
      (i) => mayFoldByReference(posts[i]!),
    ),
    groups: truth === undefined ? { recall: null, precision: null } : scoreGroups(found, right),
    b3: truth === undefined ? null : bCubed(found, right),
    indexBytesPerPost: Math.round(index.bytes / Math.max(1, posts.length)),
    peakRssMb,
    peers:
      !peers || posts.length > MOST_FOR_PEERS
        ? []
        : nearCopyPeers.map(({ name, fold }): PeerResult => {
            let folded = new Int32Array();
            const speed = speedOf(posts.length, 1, () => {
              folded = Int32Array.from(fold(texts));
            });
            return { name, postsPerSecond: speed, ...scoreFolding(texts, folded, NEAR_COPY, among, undefined) };
          }),
  };
};

const sizesInProcesses = (runs: string, peers: boolean): Result => {
  const growth = SIZES.map((size): Result => {
    const options = ['deduplicate', '--size', String(size), '--runs', runs, '--json', ...(peers ? [] : ['--no-peers'])];
    const bench = `${import.meta.dirname}/bench.ts`;
    return JSON.parse(
      execFileSync(process.execPath, ['--max-old-space-size=8192', bench, ...options], { encoding: 'utf8' }),
    );
  });
  return { ...growth[1]!, growth };
};

const percent = (value: number | null | undefined): string => (value == null ? '–' : value.toFixed(4));

const lineOf = (name: string, each: Pick<Result, 'postsPerSecond'> & { pairs: Score }): string =>
  `${name.padEnd(24)}${String(each.postsPerSecond).padStart(10)} posts/s   pairs: recall ${percent(each.pairs.recall)}, precision ${percent(each.pairs.precision)}`;

const tableOf = (result: Result): string =>
  (result.growth ?? [result])
    .flatMap((each) => [
      lineOf(`${each.posts} posts`, each),
      `  groups: recall ${percent(each.groups.recall)}, precision ${percent(each.groups.precision)}; B³ F ${percent(each.b3?.f)}; ${each.postsPerCpuSecond} posts a second of processor time; index ${each.indexBytesPerPost} bytes a post; peak RSS ${each.peakRssMb} MiB`,
      `  folded: ${each.dropped.repost} reposts, ${each.dropped.copy} copies, ${each.dropped.nearCopy} near-copies${each.viralPostsPerSecond === undefined ? '' : `; one text as many times: ${each.viralPostsPerSecond} posts/s`}`,
      ...each.peers.map((peer) => `  ${lineOf(peer.name, { postsPerSecond: peer.postsPerSecond, pairs: peer })}`),
    ])
    .concat(
      result.curve?.map(
        (point) =>
          `  Jaccard ≥ ${point.threshold.toFixed(2)}: precision ${percent(point.precision)}, recall ${percent(point.recall)}`,
      ) ?? [],
    )
    .join('\n');

/** Runs the bench and prints a table, or with --json one object. */
export const benchDeduplicate = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string' },
      truth: { type: 'string' },
      size: { type: 'string' },
      pairs: { type: 'string' },
      runs: { type: 'string', default: '3' },
      'no-peers': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const peers = !values['no-peers'];
  const runs = wholeNumber('runs', values.runs);
  let result: Result;
  if (values.posts !== undefined) {
    const posts = readPosts(values.posts);
    const truth = values.truth === undefined ? undefined : readTruth(values.truth, posts, 'copies');
    result = measure({ posts, truth, runs, peers });
  } else if (values.size !== undefined) {
    const { posts, groups } = generatePosts(wholeNumber('size', values.size));
    const viral = generateViral(posts.length);
    result = {
      ...measure({ posts, truth: groups, runs, peers }),
      viralPostsPerSecond: speedOf(viral.length, 1, () => deduplicate(viral)),
    };
  } else result = sizesInProcesses(values.runs, peers);
  if (values.pairs !== undefined) {
    const pairs = readPairs(values.pairs);
    result = { ...result, curve: curveOf(pairs, ({ a, b }) => plainSimilarity(comparable(a), comparable(b))) };
  }
  process.stdout.write(`${values.json ? JSON.stringify(result) : tableOf(result)}\n`);
};
