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

const fillers: Record<Language, string[]> = {
  en: ['really', 'just', 'honestly', 'actually', 'simply'],
  es: ['realmente', 'ya', 'casi', 'siempre'],
  zh: ['真的', '确实', '其实', '也'],
  ja: ['本当に', 'やはり', 'まあ'],
};

function withoutLinks(text: string): string {
  return text.replace(/\s*https:\/\/t\.co\/\w+/gu, '').trimEnd();
}

/** Changes one or two words; undefined when the text is too short to stay near. */
export function changeWords(random: Random, language: Language, text: string): string | undefined {
  const base = withoutLinks(text);
  for (let attempt = 0; attempt < 12; attempt++) {
    let changed = base;
    if (language === 'zh' || language === 'ja') {
      const at = random.whole(2, Math.max(2, base.length - 3));
      if (!/\p{Script=Han}|[ぁ-ん]/u.test(base[at] ?? '')) continue;
      changed = random.chance(0.5)
        ? base.slice(0, at) + base.slice(at + 1)
        : base.slice(0, at) + random.pick(fillers[language]) + base.slice(at);
    } else {
      const words = base.split(' ');
      for (let change = random.whole(1, 2); change > 0; change--) {
        const at = random.whole(1, Math.max(1, words.length - 2));
        if (random.chance(0.5)) words.splice(at, 0, random.pick(fillers[language]));
        else if (/^[a-zé]{3,9}$/u.test(words[at] ?? '')) words.splice(at, 1);
      }
      changed = words.join(' ');
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
