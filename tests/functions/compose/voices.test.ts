// Counting voices: only those whose own post carries the story's link, reference, quantity or name.
import { describe, expect, it } from 'vitest';
import {
  countedVoices,
  type KnownBy,
  namesFor,
  type Ties,
  tellingPosts,
  withHonestCount,
} from '../../../functions/compose/voices.ts';
import type { StoryPost } from '../../../shared/story.ts';
import { keyOf, POSTS } from '../../fixtures/written-day.ts';

const KNOWN: KnownBy = {
  anchors: [keyOf('1')],
  names: [],
  rare: new Set(),
  makers: [],
  headline: 'Aster Labs放出Lumen',
};
const ties = (entries: Record<string, Partial<Ties>>): Map<string, Ties> =>
  new Map(Object.entries(entries).map(([id, tie]) => [keyOf(id), { urls: [], references: [], ...tie }]));

/** Posts of one candidate, each by another author; the first is its item's. */
const saying = (...texts: readonly string[]): StoryPost[] =>
  texts.flatMap((text, at) =>
    POSTS.slice(0, 1).map((post) => {
      const { organisation: _, ...rest } = post;
      return { ...rest, key: keyOf(String(at + 1)), handle: `h${at}`, author: `twitter:h${at}`, text };
    }),
  );
const madeBy = ([first, ...others]: readonly StoryPost[], organisation: string): StoryPost[] =>
  first === undefined ? [] : [{ ...first, organisation }, ...others];
const counted = (posts: readonly StoryPost[], known: Partial<KnownBy>): number =>
  countedVoices(posts, { ...KNOWN, ...known }, new Map()).length;

describe('a voice is counted', () => {
  it('for telling the story itself, and else for nothing but what it carries', () => {
    expect(countedVoices(POSTS, KNOWN, new Map())).toEqual([keyOf('1')]);
  });

  it('for the story’s link', () => {
    const urls = ['https://aster.example/lumen'];
    expect(countedVoices(POSTS, KNOWN, ties({ 1: { urls }, 8: { urls } }))).toEqual([keyOf('1'), keyOf('8')]);
  });

  it('for answering or quoting the story’s post', () => {
    const references = [keyOf('1').split(':')[1] ?? ''];
    expect(countedVoices(POSTS, KNOWN, ties({ 3: { references } }))).toEqual([keyOf('1'), keyOf('3')]);
  });

  it('for a quantity of the headline, but for no year', () => {
    const headline = 'Aster Labs放出能读400页的Lumen，2026年可用';
    expect(countedVoices(POSTS, { ...KNOWN, headline }, new Map())).toEqual([keyOf('1'), keyOf('2')]);
  });

  it('once, however often it speaks, and never for a repost', () => {
    const [first] = POSTS.filter(({ key }) => key === keyOf('2'));
    const again = { ...POSTS[0], ...first, key: 'twitter:9' } as (typeof POSTS)[number];
    const repost = { ...again, key: 'twitter:8', author: 'twitter:x', repostOf: { handle: 'asterlabs' } };
    const known = { ...KNOWN, names: ['Lumen 3.1'], rare: new Set(['Lumen 3.1']), makers: ['Aster Labs'] };
    expect(countedVoices([...POSTS, again, repost], known, new Map())).toHaveLength(5);
  });
});

describe('a name', () => {
  const release = { names: ['Lumen 3.1'], rare: new Set(['Lumen 3.1']), makers: ['Aster Labs'] };
  const outs = saying(
    'Introducing Lumen 3.1, our open model.',
    'lumen-3.1 reads contracts in two minutes on my laptop.',
    'Lumen 3.1 is out!',
    'Lumen 3 was better.',
  );

  it('counts whoever says it where its maker brings that version out and the day says it of little else', () => {
    expect(counted(madeBy(outs, 'Aster Labs'), release)).toBe(3);
  });

  it('counts who brings it out as well where another than its maker does', () => {
    expect(counted(outs, release)).toBe(2);
    expect(counted(madeBy(outs, 'Orbit Cloud'), release)).toBe(2);
  });

  it('counts who brings it out as well where the day says it of much else', () => {
    expect(counted(madeBy(outs, 'Aster Labs'), { ...release, rare: new Set() })).toBe(2);
  });

  it.each([
    ['a known version tells something else', 'Lumen 3.1 is loved by 10M people.', 'Lumen 3.1 met us in London.'],
    ['it is where something else comes out', 'Subagents are now available in Lumen 3.1.', 'I use Lumen 3.1 a lot.'],
    ['a benchmark has it', 'Kestrel comes close to Lumen 3.1.', 'After 15 min of Lumen 3.1 my limit was gone.'],
  ])('counts nobody where %s', (_, first, second) => {
    expect(counted(madeBy(saying(first, second), 'Aster Labs'), { ...release, headline: first })).toBe(1);
  });

  it('of one word counts nobody: it stands in every day’s talk', () => {
    const posts = madeBy(saying('Introducing Lumen.', 'Lumen is out!'), 'Aster Labs');
    expect(counted(posts, { ...release, names: ['Lumen'], rare: new Set(['Lumen']) })).toBe(1);
  });

  it('stands in the headline too, and is said shorter than it is', () => {
    expect(namesFor('Aster Labs发布Aster Lumen 3.1，主打长文', 'Aster Labs', undefined)).toEqual([
      'Aster Labs',
      'Aster Lumen 3.1',
      'Lumen 3.1',
    ]);
  });
});

describe('a number of the headline', () => {
  it.each([
    ['a version', 'Mei解掉一个bug，用的是Lumen 5.3', 'Setting up with Lumen 5.3.'],
    ['a size', 'Orbit公布笔记本，Lumen 4 31B可免费微调', 'Lumen 4 31B builds a food tour.'],
    ['an address', '新楼叫Platform 137', 'The 137 steps of a proof.'],
  ])('that is %s counts nobody', (_, headline, text) => {
    expect(counted(saying('…', text), { headline })).toBe(1);
  });
});

describe('posts that tell a story', () => {
  it('are all that a voice could be counted for, the cited ones first, and none of the talk around them', () => {
    const posts = saying('I like models.', 'Orbit pays $120 million.', 'Orbit pays 120 million dollars for Tidepool.');
    const known = { ...KNOWN, anchors: [keyOf('3')], headline: 'Orbit以1.2亿美元收购Tidepool' };
    expect(tellingPosts(posts, known, new Map()).map(({ key }) => key)).toEqual([keyOf('3'), keyOf('2')]);
  });
});

describe('a count', () => {
  it.each([
    ['至少9位作者试了', 5, '至少5位作者试了'],
    ['至少3位作者试了', 5, '至少3位作者试了'],
    ['至少9位用户试了', 2, '有人试了'],
    ['At least 9 authors tried it', 4, 'At least 4 authors tried it'],
  ])('%s with %i voices reads %s', (text, voices, told) => {
    const some = text.startsWith('A') ? 'some authors' : '有人';
    expect(withHonestCount(text, voices, some).toLowerCase()).toBe(told.toLowerCase());
  });
});
