// Running text with ids of posts in brackets: its sentences, and the posts of each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citedLine, citedSentences } from '../../../functions/summarise/cited-text.ts';

const read = (text: string) => citedSentences(text).map(({ text: words, posts }) => [words, posts.join(' ')]);

describe('a text with ids', () => {
  it('is cut into sentences, each with its posts', () => {
    expect(read('降价三成[P2dbz Pq9ms]。开放权重[P9k9k]。')).toEqual([
      ['降价三成。', 'P2dbz Pq9ms'],
      ['开放权重。', 'P9k9k'],
    ]);
    expect(read('It is out [P2dbz, Pq9ms]. It costs 2.5 dollars [P9k9k].')).toEqual([
      ['It is out.', 'P2dbz Pq9ms'],
      ['It costs 2.5 dollars.', 'P9k9k'],
    ]);
  });

  it.each([
    ['behind the full stop', '降价三成。[P2dbz]开放权重。[Pq9ms]'],
    ['within the sentence', '降价[P2dbz]三成。开放[Pq9ms]权重。'],
    ['in other brackets', '降价三成【P2dbz】。开放权重（Pq9ms）。'],
    ['without a last full stop', '降价三成[P2dbz]。开放权重[Pq9ms]'],
    ['on lines of their own', '降价三成[P2dbz]。\n开放权重[Pq9ms]。'],
  ])('may have them %s', (_, text) => {
    expect(read(text).map(([words, posts]) => [words?.replace(/。$/u, ''), posts])).toEqual([
      ['降价三成', 'P2dbz'],
      ['开放权重', 'Pq9ms'],
    ]);
  });

  it('leaves brackets that hold no ids where they are', () => {
    expect(read('[Beta] Fjell (GPT-5) is [Python] [GPT4] only.')[0]?.[0]).toBe(
      '[Beta] Fjell (GPT-5) is [Python] [GPT4] only.',
    );
    expect(read('用八张卡（H100）训练[P2dbz]。')).toEqual([['用八张卡（H100）训练。', 'P2dbz']]);
  });

  it('does not end within a quotation', () => {
    expect(read('他说“不行。真的不行。”然后走了[P2dbz]。')).toEqual([['他说“不行。真的不行。”然后走了。', 'P2dbz']]);
  });

  it('takes no ids from a quotation, whose words are a post’s', () => {
    expect(read('他说“看这里[Pq9ms]”[P2dbz]。')).toEqual([['他说“看这里[Pq9ms]”。', 'P2dbz']]);
    expect(read('他说「好用。看[Pq9ms]」[P2dbz]。')).toEqual([['他说“好用。看[Pq9ms]”。', 'P2dbz']]);
    expect(read('He said "It works. See [Pq9ms]" [P2dbz].')).toEqual([['He said “It works. See [Pq9ms]”.', 'P2dbz']]);
  });

  it.each(['[~P2dbz ~Pq9ms]', '[P2dbz/Pq9ms]', '［P2dbz、Pq9ms］'])('may have its ids parted otherwise: %s', (cite) => {
    expect(read(`降价三成${cite}。`)).toEqual([['降价三成。', 'P2dbz Pq9ms']]);
  });

  it('says which sentences are judgements, and which begin a paragraph', () => {
    const [first, second, third] = citedSentences('甲开放了[P2dbz]。缺一把尺子[~P2dbz Pq9ms]。\n\n乙没有[P9k9k]。');
    expect([first?.isOwn, second?.isOwn, third?.isOwn]).toEqual([false, true, false]);
    expect([first?.opens, second?.opens, third?.opens]).toEqual([false, false, true]);
  });

  it('loses the marks of Markdown', () => {
    expect(read('1. **降价三成**[P2dbz]。\n- 开放权重[Pq9ms]。')).toEqual([
      ['降价三成。', 'P2dbz'],
      ['开放权重。', 'Pq9ms'],
    ]);
    expect(citedLine('## **降价\n三成** [P2dbz]')).toMatchObject({ text: '降价 三成', posts: ['P2dbz'] });
  });

  it('is read whole, whatever it holds: no word is lost, no bracket of ids is left', () => {
    const id = fc.stringMatching(/^P[2-9b-df-hj-km-np-tv-xz]{4}$/);
    const words = fc.stringMatching(/^(?:[甲乙丙丁]{2,9}|q{6,12})$/);
    const sentence = fc.record({
      words,
      ids: fc.uniqueArray(id, { maxLength: 3 }),
      own: fc.boolean(),
      stop: fc.constantFrom('。', '. ', '\n'),
    });
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
        const text = sentences
          .map(
            ({ words: own, ids, own: isOwn, stop }) =>
              `${own}${ids.length === 0 ? '' : `[${isOwn ? '~' : ''}${ids.join(' ')}]`}${stop}`,
          )
          .join('');
        const told = citedSentences(text);
        expect(told.map(({ text: own }) => own.replace(/[。.]$/u, ''))).toEqual(sentences.map(({ words: own }) => own));
        expect(told.map(({ posts }) => posts)).toEqual(sentences.map(({ ids }) => ids));
      }),
    );
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { text: own, posts } of [...citedSentences(text), citedLine(text)]) {
          expect(own).toBe(own.trim());
          expect(Array.isArray(posts)).toBe(true);
        }
      }),
    );
  });
});
