// The two clean forms of a text: readable for people, comparable for copies.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, decodeEntities, readable, repostedHandle } from '../../../shared/text/clean.ts';

describe('readable', () => {
  it('decodes one level of entities, drops links and invisible characters, keeps line breaks', () => {
    expect(readable('R&amp;D &lt;3 https://t.co/x\u200b\u202e\r\n\n next\tline')).toBe('R&D <3\n\nnext line');
    expect(readable('&amp;lt;script&amp;gt;')).toBe('&lt;script&gt;');
  });

  it('is well-formed, has no controls, and is its own readable form once entities are decoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = readable(text);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u200b]/u);
        if (decodeEntities(once) === once && !/https?:\/\//.test(once)) expect(readable(once)).toBe(once);
      }),
    );
  });
});

describe('comparable', () => {
  it.each([
    ['RT @someone: GPT-5.2 is out! https://t.co/a', 'gpt 5.2 is out'],
    ['ＧＰＴ－５．２ is out 🚀🚀 #AI @you', 'gpt 5.2 is out ai'],
    ['1,234 stars', '1.234 stars'],
    ['支持！！', '支持'],
  ])('makes of %j %j', (text, expected) => {
    expect(comparable(text)).toBe(expected);
  });
});

describe('repostedHandle', () => {
  it('names whom an old-form repost repeats', () => {
    expect(repostedHandle('RT @abc: hi')).toBe('abc');
    expect(repostedHandle('so RT @abc: hi')).toBeUndefined();
  });
});
