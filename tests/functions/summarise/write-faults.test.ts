// The writer and answers that are none, and what it may cost: what can't be used is asked for once more, nothing beyond the cap.
import { describe, expect, it } from 'vitest';
import { CutPrompt } from '../../../functions/summarise/ask-chapter.ts';
import { Purse } from '../../../functions/summarise/purse.ts';
import { ModelRefusedError, ModelUnavailableError } from '../../../shared/errors.ts';
import type { ModelAnswer, ModelRequest } from '../../../shared/model/model.ts';
import { answered } from './made-up-day.ts';
import { chapterOf, write, writer } from './made-up-writer.ts';

describe('what is no answer', () => {
  it.each<[string, Partial<ModelAnswer>, string]>([
    ['cut off', { stop: 'truncated', value: undefined }, 'at most half as much'],
    ['withheld', { stop: 'filtered', value: undefined }, 'withheld'],
    ['declined', { stop: 'refused', value: undefined }, 'withheld'],
    ['malformed', { stop: 'malformed', value: undefined }, 'could not be read'],
    ['of another form', { value: { claims: [] } }, 'could not be read'],
  ])('%s is asked for once more, with the reason', async (_, more, reason) => {
    let first = true;
    const { asked, report } = await write((request) => {
      if (chapterOf(request) === 'analysis' && first) {
        first = false;
        return answered(undefined, more);
      }
      return writer()(request);
    });
    const halves = asked.filter((request) => chapterOf(request) === 'analysis');
    expect(halves).toHaveLength(2);
    expect(halves[1]?.user).toContain(reason);
    expect(report.written?.events).toHaveLength(1);
  });

  it('twice leaves its half out, and the report stands', async () => {
    const { report, asked } = await write(
      writer({ analysis: () => answered(undefined, { stop: 'filtered', cause: 'A filter stepped in.' }) }),
    );
    expect(asked.filter((request) => chapterOf(request) === 'analysis')).toHaveLength(2);
    expect(report.written?.views).toEqual([]);
    expect(report.problems).toContain('analysis: A filter stepped in.');
  });

  it('to the key points is no report', async () => {
    const { report } = await write(writer({ keyPoints: () => ({ items: [] }) }));
    expect(report.written).toBeUndefined();
    expect(report.problems.join()).toContain('opening');
  });

  it('to a prompt that was cut is asked again with half of the posts, down to a least', async () => {
    let cut = 2;
    const { asked, report } = await write((request) =>
      cut-- > 0
        ? answered(undefined, { stop: 'cutPrompt', usage: { ...answered({}).usage, outputTokens: 5 } })
        : writer()(request),
    );
    expect(asked.slice(0, 3).map(chapterOf)).toEqual(['plan', 'plan', 'plan']);
    expect(report.written?.keyPoints).toHaveLength(1);
    await expect(write(() => answered(undefined, { stop: 'cutPrompt' }))).rejects.toThrow(CutPrompt);
  });
});

describe('money', () => {
  const price = { input: 1, output: 5 };
  const priced = (request: ModelRequest): ModelAnswer => ({
    ...writer()(request),
    usage: { inputTokens: 4_000, outputTokens: 800, cacheReadTokens: 0, cacheWriteTokens: 0 },
  });

  it('is what the tokens cost', async () => {
    const { purse, asked } = await write(priced, { price });
    expect(purse.paidUsd).toBeCloseTo((asked.length * (4_000 + 5 * 800)) / 1e6, 9);
  });

  it.each([ModelRefusedError, ModelUnavailableError])(
    'that went before there was no answer is paid too: %#',
    async (Failed) => {
      const purse = new Purse(1, {});
      const usage = { inputTokens: 5_200, outputTokens: 3_000, cacheReadTokens: 0, cacheWriteTokens: 0 };
      const failing = (): never => {
        throw Failed === ModelRefusedError
          ? new ModelRefusedError('No.', usage)
          : new ModelUnavailableError('No.', 7, usage);
      };
      await expect(write(failing, { price, purse })).rejects.toBeInstanceOf(Failed);
      expect(purse.paidUsd).toBeCloseTo((5_200 + 5 * 3_000) / 1e6, 9);
      expect([purse.inputTokens, purse.outputTokens]).toEqual([5_200, 3_000]);
    },
  );

  it('that was paid by an earlier run counts for the cap, and is not paid again', async () => {
    const { purse } = await write((request) => ({ ...priced(request), remembered: true }), { price });
    expect(purse.paidUsd).toBe(0);
    expect(purse.leftUsd).toBeCloseTo(1 - 3 * 0.008, 9);
  });

  it.each([0.05, 0.07, 0.09, 0.12, 0.2])(
    'never goes beyond a cap of $%d, and what is left out is said',
    async (maxUsd) => {
      const { purse, report, asked } = await write(priced, { price, maxUsd });
      expect(purse.paidUsd).toBeLessThanOrEqual(maxUsd);
      const { written, problems } = report;
      expect(
        asked.map(chapterOf).includes('analysis') ||
          written === undefined ||
          problems.some((problem) => problem.startsWith('analysis:')),
      ).toBe(true);
    },
  );

  it('that is too little for key points is no report', async () => {
    const { report, asked } = await write(priced, { price, maxUsd: 0.001 });
    expect(asked).toEqual([]);
    expect(report.written).toBeUndefined();
    expect(report.problems.join()).toContain('model.maxCostUsd');
  });

  it('goes further where the server caches beginnings', async () => {
    const caching = (request: ModelRequest): ModelAnswer => ({
      ...priced(request),
      usage: { inputTokens: 200, outputTokens: 400, cacheReadTokens: 4_000, cacheWriteTokens: 0 },
    });
    const prices = { ...price, cacheRead: 0.1, cacheWrite: 1.25 };
    const [with_, without] = [
      await write(caching, { price: prices, maxUsd: 0.08 }),
      await write(priced, { price, maxUsd: 0.08 }),
    ];
    expect(with_.asked.length).toBeGreaterThan(without.asked.length);
  });
});
