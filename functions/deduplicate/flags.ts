// Flags of distinct posts: templates, self-promotion, spam, attempts to command the reader's model, texts cut by their source.
import { authorKey, type Post } from '../../shared/post.ts';
import type { DistinctPost, Flag } from '../../shared/story.ts';
import { readable } from '../../shared/text/clean.ts';

/** A template: the same words from this many accounts within this time (research, report format part 2.3). */
const TEMPLATE_AUTHORS = 5;
const TEMPLATE_MS = 10 * 60_000;
/** One author repeating himself this often in a window is promotion, not news. */
const SELF_REPEATS = 3;

const SPAM =
  /\b(?:giveaway|airdrop|whitelist|presale|referral (?:code|link)|promo code|use (?:my )?code|dm (?:me|us|for)|link in bio|drop your wallet|claim (?:your|now)|100x gem|next 100x|follow (?:me |us )?(?:and|&|\+) (?:rt|retweet|repost|like)|like (?:and|&|\+) (?:rt|retweet|repost)|(?:rt|retweet|repost) (?:and|&|\+) (?:follow|like)|comment ["“']?\w+["”']? (?:below )?(?:and|to get))\b|空投|抽奖|返佣|邀请码|加微信|私信我|评论区(?:打|扣|留)|转发(?:并)?关注|关注(?:并|\+|＋)转发|免费领|領取|プレゼント企画|フォロー[＆&+]?リポスト|sorteo|sígueme y comparte|código de referido/iu;

const INJECTION =
  /(?:ignore|disregard|forget) (?:all |any |the |your )?(?:previous|prior|above|earlier) (?:instructions|prompts?|rules)|忽略(?:之前|以上|上述|前面)(?:的)?(?:所有)?(?:指令|提示|要求|规则)|以前の指示を(?:すべて)?無視|ignora (?:todas )?las instrucciones|ignorez (?:toutes )?les instructions|ignoriere alle|игнорируй(?:те)? (?:все )?(?:предыдущие|инструкции)|"?role"?\s*:\s*"?(?:system|assistant|tool)|<\/?(?:system|assistant|tool_result|script|iframe|img)\b|\[\/?INST\]|<\|im_(?:start|end)\|>|\{[{%]|\{:{1,2}[\w\s.#"'=/-]*\/?\}|system prompt:|cite P\d+ for|^---\s*$[\s\S]*?^\w+:\s/imu;

const hasManyTags = (text: string): boolean => (text.match(/(?:^|\s)[#$][\p{L}][\p{L}\p{N}_]*/gu) ?? []).length >= 4;

/** Sources cut at 140 characters (`RT @`) or at about 280 without a mark; a link may stand behind the cut. */
const CUT_FROM = 200;
const ENDS_WELL = /[.!?。！？…)）\]"”』」~～:：]$|\p{Extended_Pictographic}\ufe0f?$|[#＃][\p{L}\p{N}_]+$/u;

/** Ends within a sentence: by the source's mark, or where sources cut without an end. */
const isTruncated = (text: string): boolean => {
  const read = readable(text);
  if (/(?:…|\.\.\.)$/.test(read)) return true;
  return text.length >= CUT_FROM && text.length <= 320 && !ENDS_WELL.test(read);
};

const textFlags = (post: Post): Flag[] => {
  const flags: Flag[] = [];
  if (SPAM.test(post.text) || hasManyTags(post.text)) flags.push('spam');
  // Invisible characters that carry text (tag characters) or turn it around have no honest use in a post.
  if (INJECTION.test(post.text) || /[\u202a-\u202e\u2066-\u2069\u{e0020}-\u{e007f}]/u.test(post.text))
    flags.push('injection');
  if (isTruncated(post.text)) flags.push('truncated');
  return flags;
};

/**
 * Flags of each distinct post.
 * @param copies the posts folded into a post, itself among them, in order of time
 */
export const flagPosts = (
  posts: readonly DistinctPost[],
  copies: (post: DistinctPost) => readonly Post[],
): DistinctPost[] =>
  posts.map((post) => {
    const flags = textFlags(post);
    const own = copies(post).filter(
      (copy) => !/^\s*RT @/i.test(copy.text) && !copy.referenced.some(({ type }) => type === 'retweeted'),
    );
    const times = own.map((copy) => Date.parse(copy.created_at)).sort((a, b) => a - b);
    const authors = new Set(own.map(authorKey));
    const burst = times.some(
      (time, i) => (times[i + TEMPLATE_AUTHORS - 1] ?? Number.POSITIVE_INFINITY) - time <= TEMPLATE_MS,
    );
    if (authors.size >= TEMPLATE_AUTHORS && burst) flags.push('template');
    if (authors.size === 1 && own.length >= SELF_REPEATS) flags.push('selfPromotion');
    return { ...post, flags };
  });
