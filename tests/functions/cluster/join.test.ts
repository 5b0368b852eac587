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

  it('are not two things of one account, though it names itself in both and its name looks like a release', () => {
    const own = [
      'Schools in the north buy old maps and globes with Kestrel 4, which pupils then paint over in bright colours, said a talk at k7m',
      'Ships sleep in the harbour while storms pass under Walrusine 9, and captains drink tea until the bells wake everybody at k7m',
    ];
    const others = Array.from({ length: 40 }, (_, n) => `paper${n} glass${n} stone${n} cloud${n}`);
    const posts = [
      ...own.map((text) => distinct({ text, by: 'k7m' })),
      ...others.map((text, i) => distinct({ text, by: `voice${i}` })),
    ];
    const { prepared, groups } = groupPosts(posts, { lexicon: [], sources: [] }, NO_NAMES);
    const together = groups.map((items) => items.filter((item) => prepared[item]!.handle === 'k7m').length);
    expect(Math.max(...together)).toBe(1);
  });
});
