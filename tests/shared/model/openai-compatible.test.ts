// The model port on servers that speak OpenAI's chat completions, and the URLs that name models.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { BadInputError, ModelUnavailableError } from '../../../shared/errors.ts';
import type { ModelRequest } from '../../../shared/model/model.ts';
import { parseModelUrl, withGuardrail } from '../../../shared/model/model-url.ts';
import { openModel } from '../../../shared/model/open-model.ts';
import { openAiModel } from '../../../shared/model/openai-compatible.ts';
import { type JsonServer, type Said, startServer } from '../../fixtures/json-server.ts';

const REQUEST: ModelRequest = {
  system: 'Rules.',
  user: 'Posts.',
  tool: { name: 'report_story', description: 'Files it.', schema: { type: 'object' } },
  maxTokens: 100,
};

const completion = (content: string, finish = 'stop') => ({
  choices: [{ finish_reason: finish, message: { role: 'assistant', content } }],
  usage: { prompt_tokens: 50, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 10 } },
});

let server: JsonServer | undefined;
afterEach(async () => {
  await server?.close();
});

const ask = async (...answers: readonly Said[]) => {
  let n = 0;
  server = await startServer(() => answers[Math.min(n++, answers.length - 1)] ?? { body: '' });
  return openAiModel({ baseUrl: `${server.url}/v1`, model: 'small', pauseMs: 1, timeoutMs: 2000 }).ask(REQUEST);
};

describe('a server of the OpenAI kind', () => {
  it('answers in JSON that is found in fences and prose too', async () => {
    for (const content of ['{"claims":[]}', '```json\n{"claims":[]}\n```', 'Sure: {"claims":[]}.']) {
      const answer = await ask({ body: completion(content) });
      expect(answer).toMatchObject({
        stop: 'complete',
        value: { claims: [] },
        usage: { inputTokens: 40, outputTokens: 7, cacheReadTokens: 10 },
      });
      expect(server?.asked.map(({ pathname }) => pathname)).toEqual(['/v1/chat/completions']);
      await server?.close();
    }
  });

  it.each([
    ['length', 'truncated'],
    ['content_filter', 'filtered'],
    ['tool_calls', 'complete'],
    ['anything', 'malformed'],
  ])('that ends with %s is %s', async (finish, stop) => {
    expect((await ask({ body: completion('{}', finish) })).stop).toBe(stop);
  });

  it('is asked again where it is busy, three times in all', async () => {
    expect((await ask({ status: 429, body: '' }, { status: 503, body: '' }, { body: completion('{}') })).stop).toBe(
      'complete',
    );
    expect(server?.asked).toHaveLength(3);
    await server?.close();
    await expect(ask({ status: 500, body: '' })).rejects.toBeInstanceOf(ModelUnavailableError);
    expect(server?.asked).toHaveLength(3);
  });

  it('that is too slow is not asked again, since the step must end', async () => {
    const slow = createServer(() => {});
    await new Promise<void>((resolve) => {
      slow.listen(0, '127.0.0.1', resolve);
    });
    const { port } = slow.address() as AddressInfo;
    const model = openAiModel({ baseUrl: `http://127.0.0.1:${port}/v1`, model: 'small', timeoutMs: 50, pauseMs: 1 });
    await expect(model.ask(REQUEST)).rejects.toThrow('took longer than 0.05 seconds');
    slow.closeAllConnections();
    slow.close();
  });

  it('that refuses is not asked again', async () => {
    await expect(ask({ status: 404, body: 'no such model' })).rejects.toBeInstanceOf(BadInputError);
    expect(server?.asked).toHaveLength(1);
  });

  it('that speaks another language is unavailable', async () => {
    await expect(ask({ body: 'hello' })).rejects.toBeInstanceOf(ModelUnavailableError);
  });
});

describe('the URL of a model', () => {
  it.each([
    ['extractive', { kind: 'extractive' }],
    [
      'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0',
      { kind: 'bedrock', modelId: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0' },
    ],
    [
      'bedrock:amazon.nova-lite-v1:0?region=us-east-1',
      { kind: 'bedrock', modelId: 'amazon.nova-lite-v1:0', region: 'us-east-1' },
    ],
    [
      'openai:http://localhost:11434/v1#qwen3',
      {
        kind: 'openai',
        baseUrl: 'http://localhost:11434/v1',
        model: 'qwen3',
        settings: { thinking: false, headers: {}, body: {} },
      },
    ],
    ['replay:out/runs/x/y', { kind: 'replay', folder: 'out/runs/x/y' }],
  ])('%s is read', (url, parsed) => {
    expect(parseModelUrl(url)).toEqual(parsed);
  });

  it.each([
    '',
    'gpt-4',
    'bedrock:',
    'openai:localhost#x',
    'openai:http://localhost',
    'replay:',
    'bedrock:a b',
    'bedrock:a?guardrail=b',
  ])('"%s" is refused', (url) => {
    expect(() => parseModelUrl(url)).toThrow(BadInputError);
  });

  it.each([
    ['bedrock:a.b', 'gr1:2', 'bedrock:a.b?guardrail=gr1:2'],
    ['bedrock:a.b?region=us-east-1', 'gr1:2', 'bedrock:a.b?region=us-east-1&guardrail=gr1:2'],
    ['bedrock:a.b?guardrail=own:DRAFT', 'gr1:2', 'bedrock:a.b?guardrail=own:DRAFT'],
    ['bedrock:a.b', undefined, 'bedrock:a.b'],
    ['openai:http://localhost:11434/v1#qwen3', 'gr1:2', 'openai:http://localhost:11434/v1#qwen3'],
  ])('%s behind the guardrail %s is %s', (url, guardrail, guarded) => {
    expect(withGuardrail(url, guardrail)).toBe(guarded);
    expect(parseModelUrl(guarded)).toEqual({
      ...parseModelUrl(url),
      ...(guarded === url ? {} : { guardrail }),
    });
  });

  it('extractive opens no model', () => {
    expect(openModel('extractive', {})).toBeUndefined();
  });
});
