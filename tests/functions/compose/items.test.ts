// What an item holds besides its words: a trend only where the name beside it is what was counted.
import { describe, expect, it } from 'vitest';
import { Desk } from '../../../functions/compose/desk.ts';
import { itemAround } from '../../../functions/compose/items.ts';
import { labelsOf } from '../../../shared/text/labels.ts';
import { STORIES } from '../../fixtures/written-day.ts';

const trendBeside = (name: string) => {
  const [first] = STORIES;
  if (first === undefined) throw new Error('The made-up day has a story.');
  const story = { ...first, name: 'Lumen', trend: { dayBefore: 3, weekMean: 1.5 } };
  const desks = {
    desk: new Desk(new Map(), '.'),
    ties: new Map(),
    rareNames: new Set<string>(),
    labels: labelsOf('en'),
  };
  return itemAround(desks, {
    ...{ name, headline: `${name} is out`, posts: [], story, sentences: [] },
  }).trend;
};

describe('the trend of an item', () => {
  it('counts who said the name of its story on the days before', () => {
    expect(trendBeside('Lumen')).toEqual({ dayBefore: 3, weekMean: 1.5 });
  });

  it('stands beside no other name, such as a speaker or the first words of a quotation', () => {
    expect(trendBeside('Aster Labs')).toBeUndefined();
  });
});
