// From a measured day to its bill: pure, with the assumptions that stand between a laptop and AWS.
import { STEP_NAMES, STEPS, type StepName, SUBSCRIBERS } from '../../infra/aws/steps.ts';
import type { MetricName } from '../../shared/metrics.ts';
import { xCost } from '../../shared/prices.ts';
import { AWS_PRICES as PRICE } from './aws-prices.data.ts';
import type { MeasuredDay, MeasuredRun } from './costs-day.ts';
import { pricesOf, type Writing } from './costs-writing.ts';

/** What was not measured here; each is on the high side of what AWS documents or users report. */
export const ASSUMED = {
  /** MiB with which a function has one whole processor; it is taken to be as fast as the one that measured. */
  wholeProcessorMiB: 1769,
  /** Seconds that a cold start takes beside loading the code; its time is billed. */
  startSeconds: 0.3,
  s3Seconds: 0.03,
  /** Of an answer: 3,000 tokens at most, of which it mostly takes half, and 10,000 of half a report. */
  modelSeconds: 60,
  /** Of a page of a hundred posts of X. */
  pageSeconds: 0.5,
  /** Bytes of log for each event of the history, and for each call: Lambda's own lines, ours, and the metrics. */
  logBytesAnEvent: 700,
  logBytesACall: 4000,
  /** Hours of a day in which a run sends metrics, which are billed by the hour. */
  metricHours: 2,
  /** Of a delivery to a channel, its requests to the store and to the channel among them. */
  deliverySeconds: 5,
} as const;

const DAYS_A_YEAR = 365;
const DAYS_A_MONTH = DAYS_A_YEAR / 12;
const GB = 1e9;
/** Days for which the stack keeps private files. */
const PRIVATE_DAYS = 90;

/** What the stack has for a month, whatever is posted. */
export interface Standing {
  readonly metrics: number;
  /** Metrics that alarms look at: an alarm is billed for each. */
  readonly alarms: number;
  readonly dashboards: number;
}

/** Metrics of which each channel has its own, beside those of the topic; an alarm looks at the second. */
export const CHANNEL_METRICS: readonly MetricName[] = ['Deliveries', 'DeliveriesAmiss'];

/** Dollars a month for one channel that a report a day is delivered to: its alarm, its metric for an hour a day, the function. */
export const channelMonthUsd = (): number => {
  const gbSeconds = (ASSUMED.deliverySeconds * SUBSCRIBERS.Deliver.memoryMiB) / 1024;
  const daily = gbSeconds * PRICE.lambdaGbSecond + PRICE.lambdaRequest + 3 * PRICE.s3Write + 5 * PRICE.s3Read;
  return PRICE.alarmMonth + PRICE.metricMonth / 24 + daily * DAYS_A_MONTH;
};

/** Dollars a day by item, the rest of the account's free tier untouched. */
export type Bill = Readonly<Record<string, number>>;

/** Seconds of a state's function in a run, cold starts among them. */
export const secondsOf = (state: StepName, day: MeasuredRun): number => {
  const used = day.used[state];
  if (used === undefined) return 0;
  const slower = Math.max(1, ASSUMED.wholeProcessorMiB / STEPS[state].memoryMiB);
  const starts = Math.min(used.calls, 1);
  const waits =
    (used.reads + used.writes + used.lists) * ASSUMED.s3Seconds +
    (state === 'Summarise' ? day.requests * ASSUMED.modelSeconds : 0) +
    (state === 'Collect' ? (day.posts / 100) * ASSUMED.pageSeconds : 0);
  return ((used.workMs + used.loadMs * starts) / 1000) * slower + starts * ASSUMED.startSeconds * slower + waits;
};

/** What a run costs by itself, whatever it leaves: functions, states, requests to the store, logs. */
const runBillOf = (run: MeasuredRun): Bill => {
  const used = STEP_NAMES.flatMap((state) => run.used[state] ?? []);
  const sum = (pick: (one: (typeof used)[number]) => number): number =>
    used.reduce((total, one) => total + pick(one), 0);
  const calls = sum((one) => one.calls);
  const gbSeconds = STEP_NAMES.reduce(
    (total, state) => total + (secondsOf(state, run) * STEPS[state].memoryMiB) / 1024,
    0,
  );
  const logGb = (run.events * ASSUMED.logBytesAnEvent + calls * ASSUMED.logBytesACall) / GB;
  return {
    Lambda: gbSeconds * PRICE.lambdaGbSecond + calls * PRICE.lambdaRequest,
    'Step Functions': run.transitions * PRICE.stateTransition,
    S3: sum(({ writes, lists }) => writes + lists) * PRICE.s3Write + sum(({ reads }) => reads) * PRICE.s3Read,
    Logs: logGb * (PRICE.logGb + PRICE.logGbMonth),
  };
};

/** Dollars of a run that releases a draft, its schedule and event among them. */
export const releaseUsd = (run: MeasuredRun): number =>
  Object.values(runBillOf(run)).reduce((sum, usd) => sum + usd, PRICE.schedulerInvocation + PRICE.event);

/**
 * The bill of a day.
 * @param writing the recorded set whose requests and answers it is written by; the server caches what requests begin with
 */
export const billOf = (day: MeasuredDay, standing: Standing, writing: Writing): Bill => {
  const run = runBillOf(day);
  // Public files pile up: half a year's on average, and as many replaced versions for a month.
  const storedGb = (day.privateBytes * PRIVATE_DAYS + day.publicBytes * (DAYS_A_YEAR / 2 + DAYS_A_MONTH)) / GB;
  return {
    Lambda: run.Lambda ?? 0,
    'Step Functions': run['Step Functions'] ?? 0,
    S3: (run.S3 ?? 0) + (storedGb * PRICE.s3GbMonth) / DAYS_A_MONTH,
    'Scheduler, events, messages': PRICE.schedulerInvocation + PRICE.event + PRICE.message + PRICE.trace,
    Logs: run.Logs ?? 0,
    'Metrics, alarms, dashboard':
      (standing.metrics * PRICE.metricMonth * (ASSUMED.metricHours / 24) +
        standing.alarms * PRICE.alarmMonth +
        standing.dashboards * PRICE.dashboardMonth) /
      DAYS_A_MONTH,
    ...Object.fromEntries(
      pricesOf({ ...writing, beginning: day.beginning }).map(({ class: name, model, cachedUsd }) => [
        `Model, ${name} (${model})`,
        cachedUsd,
      ]),
    ),
    'X, posts alone': xCost(day.posts, 0),
    'X, authors beside them': xCost(0, day.posts),
  };
};

export const A_YEAR = DAYS_A_YEAR;
