// Every statement of the template that allows something, listed: a new wildcard must be written here with its reason.
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { all, DELIVERING, type Statement, templateOf } from './synthesised.ts';

const MODEL = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0';

/** Wildcards that are meant to be there: where the statement stands, the action, and the end of the resource. */
const MEANT: readonly (readonly [where: string, resource: RegExp, why: string])[] = [
  ['FunctionsPlan', /^(drafts|site|runs)\/\*$/, 'keys are made at run time'],
  ['FunctionsCollect', /^(runs|state|inbox)\/\*$/, 'keys are made at run time'],
  ['FunctionsCollect', /^arn:aws:s3:::collector\/ai\/\*$/, "another's collector names the files"],
  ['FunctionsDeduplicate', /^(runs|site|state)\/\*$/, 'keys are made at run time'],
  ['FunctionsCluster', /^(runs|state)\/\*$/, 'keys are made at run time'],
  ['FunctionsSummarise', /^(runs|state)\/\*$/, 'keys are made at run time'],
  [
    'FunctionsSummarise',
    /^arn:aws:bedrock:\*::foundation-model\/anthropic\.claude-haiku/,
    'by way of one profile only',
  ],
  ['FunctionsCompose', /^runs\/\*$/, 'keys are made at run time'],
  ['FunctionsDraw', /^(runs|state)\/\*$/, 'keys are made at run time'],
  ['FunctionsPublish', /^(drafts|site|runs|state)\/\*$/, 'keys are made at run time'],
  ['FunctionsAnnounce', /^(runs|site)\/\*$/, 'keys are made at run time'],
  ['FunctionsDeliver', /^(site|state\/twitter_ai\/delivered)\/\*$/, 'keys are made at run time'],
  ['StateMachineRole', /^\*$/, 'log delivery and tracing know no resources'],
  ['BucketPolicy', /^site\/\*$/, 'what is published, to one distribution of CloudFront'],
  ['AccessLogsPolicy', /^\*$/, "S3's log delivery names the objects, of this bucket only"],
];

/** A resource as text: `bucket/runs/*` becomes `runs/*`, pseudo parameters what they stand for in most accounts. */
const textOf = (resource: unknown): string => {
  if (typeof resource === 'string') return resource;
  const join = (resource as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  if (join !== undefined) {
    const parts = join[1].map((part) => {
      if (typeof part === 'string') return part;
      return (part as { Ref?: string }).Ref === 'AWS::Partition' ? 'aws' : '';
    });
    return parts.join('').replace(/^\//, '');
  }
  return '';
};

interface Listed {
  readonly where: string;
  readonly action: string;
  readonly resource: string;
}

/** Statements of roles, buckets, queues, topics, one entry for each action and resource. Denials allow nothing. */
const listed = (template: Template): Listed[] =>
  [
    'AWS::IAM::Policy',
    'AWS::IAM::ManagedPolicy',
    'AWS::S3::BucketPolicy',
    'AWS::SQS::QueuePolicy',
    'AWS::SNS::TopicPolicy',
  ].flatMap((type) =>
    all(template, type).flatMap(([id, { PolicyDocument }]) =>
      (PolicyDocument as { Statement: Statement[] }).Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(
        ({ Action, Resource }) =>
          [Action]
            .flat()
            .flatMap((action) =>
              [Resource].flat().map((resource) => ({ where: id, action, resource: textOf(resource) })),
            ),
      ),
    ),
  );

const hasWildcard = ({ action, resource }: Listed): boolean => `${action}${resource}`.includes('*');

const isMeant = ({ where, action, resource }: Listed): boolean =>
  !action.includes('*') && MEANT.some(([place, pattern]) => where.startsWith(place) && pattern.test(resource));

describe.each([
  ['as deployed without a word', {}],
  [
    'with a model, CloudFront, a guardrail and someone to tell',
    { modelUrl: MODEL, cloudFront: true, guardrail: true, alarmEmail: 'a@example.com' },
  ],
  ['of a topic with a channel of each kind', { topics: [DELIVERING] }],
])('the statements of a stack %s', (_, props) => {
  it('hold no wildcard but those that are listed here', () => {
    const statements = listed(templateOf(props));
    expect(statements.length).toBeGreaterThan(60);
    expect(statements.filter((statement) => hasWildcard(statement) && !isMeant(statement))).toEqual([]);
  });

  it('let only services of AWS take on a role, each its own', () => {
    const principals = all(templateOf(props), 'AWS::IAM::Role').map(([id, role]) => [
      id.replace(/Role.*$/, ''),
      JSON.stringify(
        (role.AssumeRolePolicyDocument as { Statement: { Principal: unknown }[] }).Statement.map(
          ({ Principal }) => Principal,
        ),
      ),
    ]);
    for (const [id, principal] of principals) {
      const service = id?.startsWith('Functions') ? 'lambda' : id?.startsWith('StateMachine') ? 'states' : 'scheduler';
      expect([id, new Set(JSON.parse(principal ?? '').map(({ Service }: { Service: string }) => Service))]).toEqual([
        id,
        new Set([`${service}.amazonaws.com`]),
      ]);
    }
  });

  it('give nobody a managed policy, which allows more than we know of', () => {
    expect(all(templateOf(props), 'AWS::IAM::Role').filter(([, role]) => role.ManagedPolicyArns !== undefined)).toEqual(
      [],
    );
  });
});

describe('the list of wildcards', () => {
  it('has nothing that no stack needs any more', () => {
    const statements = [{ modelUrl: MODEL, cloudFront: true }, { topics: [DELIVERING] }]
      .flatMap((props) => listed(templateOf(props)))
      .filter(hasWildcard);
    const unused = MEANT.filter(
      ([place, pattern]) =>
        !statements.some(({ where, resource }) => where.startsWith(place) && pattern.test(resource)),
    );
    expect(unused.map(([place, pattern]) => `${place} ${pattern}`)).toEqual([]);
  });

  it('would show a new one', () => {
    expect(isMeant({ where: 'FunctionsPlanRole', action: 's3:GetObject', resource: '*' })).toBe(false);
    expect(isMeant({ where: 'FunctionsPlanRole', action: 's3:*', resource: 'runs/*' })).toBe(false);
    expect(isMeant({ where: 'NewRole', action: 's3:GetObject', resource: 'runs/*' })).toBe(false);
  });
});
