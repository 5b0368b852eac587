// Taking posts out of a report: nothing of them stays, all else does, and the report is still one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { withoutPosts } from '../../../functions/publish/withdraw.ts';
import { type Report, reportSchema } from '../../../shared/report.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { quoteOf, REPORT, sentenceOf } from '../../fixtures/report.ts';
import { anyReport } from '../../fixtures/report-arbitrary.ts';
import { evidenceOf, runOf } from '../../fixtures/report-run.ts';

const post = (n: number): string => Object.keys(REPORT.posts)[n - 1] ?? '';
const CLOUD = Buffer.from(JSON.stringify({ words: [{ word: 'a', posts: [post(1), post(2)] }] }));
const EVIDENCE = evidenceOf(runOf());
const without = (report: Report, ...keys: string[]) =>
  withoutPosts({ report, evidence: EVIDENCE, cloud: CLOUD }, new Set(keys));

describe('a report without a post', () => {
  it('drops what quotes it and keeps what others show as well', () => {
    const { report } = without(REPORT, post(1));
    expect(report.keyPoints.map(({ name }) => name)).toEqual(['Transformers.js', 'C++']);
    expect(report.events.map(({ items }) => items.map(({ name }) => name))).toEqual([['ステラ'], ['R&D看板']]);
    expect(report.special[0]?.blocks[0]?.paragraphs[0]?.[0]?.cites).toEqual([post(3)]);
    expect(report.posts).not.toHaveProperty([post(1)]);
  });

  it('drops a sentence that names its author', () => {
    const named = sentenceOf('<@Asterlabs>{有作者}这样看', [2]);
    const { report } = without({ ...REPORT, overview: [[named], [sentenceOf('另有1条')]] }, post(1));
    expect(report.overview).toHaveLength(1);
  });

  it('says so among what is missing', () => {
    expect(toMarkdown(without(REPORT, post(1)).report, 'cited')).toContain(
      '- **缺失**：有推文已撤下，相关内容不再列出。',
    );
  });

  it('is the report itself where the post was never cited', () => {
    expect(without(REPORT, 'twitter:1').report).toEqual(REPORT);
  });

  it('has one key point and a last paragraph even when all rested on it', () => {
    const watch = sentenceOf('**从业者应重点关注**：甲', [1]);
    const [first] = REPORT.keyPoints;
    const report = { ...REPORT, keyPoints: first === undefined ? [] : [first], conclusion: [[watch]] };
    const markdown = toMarkdown(without(report, post(1)).report, 'cited');
    expect(markdown).toContain('1. **话题**，相关推文已撤下。');
    expect(markdown).toContain('**从业者应重点关注**：相关推文已撤下。');
    expect(checkConformance(markdown).findings).toEqual([]);
  });

  it('has evidence only of sentences that are left, and none of the post', () => {
    const report = {
      ...REPORT,
      overview: [[{ ...sentenceOf('甲', [1]), id: 'gone' }], [{ ...sentenceOf('乙', [1, 2]), id: 'left' }]],
    };
    const line = { section: 'overview', role: 'claim' as const, cites: [post(1), post(2)], checks: {} };
    const proof = { ...line, quotes: [{ post: post(1), text: 'x' }], spans: [{ post: post(1), text: 'x', for: 'y' }] };
    const story = {
      storyId: 's',
      name: 'n',
      posts: [post(1), post(2)],
      independentAuthors: 2,
      copies: 0,
      score: 1,
      parts: {},
    };
    const { evidence, cloud } = withoutPosts(
      {
        report,
        cloud: CLOUD,
        evidence: { ...EVIDENCE, sentences: { gone: proof, left: proof }, stories: [{ ...story, novelty: 'new' }] },
      },
      new Set([post(1)]),
    );
    expect(evidence.sentences).toEqual({ left: { ...line, cites: [post(2)], quotes: [], spans: [] } });
    expect(evidence.stories[0]?.posts).toEqual([post(2)]);
    expect(JSON.parse(Buffer.from(cloud).toString())).toEqual({ words: [{ word: 'a', posts: [post(2)] }] });
  });

  it('keeps the format and holds no trace of them, whatever the report and the posts', () => {
    const reportAndPosts = anyReport().chain((report) =>
      fc.tuple(fc.constant(report), fc.subarray(Object.keys(report.posts), { minLength: 1 })),
    );
    fc.assert(
      fc.property(reportAndPosts, ([report, keys]) => {
        const kept = reportSchema.parse(without(report, ...keys).report);
        for (const style of ['cited', 'plain'] as const) {
          expect(checkConformance(toMarkdown(kept, style), { style }).findings).toEqual([]);
        }
        const text = JSON.stringify(kept);
        for (const key of keys) {
          expect(text).not.toContain(JSON.stringify(key));
          expect(text).not.toContain(`/status/${key.split(':')[1]}"`);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('two quotations in one sentence', () => {
  it('stand both below it when one has to', () => {
    const quotes = [quoteOf(1, 'Twice as fast.'), quoteOf(2, '快了一倍')];
    const report = { ...REPORT, overview: [[sentenceOf('两位作者各有看法', [1, 2], { quotes })]] };
    const section = /概述\n\n([\s\S]*?)\n\n### /.exec(toMarkdown(report, 'cited'))?.[1]?.split('\n\n');
    expect(section?.map((line) => line.replaceAll(/\([^)]+\)/g, ''))).toEqual([
      '两位作者各有看法[[1]][[2]]。',
      '> Twice as fast. ——@asterlabs [[1]]',
      '> 快了一倍 ——@mei_builds [[2]]',
    ]);
  });

  it('stand both within it when one has a translation', () => {
    const quotes = [quoteOf(1, 'Twice as fast.', { translation: '快了一倍' }), quoteOf(2, '快'.repeat(41))];
    const report = { ...REPORT, overview: [[sentenceOf('两位作者各有看法', [1, 2], { quotes })]] };
    const section = /概述\n\n([\s\S]*?)\n\n### /.exec(toMarkdown(report, 'cited'))?.[1]?.split('\n\n');
    expect(section?.map((line) => line.replaceAll(/\([^)]+\)/g, ''))).toEqual([
      `两位作者各有看法，原文称“快了一倍”，原文称“${'快'.repeat(41)}”[[1]][[2]]。`,
      '> Twice as fast. ——@asterlabs [[1]]',
    ]);
  });
});
