// The counts of a report's checks.
import { describe, expect, it } from 'vitest';
import { checksOf } from '../../../functions/compose/checks.ts';
import type { Evidence } from '../../../shared/report.ts';

const sentence = (checks: Evidence['sentences'][string]['checks']): Evidence['sentences'][string] => ({
  section: 'keyPoints',
  role: 'claim',
  cites: [],
  quotes: [],
  spans: [],
  checks,
});

describe('the checks of a report', () => {
  it('are counted by their verdict, and the refused claims by the model’s account', () => {
    const sentences = { a: sentence({ V2: 'pass', V6: 'fail' }), b: sentence({ V2: 'pass' }), c: sentence({}) };
    const model = { names: ['m'], costUsd: 1, cards: 3, repaired: 1, dropped: { V6: 2, V7: 1 }, excerpts: {} };
    expect(checksOf({ sentences, model, metrics: { citationPrecision: 0.9, coverageAt10: 0.8 } })).toEqual({
      passed: 2,
      failed: 1,
      refused: 3,
      citationPrecision: 0.9,
      coverageAt10: 0.8,
    });
  });

  it('refuse nothing where no model was asked', () => {
    expect(checksOf({ sentences: {}, metrics: {} })).toEqual({
      passed: 0,
      failed: 0,
      refused: 0,
      citationPrecision: 1,
      coverageAt10: 1,
    });
  });
});
