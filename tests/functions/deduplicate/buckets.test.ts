// Buckets: a place finds all earlier ones that stand and share a key with it, each once, and hardly any other.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Buckets } from '../../../functions/deduplicate/buckets.ts';
import { mix } from '../../../functions/deduplicate/shingles.ts';

const ROWS = 3;

describe('Buckets', () => {
  it('find the earlier places that stand and share a key in some row', () => {
    const places = fc.array(
      fc.record({
        keys: fc.option(fc.array(fc.nat(6), { minLength: ROWS, maxLength: ROWS })),
        stands: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(places, (all) => {
        const buckets = new Buckets(ROWS, all.length);
        all.forEach(({ keys }, place) => {
          if (keys !== null)
            buckets.put(
              place,
              Uint32Array.from(keys, (key, row) => mix(key * ROWS + row + 1)),
            );
        });
        buckets.fill();
        all.forEach(({ keys, stands }, place) => {
          const found = [...buckets.found.subarray(0, buckets.find(place))].sort((a, b) => a - b);
          const sharing = all.flatMap((other, at) =>
            at < place && other.stands && keys?.some((key, row) => other.keys?.[row] === key) ? [at] : [],
          );
          expect(new Set(found).size).toBe(found.length);
          // Seven keys a row hash to seven slots and tags of their own here, so nothing else is found.
          expect(found).toEqual(sharing);
          if (stands) buckets.stand(place);
        });
      }),
    );
  });
});
