// Posts files that someone else's collector drops into the store, and the memory of what was covered.

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapBefore, rememberCovered, withSpan } from '../../../functions/collect/covered.ts';
import { datedPaths } from '../../../functions/collect/stored-files.ts';
import { windowIn } from '../../fixtures/plans.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { collect, planFor } from './collecting.ts';

const line = (id: string): string =>
  JSON.stringify({ id, text: `post ${id}`, created_at: '2026-04-22T04:00:00Z', author: { username: 'a' } });
const dropped = (objects: Readonly<Record<string, string | Uint8Array>>) =>
  memoryStore(new Map(Object.entries(objects).map(([key, bytes]) => [key, Buffer.from(bytes)])));
const planOf = (...paths: string[]) => planFor([{ name: 'drop', type: 'file', paths }], { from: '2026-04-22' });

describe('a prefix of the store', () => {
  it('gives the posts of all files below it, zipped or not, and names bad lines by file', async () => {
    const store = dropped({
      'inbox/ai/a.jsonl': `${line('1')}\n{broken\n`,
      'inbox/ai/b/c.jsonl.gz': gzipSync(line('2')),
      'inbox/ai/readme.txt': 'not posts',
      'inbox/other/d.jsonl': line('3'),
    });
    const { posts, collected } = await collect(planOf('store:inbox/ai/'), store);
    expect(posts.map(({ id }) => id)).toEqual(['1', '2']);
    expect(collected).toMatchObject({ read: 3, setAside: { bad: 1 } });
  });

  it('may name the days of the window', async () => {
    const store = dropped({ 'inbox/2026-04-22/a.jsonl': line('1'), 'inbox/2026-04-21/a.jsonl': line('2') });
    const { posts } = await collect(planOf('store:inbox/{date}/'), store);
    expect(posts.map(({ id }) => id)).toEqual(['1']);
    const now = new Date('2026-05-01T00:00:00Z');
    const days = windowIn({ from: '2026-02-27', to: '2026-03-01' }, 'Asia/Shanghai', now);
    expect(datedPaths(['a', 'b/{date}'], days)).toEqual(['a', 'b/2026-02-27', 'b/2026-02-28', 'b/2026-03-01']);
    const untilSix = windowIn({ from: '2026-03-01' }, 'Asia/Shanghai', now, '06:00');
    expect(datedPaths(['b/{date}'], untilSix)).toEqual(['b/2026-02-28', 'b/2026-03-01']);
  });

  it.each([
    ['where nothing lies', 'store:inbox/none/', /^There are no posts files .* below store:inbox\/none\/; check that/],
    ['outside the inbox', 'store:runs/', /^The path store:runs\/ of a source is not below store:inbox\/;/],
    ['of a file that is cut', 'store:inbox/cut/', /^The posts file inbox\/cut\/a\.jsonl\.gz can't be read to its end/],
  ])('%s fails with a sentence', async (_, path, sentence) => {
    const store = dropped({ 'inbox/cut/a.jsonl.gz': gzipSync(line('1').repeat(50)).subarray(0, 40) });
    await expect(collect(planOf(path), store)).rejects.toMatchObject({
      name: 'BadInputError',
      message: expect.stringMatching(sentence),
    });
  });
});

describe('what a source has covered', () => {
  const spanOf = (start: number, length: number) => ({
    start: new Date(start * 3_600_000).toISOString(),
    end: new Date((start + length) * 3_600_000).toISOString(),
  });

  it('shows the gap before a window: none on the day after, two days after three', async () => {
    const store = memoryStore();
    const gaps: (number | undefined)[] = [];
    for (const day of ['2026-04-20', '2026-04-21', '2026-04-24']) {
      const { window } = planFor([{ name: 'p', type: 'file', paths: ['p'] }], { from: day }).run;
      gaps.push(await rememberCovered(store, { platform: 'twitter', topic: 'ai', window }, 'x', true));
    }
    expect(gaps).toEqual([undefined, 0, 2 * 86_400]);
  });

  it('is the same when a run is made again, and does not count what was not covered', async () => {
    const store = memoryStore();
    const at = (day: string) => ({
      platform: 'twitter',
      topic: 'ai',
      window: planFor([{ name: 'p', type: 'file', paths: ['p'] }], { from: day }).run.window,
    });
    await rememberCovered(store, at('2026-04-20'), 'x', true);
    await rememberCovered(store, at('2026-04-21'), 'x', false);
    const gaps = [
      await rememberCovered(store, at('2026-04-22'), 'x', true),
      await rememberCovered(store, at('2026-04-22'), 'x', true),
    ];
    expect(gaps).toEqual([86_400, 86_400]);
  });

  it('survives two runs that remember at the same time', async () => {
    const store = memoryStore();
    const days = ['2026-04-20', '2026-04-21', '2026-04-22'];
    await Promise.all(
      days.map((day) => {
        const { window } = planFor([{ name: 'p', type: 'file', paths: ['p'] }], { from: day }).run;
        return rememberCovered(store, { platform: 'twitter', topic: 'ai', window }, 'x', true);
      }),
    );
    const stored = JSON.parse(store.objects.get('state/twitter_ai/covered/x.json')?.toString() ?? '{}');
    expect(stored.spans).toEqual([{ start: '2026-04-20T00:00:00.000Z', end: '2026-04-23T00:00:00.000Z' }]);
  });

  it('is kept as stretches in order that neither touch nor lose an hour', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(spans, (all) => {
        const kept = all.map(([start, length]) => spanOf(start, length)).reduce(withSpan, []);
        for (let n = 1; n < kept.length; n++) expect(kept[n]!.start > kept[n - 1]!.end).toBe(true);
        const covers = (hour: number, list: readonly { start: string; end: string }[]): boolean =>
          list.some(({ start, end }) => Date.parse(start) <= hour * 3_600_000 && hour * 3_600_000 < Date.parse(end));
        for (let hour = 0; hour < 72; hour++) {
          expect(covers(hour, kept)).toBe(all.some(([start, length]) => hour >= start && hour < start + length));
        }
        expect(gapBefore(kept, kept[0]!.start)).toBeUndefined();
      }),
    );
  });
});
