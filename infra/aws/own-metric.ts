// The metrics that the handlers count (shared/metrics.ts), as alarms and the dashboard ask for them.
import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { METRIC_NAMESPACE, type MetricName } from '../../shared/metrics.ts';
import type { Topic } from '../../shared/topic.ts';

/** Value of the dimension `topic`, as Announce gives it. */
export const topicDimension = ({ platform, topic }: Topic): string => `${platform}_${topic}`;

export interface OwnMetric {
  readonly name: MetricName;
  /** The dimension beside the stack. */
  readonly of: { readonly topic: string; readonly channel?: string } | { readonly state: string };
  readonly statistic: 'Sum' | 'Maximum' | 'Average' | 'p90';
  readonly period: Duration;
  readonly label?: string;
}

export const ownMetric = (stackName: string, { name, of, statistic, period, label }: OwnMetric): Metric =>
  new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: name,
    dimensionsMap: { service: stackName, ...of },
    statistic,
    period,
    ...(label === undefined ? {} : { label }),
  });
