// A day with a repost of what nobody collected: the original's author speaks, the evidence says so, and `verify` agrees.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, postsFile, threePosts } from '../infra/cli/posts.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, makeDay } from './whole-day.ts';

const REPOST = {
  id: '2046000000000000100',
  text: 'RT @HarbourLab: Harbour Robotics opened its second plant in Lisbon with 300 people.',
  created_at: `${DAY}T05:00:00.000Z`,
  author: { username: 'fan_of_cranes', name: 'Fanny Crane' },
  referenced: [{ type: 'retweeted', id: '2046000000000000099' }],
};
const KEY = `twitter:${REPOST.id}`;
const TYPED = {
  id: '2046000000000000101',
  text: 'RT @Old_Manner: Kestrel Robotics sells its third crane to the port of Porto for 4 million euros.',
  created_at: `${DAY}T06:00:00.000Z`,
  author: { username: 'types_it' },
};

describe('a day with a repost of what was not collected', () => {
  let file: string;
  let day: Day;
  const report = (): string => join(day.out, 'site/reports', day.slug);
  const verified = async (name: string, ...evidence: string[]) => {
    const { code, out } = await dawnChorus('verify', join(report(), name), '--posts', file, '--json', ...evidence);
    return [code, JSON.parse(out).findings];
  };
  const withEvidence = (): string[] => ['--evidence', join(report(), 'evidence.json')];

  beforeAll(async () => {
    ({ file } = await postsFile([...threePosts(), REPOST, TYPED]));
    day = await makeDay(file, DAY);
  });
  afterAll(() => rm(day.out, { recursive: true, force: true }));

  it('quotes the original author, and says in its evidence for which post the repost stands', () => {
    expect(day.cited).toContain('Lisbon with 300 people. ——@HarbourLab [[');
    expect(day.evidence.posts[KEY]).toMatchObject({
      handle: 'HarbourLab',
      repostOf: { handle: 'HarbourLab', key: 'twitter:2046000000000000099' },
    });
    expect(day.evidence.posts[KEY]).not.toHaveProperty('name');
    expect(day.cited).not.toMatch(/fan_of_cranes|Fanny Crane/);
  });

  it('takes a typed RT for its own author’s post, whose text has the hash of the evidence', () => {
    expect(day.evidence.posts[`twitter:${TYPED.id}`]).toMatchObject({ handle: 'types_it' });
    expect(day.evidence.posts[`twitter:${TYPED.id}`]).not.toHaveProperty('repostOf');
  });

  it('passes as it was published, with its evidence or with the posts alone', async () => {
    expect(await verified('cited.md', ...withEvidence())).toEqual([0, []]);
    expect(await verified('plain.md', ...withEvidence())).toEqual([0, []]);
    expect(await verified('cited.md')).toEqual([0, []]);
  });

  it('is found to be wrong where it gives the words to whoever reposted them', async () => {
    await writeFile(join(report(), 'changed.md'), day.cited.replace('——@HarbourLab', '——@fan_of_cranes'));
    for (const more of [withEvidence(), []])
      expect(await verified('changed.md', ...more)).toEqual([1, [expect.objectContaining({ rule: 'V4' })]]);
  });
});
