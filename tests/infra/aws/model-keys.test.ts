// Keys of model servers in the stack: which SecureString, read by whom, for which host.
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { all as allOf, statementsOf, templateOf, topic } from './synthesised.ts';

describe('the key of a model’s server', () => {
  const DEEPSEEK = 'openai:https://api.deepseek.com#deepseek-flash';
  const keysIn = (template: Template) => ({
    told: allOf(template, 'AWS::Lambda::Function').flatMap(([id, step]) =>
      Object.entries(Object(step.Environment).Variables ?? {})
        .filter(([name]) => /_API_KEY|MODEL_KEYS/.test(name))
        .map(([name, value]) => [id.slice(0, 18), name, value]),
    ),
    read: statementsOf(template)
      .filter(([id, { Action }]) => id.startsWith('FunctionsSummarise') && JSON.stringify(Action).includes('ssm:'))
      .flatMap(([, { Resource }]) => [...JSON.stringify(Resource).matchAll(/:parameter([^"]*)"/g)])
      .map(([, name]) => name)
      .sort(),
  });

  it('is read by Summarise alone, from the SecureString that is named after its variable', () => {
    expect(keysIn(templateOf({ modelUrl: DEEPSEEK }))).toEqual({
      told: [['FunctionsSummarise', 'DEEPSEEK_API_KEY_PARAMETER', '/dawn-chorus/deepseek-api-key']],
      read: ['/dawn-chorus/deepseek-api-key'],
    });
  }, 120_000);

  it('may have another name, and others for the servers that topics name', () => {
    const topics = [topic('ai', 'UTC', [], { model: { auditor: 'openai:https://openrouter.ai/api/v1#a/b' } })];
    const template = templateOf({
      topics,
      modelUrl: DEEPSEEK,
      modelKeyParameter: '/desk/model',
      modelKeys: ['OPENROUTER_API_KEY@openrouter.ai'],
    });
    expect(keysIn(template)).toEqual({
      told: [
        ['FunctionsSummarise', 'DEEPSEEK_API_KEY_PARAMETER', '/desk/model'],
        ['FunctionsSummarise', 'OPENROUTER_API_KEY_PARAMETER', '/dawn-chorus/openrouter-api-key'],
        ['FunctionsSummarise', 'MODEL_KEYS', 'OPENROUTER_API_KEY@openrouter.ai'],
      ],
      read: ['/dawn-chorus/openrouter-api-key', '/desk/model'],
    });
  }, 120_000);

  it('is nobody’s where the model wants none', () => {
    expect(keysIn(templateOf({ modelUrl: 'bedrock:amazon.nova-lite-v1:0' }))).toEqual({ told: [], read: [] });
  }, 120_000);

  it('goes to no host that a topic alone names: there is no such stack', () => {
    const topics = [
      topic('ai', 'UTC', [], { model: { auditor: 'openai:https://evil.example/v1#m?key=DEEPSEEK_API_KEY' } }),
    ];
    expect(() => templateOf({ topics, modelUrl: DEEPSEEK })).toThrow(
      /goes only where the command line or the stack says/,
    );
  }, 120_000);
});
