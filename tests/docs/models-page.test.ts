// Every line of docs/models.md is typed at a server that answers as the one it names: it works, in as many requests as the page says.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, call } from '../../shared/http-call.ts';
import { bedrockModel } from '../../shared/model/bedrock.ts';
import { knownPrice } from '../../shared/model/cost.ts';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import { openAiModel } from '../../shared/model/openai-compatible.ts';
import { KEY_VARIABLE } from '../../shared/model/openai-settings.ts';
import { PRICES, PRICES_DATE } from '../../shared/model/prices.data.ts';
import { KNOWN_SERVERS } from '../../shared/model/servers.data.ts';
import { serveHttp2 } from '../fixtures/http2-server.ts';
import { MANNERS, type ServerName } from '../fixtures/openai-manners.ts';
import { startOpenAi } from '../fixtures/openai-server.ts';
import { KEY, REQUEST, VALUE } from '../shared/model/asking.ts';

const PAGE = readFileSync('docs/models.md', 'utf8');
const LINES = [...PAGE.matchAll(/^\| ([^|]+) \| `--model '([^']+)'` \| `?([^|`]+)`? \| (\d+) \|$/gm)].map(
  ([, server = '', url = '', key = '', requests = '']) => ({ server, url, key, requests: Number(requests) }),
);
const HOSTED = LINES.filter(({ url }) => url.startsWith('openai:'));
const MANNER_OF: Readonly<Record<string, ServerName>> = {
  OpenAI: 'openai',
  DeepSeek: 'deepseek',
  'Qwen (DashScope)': 'qwen',
  OpenRouter: 'openrouter',
  Ollama: 'ollama',
  'llama.cpp': 'llamacpp',
  vLLM: 'vllm',
  'LM Studio': 'lmstudio',
};

describe('the lines of the page', () => {
  it('name all nine servers', () => {
    expect(LINES.map(({ server }) => server)).toEqual(['Amazon Bedrock', ...Object.keys(MANNER_OF)]);
  });

  it.each(HOSTED)('work as they stand: $server', async ({ server, url, key, requests }) => {
    const manner = MANNERS[MANNER_OF[server] ?? 'openai'];
    const parsed = parseModelUrl(url);
    if (parsed.kind !== 'openai') throw new Error('The line names another kind.');
    expect(parsed.settings.key).toBe(KEY_VARIABLE.test(key) ? key : undefined);
    const scripted = await startOpenAi((asked) => manner.say(asked, () => VALUE));
    // The host that the line names stays what it is for the model; only the wire leads to this machine.
    const send = (to: URL, options: Parameters<typeof call>[1]): Promise<Answer> =>
      call(new URL(`${scripted.baseUrl.replace(/\/v1$/, '')}${to.pathname}`), options);
    const model = openAiModel({ ...parsed, send, ...(manner.key ? { key: async () => KEY } : {}) });
    const long = { ...REQUEST, maxTokens: 4000 };
    expect(await model.ask(long)).toMatchObject({ stop: 'complete', value: VALUE });
    expect(scripted.asked).toHaveLength(requests);
    expect(await model.ask(long)).toMatchObject({ stop: 'complete', value: VALUE });
    expect(scripted.asked.length).toBeLessThanOrEqual(requests + 2);
    await scripted.close();
  });

  it('have prices where somebody bills', () => {
    for (const { url } of LINES) expect(() => knownPrice(url, {}), url).not.toThrow();
  });
});

describe('the line of Bedrock', () => {
  beforeAll(() => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
  });

  it('works as it stands', async () => {
    let asked = 0;
    const content = [{ toolUse: { toolUseId: 'tooluse_1', name: REQUEST.tool.name, input: VALUE } }];
    const server = await serveHttp2((stream) => {
      asked++;
      stream.respond({ ':status': 200, 'content-type': 'application/json' });
      stream.end(JSON.stringify({ output: { message: { role: 'assistant', content } }, stopReason: 'tool_use' }));
    });
    const [{ url = '', requests = 0 } = {}] = LINES;
    const parsed = parseModelUrl(url);
    if (parsed.kind !== 'bedrock') throw new Error('The line names another kind.');
    const model = bedrockModel({ ...parsed, endpoint: server.endpoint });
    expect(await model.ask(REQUEST)).toMatchObject({ stop: 'complete', value: VALUE });
    expect(asked).toBe(requests);
    await server.close();
  });
});

describe('what the page says of prices and keys', () => {
  it('is dated as the table is', () => {
    expect(PAGE).toContain(`looked up on ${PRICES_DATE}`);
  });

  it.each(
    [...PAGE.matchAll(/(?:^|[| ,])((?:gpt|deepseek|qwen)[\w.-]*) ([\d.]+) \/ ([\d.]+)/gm)].map(([, ...row]) => row),
  )('is what the table has: %s %s / %s', (name = '', input, output) => {
    expect(PRICES[name]).toMatchObject({ input: Number(input), output: Number(output) });
  });

  it('names the variable of every server that is known by its host', () => {
    for (const { key, host } of KNOWN_SERVERS) if (host !== 'ollama.com') expect(PAGE, host).toContain(`\`${key}\``);
  });
});
