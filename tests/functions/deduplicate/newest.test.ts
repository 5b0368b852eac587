// Posts seen twice are one: by id, across the edits of a post, whatever the sources know and in whatever order they come.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deduplicate } from '../../../functions/deduplicate/deduplicate.ts';
import { newest } from '../../../functions/deduplicate/newest.ts';
import { type Post, postKey } from '../../../shared/post.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { post } from '../../fixtures/posts.ts';

const join = async (posts: readonly Post[]) =>
  newest(
    (async function* () {
      yield* posts;
    })(),
    NO_NAMES,
  );

/** The versions of an edited post as X gives each of them: with the history until then. */
const versionsOf = (number: number, edits: number): Post[] => {
  const ids = Array.from({ length: edits + 1 }, (_, n) => String(1000 * (number + 1) + n));
  return ids.map((id, n) =>
    post({
      id,
      text: `post ${number} in version ${n}`,
      by: `author${number}`,
      likes: 9 - n,
      versions: ids.slice(0, n + 1),
    }),
  );
};
/** The same as a feed gives it, which knows of no history. */
const withoutHistory = ({ versions: _, ...rest }: Post): Post => rest;

describe('newest', () => {
  it('keeps of every edited post the newest version that some source gave, whatever the order and the sources', async () => {
    const seen = fc.record({
      of: fc.nat(3),
      version: fc.nat(4),
      knowsHistory: fc.boolean(),
    });
    const edits = [0, 1, 2, 4];
    const all = edits.map((n, number) => versionsOf(number, n));
    await fc.assert(
      fc.asyncProperty(fc.array(seen, { maxLength: 30 }), async (given) => {
        const posts = given.flatMap(({ of, version, knowsHistory }) => {
          const found = all[of]?.[version];
          return found === undefined ? [] : [knowsHistory ? found : withoutHistory(found)];
        });
        const { posts: kept, dropped } = await join(posts);
        expect(dropped).toBe(posts.length - kept.length);
        for (const versions of all) {
          const keys = versions.map(postKey);
          const places = posts.map((one) => keys.indexOf(postKey(one))).filter((place) => place >= 0);
          // What a source without histories gave before any source told of the history is nobody's version.
          const told = Math.max(
            -1,
            ...posts.filter(({ versions: known }) => known !== undefined).map((one) => keys.indexOf(postKey(one))),
          );
          const left = kept.filter((one) => keys.includes(postKey(one)));
          const joined = places.filter((place) => place <= told);
          const expected = new Set([...(joined.length > 0 ? [told] : []), ...places.filter((place) => place > told)]);
          expect(new Set(left.map((one) => keys.indexOf(postKey(one))))).toEqual(expected);
          expect(left).toHaveLength(expected.size);
        }
      }),
    );
  });

  it('gives the same whatever the order', async () => {
    const posts = [...versionsOf(0, 2), ...versionsOf(1, 1).map(withoutHistory), ...versionsOf(2, 3).slice(1)];
    const expected = (await join(posts)).posts.map((one) => JSON.stringify(one)).sort();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(posts, { minLength: posts.length }), async (shuffled) => {
        expect((await join(shuffled)).posts.map((one) => JSON.stringify(one)).sort()).toEqual(expected);
      }),
    );
  });

  it('knows an author by name wherever one source gives the id alone', async () => {
    const named = { ...post({ text: 'a' }), author: { id: '7', username: 'Ann', name: 'Ann A.' } };
    const bare = { ...post({ text: 'b' }), author: { id: '7' } };
    const elsewhere = { ...bare, platform: 'bluesky' };
    const { posts } = await join([bare, elsewhere, named]);
    expect(posts.map(({ author }) => author.username)).toEqual(['Ann', undefined, 'Ann']);
  });
});

describe("an author's display name", () => {
  const by = (text: string, at: number, name?: string, platform = 'twitter'): Post => {
    const bare = post({ text, at, platform, by: 'Ann' });
    return name === undefined ? bare : { ...bare, author: { ...bare.author, name } };
  };

  it('is the one known last, on every post of the author that came without, whatever the order', async () => {
    const posts = [by('a', 1), by('b', 2, 'Ann A.'), by('c', 3, 'Ann of Arvo'), by('d', 4), by('e', 5, '', 'bluesky')];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(posts, { minLength: posts.length }), async (shuffled) => {
        const { posts: kept } = await join(shuffled);
        expect(Object.fromEntries(kept.map(({ text, author }) => [text, author.name]))).toEqual({
          a: 'Ann of Arvo',
          b: 'Ann A.',
          c: 'Ann of Arvo',
          d: 'Ann of Arvo',
          e: '',
        });
      }),
    );
  });

  it('is nobody else’s', async () => {
    const { posts } = await join([
      by('a', 1, 'Ann A.'),
      by('b', 2, undefined, 'bluesky'),
      post({ text: 'c', by: 'bob' }),
    ]);
    expect(posts.map(({ author }) => author.name)).toEqual(['Ann A.', undefined, undefined]);
  });
});

describe('a repost', () => {
  it('of an earlier version belongs to the edited post', () => {
    const [first, second] = versionsOf(7, 1);
    const repost = post({
      text: 'RT @author7: what it said',
      by: 'fan',
      referenced: [{ type: 'retweeted', id: first!.id }],
    });
    expect(deduplicate([second!, repost]).posts).toMatchObject([{ id: second!.id, copies: { reposts: 1 } }]);
  });
});
