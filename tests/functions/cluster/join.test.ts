// Which groups never become one.
import { describe, expect, it } from 'vitest';
import { groupPosts } from '../../../functions/cluster/groups.ts';
import type { DistinctPost } from '../../../shared/story.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { distinct } from '../../fixtures/posts.ts';

describe('groups', () => {
  it('are not two releases of one maker, though both posts of each name the maker in the same words', () => {
    const told = (thing: string, price: string, by: string): DistinctPost[] =>
      [
        `Careful, ${thing} now costs $${price} a month and Ostler Quay only told the bill`,
        `The new ${thing} tier of Ostler Quay sits at $${price} and drops what I used`,
        `Ostler Quay asks $${price} for ${thing}, and my rent asks first`,
        `So ${thing} moves to $${price} per month, says Ostler Quay`,
      ].map((text, i) => distinct({ text, by: `${by}${i}` }));
    const posts = [...told('Hippopoto 2', '12', 'a'), ...told('Walrusine 2', '29', 'b')];
    const { prepared, groups } = groupPosts(posts, { lexicon: [], sources: [] }, NO_NAMES);
    expect(groups.map((items) => items.map((item) => prepared[item]!.handle).sort()).sort()).toEqual([
      ['a0', 'a1', 'a2', 'a3'],
      ['b0', 'b1', 'b2', 'b3'],
    ]);
  });
});
