// Judgements rest on the posts of those whom they weigh.
import { describe, expect, it } from 'vitest';
import type { Draft, Piece } from '../../../functions/summarise/draft.ts';
import { onSpeakers, withIntroduced } from '../../../functions/summarise/on-speakers.ts';
import { compileNames } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { sourcesOf } from '../../shared/verify/checking.ts';

const sources = sourcesOf([
  'adabyron (Ada Byron): the clauses point at each other',
  'quant_lin (林小雨): 页码都对得上',
  'op7 (Kit): nothing to add',
  'fan1 (Lumen): it is the best',
]);
const NAMES = compileNames(namePackOf({ products: [{ name: 'Lumen' }] }));
const piece = (n: number, text: string, posts: string[], kind: Piece['kind'] = 'claim'): Piece => ({
  id: `v1.${n}`,
  section: 'views',
  place: 'prose',
  text,
  posts,
  kind,
});
const voices = [
  piece(0, '有人说它最好', ['p3']),

  piece(1, 'Ada Byron：条款互相指', ['p0']),
  piece(2, '林小雨：页码对得上', ['p1']),
  piece(3, '无话', ['p2']),
];
const postsOf = (verdict: Piece): readonly string[] | undefined => {
  const draft: Draft = { views: { items: [], blocks: [{ group: '', sentences: [...voices, verdict] }] } };
  return onSpeakers(draft, sources, NAMES).views?.blocks[0]?.sentences.at(-1)?.posts;
};

describe('a judgement', () => {
  it('stands on the posts beside it of those whom it names, by a part of the name or the whole', () => {
    expect(postsOf(piece(4, 'Byron讲的难处更站得住', ['p2'], 'synthesis'))).toEqual(['p2', 'p0']);
    expect(postsOf(piece(4, '林小雨数的页码可以照查', ['p0'], 'synthesis'))).toEqual(['p0', 'p1']);
  });

  it('is left alone where it names nobody else, or short words that a name is made of', () => {
    expect(postsOf(piece(4, '先拿旧案卷对一遍', ['p0'], 'synthesis'))).toEqual(['p0']);
    expect(postsOf(piece(4, '用Kitchen这样的词', ['p0'], 'synthesis'))).toEqual(['p0']);
    expect(postsOf(piece(4, 'Lumen还差一次复测', ['p0'], 'synthesis'))).toEqual(['p0']);
  });

  it('is the only kind of sentence that is given posts', () => {
    expect(postsOf(piece(4, '林小雨数的页码可以照查', ['p0']))).toEqual(['p0']);
  });

  it('goes where it weighs somebody of whom nothing is told any more', () => {
    const verdict = piece(4, 'Byron讲的难处更站得住', ['p0'], 'synthesis');
    const left = (sentences: Piece[]) => {
      const { draft, gone } = withIntroduced(
        { views: { items: [], blocks: [{ group: '', sentences }] } },
        sources,
        NAMES,
      );
      return [draft.views?.blocks[0]?.sentences.length, gone.map(({ id }) => id)];
    };
    expect(left([...voices, verdict])).toEqual([5, []]);
    expect(left([...voices.slice(2), verdict])).toEqual([2, ['v1.4']]);
  });
});
