// How texts become tokens and terms: packed tokens read back as they stood, terms counted under one number each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameForms, spellingsOf } from '../../../functions/cluster/name-forms.ts';
import { TermCounts, type Termed } from '../../../functions/cluster/terms.ts';
import { tokensOf } from '../../../functions/cluster/tokens.ts';

const termed = (text: string): Termed => {
  const tokens = tokensOf(text);
  return { tokens, names: nameForms(text, tokens, spellingsOf([tokens])), numbers: [] };
};

describe('the tokens of a text', () => {
  it('stand where they say, in order, and never overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let before = 0;
        for (const { text: own, start, end } of tokensOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(text.slice(start, end).endsWith(own)).toBe(true);
          before = end;
        }
      }),
    );
  });

  it.each([
    ['Qwen', 'capital'],
    ['GPT', 'caps'],
    ['vLLM', 'mixed'],
    ['K2.6', 'mixed'],
    ['model', 'plain'],
    ['2026', 'digits'],
  ])('%s is %s', (word, shape) => {
    expect([...tokensOf(word)]).toMatchObject([{ text: word, kind: 'word', shape, opens: true }]);
  });

  it('tells accounts, tags, tickers and scripts without blanks apart', () => {
    expect([...tokensOf('@ann 说 #开源 $NVDA กรุงเทพ Бета')].map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'account ann',
      'wide 说',
      'tag 开源',
      'ticker NVDA',
      'wide กรุงเทพ',
      'word Бета',
    ]);
  });

  it('keeps the marks of a script with their letters', () => {
    expect([...tokensOf('नमस्ते दुनिया')].map(({ text }) => text)).toEqual(['नमस्ते', 'दुनिया']);
  });
});

describe('the terms of a post', () => {
  const own = (counts: TermCounts): (string | undefined)[] => counts.own.map((term) => counts.terms[term]);

  it('are names, stems and bigrams, one number for all spellings of a word', () => {
    const counts = new TermCounts();
    counts.read(termed('see Kestrel Grip models in 上海市'));
    expect(own(counts)).toEqual(['=kestrel grip', 'kestrel', 'grip', 'model', '上海', '海市']);
  });

  it('of one post are forgotten before the next is read', () => {
    const counts = new TermCounts();
    for (const text of ['robots dance', 'robot sleeps']) counts.read(termed(text));
    expect(counts.own.map((term) => [counts.terms[term], counts.counts[term]])).toEqual([
      ['robot', 1],
      ['sleep', 1],
    ]);
  });
});
