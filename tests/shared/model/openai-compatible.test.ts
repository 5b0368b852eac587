// The model port on servers of the OpenAI kind: what it finds out, what it reads, what it retries, and what it says of a no.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ModelRefusedError, ModelUnavailableError } from '../../../shared/errors.ts';
import type { Dialect } from '../../../shared/model/dialect.ts';
import type { ModelRequest } from '../../../shared/model/model.ts';
import { parseModelUrl } from '../../../shared/model/model-url.ts';
import { openAiModel } from '../../../shared/model/openai-compatible.ts';
import { MANNERS, type ServerName } from '../../fixtures/openai-manners.ts';
import {
  completion,
  error,
  type OpenAiServer,
  type Said,
  type Say,
  startOpenAi,
} from '../../fixtures/openai-server.ts';

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['claims'],
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'kind', 'cites'],
        properties: {
          text: { type: 'string' },
          kind: { type: 'string', enum: ['announcement', 'fact'] },
          cites: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};
const REQUEST: ModelRequest = {
  system: 'You write what the posts say.',
  shared: 'P1: Heron Works ships Ibis 2, an open model of 9B parameters.\n',
  user: 'Report.',
  tool: { name: 'report_story', description: 'Files the report.', schema: SCHEMA },
  maxTokens: 400,
};
const claim = { text: 'Heron Works发布Ibis 2', kind: 'announcement', cites: ['P1'] };
const VALUE = { claims: [claim] };
const KEY = 'sk-test-0123456789abcdef';

let server: OpenAiServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const pauses: number[] = [];
const open = async (say: Say, query = '', more: { dialect?: Dialect; key?: string } = {}) => {
  pauses.length = 0;
  server = await startOpenAi(say);
  const parsed = parseModelUrl(`openai:${server.baseUrl}#small${query}`);
  if (parsed.kind !== 'openai') throw new Error('The URL names another kind.');
  const { key, dialect } = more;
  return openAiModel({
    ...parsed,
    dialect,
    ...(key === undefined ? {} : { key: async () => key }),
    pause: async (ms) => pauses.push(ms),
  });
};
const inTurn =
  (...answers: readonly Said[]): Say =>
  (_, n) =>
    answers[Math.min(n, answers.length - 1)];
const said =
  (content: string | null, more: object = {}): Say =>
  (asked) =>
    completion(asked, { content, ...more });
const requests = () => server?.asked.length;

describe('a request', () => {
  it('goes to the path of chat completions, with what is the same in all requests first, and a schema to keep to', async () => {
    const model = await open(said(JSON.stringify(VALUE)));
    const answer = await model.ask(REQUEST);
    expect(answer).toMatchObject({
      stop: 'complete',
      value: VALUE,
      stopReason: 'stop',
      model: 'small',
      origin: 'live',
    });
    expect(answer.cause).toBeUndefined();
    const [asked] = server?.asked ?? [];
    expect(asked?.path).toBe('/v1/chat/completions');
    expect(asked?.headers.authorization).toBeUndefined();
    expect(asked?.body).toMatchObject({
      model: 'small',
      messages: [
        { role: 'system', content: REQUEST.system },
        { role: 'user', content: `${REQUEST.shared}${REQUEST.user}` },
      ],
      max_tokens: 400,
      temperature: 0,
      response_format: { type: 'json_schema', json_schema: { name: 'report_story', schema: SCHEMA, strict: true } },
    });
    expect(asked?.body).not.toHaveProperty('stream');
  });

  it('carries the headers and fields of the settings, and takes a field of its own away by null', async () => {
    const model = await open(
      said(JSON.stringify(VALUE)),
      '?header.X-Title=Dawn%20Chorus&body.provider={"order":["a"]}&body.temperature=0.6',
    );
    await model.ask(REQUEST);
    expect(server?.asked[0]?.headers['x-title']).toBe('Dawn Chorus');
    expect(server?.asked[0]?.body).toMatchObject({ provider: { order: ['a'] }, temperature: 0.6 });
  });

  it('comes as a stream where the answer may be long, which is put together again', async () => {
    const model = await open(said(JSON.stringify(VALUE)));
    const answer = await model.ask({ ...REQUEST, maxTokens: 6000 });
    expect(server?.asked[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    expect(answer).toMatchObject({ stop: 'complete', value: VALUE });
    expect(answer.usage.outputTokens).toBeGreaterThan(0);
  });

  it('takes a tool’s input from the pieces of a stream', async () => {
    const model = await open(
      said(null, { tool: { name: 'report_story', arguments: JSON.stringify(VALUE) }, finish: 'tool_calls' }),
      '?form=tool&stream=on',
    );
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    expect(server?.asked[0]?.body).toMatchObject({ tool_choice: { function: { name: 'report_story' } } });
  });

  it('counts tokens as the server does, cached ones apart, in the words of each', async () => {
    for (const usage of [
      { prompt_tokens: 500, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 400 } },
      { prompt_tokens: 500, completion_tokens: 7, prompt_cache_hit_tokens: 400, prompt_cache_miss_tokens: 100 },
    ]) {
      const model = await open(said(JSON.stringify(VALUE), { usage }));
      expect((await model.ask(REQUEST)).usage).toEqual({
        inputTokens: 100,
        outputTokens: 7,
        cacheReadTokens: 400,
        cacheWriteTokens: 0,
      });
      await server?.close();
    }
  });

  it('is estimated, not free, where the server counts nothing', async () => {
    const model = await open(said(JSON.stringify(VALUE), { usage: {} }));
    const { usage } = await model.ask(REQUEST);
    expect(usage.inputTokens).toBeGreaterThan(30);
    expect(usage.outputTokens).toBeGreaterThan(10);
  });
});

describe('a key', () => {
  it('goes as a bearer, or in the header that the settings name', async () => {
    await (await open(said(JSON.stringify(VALUE)), '', { key: KEY })).ask(REQUEST);
    expect(server?.asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    await server?.close();
    await (await open(said(JSON.stringify(VALUE)), '?keyHeader=api-key', { key: KEY })).ask(REQUEST);
    expect(server?.asked[0]?.headers['api-key']).toBe(KEY);
    expect(server?.asked[0]?.headers.authorization).toBeUndefined();
  });

  it('never goes where a redirect leads', async () => {
    const other = await startOpenAi(said(JSON.stringify(VALUE)));
    for (const status of [301, 302, 307, 308]) {
      const model = await open(
        () => ({ status, headers: { location: `${other.baseUrl}/chat/completions` }, body: '' }),
        '',
        { key: KEY },
      );
      await expect(model.ask(REQUEST)).rejects.toThrow(`HTTP ${status}: a redirect, which is not followed`);
      await server?.close();
    }
    expect(other.asked).toHaveLength(0);
    await other.close();
  });

  it('stands in no error, even where the server sends it back', async () => {
    const model = await open(() => error(401, `Incorrect API key provided: ${KEY}.`), '', { key: KEY });
    const thrown = await model.ask(REQUEST).catch((one: unknown) => one);
    expect(thrown).toBeInstanceOf(ModelRefusedError);
    expect(String(thrown)).toContain('HTTP 401: Incorrect API key provided: ….');
    expect(String(thrown)).not.toContain(KEY);
  });

  it('with a line break in it is told of without its words', async () => {
    const model = await open(said('{}'), '', { key: 'sk-a\nb' });
    await expect(model.ask(REQUEST)).rejects.toThrow(/holds a blank, a line break/);
    expect(requests()).toBe(0);
  });
});

describe('what a server takes', () => {
  it.each(Object.keys(MANNERS) as ServerName[])('is found out by the first request, and kept: %s', async (name) => {
    const manner = MANNERS[name];
    const key = manner.key ? { key: KEY } : {};
    const model = await open((asked) => manner.say(asked, () => VALUE), '', key);
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    const first = requests() ?? 0;
    // By default nothing is known of a server on this machine: each thing that it refuses costs one request, once.
    expect(first).toBeLessThanOrEqual(5);
    expect((await model.ask({ ...REQUEST, user: 'And the next.' })).value).toEqual(VALUE);
    expect((requests() ?? 0) - first).toBeLessThanOrEqual(2);
    const dialect = model.dialect?.();
    expect(dialect?.proven).toBe(true);
    expect(JSON.stringify(dialect).length).toBeLessThan(1024);
    const before = requests() ?? 0;
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    expect((requests() ?? 0) - before).toBe(1);
    // A later call of the run begins with what is known.
    const baseUrl = server?.baseUrl ?? '';
    const parsed = parseModelUrl(`openai:${baseUrl}#small`);
    if (parsed.kind !== 'openai') throw new Error('The URL names another kind.');
    const again = openAiModel({ ...parsed, dialect, key: async () => KEY });
    expect((await again.ask(REQUEST)).value).toEqual(VALUE);
    expect((requests() ?? 0) - before).toBe(2);
  });

  it('may be less than the room that was asked for', async () => {
    const model = await open((asked) =>
      Number(asked.body.max_tokens) > 4096
        ? error(400, 'Invalid max_tokens value, the valid range of max_tokens is [1, 4096]')
        : completion(asked, { content: JSON.stringify(VALUE) }),
    );
    expect((await model.ask({ ...REQUEST, maxTokens: 6000 })).value).toEqual(VALUE);
    expect(server?.asked.map(({ body }) => body.max_tokens)).toEqual([6000, 4096]);
  });

  it('may be no stream, which an organisation must be verified for', async () => {
    const model = await open((asked) =>
      'stream' in asked.body
        ? error(400, 'Your organization must be verified to stream this model.', { param: 'stream' })
        : completion(asked, { content: JSON.stringify(VALUE) }),
    );
    expect((await model.ask({ ...REQUEST, maxTokens: 6000 })).value).toEqual(VALUE);
    expect(requests()).toBe(2);
  });

  it('is sought with as little as can be where the server does not say what it refuses', async () => {
    const model = await open((asked) =>
      'temperature' in asked.body || 'response_format' in asked.body
        ? { status: 400, body: 'Bad Request' }
        : completion(asked, { content: JSON.stringify(VALUE) }),
    );
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    expect(requests()).toBe(2);
  });

  it('may be nothing at all: then it stops, with the server’s first words that have no remedy', async () => {
    const model = await open(() => error(400, 'This server is for display only.'));
    await expect(model.ask(REQUEST)).rejects.toThrow(/HTTP 400: This server is for display only\./);
    expect(requests()).toBe(2);
  });
});

describe('thinking', () => {
  const long = 'Okay, three posts. Let me count them again. '.repeat(60);

  it('is switched off and given room once a model was seen to think', async () => {
    const model = await open((asked) => {
      const room = Number(asked.body.max_tokens);
      return room > 4000
        ? completion(asked, { content: JSON.stringify(VALUE), thinking: long })
        : completion(asked, { content: '', thinking: long, finish: 'length' });
    });
    const answer = await model.ask(REQUEST);
    expect(answer).toMatchObject({ stop: 'complete', value: VALUE });
    expect(server?.asked.map(({ body }) => body.max_tokens)).toEqual([400, 8592]);
    expect(server?.asked[1]?.body).toMatchObject({
      chat_template_kwargs: { enable_thinking: false },
      reasoning_effort: 'none',
    });
    // What was thought in vain is paid all the same.
    expect(answer.usage.outputTokens).toBeGreaterThan(1000);
    expect(model.dialect?.()).toMatchObject({ thinks: true, proven: true });
  });

  it('without an end stops the run, with what to do about it, and says what it took', async () => {
    const model = await open(said('', { thinking: long, finish: 'length' }));
    const thrown = await model.ask(REQUEST).catch((one: unknown) => one);
    expect(thrown).toBeInstanceOf(ModelRefusedError);
    expect(String(thrown)).toContain('used up 8,592 tokens for thinking and wrote no answer: switch its thinking off');
    expect(thrown instanceof ModelRefusedError ? thrown.usage?.outputTokens : 0).toBeGreaterThan(1000);
    expect(requests()).toBe(2);
  });

  it('has the room that the settings give, and is allowed where they allow it', async () => {
    const model = await open(said(JSON.stringify(VALUE), { thinking: 'Hm.' }), '?thinking=on&thinkingTokens=3000');
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    await model.ask(REQUEST);
    for (const { body } of server?.asked ?? []) {
      expect(body.max_tokens).toBe(3400);
      expect(body).not.toHaveProperty('chat_template_kwargs');
    }
  });

  it('is where an answer is sought that stands nowhere else', async () => {
    const model = await open(said('', { thinking: `Final answer: ${JSON.stringify(VALUE)}` }));
    expect(await model.ask(REQUEST)).toMatchObject({ stop: 'complete', value: VALUE });
  });

  it('is no answer where it was cut off, though it holds a draft of one', async () => {
    const model = await open(said('', { thinking: `Draft: ${JSON.stringify(VALUE)} But wait`, finish: 'length' }));
    await expect(model.ask(REQUEST)).rejects.toBeInstanceOf(ModelRefusedError);
  });
});

describe('a no', () => {
  it.each<[string, Said, RegExp]>([
    [
      'spent quota',
      error(429, 'You exceeded your current quota, please check your plan and billing details.', {
        code: 'insufficient_quota',
      }),
      /HTTP 429: You exceeded your current quota.*pay or raise the quota/,
    ],
    ['no money', error(402, 'Insufficient Balance'), /HTTP 402: Insufficient Balance\); pay or raise/],
    [
      'the day’s free requests',
      { status: 429, body: { error: { message: 'Rate limit exceeded: free-models-per-day', code: 429 } } },
      /pay or raise the quota/,
    ],
    [
      'an account in arrears',
      error(400, 'Access denied, please make sure your account is in good standing.', { code: 'Arrearage' }),
      /pay or raise/,
    ],
    ['a model that is not there', error(404, "model 'small' not found"), /check the model's name/],
    ['a wrong key', error(401, 'Invalid API key'), /check the key/],
    ['no right', error(403, 'Country not supported'), /HTTP 403: Country not supported/],
    [
      'a page of HTML',
      { status: 404, body: '<html><script>alert(1)</script><h1>Not Found</h1></html>' },
      /HTTP 404: Not Found\)/,
    ],
    [
      'an error in a good answer',
      { body: { error: { message: 'Insufficient credits', code: 402 } } },
      /HTTP 402: Insufficient credits/,
    ],
  ])('for good stops at once, in the server’s own words: %s', async (_, answer, sentence) => {
    const model = await open(() => answer);
    const thrown = await model.ask(REQUEST).catch((one: unknown) => one);
    expect(thrown).toBeInstanceOf(ModelRefusedError);
    expect(String(thrown)).toMatch(sentence);
    expect(requests()).toBe(1);
  });

  it.each<[string, Said]>([
    ['a busy server', { status: 429, body: '' }],
    ['a broken one', { status: 500, body: 'oops' }],
    [
      'a model that is loaded still',
      { status: 503, body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } } },
    ],
    [
      'an error in a good answer',
      {
        body: {
          error: {
            message: 'Provider returned error',
            code: 429,
            metadata: { raw: 'small is temporarily rate-limited upstream.' },
          },
        },
      },
    ],
    ['no choices', { body: { id: null, object: 'chat.completion', choices: null, usage: null } }],
    [
      'an error in a choice',
      {
        body: {
          choices: [{ error: { code: 502, message: 'upstream' }, message: { content: '' }, finish_reason: 'error' }],
        },
      },
    ],
    [
      'an error in a stream',
      {
        body: 'data: {"choices":[{"delta":{"content":"{"}}]}\n\ndata: {"error":{"message":"overloaded","code":503}}\n\n',
      },
    ],
    ['a stream that breaks off', { body: 'data: {"choices":[{"delta":{"content":"{"}}]}\n\n' }],
    ['another language', { body: 'hello' }],
    [
      'the server’s own trouble',
      { body: { choices: [{ message: { content: '' }, finish_reason: 'insufficient_system_resource' }] } },
    ],
  ])('for now is asked three times, and may be asked later: %s', async (_, answer) => {
    const model = await open(() => answer);
    await expect(model.ask(REQUEST)).rejects.toBeInstanceOf(ModelUnavailableError);
    expect(requests()).toBe(3);
    expect(pauses).toEqual([1000, 2000]);
  });

  it('that passes is not seen', async () => {
    const model = await open((asked, n) =>
      n < 2 ? { status: 503, body: '' } : completion(asked, { content: JSON.stringify(VALUE) }),
    );
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    expect(requests()).toBe(3);
  });

  it('with a short retry-after is waited for as long as it says', async () => {
    const model = await open((asked, n) =>
      n === 0
        ? { status: 429, headers: { 'retry-after': '3' }, body: '' }
        : completion(asked, { content: JSON.stringify(VALUE) }),
    );
    await model.ask(REQUEST);
    expect(pauses).toEqual([3000]);
  });

  it.each([
    ['seconds', { 'retry-after': '7' }, 7],
    [
      'a date by its own clock',
      { date: 'Tue, 21 Apr 2026 10:00:00 GMT', 'retry-after': 'Tue, 21 Apr 2026 10:01:30 GMT' },
      90,
    ],
    ['milliseconds', { 'retry-after-ms': '61000' }, 61],
  ])('with a long retry-after is given back with it, after one request: %s', async (_, headers, seconds) => {
    const model = await open(() => ({ status: 429, headers, body: { error: { message: 'Rate limit reached' } } }));
    await expect(model.ask(REQUEST)).rejects.toMatchObject({
      name: 'ModelUnavailableError',
      retryAfterSeconds: seconds,
      message: expect.stringContaining('HTTP 429: Rate limit reached'),
    });
    expect(requests()).toBe(1);
  });

  it.each<[string, Said, string, string]>([
    [
      'OpenAI',
      error(
        400,
        "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
        { code: 'context_length_exceeded' },
      ),
      'truncated',
      'maximum context length',
    ],
    [
      'llama.cpp',
      {
        status: 400,
        body: {
          error: {
            code: 400,
            message: 'the request exceeds the available context size',
            type: 'exceed_context_size_error',
            n_ctx: 4096,
          },
        },
      },
      'truncated',
      'larger context',
    ],
    [
      'DashScope',
      error(400, 'Input data may contain inappropriate content.', { code: 'data_inspection_failed' }),
      'filtered',
      'inappropriate content',
    ],
    [
      'Azure',
      error(400, 'The response was filtered due to the prompt triggering a content management policy.', {
        code: 'content_filter',
      }),
      'filtered',
      'filtered',
    ],
  ])('to one request alone is an answer without a value: %s', async (_, answer, stop, words) => {
    const model = await open(() => answer);
    const given = await model.ask(REQUEST);
    expect(given).toMatchObject({ stop, value: undefined });
    expect(given.cause).toContain(words);
    expect(requests()).toBe(1);
  });

  it.each<[string, object, string]>([
    ['a filter', { finish: 'content_filter' }, 'filtered'],
    ['the limit', { content: '{"claims": [{"text": "Heron', finish: 'length' }, 'truncated'],
    ['an end that nobody knows', { finish: 'cosmic_ray' }, 'malformed'],
  ])('of the model is told by how its answer ends: %s', async (_, more, stop) => {
    const model = await open(said('Well', more), '?form=prompt');
    const answer = await model.ask(REQUEST);
    expect(answer).toMatchObject({ stop, value: undefined });
    expect(answer.cause).toContain('small');
  });

  it('of the model in so many words is a refusal', async () => {
    const model = await open(() => ({
      body: {
        choices: [{ message: { content: null, refusal: "I can't help with that." }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 90, completion_tokens: 9 },
      },
    }));
    expect(await model.ask(REQUEST)).toMatchObject({ stop: 'refused', value: undefined });
  });

  it('has words that are printable and short, whatever the server sends', async () => {
    const model = await open(() => error(404, `no\u202e\u0000\u001b[31m such ${'x'.repeat(5000)}`));
    const thrown = String(await model.ask(REQUEST).catch((one: unknown) => one));
    expect(thrown).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(thrown.length).toBeLessThan(420);
  });
});

describe('a prompt that the server cuts', () => {
  const request = {
    ...REQUEST,
    shared: 'The report goes on to describe how the training ran in the hall.\n'.repeat(160),
  };
  const usage = { prompt_tokens: 256, completion_tokens: 90 };

  it('stops the run where it is the first: the next would be cut as well', async () => {
    const model = await open(said(JSON.stringify(VALUE), { usage }));
    await expect(model.ask(request)).rejects.toThrow(/read 256 of at least 1,7\d\d tokens: give it a larger context/);
    expect(requests()).toBe(1);
  });

  it('is a broken answer later', async () => {
    const model = await open(said(JSON.stringify(VALUE), { usage }));
    await model.ask(REQUEST);
    expect(await model.ask(request)).toMatchObject({ stop: 'cutPrompt', value: undefined });
  });

  it('is not suspected where all was read, in any script', async () => {
    for (const shared of [
      '苍鹭公司今天发布了新模型，参数量为九十亿。'.repeat(300),
      '{"id":"P1","text":"https://t.co/aB3"}\n'.repeat(200),
    ]) {
      const model = await open(said(JSON.stringify(VALUE)));
      expect((await model.ask({ ...REQUEST, shared })).stop).toBe('complete');
      await server?.close();
    }
  });
});

describe('a server that is too slow', () => {
  it('is not asked again, since the step must end', async () => {
    const slow = createServer(() => {});
    await new Promise<void>((resolve) => {
      slow.listen(0, '127.0.0.1', resolve);
    });
    const { port } = slow.address() as AddressInfo;
    const parsed = parseModelUrl(`openai:http://127.0.0.1:${port}/v1#small?timeoutSeconds=1`);
    if (parsed.kind !== 'openai') throw new Error('The URL names another kind.');
    await expect(openAiModel(parsed).ask(REQUEST)).rejects.toThrow('took longer than 1 seconds');
    slow.closeAllConnections();
    slow.close();
  });

  it('is waited for as long as it sends something', async () => {
    const events = [
      ...Array(6).fill(': working\n\n'),
      `data: {"choices":[{"delta":{"content":${JSON.stringify(JSON.stringify(VALUE))}},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`,
    ];
    const steady = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const next = (): void => {
        const event = events.shift();
        if (event === undefined) response.end();
        else response.write(event, () => setTimeout(next, 20));
      };
      next();
    });
    await new Promise<void>((resolve) => {
      steady.listen(0, '127.0.0.1', resolve);
    });
    const { port } = steady.address() as AddressInfo;
    const parsed = parseModelUrl(`openai:http://127.0.0.1:${port}/v1#small?stream=on`);
    if (parsed.kind !== 'openai') throw new Error('The URL names another kind.');
    expect((await openAiModel(parsed).ask(REQUEST)).value).toEqual(VALUE);
    steady.closeAllConnections();
    steady.close();
  });

  it('that cannot be reached is unavailable', async () => {
    const model = await open(inTurn());
    await server?.close();
    await expect(model.ask(REQUEST)).rejects.toThrow(/did not answer \(ECONNREFUSED\)/);
  });
});
