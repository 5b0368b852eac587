// What the writer is told of time: the days of its posts, or their hours where the days are no civil ones.
import { describe, expect, it } from 'vitest';
import { type Brief, beginningOf } from '../../../functions/summarise/prompt.ts';
import type { RunInput } from '../../../shared/run.ts';
import { windowIn } from '../../fixtures/plans.ts';

const NOW = new Date('2026-04-23T02:30:00Z');

const toldOf = (input: Pick<RunInput, 'from' | 'to'>, dayEndsAt?: string): string => {
  const brief: Brief = { displayName: 'Tides', language: 'en', specialTopics: [] };
  const shown = { boundary: 'b', block: 'POSTS' } as Parameters<typeof beginningOf>[1];
  const window = windowIn(input, 'Asia/Shanghai', NOW, dayEndsAt);
  return beginningOf(brief, shown, { window, toldBefore: [] }).shared;
};

describe('the writer is told', () => {
  it('the day of its posts, to the byte', () => {
    expect(toldOf({ from: '2026-04-22' })).toBe('POSTS\n\nThe posts are of 2026-04-22 (Asia/Shanghai).\n\n');
  });

  it('the first and the last of several days', () => {
    expect(toldOf({ from: '2026-04-20', to: '2026-04-22' })).toContain('of 2026-04-20 to 2026-04-22 (Asia/Shanghai).');
  });

  it('the hours of a day that is no civil one', () => {
    expect(toldOf({ from: '2026-04-22' }, '06:00')).toContain(
      'The posts are of 2026-04-21 06:00 to 2026-04-22 06:00 (Asia/Shanghai).',
    );
  });
});
