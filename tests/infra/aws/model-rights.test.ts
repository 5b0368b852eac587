// Who may ask which model on Bedrock, and who may read how long it stays.
import { describe, expect, it } from 'vitest';
import { statementsOf, templateOf, topic } from './synthesised.ts';

describe('the right to ask a model', () => {
  const asking = (
    modelUrl: string,
    action = 'bedrock:InvokeModel',
  ): { id: string; statement: Record<string, unknown> }[] =>
    Object.entries(templateOf({ modelUrl }).findResources('AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
      (Properties.PolicyDocument.Statement as Record<string, unknown>[])
        .filter(({ Action }) => JSON.stringify(Action).includes(action))
        .map((statement) => ({ id, statement })),
    );

  it('is nobody’s where no model is set', () => {
    expect(asking('extractive', 'bedrock')).toEqual([]);
    expect(asking('openai:http://localhost:11434/v1#qwen3', 'bedrock')).toEqual([]);
  }, 120_000);

  it('is the right of Summarise alone, to the one model', () => {
    const [only, ...others] = asking('bedrock:amazon.nova-lite-v1:0');
    expect(others).toEqual([]);
    expect(only?.id).toContain('Summarise');
    expect(only?.statement.Action).toBe('bedrock:InvokeModel');
    expect(JSON.stringify(only?.statement.Resource)).toContain('foundation-model/amazon.nova-lite-v1:0');
  }, 120_000);

  it('comes with the right of Announce alone to read how long that model stays', () => {
    for (const [modelUrl, region, model] of [
      ['bedrock:amazon.nova-lite-v1:0', '{"Ref":"AWS::Region"}', 'amazon.nova-lite-v1:0'],
      ['bedrock:eu.amazon.nova-lite-v1:0?region=eu-west-1', 'eu-west-1', 'amazon.nova-lite-v1:0'],
    ] as const) {
      const [only, ...others] = asking(modelUrl, 'bedrock:Get');
      expect(others).toEqual([]);
      expect(only?.id).toContain('Announce');
      expect(only?.statement.Action).toBe('bedrock:GetFoundationModel');
      const resource = JSON.stringify(only?.statement.Resource);
      expect(resource).toContain(region);
      expect(resource).toContain(`::foundation-model/${model}"`);
    }
    const arn = 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123';
    expect(asking(`bedrock:${arn}`, 'bedrock:Get').map(({ statement }) => statement.Action)).toEqual([
      'bedrock:GetFoundationModel',
      'bedrock:GetInferenceProfile',
    ]);
  }, 120_000);

  it('is Cluster’s for the embedder of a topic that names one, and nobody’s otherwise', () => {
    const embedding = topic('ai', 'Asia/Shanghai', [], {
      embedder: { model: 'bedrock:amazon.titan-embed-text-v2:0' },
    });
    const found = statementsOf(templateOf({ topics: [embedding] })).filter(([, { Action }]) =>
      JSON.stringify(Action).includes('bedrock'),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.[0]).toContain('Cluster');
    expect(JSON.stringify(found[0]?.[1].Resource)).toContain('foundation-model/amazon.titan-embed-text-v2:0');
  }, 120_000);

  it('leads through an inference profile to the model in other regions, and not past it', () => {
    const found = asking('bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(found).toHaveLength(2);
    const [profile, model] = found.map(({ statement }) => JSON.stringify(statement));
    expect(profile).toContain('inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(model).toContain('foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(model).toContain('bedrock:InferenceProfileArn');
  }, 120_000);

  it('leads through a profile of the account’s own, which is named by its ARN', () => {
    const arn = 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123';
    const [profile, model] = asking(`bedrock:${arn}`).map(({ statement }) => JSON.stringify(statement));
    expect(profile).toContain(arn);
    expect(model).toContain('foundation-model/*');
    expect(model).toContain(`"bedrock:InferenceProfileArn":"${arn}"`);
  }, 120_000);
});
