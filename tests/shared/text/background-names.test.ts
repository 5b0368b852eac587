// Which names of a text have background in the name pack: by every spelling, releases by their line, and nothing that only looks alike.
import { describe, expect, it } from 'vitest';
import { findBackground } from '../../../shared/text/background-names.ts';
import { compileNames, NO_NAMES } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';

const GARDEN = compileNames(
  namePackOf({
    organisations: [{ name: 'Kew', forms: ['邱园'] }],
    products: [{ name: 'Rose', english: 'Rosa', family: true }, { name: 'Rose Garden' }],
    families: [
      { name: 'Rose {version}', forms: ['rose {version}'] },
      { name: 'Kew {version}', forms: ['kew {version}'] },
    ],
    people: [{ name: 'Ada Fern', forms: ['艾达'] }],
    everydayWords: ['rose', 'rose water'],
    background: [
      { name: 'Kew', about: { 'zh-CN': '伦敦的植物园', en: 'botanic garden in London' } },
      { name: 'Rose', about: { 'zh-CN': '邱园的月季' } },
      { name: 'Ada Fern', about: { en: 'founder of Kew' } },
      { name: 'Trowel', forms: ['GardenKit'], about: { en: 'a tool for planting' } },
    ],
  }),
);

const found = (text: string, language: 'zh-CN' | 'en' = 'en'): string[] =>
  findBackground(text, language, GARDEN).map(({ name, start, end }) => `${name}: ${text.slice(start, end)}`);

describe('names with background', () => {
  it('are found by all spellings that the pack has for them', () => {
    expect(found('邱园 and Kew, says Ada Fern (艾达)')).toEqual([
      'Kew: 邱园',
      'Kew: Kew',
      'Ada Fern: Ada Fern',
      'Ada Fern: 艾达',
    ]);
  });

  it('are releases of a line, but not of a maker', () => {
    expect(found('Rose 2.1 对比 Kew 3.1', 'zh-CN')).toEqual(['Rose: Rose 2.1']);
  });

  it('are none within a longer name or an expression', () => {
    expect(found('Rose Garden开放，Rose water也有', 'zh-CN')).toEqual([]);
  });

  it('count as they are written where they could be everyday words', () => {
    expect(found('a trowel, a TROWEL, a Trowel, a gardenkit, a Hand-Trowel')).toEqual([
      'Trowel: Trowel',
      'Trowel: gardenkit',
    ]);
  });

  it('are none where the pack has nothing in the language, and none without a pack', () => {
    expect(found('Rose blooms in Kew')).toEqual(['Kew: Kew']);
    expect(found('Ada Fern', 'zh-CN')).toEqual([]);
    expect(findBackground('Kew', 'en', NO_NAMES)).toEqual([]);
  });
});
