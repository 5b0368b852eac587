// Who writes a story: by the prices of the run's model and the topic's cheaper one, and in a replay as recorded.
import { describe, expect, it } from 'vitest';
import { type Commission, commissionOf } from '../../../functions/summarise/commission.ts';
import type { Model } from '../../../shared/model/model.ts';
import { modelSettingsSchema } from '../../../shared/topic-model.ts';

const HAIKU = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const LITE = 'bedrock:amazon.nova-lite-v1:0';

/** Opens nothing; its name says what was opened. */
const opened = (url: string): Model => ({
  name: `opened ${url}`,
  ask: () => Promise.reject(new Error('is not asked')),
});
const commission = (rank: number, settings: Parameters<typeof modelSettingsSchema.parse>[0], url = HAIKU): Commission =>
  commissionOf({ url, open: opened, settings: modelSettingsSchema.parse(settings), language: 'zh-CN', rank, of: 40 });
const names = ({ models }: Commission): string[] => models.map(({ model }) => model.name);

describe('commissionOf', () => {
  it('asks the model for all stories where the money does', () => {
    expect(names(commission(39, {}))).toEqual(['eu.anthropic.claude-haiku-4-5-20251001-v1:0']);
    expect(commission(39, {}).shareUsd).toBe(1 / 40);
  });

  it('asks the cheaper one for the last stories where it does not, and keeps it behind the model for the first', () => {
    const settings = { maxCostUsd: 0.2, cheaper: LITE };
    expect(names(commission(0, settings))).toEqual([
      'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
      'amazon.nova-lite-v1:0',
    ]);
    expect(names(commission(39, settings))).toEqual(['amazon.nova-lite-v1:0']);
  });

  it('gives nothing to the last stories where there is no cheaper one', () => {
    expect(commission(39, { maxCostUsd: 0.2 })).toMatchObject({ shareUsd: 0 });
  });

  it('needs no price of a server that does not bill', () => {
    const [first] = commission(39, {}, 'openai:http://localhost:11434/v1#qwen3').models;
    expect(first?.price).toEqual({ input: 0, output: 0 });
  });

  it('needs a price of one that bills: a model without is refused before it is asked', () => {
    expect(() => commission(0, {}, 'bedrock:unheard.of-model')).toThrow("give it in the topic's model.prices");
    expect(
      commission(0, { prices: { 'unheard.of': { input: 1, output: 1 } } }, 'bedrock:unheard.of-model').models,
    ).toHaveLength(1);
  });

  it('refuses a cheaper model that names none', () => {
    for (const cheaper of ['extractive', 'nova', 'replay:out'])
      expect(() => modelSettingsSchema.parse({ cheaper })).toThrow('names no model');
  });
});
