// Feeds of every kind as posts, and what happens to feeds and items that are no good.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeedItems } from '../../../functions/collect/feed-items.ts';
import { textOfHtml } from '../../../functions/collect/html-text.ts';
import { linkTo } from '../../../shared/links.ts';
import { ATOM, ITEM, RSS } from './feed-texts.ts';

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://c.example"><title>C</title><link>https://c.example</link></channel><item rdf:about="https://c.example/1"><title>Old but alive</title><link>https://c.example/1</link><dc:date>2026-04-22T10:00:00Z</dc:date></item></rdf:RDF>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'J',
  items: [
    { id: '1', url: 'https://j.example/1', content_html: '<p>Hello</p>', date_published: '2026-04-22T10:00:00Z' },
  ],
});

const only = (text: string) => {
  const [reading, ...more] = parseFeedItems(text, 'https://feed.example/', 'blogs');
  expect(more).toEqual([]);
  return reading;
};

describe('an item of a feed', () => {
  it('of RSS is a post of its site: title and summary as plain text, linked to the item', () => {
    const reading = only(RSS(ITEM));
    expect(reading).toMatchObject({
      post: {
        platform: 'web',
        text: 'Model 2 is out & open\n\nIt has 27B parameters.\n\nWeights & code.',
        created_at: '2026-04-22T08:00:00.000Z',
        author: { username: 'lab.example', name: 'Ann' },
        lang: 'en',
        source: 'blogs',
      },
    });
    if (reading === undefined || !('post' in reading)) throw new Error('is no post');
    expect(linkTo(reading.post)).toBe('https://www.lab.example/model-2?a=1&b=2');
  });

  it.each([
    [
      'Atom',
      ATOM,
      { text: 'A & B\n\nx < y', url: 'https://b.example/1', author: { username: 'b.example', name: 'Bob' } },
    ],
    ['RDF', RDF, { text: 'Old but alive', url: 'https://c.example/1', author: { name: 'C' } }],
    ['JSON Feed', JSON_FEED, { text: 'Hello', url: 'https://j.example/1' }],
  ])('of %s too', (_, text, post) => {
    expect(only(text)).toMatchObject({ post: { ...post, created_at: '2026-04-22T10:00:00.000Z' } });
  });

  it.each([
    ['Wed, 22 Apr 2026 10:00:00 GMT', '2026-04-22T10:00:00.000Z'],
    ['Wed, 22 Apr 2026 10:00:00 EST', '2026-04-22T15:00:00.000Z'],
    ['Wed, 22 Apr 2026 10:00:00 JST', '2026-04-22T01:00:00.000Z'],
    ['Wed, 22 Apr 2026 10:00:00', '2026-04-22T10:00:00.000Z'],
    ['Mon, 22 Apr 2026 10:00 +0800', '2026-04-22T02:00:00.000Z'],
    ['2026-04-22T10:00:00', '2026-04-22T10:00:00.000Z'],
    ['2026-04-22 10:00:00', '2026-04-22T10:00:00.000Z'],
    ['2026-04-22 10:00:00 +08:00', '2026-04-22T02:00:00.000Z'],
    ['2026/04/22 10:00 PM', '2026-04-22T22:00:00.000Z'],
    ['2026-04-22', '2026-04-22T00:00:00.000Z'],
    [' 2026-04-22T10:00:00+08:00\n', '2026-04-22T02:00:00.000Z'],
    ['Version 3', undefined],
    ['0000-00-00', undefined],
    ['22 avr. 2026 à 10h', undefined],
    ['2026-13-45T99:00:00Z', undefined],
  ])('of the time %j is of %s, in whatever zone this machine is', (time, instant) => {
    const zone = process.env.TZ;
    for (const TZ of ['UTC', 'Asia/Tokyo', 'America/New_York']) {
      process.env.TZ = TZ;
      const reading = only(RSS(ITEM.replace(/<pubDate>.*?</, `<pubDate>${time}<`)));
      expect(reading !== undefined && 'post' in reading ? reading.post.created_at : undefined).toBe(instant);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('whose link leaves out the site is linked to the feed’s own', () => {
    const item = ITEM.replace(/https:[^<]*<\/link>/, '/posts/2</link>');
    expect(only(RSS(item))).toMatchObject({ post: { url: 'https://www.lab.example/posts/2' } });
  });

  it.each([
    ['Vec&lt;T&gt; &amp; 3 &lt; 4', 'Vec<T> & 3 < 4'],
    ['It is &lt;em&gt;fast&lt;/em&gt; &amp;amp; &lt;code&gt;small&lt;/code&gt;', 'It is fast & small'],
    ['<![CDATA[R&amp;D <b>now</b>]]>', 'R&D now'],
  ])('of RSS titled %s is read as %s, marked up or not', (title, text) => {
    const item = ITEM.replace('Model 2 is out &amp; open', title).replace(/<description>.*?<\/description>/, '');
    expect(only(RSS(item))).toMatchObject({ post: { text } });
  });

  it.each([
    ['', 'A &amp; B &lt;T&gt;', 'A & B <T>'],
    ['text', 'A &amp;amp; B', 'A &amp; B'],
    ['html', 'A &amp;amp; &lt;b&gt;B&lt;/b&gt;', 'A & B'],
  ])('of Atom with a title of the type %j is read by that type', (type, title, text) => {
    const attribute = type === '' ? '' : ` type="${type}"`;
    const atom = ATOM.replace(/<title type.*?<\/title>/, `<title${attribute}>${title}</title>`);
    expect(only(atom)).toMatchObject({ post: { text: `${text}\n\nx < y` } });
  });

  it.each([
    [
      'the page rather than the paper',
      '<link rel="alternate" type="application/pdf" href="https://b.example/1.pdf"/><link rel="alternate" type="text/html" href="https://b.example/1"/>',
      'https://b.example/1',
    ],
    [
      'one without a type rather than a PDF',
      '<link type="application/pdf" href="https://b.example/1.pdf"/><link href="https://b.example/1"/>',
      'https://b.example/1',
    ],
    [
      'the paper where there is nothing else',
      '<link rel="alternate" type="application/pdf" href="https://b.example/1.pdf"/>',
      'https://b.example/1.pdf',
    ],
    [
      'by the name that IANA has for it',
      '<link rel="edit" href="https://b.example/edit"/><link rel="http://www.iana.org/assignments/relation/alternate" href="https://b.example/1"/>',
      'https://b.example/1',
    ],
    ['relative to the feed’s address', '<link href="posts/2"/>', 'https://feed.example/posts/2'],
    [
      'behind an answer’s',
      '<link rel="replies" href="https://b.example/1#c"/><link href="https://b.example/1"/>',
      'https://b.example/1',
    ],
  ])('of Atom has the alternate for its link: %s', (_, links, url) => {
    expect(only(ATOM.replace(/<link.*\/>/, links))).toMatchObject({ post: { url } });
  });

  it('of Atom has links relative to xml:base, that of the entry within that of the feed', () => {
    const atom = ATOM.replace('<feed ', '<feed xml:base="https://b.example/notes/" ').replace(
      '<entry>',
      '<entry xml:base="2026/04/">',
    );
    expect(only(atom.replace(/<link.*\/>/, '<link href="second.html"/>'))).toMatchObject({
      post: { url: 'https://b.example/notes/2026/04/second.html' },
    });
    expect(only(atom.replace(/<link.*\/>/, '<link href="/second.html"/>'))).toMatchObject({
      post: { url: 'https://b.example/second.html' },
    });
  });

  it('whose only links are what goes with it is linked by an id that is an address, else not at all', () => {
    const enclosed = ATOM.replace(
      /<link.*\/>/,
      '<link rel="enclosure" type="audio/mpeg" href="https://cdn.example/4.mp3"/><link rel="self" href="https://b.example/feed.xml"/>',
    );
    expect(only(enclosed)).toMatchObject({ bad: { reason: 'it has no link' } });
    expect(only(enclosed.replace('urn:1', 'https://b.example/4'))).toMatchObject({
      post: { url: 'https://b.example/4' },
    });
    const podcast = ITEM.replace(
      /<link>.*?<\/link>/,
      '<enclosure url="https://cdn.example/4.mp3" length="1" type="audio/mpeg"/>',
    );
    expect(only(RSS(podcast))).toMatchObject({ bad: { reason: 'it has no link' } });
  });

  it('whose summary begins with its title stands alone, line breaks or not', () => {
    const item = ITEM.replace(/<title>.*?<\/title>/, '<title>One two three fo...</title>').replace(
      /<!\[CDATA.*?\]\]>/s,
      '<![CDATA[One<br>two<br>three four]]>',
    );
    expect(only(RSS(item))).toMatchObject({ post: { text: 'One\ntwo\nthree four' } });
  });

  it('keeps its identity when its title changes', () => {
    const ids = [ITEM, ITEM.replace('Model 2', 'Model two')].map((item) => {
      const reading = only(RSS(item));
      return reading !== undefined && 'post' in reading ? reading.post.id : undefined;
    });
    expect(ids[0]).toBeDefined();
    expect(ids[1]).toBe(ids[0]);
  });

  it.each([
    ['without a link', ITEM.replace(/<link>.*?<\/link>/, ''), 'it has no link'],
    ['without a time', ITEM.replace(/<pubDate>.*?<\/pubDate>/, ''), 'it has no time that can be read'],
    [
      'with a time that is none',
      ITEM.replace(/<pubDate>.*?</, '<pubDate>yesterday<'),
      'it has no time that can be read',
    ],
    ['without text', ITEM.replace(/<title>.*?<\/title>|<description>.*?<\/description>/g, ''), 'it has no text'],
    [
      'with a link that runs code',
      ITEM.replace(/https:[^<]*<\/link>/, 'javascript:alert(1)</link>'),
      'its link is not of https',
    ],
    ['with a link in the clear', ITEM.replace('<link>https:', '<link>http:'), 'its link is not of https'],
  ])('%s is a bad record with its reason', (_, item, reason) => {
    expect(only(RSS(item))).toMatchObject({
      bad: { place: 'item 1 of https://feed.example/', reason: expect.stringContaining(reason) },
    });
  });

  it('does not blow up by entities of its own', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`;
    const text = `${bomb}${RSS(ITEM.replace('Model 2', '&c;')).replace(/^<\?xml.*?\?>/, '')}`;
    let readings: unknown;
    try {
      readings = parseFeedItems(text, 'place', 'blogs');
    } catch (error) {
      readings = error;
    }
    expect(JSON.stringify(readings).length).toBeLessThan(10_000);
  });
});

describe('text of HTML', () => {
  it('never holds an element of what it was given as text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        expect(textOfHtml(escaped)).toBe(textOfHtml(`<p>${escaped}</p>`));
        expect(() => textOfHtml(text)).not.toThrow();
      }),
    );
    expect(textOfHtml('a<br>b<style>x{}</style> c  d')).toBe('a\nb c d');
  });
});
