// The URLs that name models, and what may stand in them.
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/errors.ts';
import { isBilled, parseModelUrl, withGuardrail } from '../../../shared/model/model-url.ts';
import { openModel } from '../../../shared/model/open-model.ts';

const settingsOf = (query: string, base = 'http://localhost:8000/v1') => {
  const parsed = parseModelUrl(`openai:${base}#m${query}`);
  return parsed.kind === 'openai' ? parsed.settings : undefined;
};

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
    ['replay:answers?missing=excerpts', { kind: 'replay', folder: 'answers', missing: 'excerpts' }],
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
    'replay:answers?missing=lies',
    'bedrock:a b',
    'bedrock:a?guardrail=b',
    'openai:file:///etc/passwd#x',
    'openai:https://user:secret@host/v1#x',
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

describe('the settings of an openai: model', () => {
  it('are read behind its name', () => {
    expect(
      settingsOf(
        '?key=AZURE_API_KEY&keyHeader=api-key&form=object&tokens=max_completion_tokens&thinking=on&thinkingTokens=4000&stream=off&timeoutSeconds=600&header.X-Title=Dawn%20Chorus&body.provider={"order":["a"]}&body.service_tier=flex&body.top_p=0.9',
      ),
    ).toEqual({
      key: 'AZURE_API_KEY',
      keyHeader: 'api-key',
      form: 'object',
      limit: 'max_completion_tokens',
      thinking: true,
      thinkingTokens: 4000,
      stream: false,
      timeoutSeconds: 600,
      headers: { 'X-Title': 'Dawn Chorus' },
      body: { provider: { order: ['a'] }, service_tier: 'flex', top_p: 0.9 },
    });
  });

  it('leave room for names with slashes and colons', () => {
    expect(parseModelUrl('openai:https://openrouter.ai/api/v1#deepseek/deepseek-v4:free?thinking=on')).toMatchObject({
      model: 'deepseek/deepseek-v4:free',
      settings: { key: 'OPENROUTER_API_KEY', thinking: true },
    });
  });

  it.each([
    ['https://api.openai.com/v1', 'OPENAI_API_KEY'],
    ['https://api.deepseek.com', 'DEEPSEEK_API_KEY'],
    ['https://dashscope-intl.aliyuncs.com/compatible-mode/v1', 'DASHSCOPE_API_KEY'],
    ['https://api.openai.com.example.org/v1', undefined],
    ['https://notopenrouter.ai/v1', undefined],
    ['http://localhost:1234/v1', undefined],
  ])('know which key %s wants: %s', (base, key) => {
    expect(settingsOf('', base)?.key).toBe(key);
  });

  it.each([
    ['?kye=X_API_KEY', /There is no setting kye, did you mean key\?|There is no setting kye/],
    ['?key=AWS_SECRET_ACCESS_KEY', /is not the name of a variable/],
    ['?key=sk-real-key-typed-here', /is not the name of a variable/],
    ['?form=xml', /form=xml is not one of strict, schema, object, tool, prompt/],
    ['?thinkingTokens=many', /is not a whole number up to/],
    ['?timeoutSeconds=99999', /is not a whole number up to 3600/],
    ['?header.Authorization=Bearer%20x', /is not a header that may be set/],
    ['?header.Host=evil.example', /is not a header that may be set/],
    ['?header.X=a%0D%0Ab', /is not plain ASCII/],
    ['?body.messages=[]', /is not a field that may be set/],
    ['?body.__proto__={}', /is not a field that may be set/],
  ])('are refused in a sentence: %s', (query, sentence) => {
    expect(() => settingsOf(query)).toThrow(BadInputError);
    expect(() => settingsOf(query)).toThrow(sentence);
  });

  it('say again neither what may be a key nor a password', () => {
    expect(() => settingsOf('?key=sk-real-key-typed-here')).not.toThrow(/sk-real/);
    expect(() => parseModelUrl('openai:https://user:secret@host/v1#x')).not.toThrow(/secret@|user/);
  });
});

describe('whether somebody bills', () => {
  it.each([
    ['bedrock:amazon.nova-lite-v1:0', true],
    ['openai:https://api.deepseek.com#deepseek-flash', true],
    ['openai:https://gpu.example.org/v1#qwen3?key=GPU_API_KEY', true],
    ['openai:https://gpu.example.org/v1#qwen3', false],
    ['openai:http://localhost:1234/v1#qwen3?key=LOCAL_API_KEY', false],
    ['extractive', false],
  ])('%s: %s', (url, billed) => {
    expect(isBilled(parseModelUrl(url))).toBe(billed);
  });
});
