// A sentence as stretches: accounts by their names in the plain style, and nothing that only looks like one.
import { expect, it } from 'vitest';
import { Prose } from '../../../functions/compose/prose.ts';

it('has an account in the cited style and its name in the plain one', () => {
  expect(new Prose([], 'zh-CN').stretches('据@ada_b说', [])).toEqual([
    { text: '据' },
    { text: '@ada_b', style: 'cited' },
    { text: 'ada_b', style: 'plain' },
    { text: '说' },
  ]);
});

it('takes no measure for an account', () => {
  expect(new Prose([], 'zh-CN').stretches('nDCG@5高9点', [])).toEqual([{ text: 'nDCG@5高9点' }]);
});
