// The dashboard of a stack: what its runs made, read, cost and took, by topic, and which alarms are on.
import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  type IWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { MetricName } from '../../shared/metrics.ts';
import type { Topic } from '../../shared/topic.ts';
import { channelsOf } from './delivery.ts';
import { type OwnMetric, ownMetric, topicDimension } from './own-metric.ts';
import { STEP_NAMES } from './steps.ts';

export interface Shown {
  readonly topics: readonly Topic[];
  readonly functions: readonly IFunction[];
  readonly machine: IStateMachine;
  readonly alarms: readonly IAlarm[];
  readonly runbookUrl: string;
}

/** Metrics that are shown together, a line for each topic. */
const BY_TOPIC: readonly {
  readonly title: string;
  readonly metrics: readonly MetricName[];
  readonly statistic: OwnMetric['statistic'];
}[] = [
  { title: 'Reports', metrics: ['Reports', 'ReportsPublished', 'ReportsDegraded', 'ReportsFailed'], statistic: 'Sum' },
  { title: 'Posts collected and kept', metrics: ['PostsCollected', 'PostsKept'], statistic: 'Sum' },
  { title: 'Stories and sentences', metrics: ['Stories', 'SentencesByModel'], statistic: 'Sum' },
  { title: 'Tokens', metrics: ['InputTokens', 'OutputTokens'], statistic: 'Sum' },
  { title: 'Dollars', metrics: ['CostUsd'], statistic: 'Sum' },
  { title: 'Warnings', metrics: ['Warnings'], statistic: 'Maximum' },
  { title: 'Duration of runs (s)', metrics: ['RunSeconds'], statistic: 'Maximum' },
  {
    title: 'Check results',
    metrics: ['ChecksPassed', 'ChecksFailed', 'ClaimsRefused', 'VerifyDropped'],
    statistic: 'Sum',
  },
  {
    title: 'Precision, coverage, refused by the auditor',
    metrics: ['CitationPrecision', 'CoverageAt10', 'AuditRefused'],
    statistic: 'Average',
  },
];

const WIDTH = 12;

const graph = (title: string, left: IMetric[]): IWidget =>
  new GraphWidget({ title, left, width: WIDTH, leftYAxis: { min: 0 } });

/** Makes the dashboard, named after the stack. */
export const dashboard = (scope: Construct, { topics, functions, machine, alarms, runbookUrl }: Shown): Dashboard => {
  const { stackName } = Stack.of(scope);
  const period = Duration.days(1);
  const byTopic = BY_TOPIC.map(({ title, metrics, statistic }) =>
    graph(
      title,
      topics.flatMap((topic) =>
        metrics.map((name) => {
          const label = `${topicDimension(topic)} ${name}`;
          return ownMetric(stackName, { name, of: { topic: topicDimension(topic) }, statistic, period, label });
        }),
      ),
    ),
  );
  const deliveries = topics.flatMap((topic) =>
    channelsOf(topic).flatMap(({ name: channel }) =>
      (['Deliveries', 'DeliveriesAmiss'] as const).map((name) => {
        const label = `${topicDimension(topic)} ${channel} ${name}`;
        return ownMetric(stackName, {
          name,
          of: { topic: topicDimension(topic), channel },
          statistic: 'Sum',
          period,
          label,
        });
      }),
    ),
  );
  const states = STEP_NAMES.map((state) =>
    ownMetric(stackName, { name: 'StateMs', of: { state }, statistic: 'p90', period, label: state }),
  );
  const made = new Dashboard(scope, 'Dashboard', { dashboardName: stackName, defaultInterval: Duration.days(28) });
  made.addWidgets(
    new TextWidget({ markdown: `# ${stackName}\nWhat each alarm means: ${runbookUrl}`, width: 24, height: 2 }),
  );
  made.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24 }));
  const others = [
    graph('Duration of states (ms, p90)', states),
    graph('Runs', [
      machine.metricSucceeded({ period }),
      machine.metricFailed({ period }),
      machine.metricTimedOut({ period }),
    ]),
    graph(
      'Errors of functions',
      functions.map((step) => step.metricErrors({ period })),
    ),
    graph('Calls put off', [
      ...functions.map((step) => step.metricThrottles({ period })),
      machine.metricThrottled({ period }),
    ]),
  ];
  const all = [...byTopic, ...(deliveries.length === 0 ? [] : [graph('Deliveries', deliveries)]), ...others];
  for (let i = 0; i < all.length; i += 2) made.addWidgets(...all.slice(i, i + 2));
  return made;
};
