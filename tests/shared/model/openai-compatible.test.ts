// The model port on servers of the OpenAI kind: what it sends, what it reads, and what it finds out of a server.
import { describe, expect, it } from 'vitest';
import { ModelRefusedError } from '../../../shared/errors.ts';
import { openAiModel } from '../../../shared/model/openai-compatible.ts';
import { MANNERS, type ServerName } from '../../fixtures/openai-manners.ts';
import { completion, error, startOpenAi } from '../../fixtures/openai-server.ts';
import { KEY, optionsOf, REQUEST, said, serving, VALUE } from './asking.ts';

const { open, close, asked, requests, baseUrl } = serving();

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
    const [first] = asked();
    expect(first?.path).toBe('/v1/chat/completions');
    expect(first?.headers.authorization).toBeUndefined();
    expect(first?.body).toMatchObject({
      model: 'small',
      messages: [
        { role: 'system', content: REQUEST.system },
        { role: 'user', content: `${REQUEST.shared}${REQUEST.user}` },
      ],
      max_tokens: 400,
      temperature: 0,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'report_story', schema: REQUEST.tool.schema, strict: true },
      },
    });
    expect(first?.body).not.toHaveProperty('stream');
  });

  it('carries the headers and fields of the settings, and takes a field of its own away by null', async () => {
    const model = await open(
      said(JSON.stringify(VALUE)),
      '?header.X-Title=Dawn%20Chorus&body.provider={"order":["a"]}&body.temperature=0.6',
    );
    await model.ask(REQUEST);
    expect(asked()[0]?.headers['x-title']).toBe('Dawn Chorus');
    expect(asked()[0]?.body).toMatchObject({ provider: { order: ['a'] }, temperature: 0.6 });
  });

  it('comes as a stream where the answer may be long, which is put together again', async () => {
    const model = await open(said(JSON.stringify(VALUE)));
    const answer = await model.ask({ ...REQUEST, maxTokens: 6000 });
    expect(asked()[0]?.body).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    expect(answer).toMatchObject({ stop: 'complete', value: VALUE });
    expect(answer.usage.outputTokens).toBeGreaterThan(0);
  });

  it('takes a tool’s input from the pieces of a stream', async () => {
    const model = await open(
      said(null, { tool: { name: 'report_story', arguments: JSON.stringify(VALUE) }, finish: 'tool_calls' }),
      '?form=tool&stream=on',
    );
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    expect(asked()[0]?.body).toMatchObject({ tool_choice: { function: { name: 'report_story' } } });
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
    expect(asked()[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
    await close();
    await (await open(said(JSON.stringify(VALUE)), '?keyHeader=api-key', { key: KEY })).ask(REQUEST);
    expect(asked()[0]?.headers['api-key']).toBe(KEY);
    expect(asked()[0]?.headers.authorization).toBeUndefined();
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
    const first = requests();
    // By default nothing is known of a server on this machine: each thing that it refuses costs one request, once.
    expect(first).toBeLessThanOrEqual(5);
    expect((await model.ask({ ...REQUEST, user: 'And the next.' })).value).toEqual(VALUE);
    expect(requests() - first).toBeLessThanOrEqual(2);
    const dialect = model.dialect?.();
    expect(dialect?.proven).toBe(true);
    expect(JSON.stringify(dialect).length).toBeLessThan(1024);
    const before = requests();
    expect((await model.ask(REQUEST)).value).toEqual(VALUE);
    expect(requests() - before).toBe(1);
    // A later call of the run begins with what is known.
    const again = openAiModel({ ...optionsOf(`openai:${baseUrl()}#small`), dialect, key: async () => KEY });
    expect((await again.ask(REQUEST)).value).toEqual(VALUE);
    expect(requests() - before).toBe(2);
  });

  it('may be less than the room that was asked for', async () => {
    const model = await open((asked) =>
      Number(asked.body.max_tokens) > 4096
        ? error(400, 'Invalid max_tokens value, the valid range of max_tokens is [1, 4096]')
        : completion(asked, { content: JSON.stringify(VALUE) }),
    );
    expect((await model.ask({ ...REQUEST, maxTokens: 6000 })).value).toEqual(VALUE);
    expect(asked().map(({ body }) => body.max_tokens)).toEqual([6000, 4096]);
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
