// Names of executions: valid whatever was typed, and one name for one request.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { executionNameOf } from '../../../infra/aws/execution-name.ts';
import type { RunInput } from '../../../shared/run.ts';

const TODAY = '2026-04-23';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const input: fc.Arbitrary<RunInput> = fc
  .record(
    {
      topic: fc.oneof(fc.constantFrom('ai', 'finance'), fc.string({ maxLength: 120 })),
      from: day,
      to: day,
      dayEndsAt: fc.constantFrom('00:00', '06:00', '23:30'),
      force: fc.boolean(),
    },
    { requiredKeys: ['topic'] },
  )
  .map(({ force, ...rest }) => (force === true ? { ...rest, force } : rest));
const attempt = fc.integer({ min: 1, max: 99_999 });

describe('the name of an execution', () => {
  it.each<[RunInput, number, string]>([
    [{ topic: 'ai' }, 1, 'ai-on-2026-04-23-1'],
    [{ topic: 'ai', from: '2026-04-20' }, 1, 'ai-2026-04-20-1'],
    [{ topic: 'ai', from: '2026-04-20', to: '2026-04-22', force: true }, 12, 'ai-2026-04-20-to-2026-04-22-force-12'],
    [{ topic: 'ai', from: '2026-04-20', dayEndsAt: '06:00' }, 1, 'ai-2026-04-20-until-0600-1'],
    [{ topic: 'ai', release: 'twitter_ai_20260422_20260422' }, 1, 'release-twitter_ai_20260422_20260422-1'],
    [
      { topic: 'ai', release: 'twitter_ai_20260422_20260422', stop: true },
      2,
      'release-twitter_ai_20260422_20260422-stop-2',
    ],
    [{ topic: 'ai', release: 'due' }, 1, 'release-ai-due-on-2026-04-23-1'],
  ])('of %j, attempt %i, is %s', (given, n, name) => {
    expect(executionNameOf(given, TODAY, n)).toBe(name);
  });

  it('is one that Step Functions takes', () => {
    fc.assert(
      fc.property(input, attempt, (given, n) => {
        expect(executionNameOf(given, TODAY, n)).toMatch(/^[0-9A-Za-z_-]{1,80}$/);
      }),
    );
  });

  it('is the same for the same request only', () => {
    fc.assert(
      fc.property(input, input, attempt, attempt, (one, other, n, m) => {
        const same = JSON.stringify(one) === JSON.stringify(other) && n === m;
        expect(executionNameOf(one, TODAY, n) === executionNameOf(other, TODAY, m)).toBe(same);
      }),
    );
  });
});
