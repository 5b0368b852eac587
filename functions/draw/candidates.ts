// Finds in one post what may stand in the word cloud: names, words of the topic's lexicon, and other words.
import { readable } from '../../shared/text/clean.ts';
import type { Mention } from '../../shared/text/mention.ts';
import type { Segment } from './segment.ts';
import { NOISE_WORDS, STOP_WORDS } from './stop-words.data.ts';

/**
 * A word of a post: `known` is a name that the field has beforehand, `name` one with a version or that the day brought,
 * `lexicon` is of the topic, `word` is any other.
 */
export interface Candidate {
  readonly word: string;
  /** Two spellings are one word when this is the same. */
  readonly key: string;
  readonly kind: 'known' | 'name' | 'lexicon' | 'word';
}

/** What a topic says about words. */
export interface Vocabulary {
  readonly ownWords: readonly string[];
  readonly lexicon: readonly string[];
}

export interface CandidateFinder {
  /** The text of a post in which words are looked for. */
  clean(text: string): string;
  /** Candidates of a cleaned text, each at most once. */
  find(text: string, segment: Segment): Candidate[];
}

const HANDLE = /(?<![\p{L}\p{N}])[@＠]\w{1,50}/gu;
/** What a picture character leaves behind, and joins others with: no word begins with it. */
const JOINERS = /\u200c|\u200d|\p{Variation_Selector}/gu;
const REPOST = /^\s*RT @\w{1,50}:/i;
/** Links without https:// that X or people leave in the text, what is left of links that were cut, and what Weibo writes for them. */
const BARE_LINK = /https?\b:?\S*|(?:www\.|pic\.)\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*|O?网页链接|的微博视频/giu;
const LONGEST = 40;
const HAN_OR_KANA = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+$/u;

const keyOf = (word: string): string => word.normalize('NFKC').toLowerCase();

/** True for a word that can say something by itself: no number, no single sign, no grammar. */
const says = (word: string): boolean => {
  if (word.length > LONGEST || !/\p{L}/u.test(word) || /[._/\\:]/.test(word)) return false;
  if (/^\p{N}+[\p{L}']{0,2}$/u.test(word) || /^\p{N}+[年月日时点个万亿号位人次倍岁天周分秒元折]/u.test(word))
    return false;
  if (/^[\p{Script=Hiragana}ー]+$/u.test(word)) return word.length > 3;
  // 返し, 正しい, 使って: verbs and adjectives. Nouns made of verbs (値上げ) have two kanji and don't end as these do.
  if (/^\p{Script=Han}[ぁ-ん]+$/u.test(word) || /\p{Script=Han}[ぁ-ん]*[いうくすつぬぶむるたてでにとだ]$/u.test(word))
    return false;
  // 这家, 那款, 每个: a pointer and a measure word.
  if (/^[这那哪每某]\p{Script=Han}$/u.test(word)) return false;
  if (HAN_OR_KANA.test(word)) return word.length > 1;
  return word.length > 2 || (word.length === 2 && word === word.toUpperCase());
};

const escapeForPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Finds the lexicon's entries that aren't Han only as whole words; jieba keeps the others whole. */
const patternOf = (lexicon: readonly string[]): RegExp | undefined => {
  const entries = lexicon.filter((entry) => !/^\p{Script=Han}+$/u.test(entry)).sort((a, b) => b.length - a.length);
  if (entries.length === 0) return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${entries.map(escapeForPattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
};

const isNew = (kind: Mention['kind']): boolean => kind === 'versioned' || kind === 'name';

/** A finder for a topic. `findMentions` finds names; what a name covers gives no other words. */
export const candidateFinder = (
  { ownWords, lexicon }: Vocabulary,
  findMentions: (text: string) => readonly Mention[],
): CandidateFinder => {
  const own = new Set(ownWords.map(keyOf));
  /** `AI model` is made of the topic's own words and says as little. */
  const isOwn = (key: string): boolean => own.has(key) || key.split(' ').every((part) => own.has(part));
  const canonical = new Map(lexicon.map((entry) => [keyOf(entry), entry]));
  const pattern = patternOf(lexicon);

  // Few spellings make most of a day, so each is judged once.
  const judged = new Map<string, Candidate | undefined>();
  const once = (spelling: string, judge: () => Candidate | undefined): Candidate | undefined => {
    if (!judged.has(spelling)) {
      const candidate = judge();
      judged.set(spelling, candidate === undefined || isOwn(candidate.key) ? undefined : candidate);
    }
    return judged.get(spelling);
  };
  const ofKind = (word: string, kind: Candidate['kind']): Candidate => ({ word, key: keyOf(word), kind });
  const judgePart = (part: string): Candidate | undefined => {
    const word = part.normalize('NFKC').replace(/['’]s$/u, '');
    const key = keyOf(word).replaceAll('’', "'");
    if (NOISE_WORDS.has(key)) return undefined;
    const entry = canonical.get(key);
    if (entry !== undefined) return ofKind(entry, 'lexicon');
    return says(word) && !STOP_WORDS.has(key) ? ofKind(word, 'word') : undefined;
  };

  const judgeName = (name: string, kind: Mention['kind']): Candidate => {
    const entry = canonical.get(keyOf(name));
    // What the topic has among its own words is no discovery: `NIFTY` is shaped like a name.
    if (entry !== undefined && kind === 'name') return ofKind(entry, 'lexicon');
    // Fields of research and the like are everyday words of a field, whichever list has them.
    if (kind === 'concept') return ofKind(name, 'lexicon');
    return ofKind(name, isNew(kind) ? 'name' : 'known');
  };

  const find = (text: string, segment: Segment): Candidate[] => {
    const found = new Map<string, Candidate>();
    const add = (candidate: Candidate | undefined): void => {
      if (candidate !== undefined && !found.has(candidate.key)) found.set(candidate.key, candidate);
    };
    let rest = '';
    let end = 0;
    for (const { name, kind, start, end: after } of findMentions(text)) {
      // A blank before the spelling keeps names apart from parts in the memory of what was judged.
      add(once(` ${kind} ${name}`, () => judgeName(name, kind)));
      // A line break in place of a name keeps the words around it apart.
      rest += `${text.slice(end, start)}\n`;
      end = after;
    }
    rest += text.slice(end);
    if (pattern !== undefined) {
      rest = rest.replace(pattern, (match) => {
        add(once(match, () => judgePart(match)));
        return '\n';
      });
    }
    for (const part of segment(rest)) add(once(part, () => judgePart(part)));
    return [...found.values()];
  };

  const clean = (text: string): string =>
    readable(text).replace(REPOST, ' ').replace(JOINERS, '').replace(HANDLE, ' ').replace(BARE_LINK, ' ');
  return { clean, find };
};
