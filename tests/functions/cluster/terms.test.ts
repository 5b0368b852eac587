// How texts become terms: words and bigrams as their patterns find them, counted under one number each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachBigram, eachWord, TermCounts } from '../../../functions/cluster/terms.ts';
import { findMentions } from '../../../shared/text/names.ts';

const ALPHABET = '\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\d';
const WORD = new RegExp(`[${ALPHABET}][${ALPHABET}'.-]*[${ALPHABET}]`, 'gu');
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

const found = (each: (text: string, found: (term: string) => void) => void, text: string): string[] => {
  const terms: string[] = [];
  each(text, (term) => terms.push(term));
  return terms;
};

const marked = (text: string): string[] => {
  const counts = new TermCounts();
  counts.read({ text, mentions: findMentions(text) });
  return counts.own.map((term) => `${counts.terms[term]} ${counts.counts[term]}`);
};

describe('the terms of a text', () => {
  const unit = fc.oneof(
    fc.constantFrom('a', 'b', '7', "'", '.', '-', '@', '_', ' ', 'é', 'б', 'λ', '漢', '𠮷', 'か', 'ー', '𐞁', '😀'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const texts = fc.array(unit).map((units) => units.join(''));

  it('finds the words that the pattern finds once accounts are taken out', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(found(eachWord, text)).toEqual(text.replace(/@\w+/g, ' ').match(WORD) ?? []);
      }),
    );
  });

  it('finds the bigrams of the runs that the pattern finds', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const runs = text.match(RUN) ?? [];
        const bigrams = runs.flatMap((run) => [...run].slice(1).map((character, i) => `${[...run][i]}${character}`));
        expect(found(eachBigram, text)).toEqual(bigrams);
      }),
    );
  });

  it('counts names first, then stems, then bigrams, each with its weight', () => {
    expect(marked('GPT-5.5 models and a model at 90 in 上海。@openrouter')).toEqual([
      '=GPT-5.5 2',
      'model 2',
      '90 1.3',
      '上海 0.7',
    ]);
  });

  it('forgets one post before it reads the next', () => {
    const counts = new TermCounts();
    for (const text of ['robots dance', 'robot sleeps']) counts.read({ text, mentions: [] });
    expect(counts.own.map((term) => [counts.terms[term], counts.counts[term]])).toEqual([
      ['robot', 1],
      ['sleep', 1],
    ]);
    expect(counts.terms).toEqual(['robot', 'dance', 'sleep']);
  });
});
