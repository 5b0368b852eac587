// Plants copies: reposts, exact and near copies, self-repeats and quotes without words.
import { shortLink } from './compose.ts';
import type { DayBook } from './day-book.ts';
import { repostMetrics } from './numbers.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import { grams, jaccard } from './similarity.ts';
import type { Author, CopyKind, Language, Post, Reference } from './types.ts';

/** A near-copy keeps at least this likeness to its original. */
export const nearAtLeast = 0.7;

export type CopyCounts = Record<Exclude<CopyKind, 'template'>, number>;

/** Small changes that people make when they take over a text: other words, a new beginning or end. */
const swaps: Record<Language, [RegExp, string][]> = {
  en: [
    [/\bdon't\b/u, 'dont'],
    [/\bis not\b/u, "isn't"],
    [/\bI am\b/u, 'im'],
    [/\band\b/u, '&amp;'],
    [/\bnever\b/u, 'not once'],
    [/\bpeople\b/u, 'folks'],
    [/\bevery\b/u, 'each'],
    [/\babout\b/u, 'around'],
    [/\bbecause\b/u, 'since'],
    [/\bfirst\b/u, '1st'],
    [/\btoday\b/u, 'this morning'],
    [/\bteam\b/u, 'crew'],
    [/\bvery\b/u, 'super'],
    [/\bnobody\b/u, 'no one'],
    [/\bminutes\b/u, 'mins'],
    [/\bthe best\b/u, 'easily the best'],
    [/\bwithout\b/u, 'w/o'],
  ],
  es: [
    [/\bmuy\b/u, 'bien'],
    [/\bhoy\b/u, 'esta mañana'],
    [/\bpero\b/u, 'aunque'],
    [/\bque\b/u, 'q'],
    [/\bnadie\b/u, 'ni uno'],
  ],
  zh: [
    [/没有/u, '没'],
    [/我们/u, '咱们'],
    [/今天/u, '今儿'],
    [/终于/u, '总算'],
    [/但是?/u, '不过'],
    [/这个/u, '这'],
    [/真的/u, '是真'],
    [/一个/u, '个'],
    [/居然/u, '竟然'],
    [/还是/u, '依然'],
  ],
  ja: [
    [/すごい/u, 'すごすぎる'],
    [/です/u, 'っす'],
    [/ている/u, 'てる'],
    [/けど/u, 'が'],
    [/という/u, 'って'],
  ],
};
const openings: Record<Language, string[]> = {
  en: ['This: ', 'ICYMI ', 'Worth a read: ', 'so true, '],
  es: ['Ojo: ', 'Esto: ', 'Leído por ahí: '],
  zh: ['转：', '看到一条：', '搬运 '],
  ja: ['拾い物：', '共有：'],
};
const endings: Record<Language, string[]> = {
  en: [' lol', ' wow', ' 💯', ' !!', ' (thread)'],
  es: [' jaja', ' 😂', ' !!'],
  zh: ['，哈哈', '！！', ' 😂', '（转）'],
  ja: ['笑', '！！', ' 👀'],
};

function withoutLinks(text: string): string {
  return text.replace(/\s*https:\/\/t\.co\/\w+/gu, '').trimEnd();
}

/** Changes a word or two, or puts something before or after; undefined when the text is too short to stay near. */
export function changeWords(random: Random, language: Language, text: string): string | undefined {
  const base = withoutLinks(text);
  for (let attempt = 0; attempt < 12; attempt++) {
    let changed = base;
    const fitting = swaps[language].filter(([from]) => from.test(base));
    for (const [from, to] of random.shuffle(fitting).slice(0, random.whole(1, 2))) changed = changed.replace(from, to);
    if (changed === base || random.chance(0.25)) {
      changed = random.chance(0.5)
        ? random.pick(openings[language]) + changed
        : changed + random.pick(endings[language]);
    }
    const likeness = jaccard(grams(base), grams(changed));
    if (likeness >= nearAtLeast + 0.02 && likeness < 1) return changed;
  }
  return undefined;
}

/** The same words with another link, mention or case. */
function sameWords(random: Random, text: string): string {
  const base = withoutLinks(text);
  const style = random.next();
  if (style < 0.2) return base.toLowerCase();
  if (style < 0.4) return `${base} @${random.pick(['mirek_lo', 'tavi_codes', 'nori_ppp', 'sanne_k9'])}`;
  if (style < 0.8) return `${base} ${shortLink(random)}`;
  return text;
}

/** The way X wrote reposts into exports: cut at 140 characters with an ellipsis. */
function repostText(original: Post): string {
  const full = `RT @${original.author.username}: ${original.text}`;
  if (full.length <= 140) return full;
  return `${full.slice(0, 139).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

function languageOf(post: Post): Language {
  return post.lang === 'zh' || post.lang === 'ja' || post.lang === 'es' ? post.lang : 'en';
}

/** Plants the given numbers of copies of posts that tell a story, sometimes of chatter. */
export function plantCopies(book: DayBook, random: Random, people: People, counts: CopyCounts, end: number): void {
  const originals = book.posts.filter((post) => {
    const truth = book.truthOf(post);
    return truth.copyOf === null && (truth.kind === 'story' || truth.kind === 'chatter') && post.text.length > 24;
  });

  // People repost an announcement; they seldom copy it out.
  const weight = (post: Post, loud: boolean): number => {
    const truth = book.truthOf(post);
    if (truth.official) return loud ? 8 : 0;
    return truth.kind === 'story' ? 1 : 0.25;
  };
  const loudly = originals.map((post) => weight(post, true));
  const quietly = originals.map((post) => weight(post, false));

  const plant = (kind: Exclude<CopyKind, 'template'>): boolean => {
    const original = originals[random.weighted(kind === 'repost' || kind === 'quote' ? loudly : quietly)] as Post;
    const truth = book.truthOf(original);
    const language = languageOf(original);
    const after = Date.parse(original.created_at);
    const at = Math.min(end - 1000, after + Math.round(Math.exp(random.normal() * 1.3) * 2_400_000));
    if (at <= after) return false;
    let author: Author = people.draw(language, new Set([original.author.username]));
    let text = '';
    let referenced: Reference[] | undefined;
    if (kind === 'repost') {
      text = repostText(original);
      referenced = [{ type: 'retweeted', id: random.chance(0.55) ? original.id : null }];
    } else if (kind === 'quote') {
      text = random.chance(0.6) ? shortLink(random) : random.pick(['👀', '🔥🔥', '👇', '😂', '💯']);
      referenced = [{ type: 'quoted', id: original.id }];
    } else if (kind === 'exact') text = sameWords(random, original.text);
    else {
      if (kind === 'self-repeat') author = original.author;
      text =
        (kind === 'self-repeat' && random.chance(0.4)
          ? sameWords(random, original.text)
          : changeWords(random, language, original.text)) ?? '';
      if (text !== '' && random.chance(0.5)) text += ` ${shortLink(random)}`;
    }
    if (text === '' || (kind === 'self-repeat' && truth.official)) return false;
    const added = book.add({
      text,
      lang: kind === 'quote' ? 'zxx' : original.lang,
      author,
      at,
      kind: truth.kind,
      mustNotAppear: truth.mustNotAppear,
      copyOf: original,
      copyKind: kind,
      ...(truth.story ? { story: truth.story } : {}),
      ...(truth.stance ? { stance: truth.stance } : {}),
      ...(truth.novelty ? { novelty: truth.novelty } : {}),
      ...(truth.wrong ? { wrong: truth.wrong } : {}),
      ...(referenced ? { referenced } : {}),
      ...(kind === 'repost' ? { metrics: repostMetrics(random) } : {}),
    });
    return added !== undefined;
  };

  for (const kind of Object.keys(counts) as (keyof CopyCounts)[]) {
    let planted = 0;
    for (let attempt = 0; planted < counts[kind] && attempt < counts[kind] * 20; attempt++) if (plant(kind)) planted++;
  }
}
