// The table of characters says what the regular expressions of Unicode say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countProperties } from '../../../shared/text/characters.ts';

const HAN = /\p{Script=Han}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('countProperties', () => {
  it('counts letters, Latin, Han and kana as their patterns do, in any text', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('a', 'é', '漢', '𠮷', 'か', 'ア', 'ー', 'ｱ', '々', '\ud83d', 'б'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
        const text = units.join('');
        expect(countProperties(text)).toEqual({
          han: count(text, HAN),
          kana: count(text, KANA),
          latin: count(text, LATIN),
          letters: count(text, LETTER),
        });
      }),
    );
  });
});
