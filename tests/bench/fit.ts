// Fits the weights of the score on gold days, judges them on days left out, and writes them as data.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NOTHING_BEFORE, tellStories } from '../../functions/cluster/cluster.ts';
import { CROWD_FEATURE, FEATURES, featuresOf } from '../../functions/cluster/features.ts';
import { groupPosts } from '../../functions/cluster/groups.ts';
import { scorePost, type Weights } from '../../functions/cluster/score.ts';
import { MOST_CANDIDATES } from '../../functions/summarise/candidates.ts';
import { chooseExcerpts } from '../../functions/summarise/excerpts.ts';
import { generateDay } from '../../samples/generate-day.ts';
import { postSchema } from '../../shared/post.ts';
import { NO_NAMES } from '../../shared/text/compile-names.ts';
import { type DayScore, type MeanScore, meanOf, scoreDay } from './editor-score.ts';
import { distinctOf, type Field, type GroupedDay, groupDay } from './gold-grouping.ts';
import { fitLogistic } from './logistic.ts';
import { GOLD_OPTIONS, readFields, readGold } from './read-gold.ts';
import { renamed } from './rename.ts';

const HELP = `npm run bench -- fit --gold DIR --posts FILE… [--field NAME] [--without DAY,…] [--rename] [--write] [--json]

Fits the weights of the candidates' score on the gold days of a field (default: ai), each day cold (an empty store) and, where the
file has posts of the days before, with them as memory. Prints means of the ten best candidates' best posts over days left out one
by one and five ridges, and how the fit does on the other fields' days, which it never sees. --without: days that are not looked
at. --rename: prints instead, without a pack, what the weights in use reach as the days are, and with every Latin name, account and tag
replaced by another of its shape. --write: puts the weights of all days that are looked at into functions/cluster/weights.data.ts.`;

/** Labels: how much a post of a story of weight 0, 1, 2, 3 should score. */
const LABELS = [0, 1 / 3, 2 / 3, 1] as const;
/** Ridges: the mean over all of them is printed; the middle one is written. */
const RIDGES = [10, 20, 35, 60, 100] as const;
const WRITTEN_RIDGE = 35;
const FIRST = 10;

const CROWD = FEATURES.indexOf(CROWD_FEATURE);
const withoutCrowd = (values: Float64Array): Float64Array => values.map((value, k) => (k === CROWD ? 0 : value));

/** Fits all weights to real days but that of the crowd, which is 0. */
const weightsOf = (days: readonly GroupedDay[], ridge: number): Weights => {
  const { intercept, weights, means, spreads } = fitLogistic(
    days.flatMap(({ features, weights: gold, grouping }) =>
      grouping.groups.flatMap((items) =>
        // A post of many in a candidate counts less, since it is the candidates that are put in order.
        items.map((item) => ({
          values: withoutCrowd(features[item]!),
          label: LABELS[gold[item] ?? 0] ?? 0,
          weight: 1 / items.length,
        })),
      ),
    ),
    ridge,
  );
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  return {
    intercept: round(intercept),
    features: Object.fromEntries(
      FEATURES.map((name, k) => [
        name,
        { mean: round(means[k]!), spread: round(spreads[k]!) || 1, weight: round(weights[k]!) },
      ]),
    ),
  };
};

/** A candidate of a planted day: the features of its posts, and its story where that is one of the day's ten greatest. */
interface PlantedCandidate {
  readonly crowd: number;
  readonly features: readonly Float64Array[];
  readonly great: string | undefined;
}

const PLANTED = [1, 2, 3, 4, 5] as const;

/** The candidates of each of the planted days that are for tuning. */
const plantedDays = (): PlantedCandidate[][] =>
  PLANTED.map((day) => {
    const { posts, truth } = generateDay(day);
    const distinct = distinctOf(posts.map((post) => postSchema.parse({ platform: 'twitter', ...post })));
    const grouping = groupPosts(distinct, { lexicon: [], sources: [] }, NO_NAMES);
    const features = featuresOf(grouping, NOTHING_BEFORE);
    const told = truth.flatMap(({ kind, story }) => (kind === 'story' && story !== null ? [story] : []));
    const bySize = [...Map.groupBy(told, (story) => story)].sort((a, b) => b[1].length - a[1].length);
    const great = new Set(bySize.slice(0, FIRST).map(([story]) => story));
    const storyOf = new Map(truth.map(({ id, story }) => [id, story ?? '']));
    return grouping.groups.map((items) => {
      const stories = Map.groupBy(items, (item) => storyOf.get(grouping.prepared[item]!.post.id) ?? '');
      const [most] = [...stories].sort((a, b) => b[1].length - a[1].length);
      return {
        crowd: features[items[0]!]![CROWD]!,
        features: items.map((item) => withoutCrowd(features[item]!)),
        great: most !== undefined && great.has(most[0]) ? most[0] : undefined,
      };
    });
  });

/** What each doubling of voices may add, in log odds. */
const CROWD_WEIGHTS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/**
 * Weights with that of the crowd, the only one that planted days decide, since their other features are made up: the least with
 * which the ten best candidates hold as many as may be of a day's ten greatest stories.
 */
const withCrowd = (weights: Weights, days: readonly (readonly PlantedCandidate[])[]): Weights => {
  const scored = days.map((candidates) =>
    candidates.map(({ crowd, features, great }) => ({
      crowd,
      great,
      score: Math.max(...features.map((values) => scorePost(values, weights))),
    })),
  );
  const hits = (weight: number): number =>
    scored.reduce((sum, candidates) => {
      const best = [...candidates]
        .sort((a, b) => b.score + weight * b.crowd - (a.score + weight * a.crowd))
        .slice(0, FIRST);
      return sum + new Set(best.flatMap(({ great }) => great ?? [])).size;
    }, 0);
  const [weight] = [...CROWD_WEIGHTS].sort((a, b) => hits(b) - hits(a) || a - b);
  return {
    ...weights,
    features: { ...weights.features, [CROWD_FEATURE]: { mean: 0, spread: 1, weight: weight ?? 0 } },
  };
};

/** The score of what a report without a model would quote of a day. */
export const scoreOf = ({ day, field, grouping, before }: GroupedDay, weights?: Weights): DayScore => {
  const { stories } = tellStories(grouping, field.names, before, weights);
  const { items } = chooseExcerpts(stories.slice(0, MOST_CANDIDATES), field.topic.language);
  const keyPoints = items.map(({ quotes }) => ({ sentences: [{ cites: quotes.map(({ post }) => post) }] }));
  return scoreDay(day.gold, day.ids, { keyPoints });
};

const average = (means: readonly (MeanScore | undefined)[]): MeanScore => {
  const known = means.flatMap((mean) => mean ?? []);
  const of = (key: keyof MeanScore): number =>
    Math.round((known.reduce((sum, mean) => sum + mean[key], 0) / known.length) * 1e3) / 1e3;
  return {
    coverage: of('coverage'),
    must: of('must'),
    precision: of('precision'),
    noise: of('noise'),
    twice: of('twice'),
  };
};

const lineOf = (name: string, mean: MeanScore): string =>
  `${name.padEnd(30)}${Object.entries(mean)
    .map(([key, value]) => `${key} ${value.toFixed(3)}`)
    .join('  ')}\n`;

const dataFile = (
  weights: Weights,
): string => `// The weights of the score, as \`npm run bench -- fit --write\` left them. Data: names of features and numbers only.
import type { Weights } from './score.ts';

export const WEIGHTS: Weights = {
  intercept: ${weights.intercept},
  features: {
${Object.entries(weights.features)
  .map(([name, { mean, spread, weight }]) => `    ${name}: { mean: ${mean}, spread: ${spread}, weight: ${weight} },`)
  .join('\n')}
  },
};
`;

/** A field without its pack, and with a seed also without its names. */
const withoutNames = ({ posts, topic }: Field, seed: string | undefined): Field => {
  const kept = new Set([...topic.lexicon, ...topic.ownWords].flatMap((words) => words.toLowerCase().split(/[^a-z]+/)));
  return { topic, names: NO_NAMES, posts: seed === undefined ? posts : renamed(posts, kept, seed) };
};

/** Fits, judges, and writes where asked. */
export const benchFit = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...GOLD_OPTIONS,
      field: { type: 'string', default: 'ai' },
      write: { type: 'boolean', default: false },
      rename: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  if (values.rename) {
    const fields = (await readFields(values, positionals)).filter(({ day }) => day.field === values.field);
    for (const seed of [undefined, 'a', 'b', 'c', 'd', 'e']) {
      const means = fields.map(({ day, field }) => scoreOf(groupDay(day, withoutNames(field, seed), NOTHING_BEFORE)));
      process.stdout.write(lineOf(seed === undefined ? 'as they are' : `renamed, ${seed}`, meanOf(means)!));
    }
    return;
  }
  const days = await readGold(values, positionals);
  const own = days.filter(({ day }) => day.field === values.field);
  const planted = plantedDays();
  const fitted = (to: readonly GroupedDay[], ridge: number): Weights => withCrowd(weightsOf(to, ridge), planted);
  const leftOut = (warm: boolean, ridge: number): MeanScore | undefined =>
    meanOf(
      own
        .filter(({ before }) => before.week.posts > 0 === warm)
        .map((one) =>
          scoreOf(
            one,
            fitted(
              own.filter(({ day }) => day !== one.day),
              ridge,
            ),
          ),
        ),
    );
  const means = [false, true].map((warm) => average(RIDGES.map((ridge) => leftOut(warm, ridge))));
  const others = days.filter(({ day }) => day.field !== values.field);
  const unseen = others.map((one) => ({
    name: one.day.name,
    mean: average(RIDGES.map((ridge) => meanOf([scoreOf(one, fitted(own, ridge))]))),
  }));
  if (values.json) process.stdout.write(`${JSON.stringify({ cold: means[0], warm: means[1], unseen })}\n`);
  else {
    process.stdout.write(
      lineOf('left out, each day alone', means[0]!) + lineOf('left out, after seven days', means[1]!),
    );
    for (const { name, mean } of unseen) process.stdout.write(lineOf(name, mean));
  }
  const weights = fitted(own, WRITTEN_RIDGE);
  if (values.write)
    writeFileSync(join(import.meta.dirname, '../../functions/cluster/weights.data.ts'), dataFile(weights));
};
