// The alarms: which there are, when each goes off, whom it tells, and that what to do stands where it says.
import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCapUsd } from '../../../infra/aws/alarms.ts';
import { METRICS } from '../../../shared/metrics.ts';
import { all, DELIVERING, TOPICS, templateOf } from './synthesised.ts';

const MODEL = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: unknown[];
  readonly OKActions: unknown[];
  readonly Threshold: number;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly TreatMissingData: string;
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Statistic?: string;
  readonly Period?: number;
  readonly Dimensions?: { readonly Name: string; readonly Value: string }[];
  readonly Metrics?: {
    readonly Expression?: string;
    readonly MetricStat?: { readonly Period: number; readonly Metric: { readonly MetricName: string } };
  }[];
}

const alarmsOf = (template: Template): Record<string, Alarm> =>
  Object.fromEntries(
    all(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => [String(alarm.AlarmName), alarm as unknown]),
  ) as Record<string, Alarm>;

describe('the alarms', () => {
  let template: Template;
  let alarms: Record<string, Alarm>;
  beforeAll(() => {
    template = templateOf({ modelUrl: MODEL });
    alarms = alarmsOf(template);
  }, 120_000);

  it('are four for all runs, one for the model, and four for each topic that is started', () => {
    expect(Object.keys(alarms).toSorted()).toEqual([
      'DawnChorus-cost-above-cap-twitter_ai',
      'DawnChorus-cost-above-cap-twitter_idle',
      'DawnChorus-cost-above-cap-twitter_weekly',
      'DawnChorus-dead-letters',
      'DawnChorus-degraded-report-twitter_ai',
      'DawnChorus-degraded-report-twitter_idle',
      'DawnChorus-degraded-report-twitter_weekly',
      'DawnChorus-model-throttling',
      'DawnChorus-no-report-twitter_ai',
      'DawnChorus-no-report-twitter_weekly',
      'DawnChorus-run-failed',
      'DawnChorus-throttling',
      'DawnChorus-warnings-twitter_ai',
      'DawnChorus-warnings-twitter_idle',
      'DawnChorus-warnings-twitter_weekly',
    ]);
  });

  it('go off when nothing was reported for 26 hours, or for what the topic says, counted by the hour', () => {
    expect(alarms['DawnChorus-no-report-twitter_ai']).toMatchObject({
      Namespace: 'DawnChorus',
      MetricName: 'Reports',
      Dimensions: expect.arrayContaining([
        { Name: 'service', Value: 'DawnChorus' },
        { Name: 'topic', Value: 'twitter_ai' },
      ]),
      Statistic: 'Sum',
      Period: 3600,
      EvaluationPeriods: 26,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
    expect(alarms['DawnChorus-no-report-twitter_weekly']?.EvaluationPeriods).toBe(168);
  });

  it('go off at the first failed or timed-out run, dead letter and degraded report', () => {
    expect(
      alarms['DawnChorus-run-failed']?.Metrics?.map(
        ({ Expression, MetricStat }) => Expression ?? MetricStat?.Metric.MetricName,
      ),
    ).toEqual(['failed + timedOut', 'ExecutionsFailed', 'ExecutionsTimedOut']);
    expect(alarms['DawnChorus-dead-letters']).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Statistic: 'Maximum',
    });
    expect(alarms['DawnChorus-degraded-report-twitter_ai']).toMatchObject({ MetricName: 'ReportsDegraded' });
    for (const name of ['run-failed', 'dead-letters', 'degraded-report-twitter_ai']) {
      expect(alarms[`DawnChorus-${name}`]).toMatchObject({
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        EvaluationPeriods: 1,
        TreatMissingData: 'notBreaching',
      });
    }
  });

  it('go off when the runs of a day cost more than one may, the model within it only where there is one', () => {
    const [ai] = TOPICS;
    expect([runCapUsd(ai!, 'extractive'), runCapUsd(ai!, MODEL)]).toEqual([2, 3.5]);
    const embedder = {
      model: 'bedrock:amazon.titan-embed-text-v2:0',
      threshold: 0.8,
      maxStories: 400,
      maxCostUsd: 0.5,
    };
    expect(runCapUsd({ ...ai!, embedder }, MODEL)).toBe(4);
    expect(alarms['DawnChorus-cost-above-cap-twitter_ai']).toMatchObject({
      MetricName: 'CostUsd',
      Statistic: 'Sum',
      Period: 86_400,
    });
    expect(alarms['DawnChorus-cost-above-cap-twitter_ai']?.Threshold).toBeCloseTo(3.5, 2);
    expect(alarms['DawnChorus-cost-above-cap-twitter_ai']?.Threshold).toBeGreaterThan(3.5);
  });

  it('go off at the first warning, and stay on while there was one today or yesterday', () => {
    expect(alarms['DawnChorus-warnings-twitter_ai']).toMatchObject({
      Namespace: 'DawnChorus',
      MetricName: 'Warnings',
      Statistic: 'Sum',
      Period: 86_400,
      EvaluationPeriods: 2,
      DatapointsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  it('see the throttling of the functions that run many at once and of the state machine, and that of the model where it is asked', () => {
    const throttled = alarms['DawnChorus-throttling']?.Metrics?.flatMap(
      ({ MetricStat }) => MetricStat?.Metric.MetricName ?? [],
    );
    expect(throttled?.filter((name) => name === 'Throttles')).toHaveLength(2);
    expect(throttled).toContain('ExecutionThrottled');
    expect(JSON.stringify(alarms['DawnChorus-model-throttling'])).toContain(
      'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    );
    for (const modelUrl of ['extractive', `${MODEL}?region=eu-central-1`]) {
      expect(Object.keys(alarmsOf(templateOf({ modelUrl })))).not.toContain('DawnChorus-model-throttling');
    }
  });

  it('go off at the first revision that did not reach a channel, one for each channel, and name it', () => {
    const channels = Object.entries(alarmsOf(templateOf({ topics: [DELIVERING] }))).filter(([name]) =>
      name.startsWith('DawnChorus-delivery-'),
    );
    expect(channels.map(([name]) => name.replace('DawnChorus-delivery-twitter_ai-', ''))).toEqual(
      DELIVERING.deliver?.map(({ name }) => name),
    );
    const [, blog] = channels[0] ?? [];
    expect(blog).toMatchObject({
      MetricName: 'DeliveriesAmiss',
      Dimensions: expect.arrayContaining([
        { Name: 'service', Value: 'DawnChorus' },
        { Name: 'topic', Value: 'twitter_ai' },
        { Name: 'channel', Value: 'blog' },
      ]),
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(blog?.AlarmDescription).toContain('the channel blog');
  });

  it('keep to the limits of CloudWatch: ten metrics, and seven days, or one day where a period is below an hour', () => {
    for (const alarm of Object.values(alarms)) {
      const stats = alarm.Metrics?.flatMap(({ MetricStat }) => MetricStat ?? []) ?? [];
      expect(stats.length).toBeLessThanOrEqual(10);
      const periods = [...stats.map(({ Period }) => Period), ...(alarm.Period === undefined ? [] : [alarm.Period])];
      expect(periods.length).toBeGreaterThan(0);
      for (const period of periods) {
        expect(period % 60).toBe(0);
        expect(period * alarm.EvaluationPeriods).toBeLessThanOrEqual(period < 3600 ? 86_400 : 604_800);
      }
    }
  });

  it('tell the topic of announcements when they begin and when they end', () => {
    const [[topic] = []] = all(template, 'AWS::SNS::Topic');
    for (const { AlarmActions, OKActions } of Object.values(alarms)) {
      expect([AlarmActions, OKActions]).toEqual([[{ Ref: topic }], [{ Ref: topic }]]);
    }
  });

  it('may use that topic, and only those of this stack in this account', () => {
    const policies = JSON.stringify(all(template, 'AWS::SNS::TopicPolicy'));
    expect(policies).toContain('"Service":"cloudwatch.amazonaws.com"');
    expect(policies).toContain(':alarm:DawnChorus-*"');
    expect(policies).toContain('"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}');
  });

  it('link each to a section that says what it means, how to look into it and what to do', () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const channels = alarmsOf(templateOf({ topics: [DELIVERING] }));
    const linked = Object.values({ ...alarms, ...channels }).map(
      ({ AlarmDescription }) => / What to do: docs\/operations\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1],
    );
    const sections = page
      .split(/^### /m)
      .slice(1)
      .map((text) => [text.split('\n')[0]?.toLowerCase().replaceAll(' ', '-'), text] as const);
    for (const anchor of linked) {
      const text = new Map(sections).get(anchor);
      expect(text, `docs/operations.md has no section #${anchor}`).toBeDefined();
      for (const part of ['**Description**', '**Investigation**', '**Resolution**']) expect(text).toContain(part);
    }
  });

  it('link to where the runbook is read, when a deployment says so', () => {
    const runbookUrl = 'https://example.org/operations.html';
    for (const { AlarmDescription } of Object.values(alarmsOf(templateOf({ runbookUrl })))) {
      expect(AlarmDescription).toContain(`${runbookUrl}#`);
    }
  });
});

describe('the dashboard', () => {
  it('shows every metric that is counted, the states, the runs and the alarms, each under a title', () => {
    const [[, board] = []] = all(templateOf({ topics: [DELIVERING] }), 'AWS::CloudWatch::Dashboard');
    expect(board?.DashboardName).toBe('DawnChorus');
    const body = JSON.stringify(board?.DashboardBody);
    for (const name of Object.keys(METRICS)) expect(body, name).toContain(`\\"DawnChorus\\",\\"${name}\\"`);
    for (const title of [
      'Alarms',
      'Reports',
      'Posts collected and kept',
      'Stories and sentences',
      'Tokens',
      'Dollars',
      'Warnings',
      'Duration of runs (s)',
      'Deliveries',
      'Duration of states (ms, p90)',
      'Check results',
      'Precision, coverage, refused by the auditor',
      'Runs',
      'Errors of functions',
      'Calls put off',
    ]) {
      expect(body).toContain(`\\"title\\":\\"${title}\\"`);
    }
  });
});
