// The page on ranking has a line on each feature of the score, and on no other.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FEATURES } from '../../functions/cluster/features.ts';

it('tells of every feature, in their order', () => {
  const page = readFileSync(new URL('../../docs/ranking.md', import.meta.url), 'utf8');
  expect([...page.matchAll(/^\| `(\w+)` \| .+ \|$/gm)].map(([, name]) => name)).toEqual([...FEATURES]);
});
