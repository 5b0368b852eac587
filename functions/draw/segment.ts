// Splits running text into words: a Chinese dictionary where there is Chinese, Unicode's rules or blanks elsewhere.
import type { Jieba } from '@node-rs/jieba';

/** Splits a text into words, in order, leaving out Chinese grammar; marks and blanks may come along. */
export type Segment = (text: string) => string[];

const HAN = /\p{Script=Han}/u;
const HAN_RUN = /\p{Script=Han}+/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Scripts that write words without blanks between them; for all others blanks and marks are enough, ten times as fast. */
const UNSPACED =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Letters and digits, with what holds them together: `open-source`, `it's`. */
const SPACED_WORD = /[\p{L}\p{M}\p{N}]+(?:[-'’._][\p{L}\p{M}\p{N}]+)*/gu;

const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;

/** Names and loan words in katakana stay whole: Unicode's dictionary makes サン, リオ of サンリオ. */
const joinKatakana = (parts: readonly string[]): string[] => {
  const joined: string[] = [];
  let open = false;
  for (const part of parts) {
    const katakana = KATAKANA.test(part);
    if (katakana && open) joined[joined.length - 1] += part;
    else joined.push(part);
    open = katakana;
  }
  return joined;
};

const segmenters = new Map<string, Intl.Segmenter>();

const splitByUnicode = (text: string, locale: string): string[] => {
  if (!UNSPACED.test(text)) return text.match(SPACED_WORD) ?? [];
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return joinKatakana(Array.from(segmenter.segment(text), (part) => part.segment));
};

/** A text with kana is Japanese, unless they are strays (の in a Chinese text): at least one kana a dozen characters. */
const isJapanese = (text: string): boolean => (text.match(KANA)?.length ?? 0) * 12 > text.length;

/** Opened dictionaries by the words added to them: a warm function doesn't load them again. */
const opened = new Map<string, Jieba>();

const openJieba = async (dictionary: readonly string[]): Promise<Jieba> => {
  // A high frequency, so that a word of the topic wins over its parts.
  const lines = dictionary.map((word) => `${word} 1000000 n\n`).join('');
  const known = opened.get(lines);
  if (known !== undefined) return known;
  const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]);
  const jieba = Jieba.withDict(dict);
  if (lines !== '') jieba.loadDict(new TextEncoder().encode(lines));
  opened.set(lines, jieba);
  return jieba;
};

/**
 * Parts of speech of jieba's dictionary that tell nothing by themselves: adjectives, adverbs, conjunctions, numbers,
 * measures, places, times, pronouns, prepositions, particles and the like (`an`, a noun made of an adjective, does).
 */
const GRAMMAR = /^(?:ad?|ag|b|c|d[fg]?|e|f|h|k|mq?|o|p|q|r[rz]?|s|tg?|u[a-z]?|v[dgiq]|y|zg?)$/;
/** Of what the dictionary doesn't hold (`x`), a part with one of these is a wrong cut: 我用, 这是. */
const GRAMMAR_WITHIN = /[我你您他她它这那哪的了是在有就不没都也还很太到会着吗呢吧啊么啥看说给让把被]/;

const isGrammar = (word: string, tag: string): boolean => (tag === 'x' ? GRAMMAR_WITHIN.test(word) : GRAMMAR.test(tag));

/**
 * The splitter for some texts. The Chinese dictionary (0.1 to 0.2 s to load) is loaded only when one of them holds Chinese.
 * @param dictionary words never to be split; those without Han characters are ignored
 */
export const segmenterFor = async (texts: Iterable<string>, dictionary: readonly string[]): Promise<Segment> => {
  let chinese = false;
  for (const text of texts) {
    chinese = HAN.test(text) && !isJapanese(text);
    if (chinese) break;
  }
  if (!chinese) return (text) => splitByUnicode(text, isJapanese(text) ? 'ja' : 'en');
  const jieba = await openJieba(dictionary.filter((word) => /^\p{Script=Han}+$/u.test(word)));
  return (text) => {
    if (isJapanese(text)) return splitByUnicode(text, 'ja');
    const words: string[] = [];
    let at = 0;
    for (const run of text.matchAll(HAN_RUN)) {
      if (run.index > at) words.push(...splitByUnicode(text.slice(at, run.index), 'en'));
      for (const { word, tag } of jieba.tag(run[0], true)) if (!isGrammar(word, tag)) words.push(word);
      at = run.index + run[0].length;
    }
    if (at < text.length) words.push(...splitByUnicode(text.slice(at), 'en'));
    return words;
  };
};
