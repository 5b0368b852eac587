// The alarms: each for one thing that wants a person, with a link to the section that says what to do.
import { Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import type { Topic } from '../../shared/topic.ts';
import { isScheduled } from '../../shared/topic-schedule.ts';
import { channelsOf } from './delivery.ts';
import { ownMetric, topicDimension } from './own-metric.ts';

export interface Watched {
  readonly topics: readonly Topic[];
  /** Functions that run many times at once, and so meet the account's limit first. */
  readonly atOnce: readonly IFunction[];
  readonly machine: IStateMachine;
  readonly deadLetterQueue: IQueue;
  readonly announcements: ITopic;
  readonly modelUrl: string;
  readonly runbookUrl: string;
}

interface Alarming {
  /** End of the alarm's name, and the section of docs/operations.md. */
  readonly section: string;
  /** The topic that it is about, where it is about one. */
  readonly topic?: Topic;
  /** The topic's channel that it is about, where it is about one. */
  readonly channel?: string;
  readonly means: string;
  readonly metric: IMetric;
  readonly threshold: number;
  readonly comparison?: ComparisonOperator;
  readonly evaluationPeriods?: number;
  /** Of these, the periods that must go beyond the threshold; all of them unless given. */
  readonly datapointsToAlarm?: number;
  readonly whenMissing?: TreatMissingData;
}

/** A tenth of a cent above the cap, so that sums of fractions don't count as more. */
const CENT_TENTH = 0.001;

/** Model calls put off within a quarter of an hour from which on a run is likely to be late. */
const MANY_THROTTLED_CALLS = 10;

/** What a run of a topic may cost at most. Every call of a model is kept within its cap, whoever bills it. */
export const runCapUsd = ({ maxCostUsd, model, embedder }: Topic, modelUrl: string): number =>
  maxCostUsd + (embedder?.maxCostUsd ?? 0) + (parseModelUrl(modelUrl).kind === 'extractive' ? 0 : model.maxCostUsd);

const runAlarms = ({ machine, deadLetterQueue, atOnce }: Watched): Alarming[] => {
  const period = Duration.minutes(5);
  const sum = { period, statistic: Stats.SUM };
  // An alarm is billed for each metric; the other functions' throttling is on the dashboard.
  const throttles = atOnce.map((step) => step.metricThrottles(sum));
  const usingMetrics = Object.fromEntries(
    [...throttles, machine.metricThrottled(sum)].map((metric, i) => [`m${i}`, metric]),
  );
  return [
    {
      section: 'run-failed',
      means: 'A run failed or took too long',
      metric: new MathExpression({
        expression: 'failed + timedOut',
        usingMetrics: { failed: machine.metricFailed(sum), timedOut: machine.metricTimedOut(sum) },
        period,
        label: 'Runs failed or timed out',
      }),
      threshold: 1,
    },
    {
      section: 'dead-letters',
      means: 'A schedule could not start its run',
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      threshold: 1,
    },
    {
      section: 'throttling',
      means: 'Functions or states were put off, since the account runs too much at once',
      metric: new MathExpression({
        expression: `SUM([${Object.keys(usingMetrics).join(', ')}])`,
        usingMetrics,
        period,
        label: 'Calls put off',
      }),
      threshold: 1,
    },
  ];
};

const modelAlarms = (modelUrl: string): Alarming[] => {
  const model = parseModelUrl(modelUrl);
  // An alarm sees the metrics of its own region only.
  if (model.kind !== 'bedrock' || model.region !== undefined) return [];
  return [
    {
      section: 'model-throttling',
      means: 'Bedrock puts off calls of the model',
      metric: new Metric({
        namespace: 'AWS/Bedrock',
        metricName: 'InvocationThrottles',
        dimensionsMap: { ModelId: model.modelId },
        statistic: Stats.SUM,
        period: Duration.minutes(15),
      }),
      threshold: MANY_THROTTLED_CALLS,
    },
  ];
};

const topicAlarms = (topic: Topic, stackName: string, modelUrl: string): Alarming[] => {
  const own = (name: Parameters<typeof ownMetric>[1]['name'], period: Duration) =>
    ownMetric(stackName, { name, of: { topic: topicDimension(topic) }, statistic: 'Sum', period });
  const cap = runCapUsd(topic, modelUrl);
  const silence: Alarming = {
    section: 'no-report',
    topic,
    means: `There was no report for ${topic.schedule.silentHours} hours`,
    // By the hour, since one period of 26 hours would begin at odd times; together at most seven days.
    metric: own('Reports', Duration.hours(1)),
    threshold: 1,
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: topic.schedule.silentHours,
    whenMissing: TreatMissingData.BREACHING,
  };
  return [
    // A topic that nobody starts is silent for good reason.
    ...(isScheduled(topic) ? [silence] : []),
    {
      section: 'degraded-report',
      topic,
      means: 'A report was published that lacks something',
      metric: own('ReportsDegraded', Duration.minutes(5)),
      threshold: 1,
    },
    {
      section: 'warnings',
      topic,
      means: 'Something wants a person: a token, a model, a quota or prices',
      // Over two days, so that a warning of every morning is one alarm and not one a day.
      metric: own('Warnings', Duration.days(1)),
      threshold: 1,
      evaluationPeriods: 2,
      datapointsToAlarm: 1,
    },
    {
      section: 'cost-above-cap',
      topic,
      means: `The runs of a day cost more than the $${cap} that one may cost`,
      metric: own('CostUsd', Duration.days(1)),
      threshold: cap + CENT_TENTH,
    },
  ];
};

/** One for each channel, since it must name the one that wants a look. */
const channelAlarms = (topic: Topic, stackName: string): Alarming[] =>
  channelsOf(topic).map(({ name }) => ({
    section: 'delivery',
    topic,
    channel: name,
    means: `A report did not reach the channel ${name}, or nobody knows whether it did`,
    metric: ownMetric(stackName, {
      name: 'DeliveriesAmiss',
      of: { topic: topicDimension(topic), channel: name },
      statistic: 'Sum',
      period: Duration.minutes(5),
    }),
    threshold: 1,
  }));

/** Makes the alarms; each tells the topic of announcements when it begins and when it ends. */
export const alarms = (scope: Construct, watched: Watched): Alarm[] => {
  const room = new Construct(scope, 'Alarms');
  const { stackName } = Stack.of(scope);
  const all = [
    ...runAlarms(watched),
    ...modelAlarms(watched.modelUrl),
    ...watched.topics.flatMap((topic) => topicAlarms(topic, stackName, watched.modelUrl)),
    ...watched.topics.flatMap((topic) => channelAlarms(topic, stackName)),
  ];
  const action = new SnsAction(watched.announcements);
  return all.map((one) => {
    const { section, topic, channel, means, metric, threshold, comparison, evaluationPeriods, whenMissing } = one;
    const names = [
      section,
      ...(topic === undefined ? [] : [topicDimension(topic)]),
      ...(channel === undefined ? [] : [channel]),
    ];
    const name = names.join('-');
    const about = topic === undefined ? '' : `${topicDimension(topic)}: `;
    const alarm = new Alarm(room, name, {
      // Read by people in the subject of a message; begins with the stack, so that stages don't meet.
      alarmName: `${stackName}-${name}`,
      alarmDescription: `${about}${means}. What to do: ${watched.runbookUrl}#${section}`,
      metric,
      threshold,
      comparisonOperator: comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: evaluationPeriods ?? 1,
      ...(one.datapointsToAlarm === undefined ? {} : { datapointsToAlarm: one.datapointsToAlarm }),
      treatMissingData: whenMissing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  });
};
