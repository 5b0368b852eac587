// Everything that runs on AWS: the bucket, the steps, their state machine, a schedule for each topic, the announcements.
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { Topic as AnnounceTopic } from 'aws-cdk-lib/aws-sns';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { parseModelUrl } from '../../shared/model/open-model.ts';
import type { Topic } from '../../shared/topic.ts';
import { acknowledge } from './acknowledge.ts';
import { pipeline } from './pipeline.ts';
import { StepLambda } from './step-lambda.ts';
import { STEP_NAMES, type StepName } from './steps.ts';

/** Hour of a topic's own zone at which yesterday's report is made. */
const HOUR = '6';

/** Where people put the token of X, unless the context says otherwise. */
const X_TOKEN_PARAMETER = '/dawn-chorus/x-bearer-token';

const PRIVATE: BucketProps = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  encryption: BucketEncryption.S3_MANAGED,
  removalPolicy: RemovalPolicy.RETAIN,
};

export interface DawnChorusProps extends StackProps {
  /** Topics that get a schedule, which is on when the topic has a source. */
  readonly topics: readonly Topic[];
  readonly modelUrl: string;
  /** Name of the SecureString with X's bearer token. */
  readonly xTokenParameter?: string | undefined;
  /** Where readers find `site/`, for absolute links in feeds; relative without it. */
  readonly siteUrl?: string | undefined;
}

/** Buckets of others, and the prefixes in them, from which the topics' file sources read. */
const droppedIn = (topics: readonly Topic[]): { bucket: string; prefix: string }[] => {
  const paths = topics.flatMap(({ sources }) =>
    sources.flatMap((source) =>
      source.type === 'file' ? source.paths.filter((path) => path.startsWith('s3://')) : [],
    ),
  );
  return [...new Set(paths.map((path) => path.slice('s3://'.length).replace(/\{date\}.*$/, '')))].map((path) => {
    const [bucket = '', ...rest] = path.split('/');
    return { bucket, prefix: rest.join('/') };
  });
};

export class DawnChorusStack extends Stack {
  readonly steps: Readonly<Record<StepName, StepLambda>>;

  constructor(scope: Construct, id: string, props: DawnChorusProps) {
    super(scope, id, props);
    const bucket = this.#bucket();
    // A room of their own, since the states of the machine have the same names.
    const functions = new Construct(this, 'Functions');
    const secrets = { X_TOKEN_PARAMETER: props.xTokenParameter ?? X_TOKEN_PARAMETER };
    const common = { bucket, modelUrl: props.modelUrl, secrets };
    const steps = Object.fromEntries(
      STEP_NAMES.map((state) => [state, new StepLambda(functions, state, common)]),
    ) as Record<StepName, StepLambda>;
    this.steps = steps;
    const model = parseModelUrl(props.modelUrl);
    if (model.kind === 'bedrock') steps.Summarise.mayAsk(model.modelId);
    if (props.siteUrl !== undefined) steps.Publish.function.addEnvironment('SITE_URL', props.siteUrl);
    const announcements = new AnnounceTopic(this, 'Announcements', { enforceSSL: true });
    steps.Announce.announceTo(announcements);
    for (const { bucket: foreign, prefix } of droppedIn(props.topics)) steps.Collect.readForeign(foreign, prefix);
    const machine = this.#machine();
    for (const topic of props.topics) this.#schedule(topic, machine);
    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'StateMachineArn', { value: machine.stateMachineArn });
    new CfnOutput(this, 'AnnouncementsArn', { value: announcements.topicArn });
  }

  #bucket(): IBucket {
    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...PRIVATE,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    return new Bucket(this, 'Bucket', {
      ...PRIVATE,
      versioned: true,
      // The CDK's own class misses its interface under exactOptionalPropertyTypes.
      serverAccessLogsBucket: accessLogs as IBucket,
      lifecycleRules: [
        { prefix: 'runs/', expiration: Duration.days(90) },
        {
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          expiredObjectDeleteMarker: true,
        },
      ],
    }) as IBucket;
  }

  #machine(): StateMachine {
    const functions = Object.fromEntries(STEP_NAMES.map((state) => [state, this.steps[state].function])) as Record<
      StepName,
      StepLambda['function']
    >;
    const role = new Role(this, 'StateMachineRole', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values(functions).map((step) => step.functionArn),
      }),
    );
    // Neither tracing nor the delivery of logs can be limited to a resource (AWS, service authorisation reference).
    role.addToPolicy(
      new PolicyStatement({
        actions: [
          'logs:CreateLogDelivery',
          'logs:DeleteLogDelivery',
          'logs:DescribeLogGroups',
          'logs:DescribeResourcePolicies',
          'logs:GetLogDelivery',
          'logs:ListLogDeliveries',
          'logs:PutResourcePolicy',
          'logs:UpdateLogDelivery',
          'xray:GetSamplingRules',
          'xray:GetSamplingTargets',
          'xray:PutTelemetryRecords',
          'xray:PutTraceSegments',
        ],
        resources: ['*'],
      }),
    );
    acknowledge(role, 'IAM5[Resource::*]', 'Log delivery and X-Ray know no resources.');
    const machine = new StateMachine(this, 'StateMachine', {
      definitionBody: DefinitionBody.fromChainable(pipeline(this, { functions })),
      timeout: Duration.hours(3),
      // The CDK would grant each function with a wildcard for its versions.
      role: role.withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'StateMachineLog', {
          // Names under this prefix keep the log's resource policy short (Step Functions, CloudWatch Logs).
          logGroupName: `/aws/vendedlogs/states/${this.stackName}`,
          retention: RetentionDays.ONE_MONTH,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    machine.node.addDependency(role);
    return machine;
  }

  #schedule(topic: Topic, machine: StateMachine): void {
    new Schedule(this, `Schedule-${topic.topic}`, {
      description: `The report of ${topic.platform}_${topic.topic} of the day before`,
      schedule: ScheduleExpression.cron({ minute: '0', hour: HOUR, timeZone: TimeZone.of(topic.timezone) }),
      enabled: topic.sources.length > 0,
      timeWindow: TimeWindow.off(),
      target: new StepFunctionsStartExecution(machine, {
        input: ScheduleTargetInput.fromObject({ topic: topic.topic, scheduledTime: ContextAttribute.scheduledTime }),
        // The default is 185 tries in a day.
        retryAttempts: 3,
        maxEventAge: Duration.hours(2),
      }),
    });
  }
}
