// The bill of a measured day: what is multiplied with what, on numbers that can be checked by hand.
import { describe, expect, it } from 'vitest';
import { STEPS } from '../../infra/aws/steps.ts';
import { ASSUMED, billOf, secondsOf } from './costs-bill.ts';
import type { MeasuredDay } from './costs-day.ts';

const NOTHING = { calls: 0, loadMs: 0, workMs: 0, peakRssMb: 0, writes: 0, reads: 0, lists: 0 };
const DAY: MeasuredDay = {
  posts: 0,
  authors: 0,
  used: {},
  transitions: 0,
  events: 0,
  requests: 0,
  inputTokens: 0,
  outputTokens: 0,
  privateBytes: 0,
  publicBytes: 0,
};
const NONE = { metrics: 0, alarms: 0, dashboards: 0 };

describe('the bill of a day', () => {
  it('of X is half a cent a post, and a cent an author', () => {
    expect(billOf({ ...DAY, posts: 1000 }, NONE)).toMatchObject({ 'X, posts alone': 5, 'X, authors beside them': 10 });
  });

  it('of the model is its tokens by their two prices', () => {
    const bill = billOf({ ...DAY, inputTokens: 1e6, outputTokens: 1e5 }, NONE);
    expect(bill['Bedrock (Haiku 4.5)']).toBeCloseTo(1 + 0.5);
  });

  it('of the state machine is 25 dollars a million states', () => {
    expect(billOf({ ...DAY, transitions: 1e6 }, NONE)['Step Functions']).toBeCloseTo(25);
  });

  it('of what stands is a twelfth of a year’s in a month, metrics for the hours in which they are sent', () => {
    const bill = billOf(DAY, { metrics: 10, alarms: 20, dashboards: 1 });
    expect(((bill['Metrics, alarms, dashboard'] ?? 0) * 365) / 12).toBeCloseTo((3 * ASSUMED.metricHours) / 24 + 2 + 3);
  });

  it('of Lambda is memory by seconds, and a function with half a processor takes twice the time', () => {
    const used = { Announce: { ...NOTHING, calls: 1, workMs: 1000, reads: 10 } };
    const slower = ASSUMED.wholeProcessorMiB / STEPS.Announce.memoryMiB;
    const seconds = (1 + ASSUMED.startSeconds) * slower + 10 * ASSUMED.s3Seconds;
    expect(secondsOf('Announce', { ...DAY, used })).toBeCloseTo(seconds);
    const gbSeconds = (seconds * STEPS.Announce.memoryMiB) / 1024;
    expect(billOf({ ...DAY, used }, NONE).Lambda).toBeCloseTo(gbSeconds * 0.0000133334 + 0.2 / 1e6, 12);
  });
});
