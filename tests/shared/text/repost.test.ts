// Whose words a post holds: the platform's word decides, not what an author types.
import { describe, expect, it } from 'vitest';
import { repostOf, wordsOf } from '../../../shared/text/repost.ts';

const post = (text: string, ...referenced: { type: 'retweeted' | 'quoted'; id: string | null }[]) => ({
  platform: 'twitter',
  text,
  referenced,
});
const TEXT = 'RT @Lab_1: Sora 9 is here &amp; free';

describe('a repost', () => {
  it('holds the words of the original, whose author and, where the platform says it, key are told', () => {
    const repost = post(TEXT, { type: 'retweeted', id: '555' });
    expect(repostOf(repost)).toEqual({ handle: 'Lab_1', key: 'twitter:555' });
    expect(repostOf(post(TEXT, { type: 'retweeted', id: null }))).toEqual({ handle: 'Lab_1' });
    expect(wordsOf(repost)).toBe('Sora 9 is here & free');
  });

  it('is of nobody known where its text does not say whose it is', () => {
    expect(repostOf(post('Sora 9 is here', { type: 'retweeted', id: '555' }))).toBe('unknown');
  });

  it('is not what an author types, who speaks about another', () => {
    expect(repostOf(post(TEXT))).toBeUndefined();
    expect(repostOf(post(TEXT, { type: 'quoted', id: '5' }))).toBeUndefined();
    expect(wordsOf(post(TEXT))).toBe('RT @Lab_1: Sora 9 is here & free');
  });
});
