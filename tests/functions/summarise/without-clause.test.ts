// What is left of a sentence of which one clause does not hold.
import { describe, expect, it } from 'vitest';
import { withoutClause } from '../../../functions/summarise/without-clause.ts';

const CAMP = '要人留下的一边，甲说关键处靠专家；乙发现代码只存前一段；丙说上了生产才知道';

describe('a sentence of several clauses', () => {
  it.each([
    ['乙发现代码', '要人留下的一边，甲说关键处靠专家；丙说上了生产才知道'],
    ['才知道', '要人留下的一边，甲说关键处靠专家；乙发现代码只存前一段'],
  ])('loses the one that holds %s', (words, left) => {
    expect(withoutClause(CAMP, words)).toBe(left);
  });

  it.each([
    ['its first clause is wrong, on which the others lean', CAMP, '甲说'],
    ['the words stand in several', '甲说快；乙说快；丙说快', '说快'],
    ['the words stand in none', CAMP, '丁'],
    ['nothing is named', CAMP, ' '],
    ['it has but one', '甲说关键处靠专家', '专家'],
    ['the next clause leans on it', '甲说它快；乙说它慢；他还说要停用', '乙说它慢'],
    ['a mark stands in a quotation', '甲说“快；慢；稳”；乙不信', '稳'],
    ['a mark stands in brackets', 'A says it is fast (on H200; on B200); B waits', 'B200'],
  ])('is kept or goes as a whole where %s', (_, text, words) => {
    expect(withoutClause(text, words)).toBeUndefined();
  });

  it('is parted by semicolons in English too', () => {
    expect(withoutClause('A says it is fast; B doubts it; C waits', 'doubts')).toBe('A says it is fast; C waits');
  });
});
