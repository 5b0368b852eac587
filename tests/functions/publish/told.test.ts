// What a report tells and says, as the memory asks.
import { describe, expect, it } from 'vitest';
import { saysIn } from '../../../functions/publish/told.ts';
import type { Evidence } from '../../../shared/report.ts';

const line = (text: string, kind: 'claim' | 'absence', ...cites: string[]) => ({
  ...{ section: 'conclusion', role: 'claim' as const, kind, cites, text, quotes: [], spans: [], checks: {} },
});
const evidence = {
  sentences: {
    s1: line('尚待证实：接口一事只有一人转述', 'claim', 'x:1'),
    s2: line('对此，收录的推文中没有Nord Data的说法', 'absence', 'x:1'),
  },
} as unknown as Evidence;

describe('a question', () => {
  const alone = 'Nord Data据称停用Fjell的旧接口，收录的推文中没有Nord Data的说法';

  it('is said where the report says it, with a label before it', () => {
    expect(saysIn(evidence)({ says: '接口一事只有一人转述' })).toBe(true);
  });

  it('is said behind a sentence on its story, which tells what it is about', () => {
    expect(saysIn(evidence)({ says: alone, posts: ['x:1'] })).toBe(true);
  });

  it.each([
    ['of another story', { says: alone, posts: ['x:2'] }],
    ['of another maker', { says: alone.replaceAll('Nord Data', 'Orbit'), posts: ['x:1'] }],
    ['without posts', { says: alone }],
  ])('is not where it is one %s', (_, question) => {
    expect(saysIn(evidence)(question)).toBe(false);
  });
});
