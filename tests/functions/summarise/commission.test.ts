// Who writes and who audits: the run's model, the topic's auditor, and in a replay those that were recorded.
import { describe, expect, it } from 'vitest';
import { commissionOf } from '../../../functions/summarise/commission.ts';
import type { Plan } from '../../../shared/plan.ts';
import { openStore } from '../../../shared/store/open-store.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { modelSettingsSchema } from '../../../shared/topic-model.ts';
import ai from '../../../topics/ai.json' with { type: 'json' };

const HAIKU = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0?region=eu-central-1';
const LITE = 'bedrock:amazon.nova-lite-v1:0?region=eu-central-1';
const store = openStore({ storeUrl: 'file:/nowhere' });

const commission = (modelUrl: string, model: object = {}, planned = modelUrl) =>
  commissionOf({
    settings: { modelUrl },
    plan: { modelUrl: planned, topic: topicSchema.parse({ ...ai, model }) } as Pick<Plan, 'modelUrl' | 'topic'>,
    run: { slug: 's' },
    store,
    dialect: undefined,
  });

describe('commissionOf', () => {
  it('is nobody where no model is asked', () => {
    expect(commission('extractive')).toBeUndefined();
  });

  it('has the writer audit its own report, unless the topic names another or none', () => {
    const same = commission(HAIKU);
    expect(same?.auditor).toBe(same?.writer);
    expect(commission(HAIKU, { auditor: LITE })?.auditor?.model.name).toBe('amazon.nova-lite-v1:0');
    expect(commission(HAIKU, { auditor: 'off' })?.auditor).toBeUndefined();
  });

  it('knows the price of a model that is billed, and none of one that is not', () => {
    expect(commission(HAIKU)?.writer.price).toMatchObject({ input: 1, output: 5 });
    expect(commission('openai:http://127.0.0.1:1/v1#qwen')?.writer.price).toEqual({ input: 0, output: 0 });
  });

  it('refuses a model that is billed and has no price, before it is asked', () => {
    expect(() => commission('bedrock:meta.llama9-v1:0')).toThrow("give it in the topic's model.prices");
    const prices = { 'llama9-v1': { input: 1, output: 2 } };
    expect(commission('bedrock:meta.llama9-v1:0', { prices })?.writer.price).toEqual({ input: 1, output: 2 });
    expect(() => commission(HAIKU, { auditor: 'bedrock:meta.llama9-v1:0' })).toThrow('model.prices');
  });

  it('answers a replay under the name and price of what was recorded, or by each answer where that is unknown', () => {
    const replay = commission('replay:out', {}, HAIKU);
    expect(replay?.writer.model.name).toBe('eu.anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(replay?.writer.price).toMatchObject({ input: 1 });
    expect(commission('replay:out')?.writer.price).toBeUndefined();
  });

  it('takes a model for an auditor, and nothing else', () => {
    for (const auditor of ['extractive', 'nova', 'replay:out'])
      expect(() => modelSettingsSchema.parse({ auditor })).toThrow('names no model');
  });
});
