// The rules alone on English sentences of a hand they were not written with: hardly a true one refused, false figures and names noticed.
import { describe, expect, it } from 'vitest';
import { NO_NAMES } from '../../shared/text/compile-names.ts';
import { checkSentence } from '../../shared/verify/check-sentence.ts';
import { AI_NAMES } from '../fixtures/ai-names.ts';
import { readClaims } from './claims-file.ts';
import { scoreOf } from './claims-score.ts';

const FILE = 'tests/fixtures/claims-en.jsonl';
const KINDS = ['number', 'unit', 'version', 'name', 'attribution'] as const;

describe.each([
  ['without names of the field', NO_NAMES],
  ['with names of the field', AI_NAMES],
])('English sentences, %s', (_, names) => {
  const score = scoreOf(
    readClaims(FILE, names).map((claim) => ({
      claim,
      objections: checkSentence(claim.sentence, claim.packet, { names }).vetoes,
    })),
  );

  it('pass where they are true', () => {
    expect(score.claims).toBeGreaterThan(120);
    expect(score.falseAlarms).toBeLessThanOrEqual(0.03);
  });

  it.each(KINDS)('are noticed where a %s is false', (kind) => {
    expect(score.byType[kind]?.noticed).toBeGreaterThanOrEqual(0.75);
  });
});
