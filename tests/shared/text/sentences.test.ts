// How texts are cut into sentences: only where sentences and lines end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../shared/text/sentences.ts';

const texts = (text: string, truncated = false): string[] =>
  sentencesOf(text, truncated).map((sentence) => sentence.text);

describe('sentencesOf', () => {
  it.each([
    ['GPT-5.2 is out! We use Transformers.js v3.1 now.', ['GPT-5.2 is out!', 'We use Transformers.js v3.1 now.']],
    ['是的。真的吗？！“好。”然后', ['是的。', '真的吗？！', '“好。”', '然后']],
    ['First line\nSecond line', ['First line', 'Second line']],
    ['It costs $3.50 vs. $4 at e.g. Acme Inc. today', ['It costs $3.50 vs. $4 at e.g. Acme Inc. today']],
    ['Wait... what', ['Wait...', 'what']],
  ])('cuts %j into %j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('calls the last words of a cut text no whole sentence', () => {
    expect(sentencesOf('It works. And the best part is that', true).map(({ whole }) => whole)).toEqual([true, false]);
    expect(sentencesOf('It works. And it is fast.', true).map(({ whole }) => whole)).toEqual([true, true]);
    expect(sentencesOf('It works. And the…', true).map(({ whole }) => whole)).toEqual([true, false]);
  });

  it('gives spans of the text, in order, that lose nothing but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', '。', ' ', '\n', '”', '!', '5', '…') }), (text) => {
        const spans = sentencesOf(text);
        for (const { start, end, text: own } of spans) expect(text.slice(start, end)).toBe(own);
        expect(
          spans
            .map((span) => span.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
