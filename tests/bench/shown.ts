// What of an editor's day reaches the writer: candidates of gold stories, among few and among many posts of other days.
import { parseArgs } from 'node:util';
import { cluster } from '../../functions/cluster/cluster.ts';
import { gatherCandidates } from '../../functions/summarise/candidates.ts';
import { showWithin } from '../../functions/summarise/data-block.ts';
import { roomOf } from '../../functions/summarise/write-report.ts';
import { BadInputError } from '../../shared/errors.ts';
import { daysBefore } from '../../shared/memory.ts';
import { type Post, postKey } from '../../shared/post.ts';
import type { Story } from '../../shared/story.ts';
import { boundsOf, type GoldDay } from './editor-days.ts';
import { roundHalfEven } from './editor-score.ts';
import { distinctOf, type Field, postsOfDay, weekBefore } from './gold-grouping.ts';
import { GOLD_OPTIONS, readFields } from './read-gold.ts';

const HELP = `npm run bench -- shown --gold DIR --posts FILE… [--field NAME] [--sizes N,…] [--without DAY,…] [--json]

For each gold day of a field (default: ai), with the seven days before it as memory: of its stories of weight 2 and 3, the share
that has a candidate of which half the posts are theirs (candidates), and the share of which such a candidate is among those that
the writer is shown (shown); and how many candidates and tokens those are. --sizes (default 300,2000,10000): posts of the day in
all, the others real ones of other days outside the week, as if they had been written on this day.`;

const LEAST_WEIGHT = 2;
const SIZES = '300,2000,10000';

/** Real posts of other days, spread evenly over them, as if written at the same hour of this day. */
const strangers = (day: GoldDay, { posts, topic }: Field, wanted: number): Post[] => {
  const [start, end] = boundsOf(day.gold.day, topic.timezone);
  const [weekStart] = boundsOf(
    daysBefore({ from: day.gold.day, to: day.gold.day }).at(-1) ?? day.gold.day,
    topic.timezone,
  );
  const others = posts.filter(({ created_at }) => {
    const time = Date.parse(created_at);
    return time < Math.min(weekStart, start) || time >= end;
  });
  const step = Math.max(1, others.length / Math.max(1, wanted));
  const length = end - start;
  return Array.from({ length: Math.min(wanted, others.length) }, (_, n) => others[Math.floor(n * step)]).flatMap(
    (post) => {
      if (post === undefined) return [];
      const within = (((Date.parse(post.created_at) - start) % length) + length) % length;
      return [{ ...post, created_at: new Date(start + within).toISOString() }];
    },
  );
};

interface Reach {
  readonly day: string;
  readonly size: number;
  readonly posts: number;
  readonly stories: number;
  readonly withCandidate: number;
  readonly shown: number;
  readonly candidates: number;
}

/** Keys of posts, and of those that are copies of them. */
const keysOf = (posts: readonly Pick<Post, 'platform' | 'id'>[]): Set<string> => new Set(posts.map(postKey));

const reachOf = async (day: GoldDay, field: Field, size: number): Promise<Reach> => {
  const own = postsOfDay(day, field);
  const distinct = distinctOf([...own, ...strangers(day, field, size - own.length)]);
  const originalOf = new Map(
    distinct.flatMap((post) => post.copies.keys.map((copy) => [copy as string, postKey(post) as string])),
  );
  const { stories } = cluster(distinct, field.topic, field.names, weekBefore(day.gold.day, field));
  const gathered = await gatherCandidates(stories);
  const { posts: shownPosts, candidates } = showWithin(gathered, roomOf(field.topic.model.contextTokens), field.names);
  const shownIds = new Set(shownPosts.map(({ storyId }) => storyId));
  const platform = own[0]?.platform ?? 'twitter';
  const wanted = day.gold.stories.filter(({ weight }) => weight >= LEAST_WEIGHT);
  const found = wanted.map(({ posts }) => {
    const keys = new Set(
      posts.map((n) => `${platform}:${day.ids[n - 1] ?? ''}`).map((key) => originalOf.get(key) ?? key),
    );
    const half = ({ posts: told }: Story): boolean => {
      const shared = told.filter(({ key }) => keys.has(key)).length;
      return shared > 0 && shared * 2 >= told.length;
    };
    const candidatesOf = stories.filter(half);
    return { has: candidatesOf.length > 0, isShown: candidatesOf.some(({ id }) => shownIds.has(id)) };
  });
  return {
    day: day.name,
    ...{ size, posts: keysOf(distinct).size, stories: wanted.length, candidates },
    withCandidate: found.filter(({ has }) => has).length,
    shown: found.filter(({ isShown }) => isShown).length,
  };
};

const total = (days: readonly Reach[]): Reach => {
  const sum = (of: (day: Reach) => number): number => days.reduce((all, day) => all + of(day), 0);
  return {
    ...{
      day: 'all',
      size: days[0]?.size ?? 0,
      posts: sum(({ posts }) => posts),
      stories: sum(({ stories }) => stories),
    },
    ...{ withCandidate: sum((one) => one.withCandidate), shown: sum((one) => one.shown) },
    candidates: sum(({ candidates }) => candidates),
  };
};

const share = (part: number, whole: number): number => (whole === 0 ? 1 : roundHalfEven(part / whole, 3));
const lineOf = (name: string, { posts, stories, withCandidate, shown, candidates }: Reach): string =>
  line([name, posts, stories, share(withCandidate, stories), share(shown, stories), candidates]);
const line = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell, at) => (at === 0 ? String(cell).padEnd(24) : String(cell).padStart(12))).join('')}\n`;

/** Prints for each size, of each day and of all, what has a candidate and what the writer is shown. */
export const benchShown = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...GOLD_OPTIONS, field: { type: 'string', default: 'ai' }, sizes: { type: 'string', default: SIZES } },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const sizes = values.sizes.split(',').map(Number);
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < 1);
  if (wrong !== undefined)
    throw new BadInputError(`--sizes ${values.sizes} holds what is no number of posts; say for instance ${SIZES}.`);
  const days = (await readFields(values, positionals)).filter(({ day }) => day.field === values.field);
  const measured: Reach[] = [];
  if (!values.json) process.stdout.write(line(['', 'posts', 'stories', 'candidates', 'shown', 'of candidates']));
  for (const size of sizes) {
    const own: Reach[] = [];
    for (const { day, field } of days) {
      const reach = await reachOf(day, field, size);
      own.push(reach);
      if (!values.json) process.stdout.write(lineOf(reach.day, reach));
    }
    measured.push(...own);
    if (!values.json) process.stdout.write(lineOf(`${size} posts a day`, total(own)));
  }
  if (values.json)
    process.stdout.write(
      `${JSON.stringify({ days: measured, all: sizes.map((size) => total(measured.filter((one) => one.size === size))) })}\n`,
    );
};
