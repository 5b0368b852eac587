// Answers that were paid for are used again, for the same question to the same model alone, and never where they failed.
import { describe, expect, it } from 'vitest';
import { answersPrefix } from '../../../shared/keys.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../../shared/model/model.ts';
import { paidAnswerKey, rememberAnswers } from '../../../shared/model/paid-answers.ts';
import { memoryStore } from '../store/memory-store.ts';
import { REQUEST, VALUE } from './asking.ts';

const SLUG = 'twitter_ai_20260422_20260422';
const URL = 'openai:https://api.deepseek.com#deepseek-flash';
const USAGE = { inputTokens: 900, outputTokens: 80, cacheReadTokens: 0, cacheWriteTokens: 0 };
const ANSWER: ModelAnswer = {
  stop: 'complete',
  value: VALUE,
  usage: USAGE,
  stopReason: 'stop',
  model: 'm',
  origin: 'live',
};

/** A model that counts how often it is asked, and answers in turn. */
const counting = (...answers: readonly ModelAnswer[]) => {
  let asked = 0;
  const model: Model = {
    name: 'm',
    ask: async () => answers[Math.min(asked++, answers.length - 1)] ?? ANSWER,
    dialect: () => undefined,
  };
  return { model, asked: () => asked };
};
const remembering = (
  model: Model,
  store = memoryStore(),
  more: { url?: string; slug?: string; fresh?: boolean } = {},
) => rememberAnswers(model, { store, slug: SLUG, url: URL, fresh: false, ...more });

describe('an answer', () => {
  it('is asked for once, and then told as one that was paid for earlier, with what it took then', async () => {
    const store = memoryStore();
    const { model, asked } = counting(ANSWER);
    expect(await remembering(model, store).ask(REQUEST)).toEqual(ANSWER);
    expect(await remembering(model, store).ask(REQUEST)).toEqual({ ...ANSWER, remembered: true });
    expect(asked()).toBe(1);
    expect([...store.objects.keys()]).toEqual([`${answersPrefix(SLUG)}${paidAnswerKey(URL, REQUEST)}.json`]);
  });

  it.each<[string, Partial<ModelRequest>]>([
    ['system', { system: 'Other rules.' }],
    ['shared', { shared: 'Other posts.' }],
    ['user', { user: 'Another section.' }],
    ['maxTokens', { maxTokens: 401 }],
    ['tool', { tool: { ...REQUEST.tool, schema: { type: 'object' } } }],
  ])('is not that of a request with another %s', async (_, change) => {
    const store = memoryStore();
    const { model, asked } = counting(ANSWER);
    await remembering(model, store).ask(REQUEST);
    expect((await remembering(model, store).ask({ ...REQUEST, ...change })).remembered).toBeUndefined();
    expect(asked()).toBe(2);
  });

  it.each<[string, object]>([
    ['model or setting', { url: `${URL}?thinking=on` }],
    ['slug', { slug: 'twitter_ai_20260423_20260423' }],
  ])('is not that of another %s', async (_, other) => {
    const store = memoryStore();
    const { model, asked } = counting(ANSWER);
    await remembering(model, store).ask(REQUEST);
    await remembering(model, store, other).ask(REQUEST);
    expect(asked()).toBe(2);
  });

  it('is asked for anew where that is wanted, and the new one is kept', async () => {
    const store = memoryStore();
    const newer = { ...ANSWER, value: { claims: [] } };
    const { model } = counting(ANSWER, newer);
    await remembering(model, store).ask(REQUEST);
    expect((await remembering(model, store, { fresh: true }).ask(REQUEST)).value).toEqual({ claims: [] });
    expect(await remembering(model, store).ask(REQUEST)).toEqual({ ...newer, remembered: true });
  });

  it.each<[string, Partial<ModelAnswer>]>([
    ['cut off', { stop: 'truncated' }],
    ['filtered', { stop: 'filtered', value: undefined }],
    ['to a prompt that was cut', { stop: 'cutPrompt', value: undefined }],
    ['without a value', { value: undefined }],
  ])('that was %s is not kept: another time may go better', async (_, failed) => {
    const store = memoryStore();
    await remembering(counting({ ...ANSWER, ...failed }).model, store).ask(REQUEST);
    expect(store.objects.size).toBe(0);
  });

  it.each(['', 'no JSON', '{"stop": "complete"}'])(
    'that was emptied or is none is asked for again: %j',
    async (text) => {
      const store = memoryStore();
      const { model, asked } = counting(ANSWER);
      await remembering(model, store).ask(REQUEST);
      const [key = ''] = store.objects.keys();
      await store.write(key, text);
      expect(await remembering(model, store).ask(REQUEST)).toEqual(ANSWER);
      expect(asked()).toBe(2);
    },
  );
});
