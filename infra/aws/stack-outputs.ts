// The deployed stack by its name: where its state machine and its bucket are, from its outputs.
import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { awsFault } from './aws-faults.ts';

export interface Deployed {
  readonly stateMachineArn: string;
  /** Where the functions keep everything. */
  readonly storeUrl: string;
  /** The topic that tells people. */
  readonly announcementsArn: string;
  /** Names of the functions by their state; none of a stack that was deployed before it said so. */
  readonly functions: Readonly<Record<string, string>>;
}

/** Name of the stack that `npm run deploy` makes. */
export const DEFAULT_STACK = 'DawnChorus';

const maybeOutput = (stack: Stack, key: string): string | undefined =>
  stack.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;

const outputOf = (stack: Stack, key: string): string => {
  const value = maybeOutput(stack, key);
  if (value !== undefined) return value;
  throw new BadInputError(
    `The stack ${stack.StackName} has no output ${key}; name the one that was deployed from here, with --stack.`,
  );
};

const functionsOf = (stack: Stack): Record<string, string> => {
  const parsed = z.record(z.string(), z.string()).safeParse(JSON.parse(maybeOutput(stack, 'FunctionNames') ?? '{}'));
  return parsed.success ? parsed.data : {};
};

const isUnknownStack = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message);

/**
 * Looks a stack up. Throws BadInputError when there is none of this name in the region, or without its outputs, and
 * when these credentials can't look.
 */
export const findStack = async (name: string, region: string | undefined): Promise<Deployed> => {
  // Loaded here, since only these commands speak to AWS.
  const { CloudFormationClient: Client, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client: CloudFormationClient = new Client(region === undefined ? {} : { region });
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = Stacks;
    if (stack === undefined) throw new BadInputError(`There is no stack ${name}.`);
    return {
      stateMachineArn: outputOf(stack, 'StateMachineArn'),
      storeUrl: `s3://${outputOf(stack, 'BucketName')}`,
      announcementsArn: maybeOutput(stack, 'AnnouncementsArn') ?? '',
      functions: functionsOf(stack),
    };
  } catch (error) {
    if (isUnknownStack(error)) {
      const where = region ?? (await client.config.region());
      throw new BadInputError(
        `There is no stack ${name} in ${where}; deploy it (npm run deploy), or name another with --stack, or another region with AWS_REGION.`,
      );
    }
    throw awsFault(error, `Looking up the stack ${name}`);
  } finally {
    client.destroy();
  }
};
