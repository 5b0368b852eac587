// Thinking that takes an answer's room, prompts that a server cuts, and servers that are slow.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ModelRefusedError } from '../../../shared/errors.ts';
import { openAiModel } from '../../../shared/model/openai-compatible.ts';
import { completion } from '../../fixtures/openai-server.ts';
import { optionsOf, REQUEST, said, serving, VALUE } from './asking.ts';

const { open, close, asked, requests } = serving();

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
    expect(asked().map(({ body }) => body.max_tokens)).toEqual([400, 8592]);
    expect(asked()[1]?.body).toMatchObject({
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
    for (const { body } of asked()) {
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

describe('a prompt that the server cuts', () => {
  const request = {
    ...REQUEST,
    shared: 'The report goes on to describe how the training ran in the hall.\n'.repeat(160),
  };
  const usage = { prompt_tokens: 256, completion_tokens: 90 };

  it('is told, and its answer is none', async () => {
    const model = await open(said(JSON.stringify(VALUE), { usage }));
    const answer = await model.ask(request);
    expect(answer).toMatchObject({ stop: 'cutPrompt', value: undefined });
    expect(answer.cause).toMatch(/read 256 of at least 1,7\d\d tokens: give it a larger context/);
    expect(requests()).toBe(1);
    expect(model.dialect?.()?.proven).toBe(false);
  });

  it('is not suspected where all was read, in any script', async () => {
    for (const shared of [
      '苍鹭公司今天发布了新模型，参数量为九十亿。'.repeat(300),
      '{"id":"P1","text":"https://t.co/aB3"}\n'.repeat(200),
    ]) {
      const model = await open(said(JSON.stringify(VALUE)));
      expect((await model.ask({ ...REQUEST, shared })).stop).toBe('complete');
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
    const options = optionsOf(`openai:http://127.0.0.1:${port}/v1#small?timeoutSeconds=1`);
    await expect(openAiModel(options).ask(REQUEST)).rejects.toThrow('took longer than 1 seconds');
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
    const options = optionsOf(`openai:http://127.0.0.1:${port}/v1#small?stream=on`);
    expect((await openAiModel(options).ask(REQUEST)).value).toEqual(VALUE);
    steady.closeAllConnections();
    steady.close();
  });

  it('that cannot be reached is unavailable', async () => {
    const model = await open(said('{}'));
    await close();
    await expect(model.ask(REQUEST)).rejects.toThrow(/did not answer \(ECONNREFUSED\)/);
  });
});
