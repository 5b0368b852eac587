// The rule of titles: the slug, or in the cited style what the first key point says in bold, and nothing else.
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import { checkConformance } from '../../../shared/verify/conformance.ts';
import { REPORT } from '../../fixtures/report.ts';

const rulesWith = (title: string, style: 'cited' | 'plain'): string[] => {
  const markdown = toMarkdown(REPORT, style).replace(/^title: .*$/m, `title: ${JSON.stringify(title)}`);
  return checkConformance(markdown, { style }).findings.map(({ rule }) => rule);
};

describe('the title of a report', () => {
  it.each([REPORT.slug, 'Lumen 3.1发布', '＜Lumen＞ 3.1发布', 'Lumen…'])('may be in the cited style: %s', (title) => {
    expect(rulesWith(title, 'cited')).toEqual([]);
  });

  it.each(['Transformers.js更新', 'Lumen', 'Lumen 3.1发布了', '…', '', 'AI人工智能Twitter平台动态总结报告 2026-04-21'])(
    'is no other headline, part of one or day: %s',
    (title) => {
      expect(rulesWith(title, 'cited')).toEqual(['F-F2']);
    },
  );

  it('is the slug in the plain style', () => {
    expect(rulesWith('Lumen 3.1发布', 'plain')).toContain('F-F2');
  });
});
