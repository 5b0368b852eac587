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
import {
  A_YEAR,
  ASSUMED,
  type Bill,
  billOf,
  CHANNEL_METRICS,
  channelMonthUsd,
  releaseUsd,
  type Standing,
  secondsOf,
} from './costs-bill.ts';
import { type MeasuredDay, measureDay } from './costs-day.ts';
import { pricesOf, readWriting, usageOf, type Writing } from './costs-writing.ts';

const HELP = `npm run bench -- costs [--sizes N,N] [--recorded DIR] [--json]

What a written day costs (plan, both halves, repair, audits, edit) with a small, a middle and a large model, with and without
caching: as recorded in DIR (default samples/answers; a run's written/ too), and for days of 300, 2,000 and 10,000 posts (or
--sizes): their requests begin with the posts that are shown of them, counted as shared/model/cost.ts estimates, on the high
side; what is asked and answered besides is as recorded.

The days come from the generator of samples/. Each state runs in a process of its own with a scripted model; processor time,
memory, requests to the store and bytes are measured. From that, the dated price tables and the assumptions of
costs-bill.ts: the bill of one topic, with all its posts bought from X.`;

/** Posts of the day whose draft is released: its run reads a report, whatever the day. */
const DRAFT_POSTS = 300;

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
    metrics: Object.keys(METRICS).length - CHANNEL_METRICS.length - 1 + STEP_NAMES.length,
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
    bills.map((bill) => total(bill, /^(X|Model)/)),
  );
};

const count = (n: number): string => Math.round(n).toLocaleString('en');

/** The written day as recorded, and with the beginnings of the measured days. */
const printWriting = (writing: Writing, days: readonly MeasuredDay[]): void => {
  const { origin, requests } = writing;
  const of = origin === undefined ? '' : ` by ${origin.by} (${origin.class}) on ${origin.recorded}`;
  const asked = Object.entries(requests).map(([chapter, n]) => `${chapter}${n === 1 ? '' : ` ${n}`}`);
  process.stdout.write(`Recorded${of}: ${asked.join(', ')}\n\n`);
  const all = [writing, ...days.map(({ beginning }) => ({ ...writing, beginning }))];
  const line = (name: string, cells: readonly string[]): void =>
    void process.stdout.write(`${name.padEnd(30)}${cells.map((cell) => cell.padStart(18)).join('')}\n`);
  line('a written day', ['as recorded', ...days.map(({ posts }) => `${count(posts)} posts`)]);
  line('candidates shown, unread', ['', ...days.map(({ shown }) => `${shown.candidates}, ${shown.unread}`)]);
  line('posts shown', ['', ...days.map(({ shown }) => count(shown.posts))]);
  line(
    'tokens of the beginning',
    all.map(({ beginning }) => count(beginning)),
  );
  line(
    'tokens read, all',
    all.map((one) => count(usageOf(one, false).inputTokens)),
  );
  line(
    'tokens written',
    all.map(({ output }) => count(output)),
  );
  const prices = all.map(pricesOf);
  for (const [n, { class: name, model }] of (prices[0] ?? []).entries())
    line(
      `${name}: ${model}`,
      prices.map((priced) => `$${priced[n]?.cachedUsd.toFixed(2)} ($${priced[n]?.uncachedUsd.toFixed(2)})`),
    );
  process.stdout.write(`In brackets without caching. Prices of models as of ${PRICES_DATE}.\n\n`);
};

/** Measures and prints tables, or JSON. */
export const benchCosts = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '300,2000,10000' },
      recorded: { type: 'string', default: join(import.meta.dirname, '../../samples/answers') },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const standing = await standingOf();
  const writing = await readWriting(values.recorded);
  const days: MeasuredDay[] = [];
  for (const size of values.sizes.split(',')) days.push(await measureDay(Number(size)));
  const bills = days.map((day) => billOf(day, standing, writing));
  const { release } = await measureDay(DRAFT_POSTS, true);
  const releaseRunUsd = release === undefined ? 0 : releaseUsd(release);
  if (values.json) {
    const written = days.map(({ posts, beginning }) => ({ posts, prices: pricesOf({ ...writing, beginning }) }));
    const recorded = { ...writing, prices: pricesOf(writing) };
    process.stdout.write(
      `${JSON.stringify({ assumed: ASSUMED, standing, channelMonthUsd: channelMonthUsd(), releaseRunUsd, recorded, written, days, bills })}\n`,
    );
    return;
  }
  printWriting(writing, days);
  printBills(days, bills);
  process.stdout.write(`Each channel of delivery, beside that: $${channelMonthUsd().toFixed(2)} a month\n`);
  process.stdout.write(`Each release of a draft, beside that: $${releaseRunUsd.toFixed(4)}\n`);
  printMeasured(days);
  process.stdout.write(
    `\nPrices of AWS ${AWS_PRICES_DATE}, of models ${PRICES_DATE}, of X ${X_PRICES.checked}; ` +
      `${standing.metrics} metrics, ${standing.alarms} metrics of alarms. Assumed: ${JSON.stringify(ASSUMED)}\n`,
  );
};
