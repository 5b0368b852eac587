// Figures about a file of posts, so that the sample can stand beside real posts.
import { grams, normalise, SimilarityIndex } from './similarity.ts';
import type { Metrics, Post, Sentence, Truth } from './types.ts';

/** The part of a post that the measurements read; other sources leave fields out. */
export type MeasuredPost = Pick<Post, 'text'> & {
  lang?: string;
  metrics?: Metrics;
  urls?: string[];
  referenced?: { type: string }[];
};

const shares = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

function quantiles(numbers: readonly number[]): number[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  return shares.map((share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Language by script, since X's own guess is absent in most real posts. */
export function scriptOf(post: MeasuredPost): 'han' | 'kana' | 'latin' | 'none' {
  const { text } = post;
  const bare = text.replaceAll(/https?:\/\/\S+|@\w+/gu, '');
  const latin = count(bare, /\p{Script=Latin}/gu);
  const kana = count(bare, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(bare, /\p{Script=Han}/gu);
  if (latin + kana + han === 0) return 'none';
  if (kana > 2 && kana + han > latin / 2) return 'kana';
  return han * 2 > latin ? 'han' : 'latin';
}

export interface Measurements {
  posts: number;
  scripts: Record<string, number>;
  languages: Record<string, number>;
  lengths: Record<string, number[]>;
  links: number[];
  withMention: number;
  withHashtag: number;
  withLineBreak: number;
  withMetrics: number;
  reposts: number;
  quotes: number;
  metrics: Record<string, number[]>;
}

/** Lengths, links, metrics and shares of a list of posts. */
export function measure(posts: readonly MeasuredPost[]): Measurements {
  const share = (test: (post: MeasuredPost) => boolean): number => posts.filter(test).length / posts.length;
  const scripts: Record<string, number> = {};
  const languages: Record<string, number> = {};
  for (const post of posts) {
    const script = scriptOf(post);
    scripts[script] = (scripts[script] ?? 0) + 1 / posts.length;
    const language = post.lang ?? '(none)';
    languages[language] = (languages[language] ?? 0) + 1 / posts.length;
  }
  const lengths: Record<string, number[]> = {};
  for (const script of ['latin', 'han', 'kana']) {
    lengths[script] = quantiles(posts.filter((post) => scriptOf(post) === script).map((post) => post.text.length));
  }
  const metrics: Record<string, number[]> = {};
  for (const name of ['likes', 'reposts', 'replies', 'quotes', 'impressions'] as const) {
    metrics[name] = quantiles(posts.flatMap((post) => post.metrics?.[name] ?? []));
  }
  const referenced = (type: string) => (post: MeasuredPost) =>
    post.referenced?.some((one) => one.type === type) ?? false;
  return {
    posts: posts.length,
    scripts,
    languages,
    lengths,
    links: [0, 1, 2, 3].map((n) =>
      share((post) => (n < 3 ? (post.urls?.length ?? 0) === n : (post.urls?.length ?? 0) >= 3)),
    ),
    withMention: share((post) => post.text.includes('@')),
    withHashtag: share((post) => /#[\p{L}\p{N}]/u.test(post.text)),
    withLineBreak: share((post) => post.text.includes('\n')),
    withMetrics: share((post) => Object.keys(post.metrics ?? {}).length > 0),
    reposts: share(referenced('retweeted')),
    quotes: share(referenced('quoted')),
    metrics,
  };
}

/** The highest likeness between two posts of different copy groups, with the pair. */
export function closestApart(
  posts: readonly Post[],
  truth: readonly Truth[],
): { likeness: number; pair: [string, string] } {
  const groups = new Map(truth.map((one) => [one.id, one.group]));
  const index = new SimilarityIndex();
  let best: { likeness: number; pair: [string, string] } = { likeness: 0, pair: ['', ''] };
  for (const post of posts) {
    const group = groups.get(post.id) ?? post.id;
    const own = grams(post.text);
    const found = index.closest(own, group);
    if (found.likeness > best.likeness) best = { likeness: found.likeness, pair: [group, found.group] };
    index.add(own, group);
  }
  return best;
}

/** How often each handwritten line occurs in the posts that are no copies; slots match anything short. */
export function usesOfLines(
  sentences: readonly Pick<Sentence, 'text'>[],
  posts: readonly Post[],
  truth: readonly Truth[],
): Map<string, number> {
  const copies = new Set(truth.filter((one) => one.copyOf !== null).map((one) => one.id));
  const texts = posts.filter((post) => !copies.has(post.id)).map((post) => normalise(post.text));
  const result = new Map<string, number>();
  for (const { text } of sentences) {
    // A cut post ends inside a line: its first 40 characters are enough to know it.
    const start = normalise(text).slice(0, 40);
    if (start.length < 12) {
      // A word or two would be found inside longer texts.
      result.set(text, texts.filter((one) => one === start || one.startsWith(`${start} #`)).length);
      continue;
    }
    const parts = start.split(/\{\w*\}?/u).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
    const pattern = new RegExp(parts.join('.{1,24}?'), 'u');
    const found =
      parts.length === 1 ? texts.filter((one) => one.includes(start)) : texts.filter((one) => pattern.test(one));
    result.set(text, found.length);
  }
  return result;
}

/** Distinct sentences in handwritten lines: split at sentence ends, shorter than 6 characters left out. */
export function distinctSentences(lines: readonly string[]): number {
  const all = lines.flatMap((line) => line.split(/(?<=[.!?。！？])\s*|\n+/u)).map((one) => normalise(one));
  return new Set(all.filter((one) => one.length >= 6 && grams(one).size > 0)).size;
}
