// The terms of posts, numbered: names weigh most, Latin words are lightly stemmed, Han and kana are bigrams.
import { CYRILLIC_OR_GREEK, HAN, KANA, LATIN, propertiesOf } from '../../shared/text/characters.ts';
import type { Prepared } from './prepare.ts';

/** What terms are made of. */
export type Termed = Pick<Prepared, 'text' | 'mentions'>;

const STOP = new Set(
  "a an the and or but if then so of to in on at by for from with without about into over under is are was were be been being am do does did done have has had it its this that these those there here i you he she we they my your our their me him her us them what which who whom how why when where not no yes just very really more most some any all can could will would should may might must now new today get got make made like one two first also than too out up down via amp use used using need want good great know see let go going think way time day year people thing things still even much many lot here's it's i'm don't de la el los las un una que y en es se no por con para del al lo como más".split(
    ' ',
  ),
);

/** Light English stemming: enough to join plural and tense, too little to join different words. */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:'s|ies|ing|ed|es|s)$/, (ending) => (ending === 'ies' ? 'y' : '')) : word;

/** Names weigh this much more than words; concepts join languages and weigh a little more. */
const NAME_WEIGHT = { versioned: 2, product: 2, name: 2, family: 1.2, company: 1.2, concept: 1.3 } as const;
const WORD_WEIGHT = 1;
const DIGITS_WEIGHT = 1.3;
const BIGRAM_WEIGHT = 0.7;

const AT = 0x40;
const LONG_VOWEL = 0x30fc;

const isDigit = (codePoint: number): boolean => codePoint >= 0x30 && codePoint <= 0x39;
const isInWord = (codePoint: number): boolean =>
  isDigit(codePoint) || (propertiesOf(codePoint) & (LATIN | CYRILLIC_OR_GREEK)) !== 0;
/** `'`, `-` and `.` join a word where they stand within it. */
const isJoint = (codePoint: number): boolean => codePoint === 0x27 || codePoint === 0x2d || codePoint === 0x2e;
const isHanOrKana = (codePoint: number): boolean =>
  (propertiesOf(codePoint) & (HAN | KANA)) !== 0 || codePoint === LONG_VOWEL;
const sizeOf = (codePoint: number): number => (codePoint > 0xffff ? 2 : 1);

/** Where the name of an account ends that begins behind an `@`: `\w+`. */
const handleEnd = (text: string, start: number): number => {
  let at = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isDigit(unit) && !(unit >= 0x61 && unit <= 0x7a) && !(unit >= 0x41 && unit <= 0x5a) && unit !== 0x5f) break;
  }
  return at;
};

/** Calls `found` with each word of two characters and more, accounts left out. */
export const eachWord = (text: string, found: (word: string) => void): void => {
  let [start, second, end] = [-1, -1, -1];
  for (let at = 0; at <= text.length; ) {
    const codePoint = at < text.length ? text.codePointAt(at)! : 0;
    const next = at + sizeOf(codePoint);
    if (isInWord(codePoint)) {
      if (start < 0) [start, second] = [at, next];
      end = next;
    } else if (start < 0 || !isJoint(codePoint)) {
      if (start >= 0 && end > second) found(text.slice(start, end));
      start = -1;
      if (codePoint === AT) {
        at = handleEnd(text, next);
        continue;
      }
    }
    at = next;
  }
};

/** Calls `found` with each two characters of Han and kana that follow each other. */
export const eachBigram = (text: string, found: (bigram: string) => void): void => {
  let before = -1;
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!;
    const next = at + sizeOf(codePoint);
    const counts = isHanOrKana(codePoint);
    if (counts && before >= 0) found(text.slice(before, next));
    before = counts ? at : -1;
    at = next;
  }
};

/** A text in lower case, with its names blanked. */
const wordsOf = ({ text, mentions }: Termed): string => {
  let rest = '';
  let from = 0;
  for (const { start, end } of mentions) {
    rest += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return (rest + text.slice(from)).toLowerCase();
};

/** Counts the terms of one post after another; each term has one number for all. */
export class TermCounts {
  /** Terms by number, in the order in which posts first use them. */
  readonly terms: string[] = [];
  /** Terms of the post read last, in the order in which it uses them. */
  own: number[] = [];
  /** Their weighted counts, by number. */
  readonly counts: number[] = [];
  readonly #numbers = new Map<string, number>();
  /** By a word as it is written; −1 where it tells nothing. */
  readonly #byWord = new Map<string, number>();

  /** Reads a post: afterwards `own` and `counts` tell of it alone. */
  read(post: Termed): void {
    for (const term of this.own) this.counts[term] = 0;
    this.own = [];
    for (const { name, kind } of post.mentions) this.#add(this.#numberOf(`=${name}`), NAME_WEIGHT[kind]);
    const text = wordsOf(post);
    eachWord(text, (word) => {
      const known = this.#byWord.get(word) ?? this.#learn(word);
      if (known >= 0) this.#add(known, /\d/.test(word) ? DIGITS_WEIGHT : WORD_WEIGHT);
    });
    eachBigram(text, (bigram) => this.#add(this.#numberOf(bigram), BIGRAM_WEIGHT));
  }

  #learn(word: string): number {
    const number = STOP.has(word) ? -1 : this.#numberOf(stem(word));
    this.#byWord.set(word, number);
    return number;
  }

  #numberOf(term: string): number {
    const known = this.#numbers.get(term);
    if (known !== undefined) return known;
    const number = this.terms.push(term) - 1;
    this.#numbers.set(term, number);
    this.counts.push(0);
    return number;
  }

  #add(term: number, weight: number): void {
    if (this.counts[term] === 0) this.own.push(term);
    this.counts[term]! += weight;
  }
}
