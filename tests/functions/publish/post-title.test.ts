// The title of a post: its slug, or what its first key point says, through the door of YAML and never too long.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { editReport } from '../../../functions/publish/edit-report.ts';
import { LONGEST_TITLE, postTitle } from '../../../functions/publish/post-title.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { withoutChecksum } from '../../../shared/checksum.ts';
import type { Report } from '../../../shared/report.ts';
import { labelsOf } from '../../../shared/text/labels.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { hostileText } from '../../fixtures/hostile.ts';
import { REPORT, sentenceOf } from '../../fixtures/report.ts';
import { compositionOf, WRITTEN_ZH } from '../../fixtures/written-day.ts';
import { WRITTEN_EN } from '../../fixtures/written-day-en.ts';

const HEADLINED: Report = { ...REPORT, postTitle: 'headline' };
const titleIn = (markdown: string): unknown => JSON.parse(/^title: (.*)$/m.exec(markdown)?.[1] ?? '""');
const headed = (...stretches: readonly { text: string; bold?: boolean; style?: 'cited' | 'plain' }[]): Report => {
  const [first, ...others] = HEADLINED.keyPoints;
  if (first === undefined) throw new Error('The report of the tests has no key point.');
  const [sentence] = first.sentences;
  const told = { ...sentenceOf('x'), ...sentence, stretches: [...stretches, { text: '，有人说' }] };
  return { ...HEADLINED, keyPoints: [{ ...first, sentences: [told] }, ...others] };
};
const findingsIn = (report: Report) => checkConformance(toMarkdown(report, 'cited')).findings;

describe('the title of a post', () => {
  it('is the slug where the topic says nothing, and always in the plain style', () => {
    expect(titleIn(toMarkdown(REPORT, 'cited'))).toBe(REPORT.slug);
    expect(titleIn(toMarkdown(HEADLINED, 'plain'))).toBe(REPORT.slug);
    expect(toMarkdown(HEADLINED, 'plain')).toBe(toMarkdown(REPORT, 'plain'));
  });

  it.each([
    ['zh-CN', WRITTEN_ZH, 'Aster Labs放出27B的Lumen 3.1，一次能读400页'],
    ['en', WRITTEN_EN, undefined],
  ] as const)(
    'is the first headline of a %s day whose topic asks for it, and nothing else of the file moves',
    (language, written, wanted) => {
      const composition = compositionOf(language);
      const report = composeWritten(
        { ...composition, topic: { ...composition.topic, title: 'headline' } },
        written,
      ).report;
      const bySlug = composeWritten({ ...composition, topic: { ...composition.topic, title: 'slug' } }, written).report;
      const markdown = toMarkdown(report, 'cited');
      expect(titleIn(markdown)).toBe(wanted ?? report.keyPoints[0]?.headline);
      expect(withoutChecksum(markdown.replace(/^title: .*$/m, `title: "${report.slug}"`))).toBe(
        withoutChecksum(toMarkdown(bySlug, 'cited')),
      );
      expect(checkConformance(markdown)).toEqual({ style: 'cited', findings: [] });
    },
  );

  it('stays the slug where nobody wrote the posts, so that no list shows an invented headline as news', () => {
    const [key = '', post] = Object.entries(HEADLINED.posts)[0] ?? [];
    if (post === undefined) throw new Error('The report of the tests cites no post.');
    const invented = { ...HEADLINED, posts: { ...HEADLINED.posts, [key]: { ...post, url: 'posts.html#post-1' } } };
    expect(titleIn(toMarkdown(invented, 'cited'))).toBe(invented.slug);
  });

  it('names a person as the cited style does', () => {
    const report = headed(
      { text: '@robotwatch', bold: true, style: 'cited' },
      { text: 'Robot Watch', bold: true, style: 'plain' },
      { text: '说速度不变', bold: true },
    );
    expect(titleIn(toMarkdown(report, 'cited'))).toBe('@robotwatch说速度不变');
    expect(findingsIn(report)).toEqual([]);
  });

  it('is the heading with its days where no key point has words', () => {
    const none = { ...HEADLINED, keyPoints: [], noKeyPoints: sentenceOf('当日12条推文，没有可说的') };
    const symbols = headed({ text: '🎉🎉', bold: true });
    for (const report of [none, symbols]) {
      expect(titleIn(toMarkdown(report, 'cited'))).toBe('AI人工智能Twitter平台动态总结报告 2026-04-22');
      expect(findingsIn(report)).toEqual([]);
    }
    const days = { ...none, window: { ...none.window, to: '2026-04-24' }, slug: 'twitter_ai_20260422_20260424' };
    expect(titleIn(toMarkdown(days, 'cited'))).toBe('AI人工智能Twitter平台动态总结报告 2026-04-22 – 2026-04-24');
    expect(findingsIn(days)).toEqual([]);
  });

  it('is made anew when its key point goes', () => {
    const gone = HEADLINED.keyPoints[0]?.sentences[0]?.id;
    const edit = {
      keeps: (sentence: Report['overview'][number][number]) => (sentence.id === gone ? undefined : sentence),
      keepsPost: () => true,
      instead: '已撤下',
    };
    expect(titleIn(toMarkdown(editReport(HEADLINED, edit), 'cited'))).toBe('Transformers.js更新');
  });

  it('is cut between words, within no character', () => {
    const long = headed({ text: 'Brightwater '.repeat(20).trim(), bold: true });
    const title = String(titleIn(toMarkdown(long, 'cited')));
    expect(title).toMatch(/^(?:Brightwater )+Brightwater…$/);
    expect(title.length).toBeLessThanOrEqual(LONGEST_TITLE);
    expect(findingsIn(long)).toEqual([]);
    const family = headed({ text: `A${'👩‍👩‍👧'.repeat(200)}`, bold: true });
    expect(titleIn(toMarkdown(family, 'cited'))).toBe(`A${'👩‍👩‍👧'.repeat(LONGEST_TITLE - 2)}…`);
    expect(findingsIn(family)).toEqual([]);
  });

  it('acts nowhere, whatever it says', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const report = headed({ text: `A${text}`, bold: true });
        const line = /^title: (.*)$/m.exec(toMarkdown(report, 'cited'))?.[1] ?? '';
        expect(line.slice(1, -1)).not.toMatch(/[<>&'`{}[\]*|]/);
        expect([...String(JSON.parse(line))].length).toBeGreaterThan(0);
        expect(postTitle(report, labelsOf('zh-CN'))).toBe(postTitle(report, labelsOf('zh-CN')));
        expect(findingsIn(report).filter(({ rule }) => rule.startsWith('F-F'))).toEqual([]);
      }),
    );
  });
});
