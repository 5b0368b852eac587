// Chinese typography.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeset, typesetText } from '../../../shared/text/escape-typography.ts';
import { hostileText } from '../../fixtures/hostile.ts';

describe('typography', () => {
  it.each([
    ['no space between Han and Latin', '发布 GPT-5.2 了', '发布GPT-5.2了'],
    ['spaces between Latin words stay', 'Aster Labs 发布', 'Aster Labs发布'],
    ['punctuation beside Han is full-width', '价格:200美元(含税),好!', '价格：200美元（含税），好！'],
    ['punctuation between Latin stays', 'yes, (really): 1,000', 'yes, (really): 1,000'],
    ['spaces at the ends and doubled ones go', '  a   b ', 'a b'],
    ['a doubled space between Han and Latin goes whole', '中  a', '中a'],
  ])('%s', (_, text, wanted) => {
    expect(typesetText(text)).toBe(wanted);
  });

  it('does not look into what it is not shown', () => {
    expect(typeset(['称', ' ', undefined, ',', 'a'])).toEqual(['称', ' ', '', ',', 'a']);
  });

  it('leaves nothing to set', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const set = typesetText(text);
        expect(set).not.toMatch(/\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u);
        expect(set).not.toMatch(/\p{Script=Han}[,:;!?()]|[,:;!?()]\p{Script=Han}/u);
        expect(typesetText(set)).toBe(set);
      }),
      { numRuns: 2000 },
    );
  });
});
