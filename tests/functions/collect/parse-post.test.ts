// A line of a posts file: what is a post, what is none, and why.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePost } from '../../../functions/collect/parse-post.ts';
import { postSchema } from '../../../shared/post.ts';

const defaults = { platform: 'twitter', source: 'posts' };
const post = {
  id: '1',
  text: 'Kimi K2.6 is out',
  created_at: '2026-04-22T10:00:00.000Z',
  author: { username: 'kimi' },
};
const count = fc.option(fc.nat(), { nil: undefined });
const posts = fc.record(
  {
    id: fc.string({ minLength: 1, maxLength: 30 }),
    text: fc.string({ unit: 'binary', maxLength: 300 }),
    created_at: fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString()),
    author: fc.record(
      { username: fc.string({ minLength: 1, maxLength: 20 }), followers: fc.nat() },
      { requiredKeys: ['username'] },
    ),
    metrics: fc.record({ likes: count, reposts: count, impressions: count }),
    referenced: fc.array(fc.record({ type: fc.constantFrom('quoted', 'retweeted'), id: fc.option(fc.string()) }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: ['id', 'text', 'created_at', 'author'] },
);

describe('a line that is a post', () => {
  it('gives the record as it was written, whatever its text', () => {
    fc.assert(
      fc.property(posts, (value) => {
        const line = JSON.stringify(value);
        const parsed = parsePost(line, defaults);
        expect(parsed).toEqual({ post: postSchema.parse({ ...JSON.parse(line), ...defaults }) });
      }),
    );
  });

  it('takes the platform of the topic only where it names none', () => {
    expect(parsePost(JSON.stringify(post), defaults)).toMatchObject({ post: { platform: 'twitter' } });
    const other = JSON.stringify({ ...post, platform: 'mastodon' });
    expect(parsePost(other, defaults)).toMatchObject({ post: { platform: 'mastodon' } });
  });

  it('takes null for absent, but keeps a reference whose id is not known', () => {
    const line = JSON.stringify({
      ...post,
      lang: null,
      url: null,
      author: { username: 'kimi', followers: null },
      metrics: { likes: 3, reposts: null },
      referenced: [{ type: 'quoted', id: null }],
    });
    const { platform, source } = defaults;
    const { referenced } = JSON.parse(line);
    expect(parsePost(line, defaults)).toEqual({
      post: { ...post, platform, source, metrics: { likes: 3 }, referenced, urls: [] },
    });
  });

  it('drops fields that the record does not have', () => {
    const parsed = parsePost(JSON.stringify({ ...post, secret: 'x', __proto__: { y: 1 } }), defaults);
    expect(Object.keys('post' in parsed ? parsed.post : {})).not.toContain('secret');
  });
});

describe('a line that is none', () => {
  it.each([
    ['{"id":"1"', 'it is not JSON'],
    ['[]', 'it is not a JSON object'],
    ['null', 'it is not a JSON object'],
    ['"post"', 'it is not a JSON object'],
    [JSON.stringify({ ...post, id: 42 }), 'id: Invalid input: expected string, received number'],
    [JSON.stringify({ ...post, id: '' }), 'id: Too small'],
    [JSON.stringify({ ...post, text: undefined }), 'text: Invalid input: expected string, received undefined'],
    [JSON.stringify({ ...post, created_at: '2026-02-30T10:00:00Z' }), 'created_at: Invalid ISO datetime'],
    [JSON.stringify({ ...post, created_at: '2026-04-22 10:00' }), 'created_at: Invalid ISO datetime'],
    [JSON.stringify({ ...post, author: { name: 'Kimi' } }), 'author: needs username or id'],
    [JSON.stringify({ ...post, metrics: { likes: -1 } }), 'metrics.likes: Too small'],
    [JSON.stringify({ ...post, url: 'javascript:alert(1)' }), 'url: Invalid URL'],
  ])('%s is answered with its reason', (line, reason) => {
    const parsed = parsePost(line, defaults);
    expect('reason' in parsed ? parsed.reason : 'a post').toContain(reason);
  });

  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
        const parsed = parsePost(line, defaults);
        expect('post' in parsed || parsed.reason !== '').toBe(true);
      }),
    );
  });
});
