// What is measured of a post to tell how much it matters: nothing here knows a field or a language.
import { countProperties } from '../../shared/text/characters.ts';
import type { Grouping } from './groups.ts';
import { type Level, levelsOf, median } from './levels.ts';
import { isVersioned, nameKey } from './name-forms.ts';
import type { Prepared } from './prepare.ts';
import type { Week } from './week.ts';

const log = Math.log1p;
const clip = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** A ratio of counts against its median over the day; 0, the median, where unknown. */
const ratios = (posts: readonly Prepared[], ratio: (post: Prepared) => number | undefined): number[] => {
  const values = posts.map(ratio);
  const middle = median(values.flatMap((value) => value ?? []));
  return values.map((value) => (value === undefined ? 0 : clip(value - middle, 3)));
};

const over = (a: number | undefined, b: number | undefined): number | undefined => (a === undefined || b === undefined ? undefined : log(a) - log(b));

const EMOJI = /\p{Extended_Pictographic}/gu;
const FIRST_PERSON = /(?<![\p{L}@])(?:I|I['’]m|I['’]ve|my|me|mine|yo|mi|mis)(?![\p{L}])|我|俺|僕|私|나는|제가/u;

export const FEATURES = [
  'loud', 'veryLoud', 'aboveUsual', 'spread', 'talk', 'kept', 'seen', 'audience', 'standing', 'prolific', 'named',
  'voices', 'copies', 'nearest', 'echoes', 'referred', 'risen', 'unheard', 'uncommon',
  'numbers', 'digits', 'names', 'versioned', 'density', 'length', 'short', 'sentences', 'lines', 'link', 'quotes', 'reply', 'addressed',
  'question', 'exclaims', 'emoji', 'tags', 'cut', 'repost', 'firstPerson', 'accounts', 'han', 'selfNamed', 'opens',
] as const;

/** Features of each post, in the order of `FEATURES`. */
export const featuresOf = (
  { prepared: posts, groups, vectors, rare, nearest, echoes }: Grouping,
  day: number,
  week: Week,
  authors: ReadonlyMap<string, Level>,
  frequency: (term: number) => number,
): Float64Array[] => {
  const levels = levelsOf(posts, authors);
  const spread = ratios(posts, ({ post: { metrics } }) => over(metrics.reposts === undefined ? undefined : metrics.reposts + (metrics.quotes ?? 0), metrics.likes));
  const talk = ratios(posts, ({ post: { metrics } }) => over(metrics.replies, metrics.likes));
  const kept = ratios(posts, ({ post: { metrics } }) => over(metrics.bookmarks, metrics.likes));
  const seen = ratios(posts, ({ post: { metrics } }) => over(metrics.likes, metrics.impressions));
  const audience = ratios(posts, ({ post: { author } }) => (author.followers === undefined ? undefined : log(author.followers) / 2.3));
  const count = new Map<string, number>();
  for (const { voice } of posts) count.set(voice, (count.get(voice) ?? 0) + 1);
  const namedBy = new Map<string, Set<string>>();
  const referredBy = new Map<string, Set<string>>();
  for (const { names, voice, post } of posts) {
    for (const { key } of names) {
      const set = namedBy.get(key) ?? new Set();
      namedBy.set(key, set.add(voice));
    }
    for (const { id } of post.referenced) if (id !== null) {
      const key = `${post.platform}:${id}`;
      referredBy.set(key, (referredBy.get(key) ?? new Set()).add(voice));
    }
  }
  const voicesOf = new Map<number, number>();
  for (const group of groups) {
    const voices = new Set(group.map((item) => posts[item]!.voice)).size;
    for (const item of group) voicesOf.set(item, voices);
  }
  return posts.map((own, i) => {
    const { post, text, tokens, names, numbers, sentences, voice, handle, key } = own;
    const { han, kana, letters } = countProperties(text);
    const length = letters + han + kana;
    const place = levels.place[i];
    const usual = levels.usual[i];
    const loudness = levels.loudness[i];
    const others = (set: ReadonlySet<string> | undefined): number => (set === undefined ? 0 : set.size - (set.has(voice) ? 1 : 0));
    const handleNamed = others(namedBy.get(`@${handle.toLowerCase()}`));
    const displayed = post.author.name === undefined || own.repostOf !== undefined ? 0 : others(namedBy.get(nameKey(post.author.name)));
    const keys = new Set(names.map((name) => name.key));
    const words = tokens.filter(({ kind }) => kind === 'word');
    const vector = vectors[i]!;
    let uncommon = 0;
    for (const term of vector.terms) uncommon += Math.log((day + 1) / (frequency(term) + 1));
    const unheard = week.posts === 0 ? 0 : [...keys].filter((name) => !name.startsWith('@') && (week.named.get(name) ?? 0) === 0).length;
    const own0 = nameKey(post.author.name ?? handle);
    return Float64Array.from([
      place === undefined ? 0 : place - 0.5,
      place === undefined ? 0 : Math.max(0, place - 0.8) * 5,
      loudness === undefined || usual === undefined ? 0 : clip(loudness - usual, 3),
      spread[i]!, talk[i]!, kept[i]!, seen[i]!, audience[i]!,
      usual === undefined ? 0 : clip(usual - levels.middle, 4),
      log((count.get(voice) ?? 1) - 1),
      log(handleNamed + displayed),
      Math.log2(voicesOf.get(i) ?? 1),
      log(post.copies.keys.length),
      nearest[i]!,
      Math.min(3, log(echoes[i]!)),
      log(others(referredBy.get(key))),
      Math.min(3, rare[i]!.size),
      Math.min(3, unheard),
      vector.terms.length === 0 ? 0 : uncommon / vector.terms.length,
      Math.min(4, numbers.length),
      Math.min(3, log(words.filter(({ shape }) => shape === 'digits').length)),
      log(keys.size),
      [...keys].some(isVersioned) ? 1 : 0,
      keys.size / Math.max(6, tokens.length),
      log(length / 20),
      length < 60 ? 1 : 0,
      log(sentences.length),
      log(text.split('\n').filter((line) => line.trim() !== '').length),
      post.urls.length > 0 || /https?:/.test(post.text) ? 1 : 0,
      post.referenced.some(({ type }) => type === 'quoted') ? 1 : 0,
      post.referenced.some(({ type }) => type === 'replied_to') ? 1 : 0,
      text.startsWith('@') ? 1 : 0,
      /[?？]/.test(text) ? 1 : 0,
      /[!！]/.test(text) ? 1 : 0,
      log((text.match(EMOJI) ?? []).length),
      log(tokens.filter(({ kind }) => kind === 'tag').length),
      post.flags.includes('truncated') ? 1 : 0,
      own.repostOf === undefined ? 0 : 1,
      FIRST_PERSON.test(text) ? 1 : 0,
      log(tokens.filter(({ kind }) => kind === 'account').length),
      han + kana > 0.3 * letters ? 1 : 0,
      [...keys].some((name) => name === own0 || name.startsWith(`${own0} `)) ? 1 : 0,
      names.some(({ start, kind }) => start < 40 && kind !== 'account' && kind !== 'tag') ? 1 : 0,
    ]);
  });
};
