// What is measured of a post to tell how much it matters: nothing here knows a field or a language. What is unknown is 0, the middle.
import { countProperties } from '../../shared/text/characters.ts';
import type { Grouping } from './groups.ts';
import { type Level, levelsOf, median } from './levels.ts';
import { isVersioned, nameKey } from './name-forms.ts';
import type { Prepared } from './prepare.ts';
import type { Week } from './week.ts';

const log = Math.log1p;
const clip = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** Values against their median over the day; 0, the median, where unknown. */
const centred = (values: readonly (number | undefined)[], most: number): number[] => {
  const middle = median(values.flatMap((value) => value ?? []));
  return values.map((value) => (value === undefined ? 0 : clip(value - middle, most)));
};

/** Share of values that are smaller, ties halved, less a half. */
const places = (values: ArrayLike<number>): number[] => {
  const sorted = Float64Array.from(values).sort();
  const below = (value: number): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const at = (low + high) >> 1;
      if (sorted[at]! < value) low = at + 1;
      else high = at;
    }
    return low;
  };
  return Array.from(values, (value) => (below(value) + below(value + 1e-9)) / 2 / sorted.length - 0.5);
};

const logRatio = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : log(a) - log(b);

const EMOJI = /\p{Extended_Pictographic}/gu;
/** Where a name that opens a text ends, in characters. */
const OPENING = 40;
const SHORT = 60;
/** Voices, as a power of two, above which a candidate is what the day talks of. */
const CROWD = 2;

/** The feature that real gold days say nothing of: they hold few stories of many voices. It is fitted on planted days. */
export const CROWD_FEATURE = 'crowd';

/** What is known of a whole day, by the number of a post. */
export interface DayMeasures {
  readonly loud: readonly number[];
  readonly aboveUsual: readonly number[];
  readonly standing: readonly number[];
  readonly spread: readonly number[];
  readonly talk: readonly number[];
  readonly seen: readonly number[];
  readonly audience: readonly number[];
  readonly views: readonly number[];
  readonly named: readonly number[];
  readonly voices: readonly number[];
  readonly nearest: ArrayLike<number>;
  readonly echoes: readonly number[];
  readonly rare: Grouping['rare'];
  readonly unheard: readonly number[];
  readonly uncommon: readonly number[];
}

type Measure = (post: Prepared, item: number, day: DayMeasures) => number;

/** A function that knows what it was asked last: several features of one post ask the same. */
const rememberingLast = <K, V>(of: (key: K) => V): ((key: K) => V) => {
  let last: { readonly key: K; readonly value: V } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: of(key) };
    return last.value;
  };
};

const lettersOf = rememberingLast((text: string): number => {
  const { han, kana, letters } = countProperties(text);
  return letters + han + kana;
});
const namesOf = rememberingLast((names: Prepared['names']): number => new Set(names.map(({ key }) => key)).size);

/** Every feature by its name; docs/ranking.md has a line on each. */
export const MEASURES: Readonly<Record<string, Measure>> = {
  loud: (_, item, { loud }) => loud[item]!,
  veryLoud: (_, item, { loud }) => Math.max(0, loud[item]! - 0.3) * 5,
  aboveUsual: (_, item, { aboveUsual }) => aboveUsual[item]!,
  standing: (_, item, { standing }) => standing[item]!,
  spread: (_, item, { spread }) => spread[item]!,
  talk: (_, item, { talk }) => talk[item]!,
  seen: (_, item, { seen }) => seen[item]!,
  views: (_, item, { views }) => views[item]!,
  audience: (_, item, { audience }) => audience[item]!,
  named: (_, item, { named }) => named[item]!,
  voices: (_, item, { voices }) => voices[item]!,
  crowd: (_, item, { voices }) => Math.max(0, voices[item]! - CROWD),
  copies: ({ post }) => log(post.copies.keys.length),
  nearest: (_, item, { nearest }) => nearest[item]!,
  echoes: (_, item, { echoes }) => echoes[item]!,
  risen: (_, item, { rare }) => Math.min(3, rare[item]!.size),
  unheard: (_, item, { unheard }) => unheard[item]!,
  uncommon: (_, item, { uncommon }) => uncommon[item]!,
  numbers: ({ numbers }) => Math.min(4, numbers.length),
  names: ({ names }) => log(namesOf(names)),
  versioned: ({ names }) => Number(names.some(({ key }) => isVersioned(key))),
  density: ({ names, tokens }) => namesOf(names) / Math.max(6, tokens.length),
  opens: ({ names }) =>
    Number(names.some(({ start, kind }) => start < OPENING && kind !== 'account' && kind !== 'tag')),
  selfNamed: ({ names, post, handle, repostOf }) => {
    const own = nameKey(repostOf === undefined ? (post.author.name ?? handle) : handle);
    return Number(names.some(({ key }) => key === own || key.startsWith(`${own} `)));
  },
  length: ({ text }) => log(lettersOf(text) / 20),
  short: ({ text }) => Number(lettersOf(text) < SHORT),
  sentences: ({ sentences }) => log(sentences),
  lines: ({ text }) => log(text.split('\n').filter((line) => line.trim() !== '').length),
  quotes: ({ post }) => Number(post.referenced.some(({ type }) => type === 'quoted')),
  reply: ({ post, text }) => Number(post.referenced.some(({ type }) => type === 'replied_to') || text.startsWith('@')),
  question: ({ text }) => Number(/[?？]/.test(text)),
  exclaims: ({ text }) => Number(/[!！]/.test(text)),
  emoji: ({ text }) => log((text.match(EMOJI) ?? []).length),
  tags: (post) => log(post.tokens.count('tag') + post.tokens.count('ticker')),
  accounts: (post) => log(post.tokens.count('account')),
  cut: ({ post }) => Number(post.flags.includes('truncated')),
  repost: ({ repostOf }) => Number(repostOf !== undefined),
};

/** What a week of memory adds. */
export interface Before {
  readonly week: Week;
  /** Levels of authors by voice. */
  readonly authors: ReadonlyMap<string, Level>;
}

/** In how many posts each term stands. */
const frequencies = ({ vectors, terms }: Pick<Grouping, 'vectors' | 'terms'>): Uint32Array => {
  const counts = new Uint32Array(terms.length);
  for (const vector of vectors) for (const term of vector.terms) counts[term]!++;
  return counts;
};

const measuresOf = (grouping: Grouping, { week, authors }: Before): DayMeasures => {
  const { prepared: posts, groups, vectors, rare, nearest, echoes, day } = grouping;
  const { place, loudness, usual, middle } = levelsOf(posts, authors);
  const namedBy = new Map<string, Set<string>>();
  for (const { names, voice } of posts)
    for (const { key } of names) {
      const voices = namedBy.get(key);
      if (voices === undefined) namedBy.set(key, new Set([voice]));
      else voices.add(voice);
    }
  const byOthers = (key: string, voice: string): number => {
    const voices = namedBy.get(key);
    return voices === undefined ? 0 : voices.size - Number(voices.has(voice));
  };
  const voicesIn = new Array<number>(posts.length).fill(0);
  for (const group of groups) {
    const voices = Math.log2(new Set(group.map((item) => posts[item]!.voice)).size);
    for (const item of group) voicesIn[item] = voices;
  }
  const df = frequencies(grouping);
  const rarity = ({ terms }: Grouping['vectors'][number]): number | undefined =>
    terms.length === 0
      ? undefined
      : terms.reduce((sum, term) => sum + Math.log((day + 1) / (df[term]! + 1)), 0) / terms.length;
  const ratio = (of: (metrics: Prepared['post']['metrics']) => number | undefined): number[] =>
    centred(
      posts.map(({ post }) => of(post.metrics)),
      3,
    );
  return {
    loud: place.map((share) => (share === undefined ? 0 : share - 0.5)),
    aboveUsual: loudness.map((own, i) => (own === undefined || usual[i] === undefined ? 0 : clip(own - usual[i], 3))),
    standing: usual.map((level) => (level === undefined ? 0 : clip(level - middle, 4))),
    spread: ratio(({ reposts, quotes = 0, likes }) =>
      logRatio(reposts === undefined ? undefined : reposts + quotes, likes),
    ),
    talk: ratio(({ replies, likes }) => logRatio(replies, likes)),
    seen: ratio(({ likes, impressions }) => logRatio(likes, impressions)),
    views: centred(
      posts.map(({ post }) => (post.metrics.impressions === undefined ? undefined : log(post.metrics.impressions))),
      4,
    ),
    audience: centred(
      posts.map(({ post }) =>
        post.author.followers === undefined ? undefined : Math.log10(post.author.followers + 1),
      ),
      3,
    ),
    named: posts.map(({ handle, voice, post, repostOf }) =>
      log(
        byOthers(`@${handle.toLowerCase()}`, voice) +
          (post.author.name === undefined || repostOf !== undefined ? 0 : byOthers(nameKey(post.author.name), voice)),
      ),
    ),
    voices: voicesIn,
    nearest,
    echoes: places(echoes),
    rare,
    unheard: posts.map(({ names }) =>
      week.posts === 0
        ? 0
        : Math.min(
            3,
            new Set(names.flatMap(({ key, kind }) => (kind === 'account' || week.named.has(key) ? [] : [key]))).size,
          ),
    ),
    uncommon: centred(vectors.map(rarity), 3),
  };
};

export const FEATURES: readonly string[] = Object.keys(MEASURES);

/** Features of each post, in the order of `FEATURES`. */
export const featuresOf = (grouping: Grouping, before: Before): Float64Array[] => {
  const day = measuresOf(grouping, before);
  const measures = Object.values(MEASURES);
  return grouping.prepared.map((post, item) => Float64Array.from(measures, (measure) => measure(post, item, day)));
};
