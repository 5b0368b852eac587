// Everything that runs on AWS: the bucket, the steps, their state machine, schedules, announcements, alarms, the dashboard.
import { Annotations, CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BadInputError } from '../../shared/errors.ts';
import { keyParameter, keyParameterVariable, keyPlaces, keyReader } from '../../shared/model/model-key.ts';
import { type ModelUrl, parseModelUrl, withGuardrail } from '../../shared/model/model-url.ts';
import type { Topic } from '../../shared/topic.ts';
import { alarms } from './alarms.ts';
import { announcementsTopic } from './announcements.ts';
import { dashboard } from './dashboard.ts';
import { delivery } from './delivery.ts';
import { promptAttackGuardrail } from './guardrail.ts';
import { type Chosen, chosen, type DawnChorusProps } from './props.ts';
import { reportsBucket } from './reports-bucket.ts';
import { schedules } from './schedules.ts';
import { siteDistribution } from './site.ts';
import { stateMachine } from './state-machine.ts';
import { StepLambda } from './step-lambda.ts';
import { STEP_NAMES, type StepName } from './steps.ts';

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

/** The models that the run's URL and the topics name; none where no model is asked. */
const modelUrlsOf = (modelUrl: string, topics: readonly Topic[]): ModelUrl[] => {
  const own = parseModelUrl(modelUrl);
  if (own.kind === 'extractive') return [];
  const others = topics.flatMap(({ model: { auditor } }) => [auditor]);
  return [own, ...others.filter((url) => url !== 'same' && url !== 'off').map(parseModelUrl)];
};

/** Models on Bedrock that embed for the topics; none where no topic asks for that. */
const embeddersOf = (topics: readonly Topic[]): Set<string> =>
  new Set(
    topics
      .flatMap(({ embedder }) => (embedder === undefined ? [] : [parseModelUrl(embedder.model)]))
      .flatMap((url) => (url.kind === 'bedrock' ? [url.modelId] : [])),
  );

/** Stops `cdk deploy` and `cdk synth`; `cdk bootstrap` and `cdk destroy` need no model. */
export const NO_MODEL_NAMED =
  'Name the model that writes the reports: -c modelUrl=bedrock:MODEL or openai:URL#MODEL (docs/models.md); -c modelUrl=extractive deploys without one.';

/** One deployment; its name tells stages apart, and every physical name begins with it or is made by CloudFormation. */
export class DawnChorusStack extends Stack {
  readonly steps: Readonly<Record<StepName, StepLambda>>;

  constructor(scope: Construct, id: string, given: DawnChorusProps) {
    super(scope, id, given);
    const props = chosen(given);
    if (given.modelUrl === undefined) Annotations.of(this).addError(NO_MODEL_NAMED);
    const { topics, modelUrl, logDays, runbookUrl } = props;
    const bucket = reportsBucket(this, props);
    // A room of their own, since the states of the machine have the same names.
    const room = new Construct(this, 'Functions');
    const model = parseModelUrl(modelUrl);
    const guardrail = props.guardrail ? this.#guardrail(model) : undefined;
    const common = {
      bucket,
      modelUrl: withGuardrail(modelUrl, guardrail?.named),
      logDays,
      secrets: { X_TOKEN_PARAMETER: props.xTokenParameter },
    };
    const steps = Object.fromEntries(STEP_NAMES.map((state) => [state, new StepLambda(room, state, common)])) as Record<
      StepName,
      StepLambda
    >;
    this.steps = steps;
    this.#mayAsk(modelUrlsOf(modelUrl, topics), props);
    for (const modelId of embeddersOf(topics)) steps.Cluster.mayAsk(modelId);
    if (guardrail !== undefined) steps.Summarise.mayApply(guardrail.arn);
    const site = props.cloudFront ? siteDistribution(this, bucket) : undefined;
    const siteUrl = props.siteUrl ?? (site === undefined ? undefined : `https://${site.distributionDomainName}/`);
    // Publish writes it into feeds, Announce into mails.
    for (const { function: told } of siteUrl === undefined ? [] : [steps.Publish, steps.Announce])
      told.addEnvironment('SITE_URL', siteUrl ?? '');
    for (const { bucket: foreign, prefix } of droppedIn(topics)) steps.Collect.readForeign(foreign, prefix);
    const announcements = announcementsTopic(this, props.alarmEmail);
    steps.Announce.announceTo(announcements);
    steps.Announce.putEventsOn(props.eventBus);
    steps.Announce.function.addEnvironment('RUNBOOK_URL', runbookUrl);

    const byState = Object.fromEntries(STEP_NAMES.map((state) => [state, steps[state].function])) as Record<
      StepName,
      StepLambda['function']
    >;
    const functions = Object.values(byState);
    const machine = stateMachine(this, byState, { ...props, stackName: this.stackName });
    const deadLetterQueue = schedules(this, topics, machine);
    const deliver = delivery(room, { ...common, topics, siteUrl, eventBus: props.eventBus, deadLetterQueue });
    const atOnce = [byState.Collect, byState.Summarise];
    const watched = { topics, atOnce, machine, deadLetterQueue, announcements, modelUrl, runbookUrl };
    dashboard(this, {
      topics,
      functions: [...functions, ...(deliver === undefined ? [] : [deliver.function])],
      machine,
      alarms: alarms(this, watched),
      runbookUrl,
    });

    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'StateMachineArn', { value: machine.stateMachineArn });
    new CfnOutput(this, 'AnnouncementsArn', { value: announcements.topicArn });
    new CfnOutput(this, 'DeadLettersUrl', { value: deadLetterQueue.queueUrl });
    const named = {
      ...Object.fromEntries(STEP_NAMES.map((state) => [state, byState[state].functionName])),
      ...(deliver === undefined ? {} : { Deliver: deliver.function.functionName }),
    };
    new CfnOutput(this, 'FunctionNames', { value: this.toJsonString(named) });
    new CfnOutput(this, 'DashboardName', { value: this.stackName });
    if (site !== undefined) {
      new CfnOutput(this, 'SiteUrl', { value: `https://${site.distributionDomainName}/` });
      new CfnOutput(this, 'DistributionId', { value: site.distributionId });
    }
  }

  /**
   * Lets Summarise ask the models: on Bedrock by its role, elsewhere by the keys in Parameter Store that it may see. Throws
   * BadInputError where a topic names a server whose key nobody allows to go there.
   */
  #mayAsk(urls: readonly ModelUrl[], { modelUrl, modelKeys = [], modelKeyParameter }: Chosen): void {
    const { Summarise, Announce } = this.steps;
    const places = keyPlaces({ modelUrl, modelKeys });
    for (const url of urls) if (url.kind === 'openai') keyReader(url, places);
    const onBedrock = urls.flatMap((url) => (url.kind === 'bedrock' ? [url] : []));
    for (const id of new Set(onBedrock.map(({ modelId }) => modelId))) Summarise.mayAsk(id);
    const lives = new Map(onBedrock.map(({ modelId, region }) => [`${modelId} ${region}`, { modelId, region }]));
    for (const { modelId, region } of lives.values()) Announce.maySeeLifeOf(modelId, region);
    if (urls.length === 0) return;
    const [own] = urls.flatMap((url) => (url.kind === 'openai' ? [url.settings.key] : [undefined]));
    for (const variable of new Set(places.map((place) => place.variable))) {
      const name = (variable === own ? modelKeyParameter : undefined) ?? keyParameter(variable);
      Summarise.maySeeSecret(keyParameterVariable(variable), name);
    }
    if (modelKeys.length > 0) Summarise.function.addEnvironment('MODEL_KEYS', modelKeys.join(','));
  }

  /** The guardrail, which Bedrock finds in the region of the model only. Throws BadInputError where it can't stand there. */
  #guardrail(model: ModelUrl): ReturnType<typeof promptAttackGuardrail> {
    if (model.kind !== 'bedrock' || model.region !== undefined) {
      throw new BadInputError(
        "-c guardrail=true needs a model on Bedrock in the stack's own region: -c modelUrl=bedrock:MODEL without region=.",
      );
    }
    return promptAttackGuardrail(this, this.stackName);
  }
}
