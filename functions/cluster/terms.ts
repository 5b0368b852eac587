// The terms of posts, numbered: names weigh most, Latin words are lightly stemmed, Han and kana are bigrams, numbers are values.
import type { Prepared } from './prepare.ts';
import { isHanOrKana } from './tokens.ts';

/** What terms are made of. */
export type Termed = Pick<Prepared, 'tokens' | 'names' | 'numbers'> & {
  readonly mentions?: Prepared['mentions'] | undefined;
};

const STOP = new Set(
  "a an the and or but if then so of to in on at by for from with without about into over under is are was were be been being am do does did done have has had it its this that these those there here i you he she we they my your our their me him her us them what which who whom how why when where not no yes just very really more most some any all can could will would should may might must now new today get got make made like one two first also than too out up down via amp use used using need want good great know see let go going think way time day year people thing things still even much many lot here's it's i'm don't rt http https de la el los las un una que y en es se no por con para del al lo como más".split(
    ' ',
  ),
);

/** Light English stemming: enough to join plural and tense, too little to join different words. */
const stem = (word: string): string =>
  word.length > 4 ? word.replace(/(?:['’]s|ies|ing|ed|es|s)$/, (ending) => (ending === 'ies' ? 'y' : '')) : word;

const NAME_WEIGHT = {
  versioned: 2,
  run: 1.6,
  shape: 1,
  word: 0.8,
  title: 1.6,
  katakana: 1,
  tag: 0.6,
  ticker: 1,
  account: 0.8,
} as const;
const PACK_WEIGHT = 1.2;
const WORD_WEIGHT = 1;
const DIGITS_WEIGHT = 1.2;
const BIGRAM_WEIGHT = 0.7;
const NUMBER_WEIGHT = 1.3;

/** Calls `found` with each two characters of Han and kana that follow each other. */
export const eachBigram = (text: string, found: (bigram: string) => void): void => {
  let before = -1;
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const counts = isHanOrKana(codePoint) || codePoint === 0x30fc || codePoint >= 0x0e00;
    if (counts && before >= 0) found(text.slice(before, next));
    before = counts ? at : -1;
    at = next;
  }
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
    for (const { key, kind } of post.names)
      if (kind !== 'word' && kind !== 'shape') this.#add(this.#numberOf(`=${key}`), NAME_WEIGHT[kind]);
    for (const { name } of post.mentions ?? []) this.#add(this.#numberOf(`≈${name}`), PACK_WEIGHT);
    for (const number of post.numbers) this.#add(this.#numberOf(`~${number}`), NUMBER_WEIGHT);
    for (const token of post.tokens) {
      if (token.kind === 'wide') eachBigram(token.text, (bigram) => this.#add(this.#numberOf(bigram), BIGRAM_WEIGHT));
      else if (token.kind !== 'account') {
        const known = this.#byWord.get(token.text) ?? this.#learn(token.text);
        if (known >= 0)
          this.#add(known, token.shape === 'digits' || token.shape === 'mixed' ? DIGITS_WEIGHT : WORD_WEIGHT);
      }
    }
  }

  #learn(written: string): number {
    const word = written.toLowerCase();
    const number = STOP.has(word) || word.length < 2 ? -1 : this.#numberOf(stem(word));
    this.#byWord.set(written, number);
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
