// Metrics as CloudWatch reads them from a log: one line of the embedded metric format, and none on the laptop.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lambdaMetrics, silentMetrics } from '../../shared/metrics.ts';

describe('metrics', () => {
  afterEach(() => vi.restoreAllMocks());

  const printed = (work: () => void): string => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    work();
    const text = write.mock.calls.map(([chunk]) => String(chunk)).join('');
    write.mockRestore();
    return text;
  };

  it('are one line of JSON with the namespace, the stack, the dimensions and the units', () => {
    const text = printed(() =>
      lambdaMetrics('DawnChorus-test').put({ Reports: 1, CostUsd: 0.25 }, { topic: 'twitter_ai' }),
    );
    expect(text.trim().split('\n')).toHaveLength(1);
    const { _aws, ...values } = JSON.parse(text);
    expect(values).toEqual({ service: 'DawnChorus-test', topic: 'twitter_ai', Reports: 1, CostUsd: 0.25 });
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
    expect([Namespace, Dimensions.map((set: string[]) => set.toSorted())]).toEqual([
      'DawnChorus',
      [['service', 'topic']],
    ]);
    expect(Metrics).toEqual([
      { Name: 'Reports', Unit: 'Count' },
      { Name: 'CostUsd', Unit: 'None' },
    ]);
  });

  it('keep nothing from one call for the next', () => {
    const metrics = lambdaMetrics('DawnChorus');
    printed(() => metrics.put({ Reports: 1 }, { topic: 'twitter_ai' }));
    const second = JSON.parse(printed(() => metrics.put({ StateMs: 5 }, { state: 'Plan' })));
    expect(second).toMatchObject({ state: 'Plan', StateMs: 5 });
    expect(Object.keys(second)).not.toEqual(expect.arrayContaining(['Reports', 'topic']));
  });

  it('are no line at all on the laptop', () => {
    expect(printed(() => silentMetrics.put({ Reports: 1 }, { topic: 'twitter_ai' }))).toBe('');
  });
});
