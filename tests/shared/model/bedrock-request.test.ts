// What Bedrock is asked, where it is told to cache, and what its refusals teach.
import { describe, expect, it } from 'vitest';
import { converseInput, FIRST_BEDROCK_DIALECT, learnBedrockDialect } from '../../../shared/model/bedrock-request.ts';
import type { Dialect } from '../../../shared/model/dialect.ts';
import { REQUEST } from './asking.ts';

const HAIKU = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const POINT = { cachePoint: { type: 'default' } };
const asked = (dialect: Partial<Dialect> = {}, modelId = HAIKU, guardrail?: string) =>
  converseInput(modelId, guardrail, REQUEST, { ...FIRST_BEDROCK_DIALECT, ...dialect });

describe('a request to Bedrock', () => {
  it('has a cache point behind its rules and behind what is the same in all requests of a run', () => {
    expect(asked()).toMatchObject({
      system: [{ text: REQUEST.system }, POINT],
      messages: [{ role: 'user', content: [{ text: REQUEST.shared }, POINT, { text: REQUEST.user }] }],
    });
    expect(converseInput(HAIKU, undefined, { ...REQUEST, shared: undefined }, FIRST_BEDROCK_DIALECT).messages).toEqual([
      { role: 'user', content: [{ text: REQUEST.user }] },
    ]);
  });

  it.each(['meta.llama3-3-70b-instruct-v1:0', 'a.model-that-nobody-knows'])(
    'has none for a model without caching: %s',
    (model) => {
      expect(JSON.stringify(asked({}, model))).not.toContain('cachePoint');
    },
  );

  it('marks both parts of the message as words of strangers where a guardrail stands', () => {
    const { messages, guardrailConfig } = asked({}, HAIKU, 'gr1abc:3');
    const words = (text: string | undefined) => ({ guardContent: { text: { text, qualifiers: ['guard_content'] } } });
    expect(messages?.[0]?.content).toEqual([words(REQUEST.shared), POINT, words(REQUEST.user)]);
    expect(guardrailConfig).toEqual({ guardrailIdentifier: 'gr1abc', guardrailVersion: '3' });
  });

  it('forces its tool, strictly; else leaves it to the model; else tells the form in words', () => {
    const tool = { name: 'report_story', strict: true };
    expect(asked().toolConfig).toMatchObject({
      tools: [{ toolSpec: tool }],
      toolChoice: { tool: { name: 'report_story' } },
    });
    expect(JSON.stringify(asked({ form: 'schema' }).toolConfig)).not.toContain('strict');
    expect(asked({ form: 'tool', told: true }).toolConfig).not.toHaveProperty('toolChoice');
    const words = asked({ form: 'prompt', told: true });
    expect(words).not.toHaveProperty('toolConfig');
    expect(JSON.stringify(words.messages)).toContain('by this JSON Schema');
  });
});

describe('a refusal of Bedrock', () => {
  const learn = (words: string, dialect: Partial<Dialect> = {}) =>
    learnBedrockDialect({ ...FIRST_BEDROCK_DIALECT, ...dialect }, words, 6000);

  it.each<[string, Partial<Dialect>]>([
    ['You invoked an unsupported model or your request did not allow prompt caching.', { without: ['cachePoint'] }],
    [
      'The model returned the following errors: `temperature` is deprecated for this model.',
      { without: ['temperature'] },
    ],
    ["This model doesn't support system messages.", { without: ['system'] }],
    ['The maximum tokens you requested exceeds the model limit of 4096. Try again with a lower value.', { most: 4096 }],
    ['This model does not support strict tools.', { form: 'schema' }],
    [
      "This model doesn't support the toolConfig.toolChoice.tool field. Remove it and try again.",
      { form: 'tool', told: true },
    ],
    ["This model doesn't support tool use.", { form: 'prompt', told: true }],
  ])('is learnt from: %s', (words, change) => {
    expect(learn(words)).toEqual({ ...FIRST_BEDROCK_DIALECT, ...change });
  });

  it('is learnt from once, and ends', () => {
    expect(learn('no caching', { without: ['cachePoint'] })).toBeUndefined();
    expect(learn('no tool use', { form: 'prompt' })).toBeUndefined();
    expect(
      learn('Invocation of model ID x with on-demand throughput isn’t supported. Retry with an inference profile.'),
    ).toBeUndefined();
  });
});
