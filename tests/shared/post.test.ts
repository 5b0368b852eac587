// A post's identity and the names under which reports speak of its author.
import { describe, expect, it } from 'vitest';
import { linkTo, safeUrl } from '../../shared/links.ts';
import { authorKey, handleOf, postKey } from '../../shared/post.ts';

describe('a post', () => {
  it('is told apart by platform and id', () => {
    expect(postKey({ platform: 'twitter', id: '1848330868055502874' })).toBe('twitter:1848330868055502874');
  });

  it.each([
    [{ username: 'OpenAI', id: '7' }, 'twitter:openai', 'OpenAI'],
    [{ id: '7' }, 'twitter:#7', '7'],
  ])('of %j has one author whatever the case of the name', (author, key, handle) => {
    expect([authorKey({ platform: 'twitter', author }), handleOf({ author })]).toEqual([key, handle]);
  });

  it('of the same name on another platform has another author', () => {
    const author = { username: 'openai' };
    const keys = ['twitter', 'hackernews', 'bluesky'].map((platform) => authorKey({ platform, author }));
    expect(new Set(keys).size).toBe(3);
  });
});

describe('the link to a post', () => {
  it.each([
    [{ platform: 'twitter', id: '12' }, 'https://x.com/i/status/12'],
    [{ platform: 'twitter', id: '12', url: 'https://evil.example' }, 'https://x.com/i/status/12'],
    [{ platform: 'twitter', id: '12)[x](javascript:1', url: 'javascript:1' }, undefined],
    [{ platform: 'mastodon', id: '3', url: 'https://m.example/@a/3' }, 'https://m.example/@a/3'],
    [{ platform: 'twitter', id: '12', invented: true as const }, 'posts.html#p12'],
    [{ platform: 'blog', id: 'a b/ü', invented: true as const }, 'posts.html#pa_20~b_2f~_fc~'],
    [{ platform: 'mastodon', id: '3' }, undefined],
  ])('of %j is built by us or allowed by us', (post, link) => {
    expect(linkTo(post)).toBe(link);
  });

  it.each([
    ['https://a.example/(b)[c]"d\'', 'https://a.example/%28b%29%5Bc%5D%22d%27'],
    ['http://a.example', undefined],
    ['https://user:pass@a.example', undefined],
    ['data:text/html,x', undefined],
    ['//a.example', undefined],
  ])('%s is made safe or refused', (url, safe) => {
    expect(safeUrl(url)).toBe(safe);
  });
});
