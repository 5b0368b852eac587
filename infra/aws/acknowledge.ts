// The one way to say why a finding of cdk-nag is meant to be so: each finding by itself, with its reason.
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Acknowledges one finding of the AwsSolutions rules on a construct: `IAM5` with what it found, or a rule alone. */
export const acknowledge = (construct: IConstruct, rule: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
};
