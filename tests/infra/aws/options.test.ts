// What a deployment must type, and what is off by default: the model; CloudFront before the site, a guardrail before the model.
import { readFile } from 'node:fs/promises';
import { Annotations } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stackWithoutCode } from '../../../infra/aws/definition.ts';
import type { DawnChorusProps } from '../../../infra/aws/props.ts';
import { NO_MODEL_NAMED } from '../../../infra/aws/stack.ts';
import { BadInputError } from '../../../shared/errors.ts';
import { parseModelUrl } from '../../../shared/model/model-url.ts';
import { all, type Statement, statementsOf, TOPICS, templateOf } from './synthesised.ts';

const MODEL = 'bedrock:amazon.nova-lite-v1:0';

describe('the model', () => {
  const errors = (props: Partial<DawnChorusProps>): readonly unknown[] =>
    Annotations.fromStack(stackWithoutCode({ topics: TOPICS, ...props })).findError('*', NO_MODEL_NAMED);

  it('must be named before anything is deployed, and so must none', () => {
    expect(errors({})).toHaveLength(1);
    expect(errors({ modelUrl: 'extractive' })).toEqual([]);
    expect(errors({ modelUrl: MODEL })).toEqual([]);
  });

  it.each(['README.md', 'docs/deploying.md', 'docs/models.md', 'docs/operations.md', 'docs/topics.md'])(
    'is named by every command of %s that deploys',
    async (page) => {
      const text = await readFile(page, 'utf8');
      const commands = [...text.matchAll(/^(?:\$ )?(?:npm run deploy|npx cdk deploy).*$/gm)].map(([line]) => line);
      for (const command of commands) expect(command).toMatch(/-c modelUrl=/);
    },
  );

  it('is named by the six commands', async () => {
    const text = await readFile('docs/deploying.md', 'utf8');
    expect(text.split('## What a deployment may choose')[0]).toMatch(/^\$ npm run deploy -- -c modelUrl=bedrock:/m);
  });
});

describe('CloudFront', () => {
  it('is not there unless it is asked for', () => {
    templateOf().resourceCountIs('AWS::CloudFront::Distribution', 0);
  });

  it('serves what is published by HTTPS, by its own access control, for as long as objects say', () => {
    const template = templateOf({ cloudFront: true });
    const [[access] = []] = all(template, 'AWS::CloudFront::OriginAccessControl');
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
        Origins: [{ OriginPath: '/site', OriginAccessControlId: { 'Fn::GetAtt': [access, 'Id'] } }],
      },
    });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
  });

  it('may read what is published, and nothing else of the bucket', () => {
    const allowed = all(templateOf({ cloudFront: true }), 'AWS::S3::BucketPolicy').flatMap(([, { PolicyDocument }]) =>
      (PolicyDocument as { Statement: Statement[] }).Statement.filter((statement) =>
        JSON.stringify(statement.Principal).includes('cloudfront.amazonaws.com'),
      ),
    );
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({ Effect: 'Allow', Action: 's3:GetObject' });
    expect(JSON.stringify(allowed[0]?.Resource)).toMatch(/"\/site\/\*"/);
    expect(JSON.stringify(allowed[0]?.Condition)).toContain(':distribution/');
  });

  it('is where the links of feeds lead, unless a deployment names another place', () => {
    const siteUrl = (props: object) =>
      JSON.stringify(all(templateOf({ cloudFront: true, ...props }), 'AWS::Lambda::Function')).match(
        /"SITE_URL":(\{.*?\]\]?\}|".*?")/,
      )?.[1];
    expect(siteUrl({})).toContain('DomainName');
    expect(siteUrl({ siteUrl: 'https://blog.example/' })).toBe('"https://blog.example/"');
  });
});

describe('the guardrail', () => {
  it('is not there unless it is asked for', () => {
    templateOf({ modelUrl: MODEL }).resourceCountIs('AWS::Bedrock::Guardrail', 0);
  });

  it('looks for prompt attacks, in a version that stays, which every function is told with the model', () => {
    const template = templateOf({ modelUrl: MODEL, guardrail: true });
    template.hasResourceProperties('AWS::Bedrock::Guardrail', {
      ContentPolicyConfig: {
        FiltersConfig: [{ Type: 'PROMPT_ATTACK', InputStrength: 'HIGH', OutputStrength: 'NONE' }],
      },
    });
    for (const [, { Environment }] of all(template, 'AWS::Lambda::Function')) {
      const { MODEL_URL } = (Environment as { Variables: { MODEL_URL: { 'Fn::Join': [string, unknown[]] } } })
        .Variables;
      const url = MODEL_URL['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : '1')).join('');
      expect(parseModelUrl(url)).toEqual({ kind: 'bedrock', modelId: 'amazon.nova-lite-v1:0', guardrail: '1:1' });
    }
  });

  it('may be put before the model by Summarise alone', () => {
    const allowed = statementsOf(templateOf({ modelUrl: MODEL, guardrail: true })).filter(
      ([, { Action }]) => Action === 'bedrock:ApplyGuardrail',
    );
    expect(allowed.map(([id]) => id.slice(0, 18))).toEqual(['FunctionsSummarise']);
    expect(JSON.stringify(allowed[0]?.[1].Resource)).toContain('GuardrailArn');
  });

  it.each(['extractive', `${MODEL}?region=us-east-1`])('is refused before %s, where it can’t stand', (modelUrl) => {
    expect(() => templateOf({ modelUrl, guardrail: true })).toThrow(BadInputError);
  });
});
