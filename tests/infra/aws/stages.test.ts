// Two stages side by side in one account and region: nothing in them has the same name.
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readContext } from '../../../infra/aws/context.ts';
import { templateOf } from './synthesised.ts';

/** Names that need not differ: of a metric, and of a policy within its role. */
const SCOPED = ['MetricName', 'PolicyName'];

/** Names that a resource has in its account, by type and property; what CloudFormation makes up is not among them. */
const physicalNames = (template: Template): string[] =>
  Object.values(
    template.toJSON().Resources as Record<string, { Type: string; Properties?: Record<string, unknown> }>,
  ).flatMap(({ Type, Properties = {} }) =>
    Object.entries(Properties)
      .filter(([key, value]) => /^([A-Z]\w*)?Name$/.test(key) && typeof value === 'string' && !SCOPED.includes(key))
      .map(([key, value]) => `${Type} ${key} ${value}`),
  );

const stackOf = (stage: string | undefined) => {
  const { stackName, props } = readContext({ stage });
  return templateOf(
    { ...props, cloudFront: true, guardrail: true, modelUrl: 'bedrock:amazon.nova-lite-v1:0' },
    stackName,
  );
};

describe('two stages', () => {
  it('have no physical name in common', () => {
    const [one, two] = [physicalNames(stackOf(undefined)), physicalNames(stackOf('test'))];
    expect(one.length).toBeGreaterThan(8);
    expect(two).toHaveLength(one.length);
    expect(one.filter((name) => two.includes(name))).toEqual([]);
  });

  it('export nothing under the same name', () => {
    for (const { Export } of Object.values(stackOf('test').toJSON().Outputs as Record<string, { Export?: unknown }>)) {
      expect(Export).toBeUndefined();
    }
  });
});
