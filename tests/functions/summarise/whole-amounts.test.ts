// A headline that is cut out of a post's words never breaks an amount off its scale.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../functions/summarise/subject.ts';
import { withWholeAmounts } from '../../../functions/summarise/whole-amounts.ts';
import { uncarried } from '../../../shared/verify/numbers-match.ts';
import { quantitiesOf } from '../../../shared/verify/quantities.ts';
import { STORIES } from './made-up-day.ts';

const [post] = STORIES.flatMap(({ posts }) => posts);
const headlineOf = (text: string): string => {
  if (post === undefined) throw new Error('The made-up day has no posts.');
  return subjectOf(text, { ...post, text, organisation: undefined }, ['Marrow Labs']).subject;
};

describe('the subject of a headline', () => {
  it.each([
    ['Marrow Labs raised $10 to $12bn for AI compute.', '$10 to $12bn'],
    ['Marrow Labs raised $1–2 billion for AI compute.', '$1–2 billion'],
    ['Marrow Labs raised between $1 and $2bn for AI compute.', 'between $1 and $2bn'],
    ['Marrow Labs raised $1.2-1.5bn for AI.', '$1.2-1.5bn'],
    ['Marrow Labs raises ₹2,500 crore for AI.', '₹2,500 crore'],
    ['Marrow Labs获得2.5亿—3亿美元投资', '2.5亿—3亿美元'],
    ['Marrow Labs launches 40- to 60-billion-parameter models', '40- to 60-billion-parameter'],
    ['Marrow Labs releases Quillon 4 for phones', 'Quillon 4'],
  ])('of “%s” is “%s”', (text, subject) => {
    expect(headlineOf(text)).toBe(subject);
  });

  it('ends before an amount that it would break', () => {
    expect(withWholeAmounts('compute worth $1.2', 'compute worth $1.2 billion')).toBe('compute');
    expect(withWholeAmounts('$1.2', '$1.2 billion')).toBe('');
  });

  it('has no amount that its text does not have, wherever it is cut', () => {
    const scale = fc.constantFrom(
      'bn',
      ' bn',
      ' billion',
      '亿美元',
      ' mln',
      ' crore',
      'k',
      ' to $900bn',
      '–70 million',
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), scale, fc.nat(40), (n, behind, cut) => {
        const text = `for work worth $${n}${behind} in all`;
        const part = withWholeAmounts(text.slice(0, cut).trim(), text);
        expect(uncarried(quantitiesOf(part), quantitiesOf(text, [], 'post'))).toEqual([]);
      }),
    );
  });
});
