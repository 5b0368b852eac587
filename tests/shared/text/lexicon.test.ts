// When a text holds a word of a lexicon: whole words where a script parts them, anywhere where it does not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexiconTest } from '../../../shared/text/lexicon.ts';

const holds = (word: string, text: string): boolean => lexiconTest([word])(text);

describe('lexiconTest', () => {
  it.each([
    ['rate cut', 'RATE CUTS are coming'],
    ['GPU', '用GPU跑'],
    ['GPU', 'ＧＰＵを買う'],
    ['股票', '買股票嗎，股票！'],
    ['カプセル', 'ガチャのカプセルトイ'],
    ['주식', '오늘 주식이 올랐다'],
    ['акции', 'растут акции банка'],
    ['σεισμός', 'νέος σεισμός σήμερα'],
    ['बाज़ार', 'आज बाज़ार ऊपर है'],
    ['C++', 'I write C++ daily'],
    ['#三十而已#', '看#三十而已#了'],
    ['$NIFTY', 'long $NIFTY today'],
    ['café', 'a cafe\u0301 in Rome'],
    ['S&P 500', 'the S&P 500 fell'],
  ])('finds %j in %j', (word, text) => {
    expect(holds(word, text)).toBe(true);
  });

  it.each([
    ['rate', 'separate rates'.replace(' rates', '')],
    ['GPU', 'GPUX is a firm'],
    ['주식', '우주식량'],
    ['акции', 'реакции'],
    ['बाज', 'बाज़ार'],
    ['NIFTY', 'NIFTY50'],
    ['cafe', 'cafés'],
  ])('does not find %j in %j', (word, text) => {
    expect(holds(word, text)).toBe(false);
  });

  it('finds nothing where there are no words', () => {
    expect(lexiconTest([])('anything')).toBe(false);
    expect(lexiconTest(['', ' '])('a b')).toBe(false);
  });

  it('finds every word by itself, whatever is in it', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.normalize('NFKC').trim() !== '');
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => lexiconTest(words)(words[0]!)));
  });
});
