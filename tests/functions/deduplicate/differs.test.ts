// What near-copies must share: numbers, versions, counts and denials.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { essence, essenceSum } from '../../../functions/deduplicate/differs.ts';
import { comparable } from '../../../shared/text/clean.ts';

const sumOf = (text: string): number =>
  essenceSum(
    Uint16Array.from(text, (unit) => unit.charCodeAt(0)),
    text.length,
  );

describe('essence', () => {
  it.each([
    ['GPT-5.1 is out', 'GPT-5.2 is out'],
    ['Claude 4 is out', 'Claude 4o is out'],
    ['Gemini Pro is out', 'Gemini Flash is out'],
    ['They raised $30M', 'They raised $30B'],
    ['They raised 30 million', 'They raised 30 billion'],
    ['It works', "It doesn't work"],
    ['It can be done', 'It can’t be done'],
    ['It is allowed', 'It is not allowed'],
    ['支持', '不支持'],
    ['融资三亿', '融资四亿'],
    ['融资3万', '融资3亿'],
    ['できる', 'できない'],
    ['できます', 'できません'],
    ['Es posible', 'No es posible'],
  ])('tells %j from %j', (a, b) => {
    expect(essence(comparable(a))).not.toBe(essence(comparable(b)));
    expect(sumOf(comparable(a))).not.toBe(sumOf(comparable(b)));
  });

  it.each([
    ['GPT-5.2 is out, and 3 more', '3 more, and GPT-5.2 is out'],
    ['The model is quick', 'The new model is very quick'],
    ['值得试试', '值得试一试'],
    ["It isn't ready", 'It isnt ready'],
  ])('is the same for %j and %j', (a, b) => {
    expect(essence(comparable(a))).toBe(essence(comparable(b)));
  });

  const pieces = [...'ntab 1.5不三ないせんずっé', 'not', 'no', 'don t', 'isn', 'million', 'pro', '4o', ' ', ' '];

  it('is equal where the sum is, and the other way round', () => {
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => comparable(parts.join('')));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(sumOf(a) === sumOf(b)).toBe(essence(a) === essence(b));
      }),
      { numRuns: 5000 },
    );
  });
});
