// What the report says of what was written: form, links, names, honest counts, evidence of every sentence.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeExcerpts, composeWritten } from '../../../functions/compose/compose.ts';
import { sentencesOf } from '../../../functions/publish/edit-report.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { verifyReport } from '../../../functions/publish/verify-edition.ts';
import { evidenceSchema, reportSchema } from '../../../shared/report.ts';
import { labelsOf } from '../../../shared/text/labels.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import type { Written, WrittenSentence } from '../../../shared/written.ts';
import { hostileText } from '../../fixtures/hostile.ts';
import {
  compositionOf,
  excerptsOf,
  itemOf,
  keyOf,
  POSTS,
  said,
  WRITTEN_ZH,
  withoutModel,
} from '../../fixtures/written-day.ts';
import { WRITTEN_EN } from '../../fixtures/written-day-en.ts';

const written = (more: Partial<Written> = {}) => composeWritten(compositionOf(), { ...WRITTEN_ZH, ...more });
const textOf = (sentences: readonly { stretches: readonly { text: string }[] }[]): string =>
  sentences.map(({ stretches }) => stretches.map(({ text }) => text).join('')).join('');

describe('a written report', () => {
  const { report, evidence } = written();

  it('opens each item with its headline in bold and goes on with the rest', () => {
    const [first] = report.keyPoints;
    expect(first).toMatchObject({
      name: 'Lumen 3.1',
      headline: 'Aster Labs放出27B的Lumen 3.1，一次能读400页',
      official: true,
      independentAuthors: 5,
    });
    expect(first?.sentences[0]?.stretches[0]).toEqual({ text: first?.headline, bold: true });
    expect(report.keyPoints[2]?.detail).toBeUndefined();
  });

  it('links to three posts of a sentence, the headline’s first, and keeps all in the evidence', () => {
    const [sentence] = report.keyPoints[0]?.sentences ?? [];
    expect(sentence?.cites).toEqual([keyOf('1'), keyOf('3'), keyOf('4')]);
    const line = evidence.sentences[sentence?.id ?? ''];
    expect(line?.posts).toEqual(['1', '3', '4', '2'].map(keyOf));
    expect(line?.parts?.map(({ posts }) => posts.length)).toEqual([1, 4]);
  });

  it('goes on from a detail, a sentence each with its own links and its own line of evidence', () => {
    const [lumen, ...rest] = WRITTEN_ZH.keyPoints;
    if (lumen === undefined) throw new Error('The made-up day has a key point.');
    const more = [
      said('12篇论文里它找对了11篇的表', ['5']),
      said('要它读合同的团队先拿旧案卷对一遍', ['3'], { kind: 'synthesis' }),
    ];
    const { report: told, evidence: proof } = written({ keyPoints: [{ ...lumen, more }, ...rest] });
    const [, second, third] = told.keyPoints[0]?.sentences ?? [];
    expect([second?.kind, third?.kind]).toEqual(['claim', 'synthesis']);
    expect(proof.sentences[second?.id ?? '']).toMatchObject({ section: 'keyPoints', cites: [keyOf('5')] });
    expect(told.keyPoints[0]?.text).toMatch(/。12篇论文里它找对了11篇的表。要它读合同的团队先拿旧案卷对一遍。来源：/);
    const markdown = toMarkdown(told, 'cited');
    expect(markdown).toMatch(/^1\. \*\*.*。12篇论文里它找对了11篇的表\[\[\d+\]\]\([^)]+\)。要它/mu);
    for (const style of ['cited', 'plain'] as const)
      expect(checkConformance(toMarkdown(told, style), { style }).findings).toEqual([]);
  });

  it('points at the spans that carry names and numbers', () => {
    const [sentence] = report.keyPoints[1]?.sentences ?? [];
    const spans = evidence.sentences[sentence?.id ?? '']?.spans ?? [];
    expect(spans.filter((span) => span.for === '30%').map(({ post }) => post)).toEqual([keyOf('6'), keyOf('7')]);
  });

  it('is described by its first three bold lines, and called by the first', () => {
    expect(report.description).toBe(
      'Aster Labs放出27B的Lumen 3.1，一次能读400页；Orbit Cloud把H2实例降价30%；Pico 2加入离线模式',
    );
    expect(report.title).toBe('AI日报 2026-04-22：Aster Labs放出27B的Lumen 3.1，一次能读400页');
  });

  it('counts only voices whose own post carries what the story is known by', () => {
    expect(textOf(report.keyPoints[0]?.sentences ?? [])).toContain('至少5位作者试了它');
    const sentence = report.keyPoints[0]?.sentences[0];
    expect(evidence.sentences[sentence?.id ?? '']?.counted).toHaveLength(5);
  });

  it('gives no number where fewer than three voices can be counted', () => {
    const few = said('至少8位作者谈到降价', ['6', '7']);
    const { report: told } = written({
      keyPoints: [itemOf('orbit', 'Orbit Cloud H2', said('Orbit Cloud降价30%', ['6']), few)],
    });
    expect(told.keyPoints[0]?.detail).toBe('有人谈到降价');
  });

  it('lets a view go that neither quotes nor names two speakers', () => {
    expect(report.views.map(({ lead }) => lead)).toEqual(['Lumen 3.1能不能读合同']);
  });

  it('keeps what was searched for with what nobody said', () => {
    const absent = Object.values(evidence.sentences).find(({ kind }) => kind === 'absence');
    expect(absent?.searched).toEqual(['复测', 'independent test']);
  });

  it('says who wrote it, in two to five lines where it comes from, and nothing about itself elsewhere', () => {
    expect(report.byline).toBe('本文由AI根据10条推文撰写，每句附原推文；未向当事人求证');
    expect(report.coverage.map(({ label }) => label)).toEqual(['时段', '推文', '撰写', '缺失', '证据']);
  });

  it('grades the news in the conclusion by how far it can be believed, under titles of its own', () => {
    const one = (text: string) => [said(text, ['1'], { kind: 'synthesis' })];
    const conclusion = { relation: [], ready: one('甲'), open: one('乙'), doubtful: one('丙'), watch: [] };
    const { report: told } = written({ conclusion });
    const opens = told.conclusion.map(([first]) => first?.stretches.map(({ text }) => text).join(''));
    expect(opens.slice(0, 3)).toEqual(['已经可用：甲', '尚待证实：乙', '先别当真：丙']);
  });

  it('opens the events with what was open on an earlier day', () => {
    const answered = [itemOf('tide', 'Tidepool', said('Tidepool证实融资1.2亿美元', ['9']))];
    const { report: told } = written({ answered });
    expect(told.events[0]?.items[0]?.sentences[0]?.stretches[0]?.text).toBe('此前待证实：Tidepool证实融资1.2亿美元');
  });
});

describe('a report of which a section is missing', () => {
  it.each<[string, Partial<Written>]>([
    ['overview', { overview: [] }],
    ['views', { views: [] }],
    ['events', { events: [] }],
    ['special analyses', { special: [] }],
    ['conclusion', { conclusion: { relation: [], ready: [], open: [], doubtful: [], watch: [] } }],
    [
      'all but key points',
      {
        overview: [],
        views: [],
        events: [],
        special: [],
        conclusion: { relation: [], ready: [], open: [], doubtful: [], watch: [] },
      },
    ],
  ])('keeps what there is, which verifies: no %s', (_, more) => {
    const { report, evidence } = written(more);
    const verified = verifyReport({ report, evidence }, undefined);
    expect(verified).toMatchObject({ findings: [], dropped: 0 });
    expect(verified.report.keyPoints).toHaveLength(report.keyPoints.length);
  });
});

describe('people', () => {
  const many = Array.from({ length: 12 }, (_, n) => said(`@quant_lin第${n}次说许可证不让商用`, ['4']));

  it('go by handles at most eight times in the cited style, and never in the plain one', () => {
    const { report } = written({ overview: [many] });
    const withoutSources = toMarkdown(report, 'cited').replaceAll(/。来源：.*$/gmu, '');
    expect(withoutSources.match(/@\w+/g)).toHaveLength(8);
    expect(toMarkdown(report, 'plain')).not.toContain('@');
    expect(toMarkdown(report, 'plain')).toContain('quant_lin第0次说');
  });
});

describe('a quotation within a sentence', () => {
  it('stands verbatim with its spaces, in the marks of the style', () => {
    const overview = [[said('@mei_builds说“在我的笔记本上跑起来了，400页的合同两分钟读完”', ['2'])]];
    const { report } = written({ overview });
    expect(toMarkdown(report, 'cited')).toContain('“在我的笔记本上跑起来了，400页的合同两分钟读完”');
    expect(toMarkdown(report, 'plain')).toContain('"在我的笔记本上跑起来了，400页的合同两分钟读完"');
  });
});

describe('a report of excerpts', () => {
  const { report, evidence } = composeExcerpts(withoutModel(), excerptsOf());

  it('says at once what it is, and leaves out analysis and conclusion', () => {
    expect(textOf(report.overview.flat())).toBe('本报告为摘录，未用模型');
    expect(report).toMatchObject({ form: 'excerpts', views: [], events: [], special: [], conclusion: [] });
    const markdown = toMarkdown(report, 'cited');
    expect(markdown).not.toContain('详细分析部分');
    expect(markdown).not.toContain('结论与前景展望');
    expect([...(markdown.split('---\n\n')[1] ?? '')].length).toBeLessThan(2500);
  });

  it('says so where a model was asked and gave none', () => {
    const composition = withoutModel();
    const asked = { ...composition, summary: { ...composition.summary, problems: ['The model did not answer.'] } };
    expect(textOf(composeExcerpts(asked, excerptsOf()).report.overview.flat())).toBe(
      '今天没有模型可用；以下为推文原文，未翻译',
    );
  });

  it('quotes every item verbatim under its maker or name, with its author and link', () => {
    const texts = new Map(POSTS.map(({ key, text }) => [key, text]));
    for (const item of report.keyPoints)
      for (const quote of item.sentences.flatMap(({ quotes }) => quotes))
        expect(texts.get(quote.post)).toContain(quote.text);
    expect(toMarkdown(report, 'cited')).toContain(
      '1. **Aster Labs：Lumen 3.1**\n\n   > Introducing Lumen 3.1, our 27B open model for long documents. ——Aster Labs [[1]]',
    );
  });

  it('has one line of data', () => {
    expect(report.coverage.map(({ label }) => label)).toEqual(['数据']);
  });

  it('names more in one line, a link each', () => {
    const more = [
      { storyId: 'pico', name: 'Pico 2', post: keyOf('8') },
      { storyId: 'tide', name: 'Tidepool', post: keyOf('9') },
    ];
    const { report: told, evidence: proof } = composeExcerpts(withoutModel(), { ...excerptsOf('zh-CN', []), more });
    const markdown = toMarkdown(told, 'cited');
    expect(markdown).toMatch(/\n另有：Pico 2\[\[1\]\]\(\S+\)、Tidepool\[\[2\]\]\(\S+\)。\n/);
    expect(checkConformance(markdown).findings).toEqual([]);
    expect(proof.sentences[told.more?.id ?? '']?.cites).toEqual([keyOf('8'), keyOf('9')]);
  });

  it.each(['zh-CN', 'en'] as const)(
    'of a day without a story says so in one sentence with counts, in %s',
    (language) => {
      const none = composeExcerpts(withoutModel(language), excerptsOf(language, []));
      expect(none.report.keyPoints).toEqual([]);
      for (const style of ['cited', 'plain'] as const)
        expect(checkConformance(toMarkdown(none.report, style), { style }).findings).toEqual([]);
      expect(none.report.description).toMatch(/15/);
      expect(reportSchema.parse(none.report)).toEqual(none.report);
    },
  );

  it('has evidence of the schema for each of its sentences', () => {
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
    expect(Object.keys(evidence.sentences)).toEqual(sentencesOf(report).map(({ id }) => id));
  });
});

/** Anything that the writer could leave: any text, any posts, whether the day has them or not. */
const anySentence = (): fc.Arbitrary<WrittenSentence> =>
  fc.record({
    text: fc
      .oneof(
        hostileText(),
        fc.constantFrom('Ada Byron说不行', '至少9位作者试了Lumen 3.1', '@quant_lin说“许可证不让商用”'),
      )
      .filter((text) => text !== ''),
    kind: fc.constantFrom('claim' as const, 'synthesis' as const, 'advice' as const),
    posts: fc.array(fc.constantFrom(...POSTS.map(({ key }) => key), 'twitter:404'), { minLength: 1, maxLength: 5 }),
  });

describe('whatever the writer leaves', () => {
  const anyItem = fc
    .record({ headline: anySentence(), detail: fc.option(anySentence(), { nil: undefined }) })
    .map(({ headline, detail }) => itemOf('lumen', 'Lumen 3.1', { ...headline, text: `要点${headline.text}` }, detail));
  const anyWritten = fc.record({
    overview: fc.array(fc.array(anySentence(), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
    keyPoints: fc.array(anyItem, { minLength: 1, maxLength: 4 }),
    watch: fc.array(anySentence(), { maxLength: 3 }),
    ready: fc.array(anySentence(), { maxLength: 2 }),
    doubtful: fc.array(anySentence(), { maxLength: 2 }),
  });

  it('becomes a report of the schema whose sentences all have their evidence and their posts', () => {
    fc.assert(
      fc.property(anyWritten, ({ overview, keyPoints, watch, ready, doubtful }) => {
        const conclusion = { relation: [], ready, open: [], doubtful, watch };
        const { report, evidence } = written({ overview, keyPoints, conclusion });
        expect(reportSchema.parse(report)).toEqual(report);
        expect(evidenceSchema.parse(evidence)).toEqual(evidence);
        expect(Object.keys(evidence.sentences).sort()).toEqual(
          sentencesOf(report)
            .map(({ id }) => id)
            .sort(),
        );
        for (const { role, cites, posts = cites } of sentencesOf(report)) {
          expect(cites.length).toBeLessThanOrEqual(3);
          if (role === 'claim') expect(cites.length).toBeGreaterThan(0);
          for (const key of posts) expect(report.posts).toHaveProperty([key]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is the same report whenever it is composed', () => {
    expect(written()).toEqual(written());
    expect(composeWritten(compositionOf('en'), WRITTEN_EN).report.language).toBe(labelsOf('en').language);
  });
});
