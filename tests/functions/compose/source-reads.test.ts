// How far each source was read reaches 数据来源与核验: pages, posts, first and last, what ended it, cost, what is missing.
import { describe, expect, it } from 'vitest';
import { momentIn } from '../../../functions/compose/dates.ts';
import type { SourceRead } from '../../../functions/compose/phrases.ts';
import { en } from '../../../functions/compose/phrases-en.data.ts';
import { zhCN } from '../../../functions/compose/phrases-zh-cn.data.ts';

const READ: SourceRead = {
  source: 'x',
  pages: 2,
  posts: 133,
  cut: 'budget',
  costUsd: 2,
  span: ['00:03', '23:58'],
  problems: 3,
  gapSeconds: 7000,
};
const BARE: SourceRead = { source: 'blogs', pages: 1, posts: 0, cut: 'edge', costUsd: 0, problems: 0, gapSeconds: 0 };

describe('how far a source was read', () => {
  it('is told in Chinese', () => {
    expect(zhCN.coverage.readText(READ)).toBe(
      'x读取2页133条（00:03至23:58），止于预算上限，费用2.00美元，3处对方未能提供，此前有2小时未读取',
    );
    expect(zhCN.coverage.readText(BARE)).toBe('blogs读取1页0条，读到时段边界');
  });

  it('is told in English', () => {
    expect(en.coverage.readText(READ)).toBe(
      'x gave 2 pages with 133 posts (00:03 to 23:58), read until the budget was used, for $2.00; 3 things it could not give; 2 hours before were never read',
    );
    expect(en.coverage.readText(BARE)).toBe('blogs gave 1 page with 0 posts, read to the edge of the period');
  });

  it('tells moments by the clock of the topic, with the day where there are several', () => {
    const [from, timezone] = ['2026-04-22', 'Asia/Shanghai'];
    expect(momentIn('2026-04-21T16:03:59Z', { from, to: from, timezone })).toBe('00:03');
    expect(momentIn('2026-04-21T16:03:59Z', { from, to: '2026-04-23', timezone })).toBe('2026-04-22 00:03');
  });
});
