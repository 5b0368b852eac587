// What the stack promises, read from its template without bundling any code.
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { LATEST_START_MS } from '../../../functions/summarise/write.ts';
import { STEP_NAMES, STEPS } from '../../../infra/aws/steps.ts';
import { TOTAL_MS } from '../../../shared/model/bedrock.ts';
import { TOTAL_SECONDS } from '../../../shared/model/openai-compatible.ts';
import { all as allOf, statementsOf, TOPICS, templateOf, topic } from './synthesised.ts';

describe('the stack', () => {
  let template: Template;
  const all = (type: string) => allOf(template, type);
  const statements = () => statementsOf(template);

  beforeAll(() => {
    template = templateOf();
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
    const published = templateOf({ siteUrl: 'https://blog.example' }).findResources('AWS::Lambda::Function');
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

  it("starts each topic by its own cron in its own zone with the schedule's time, and only where it has a source", () => {
    const [ai, weekly, idle] = all('AWS::Scheduler::Schedule').map(([, schedule]) => schedule);
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
    expect(weekly).toMatchObject({
      ScheduleExpression: 'cron(30 7 ? * MON *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      State: 'ENABLED',
    });
    expect(idle).toMatchObject({ ScheduleExpressionTimezone: 'America/New_York', State: 'DISABLED' });
  });

  it('turns a schedule off or on where the topic says so, whatever its sources', () => {
    const topics = [
      topic('ai', 'UTC', [], { schedule: { enabled: true } }),
      { ...TOPICS[0]!, topic: 'off', schedule: { ...TOPICS[0]!.schedule, enabled: false } },
    ];
    const states = allOf(templateOf({ topics }), 'AWS::Scheduler::Schedule').map(([, { State }]) => State);
    expect(states).toEqual(['ENABLED', 'DISABLED']);
  });

  it('tries a start three times within two hours, and then leaves it in a queue of dead letters for two weeks', () => {
    const [[id, queue] = [], ...others] = all('AWS::SQS::Queue');
    expect(others).toEqual([]);
    expect(queue).toMatchObject({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true });
    for (const [, { Target }] of all('AWS::Scheduler::Schedule')) {
      expect(Target).toMatchObject({
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 7200 },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [id, 'Arn'] } },
      });
    }
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

  it('tells EventBridge of every object, and logs every access to the bucket', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      LoggingConfiguration: { DestinationBucketName: {} },
    });
  });

  it('keeps both buckets when the stack is deleted', () => {
    for (const bucket of Object.values(template.findResources('AWS::S3::Bucket'))) {
      expect([bucket.DeletionPolicy, bucket.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    }
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
    expect(all('AWS::Logs::LogGroup')).toHaveLength(STEP_NAMES.length + 1);
    for (const [, log] of all('AWS::Logs::LogGroup')) expect(log).toMatchObject({ RetentionInDays: 30 });
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  it('gives each function the memory and the time of its step', () => {
    for (const state of STEP_NAMES) {
      const step = all('AWS::Lambda::Function').find(([id]) => id.startsWith(`Functions${state}`))?.[1];
      expect(step).toMatchObject({ MemorySize: STEPS[state].memoryMiB, Timeout: STEPS[state].timeoutSeconds });
    }
  });

  it('gives the writer time for the slowest request that it may still begin, and Lambda lets no function run longer', () => {
    const slowest = 2 * Math.max(TOTAL_MS, TOTAL_SECONDS * 1000);
    expect(LATEST_START_MS + slowest).toBeLessThanOrEqual((STEPS.Summarise.timeoutSeconds - 30) * 1000);
    for (const { timeoutSeconds } of Object.values(STEPS)) expect(timeoutSeconds).toBeLessThanOrEqual(900);
  });

  it('gives Announce the bus and the right to put events on it together, and no other step either', () => {
    const told = all('AWS::Lambda::Function').filter(([, step]) => JSON.stringify(step).includes('EVENT_BUS_NAME'));
    const allowed = statements().filter(([, { Action }]) => [Action].flat().includes('events:PutEvents'));
    expect(told.map(([id]) => id.slice(0, 17))).toEqual(['FunctionsAnnounce']);
    expect(allowed.map(([id]) => id.slice(0, 17))).toEqual(['FunctionsAnnounce']);
    expect(JSON.stringify(allowed[0]?.[1].Resource)).toContain(':event-bus/default"');
  });

  it('counts the metrics of every function under the name of the stack', () => {
    for (const [, step] of all('AWS::Lambda::Function')) {
      expect(step.Environment).toMatchObject({ Variables: { STACK_NAME: 'DawnChorus' } });
    }
  });
});

describe('what a deployment chooses', () => {
  it('goes where it belongs', () => {
    const template = templateOf({
      logDays: 7,
      runDays: 14,
      versionDays: 3,
      eventBus: 'newsroom',
      alarmEmail: 'desk@example.com',
      xTokenParameter: '/desk/x',
      sourcesAtOnce: 2,
    });
    for (const [, log] of allOf(template, 'AWS::Logs::LogGroup')) expect(log.RetentionInDays).toBe(7);
    const buckets = JSON.stringify(allOf(template, 'AWS::S3::Bucket'));
    expect(buckets).toContain('"ExpirationInDays":14,"Prefix":"runs/"');
    expect(buckets).toContain('"NoncurrentDays":3');
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'desk@example.com' });
    const environments = JSON.stringify(allOf(template, 'AWS::Lambda::Function'));
    expect(environments).toContain('"EVENT_BUS_NAME":"newsroom"');
    expect(environments).toContain('"X_TOKEN_PARAMETER":"/desk/x"');
    const page = JSON.stringify(allOf(template, 'AWS::StepFunctions::StateMachine'));
    expect([...page.matchAll(/MaxConcurrency\\+":(\d+)/g)].map(([, n]) => Number(n)).toSorted()).toEqual([2]);
  });

  it('subscribes nobody unless it names somebody', () => {
    templateOf().resourceCountIs('AWS::SNS::Subscription', 0);
  });
});

describe('the right to ask a model', () => {
  const asking = (modelUrl: string): { id: string; statement: Record<string, unknown> }[] =>
    Object.entries(templateOf({ modelUrl }).findResources('AWS::IAM::Policy')).flatMap(([id, { Properties }]) =>
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
