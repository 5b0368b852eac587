// Which spans of a post may be quoted: whole sentences that state something and that their author does not take back.

import type { StoryPost } from '../../shared/story.ts';
import { LINK_CUT } from '../../shared/text/clean.ts';
import {
  DENIAL,
  EVENT_CUES,
  NO_STATEMENT,
  OPINION,
  POINTS_BACK,
  POINTS_BACK_HAN,
} from '../../shared/text/cues.data.ts';
import { mentionsIn } from '../../shared/text/extra-names.ts';
import { BETWEEN_NAMES } from '../../shared/text/name-in.ts';
import { numbersOf } from '../../shared/text/numbers.ts';
import { type SentenceSpan, sentencesOf } from '../../shared/text/sentences.ts';

/** Longest quotation in characters (report-style.md part 3). */
const LONGEST = 200;
/** Shortest: 12 characters, or 6 Han or kana. */
const SHORTEST = 12;

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const width = (text: string): number => text.length + (text.match(HAN_OR_KANA)?.length ?? 0);

const MARKS_OPEN = /[“「『《"]/g;
const MARKS_CLOSE = /[”」』》"]/g;

/** Stands inside quotation marks that opened before it, or is a quotation itself: another's words, not the author's. */
const isAnothersWords = (text: string, { start, text: sentence }: SentenceSpan): boolean => {
  const before = text.slice(0, start);
  const straight = (before.match(/"/g) ?? []).length;
  const opened = (before.match(MARKS_OPEN) ?? []).length - straight;
  const closed = (before.match(MARKS_CLOSE) ?? []).length - straight;
  return (
    straight % 2 === 1 ||
    opened > closed ||
    /^[“「『"‘']/.test(sentence) ||
    (sentence.match(/["“”]/g) ?? []).length % 2 === 1
  );
};

const EDGE = '\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\p{Regional_Indicator}|\\ufe0f|\\u200d|\\s';
const LEADING = new RegExp(
  `^(?:${EDGE}|[•·▪◦→➡–—*>|✓√-]|@\\w+|\\d{1,2}[/／]\\d{0,2}\\s|\\d[.)、]\\s|\\d\\ufe0f?\\u20e3)+`,
  'u',
);
const TRAILING = new RegExp(`(?:\\s*[#＃][\\p{L}\\p{N}_]+|${EDGE}|[→↓])+$`, 'u');

/** Trims emoji, bullets, addressees and hashtags from both ends: what is left is still a span of the post. */
export const trimSpan = (text: string): string => text.replace(LEADING, '').replace(TRAILING, '');

/** A bullet of a list or a heading that leads to one says nothing alone. */
const isFragment = (sentence: string): boolean =>
  /^[\s]*(?:[•·▪◦→➡✅✔☑✓\-–—*]|\d+[.)、])/u.test(sentence) || /[:：]$/.test(sentence.trim());

export interface Candidate {
  readonly post: StoryPost;
  readonly text: string;
  readonly question: boolean;
  readonly score: number;
}

const pointsBack = (text: string): boolean => POINTS_BACK.test(text) || POINTS_BACK_HAN.test(text);

/** Says something besides names: `OpenClaw 2026.4.21` does not. */
const saysMoreThanNames = (span: string, name: string): boolean => {
  let rest = span;
  for (const { start, end } of [...mentionsIn(span, name)].reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return (rest.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0) + (rest.match(HAN_OR_KANA)?.length ?? 0) / 2 >= 3;
};

/** A command or a line of code is no statement. */
const isCode = (span: string): boolean =>
  /\s--?[a-z][\w-]*[=\s]|[{};]\s*$|^\W*(?:npm|pip|git|curl|docker|ollama|brew|sudo|cat|import|from|const|def)\s/i.test(
    span,
  );

const standsAlone = (span: string, name: string): boolean =>
  !NO_STATEMENT.test(span) &&
  saysMoreThanNames(span, name) &&
  !isFragment(span) &&
  !isCode(span) &&
  width(span) >= SHORTEST &&
  span.length <= LONGEST;

/** score = numbers + versions + release verb + distinct names (report-style.md part 3), and the story's own name above all. */
const scoreOf = (text: string, name: string): number => {
  const mentions = mentionsIn(text, name);
  const names = new Set(mentions.map((mention) => mention.name));
  const versions = mentions.filter(({ kind }) => kind === 'versioned').length;
  const verb = EVENT_CUES.some(({ pattern }) => pattern.test(text)) ? 1 : 0;
  const own = [...names].some((mention) => name === mention || name.split(BETWEEN_NAMES).includes(mention)) ? 2 : 0;
  return numbersOf(text, mentions).length + Math.min(versions, 2) + verb + Math.min(names.size, 3) + own;
};

/** The sentence with the one before it, where that one is a whole statement; white space between them is collapsed. */
const joinedSpan = (text: string, before: SentenceSpan | undefined, sentence: SentenceSpan): string | undefined => {
  if (before === undefined || !/[.!。！]$/.test(before.text) || isAnothersWords(text, before)) return undefined;
  const whole = text.slice(before.start, sentence.end);
  // Words on both sides of a link were not posted as one stretch.
  if (whole.includes(LINK_CUT)) return undefined;
  const joined = trimSpan(whole).replace(/\s+/g, ' ');
  return pointsBack(joined) ? undefined : joined;
};

const QUESTION =
  /[?？]["”』」）)]*$|^(?:did|do|does|have|has|are|is|can|could|would|will|should|what|why|how|who|when|where|ever|anyone|anybody)\b.*\b(?:you|we|it|i|they|the|anyone|this|that)\b/iu;

/** Spans of a post that may be quoted, best first: one whole sentence, or two where the second needs the first. */
export const quotableSpans = (post: StoryPost, name: string): Candidate[] => {
  // What follows `Prompt:` was said to a model, not to readers.
  const told = post.text.search(/\bprompts?\s*[:：]|提示词\s*[:：]|---\s*prompt/iu);
  const sentences = sentencesOf(post.text, post.flags.includes('truncated')).filter(
    ({ start }) => told < 0 || start < told,
  );
  const candidates: Candidate[] = [];
  sentences.forEach((sentence, i) => {
    const next = sentences[i + 1];
    if (!sentence.whole || isAnothersWords(post.text, sentence)) return;
    // What its author denies in the next breath is not what he says.
    if (next !== undefined && DENIAL.test(next.text)) return;
    if (DENIAL.test(sentence.text)) return;
    const alone = trimSpan(sentence.text);
    const text = pointsBack(alone) ? joinedSpan(post.text, sentences[i - 1], sentence) : alone;
    if (text === undefined || !standsAlone(text, name)) return;
    candidates.push({ post, text, question: QUESTION.test(text), score: scoreOf(text, name) });
  });
  return candidates.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
};

/** A speaker's own view: says so by its words. */
export const isView = ({ text }: Candidate): boolean => OPINION.test(text);
