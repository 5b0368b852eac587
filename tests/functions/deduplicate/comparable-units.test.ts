// The one-pass form of a comparable text: the same as `comparable`, whatever is typed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ComparableUnits } from '../../../functions/deduplicate/comparable-units.ts';
import { comparable } from '../../../shared/text/clean.ts';

const reader = new ComparableUnits();
const read = (text: string): string => {
  reader.read(text);
  return reader.text();
};

/** What the rules speak of, and characters that change their neighbours, multiply or only look like letters. */
const PIECES = [
  ...'aZhtpsc15.,@:/_&#%$€ -−–▼+()!?…\n\t',
  ...['C++', '↓5', '比-5', 'c#', '-5', '+5', '++', '（-', '＋', '－', 'โค้', 'دٍ', '我https://a.b/c，', '\u0301'],
  ...[
    'http',
    'https://',
    'http://x',
    'HTTPS://',
    'https：／／',
    'RT @a: ',
    'rt @b:',
    '@user_1',
    '&amp;',
    '&#46;',
    '&#x35;',
  ],
  ...['，', '。', '…', '　', '５', '．', '＠', 'Ａ', 'ｈ', '％', '￥', '¥', '試', '模型', 'の', 'カ', 'ｶ', 'ﾞ', '゛'],
  ...[
    'é',
    'e\u0301',
    'Σ',
    'İ',
    'ß',
    'ﬁ',
    '½',
    '²',
    '\u212a',
    'ſ',
    '٣',
    'ก',
    'नि',
    '각',
    '\u1100\u1161',
    '\uffa1',
    'ㄱ',
  ],
  ...[
    '🚀',
    '👍🏽',
    '❤️',
    '👨‍👩‍👧',
    '🄰',
    '🇨🇳',
    '𝗯',
    '𠮷',
    '\u{1fbf0}',
    '\ud83d',
    '\ude00',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '\0',
  ],
];

describe('ComparableUnits', () => {
  it('gives what comparable gives for any mixture of what its rules speak of', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(read(text)).toBe(comparable(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('gives what comparable gives for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(read(text)).toBe(comparable(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives what comparable gives for every character of the basic plane, alone and between letters', () => {
    for (let code = 0; code < 0x10000; code++) {
      const text = `${String.fromCharCode(code)}1${String.fromCharCode(code)}1a${String.fromCharCode(code)}b`;
      expect(read(text), code.toString(16)).toBe(comparable(text));
    }
  });

  it('reads a long text after a short one, and a short one after a long one', () => {
    const long = 'Many words, '.repeat(1000);
    expect([read('a b'), read(long), read('c')]).toEqual(['a b', comparable(long), 'c']);
  });
});
