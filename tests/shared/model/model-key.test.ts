// Where the key of a model's server may go, and that it shows nowhere else.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BadInputError, ModelRefusedError } from '../../../shared/errors.ts';
import { keyParameter, keyPlaces, keyReader, readKeyPlace } from '../../../shared/model/model-key.ts';
import { parseModelUrl } from '../../../shared/model/model-url.ts';
import { openModel } from '../../../shared/model/open-model.ts';
import { KEY, REQUEST, said, serving, VALUE } from './asking.ts';

const { open, asked, baseUrl } = serving();
afterEach(() => vi.unstubAllEnvs());

const RUN = 'openai:https://api.deepseek.com#deepseek-flash';
const reader = (url: string, settings: Parameters<typeof keyPlaces>[0]) => {
  const parsed = parseModelUrl(url);
  return parsed.kind === 'openai' ? keyReader(parsed, keyPlaces(settings)) : undefined;
};

describe('a key', () => {
  it('goes to the host that the command line names, under the name of its variable', async () => {
    vi.stubEnv('DEEPSEEK_API_KEY', ` ${KEY}\n`);
    expect(await reader(RUN, { modelUrl: RUN })?.()).toBe(KEY);
  });

  it('goes to the same host for another model that a topic names, and to hosts that are named beside it', async () => {
    vi.stubEnv('DEEPSEEK_API_KEY', KEY);
    vi.stubEnv('OPENROUTER_API_KEY', 'sk-or-other-key');
    expect(await reader('openai:https://api.deepseek.com/v1#deepseek-v4-pro', { modelUrl: RUN })?.()).toBe(KEY);
    const other = 'openai:https://openrouter.ai/api/v1#a/b';
    expect(await reader(other, { modelUrl: RUN, modelKeys: ['OPENROUTER_API_KEY@openrouter.ai'] })?.()).toBe(
      'sk-or-other-key',
    );
  });

  it.each([
    ['a host that only a topic names', 'openai:https://evil.example/v1#m?key=DEEPSEEK_API_KEY', { modelUrl: RUN }],
    ['another port of the host', 'openai:https://api.deepseek.com:8443/v1#m', { modelUrl: RUN }],
    [
      'a host that ends alike',
      'openai:https://evil-api.deepseek.com.example/v1#m?key=DEEPSEEK_API_KEY',
      { modelUrl: RUN },
    ],
    ['the right host for another key', 'openai:https://api.deepseek.com/v1#m?key=OPENAI_API_KEY', { modelUrl: RUN }],
    ['a host where nothing is named', RUN, {}],
  ])('goes nowhere else: %s', (_, url, settings) => {
    expect(() => reader(url, settings)).toThrow(BadInputError);
    expect(() => openModel(url, settings)).toThrow(
      /goes only where the command line or the stack says: add --model-key/,
    );
  });

  it('travels in the clear on this machine alone', () => {
    const far = 'openai:http://gpu.example.org/v1#m?key=GPU_API_KEY';
    expect(() => reader(far, { modelUrl: far })).toThrow('is neither https nor on this machine');
    for (const host of ['localhost:1234', '127.0.0.1:8080', '[::1]:8000']) {
      const near = `openai:http://${host}/v1#m?key=LOCAL_API_KEY`;
      expect(reader(near, { modelUrl: near })).toBeDefined();
    }
  });

  it('is missed with a sentence that says where to put it, before anything is asked', async () => {
    vi.stubEnv('DEEPSEEK_API_KEY', '');
    const missing = reader(RUN, { modelUrl: RUN })?.();
    await expect(missing).rejects.toBeInstanceOf(ModelRefusedError);
    await expect(missing).rejects.toThrow(
      'The model deepseek-flash at api.deepseek.com needs a key: set DEEPSEEK_API_KEY, or on AWS the SecureString that DEEPSEEK_API_KEY_PARAMETER names.',
    );
  });

  it('is not asked for by a server that wants none', async () => {
    await (await open(said(JSON.stringify(VALUE)))).ask(REQUEST);
    expect(reader(`openai:${baseUrl()}#m`, {})).toBeUndefined();
    expect(asked()[0]?.headers.authorization).toBeUndefined();
  });

  it('has a SecureString by its name', () => {
    expect(keyParameter('DEEPSEEK_API_KEY')).toBe('/dawn-chorus/deepseek-api-key');
  });
});

describe('VARIABLE@HOST', () => {
  it.each([
    'DEEPSEEK_API_KEY',
    'sk-12345@api.deepseek.com',
    'PATH@a.example',
    'A_API_KEY@a.example/v1',
    'A_API_KEY@user@host',
    '',
  ])('is refused without its words: %s', (text) => {
    expect(() => readKeyPlace(text)).toThrow(/^A model key has the form VARIABLE@HOST, such as/);
  });

  it('may have a port', () => {
    expect(readKeyPlace('GPU_API_KEY@gpu.example.org:8443')).toEqual({
      variable: 'GPU_API_KEY',
      host: 'gpu.example.org:8443',
    });
  });
});
