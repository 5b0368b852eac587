// How copies are folded: by reference, by text, by near-text; and what is never folded.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deduplicate } from '../../../functions/deduplicate/deduplicate.ts';
import { type Post, postKey } from '../../../shared/post.ts';
import { post } from '../../fixtures/posts.ts';

const LONG =
  'The new release handles large code bases for eight hours without losing its way, which no earlier one managed';

const texts = (posts: readonly Post[]): string[] => deduplicate(posts).posts.map(({ text }) => text);

describe('deduplicate', () => {
  it('folds a repost into its original by reference, whatever the order', () => {
    const original = post({ text: LONG, by: 'maker', at: 1 });
    const repost = post({
      text: `RT @maker: ${LONG.slice(0, 60)}…`,
      by: 'fan',
      at: 2,
      referenced: [{ type: 'retweeted', id: original.id }],
    });
    for (const order of [
      [original, repost],
      [repost, original],
    ]) {
      const { posts, dropped } = deduplicate(order);
      expect(posts.map(postKey)).toEqual([postKey(original)]);
      expect(posts[0]?.copies).toMatchObject({
        reposts: 1,
        authors: ['twitter:fan', 'twitter:maker'],
        keys: [postKey(repost)],
      });
      expect(dropped.repost).toBe(1);
    }
  });

  it('folds a cut repost without an id into the original that begins with its words', () => {
    const original = post({ text: LONG, by: 'maker', at: 1 });
    expect(
      texts([
        original,
        post({
          text: `RT @maker: ${LONG.slice(0, 80)}…`,
          by: 'fan',
          at: 2,
          referenced: [{ type: 'retweeted', id: null }],
        }),
      ]),
    ).toEqual([LONG]);
  });

  it('folds a cut repost into its original among posts that begin alike', () => {
    const opening = 'Which of you has the new release in front of paying users? Stories wanted.';
    const other = post({ text: `${opening} Mine is still in a drawer, and the drawer is locked.`, at: 1 });
    const original = post({
      text: `${opening} Ours went live today and nobody noticed until lunch.`,
      by: 'maker',
      at: 2,
    });
    const repost = post({ text: `RT @maker: ${opening} Ours went live today an…`, by: 'fan', at: 3 });
    expect(texts([other, original, repost])).toEqual([other.text, original.text]);
    expect(deduplicate([other, original, repost]).posts[1]?.copies.keys).toEqual([postKey(repost)]);
  });

  it('folds reposts of one post that was not collected into the first of them', () => {
    const repost = (text: string, at: number): Post =>
      post({ text, at, referenced: [{ type: 'retweeted', id: '77' }] });
    const first = repost(`RT @maker: ${LONG.slice(0, 50)}…`, 1);
    expect(texts([repost(`RT @maker: ${LONG}`, 2), first])).toEqual([first.text]);
  });

  it('folds a quote without words, and keeps a quote with words', () => {
    const original = post({ text: LONG, at: 1 });
    const bare = post({ text: 'https://t.co/abc', at: 2, referenced: [{ type: 'quoted', id: original.id }] });
    const comment = post({
      text: 'I tried this for a week and it broke our build twice',
      at: 3,
      referenced: [{ type: 'quoted', id: original.id }],
    });
    expect(texts([original, bare, comment])).toEqual([original.text, comment.text]);
  });

  it('folds texts that differ in links, mentions, case, width and punctuation', () => {
    expect(
      texts([post({ text: LONG, at: 1 }), post({ text: `${LONG.toUpperCase()}!!! @you https://t.co/q 🚀`, at: 2 })]),
    ).toEqual([LONG]);
  });

  it('folds near-copies into the earliest, in Chinese too', () => {
    const first = '这个新版本可以连续八个小时处理大型代码库而不跑偏，之前的版本都做不到，值得一试';
    const second = '这个新版本可以连续八个小时处理大型代码库而不跑偏，之前的版本都做不到，值得试试';
    expect(texts([post({ text: second, at: 2 }), post({ text: first, at: 1 })])).toEqual([first]);
  });

  it.each([
    [
      'a version',
      'GPT-5.1 is out today and everyone in the office is trying it right now',
      'GPT-5.2 is out today and everyone in the office is trying it right now',
    ],
    [
      'a number',
      'They raised 30 million dollars in the round that closed last night in Paris',
      'They raised 80 million dollars in the round that closed last night in Paris',
    ],
    [
      'a negation',
      '我们支持这项规定，因为它保护了开发者和用户双方的利益',
      '我们不支持这项规定，因为它保护了开发者和用户双方的利益',
    ],
    [
      'a negation in English',
      'The new model is able to solve the puzzle from last year in one attempt',
      'The new model is not able to solve the puzzle from last year in one attempt',
    ],
  ])('keeps two texts that differ in %s', (_, a, b) => {
    expect(texts([post({ text: a, at: 1 }), post({ text: b, at: 2 })])).toEqual([a, b]);
  });

  it('does not chain: a member is compared with the representative, not with another member', () => {
    const words = LONG.split(' ');
    const step = (from: number): string =>
      words.map((word, i) => (i >= from && i < from + 3 ? `${word}zz` : word)).join(' ');
    const far = words.map((word, i) => (i % 2 === 0 ? `${word}zz` : word)).join(' ');
    const { posts } = deduplicate([
      post({ text: LONG, at: 1 }),
      post({ text: step(0), at: 2 }),
      post({ text: far, at: 3 }),
    ]);
    expect(posts.map(({ text }) => text)).toContain(far);
  });

  it('joins the highest counts of the copies', () => {
    const { posts } = deduplicate([post({ text: LONG, at: 1, likes: 3 }), post({ text: LONG, at: 2, likes: 9 })]);
    expect(posts[0]?.metrics.likes).toBe(9);
  });

  const sketch = fc.record({
    text: fc.constantFrom(
      LONG,
      `${LONG} indeed`,
      `RT @a: ${LONG}`,
      'gm',
      '',
      '今天发布了新的开源模型，效果比上一代好很多，速度也更快',
      'A different statement about robots that walk through the city at night',
    ),
    at: fc.integer({ min: 0, max: 30 }),
    by: fc.constantFrom('a', 'b', 'c'),
  });

  it('gives the same groups for any order, loses no post, and finds nothing more in its own result', () => {
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 12 }), fc.func(fc.integer()), (sketches, rank) => {
        const posts = sketches.map((own, i) => post({ ...own, id: String(100 + i) }));
        const shuffled = [...posts].sort((a, b) => rank(a.id) - rank(b.id));
        const result = deduplicate(posts);
        expect(deduplicate(shuffled)).toEqual(result);
        const keys = result.posts.flatMap((own) => [postKey(own), ...own.copies.keys]);
        expect(keys.sort()).toEqual(posts.map(postKey).sort());
        expect(deduplicate(result.posts).posts.map(postKey)).toEqual(result.posts.map(postKey));
      }),
      { numRuns: 200 },
    );
  });

  it('leaves other groups alone when a copy is added', () => {
    const posts = [
      post({ text: LONG, at: 1 }),
      post({ text: 'Something else entirely about robots in a warehouse at night', at: 2 }),
    ];
    const copy = post({ text: LONG, at: 3 });
    const other = (all: readonly Post[]) => deduplicate(all).posts.find(({ text }) => text.startsWith('Something'));
    expect(other([...posts, copy])).toEqual(other(posts));
  });
});
