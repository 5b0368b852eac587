// What was not read of a source reaches 数据来源与核验: what ended it, what is missing; a source read to the end needs no word.
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import type { SourceLack } from '../../../functions/compose/phrases.ts';
import { en } from '../../../functions/compose/phrases-en.data.ts';
import { zhCN } from '../../../functions/compose/phrases-zh-cn.data.ts';
import type { CollectedSource } from '../../../shared/run.ts';
import { momentIn } from '../../../shared/window-hours.ts';
import { windowIn } from '../../fixtures/plans.ts';
import { compositionOf, WRITTEN_ZH } from '../../fixtures/written-day.ts';

const LACK: SourceLack = { source: 'x', cut: 'budget', last: '23:58', problems: 3, gapSeconds: 7000 };

const missing = (...collected: CollectedSource[]): string => {
  const { report } = composeWritten(compositionOf('zh-CN', { collected }), WRITTEN_ZH);
  const line = report.coverage.find(({ label }) => label === '缺失');
  return line?.sentences[0]?.stretches.map(({ text }) => text).join('') ?? '';
};
const source = (more: Partial<CollectedSource>): CollectedSource => ({
  source: 'x',
  ok: true,
  parts: [],
  read: 10,
  kept: 10,
  setAside: {},
  costUsd: 0,
  ...more,
});

describe('what was not read of a source', () => {
  it('is told in Chinese', () => {
    expect(zhCN.coverage.lackText(LACK)).toBe(
      '来源x止于预算上限，最后一条是23:58的，来源x有3处未能提供，来源x此前有2小时未读取',
    );
  });

  it('is told in English', () => {
    expect(en.coverage.lackText(LACK)).toBe(
      'x was read until the budget was used, its last post being of 23:58, 3 things that x could not give, 2 hours before that x was never read for',
    );
  });

  it('stands among what is missing, with sources that did not answer', () => {
    expect(missing(source({ coverage: { pages: 2, cut: 'time' } }), source({ source: 'hn', ok: false }))).toMatch(
      /^来源hn没有应答；来源x止于时间上限/,
    );
  });

  it('is nothing where a source was read to the edge of the window', () => {
    expect(missing(source({ coverage: { pages: 2, cut: 'edge' } }))).not.toContain('来源');
  });

  it('tells moments by the clock of the topic, with the day where there are several', () => {
    const now = new Date('2026-05-01T00:00:00Z');
    const windowFor = (to: string, dayEndsAt?: string) =>
      windowIn({ from: '2026-04-22', to }, 'Asia/Shanghai', now, dayEndsAt);
    expect(momentIn('2026-04-21T16:03:59Z', windowFor('2026-04-22'))).toBe('00:03');
    expect(momentIn('2026-04-21T16:03:59Z', windowFor('2026-04-23'))).toBe('2026-04-22 00:03');
    expect(momentIn('2026-04-21T16:03:59Z', windowFor('2026-04-22', '06:00'))).toBe('2026-04-22 00:03');
  });
});
