// One step's Lambda function: defaults, code, role, rights and the environment variables that go with them.
import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { type ICommandHooks, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { foundationModelOf } from '../../shared/model/model-url.ts';
import { acknowledge } from './acknowledge.ts';
import { STEPS, type StepName, type StepNeeds, SUBSCRIBERS, type SubscriberName } from './steps.ts';

const ROOT = join(import.meta.dirname, '../..');

// Some packages in an ESM bundle still call require().
const REQUIRE = "import { createRequire as __cr } from 'node:module'; const require = __cr(import.meta.url);";

/**
 * How native packages come along: installed beside the bundle. Of sharp only the native part is read from there, since its
 * forty JavaScript files take a cold start longer to find than to run.
 */
const nativeBundling = (packages: readonly string[]) => ({
  nodeModules: [...packages],
  ...(packages.includes('sharp')
    ? { externalModules: ['@img/*', '*.node'], esbuildArgs: { '--alias:sharp': './node_modules/sharp/dist/index.mjs' } }
    : {}),
});

/** Copies the files that a step reads at run time beside its bundle, and empties those that it doesn't use. */
const completing = ({ files = [], emptied = [] }: StepNeeds): ICommandHooks => ({
  beforeBundling: () => [],
  beforeInstall: () => [],
  afterBundling: (inputDir, outputDir) => [
    ...files.flatMap(({ from, to }) => [
      `mkdir -p "${outputDir}/${to}"`,
      `cp -R "${inputDir}/${from}" "${outputDir}/${to}"`,
    ]),
    ...emptied.map((file) => `: > "${outputDir}/${file}"`),
  ],
});

export interface StepLambdaProps {
  readonly bucket: IBucket;
  /** Name of the SecureString for each variable that names a secret. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly modelUrl: string;
  /** Days for which the step's log is kept. */
  readonly logDays: number;
}

/**
 * Modules of Node that the bundle requires where it uses them, instead of importing them when it starts. Importing
 * `node:http` alone loads WebSocket and all of fetch, a fifth of a cold start (npm run bench -- bundles).
 */
const REQUIRED_LATE = ['child_process', 'crypto', 'http', 'http2', 'https', 'zlib'];

/** The processor that functions run on: `-c cpu=x64` where there is no arm64, or to run the bundles on such a machine. */
const cpuOf = (scope: Construct): 'arm64' | 'x64' => (scope.node.tryGetContext('cpu') === 'x64' ? 'x64' : 'arm64');

/** The function of a step or a subscriber; its id in the tree is its name. */
export class StepLambda extends Construct {
  readonly function: NodejsFunction;
  readonly #role: Role;

  constructor(scope: Construct, state: StepName | SubscriberName, props: StepLambdaProps) {
    super(scope, state);
    const needs = { ...STEPS, ...SUBSCRIBERS }[state];
    const cpu = cpuOf(this);
    const logGroup = new LogGroup(this, 'Log', {
      retention: props.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // Its own role instead of the managed one, which may write to every log group.
    this.#role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.#role);
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(ROOT, 'functions', state.toLowerCase(), 'handler.ts'),
      handler: 'handler',
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      runtime: Runtime.NODEJS_24_X,
      architecture: cpu === 'x64' ? Architecture.X86_64 : Architecture.ARM_64,
      memorySize: needs.memoryMiB,
      timeout: Duration.seconds(needs.timeoutSeconds),
      role: this.#role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: {
        STORE_URL: `s3://${props.bucket.bucketName}`,
        MODEL_URL: props.modelUrl,
        STACK_NAME: Stack.of(this).stackName,
      },
      bundling: {
        format: OutputFormat.ESM,
        target: 'node24',
        minify: true,
        // Errors are told apart by name, but stacks are read by people.
        keepNames: true,
        bundleAwsSDK: true,
        mainFields: ['module', 'main'],
        banner: REQUIRE,
        ...(needs.nativePackages === undefined ? {} : nativeBundling(needs.nativePackages)),
        // npm then installs what Lambda runs, on any machine and without Docker.
        environment: {
          npm_config_cpu: cpu,
          npm_config_os: 'linux',
          npm_config_libc: 'glibc',
          npm_config_omit: 'dev',
        },
        esbuildArgs: {
          '--alias': REQUIRED_LATE.map((name) => `node:${name}=data:text/javascript,module.exports=require('${name}')`),
        },
        commandHooks: completing(needs),
      },
    });
    this.#grantRooms(props.bucket, needs);
    for (const variable of needs.secrets ?? []) this.maySeeSecret(variable, props.secrets[variable] ?? '');
  }

  /**
   * Lets the step ask one model on Bedrock. An inference profile (`eu.…`, `global.…`) leads to the model in regions of its
   * own choice, so the model is allowed everywhere, but only by way of that profile. A profile of the account's own is named
   * by its ARN and does not say which model it leads to.
   */
  mayAsk(modelId: string): void {
    const { partition, account, region } = Stack.of(this);
    const isArn = modelId.startsWith('arn:');
    const named = foundationModelOf(modelId);
    const isProfile = named !== modelId;
    const model = isArn ? '*' : named;
    const foundation = (where: string): string => `arn:${partition}:bedrock:${where}::foundation-model/${model}`;
    if (!isProfile && !isArn) {
      this.#role.addToPolicy(
        new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: [foundation(region)] }),
      );
      return;
    }
    const profile = isArn ? modelId : `arn:${partition}:bedrock:${region}:${account}:inference-profile/${modelId}`;
    this.#role.addToPolicy(new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: [profile] }));
    this.#role.addToPolicy(
      new PolicyStatement({
        actions: ['bedrock:InvokeModel'],
        resources: [foundation('*'), foundation('')],
        conditions: { StringEquals: { 'bedrock:InferenceProfileArn': profile } },
      }),
    );
    // Without a region a model has a wildcard only where its profile does not say which model it is.
    for (const where of isArn ? ['*', ''] : ['*'])
      acknowledge(
        this,
        `IAM5[Resource::arn:<AWS::Partition>:bedrock:${where}::foundation-model/${model}]`,
        'The inference profile chooses the region; the condition allows the model by way of it only.',
      );
  }

  /**
   * Lets the step read how long a model on Bedrock stays. Which model a profile of the account's own leads to, Bedrock says
   * only when it is asked, so every model's life may be read then: what is read is the same for all customers.
   * @param region of the model, where it is not the stack's
   */
  maySeeLifeOf(modelId: string, region = Stack.of(this).region): void {
    const { partition } = Stack.of(this);
    const isArn = modelId.startsWith('arn:');
    const model = isArn ? '*' : foundationModelOf(modelId);
    const resource = `arn:${partition}:bedrock:${region}::foundation-model/${model}`;
    this.#role.addToPolicy(new PolicyStatement({ actions: ['bedrock:GetFoundationModel'], resources: [resource] }));
    if (!isArn) return;
    this.#role.addToPolicy(new PolicyStatement({ actions: ['bedrock:GetInferenceProfile'], resources: [modelId] }));
    acknowledge(
      this,
      `IAM5[Resource::arn:<AWS::Partition>:bedrock:${region === Stack.of(this).region ? '<AWS::Region>' : region}::foundation-model/*]`,
      'A profile of the account’s own does not say which model it leads to; only its life is read.',
    );
  }

  /** Lets the step put a guardrail before its model. */
  mayApply(guardrailArn: string): void {
    this.#role.addToPolicy(new PolicyStatement({ actions: ['bedrock:ApplyGuardrail'], resources: [guardrailArn] }));
  }

  /** Lets the step tell an SNS topic, and tells it which. */
  announceTo(topic: ITopic): void {
    this.function.addEnvironment('ANNOUNCE_TOPIC_ARN', topic.topicArn);
    topic.grantPublish(this.#role);
  }

  /** Lets the step put events on a bus of this account, and tells it which. */
  putEventsOn(busName: string): void {
    this.function.addEnvironment('EVENT_BUS_NAME', busName);
    const { eventBusArn } = EventBus.fromEventBusName(this, 'Bus', busName);
    this.#role.addToPolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [eventBusArn] }));
  }

  /** Lets the function read and write what lies below a prefix within a room, and nothing beside it. */
  mayKeep(bucket: IBucket, prefix: string): void {
    const resources = [bucket.arnForObjects(`${prefix}/*`)];
    this.#role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources }));
    this.#acknowledgeKeys(bucket, prefix);
  }

  /** Lets the function send mail from one address, whose identity in SES may be its own or its domain's. */
  maySendFrom(address: string): void {
    const identity = (name: string): string =>
      Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: name });
    this.#role.addToPolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [identity(address), identity(address.replace(/^.*@/, ''))],
        conditions: { StringEquals: { 'ses:FromAddress': address } },
      }),
    );
  }

  /** Lets Lambda leave events in a queue of which the function made nothing in its tries. */
  leaveDeadLettersIn(queue: IQueue): void {
    this.function.configureAsyncInvoke({ onFailure: new SqsDestination(queue), maxEventAge: Duration.hours(1) });
  }

  /** Lets the step list and read what lies below a prefix of a bucket that is not ours. */
  readForeign(bucket: string, prefix: string): void {
    const arn = Stack.of(this).formatArn({ service: 's3', region: '', account: '', resource: bucket });
    this.#role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [arn] }));
    this.#role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [`${arn}/${prefix}*`] }));
    acknowledge(
      this,
      `IAM5[Resource::arn:<AWS::Partition>:s3:::${bucket}/${prefix}*]`,
      "Another's collector names the files below the prefix.",
    );
  }

  /** Tells the step the name of a SecureString, never its value, and lets it read it. */
  maySeeSecret(variable: string, name: string): void {
    this.function.addEnvironment(variable, name);
    const arn = Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: name.replace(/^\//, ''),
    });
    this.#role.addToPolicy(new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [arn] }));
  }

  #grantRooms(bucket: IBucket, { reads, writes }: StepNeeds): void {
    const rooms = (names: readonly string[]): string[] => names.map((room) => bucket.arnForObjects(`${room}/*`));
    // Without the right to list, S3 answers 403 instead of 404 for an object that is not there.
    this.#role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    // Whoever writes reads too: a retry meets what the first try has written.
    const read = new Set([...reads, ...writes]);
    this.#role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: rooms([...read]) }));
    if (writes.length > 0)
      this.#role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: rooms(writes) }));
    for (const room of read) this.#acknowledgeKeys(bucket, room);
  }

  #acknowledgeKeys(bucket: IBucket, prefix: string): void {
    const stack = Stack.of(this);
    const id = bucket.node.defaultChild === undefined ? '' : stack.getLogicalId(bucket.node.defaultChild as never);
    acknowledge(this, `IAM5[Resource::<${id}.Arn>/${prefix}/*]`, `The keys of ${prefix}/ are made at run time.`);
  }
}
