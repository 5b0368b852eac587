// The words of a field, from its posts: frequent here and rare in general language.
import { readable } from '../../shared/text/clean.ts';
import { generalShares } from './general-language.ts';
import { newWords } from './new-words.ts';

/** What of a post the look needs. */
export interface Looked {
  readonly text: string;
  /** What tells authors apart. */
  readonly author: string;
  readonly lang?: string | undefined;
}

/** A word of the field. */
export interface FieldWord {
  /** As most posts write it. */
  readonly word: string;
  /** Share of the posts that hold it, 0 to 1. */
  readonly share: number;
  /** How much it tells the field: posts that hold it, times the logarithm of how much oftener than in general language. */
  readonly score: number;
  /** Indices of the posts that hold it. */
  readonly posts: readonly number[];
}

const ACCOUNT_OR_LINK = /(?:^|(?<=[^\p{L}\p{N}]))@\w{1,50}|\b(?:www\.|pic\.)\S+|\S+\.\S+\/\S*/gu;
const REPOST = /^\s*(?:RT|rt) @?\w{1,50}:?\s*/;
/** A tag with an end (#三十而已#) is a title of any words, one without is a word. */
const TAG = /[#＃]([^#＃\s]{2,30})[#＃]|[#＃]([\p{L}\p{M}\p{N}_]{2,40})/gu;
const UNSPACED_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+/gu;
/** Letters, marks and digits of scripts that part words by blanks, with what holds them together: `open-source`, `5.6.0`. */
const SPACED_WORD =
  /[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]][[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]]*(?:[\-'’.][[\p{L}\p{M}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]]+)*/gv;
const KATAKANA_RUN = /[\p{Script=Katakana}ー]{2,}/gu;
/** 哈哈哈, 呜呜, hahaha, www. */
const SOUND = /^(.{1,2})\1{2,}.?$|^[哈嘻呵嘿呜啊哇哦嗯嗷嘤噢唉哎]+$/u;
/** Two letters of katakana are the end of a cut text or a piece of a word, but for a handful of words. */
const KATAKANA_PIECE = /^[\p{Script=Katakana}ー]{2}$/u;
/** 什么时候, 哪个: a question, not a word of a field. */
const ASKS = /^(?:什么|为什么|怎|哪|谁|多少|几时)/u;
const HIRAGANA = /\p{Script=Hiragana}/u;
/** Chinese grammar: a run that begins or ends with one of these is a phrase, not a word. */
const GRAMMAR =
  /^[的了是在有不就也都还我你他她它您这那个和与把被让给对从到会要想说看能可没又很太再只才真吗呢吧啊么们着过得地所以而但如一两几]|[的了是在有不就也都还我你他她它您这那个和与把被让给对从到吗呢吧啊么们着过得地说会要]$/u;

const chinese = new Intl.Segmenter('zh', { granularity: 'word' });
const japanese = new Intl.Segmenter('ja', { granularity: 'word' });

/** Words of the platform rather than of what is said there, longer ones before those that they begin with. */
const PLATFORM_WORDS = new Set([
  'rt',
  'via',
  'amp',
  'https',
  'http',
  'www',
  'com',
  'dm',
  '微博',
  '视频',
  '转发',
  '网页',
  '链接',
  '全文',
  '超话',
]);

/** A word's singular, where the same post or another writes both: `models` counts for `model`. */
const keyOf = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s$/u, '');

/** Words of the platform alone, one or several in a row: `网页链接`. */
const isOfPlatform = (key: string): boolean =>
  [...PLATFORM_WORDS].reduce((rest, word) => rest.replaceAll(word, ''), key) === '';

const saysSomething = (key: string): boolean =>
  !isOfPlatform(key) &&
  /\p{L}/u.test(key) &&
  // Numbers, dates and the names of single events (CVE-2024-3094) are of a day, not of a field.
  !/^\p{N}|\p{N}{3}/u.test(key) &&
  !/['’]/.test(key) &&
  ![HIRAGANA, GRAMMAR, SOUND, KATAKANA_PIECE, ASKS].some((form) => form.test(key)) &&
  [...key].length > 1;

/** A stretch of Han and kana as words: those of the dictionary, and the longest new ones over them. */
const unspacedWords = (run: string, found: ReadonlyMap<string, number>): string[] => {
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run);
  // A word in katakana is one however Unicode's dictionary cuts it: サンリオ.
  const words = [
    ...(run.match(KATAKANA_RUN) ?? []),
    ...Array.from((isJapanese ? japanese : chinese).segment(run), ({ segment }) => segment).filter(
      (word) => !/^[\p{Script=Katakana}ー]+$/u.test(word),
    ),
  ];
  const chars = [...run];
  for (let at = 0; at < chars.length; at++)
    for (let length = 6; length > 1; length--) {
      const piece = chars.slice(at, at + length).join('');
      if (!found.has(piece) || words.includes(piece)) continue;
      words.push(piece);
      break;
    }
  return words;
};

/** What makes a larger share of running words is grammar or said of anything. */
const GRAMMAR_SHARE = 0.0003;

/** Two-word terms and single words of a spaced text, by their keys with how they are written. */
const spacedWords = (text: string, share: (word: string) => number): Map<string, string> => {
  const words = new Map<string, string>();
  let before: { key: string; text: string; end: number } | undefined;
  for (const { 0: word, index } of text.matchAll(SPACED_WORD)) {
    const key = keyOf(word);
    const joins = before !== undefined && text.slice(before.end, index) === ' ' && saysSomething(key);
    if (
      joins &&
      before !== undefined &&
      Math.max(share(key), share(before.key)) < GRAMMAR_SHARE &&
      saysSomething(before.key)
    )
      words.set(`${before.key} ${key}`, `${before.text} ${word}`);
    words.set(key, words.get(key) ?? word);
    before = { key, text: word, end: index + word.length };
  }
  return words;
};

/** Posts and authors of a word, and how it is written. */
interface Held {
  readonly posts: number[];
  readonly authors: Set<string>;
  readonly written: Map<string, number>;
}

/** Least share of posts, least posts and authors of a word. */
const LEAST_SHARE = 0.004;
const LEAST_POSTS = 3;
const LEAST_AUTHORS = 3;
/** Running words of a post, for what general language would make of it. */
const WORDS_OF_POST = 25;
/** How much oftener than in general language. */
const LEAST_RATIO = 8;
/** Likewise of a word that is among the thousand most common. */
const LEAST_RATIO_OF_COMMON = 20;
const COMMON_SHARE = 0.00008;
/** A term of two words stands in this share of the posts that hold the rarer of them. */
const TERM_SHARE = 0.4;

const mostWritten = (written: ReadonlyMap<string, number>): string =>
  [...written].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? '';

/** The words of a field, those that tell it best first. */
export const fieldWords = (posts: readonly Looked[]): FieldWord[] => {
  const texts = posts.map(({ text }) => readable(text).replace(REPOST, ' ').replace(ACCOUNT_OR_LINK, ' '));
  const languages = [...new Set(posts.flatMap(({ lang }) => lang?.slice(0, 2) ?? []))];
  if (texts.some((text) => /\p{Script=Han}/u.test(text))) languages.push('zh');
  const general = generalShares(languages);
  const leastPosts = Math.max(LEAST_POSTS, Math.ceil(posts.length * LEAST_SHARE));
  const found = newWords(
    texts.flatMap((text) => text.match(UNSPACED_RUN) ?? []),
    leastPosts,
  );
  const held = new Map<string, Held>();
  texts.forEach((text, post) => {
    const words = spacedWords(text.replace(TAG, ' '), general);
    for (const [, titled, tag] of text.matchAll(TAG)) {
      const word = titled ?? tag ?? '';
      words.set(keyOf(word), word);
    }
    for (const [run] of text.matchAll(UNSPACED_RUN))
      for (const word of unspacedWords(run, found)) words.set(keyOf(word), word);
    for (const [key, word] of words) {
      if (!saysSomething(key)) continue;
      const entry: Held = held.get(key) ?? { posts: [], authors: new Set(), written: new Map() };
      entry.posts.push(post);
      entry.authors.add(posts[post]?.author ?? '');
      entry.written.set(word, (entry.written.get(word) ?? 0) + 1);
      held.set(key, entry);
    }
  });
  const words: FieldWord[] = [];
  for (const [key, { posts: holding, authors, written }] of held) {
    if (holding.length < leastPosts || authors.size < LEAST_AUTHORS) continue;
    const share = holding.length / posts.length;
    const parts = key.split(' ');
    if (parts.some((part) => general(part) >= GRAMMAR_SHARE)) continue;
    const rarer = Math.min(...parts.map((part) => held.get(part)?.posts.length ?? holding.length));
    if (holding.length < TERM_SHARE * rarer) continue;
    const expected = 1 - (1 - Math.min(...parts.map(general)) / (parts.length > 1 ? 5 : 1)) ** WORDS_OF_POST;
    const least = parts.every((part) => general(part) < COMMON_SHARE) ? LEAST_RATIO : LEAST_RATIO_OF_COMMON;
    if (share < least * expected) continue;
    words.push({
      word: mostWritten(written),
      share,
      score: holding.length * Math.log(share / expected),
      posts: holding,
    });
  }
  return withoutParts(words.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1)));
};

/** Shares of a word's posts that hold a longer one, from which on the word is only its part: `而已` of `三十而已`. */
const PART_OF = 0.7;

const withoutParts = (words: readonly FieldWord[]): FieldWord[] =>
  words.filter(({ word, posts }) => {
    const lower = word.toLowerCase();
    const own = new Set(posts);
    return !words.some(
      (longer) =>
        longer.word.length > word.length &&
        longer.word.toLowerCase().includes(lower) &&
        longer.posts.filter((post) => own.has(post)).length >= PART_OF * posts.length,
    );
  });
