// What a topic never takes, and whom it reads first.
import { describe, expect, it } from 'vitest';
import { neverTest } from '../../../functions/collect/never.ts';
import { readFirst, withFirst } from '../../../functions/collect/read-first.ts';
import { emptySifted, sift } from '../../../functions/collect/sift.ts';
import { inOrder } from '../../../functions/collect/x-shares.ts';
import { type Post, postSchema } from '../../../shared/post.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { planOf } from '../../fixtures/plans.ts';
import { topic } from '../../infra/aws/synthesised.ts';

const post = (username: string, text: string, more: object = {}): Post =>
  postSchema.parse({
    ...{ platform: 'twitter', id: `${username}-${text.length}`, text, created_at: '2026-04-22T05:00:00Z' },
    ...{ author: { username, id: `id-${username}` }, ...more },
  });

const never = (accounts: readonly string[], words: readonly string[] = []) =>
  neverTest(topic('ai', 'UTC', [], { never: { accounts, words } }));

describe('what a topic never takes', () => {
  it.each([
    ['of an account, however it is written', ['SpamBot'], post('spambot', 'hello'), true],
    ['of an account by its id', ['id-x'], post('x', 'hello'), true],
    ['of an account that somebody reposts', ['spambot'], post('ann', 'RT @SpamBot: hello'), true],
    [
      'of an account on another platform that the topic names',
      ['bluesky:spam.example'],
      post('spam.example', 'a', { platform: 'bluesky' }),
      true,
    ],
    ['of the same name on another platform', ['spambot'], post('spambot', 'hello', { platform: 'bluesky' }), false],
    ['that only speaks of an account', ['spambot'], post('ann', 'why do you follow @spambot?'), false],
  ])('is a post %s', (_, accounts, given, out) => {
    expect(never(accounts)(given)).toBe(out);
  });

  it.each([
    ['Airdrop', 'Free AIRDROPS today', true],
    ['空投', '今天有空投', true],
    ['drop', 'an airdrop', false],
    ['a&b', 'what a&amp;b said', true],
  ])('is a post that holds the word %s: %s', (word, text, out) => {
    expect(never([], [word])(post('ann', text))).toBe(out);
  });

  it('is counted by a reason of its own, within the window only', async () => {
    const sifted = emptySifted();
    const readings = [
      post('a', 'one'),
      post('spam', 'two'),
      post('spam', 'three', { created_at: '2020-01-01T00:00:00Z' }),
    ];
    const window = { start: '2026-04-22T00:00:00Z', end: '2026-04-23T00:00:00Z' };
    const given = async function* () {
      for (const each of readings) yield { post: each };
    };
    const kept: Post[] = [];
    for await (const each of sift(given(), window, sifted, never(['spam']))) kept.push(each);
    expect([kept.map(({ text }) => text), sifted.setAside]).toEqual([['one'], { never: 1, outside: 1 }]);
  });

  it('and reads first is refused, as is a list that names nothing', () => {
    const fields = { topic: 'ai', timezone: 'UTC', language: 'en' };
    const both = { ...fields, never: { accounts: ['Ann'] }, always: { accounts: ['twitter:ann'] } };
    expect(topicSchema.safeParse(both).error?.issues[0]?.message).toBe(
      'reads twitter:ann first, which never leaves out',
    );
    expect(topicSchema.safeParse({ ...fields, never: {} }).success).toBe(false);
    expect(topicSchema.safeParse({ ...fields, never: { accounts: ['@ann'] } }).success).toBe(false);
  });
});

const X = { name: 'x', type: 'x', accounts: ['Bob', 'Cy'], queries: [] };
const OTHER = { name: 'y', type: 'x', accounts: ['Dan'] };
const SKY = { name: 'sky', type: 'bluesky', accounts: ['eve.example'] };

describe('whom a topic reads first', () => {
  const read = topic('ai', 'UTC', [X, OTHER, SKY], {
    always: { accounts: ['Ann', 'cy', 'dan', 'bluesky:fay.example', 'bluesky:eve.example'] },
  });
  const accounts = (name: string) => {
    const source = read.sources.find((each) => each.name === name)!;
    const settled = withFirst(source, readFirst(source, read));
    return 'accounts' in settled ? settled.accounts : [];
  };

  it('stands before the others of a source that names it, else of the first source of its kind, once', () => {
    expect([accounts('x'), accounts('y'), accounts('sky')]).toEqual([
      ['ann', 'cy', 'Bob'],
      ['dan'],
      ['fay.example', 'eve.example'],
    ]);
  });

  it('comes before those that were cited most', () => {
    const cited = new Map([['bob', 9]]);
    expect(inOrder(['ann', 'cy', 'Bob', 'Dan'], cited, new Set(['ann', 'cy']))).toEqual(['ann', 'cy', 'Bob', 'Dan']);
  });

  it('must be read by some source', () => {
    const blind = topic('ai', 'UTC', [{ name: 'blogs', type: 'feed', urls: ['https://example.org/feed'] }], {
      always: { accounts: ['ann'] },
    });
    expect(() =>
      planOf(
        { topic: 'ai', from: '2026-04-22' },
        blind,
        { postsFiles: [], modelUrl: 'extractive', sourceNames: undefined, style: undefined },
        new Date('2026-04-23T00:00:00Z'),
      ),
    ).toThrow('The topic ai reads ann first (always.accounts), but none of its sources can');
  });
});
