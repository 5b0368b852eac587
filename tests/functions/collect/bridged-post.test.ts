// Posts of X in the form of RSSHub's feeds (lib/views/rss.tsx, lib/routes/twitter): whose words they are.

import { describe, expect, it } from 'vitest';
import { parseFeedItems } from '../../../functions/collect/feed-items.ts';
import { parseXPage } from '../../../functions/collect/x-page.ts';
import { newest } from '../../../functions/deduplicate/newest.ts';
import type { Post } from '../../../shared/post.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const STATUS = 'https://x.com/OpenAI/status/2046000000000000001';

/** A feed as RSSHub writes it: `en` unless the route says otherwise, guids that are no links, HTML in descriptions. */
const rssHub = (title: string, description: string, { page = 'https://x.com/OpenAI', link = STATUS } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel><title>Twitter @OpenAI</title><link>${page}</link><atom:link href="http://localhost:1200/twitter/user/OpenAI" rel="self" type="application/rss+xml"></atom:link><description>- Powered by RSSHub</description><generator>RSSHub</generator><webMaster>contact@rsshub.app (RSSHub)</webMaster><language>en</language><lastBuildDate>Wed, 22 Apr 2026 11:00:00 GMT</lastBuildDate><ttl>5</ttl><item><title>${escaped(title)}</title><description>${escaped(description)}</description><link>${link}</link><guid isPermaLink="false">${link.replace('x.com', 'twitter.com')}</guid><pubDate>Wed, 22 Apr 2026 10:00:00 GMT</pubDate><author>OpenAI</author></item></channel></rss>`;

const only = (feed: string) => {
  const [reading] = parseFeedItems(feed, 'https://hub.example/', 'bridge');
  return reading;
};
const postIn = (feed: string): Post => {
  const reading = only(feed);
  if (reading === undefined || !('post' in reading)) throw new Error(JSON.stringify(reading));
  return reading.post;
};

describe('a post of X from a bridge', () => {
  it.each(['https://x.com/OpenAI', 'https://twitter.com/search?q=AI', 'https://x.com/i/lists/84'])(
    'in a feed of %s is that post, by its account, in its own lines',
    (page) => {
      const post = postIn(
        rssHub('One &amp; two three', 'One &amp; two<br>three<br><img src="https://p.example/1.jpg">', { page }),
      );
      expect(post).toMatchObject({
        platform: 'twitter',
        id: '2046000000000000001',
        author: { username: 'OpenAI' },
        text: 'One & two\nthree',
        created_at: '2026-04-22T10:00:00.000Z',
        referenced: [],
      });
      expect(post.lang).toBeUndefined();
    },
  );

  it('does not say what it quotes', () => {
    const quote = `<hr style='margin:12px 0;'><div class="rsshub-quote">Rival:&ensp;Our model is better<br><div>and more</div></div>`;
    const post = postIn(rssHub('Look at this', `Look at this<br><img src="a">${quote}`));
    expect(post).toMatchObject({ text: 'Look at this', referenced: [{ type: 'quoted', id: null }] });
  });

  it.each(['RT&ensp;Rival', 'RT&ensp;<a href="https://x.com/rival">Rival</a>', '🔁\u2002Rival'])(
    'that repeats another (%s) is a repost of its words',
    (mark) => {
      const post = postIn(rssHub('RT Rival: Our model is better', `${mark}<br>Our model is better`));
      expect(post).toMatchObject({ text: 'Our model is better', referenced: [{ type: 'retweeted', id: null }] });
    },
  );

  it('that begins with RT in its own words is none', () => {
    expect(postIn(rssHub('RT if you agree', 'RT if you agree'))).toMatchObject({
      text: 'RT if you agree',
      referenced: [],
    });
  });

  it('of pictures alone has the title’s words, and else none', () => {
    expect(postIn(rssHub('A picture', '<img src="a">')).text).toBe('A picture');
    expect(only(rssHub('', '<img src="a">'))).toMatchObject({ bad: { reason: 'it has no text' } });
  });

  it('is the same post as through X’s API', async () => {
    const raw = { id: '2046000000000000001', text: 'Hello', created_at: '2026-04-22T10:00:00.000Z', author_id: '7' };
    const user = { id: '7', username: 'OpenAI', public_metrics: { followers_count: 5 } };
    const page = { data: [{ ...raw, public_metrics: { like_count: 3 } }], includes: { users: [user] }, meta: {} };
    const [fromX] = parseXPage(JSON.stringify(page), 'page 1', 'x')?.readings ?? [];
    if (fromX === undefined || !('post' in fromX)) throw new Error('is no post');
    for (const both of [
      [fromX.post, postIn(rssHub('Hello', 'Hello'))],
      [postIn(rssHub('Hello', 'Hello')), fromX.post],
    ]) {
      const { posts } = await newest(
        (async function* () {
          yield* both;
        })(),
        NO_NAMES,
      );
      expect(posts).toMatchObject([{ source: 'x', metrics: { likes: 3 }, author: { followers: 5 } }]);
    }
  });

  it('that a blog wrote about is not the blog’s to give', () => {
    expect(only(rssHub('They said it', 'At last', { page: 'https://blog.example/' }))).toMatchObject({
      bad: { reason: 'it links to a post of X in words that need not be its own' },
    });
  });
});
