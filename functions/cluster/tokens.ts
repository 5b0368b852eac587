// Cuts a readable text into tokens with their shapes: words, accounts, tags, tickers, and runs of scripts without blanks.
import { HAN, KANA, propertiesOf } from '../../shared/text/characters.ts';

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
const WIDE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const WORD_CHARACTER = `(?![${WIDE}])[\\p{L}\\p{M}\\p{N}]`;
const TOKEN = new RegExp(
  `[@＠](?<account>\\w{2,50})|[#＃](?<tag>[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*)|\\$(?<ticker>[A-Za-z]{1,6})(?![\\p{L}\\p{N}])|(?<wide>[${WIDE}]+)` +
    `|(?<word>(?:${WORD_CHARACTER})+(?:[-.'’_+&:](?:${WORD_CHARACTER})+)*)`,
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

/** Tokens of a text, in order. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { account, tag, ticker, wide, word } = match.groups ?? {};
    const start = match.index;
    const whole = match[0];
    const end = start + whole.length;
    const own = account ?? tag ?? ticker ?? wide ?? word ?? whole;
    const kind =
      account !== undefined ? 'account' : tag !== undefined ? 'tag' : ticker !== undefined ? 'ticker' : wide !== undefined ? 'wide' : 'word';
    const gap = text.slice(before, start);
    tokens.push({
      text: own,
      start,
      end,
      kind,
      shape: kind === 'wide' ? 'plain' : shapeOf(own),
      opens: tokens.length === 0 || (gap !== ' ' && OPENS.test(gap)),
      follows: gap === ' ' && tokens.length > 0,
    });
    before = end;
  }
  return tokens;
};

/** Whether a token is kana of the kind that writes names and loan words, three characters at least. */
export const KATAKANA_RUN = /[\p{Script=Katakana}ー]{3,}/gu;

/** Whether a code point is Han or kana. */
export const isHanOrKana = (codePoint: number): boolean => (propertiesOf(codePoint) & (HAN | KANA)) !== 0;
