// Cuts a readable text into tokens with their shapes: words, accounts, tags, tickers, and runs of scripts without blanks.
import { HAN, KANA, propertiesOf } from '../../shared/text/characters.ts';
import { matchesOf } from '../../shared/text/matches.ts';

/**
 * plain: no capital. capital: only the first letter. caps: all letters are capitals, two at least. mixed: capitals within, or
 * letters with digits. digits: no letter. Scripts without capitals are plain.
 */
export type Shape = 'plain' | 'capital' | 'caps' | 'mixed' | 'digits';

export interface Token {
  /** As written, without the sign of an account, tag or ticker. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** wide: a run of Han and kana. */
  readonly kind: 'word' | 'account' | 'tag' | 'ticker' | 'wide';
  readonly shape: Shape;
  /** The first token of a sentence, a line or a quotation. */
  readonly opens: boolean;
  /** One blank and nothing else stands between it and the token before. */
  readonly follows: boolean;
}

/** Scripts that write words without blanks. */
const WIDE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD_CHARACTER = `(?![${WIDE}])[\\p{L}\\p{M}\\p{N}]`;
/** The comma of `900,000`. */
const THOUSANDS = '(?<=\\d),(?=\\d{3}(?!\\d))';
const TOKEN = new RegExp(
  `[@＠]\\w{2,50}|[#＃][\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*|\\$[A-Za-z]{1,6}(?![\\p{L}\\p{N}])|([${WIDE}]+)` +
    `|(?:${WORD_CHARACTER})+(?:(?:[-.'’_+&:]|${THOUSANDS})(?:${WORD_CHARACTER})+)*`,
  'gu',
);

const OPENS = /(?:^|[.!?:;…。！？：；\n"“”「『《(（|>•*–—-]|\p{Extended_Pictographic}\ufe0f?)\s*$/u;

const shapeOf = (text: string): Shape => {
  let [upper, lower, digits, innerUpper] = [0, 0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if ((unit >= 0x41 && unit <= 0x5a) || (unit > 0x7f && /\p{Lu}/u.test(text[i]!))) {
      upper++;
      if (i > 0) innerUpper++;
    } else if ((unit >= 0x61 && unit <= 0x7a) || unit > 0x7f) lower++;
  }
  if (upper + lower === 0) return 'digits';
  if (digits > 0) return 'mixed';
  if (upper === 0) return 'plain';
  if (lower === 0) return upper > 1 ? 'caps' : 'capital';
  return innerUpper === 0 ? 'capital' : 'mixed';
};

const KINDS = ['word', 'account', 'tag', 'ticker', 'wide'] as const satisfies readonly Token['kind'][];
const SHAPES = ['plain', 'capital', 'caps', 'mixed', 'digits'] as const satisfies readonly Shape[];
const [OPENING, FOLLOWING] = [64, 128];
/** What a sign makes of the word behind it. */
const SIGNS: Readonly<Record<string, Token['kind']>> = {
  '@': 'account',
  '＠': 'account',
  '#': 'tag',
  '＃': 'tag',
  $: 'ticker',
};

/** Tokens of a text, in order. A day has millions of them, so they are packed and made anew as they are read. */
export class Tokens implements Iterable<Token> {
  readonly #text: string;
  /** Of each token: where it starts, and where it ends with its kind, its shape and how it stands in the lowest eight bits. */
  readonly #packed: Uint32Array;

  constructor(text: string, packed: Uint32Array) {
    this.#text = text;
    this.#packed = packed;
  }

  get length(): number {
    return this.#packed.length / 2;
  }

  /** How many tokens are of a kind. */
  count(kind: Token['kind']): number {
    let count = 0;
    for (let i = 1; i < this.#packed.length; i += 2) if (KINDS[this.#packed[i]! & 7] === kind) count++;
    return count;
  }

  *[Symbol.iterator](): Generator<Token> {
    for (let i = 0; i < this.#packed.length; i += 2) {
      const start = this.#packed[i]!;
      const marks = this.#packed[i + 1]!;
      const end = marks >>> 8;
      const kind = KINDS[marks & 7] ?? 'word';
      const signed = kind === 'account' || kind === 'tag' || kind === 'ticker';
      yield {
        text: this.#text.slice(signed ? start + 1 : start, end),
        start,
        end,
        kind,
        shape: SHAPES[(marks >>> 3) & 7] ?? 'plain',
        opens: (marks & OPENING) !== 0,
        follows: (marks & FOLLOWING) !== 0,
      };
    }
  }
}

/** Finds the tokens of a text. */
export const tokensOf = (text: string): Tokens => {
  const packed: number[] = [];
  let before = 0;
  for (const match of matchesOf(text, TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    const kind = match[1] === undefined ? (SIGNS[match[0].charAt(0)] ?? 'word') : 'wide';
    const shape = kind === 'wide' ? 'plain' : shapeOf(kind === 'word' ? match[0] : match[0].slice(1));
    const gap = text.slice(before, start);
    const first = packed.length === 0;
    const opens = first || (gap !== ' ' && OPENS.test(gap));
    packed.push(
      start,
      (end << 8) |
        KINDS.indexOf(kind) |
        (SHAPES.indexOf(shape) << 3) |
        (opens ? OPENING : 0) |
        (gap === ' ' && !first ? FOLLOWING : 0),
    );
    before = end;
  }
  return new Tokens(text, Uint32Array.from(packed));
};

/** Kana of the kind that writes names and loan words, three characters at least. */
export const KATAKANA_RUN = /[\p{Script=Katakana}ー]{3,}/gu;

/** Whether a code point is Han or kana. */
export const isHanOrKana = (codePoint: number): boolean => (propertiesOf(codePoint) & (HAN | KANA)) !== 0;
