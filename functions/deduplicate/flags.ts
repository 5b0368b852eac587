// Flags of distinct posts: templates, self-promotion, spam, attempts to command the reader's model, texts cut by their source.
import { authorKey, type Post } from '../../shared/post.ts';
import type { DistinctPost, Flag } from '../../shared/story.ts';
import { suspicionOf } from '../../shared/text/attacks.ts';
import { countProperties } from '../../shared/text/characters.ts';
import { comparable, LINK, readable } from '../../shared/text/clean.ts';
import { BAIT, SHOP_CODE, SPAM } from './flags.data.ts';

/** A template: the same words from this many accounts within this time (research, report format part 2.3). */
const TEMPLATE_AUTHORS = 5;
const TEMPLATE_MS = 10 * 60_000;
/** One author repeating himself this often in a window is promotion, not news. */
const SELF_REPEATS = 3;

/** Tags and tickers that stand before and behind the words; those within a sentence are words of it. */
const TAG = String.raw`[#＃$][\p{L}\p{M}\p{N}_.]+#?`;
const TAGS_AROUND = new RegExp(String.raw`^(?:\s*${TAG}(?=\s|$|#))+|(?:(?:^|\s+)${TAG})+\s*$`, 'gu');
const EACH_TAG = new RegExp(String.raw`(?<![\p{L}\p{N}])${TAG}`, 'gu');
const MANY_TAGS = 4;
/** Letters that say something; Han, kana and Hangul count double. */
const LEAST_WORDS = 20;

/** Hardly anything is left of a text without its many tags. Tags as such are manners. */
const isMadeOfTags = (text: string): boolean => {
  if ((text.match(EACH_TAG)?.length ?? 0) < MANY_TAGS) return false;
  const words = text.replace(LINK, ' ').replace(/@\w+/g, ' ').trim().replace(TAGS_AROUND, ' ');
  const { letters, han, kana } = countProperties(words);
  return letters + han + kana + (words.match(/\p{Script=Hangul}/gu)?.length ?? 0) < LEAST_WORDS;
};

/** Sources cut at 140 characters (`RT @`) or at about 280 without a mark; a link may stand behind the cut. */
const CUT_FROM = 200;
const ENDS_WELL = /[.!?。！？…)）\]"”』」~～:：]$|\p{Extended_Pictographic}\ufe0f?$|[#＃][\p{L}\p{N}_]+$/u;

/** Ends within a sentence: by the source's mark, or where sources cut without an end. */
const isTruncated = (text: string): boolean => {
  if (text.length < CUT_FROM && !/…|\.\.\./.test(text)) return false;
  const read = readable(text);
  if (/(?:…|\.\.\.)$/.test(read)) return true;
  return text.length >= CUT_FROM && text.length <= 320 && !ENDS_WELL.test(read);
};

const SUSPICIONS: Readonly<Record<string, Flag>> = { certain: 'injection', suspected: 'suspected' };

const textFlags = ({ text }: Post): Flag[] => {
  const suspicion = suspicionOf(text);
  return [
    ...(SPAM.test(text) || SHOP_CODE.test(text) || BAIT.test(text) || isMadeOfTags(text) ? (['spam'] as const) : []),
    ...(suspicion === undefined ? [] : [SUSPICIONS[suspicion]!]),
    ...(isTruncated(text) ? (['truncated'] as const) : []),
  ];
};

/** Letters in common below which equal texts are chance: `gm`, `wow`. */
const LEAST_LETTERS = 20;

/** Texts of bots differ in their numbers only: 36万円, 32万円. */
const withoutNumbers = (text: string): string => comparable(text).replace(/\d+(?:\.\d+)*/g, '0');

const isRepost = (post: Post): boolean =>
  /^\s*RT @/i.test(post.text) || post.referenced.some(({ type }) => type === 'retweeted');

const isBurst = (posts: readonly Post[]): boolean => {
  const times = posts.map((post) => Date.parse(post.created_at)).sort((a, b) => a - b);
  return times.some((time, i) => (times[i + TEMPLATE_AUTHORS - 1] ?? Number.POSITIVE_INFINITY) - time <= TEMPLATE_MS);
};

/**
 * Flags of each distinct post.
 * @param copies the posts folded into a post, itself among them, in order of time
 */
export const flagPosts = (
  posts: readonly DistinctPost[],
  copies: (post: DistinctPost) => readonly Post[],
): DistinctPost[] => {
  const own = new Map(posts.map((post) => [post, copies(post).filter((copy) => !isRepost(copy))]));
  const templates = new Map(posts.map((post) => [post, withoutNumbers(post.text)]));
  const families = Map.groupBy(posts, (post) => templates.get(post));
  const sent = (post: DistinctPost): readonly Post[] => {
    const text = templates.get(post) ?? '';
    return text.length < LEAST_LETTERS
      ? (own.get(post) ?? [])
      : (families.get(text) ?? []).flatMap((member) => own.get(member) ?? []);
  };
  return posts.map((post) => {
    const flags = textFlags(post);
    const all = sent(post);
    const authors = new Set(all.map(authorKey)).size;
    if (authors >= TEMPLATE_AUTHORS && isBurst(all)) flags.push('template');
    if (authors === 1 && all.length >= SELF_REPEATS) flags.push('selfPromotion');
    return { ...post, flags };
  });
};
