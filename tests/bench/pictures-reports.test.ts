// What the pictures of reports say: whether the largest word is told.
import { describe, expect, it } from 'vitest';
import { describeLargest, largestWordOf } from './pictures-reports.ts';

const cloud = (...words: string[]) => ({ words: words.map((word) => ({ word }) as never) });
const report = (slug: string, ...texts: string[]) => ({
  slug,
  keyPoints: texts.map((text) => ({ text, sentences: [] })),
});

describe('the largest word', () => {
  it('is told where a key point has it, in any case', () => {
    expect(largestWordOf(report('a', '海盐公司推出Quartz 4'), cloud('quartz 4', 'other'))).toMatchObject({
      inKeyPoint: true,
    });
    expect(largestWordOf(report('a', '港口罢工结束'), cloud('quartz 4'))).toMatchObject({ inKeyPoint: false });
    expect(largestWordOf(report('a', '港口罢工结束'), cloud())).toMatchObject({ word: '', inKeyPoint: false });
  });

  it('is counted over reports', () => {
    const words = [
      { slug: 'a', word: 'Quartz', inKeyPoint: true },
      { slug: 'b', word: 'quartz', inKeyPoint: false },
    ];
    expect(describeLargest(words)).toMatch(
      /quartz \(in no key point\)\nlargest words: 1 different of 2, 1 in a key point$/,
    );
  });
});
