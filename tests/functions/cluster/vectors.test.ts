// How long the vectors of posts are: of unit length, less where little is said on a full day or of what every day names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameForms, spellingsOf } from '../../../functions/cluster/name-forms.ts';
import type { Termed } from '../../../functions/cluster/terms.ts';
import { tokensOf } from '../../../functions/cluster/tokens.ts';
import { cosineTo, type Vector, vectorsOf } from '../../../functions/cluster/vectors.ts';

const termed = (text: string): Termed => {
  const tokens = tokensOf(text);
  return { tokens, names: nameForms(text, tokens, spellingsOf([tokens])), numbers: [] };
};
const lengthOf = ({ weights }: Vector): number => Math.hypot(...weights);

/** Posts of eight words each, which have none in common with any other's. */
const crowd = (posts: number): Termed[] =>
  Array.from({ length: posts }, (_, n) => termed(Array.from({ length: 8 }, (_, k) => `w${n}x${k}`).join(' ')));
const likeness = (a: string, b: string, posts: number, everyday?: ReadonlySet<string>): number => {
  const { vectors } = vectorsOf([...crowd(posts), termed(a), termed(b)], everyday);
  return cosineTo(vectors[posts]!)(vectors[posts + 1]!);
};

describe('the vectors of posts', () => {
  it('are of unit length at most, whatever the posts, and of unit length on a day of few', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.boolean(), (some, full) => {
        const { vectors } = vectorsOf([...some.map(termed), ...(full ? crowd(320) : [])]);
        for (const vector of vectors)
          if (vector.terms.length > 0)
            expect(lengthOf(vector)).toSatisfy((length: number) =>
              full ? length < 1 + 1e-9 : Math.abs(length - 1) < 1e-9,
            );
      }),
      { numRuns: 40 },
    );
  });

  it('are the less alike by one word that two short posts share, the more posts there are', () => {
    const pair = ['Kestrel jumps', 'Kestrel sleeps'] as const;
    const [few, many, most] = [200, 800, 3200].map((posts) => likeness(...pair, posts));
    expect(few).toBeGreaterThan(many! + 0.05);
    expect(many).toBeGreaterThan(most! + 0.05);
  });

  it('are less alike by a name that every day says, on a full day', () => {
    const pair = ['people ask what Kestrel does with old maps', 'nobody knows why Kestrel left the harbour'] as const;
    const everyday = new Set(['kestrel']);
    expect(likeness(...pair, 2000, everyday)).toBeLessThan(0.6 * likeness(...pair, 2000));
    expect(likeness(...pair, 200, everyday)).toBe(likeness(...pair, 200));
  });
});
