// The costs bench: days of several sizes run here state by state, and what they would cost on AWS in a day and a year.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Template } from 'aws-cdk-lib/assertions';
import { stackWithoutCode } from '../../infra/aws/definition.ts';
import { STEP_NAMES, STEPS } from '../../infra/aws/steps.ts';
import { METRICS } from '../../shared/metrics.ts';
import { PRICES_DATE } from '../../shared/model/prices.data.ts';
import { X_PRICES } from '../../shared/prices.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { AWS_PRICES_DATE } from './aws-prices.data.ts';
import { A_YEAR, ASSUMED, type Bill, billOf, type Standing, secondsOf } from './costs-bill.ts';
import { type MeasuredDay, measureDay } from './costs-day.ts';

const HELP = `npm run bench -- costs [--sizes N,N] [--json]

Makes days of 1,000, 10,000 and 100,000 posts (or --sizes) from the generator of samples/, runs each state in a process of
its own with a scripted model, and measures processor time, memory, requests to the store, bytes and tokens. From that,
the dated price tables and the assumptions of costs-bill.ts: the bill of one topic, with all its posts bought from X.`;

/** Metrics that an alarm looks at: one, or those of its expression. */
const metricsOf = ({ Metrics }: { Metrics?: { MetricStat?: unknown }[] }): number =>
  Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;

/** What one topic's stack has that is billed by the month. */
const standingOf = async (): Promise<Standing> => {
  const topic = await loadTopic(join(import.meta.dirname, '../../topics'), 'ai');
  const template = Template.fromStack(stackWithoutCode({ topics: [topic], modelUrl: 'extractive' }));
  const count = (type: string): number => Object.keys(template.findResources(type)).length;
  return {
    // Each metric has one series a topic; the time of a state has one a state.
    metrics: Object.keys(METRICS).length - 1 + STEP_NAMES.length,
    alarms: Object.values(template.findResources('AWS::CloudWatch::Alarm')).reduce(
      (sum, { Properties }) => sum + metricsOf(Properties),
      0,
    ),
    dashboards: count('AWS::CloudWatch::Dashboard'),
  };
};

const printMeasured = (days: readonly MeasuredDay[]): void => {
  process.stdout.write('\nMeasured: seconds of processor time, and peak memory beside what the function has (MB)\n');
  for (const state of STEP_NAMES) {
    const cells = days.map(({ used }) => {
      const { workMs = 0, peakRssMb = 0 } = used[state] ?? {};
      return `${(workMs / 1000).toFixed(2)} s ${Math.round(peakRssMb)}`.padStart(18);
    });
    process.stdout.write(`${state.padEnd(30)}${cells.join('')}   of ${STEPS[state].memoryMiB}\n`);
  }
  const rows: [string, (day: MeasuredDay) => number][] = [
    ['seconds of functions, billed', (day) => STEP_NAMES.reduce((sum, state) => sum + secondsOf(state, day), 0)],
    ['states entered', ({ transitions }) => transitions],
    ['tokens given', ({ inputTokens }) => inputTokens],
    ['tokens answered', ({ outputTokens }) => outputTokens],
    ['kB private', ({ privateBytes }) => privateBytes / 1000],
    ['kB public', ({ publicBytes }) => publicBytes / 1000],
  ];
  for (const [name, pick] of rows) {
    const cells = days.map((day) => Math.round(pick(day)).toLocaleString('en').padStart(18));
    process.stdout.write(`${name.padEnd(30)}${cells.join('')}\n`);
  }
};

const dollars = (usd: number): string => (usd > 0 && usd < 0.00005 ? '<0.0001' : usd.toFixed(usd < 1 ? 4 : 2));
const yearly = (usd: number): string => (usd < 100 ? usd.toFixed(2) : Math.round(usd).toLocaleString('en'));

const printBills = (days: readonly MeasuredDay[], bills: readonly Bill[]): void => {
  const heads = days.map(({ posts }) => `${posts.toLocaleString('en')} posts`.padStart(22));
  process.stdout.write(`${'dollars a day / a year'.padEnd(30)}${heads.join('')}\n`);
  const line = (name: string, values: readonly number[]): void => {
    const cells = values.map((usd) => `${dollars(usd)} / ${yearly(usd * A_YEAR)}`.padStart(22));
    process.stdout.write(`${name.padEnd(30)}${cells.join('')}\n`);
  };
  const names = Object.keys(bills[0] ?? {});
  for (const name of names)
    line(
      name,
      bills.map((bill) => bill[name] ?? 0),
    );
  const total = (bill: Bill, without: RegExp): number =>
    Object.entries(bill).reduce((sum, [name, usd]) => sum + (without.test(name) ? 0 : usd), 0);
  line(
    'All of AWS, without model',
    bills.map((bill) => total(bill, /^(X|Bedrock)/)),
  );
  line(
    'All, X without authors',
    bills.map((bill) => total(bill, /authors/)),
  );
};

/** Measures and prints tables, or JSON. */
export const benchCosts = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '1000,10000,100000' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const standing = await standingOf();
  const days: MeasuredDay[] = [];
  for (const size of values.sizes.split(',')) days.push(await measureDay(Number(size)));
  const bills = days.map((day) => billOf(day, standing));
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ assumed: ASSUMED, standing, days, bills })}\n`);
    return;
  }
  printBills(days, bills);
  printMeasured(days);
  process.stdout.write(
    `\nPrices of AWS ${AWS_PRICES_DATE}, of the model ${PRICES_DATE}, of X ${X_PRICES.checked}; ` +
      `${standing.metrics} metrics, ${standing.alarms} metrics of alarms. Assumed: ${JSON.stringify(ASSUMED)}\n`,
  );
};
