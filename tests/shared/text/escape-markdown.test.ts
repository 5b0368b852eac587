// The door to Markdown: readable where it can be, inert always, the same to a reader.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown, looksHostile } from '../../../shared/text/escape-markdown.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import { hostileText } from '../../fixtures/hostile.ts';
import { kindsOf, shownTexts } from '../../fixtures/markdown-text.ts';

describe('a text that does nothing', () => {
  it.each([
    'GPT-5.2 reaches 85.3% (up from 80%)',
    'Transformers.js and Node.js/V8: faster, smaller; 2x!',
    'He said "open it" and left.',
    "don't, the users' data",
    'snake_case by @foo_bar #tag',
    '@Derya_ and @foo_和@bar_ 说',
    '$200 a month, ~5% less, R&D, AT&T',
    'a > b, x = y + z, 10^6',
    '价格：200美元（含税）——据称',
    '¿Qué? Ünïcode 日本語 👩‍👩‍👧 ❤️',
    'v1.0-beta.2',
  ])('stays as typed: %s', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });
});

describe('a character that acts', () => {
  it.each([
    ['# heading', '&#35; heading'],
    ['- bullet', '&#45; bullet'],
    ['1. item', '1&#46; item'],
    ['a--b', 'a-&#45;b'],
    ['wait...', 'wait.&#46;&#46;'],
    ['a * b', 'a &#42; b'],
    ['_x_', '&#95;x&#95;'],
    ['a|b', 'a&#124;b'],
    ['~~x~~', '&#126;&#126;x&#126;&#126;'],
    ['see https://a.example', 'see https&#58;//a.example'],
    ['www.a.example', 'www&#46;a.example'],
    ['[n]', '&#91;n&#93;'],
    ['他说"好"', '他说&#34;好&#34;'],
  ])('becomes an entity: %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('is judged by our markup beside it', () => {
    expect(escapeMarkdown('Wow!', { before: '', after: '[[1]](https://x.com)' })).toBe('Wow&#33;');
    expect(escapeMarkdown('- no list here', { before: '**', after: '' })).toBe('- no list here');
  });
});

describe('a hostile text', () => {
  it.each(['{{ site }}', '{% x %}', '{: id="x"}', '<script>', '[x](y)', '&amp;', '$$x$$', '```'])(
    'has all its punctuation as entities: %s',
    (text) => {
      expect(looksHostile(text)).toBe(true);
      expect(escapeMarkdown(`${text}, GPT-5.2`)).not.toMatch(/[^\w\s&#;]/);
    },
  );
});

describe('any text', () => {
  const shownAs = (text: string): string => visibleText(text).trim();

  it.each([
    ['a paragraph', '', '', ['document', 'paragraph', 'text']],
    ['a list item', '1. ', '', ['document', 'item', 'list', 'paragraph', 'text']],
    ['a block quotation', '> ', '', ['block_quote', 'document', 'paragraph', 'text']],
    ['a heading', '# ', '', ['document', 'heading', 'text']],
  ])('shows itself and makes no element in %s', (_, marker, end, kinds) => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        fc.pre(shownAs(text) !== '');
        const markdown = `${marker}${escapeMarkdown(text.trim()).trim()}${end}`;
        expect(kindsOf(markdown)).toEqual(kinds);
        expect(shownTexts(markdown)).toEqual([shownAs(text)]);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves our markup on both sides as it is', () => {
    fc.assert(
      fc.property(hostileText(), hostileText(), (one, two) => {
        const link = '[[1]](https://x.com/i/status/1)';
        const first = escapeMarkdown(one, { before: '“', after: '”' });
        const second = escapeMarkdown(two, { before: '”', after: link });
        const markdown = `“${first}”${second}${link}。`;
        expect(shownTexts(markdown)).toEqual([`“${visibleText(one)}”${visibleText(two)}。`]);
        expect(kindsOf(markdown)).toEqual(['document', 'link', 'paragraph', 'text']);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves nothing for Liquid, HTML or kramdown’s own syntax to read', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(escapeMarkdown(text)).not.toMatch(/[{}<`|*[\]\\]|--|\.\.\.|>>|~~|\$\$|[\p{Script=Han}]["']/u);
      }),
      { numRuns: 2000 },
    );
  });
});
