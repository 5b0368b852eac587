// Scores the key points of a report against the stories that an editor would tell of the day.
import * as z from 'zod';
import type { Report } from '../../shared/report.ts';

/** `NAME.gold.json`: what an editor would tell of a day, best first. Posts are counted from 1 by `NAME.ids.json`. */
export const goldSchema = z.object({
  day: z.iso.date(),
  stories: z.array(
    z.object({
      rank: z.number().int(),
      /** 3: leaving it out is a failure; 2: belongs in the ten; 1: fine among the events. */
      weight: z.number().int().min(1).max(3),
      posts: z.array(z.number().int()),
    }),
  ),
  /** Posts that would embarrass. */
  noise: z.array(z.number().int()),
});
export type Gold = z.infer<typeof goldSchema>;

export interface DayScore {
  /** Share by weight of the ten best stories of weight 2 and 3 that some key point tells. */
  readonly coverage: number;
  /** Stories of weight 3 told, of how many: `3/4`. */
  readonly must: string;
  /** Share of key points that tell a listed story which no earlier one told. */
  readonly precision: number;
  /** Key points that cite a post that would embarrass. */
  readonly noise: number;
  /** Key points that tell a story again. */
  readonly twice: number;
  readonly keyPoints: number;
}

/** What is scored of a report: the posts that each key point cites. */
export type Told = Pick<Report, 'keyPoints'> | { readonly keyPoints: readonly Point[] };
interface Point {
  readonly sentences: readonly { readonly cites: readonly string[] }[];
}

/** As Python rounds: by the exact value of the double, and a tie to the even digit. */
export const roundHalfEven = (value: number, digits: number): number => {
  const exact = value.toFixed(60);
  const cut = exact.indexOf('.') + 1 + digits;
  const isTie = /^50*$/.test(exact.slice(cut));
  const down = Number(exact.slice(0, cut));
  return isTie && Number(exact[cut - 1] === '.' ? exact[cut - 2] : exact[cut - 1]) % 2 === 0
    ? down
    : Number(value.toFixed(digits));
};

const weightOf = (stories: Gold['stories']): number => stories.reduce((sum, { weight }) => sum + weight, 0);

const idOf = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

/** The listed story that each key point tells: the first of which at least half of its cited posts are; and noise. */
const readPoints = (gold: Gold, ids: readonly string[], told: Told) => {
  const numberOf = new Map(ids.map((id, i) => [id, i + 1]));
  return (told.keyPoints as readonly Point[]).map(({ sentences }) => {
    const keys = sentences.flatMap(({ cites }) => cites);
    const cited = [...new Set(keys.flatMap((key) => numberOf.get(idOf(key)) ?? []))];
    const isTold = ({ posts }: Gold['stories'][number]): boolean =>
      cited.length > 0 && cited.filter((post) => posts.includes(post)).length * 2 >= cited.length;
    return { story: gold.stories.find(isTold), noisy: cited.some((post) => gold.noise.includes(post)) };
  });
};

/** The listed stories that a report's key points tell. */
export const storiesTold = (gold: Gold, ids: readonly string[], told: Told): Gold['stories'] => {
  const ranks = new Set(readPoints(gold, ids, told).map(({ story }) => story?.rank));
  return gold.stories.filter(({ rank }) => ranks.has(rank));
};

/**
 * Scores a report.
 * @param ids ids of the day's posts: post n of the gold is `ids[n - 1]`
 */
export const scoreDay = (gold: Gold, ids: readonly string[], told: Told): DayScore => {
  const points = readPoints(gold, ids, told);
  const hits = points.flatMap(({ story }) => story?.rank ?? []);
  const ranks = new Set(hits);
  const isTold = ({ rank }: Gold['stories'][number]): boolean => ranks.has(rank);
  const ten = gold.stories.filter(({ weight }) => weight >= 2).slice(0, 10);
  const must = gold.stories.filter(({ weight }) => weight === 3);
  return {
    coverage: roundHalfEven(weightOf(ten.filter(isTold)) / Math.max(1, weightOf(ten)), 3),
    must: `${must.filter(isTold).length}/${must.length}`,
    precision: roundHalfEven(ranks.size / Math.max(1, points.length), 2),
    noise: points.filter(({ noisy }) => noisy).length,
    twice: hits.length - ranks.size,
    keyPoints: points.length,
  };
};

/** Means over days; `must` is the share of all stories of weight 3 that were told. */
export interface MeanScore {
  readonly coverage: number;
  readonly must: number;
  readonly precision: number;
  readonly noise: number;
  readonly twice: number;
}

/** Undefined where there is no day. */
export const meanOf = (days: readonly DayScore[]): MeanScore | undefined => {
  if (days.length === 0) return undefined;
  const mean = (of: (day: DayScore) => number): number =>
    roundHalfEven(days.reduce((sum, day) => sum + of(day), 0) / days.length, 3);
  const parts = days.map(({ must }) => must.split('/').map(Number));
  const sum = (at: 0 | 1): number => parts.reduce((total, part) => total + (part[at] ?? 0), 0);
  return {
    coverage: mean(({ coverage }) => coverage),
    must: roundHalfEven(sum(0) / Math.max(1, sum(1)), 3),
    precision: mean(({ precision }) => precision),
    noise: mean(({ noise }) => noise),
    twice: mean(({ twice }) => twice),
  };
};
