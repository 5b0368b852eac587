// The ways in which a server of the OpenAI kind gives no answer: what is retried, what ends the run, and what is said of it.
import { describe, expect, it } from 'vitest';
import { ModelRefusedError, ModelUnavailableError } from '../../../shared/errors.ts';
import { completion, error, type Said } from '../../fixtures/openai-server.ts';
import { REQUEST, said, serving, VALUE } from './asking.ts';

const { open, pauses, requests } = serving();

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
