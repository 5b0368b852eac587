// From the parts of an answer to the draft: titles where they are printed, groups by their ids, paragraphs that keep their beginning.
import { describe, expect, it } from 'vitest';
import type { Part } from '../../../functions/summarise/answer.ts';
import { changePieces, draftOf, sectionOf } from '../../../functions/summarise/draft.ts';

const READING = { keyOf: (alias: string) => alias, tidy: (text: string) => text.trim(), nameOf: () => undefined };
const part = (section: Part['section'], more: Partial<Part>): Part => ({
  ...{ section, group: '', subject: '', lead: '', text: '' },
  ...more,
});
const blocksOf = (one: Part) => sectionOf(draftOf([one], READING), one.section).blocks;

describe('the draft of parts', () => {
  it('has titles in views and special analyses alone: elsewhere none is printed, and none can take its paragraph along', () => {
    const text = '四月前做完[P2dbz]。';
    expect(blocksOf(part('views', { lead: '行动', text }))[0]?.lead?.text).toBe('行动');
    for (const section of ['overview', 'conclusion'] as const)
      expect(blocksOf(part(section, { lead: '行动', text }))).toEqual([
        expect.not.objectContaining({ lead: expect.anything() }),
      ]);
  });

  it.each(['watch', 'Watch：', ' watch = 关注'])('knows a group by its id: %s', (group) => {
    expect(blocksOf(part('conclusion', { group, text: '四月前做完[P2dbz]。' }))[0]).toMatchObject({
      group: 'watch',
      sentences: [{ kind: 'advice' }],
    });
  });

  it('lets the next sentence open a paragraph of which the first is gone', () => {
    const draft = draftOf([part('views', { lead: '行动', text: '甲[P2dbz]。\n乙[P3dbz]。丙[P4dbz]。' })], READING);
    const left = changePieces(draft, (piece) => (piece.text.startsWith('乙') ? undefined : piece));
    expect(sectionOf(left, 'views').blocks[0]?.sentences.map(({ opens = false }) => opens)).toEqual([false, true]);
  });

  it('takes an analysis along with its first sentence, which says what it goes on about, and no view', () => {
    const text = '甲[P2dbz]。乙[P3dbz]。';
    const without = (section: 'special' | 'views') =>
      changePieces(draftOf([part(section, { group: 'technology', lead: '行动', text })], READING), (piece) =>
        piece.text.startsWith('甲') ? undefined : piece,
      );
    expect(sectionOf(without('special'), 'special').blocks).toEqual([]);
    expect(sectionOf(without('views'), 'views').blocks[0]?.sentences.map((one) => one.text)).toEqual(['乙。']);
  });

  it('rests a sentence without ids on the posts of the one before it', () => {
    const [block] = blocksOf(part('overview', { text: '甲[P2dbz]。乙。丙[P4dbz]。' }));
    expect(block?.sentences.map(({ posts }) => posts)).toEqual([['P2dbz'], ['P2dbz'], ['P4dbz']]);
  });
});
