// What the ARN of an execution tells: its region, and where the console shows it.
import { BadInputError } from '../../shared/errors.ts';

const ARN = /^arn:(aws[\w-]*):states:([a-z0-9-]+):\d{12}:execution:[^\s:]+:[^\s:]+$/;

/** Domains of the console by partition (AWS, partitions). */
const CONSOLES: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Region of an execution. Throws BadInputError when the text is no ARN of one. */
export const regionOf = (arn: string): string => {
  const region = ARN.exec(arn)?.[2];
  if (region !== undefined) return region;
  throw new BadInputError(
    `${arn} is not the ARN of an execution, such as arn:aws:states:eu-central-1:123456789012:execution:Name:ai-2026-04-22-1.`,
  );
};

/** The page of an execution in the console, or undefined in a partition whose console we don't know. */
export const consoleUrlOf = (arn: string): string | undefined => {
  const [, partition = '', region] = ARN.exec(arn) ?? [];
  const domain = CONSOLES[partition];
  if (region === undefined || domain === undefined) return undefined;
  return `https://${region}.${domain}/states/home?region=${region}#/v2/executions/details/${arn}`;
};
