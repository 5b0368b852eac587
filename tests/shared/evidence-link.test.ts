// Links to a sentence on its report's page: what is built is read back, accepted where it is right, and refused elsewhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../functions/compose/compose.ts';
import { linksOf } from '../../functions/publish/rendering.ts';
import { toMarkdown } from '../../functions/publish/to-markdown.ts';
import { evidenceAnchor, evidenceLink, readEvidenceLink, siteRoot } from '../../shared/evidence-link.ts';
import type { Report } from '../../shared/report.ts';
import { checkConformance } from '../../shared/verify/conformance.ts';
import { checkTruth } from '../../shared/verify/published-truth.ts';
import { toEvidence } from '../fixtures/golden-reports.ts';
import { REPORT } from '../fixtures/report.ts';
import { compositionOf, WRITTEN_ZH } from '../fixtures/written-day.ts';

const SLUG = 'twitter_ai_20260422_20260422';
const SITE = 'https://reports.example/';
const LED: Report = { ...REPORT, links: 'evidence' };
const anyKey = fc
  .tuple(fc.stringMatching(/^[a-z0-9]{1,12}$/), fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }))
  .map(([platform, id]) => `${platform}:${id}`);

describe('a link to a sentence on its page', () => {
  it('is read back as it was built, for any post, and holds nothing that Markdown or HTML would take for its own', () => {
    fc.assert(
      fc.property(anyKey, fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), (post, sentence) => {
        const url = evidenceLink(siteRoot(SITE), SLUG, sentence, post);
        expect(readEvidenceLink(url)).toEqual({ page: `${SITE}reports/${SLUG}/index.html`, sentence, post });
        expect(evidenceAnchor(sentence, post)).toMatch(/^[A-Za-z0-9_-]+\/[a-z0-9]+:[A-Za-z0-9.~_-]+$/);
      }),
    );
  });

  it('says two posts or sentences apart', () => {
    fc.assert(
      fc.property(anyKey, anyKey, (one, other) => {
        expect(evidenceAnchor('s1', one) === evidenceAnchor('s1', other)).toBe(one === other);
      }),
    );
  });

  it.each([
    'https://x.com/i/status/2003000000000000001',
    `${SITE}reports/${SLUG}/index.html`,
    `${SITE}reports/${SLUG}/index.html#story-1`,
    `${SITE}reports/${SLUG}/r1/index.html#s1/twitter:1`,
    `${SITE}reports/${SLUG}/index.html#s1/twitter:1/2`,
    `${SITE}reports/${SLUG}/index.html#s1/twitter:_7a~`,
    `javascript:/reports/${SLUG}/index.html#s1/twitter:1`,
  ])('is not what the builder would not write: %s', (url) => {
    expect(readEvidenceLink(url)).toBeUndefined();
  });

  it('leads from the root of the host where no site is known, and to no site that could end a link', () => {
    expect(siteRoot(undefined)).toBe('/');
    expect(siteRoot('http://localhost:8000/')).toBe('http://localhost:8000/');
    expect(siteRoot('https://reports.example/a(b)/')).toBe('https://reports.example/a%28b%29/');
  });
});

describe('a report whose numbers lead to its page', () => {
  const markdown = toMarkdown(LED, 'cited', { siteUrl: SITE });
  const rules = (text: string, links?: ReadonlySet<string>): string[] =>
    checkConformance(text, { style: 'cited', ...(links === undefined ? {} : { links }) }).findings.map(
      ({ rule }) => rule,
    );

  it('keeps the format, with its links known and unknown, and has the plain style as it was', () => {
    expect(rules(markdown)).toEqual([]);
    expect(rules(markdown, linksOf(LED, SITE))).toEqual([]);
    expect(rules(toMarkdown(LED, 'cited'), linksOf(LED))).toEqual([]);
    expect(toMarkdown(LED, 'plain')).toBe(toMarkdown(REPORT, 'plain'));
  });

  it('numbers posts as the same report with links to posts does', () => {
    const numbers = (text: string): string[] => [...text.matchAll(/\[\[(\d+)\]\]/g)].map(([, n = '']) => n);
    expect(numbers(markdown)).toEqual(numbers(toMarkdown(REPORT, 'cited')));
  });

  it.each([
    ['one to another site', `(${SITE}`, '(https://evil.example/'],
    ['one to the page of another report', `/reports/${SLUG}/index`, '/reports/twitter_ai_20260421_20260421/index'],
    ['one to the post itself', /\(https:\/\/reports\.example[^)]*\)/, '(https://x.com/i/status/2003000000000000001)'],
    ['the number of another post', /(#s?[\w-]+\/twitter:)\d+/, '$12003000000000000099'],
    ['evidence elsewhere', '(/reports', '(/reports'],
  ] as const)('is refused with %s', (what, from, to) => {
    const spoilt =
      what === 'evidence elsewhere'
        ? markdown.replace('## 词云', '[evidence.json](https://evil.example/reports/a/evidence.json)\n\n## 词云')
        : markdown.replace(from, to);
    expect(spoilt).not.toBe(markdown);
    expect(rules(spoilt)).toContain('F-L1');
  });

  it('is true to its evidence, until a link leads to another sentence or post', () => {
    const { report, evidence } = composeWritten(toEvidence(compositionOf('zh-CN')), WRITTEN_ZH);
    const text = toMarkdown(report, 'cited', { siteUrl: SITE });
    expect(checkTruth(text, { evidence }).findings).toEqual([]);
    const moved = text.replace('#s4/twitter:20001', '#s6/twitter:20001');
    expect(checkTruth(moved, { evidence }).findings.map(({ rule }) => rule)).toEqual(['V2']);
    const other = text.replace('#s4/twitter:20001', '#s4/twitter:20010');
    expect(checkTruth(other, { evidence }).findings.map(({ rule }) => rule)).toContain('V2');
  });

  it('has words of every post that carries a sentence, each a part of the post', () => {
    const composition = toEvidence(compositionOf('zh-CN'));
    const { evidence } = composeWritten(composition, WRITTEN_ZH);
    const plain = (text: string): string => text.replace(/\s+/g, ' ');
    for (const { cites, posts = cites, quotes, spans, words = [] } of Object.values(evidence.sentences)) {
      const worded = new Set([...quotes, ...spans, ...words].map(({ post }) => post));
      expect(posts.filter((key) => !worded.has(key))).toEqual([]);
      for (const { post, text } of words) expect(plain(composition.posts.get(post)?.text ?? '')).toContain(text);
    }
    expect(Object.values(evidence.sentences).some(({ words }) => words !== undefined)).toBe(true);
  });

  it('leaves the evidence of other reports as it was', () => {
    const { evidence } = composeWritten(compositionOf('zh-CN'), WRITTEN_ZH);
    expect(JSON.stringify(evidence)).not.toContain('"words"');
  });
});
