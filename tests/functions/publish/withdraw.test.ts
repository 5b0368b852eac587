// Taking posts out of a report: nothing of them stays, all else does, and the report is still one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { withoutPosts } from '../../../functions/publish/withdraw.ts';
import { type Report, reportSchema } from '../../../shared/report.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { checkTruth } from '../../../shared/verify/published-truth.ts';
import { toSource } from '../../../shared/verify/source-post.ts';
import { quoteOf, REPORT, sentenceOf } from '../../fixtures/report.ts';
import { anyReport } from '../../fixtures/report-arbitrary.ts';
import { evidenceOf, runOf } from '../../fixtures/report-run.ts';
import { compositionOf, keyOf, POSTS, said, WRITTEN_ZH } from '../../fixtures/written-day.ts';

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

  it.each(['已经可用', '尚待证实', '先别当真'])('hands the title %s on to the sentence that is left', (title) => {
    const first = {
      ...sentenceOf('甲', [1]),
      stretches: [{ text: title, bold: true }, { text: '：' }, { text: '甲' }],
    };
    const graded = [first, sentenceOf('乙', [2])];
    const report = { ...REPORT, conclusion: [graded, [sentenceOf('**从业者应重点关注**：丙', [2])]] };
    expect(toMarkdown(without(report, post(1)).report, 'cited')).toContain(`**${title}**：乙`);
  });

  it('says that no key point is left, and has a last paragraph, even when all rested on it', () => {
    const watch = sentenceOf('**从业者应重点关注**：甲', [1]);
    const [first] = REPORT.keyPoints;
    const report = { ...REPORT, keyPoints: first === undefined ? [] : [first], conclusion: [[watch]] };
    const markdown = toMarkdown(without(report, post(1)).report, 'cited');
    expect(markdown).toContain('（0个关键信息点）\n\n12条推文中没有留下可以单独成条的消息。');
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

describe('a written report without a post', () => {
  const written = (...keys: string[]) => {
    const { report, evidence } = composeWritten(compositionOf(), WRITTEN_ZH);
    return withoutPosts({ report, evidence, cloud: CLOUD }, new Set(keys.map(keyOf)));
  };
  const textOf = (report: Report): string => toMarkdown(report, 'cited');

  it('loses every sentence that only this post carries', () => {
    const { report } = written('6');
    expect(report.keyPoints.map(({ name }) => name)).toEqual(['Lumen 3.1', 'Pico 2']);
    expect(textOf(report)).toContain('（2个关键信息点）');
    expect(textOf(report)).not.toContain('重算H2');
  });

  it('keeps what another post says as well, without the link', () => {
    const { report, evidence } = written('7');
    const [, orbit] = report.keyPoints;
    expect(orbit?.headline).toBe('Orbit Cloud把H2实例降价30%');
    expect(orbit?.detail).toBeUndefined();
    expect(evidence.sentences[orbit?.sentences[0]?.id ?? '']?.cites).toEqual([keyOf('6')]);
  });

  it('loses of what goes on from a detail only what it carries, and all of it with the detail', () => {
    const [lumen, orbit, ...rest] = WRITTEN_ZH.keyPoints;
    if (lumen === undefined || orbit === undefined) throw new Error('The made-up day has two key points.');
    const more = [said('12篇论文里它找对了11篇的表', ['5']), said('许可证不让商用', ['4'])];
    const day = {
      ...WRITTEN_ZH,
      keyPoints: [{ ...lumen, more }, { ...orbit, more: [said('别家也得跟着降', ['6'])] }, ...rest],
    };
    const { report, evidence } = composeWritten(compositionOf(), day);
    const left = withoutPosts({ report, evidence, cloud: CLOUD }, new Set(['5', '7'].map(keyOf))).report;
    const told = ({ keyPoints }: typeof report) =>
      keyPoints.map(({ sentences }) => sentences.filter(({ kind }) => kind !== 'count').length);
    expect(told(report).slice(0, 2)).toEqual([3, 2]);
    expect(left.keyPoints[0]?.text).toMatch(/[^表]。许可证不让商用。/);
    expect(told(left).slice(0, 2)).toEqual([2, 1]);
  });

  it('loses what names the author, and with it a view that one speaker is left of', () => {
    const { report } = written('3');
    expect(textOf(report)).not.toContain('Ada Byron');
    expect(report.views.map(({ paragraphs }) => paragraphs.flat().length)).toEqual([1]);
    expect(written('2', '3').report.views).toEqual([]);
  });

  it('counts its voices and its posts anew', () => {
    const { report } = written('5');
    expect(textOf(report)).toContain('至少4位作者试了它');
    expect(textOf(written('2', '7', '10').report)).toMatch(/引用5条/);
  });

  it('still verifies, whatever posts go', () => {
    const posts = new Map(POSTS.map((each) => [each.url, toSource(each, NO_NAMES)]));
    fc.assert(
      fc.property(
        fc.subarray(
          POSTS.map(({ key }) => key.slice('twitter:20'.length)),
          { minLength: 1 },
        ),
        (gone) => {
          const { report, evidence } = written(...gone.map((id) => String(Number(id))));
          for (const style of ['cited', 'plain'] as const) {
            const markdown = toMarkdown(report, style);
            expect(checkConformance(markdown, { style }).findings).toEqual([]);
            expect(checkTruth(markdown, { style, evidence, posts }).findings).toEqual([]);
          }
          for (const id of gone) expect(JSON.stringify([report, evidence])).not.toContain(`"twitter:20${id}"`);
        },
      ),
      { numRuns: 60 },
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
