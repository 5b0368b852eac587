// Counting voices: only those whose own post carries the story's link, reference, number or rare name.
import { describe, expect, it } from 'vitest';
import { countedVoices, type Ties, withHonestCount } from '../../../functions/compose/voices.ts';
import { keyOf, POSTS } from '../../fixtures/written-day.ts';

const KNOWN = { anchors: [keyOf('1')], name: undefined, headline: 'Aster Labs放出Lumen' };
const ties = (entries: Record<string, Partial<Ties>>): Map<string, Ties> =>
  new Map(Object.entries(entries).map(([id, tie]) => [keyOf(id), { urls: [], references: [], ...tie }]));

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

  it('for its rare name', () => {
    expect(countedVoices(POSTS, { ...KNOWN, name: 'Lumen 3.1' }, new Map())).toHaveLength(5);
  });

  it('for a number of the headline, but for no year', () => {
    const headline = 'Aster Labs放出能读400页的Lumen，2026年可用';
    expect(countedVoices(POSTS, { ...KNOWN, headline }, new Map())).toEqual([keyOf('1'), keyOf('2')]);
  });

  it('once, however often it speaks, and never for a repost', () => {
    const [first] = POSTS.filter(({ key }) => key === keyOf('2'));
    const again = { ...POSTS[0], ...first, key: 'twitter:9' } as (typeof POSTS)[number];
    const repost = { ...again, key: 'twitter:8', author: 'twitter:x', repostOf: { handle: 'asterlabs' } };
    expect(countedVoices([...POSTS, again, repost], { ...KNOWN, name: 'Lumen 3.1' }, new Map())).toHaveLength(5);
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
