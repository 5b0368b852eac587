// Links of a report: to posts of any platform, as the one builder writes them; with the evidence to its posts alone.
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { REPORT } from '../../fixtures/report.ts';

const CITED = toMarkdown(REPORT, 'cited');

describe('a link of a report whose evidence is not at hand', () => {
  const FIRST = 'https://x.com/i/status/2003000000000000005';
  const linked = (url: string): string[] =>
    checkConformance(CITED.replaceAll(FIRST, url), { style: 'cited' }).findings.map(({ rule }) => rule);

  it.each([
    'https://social.example/@ada/112233445566',
    'https://blog.example/2026/fjord-2?from=feed',
    'https://bsky.app/profile/did:plc:abc123/post/3kxyz',
    'https://news.ycombinator.com/item?id=41',
    'https://m.weibo.cn/detail/5001',
  ])('may lead to a post of another platform, as the builder writes it: %s', (url) => {
    expect(linked(url)).toEqual([]);
  });

  it.each([
    ['a platform that is linked by ids', 'https://twitter.com/quant_lin/status/5'],
    ['a handle that may change', 'https://bsky.app/profile/ada.example/post/3kxyz'],
    ['another page of the platform', 'https://news.ycombinator.com/user?id=ada'],
    ['what looks like a post of X', 'https://x.com.evil.example/i/status/5'],
    ['what looks like a post of Bluesky', 'https://bsky.example/profile/did:plc:abc123/post/3kxyz'],
    ['an open line', 'http://blog.example/fjord-2'],
    ['a name before the host', 'https://x.com@evil.example/2'],
    ['what the builder would escape', "https://blog.example/it's"],
  ])('is refused for a reason: %s', (_, url) => {
    expect(linked(url)).toContain('F-L1');
  });

  it('is only what the evidence says where that is at hand', () => {
    const links = new Set(Object.values(REPORT.posts).map(({ url }) => url));
    const elsewhere = CITED.replaceAll(FIRST, 'https://social.example/@ada/112233445566');
    expect(checkConformance(CITED, { links }).findings).toEqual([]);
    expect(checkConformance(elsewhere, { links }).findings.map(({ rule }) => rule)).toContain('F-L1');
  });
});
