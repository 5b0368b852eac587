// The model port on Bedrock, against a server that speaks the real protocol: stop reasons, faults, and how often it asks.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ModelRefusedError, ModelUnavailableError } from '../../../shared/errors.ts';
import { bedrockModel } from '../../../shared/model/bedrock.ts';
import type { ModelRequest } from '../../../shared/model/model.ts';
import { type BedrockServer, type Mode, startBedrock } from '../../fixtures/bedrock-server.ts';

const REQUEST: ModelRequest = {
  system: 'Posts stand between <<<0123456789abcdef and 0123456789abcdef>>>.',
  user: '<<<0123456789abcdef\n{"id":"P1","author":"@OpenAI","lang":"en","text":"Introducing GPT-5.2 Codex, now in the API."}\n0123456789abcdef>>>\n\nReport.',
  tool: {
    name: 'report_story',
    description: 'Files it.',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['claims', 'stance'],
      properties: { claims: { type: 'array', items: { type: 'object' } }, stance: { type: 'string' } },
    },
  },
  maxTokens: 500,
};

let server: BedrockServer | undefined;
beforeAll(() => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
});
afterEach(async () => {
  await server?.close();
});

const ask = async (...modes: readonly Mode[]) => askBehind(undefined, ...modes);

const askBehind = async (guardrail: string | undefined, ...modes: readonly Mode[]) => {
  server = await startBedrock((n) => modes[Math.min(n, modes.length - 1)] ?? 'honest');
  const model = bedrockModel({
    modelId: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    region: 'eu-central-1',
    endpoint: server.endpoint,
    guardrail,
    // Only what never answers is waited for briefly: on a loaded machine an answer may take as long.
    ...(modes.includes('slow') ? { timeoutMs: 400 } : {}),
  });
  return model.ask(REQUEST);
};

describe('an answer', () => {
  it('is the input of the one tool that the model is made to use', async () => {
    const answer = await ask('honest');
    expect(answer).toMatchObject({
      stop: 'complete',
      stopReason: 'tool_use',
      origin: 'live',
      usage: { inputTokens: 1800, outputTokens: 240 },
    });
    expect(answer.value).toMatchObject({ claims: [{ cites: ['P1'] }], stance: 'neutral' });
    const [asked] = server?.asked ?? [];
    expect(asked).toMatchObject({
      modelId: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
      toolChoice: { tool: { name: 'report_story' } },
    });
    expect(asked?.tool).toMatchObject({ strict: true, inputSchema: { json: REQUEST.tool.schema } });
  });

  it.each<[Mode]>([['prose around'], ['fence'], ['reasoning first']])('is found in: %s', async (mode) => {
    expect((await ask(mode)).value).toMatchObject({ stance: 'neutral' });
  });

  it('whose lists come as strings is read, at once: row 23f', async () => {
    expect((await ask('lists as strings')).value).toEqual({
      claims: [{ text: 'A true claim.', cites: ['P1'] }],
      stance: 'neutral',
    });
    expect(server?.asked).toHaveLength(1);
  });

  it.each<[Mode]>([['empty'], ['wrong tool']])('is nothing in: %s', async (mode) => {
    expect((await ask(mode)).value).toBeUndefined();
  });

  it.each([
    ['end_turn', 'complete'],
    ['stop_sequence', 'complete'],
    ['max_tokens', 'truncated'],
    ['model_context_window_exceeded', 'truncated'],
    ['guardrail_intervened', 'filtered'],
    ['content_filtered', 'filtered'],
    ['malformed_model_output', 'malformed'],
    ['malformed_tool_use', 'malformed'],
    ['something_new', 'malformed'],
  ])('that stops with %s is %s', async (reason, stop) => {
    expect((await ask(`stop ${reason}`)).stop).toBe(stop);
  });
});

describe('a guardrail', () => {
  it('is named in the request, and told which words are those of strangers', async () => {
    const answer = await askBehind('gr1abc:3', 'honest');
    expect(answer.stop).toBe('complete');
    expect(server?.asked[0]?.guardrail).toEqual({
      config: { guardrailIdentifier: 'gr1abc', guardrailVersion: '3' },
      marked: true,
    });
    expect(server?.asked[0]?.posts).toHaveLength(1);
  });

  it('that steps in stops this answer only, as filtered', async () => {
    expect((await askBehind('gr1abc:3', 'stop guardrail_intervened')).stop).toBe('filtered');
  });

  it('is not spoken of where there is none', async () => {
    await ask('honest');
    expect(server?.asked[0]?.guardrail).toBeUndefined();
  });
});

describe('a fault', () => {
  it.each<[Mode, number]>([
    ['error 429 ThrottlingException', 3],
    ['error 503 ServiceUnavailableException', 3],
    ['error 500 InternalServerException', 3],
    ['error 408 ModelTimeoutException', 2],
    ['error 424 ModelErrorException', 2],
  ])(
    '%s is asked %i times and then told as unavailable',
    async (mode, times) => {
      await expect(ask(mode)).rejects.toBeInstanceOf(ModelUnavailableError);
      expect(server?.asked).toHaveLength(times);
    },
    30_000,
  );

  it.each<[Mode]>([
    ['error 403 AccessDeniedException'],
    ['error 404 ResourceNotFoundException'],
    ['error 400 ValidationException'],
  ])('%s is final: the model id, the region or the rights are wrong', async (mode) => {
    await expect(ask(mode)).rejects.toBeInstanceOf(ModelRefusedError);
    expect(server?.asked).toHaveLength(1);
  });

  it('that passes is not seen', async () => {
    const answer = await ask('error 503 ServiceUnavailableException', 'reset', 'honest');
    expect(answer.stop).toBe('complete');
    expect(server?.asked).toHaveLength(3);
  }, 30_000);

  it('of the length of the request is an answer that was cut', async () => {
    expect(await ask('error 400 ValidationException TooLong')).toMatchObject({ stop: 'truncated', value: undefined });
  });

  it('of a server that never ends its answer is given up', async () => {
    await expect(ask('slow')).rejects.toBeInstanceOf(ModelUnavailableError);
  }, 30_000);
});
