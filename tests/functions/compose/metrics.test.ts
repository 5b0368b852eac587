// What the gates of quality say of a report.
import { describe, expect, it } from 'vitest';
import { assertNotHeld, verdictOf } from '../../../functions/compose/metrics.ts';
import type { Writing } from '../../../functions/compose/writing.ts';
import { ReportHeldError } from '../../../shared/errors.ts';
import { modelSettingsSchema } from '../../../shared/topic-model.ts';

const { gates } = modelSettingsSchema.parse({});
const GOOD = {
  citationPrecision: 0.95,
  coverageAt10: 0.9,
  hedgeRetention: 1,
  extractiveShare: 0.1,
  sourceConcentration: 0.08,
  redundantPairs: 0,
};
const asked: Writing = {
  method: 'mixed',
  models: ['m'],
  costUsd: 0.1,
  cards: 10,
  extractive: 1,
  refused: 0,
  evidence: { names: ['m'], costUsd: 0.1, cards: 9, repaired: 0, dropped: {}, excerpts: {} },
};

describe('the gates', () => {
  it('let a good report pass', () => {
    expect(verdictOf(GOOD, asked, gates)).toEqual({ degraded: [], held: false });
  });

  it.each([
    ['citationPrecision', 0.8],
    ['coverageAt10', 0.7],
    ['hedgeRetention', 0.9],
    ['extractiveShare', 0.3],
    ['sourceConcentration', 0.2],
    ['redundantPairs', 2],
  ])('name %s of %d as what is wrong', (metric, value) => {
    const { degraded, held } = verdictOf({ ...GOOD, [metric]: value }, asked, gates);
    expect(degraded).toHaveLength(1);
    expect(degraded[0]).toContain(`${metric} ${value}`);
    expect(held).toBe(false);
  });

  it('say nothing of excerpts where no model was asked', () => {
    const { evidence: _, ...without } = asked;
    expect(verdictOf({ ...GOOD, extractiveShare: 1 }, { ...without, evidence: undefined }, gates)).toEqual({
      degraded: [],
      held: false,
    });
  });

  it('hold a report where the topic says so, with a sentence for whoever is told', () => {
    const verdict = verdictOf({ ...GOOD, extractiveShare: 0.9 }, asked, { ...gates, held: 0.5 });
    expect(verdict.held).toBe(true);
    expect(() => assertNotHeld(verdict, 'twitter_ai_20260422_20260422', 'runs/x/composed-evidence.json')).toThrow(
      ReportHeldError,
    );
  });
});
