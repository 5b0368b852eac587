// The bill of a measured day: what is multiplied with what, on numbers that can be checked by hand.
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../infra/aws/steps.ts';
import { MODEL_CLASSES } from '../../shared/model/prices.data.ts';
import { topicSchema } from '../../shared/topic.ts';
import ai from '../../topics/ai.json' with { type: 'json' };
import { AWS_PRICES } from './aws-prices.data.ts';
import { ASSUMED, billOf, channelMonthUsd, releaseUsd, secondsOf } from './costs-bill.ts';
import type { MeasuredDay } from './costs-day.ts';
import { pricesOf, readWriting, usageOf, type Writing, writingOf } from './costs-writing.ts';

const NOTHING = { calls: 0, loadMs: 0, workMs: 0, ms: 0, peakRssMb: 0, writes: 0, reads: 0, lists: 0 };
const DAY: MeasuredDay = {
  posts: 0,
  authors: 0,
  used: {},
  transitions: 0,
  events: 0,
  requests: 0,
  beginning: 0,
  shown: { posts: 0, candidates: 0, unread: 0 },
  privateBytes: 0,
  publicBytes: 0,
};
const NONE = { metrics: 0, alarms: 0, dashboards: 0 };
const UNWRITTEN = { requests: {}, alike: 0, beginning: 0, rest: 0, output: 0 };

describe('the bill of a day', () => {
  it('of X is half a cent a post, and a cent an author', () => {
    expect(billOf({ ...DAY, posts: 1000 }, NONE, UNWRITTEN)).toMatchObject({
      'X, posts alone': 5,
      'X, authors beside them': 10,
    });
  });

  it('of the model is the recorded set’s, with the beginning of the day’s own requests', () => {
    const writing = { requests: {}, alike: 10, beginning: 7, rest: 20_000, output: 6_000 };
    const bill = billOf({ ...DAY, beginning: 40_000 }, NONE, writing);
    // 40,000 written at $1.25, nine times read at $0.10, 20,000 at $1 and 6,000 at $5 a million.
    expect(bill['Model, small (claude-haiku-4-5)']).toBeCloseTo(0.05 + 0.036 + 0.02 + 0.03);
  });

  it('of a release is that of its run, its schedule and its event', () => {
    const run = { ...DAY, transitions: 3, used: { Publish: { ...NOTHING, calls: 1, writes: 40 } } };
    const functions = (secondsOf('Publish', run) * STEPS.Publish.memoryMiB) / 1024;
    const { lambdaGbSecond, lambdaRequest, stateTransition, s3Write, schedulerInvocation, event } = AWS_PRICES;
    const all = functions * lambdaGbSecond + lambdaRequest + 3 * stateTransition + 40 * s3Write;
    expect(releaseUsd(run)).toBeGreaterThan(all + schedulerInvocation + event);
    expect(releaseUsd(run)).toBeLessThan(1.1 * (all + schedulerInvocation + event));
  });

  it('of the state machine is 25 dollars a million states', () => {
    expect(billOf({ ...DAY, transitions: 1e6 }, NONE, UNWRITTEN)['Step Functions']).toBeCloseTo(25);
  });

  it('of what stands is a twelfth of a year’s in a month, metrics for the hours in which they are sent', () => {
    const bill = billOf(DAY, { metrics: 10, alarms: 20, dashboards: 1 }, UNWRITTEN);
    expect(((bill['Metrics, alarms, dashboard'] ?? 0) * 365) / 12).toBeCloseTo((3 * ASSUMED.metricHours) / 24 + 2 + 3);
  });

  it('of Lambda is memory by seconds, and a function with half a processor takes twice the time', () => {
    const used = { Announce: { ...NOTHING, calls: 1, workMs: 1000, reads: 10 } };
    const slower = ASSUMED.wholeProcessorMiB / STEPS.Announce.memoryMiB;
    const seconds = (1 + ASSUMED.startSeconds) * slower + 10 * ASSUMED.s3Seconds;
    expect(secondsOf('Announce', { ...DAY, used })).toBeCloseTo(seconds);
    const gbSeconds = (seconds * STEPS.Announce.memoryMiB) / 1024;
    expect(billOf({ ...DAY, used }, NONE, UNWRITTEN).Lambda).toBeCloseTo(gbSeconds * 0.0000133334 + 0.2 / 1e6, 12);
  });
});

describe('the bill of a channel', () => {
  it('is an alarm, a metric that is sent an hour a day, and seconds of a function', () => {
    expect(channelMonthUsd()).toBeGreaterThan(0.1 + 0.3 / 24);
    expect(channelMonthUsd()).toBeLessThan(0.12);
  });
});

describe('the tokens of a written day', () => {
  const usage = (inputTokens: number, outputTokens: number) => ({
    answer: { usage: { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 } },
  });
  const writing = writingOf([
    { chapter: 'plan', ...usage(1_000, 100) },
    { chapter: 'events', ...usage(1_500, 200) },
    { chapter: 'repair', ...usage(1_100, 50) },
    { chapter: 'audit', ...usage(700, 10) },
  ]);

  it('are its common beginning, what is read besides, and what is written', () => {
    expect(writing).toEqual({
      requests: { plan: 1, events: 1, repair: 1, audit: 1 },
      ...{ alike: 3, beginning: 1_000, rest: 600 + 700, output: 360 },
    });
  });

  it('are all read each time where nothing is cached', () => {
    expect(usageOf(writing, false)).toEqual({
      ...{ inputTokens: 1_000 + 1_500 + 1_100 + 700, outputTokens: 360 },
      ...{ cacheReadTokens: 0, cacheWriteTokens: 0 },
    });
    expect(usageOf(writing, true)).toMatchObject({
      inputTokens: 1_300,
      cacheWriteTokens: 1_000,
      cacheReadTokens: 2_000,
    });
  });

  it('are those that a server counted, where it caches and says so', () => {
    const counted = (cacheReadTokens: number, cacheWriteTokens: number) => ({
      answer: { usage: { inputTokens: 50, outputTokens: 10, cacheReadTokens, cacheWriteTokens } },
    });
    const told = [
      { chapter: 'plan', ...counted(0, 900) },
      { chapter: 'events', ...counted(900, 0) },
    ];
    expect(writingOf(told)).toMatchObject({ alike: 2, beginning: 900, rest: 100, output: 20 });
  });

  it('have a price with each model that stands for its class', () => {
    const told = pricesOf(writing);
    expect(told.map(({ model }) => model)).toEqual(Object.values(MODEL_CLASSES).flat());
    for (const { cachedUsd, uncachedUsd } of told) expect(cachedUsd).toBeLessThan(uncachedUsd);
  });
});

describe('the recorded writing', () => {
  const usdOf = (writing: Writing): Record<string, number> =>
    Object.fromEntries(pricesOf(writing).map(({ model, cachedUsd }) => [model, cachedUsd]));

  it('costs at most $0.20 with a small model and $0.50 with a middle one that cache, on an ordinary day, its audits among it', async () => {
    const writing = await readWriting('samples/answers');
    expect(writing.requests.audit).toBeGreaterThanOrEqual(1);
    // Some 300 posts; the sample day is a full one.
    const usd = usdOf({ ...writing, beginning: 20_000 });
    for (const model of MODEL_CLASSES.small) expect(usd[model]).toBeLessThanOrEqual(0.2);
    for (const model of MODEL_CLASSES.middle) expect(usd[model]).toBeLessThanOrEqual(0.5);
  });

  it('stays below the cap as shipped on a full day, whatever the model, where its server caches', async () => {
    for (const usd of Object.values(usdOf(await readWriting('samples/answers'))))
      expect(usd).toBeLessThan(topicSchema.parse(ai).model.maxCostUsd);
  });
});
