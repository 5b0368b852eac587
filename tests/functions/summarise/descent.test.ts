// How a run's money is spread: fewer stories, then a cheaper model, then excerpts; never more than the cap.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Means, ordinaryUsd, type Portion, portionOf } from '../../../functions/summarise/descent.ts';

const portions = (means: Means): Portion[] =>
  Array.from({ length: means.stories }, (_, rank) => portionOf(rank, means));
const count = (found: readonly Portion[], by: Portion['by']): number =>
  found.filter((portion) => portion.by === by).length;
const dollars = fc.double({ min: 1e-5, max: 10, noNaN: true });
const means: fc.Arbitrary<Means> = fc.record({
  maxUsd: dollars,
  stories: fc.integer({ min: 1, max: 100 }),
  modelUsd: dollars,
  cheaperUsd: fc.option(dollars, { nil: undefined }),
});

describe('the portions of a run', () => {
  it('give all stories the model and an equal share where the money does', () => {
    expect(portions({ maxUsd: 1, stories: 4, modelUsd: 0.2, cheaperUsd: 0.01 })).toEqual(
      Array(4).fill({ by: 'model', shareUsd: 0.25 }),
    );
  });

  it('give the best stories the model and the rest the cheaper one where it does not', () => {
    const found = portions({ maxUsd: 1, stories: 10, modelUsd: 0.2, cheaperUsd: 0.02 });
    expect([count(found, 'model'), count(found, 'cheaper')]).toEqual([4, 6]);
    expect(found[0]?.by).toBe('model');
  });

  it('give fewer stories the model where there is no cheaper one', () => {
    const found = portions({ maxUsd: 1, stories: 10, modelUsd: 0.2 });
    expect([count(found, 'model'), count(found, 'none')]).toEqual([5, 5]);
  });

  it('give fewer stories the cheaper model where it alone is too dear for all', () => {
    const found = portions({ maxUsd: 0.1, stories: 10, modelUsd: 0.2, cheaperUsd: 0.02 });
    expect([count(found, 'model'), count(found, 'cheaper'), count(found, 'none')]).toEqual([0, 5, 5]);
  });

  it('never add up to more than the cap', () => {
    fc.assert(
      fc.property(means, (given) => {
        const sum = portions(given).reduce((total, { shareUsd }) => total + shareUsd, 0);
        expect(sum).toBeLessThanOrEqual(given.maxUsd * (1 + 1e-9));
      }),
    );
  });

  it('pay for an ordinary story each, but for the last resort of one story', () => {
    fc.assert(
      fc.property(means, (given) => {
        const found = portions(given).filter(({ by }) => by !== 'none');
        const usd = { model: given.modelUsd, cheaper: given.cheaperUsd ?? 0, none: 0 };
        if (found.length > 1)
          for (const { by, shareUsd } of found) expect(shareUsd).toBeGreaterThanOrEqual(usd[by] * (1 - 1e-9));
      }),
    );
  });

  it('never treat a story better than one before it', () => {
    const order = { model: 0, cheaper: 1, none: 2 };
    fc.assert(
      fc.property(means, (given) => {
        const found = portions(given).map(({ by }) => order[by]);
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });

  it('with a free model give it to all', () => {
    fc.assert(
      fc.property(means, (given) => {
        expect(count(portions({ ...given, modelUsd: 0 }), 'model')).toBe(given.stories);
      }),
    );
  });
});

describe('ordinaryUsd', () => {
  it('lets Haiku write forty stories for the default of one dollar', () => {
    expect(40 * ordinaryUsd('zh-CN', 12, { input: 1, output: 5 })).toBeLessThan(1);
  });
});
