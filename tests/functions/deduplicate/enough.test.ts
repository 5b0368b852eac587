// Below the topic's minimum a run fails with a sentence that counts what was asked and what answered.
import { describe, expect, it } from 'vitest';
import { checkEnough } from '../../../functions/deduplicate/enough.ts';
import { collectedSourceSchema } from '../../../shared/run.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { windowIn } from '../../fixtures/plans.ts';
import { TOPIC } from '../collect/collecting.ts';

const windowUntil = (dayEndsAt?: string) =>
  windowIn({ from: '2026-04-22' }, 'UTC', new Date('2026-05-01T00:00:00Z'), dayEndsAt);
const WINDOW = windowUntil();
const NAMES = ['x', 'blogs', 'hn'] as const;
const SOURCES = [
  { name: 'x', type: 'x', queries: [{ anyOf: ['AI'] }] },
  { name: 'blogs', type: 'feed', urls: ['https://a.example/feed'] },
  { name: 'hn', type: 'hackernews', queries: ['AI'] },
];
const answers = (...kept: (number | string)[]) =>
  kept.map((value, n) =>
    collectedSourceSchema.parse(
      typeof value === 'number'
        ? { source: NAMES[n], ok: true, read: value + 7, kept: value }
        : { source: NAMES[n], ok: false, cause: value },
    ),
  );
const check = (topic: object, ...kept: (number | string)[]) => {
  checkEnough(answers(...kept), topicSchema.parse({ ...TOPIC, sources: SOURCES, ...topic }), WINDOW);
};

describe('what was collected', () => {
  it('is enough at the minimum of posts and sources, whichever gave them', () => {
    expect(() => check({}, 50, 'away', 'away')).not.toThrow();
    expect(() => check({}, 20, 0, 30)).not.toThrow();
    expect(() => check({ minPosts: 3, minSources: 2 }, 1, 'away', 2)).not.toThrow();
  });

  it.each([
    [{}, [49, 0, 0], 'Only 49 posts of 70 read lie in 2026-04-22 (UTC), and a report needs at least 50'],
    [{}, [0, 0, 0], 'No post of 21 read lies in 2026-04-22 (UTC), and a report needs at least 50'],
    [
      { minPosts: 200 },
      [100, 99, 0],
      'Only 199 posts of 220 read lie in 2026-04-22 (UTC), and a report needs at least 200',
    ],
    [
      { minSources: 2 },
      [500, 'X is away.', 'HN is away.'],
      "Only 1 of 3 sources answered for 2026-04-22 (UTC), fewer than the topic's minSources 2: blogs: X is away; hn: HN is away.",
    ],
    [
      {},
      ['a', 'b', 'c'],
      "Only 0 of 3 sources answered for 2026-04-22 (UTC), fewer than the topic's minSources 1: x: a; blogs: b; hn: c.",
    ],
  ])('%j with %j is too little, and the run fails', (topic, kept, sentence) => {
    const fails = () => check(topic, ...kept);
    expect(fails).toThrow(sentence);
    expect(fails).toThrow(expect.objectContaining({ name: 'NotEnoughPostsError' }));
  });

  it('is told of by its hours where the day is no civil one', () => {
    const fails = () =>
      checkEnough(answers(0), topicSchema.parse({ ...TOPIC, sources: SOURCES }), windowUntil('06:00'));
    expect(fails).toThrow('No post of 7 read lies in 2026-04-21 06:00 to 2026-04-22 06:00 (UTC), and a report');
  });
});
