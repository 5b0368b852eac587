// Which sentences of a post may be quoted by themselves: whole statements, by form alone, that their author does not take back.
import type { StoryPost } from '../../shared/story.ts';
import { DENIAL, NO_STATEMENT, POINTS_BACK, POINTS_BACK_HAN } from '../../shared/text/cues.data.ts';
import { type SentenceSpan, sentencesOf } from '../../shared/text/sentences.ts';

/** Longest quotation in characters, and shortest: 16 characters, of which Han and kana count double. */
const LONGEST = 240;
const SHORTEST = 16;
/** From this length on a text without an end may have been cut. */
const CUT_FROM = 240;

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
export const hanIn = (text: string): number => text.match(HAN_OR_KANA)?.length ?? 0;

/** A heading has no verb. Any word with a verb's ending will do. */
export const HAS_VERB =
  /(?<![\p{L}])(?:is|are|was|were|be|been|has|have|had|will|can|may|might|could|would|should|must|do|does|did|got|get|put|cut|made|say|said|see|run|let|make|take|give|went|come|came|won|lost|fell|rose|found|\p{Ll}{2,}(?:ed|ing|ify|ise|ize)|\p{Ll}{3,}(?<!s)s|['’](?:s|re|ve|ll|m))(?![\p{L}])/u;

/** A sentence of a post that may be quoted. */
export interface Quotable {
  readonly post: StoryPost;
  readonly text: string;
  /** Place among the post's sentences, from 0. */
  readonly at: number;
  /** Whether its source cut it: then it ends in `…`, and is quoted only where nothing whole is left. */
  readonly cut: boolean;
}

const MARKS_OPEN = /[“「『【"]/g;
const MARKS_CLOSE = /[”」』】"]/g;

/** Stands inside quotation marks that opened before it, or is a quotation itself, with or without its speaker: another's words. */
const isAnothersWords = (text: string, { start, text: sentence }: SentenceSpan): boolean => {
  const before = text.slice(0, start);
  const straight = (before.match(/"/g) ?? []).length;
  const opened = (before.match(MARKS_OPEN) ?? []).length - straight;
  const closed = (before.match(MARKS_CLOSE) ?? []).length - straight;
  const whole = /^(?:[^“”"「」]{1,30}[:：]\s*)?[“「『"‘'][^“”「」『』"]*[”」』"’']?[.。!！]?$/u.test(sentence);
  return straight % 2 === 1 || opened > closed || whole || (sentence.match(/["“”]/g) ?? []).length % 2 === 1;
};

const EMOJI = '\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\p{Regional_Indicator}|\\ufe0f|\\u200d|\\u20e3';
const LEADING = new RegExp(
  `^(?:${EMOJI}|\\s|[•·▪◦→➡–—*>|✓√-]|rt @\\w+:|@\\w+(?=[\\s@])|\\d{1,2}[/／]\\d{0,2}\\s|\\d[.)、]\\s|[#＃][^#＃\\s]{1,24}[#＃]|[#＃][\\p{L}\\p{N}_]+(?=\\s)|(?:interesting|breaking|just in|news|update|突发|重磅|快讯)\\s*[,:，：!！]\\s*|【[^】]{1,12}】)+`,
  'iu',
);
const TRAILING = new RegExp(
  `(?:\\s*[#＃][^#＃\\s]{1,24}[#＃]|\\s*[#＃][\\p{L}\\p{N}_]+|${EMOJI}|\\s|[→↓]|\\s@\\w+(?=\\s*$))+$`,
  'u',
);

/** Trims emoji, bullets, addressees and tags from both ends: what is left is still a span of the post. */
export const trimSpan = (text: string): string => text.replace(LEADING, '').replace(TRAILING, '').trim();

/** A bullet of a list, or a heading that leads to one. */
const isFragment = (raw: string, span: string, shouts: boolean): boolean =>
  /^\s*(?:[•·▪◦→➡✅✔☑✓\-–—*]|\d+[.)、])/u.test(raw) ||
  /[:：,，;；(（]$/.test(span) ||
  /^[[(（)）,，.。:：]/.test(span) ||
  (shouts && /^\p{Ll}/u.test(span) && !/^\p{Ll}+(?:\p{Lu}|\d)/u.test(span));

/** Something in the middle was taken away (a link, say), or the words only lead to what is not here. */
const HAS_HOLE =
  /[→➡👉👇⬇↓🔗]|\b(?:here|below|at|via|from|by|see|link|demo|paper|blog)\s*[:：]?\s*(?=[.!,]|$)|[:：]\s*[.!,]|https?:|www\.|\.(?:com|io|org|ai)\/|pic\.twitter|\(\s*\)|（\s*）|\b(?:link|comments?) (?:below|in (?:bio|comments?))|(?:链接|地址|见|详见|戳)\s*[:：]?\s*$|见(?:下图|评论区|图)|(?:网页链接|微博(?:视频|直播|投票)|展开全文)$/iu;

/** A command or a line of code is no statement. */
const IS_CODE =
  /\s--?[a-z][\w-]*[=\s]|[{};]\s*$|^\W*(?:npm|pip|git|curl|docker|ollama|brew|sudo|cat|import|from|const|def|select)\s/iu;

const QUESTION =
  /[?？]["”』」）)]*$|^(?:did|do|does|have|has|are|is|can|could|would|will|should|what|why|how|who|when|where|ever|anyone|anybody)\b.*\b(?:you|we|it|i|they|the|anyone|this|that)\b.*[?]|(?:吗|呢|么)[?？。!！]*$/iu;

/** Says that something will be told, not what. */
const TEASER =
  /\b(?:stay tuned|coming soon|big (?:news|announcement|things?)|something (?:big|special|new)|(?:special |big |little )?surprises? (?:for|in store|coming|is|are)|can'?t wait|wait for it|guess what|you won'?t believe|more (?:soon|to come|details)|watch this space|sneak peek|mark your calendars?|tomorrow (?:we|i)|soon™?[.!]?$)|敬请期待|拭目以待|即将揭晓|明天见|今晚见|猜猜|大事要发生|有惊喜/iu;

/** What an author is not answerable for. */
const DISCLAIMER =
  /^disclaimer\b|\b(?:for (?:educational|informational) purposes? only|not (?:financial|investment|legal|medical) advice|at your own risk)\b|免责声明|不构成.{0,8}建议/iu;

/** What follows was said to a model, not to readers. */
const PROMPT = /\bprompts?\s*[:：]|提示词\s*[:：]|---\s*prompt/iu;

/** Goes on from what stands elsewhere, or says how its author feels about that. */
const GOES_ON =
  /^(?:(?:since|until|by|before|after) then|after (?:that|this)|as (?:i (?:said|claimed|predicted|mentioned)|mentioned|promised|expected)|like i said|unfortunately|fortunately|sadly|luckily)\b|^(?:从那(?:以后|时起)|自那|此后|可惜|遗憾的是|好在|幸好|如我所说|正如我)/iu;
/** Its first thing is `this`, which stands elsewhere: no name and no number comes before it. */
const OF_THIS =
  /^\p{Lu}?[^\p{Lu}\p{N}.,;:]{0,40}?\b(?:this|these|those)\s+(?:is|was|were|are|has|have|had|will|would|can|does|did)\b/u;

const pointsBack = (text: string): boolean =>
  POINTS_BACK.test(text) || POINTS_BACK_HAN.test(text) || GOES_ON.test(text) || OF_THIS.test(text);

/** Ends in a word that something follows: a link that was taken away, or what its source cut. */
const LACKS_END =
  /(?:^|\s)(?:in|on|of|for|with|to|and|or|the|an?|as|into|than|is|are|at|via|by|from)$|(?:和|与|及|或|以及)$/iu;

/** Words with small letters, and those of scripts that have neither small nor capital ones. */
const WORDS = /(?<![\p{L}\p{N}@#])(?:[\p{Ll}'’]{2,}|[[\p{Lo}\p{M}\u200c\u200d]--[\p{Script=Han}]]{2,})/gv;

/** A statement says more than names: words, or Han. */
const saysEnough = (span: string): boolean => (span.match(WORDS)?.length ?? 0) + hanIn(span) / 2 >= 3;

/** `Introducing voice mode in Computer` says what there is now. */
const ANNOUNCES = /^(?:introducing|announcing)(?: [^\s,，]+){3,}/iu;

export const width = (text: string): number => text.length + hanIn(text);

const standsAlone = (span: string): boolean =>
  (!NO_STATEMENT.test(span) || ANNOUNCES.test(span)) &&
  !TEASER.test(span) &&
  !QUESTION.test(span) &&
  !HAS_HOLE.test(span) &&
  !IS_CODE.test(span) &&
  !DISCLAIMER.test(span) &&
  !LACKS_END.test(span) &&
  (saysEnough(span) || ANNOUNCES.test(span)) &&
  width(span) >= SHORTEST &&
  span.length <= LONGEST;

/** The sentence with the one before it, where the second needs the first and the first is a whole statement. */
const withBefore = (text: string, before: SentenceSpan | undefined, sentence: SentenceSpan): string | undefined => {
  if (before === undefined || !/[.!。！]$/.test(before.text) || isAnothersWords(text, before)) return undefined;
  // Words that were taken away between two sentences would be missed.
  if (text.slice(before.end, sentence.start).trim() !== '') return undefined;
  const joined = trimSpan(text.slice(before.start, sentence.end));
  return pointsBack(joined) ? undefined : joined;
};

/** Some sources cut a text without a word: then a long one ends in no mark. */
const isCut = (text: string): boolean =>
  text.endsWith('…') || (width(text) >= CUT_FROM && !/[.!?。！？…)）\]"”』」\p{Extended_Pictographic}]$/u.test(text));

/** Sentences of a post that may be quoted, in its order. */
export const quotableOf = (post: StoryPost): Quotable[] => {
  const truncated = post.flags.includes('truncated') || isCut(post.text.trim());
  const told = post.text.search(PROMPT);
  const sentences = sentencesOf(post.text, truncated).filter(({ start }) => told < 0 || start < told);
  return sentences.flatMap((sentence, at): Quotable[] => {
    const cut = !sentence.whole || (truncated && at === sentences.length - 1 && sentence.text.endsWith('…'));
    if (cut && !sentence.text.endsWith('…')) return [];
    if (isAnothersWords(post.text, sentence)) return [];
    // What its author denies in the next breath is not what he says.
    const next = sentences[at + 1];
    if (DENIAL.test(sentence.text) || (next !== undefined && DENIAL.test(next.text))) return [];
    const alone = trimSpan(sentence.text);
    const text = pointsBack(alone) ? withBefore(post.text, sentences[at - 1], sentence) : alone;
    const span = text?.replace(/\s+/g, ' ');
    return span === undefined || isFragment(sentence.text, span, /\p{Lu}/u.test(post.text)) || !standsAlone(span)
      ? []
      : [{ post, text: span, at, cut }];
  });
};
