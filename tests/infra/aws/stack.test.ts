// What the stack promises, read from its template without bundling any code.
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { stackWithoutCode } from '../../../infra/aws/definition.ts';
import { STEP_NAMES } from '../../../infra/aws/steps.ts';
import { topicSchema } from '../../../shared/topic.ts';

const topic = (name: string, timezone: string, sources: unknown[]) =>
  topicSchema.parse({
    topic: name,
    platform: 'twitter',
    displayName: name,
    shortName: name,
    timezone,
    language: 'zh-CN',
    ownWords: [],
    lexicon: [],
    specialTopics: [],
    sources,
  });

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

describe('the stack', () => {
  let template: Template;
  const all = (type: string): [string, Record<string, unknown>][] =>
    Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource.Properties]);
  const statements = (): [string, Statement][] =>
    all('AWS::IAM::Policy').flatMap(([id, policy]) =>
      (policy.PolicyDocument as { Statement: Statement[] }).Statement.map((statement): [string, Statement] => [
        id,
        statement,
      ]),
    );

  beforeAll(() => {
    const source = { name: 'posts', type: 'file', paths: ['posts.jsonl', 's3://collector/ai/{date}/'] };
    template = Template.fromStack(
      stackWithoutCode([topic('ai', 'Asia/Shanghai', [source]), topic('idle', 'America/New_York', [])]),
    );
  }, 120_000);

  it('runs every step on Node 24 and arm64, each with a role and a log of its own', () => {
    const functions = all('AWS::Lambda::Function').filter(([id]) => id.startsWith('Functions'));
    expect(functions).toHaveLength(STEP_NAMES.length);
    for (const [, step] of functions) {
      expect(step).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
    expect(new Set(functions.map(([, step]) => JSON.stringify(step.Role))).size).toBe(STEP_NAMES.length);
    expect(new Set(functions.map(([, step]) => JSON.stringify(step.LoggingConfig))).size).toBe(STEP_NAMES.length);
  });

  it('tells Publish alone where readers find the site', () => {
    const published = Template.fromStack(
      stackWithoutCode([topic('ai', 'Asia/Shanghai', [])], 'extractive', 'https://blog.example'),
    ).findResources('AWS::Lambda::Function');
    const told = Object.entries(published)
      .filter(([, { Properties }]) => Properties.Environment?.Variables?.SITE_URL === 'https://blog.example')
      .map(([id]) => id);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^FunctionsPublish/);
  });

  it('has no function but the steps, so nothing runs that the page does not show', () => {
    template.resourceCountIs('AWS::Lambda::Function', STEP_NAMES.length);
  });

  it('allows no wildcard action anywhere', () => {
    const actions = statements().flatMap(([, { Action }]) => Action);
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('allows all resources only where AWS knows none: log delivery and tracing of the state machine', () => {
    const wide = statements().filter(([, { Resource }]) => Resource === '*');
    expect(wide.map(([id]) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual(['StateMachineRoleDefaultPolicy']);
  });

  it('lets only Publish write what is public, and nobody delete', () => {
    const writers = statements()
      .filter(
        ([, { Action, Resource }]) =>
          [Action].flat().includes('s3:PutObject') && JSON.stringify(Resource).includes('/site/*'),
      )
      .map(([id]) => id);
    expect(writers).toHaveLength(1);
    expect(writers[0]).toMatch(/^FunctionsPublish/);
    expect(
      statements()
        .flatMap(([, { Action }]) => Action)
        .filter((action) => action.startsWith('s3:Delete')),
    ).toEqual([]);
  });

  it('gives Announce the topic and the right to use it together, and no other step either', () => {
    const told = all('AWS::Lambda::Function').filter(([, step]) => JSON.stringify(step).includes('ANNOUNCE_TOPIC_ARN'));
    const allowed = statements().filter(([, { Action }]) => [Action].flat().includes('sns:Publish'));
    expect(told.map(([id]) => id.slice(0, 17))).toEqual(['FunctionsAnnounce']);
    expect(allowed.map(([id]) => id.slice(0, 17))).toEqual(['FunctionsAnnounce']);
  });

  it('tells only Collect the name of X’s token, and lets it read nothing else of Parameter Store', () => {
    const told = all('AWS::Lambda::Function').filter(([, step]) => JSON.stringify(step).includes('X_TOKEN_PARAMETER'));
    expect(told.map(([id]) => id.slice(0, 16))).toEqual(['FunctionsCollect']);
    expect(told[0]?.[1].Environment).toMatchObject({ Variables: { X_TOKEN_PARAMETER: '/dawn-chorus/x-bearer-token' } });
    const allowed = statements().filter(([, { Action }]) => JSON.stringify(Action).includes('ssm:'));
    expect(allowed).toHaveLength(1);
    expect(allowed[0]?.[1].Action).toBe('ssm:GetParameter');
    expect(JSON.stringify(allowed[0]?.[1].Resource)).toContain(':parameter/dawn-chorus/x-bearer-token"');
  });

  it('lets Collect read what another’s bucket holds below a prefix that a topic names', () => {
    const foreign = statements().filter(([, { Resource }]) => JSON.stringify(Resource).includes(':s3:::collector'));
    expect(foreign.map(([id, { Action }]) => [id.slice(0, 16), Action])).toEqual([
      ['FunctionsCollect', 's3:ListBucket'],
      ['FunctionsCollect', 's3:GetObject'],
    ]);
    expect(JSON.stringify(foreign[1]?.[1].Resource)).toContain(':s3:::collector/ai/*"');
  });

  it("starts each topic in its own zone with the schedule's time, and only where it has a source", () => {
    const [ai, idle] = all('AWS::Scheduler::Schedule').map(([, schedule]) => schedule);
    expect(ai).toMatchObject({
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      State: 'ENABLED',
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    expect(JSON.parse((ai?.Target as { Input: string } | undefined)?.Input ?? '')).toEqual({
      topic: 'ai',
      scheduledTime: '<aws.scheduler.scheduled-time>',
    });
    expect(idle).toMatchObject({ ScheduleExpressionTimezone: 'America/New_York', State: 'DISABLED' });
  });

  it('keeps every bucket private, encrypted and behind TLS, and the reports in versions', () => {
    for (const [, bucket] of all('AWS::S3::Bucket')) {
      expect(bucket).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {},
      });
    }
    expect(all('AWS::S3::BucketPolicy')).toHaveLength(2);
    for (const [, policy] of all('AWS::S3::BucketPolicy')) {
      expect(JSON.stringify(policy)).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
    }
    template.hasResourceProperties('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } });
  });

  it('lets private runs expire and never what is published', () => {
    const rules = all('AWS::S3::Bucket').flatMap(
      ([, bucket]) =>
        (bucket.LifecycleConfiguration as { Rules: { Prefix?: string; ExpirationInDays?: number }[] }).Rules,
    );
    const expiring = rules.filter((rule) => rule.ExpirationInDays !== undefined);
    expect(expiring.map(({ Prefix, ExpirationInDays }) => [Prefix, ExpirationInDays])).toEqual([
      [undefined, 90],
      ['runs/', 90],
    ]);
  });

  it('keeps logs for a month, and never what runs through the states', () => {
    for (const [, log] of all('AWS::Logs::LogGroup')) expect(log).toMatchObject({ RetentionInDays: 30 });
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });
});

describe('the right to ask a model', () => {
  const asking = (modelUrl: string): { id: string; statement: Record<string, unknown> }[] =>
    Object.entries(
      Template.fromStack(stackWithoutCode([topic('ai', 'Asia/Shanghai', [])], modelUrl)).findResources(
        'AWS::IAM::Policy',
      ),
    ).flatMap(([id, { Properties }]) =>
      (Properties.PolicyDocument.Statement as Record<string, unknown>[])
        .filter(({ Action }) => JSON.stringify(Action).includes('bedrock'))
        .map((statement) => ({ id, statement })),
    );

  it('is nobody’s where no model is set', () => {
    expect(asking('extractive')).toEqual([]);
    expect(asking('openai:http://localhost:11434/v1#qwen3')).toEqual([]);
  }, 120_000);

  it('is the right of Summarise alone, to the one model', () => {
    const [only, ...others] = asking('bedrock:amazon.nova-lite-v1:0');
    expect(others).toEqual([]);
    expect(only?.id).toContain('Summarise');
    expect(only?.statement.Action).toBe('bedrock:InvokeModel');
    expect(JSON.stringify(only?.statement.Resource)).toContain('foundation-model/amazon.nova-lite-v1:0');
  }, 120_000);

  it('leads through an inference profile to the model in other regions, and not past it', () => {
    const found = asking('bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(found).toHaveLength(2);
    const [profile, model] = found.map(({ statement }) => JSON.stringify(statement));
    expect(profile).toContain('inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(model).toContain('foundation-model/anthropic.claude-haiku-4-5-20251001-v1:0');
    expect(model).toContain('bedrock:InferenceProfileArn');
  }, 120_000);
});
