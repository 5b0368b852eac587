// What is kept of a source's answers and how the rest is counted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptySifted, MOST_BAD_RECORDS, sift, withoutReplaced } from '../../../functions/collect/sift.ts';
import type { Reading } from '../../../functions/collect/source.ts';
import { type Metrics, type Post, postSchema } from '../../../shared/post.ts';

const window = { start: '2026-04-21T16:00:00.000Z', end: '2026-04-22T16:00:00.000Z' };
const NOON = '2026-04-22T04:00:00.000Z';

const postOf = (id: string, created_at = NOON, metrics: Metrics = {}): Post =>
  postSchema.parse({ platform: 'twitter', id, text: id, created_at, author: { username: 'a' }, metrics });
const bad: Reading = { bad: { place: 'line 1 of a.jsonl', reason: 'it is not JSON', beginning: '{' } };

const run = async (readings: readonly Reading[]) => {
  const sifted = emptySifted();
  const stream = async function* () {
    yield* readings;
  };
  const given: Post[] = [];
  for await (const post of sift(stream(), window, sifted)) given.push(post);
  const kept: Post[] = [];
  const again = async function* () {
    yield* given;
  };
  for await (const post of withoutReplaced(again(), sifted.replaced)) kept.push(post);
  return { kept, sifted };
};

describe('sifting', () => {
  it('keeps the window: its first instant, not its last', async () => {
    const times = [window.start, '2026-04-21T15:59:59.999Z', '2026-04-22T23:59:59+08:00', window.end];
    const { kept, sifted } = await run(times.map((time, n) => ({ post: postOf(`${n}`, time) })));
    expect(kept.map(({ id }) => id)).toEqual(['0', '2']);
    expect(sifted).toMatchObject({ read: 4, setAside: { outside: 2 } });
  });

  it.each<[string, Post, Post]>([
    ['made later', postOf('1', '2026-04-22T05:00:00Z'), postOf('1', NOON, { likes: 9, reposts: 9 })],
    ['with more metrics known', postOf('1', NOON, { likes: 1, reposts: 1 }), postOf('1', NOON, { likes: 9 })],
    ['with higher metrics', postOf('1', NOON, { likes: 9 }), postOf('1', NOON, { likes: 8 })],
  ])('keeps of two versions the one %s, whichever comes first', async (_, better, worse) => {
    for (const readings of [
      [better, worse],
      [worse, better],
    ]) {
      const { kept, sifted } = await run(readings.map((post) => ({ post })));
      expect(kept).toEqual([better]);
      expect(sifted.setAside).toEqual({ duplicateId: 1 });
    }
  });

  it('keeps the first of two equal versions, and posts of two platforms with one id', async () => {
    const other = { ...postOf('1'), platform: 'mastodon' };
    const { kept } = await run([{ post: postOf('1') }, { post: { ...postOf('1'), text: 'later' } }, { post: other }]);
    expect(kept).toEqual([postOf('1'), other]);
  });

  it('counts all bad records and keeps the first of them', async () => {
    const { sifted } = await run(Array.from({ length: MOST_BAD_RECORDS + 5 }, () => bad));
    expect(sifted.setAside).toEqual({ bad: MOST_BAD_RECORDS + 5 });
    expect(sifted.bad).toHaveLength(MOST_BAD_RECORDS);
  });

  it('accounts for every answer and keeps each id once, whatever comes', async () => {
    const time = fc.constantFrom(window.start, NOON, window.end, '2020-01-01T00:00:00Z');
    const reading = fc.oneof(
      fc.constant(bad),
      fc
        .record({ id: fc.constantFrom('1', '2', '3'), time, likes: fc.nat(3) })
        .map(({ id, time, likes }) => ({ post: postOf(id, time, { likes }) })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(reading, { maxLength: 30 }), async (readings) => {
        const { kept, sifted } = await run(readings);
        const aside = Object.values(sifted.setAside).reduce((sum, n) => sum + n, 0);
        expect(sifted.read).toBe(readings.length);
        expect(kept.length + aside).toBe(readings.length);
        expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length);
      }),
    );
  });
});
