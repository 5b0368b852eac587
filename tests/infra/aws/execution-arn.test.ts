// What an execution's ARN tells, in each partition.
import { describe, expect, it } from 'vitest';
import { consoleUrlOf, regionOf } from '../../../infra/aws/execution-arn.ts';
import { BadInputError } from '../../../shared/errors.ts';

const arn = (partition: string, region: string): string =>
  `arn:${partition}:states:${region}:123456789012:execution:Machine:ai-1`;

describe('the ARN of an execution', () => {
  it.each([
    ['aws', 'eu-central-1', 'https://eu-central-1.console.aws.amazon.com/states/home?region=eu-central-1'],
    ['aws-cn', 'cn-north-1', 'https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1'],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/states/home?region=us-gov-west-1',
    ],
  ])('of the partition %s leads to its console', (partition, region, page) => {
    const execution = arn(partition, region);
    expect(regionOf(execution)).toBe(region);
    expect(consoleUrlOf(execution)).toBe(`${page}#/v2/executions/details/${execution}`);
  });

  it('leads nowhere in a partition that is not known', () => {
    expect(consoleUrlOf(arn('aws-iso', 'us-iso-east-1'))).toBeUndefined();
  });

  it.each(['', 'ai-1', 'arn:aws:states:eu-central-1:123456789012:stateMachine:Machine', `${arn('aws', 'x')}\nb c`])(
    'is asked for in place of %j',
    (text) => {
      expect(() => regionOf(text)).toThrow(BadInputError);
      expect(consoleUrlOf(text)).toBeUndefined();
    },
  );
});
