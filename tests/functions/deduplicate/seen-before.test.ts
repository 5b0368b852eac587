// How the memory of earlier days keeps yesterday's copy out of today's news.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deduplicate } from '../../../functions/deduplicate/deduplicate.ts';
import { deduplicateAgainst, toRemember } from '../../../functions/deduplicate/seen-before.ts';
import { postKey } from '../../../shared/post.ts';
import { post } from '../../fixtures/posts.ts';

const OLD =
  'The new release handles large code bases for eight hours without losing its way, which no earlier one managed';
const NEW = 'A different statement about robots that walk through the city at night and greet the neighbours';

const yesterday = post({ text: OLD, by: 'maker' });
const remembered = toRemember(deduplicate([yesterday]).posts);

describe('deduplicateAgainst', () => {
  it("drops today's copies and near-copies of a remembered post, and says of which", () => {
    const copy = post({ text: `${OLD}!! https://t.co/x`, by: 'late' });
    const near = post({ text: `${OLD} at all`, by: 'later' });
    const fresh = post({ text: NEW, by: 'news' });
    const { posts, dropped, seen } = deduplicateAgainst([copy, near, fresh], remembered);
    expect(posts.map(postKey)).toEqual([postKey(fresh)]);
    expect(dropped).toEqual({ repost: 0, copy: 0, nearCopy: 0, seenBefore: 2 });
    expect(seen).toEqual([copy, near].map((own) => ({ post: postKey(own), copyOf: postKey(yesterday) })));
  });

  it('drops a post that is collected again, and a repost of a remembered one', () => {
    const repost = post({
      text: `RT @maker: ${OLD.slice(0, 60)}…`,
      by: 'fan',
      referenced: [{ type: 'retweeted', id: yesterday.id }],
    });
    expect(deduplicateAgainst([yesterday, repost], remembered)).toMatchObject({
      posts: [],
      dropped: { seenBefore: 2 },
    });
  });

  it('drops an edit of a remembered post, but for one that changes what was said', () => {
    const [first, second] = [post({ text: 'gm, all agents of the world unite', by: 'maker' }), '99001'];
    const memory = toRemember(deduplicate([first]).posts);
    const edit = (text: string) => post({ text, by: 'maker', id: second, versions: [first.id, second] });
    const harmless = edit('Good morning: agents of all countries, come together!');
    expect(deduplicateAgainst([harmless], memory)).toMatchObject({
      posts: [],
      seen: [{ post: `twitter:${second}`, copyOf: postKey(first) }],
    });
    for (const text of ['gm, all 7 agents of the world unite', 'gm, no agents of the world unite'])
      expect(deduplicateAgainst([edit(text)], memory).posts).toHaveLength(1);
  });

  it('keeps what differs in a number from what is remembered', () => {
    const other = post({ text: OLD.replace('eight', '12').replace('hours', 'hours 12'), by: 'x' });
    expect(deduplicateAgainst([other], remembered).posts).toHaveLength(1);
  });

  it("groups today's posts as without memory", () => {
    const posts = [post({ text: NEW, by: 'a' }), post({ text: `${NEW}!`, by: 'b' }), post({ text: OLD, by: 'c' })];
    const alone = deduplicate(posts.slice(0, 2));
    expect(deduplicateAgainst(posts, remembered).posts).toEqual(alone.posts);
    expect(deduplicateAgainst(posts.slice(0, 2), [])).toMatchObject(alone);
  });

  it('knows a long text again, of which it keeps the beginning only', () => {
    const text = Array.from({ length: 60 }, (_, i) => `第${i}句说的是不同的事情`).join('，');
    const memory = toRemember(deduplicate([post({ text, by: 'a' })]).posts);
    expect(memory[0]?.sum).toBeDefined();
    expect(deduplicateAgainst([post({ text: `${text}！`, by: 'b' })], memory).posts).toEqual([]);
  });
});

describe('toRemember', () => {
  it('keeps at most 400 bytes a post, and nothing of what everybody says', () => {
    const long = post({ text: `${NEW} `.repeat(40) });
    const han = post({ text: '这个新版本可以连续八个小时处理大型代码库而不跑偏，'.repeat(12) });
    const lines = toRemember(deduplicate([long, han, post({ text: 'gm' }), yesterday]).posts);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(Buffer.byteLength(JSON.stringify(line))).toBeLessThanOrEqual(400);
  });
});

describe('days that are processed apart', () => {
  const stem = fc.constantFrom(
    OLD,
    NEW,
    '这个新版本可以连续八个小时处理大型代码库而不跑偏，之前的版本都做不到，值得大家试一试再说',
    'この新しいモデルは大きなコードを八時間も迷わずに扱えるので前の版よりずっと良いと思います',
  );
  const sketch = fc
    .record({
      stem,
      edit: fc.tuple(fc.nat(40), fc.constantFrom('', '', 'zz', '新', '5', 'not')),
      end: fc.constantFrom('', '!', ' https://t.co/a'),
      at: fc.nat(30),
    })
    .map(({ stem: own, edit: [place, word], end, at }) => {
      const separator = own.includes(' ') ? ' ' : '';
      const parts = own.split(separator);
      if (word !== '') parts[place % parts.length] = word;
      return { text: parts.join(separator) + end, at };
    });

  it('have the groups that they have together', () => {
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 10 }), fc.array(sketch, { maxLength: 10 }), (first, second) => {
        const early = first.map((own, i) => post({ ...own, id: String(100 + i) }));
        // A day later, so that what was told yesterday comes first in either way of processing.
        const late = second.map(({ text, at }, i) => post({ text, at: at + 1440, id: String(500 + i) }));
        const standing = (groups: ReturnType<typeof deduplicate>['posts']) =>
          groups.flatMap((own) => [postKey(own), ...own.copies.keys].map((key) => [key, postKey(own)] as const));
        const together = new Map(standing(deduplicate([...early, ...late]).posts));
        const { posts: yesterdays } = deduplicate(early);
        const { posts: todays, seen } = deduplicateAgainst(late, toRemember(yesterdays));
        const apart = new Map([
          ...standing(yesterdays),
          ...standing(todays),
          ...seen.map(({ post: key, copyOf }) => [key, copyOf] as const),
        ]);
        expect(apart).toEqual(together);
      }),
      { numRuns: 200, seed: 11 },
    );
  });
});
