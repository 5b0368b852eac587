// The end of a key point: where the writer's judgement begins, and whose posts all of it rests on.
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { judgementFrom } from '../../../functions/compose/written-sentence.ts';
import { toMarkdown } from '../../../functions/publish/to-markdown.ts';
import type { WrittenItem } from '../../../shared/written.ts';
import { compositionOf, keyOf, POSTS, said, WRITTEN_ZH } from '../../fixtures/written-day.ts';
import { WRITTEN_EN } from '../../fixtures/written-day-en.ts';

const judged = { kind: 'synthesis' as const };
const item = (...more: WrittenItem['more'] & object): WrittenItem => ({
  name: 'H2',
  headline: said('Orbit Cloud把H2实例降价三成', ['6']),
  more,
});

/** The first key point of a day as a style prints it, without links. */
const pointOf = (told: WrittenItem, style: 'cited' | 'plain' = 'cited', likes: Record<string, number> = {}): string => {
  const posts = new Map(POSTS.map((post) => [post.key, { ...post, likes: likes[post.key] }]));
  const { report } = composeWritten(compositionOf('zh-CN', { posts }), { ...WRITTEN_ZH, keyPoints: [told] });
  return (/^1\. .*$/m.exec(toMarkdown(report, style))?.[0] ?? '').replaceAll(/\[\[\d+\]\]\([^)]*\)/g, '');
};

describe('the sources of a key point', () => {
  it('are the accounts of its posts, those of organisations marked, each once', () => {
    expect(pointOf(item(said('新价从5月1日起', ['6']), said('别家得跟着降', ['7'])))).toMatch(
      /。来源：@orbitcloud（官方）、@cfo_notes。$/,
    );
  });

  it('are names in the plain style', () => {
    expect(pointOf(item(said('别家得跟着降', ['7'])), 'plain')).toMatch(/。来源：Orbit Cloud（官方）、Grace Murray。$/);
  });

  it('say of a post that went far how many liked it', () => {
    const told = item(said('别家得跟着降', ['7']));
    expect(pointOf(told, 'cited', { [keyOf('6')]: 1204, [keyOf('7')]: 99 })).toMatch(
      /来源：@orbitcloud（官方，1204赞）、@cfo_notes。$/,
    );
  });

  it('are three at most, with a word for the others', () => {
    const told = item(said('三人试过', ['2', '3', '4']));
    expect(pointOf(told)).toMatch(/来源：@orbitcloud（官方）、@mei_builds、@ada_b等。$/);
  });

  it('are counted by code, and so are nobody’s claim', () => {
    const { report, evidence } = composeWritten(compositionOf('en'), WRITTEN_EN);
    const note = report.keyPoints[0]?.sentences.at(-1);
    expect(note).toMatchObject({ role: 'count', kind: 'count' });
    expect(evidence.sentences[note?.id ?? '']?.text).toMatch(/^Sources: @asterlabs \(official\), @\w+/);
  });
});

describe('a judgement', () => {
  it('on which a key point ends runs on in its text', () => {
    const told = pointOf(item(said('新价从5月1日起', ['6']), said('租不起的人有了余地', ['6'], judged)));
    expect(told).toMatch(/。新价从5月1日起。租不起的人有了余地。来源：/);
  });

  it.each([
    [['claim', 'synthesis', 'synthesis'], 1],
    [['synthesis', 'claim'], 2],
    [['synthesis'], 0],
    [[], 0],
  ] as const)('of %j begins at %d', (kinds, at) => {
    expect(judgementFrom(kinds.map((kind) => ({ kind })))).toBe(at);
  });

  it('on a question is marked in its last paragraph alone', () => {
    const views = [
      {
        lead: 'Lumen 3.1能不能读合同',
        paragraphs: [
          [said('Ada Byron不肯把合同交给它', ['3']), said('@mei_builds说“400页的合同两分钟读完”', ['2'])],
          [said('先信核对过页码的人', ['3'], judged), said('还差一份复测', ['3'], judged)],
        ],
      },
    ];
    const markdown = toMarkdown(composeWritten(compositionOf(), { ...WRITTEN_ZH, views }).report, 'plain');
    expect(markdown).toContain('\n\n判断：先信核对过页码的人。还差一份复测。\n\n');
    expect(markdown.match(/判断：/g)).toHaveLength(1);
  });
});
