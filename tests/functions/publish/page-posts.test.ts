// What a sentence opens on its page: the posts' own words, whose they are, and what was looked for.
import { describe, expect, it } from 'vitest';
import { postsOf, wordingsOf } from '../../../functions/publish/page-posts.ts';
import { reportPage } from '../../../functions/publish/page-report.ts';
import type { Evidence, Report } from '../../../shared/report.ts';
import { PICTURE } from '../../fixtures/drawn.ts';
import { attribute, type Element, elementsOf, named, textOf } from '../../fixtures/html.ts';
import { itemOf, quoteOf, REPORT, sentenceOf } from '../../fixtures/report.ts';
import { evidenceOf, runOf } from '../../fixtures/report-run.ts';

const [FIRST = '', SECOND = ''] = Object.keys(REPORT.posts);
const SENTENCE = sentenceOf('**Lumen 3.1开始推送**，权重27B', [1], {
  kind: 'claim',
  quotes: [quoteOf(1, 'Lumen 3.1 is rolling out', { translation: 'Lumen 3.1正在推送' })],
});
const LINE: Evidence['sentences'][string] = {
  section: 'keyPoints',
  role: 'claim',
  cites: [FIRST],
  posts: [FIRST, SECOND],
  searched: ['Lumen', '权重'],
  quotes: [],
  spans: [
    { post: SECOND, text: '权重一共27B', for: '27B' },
    { post: SECOND, text: '27B', for: '27B' },
    { post: FIRST, text: 'Lumen 3.1 is rolling  out', for: 'Lumen' },
  ],
  checks: {},
};
const POST = { url: REPORT.posts[FIRST]?.url ?? '', lang: 'en', createdAt: '2026-04-22T03:00:00Z' };
const known = { ...POST, textSha256: '', copies: 0, independentAuthors: 1 };
const EVIDENCE: Evidence = {
  ...evidenceOf(runOf()),
  sentences: { [SENTENCE.id]: LINE },
  posts: { [FIRST]: { ...known, handle: 'asterlabs', name: 'Ann <b>Lee</b>', organisation: 'Aster Labs' } },
};
const CONTEXT = { report: { language: 'zh-CN' as const }, evidence: EVIDENCE };

const opened = (report: Report, evidence: Evidence): Element | undefined =>
  named(
    reportPage(report, evidence, PICTURE, { revision: 1, reason: 'first publication', run: 'r', degraded: [] }),
    'details',
  ).find((element) => textOf(element).startsWith('Lumen 3.1开始推送'));

describe('the posts of a sentence', () => {
  it('are those it links to, and the others that carry it', () => {
    expect(postsOf(SENTENCE, EVIDENCE)).toEqual([FIRST, SECOND]);
    expect(postsOf(SENTENCE, undefined)).toEqual([FIRST]);
  });

  it('say what carries it: quotations, translated where a model did, and spans, none within another', () => {
    const quoted = sentenceOf('甲', [1], { id: SENTENCE.id, quotes: [quoteOf(1, 'so it says', { lang: 'zh' })] });
    expect(wordingsOf(FIRST, quoted, CONTEXT)).toEqual([
      { text: 'so it says', translation: undefined },
      { text: 'Lumen 3.1 is rolling  out', translation: undefined },
    ]);
    expect(wordingsOf(SECOND, SENTENCE, CONTEXT)).toEqual([{ text: '权重一共27B', translation: undefined }]);
  });

  it('do not repeat what stands below the sentence anyway', () => {
    expect(wordingsOf(FIRST, SENTENCE, CONTEXT)).toEqual([]);
  });

  it('stand behind the sentence, closed, with who speaks, when, and a link, as text', () => {
    const report = { ...REPORT, keyPoints: [itemOf('Lumen 3.1', '推送', SENTENCE)] };
    const details = opened(report, EVIDENCE);
    expect(details === undefined ? undefined : attribute(details, 'open')).toBeUndefined();
    const text = details === undefined ? '' : textOf(details);
    expect(text).toContain('（出处2条）@asterlabs Ann <b>Lee</b>，Aster Labs 04-22 11:00');
    expect(text).toMatch(/权重一共27B@mei_builds 04-22 11:00 到Twitter看原文在当天的推文里找过：Lumen、权重。$/);
    expect(
      named(reportPage(report, EVIDENCE, PICTURE, { revision: 1, reason: '', run: 'r', degraded: [] }), 'b'),
    ).toEqual([]);
  });

  it('have behind them what the name pack says of names, as that and as text', () => {
    const background = [{ name: 'Lumen', text: 'Aster Labs的模型' }];
    const evidence = { ...EVIDENCE, sentences: { [SENTENCE.id]: { ...LINE, searched: [], background } } };
    const details = opened({ ...REPORT, keyPoints: [itemOf('Lumen 3.1', '推送', SENTENCE)] }, evidence);
    expect(details === undefined ? '' : textOf(details)).toMatch(/背景（名称表）：Lumen，Aster Labs的模型。$/);
  });

  it('are told as a disclosure: the sentence is what opens it', () => {
    const html = reportPage(REPORT, EVIDENCE, PICTURE, { revision: 1, reason: '', run: 'r', degraded: [] });
    const details = named(html, 'details');
    expect(details.length).toBeGreaterThan(3);
    for (const element of details) expect(element.childNodes[0]?.nodeName).toBe('summary');
    const within = elementsOf(html).filter(({ tagName }) => tagName === 'summary');
    for (const summary of within)
      expect(summary.childNodes.some((node) => ['a', 'p', 'div', 'details'].includes(node.nodeName))).toBe(false);
  });
});
