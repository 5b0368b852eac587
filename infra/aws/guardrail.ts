// A Bedrock guardrail against prompt attacks, where a deployment asks for it.
import { CfnGuardrail, CfnGuardrailVersion } from 'aws-cdk-lib/aws-bedrock';
import type { Construct } from 'constructs';

const BLOCKED = 'Stopped by the guardrail.';

/** Makes the guardrail and a fixed version of it. @returns its ARN, and `ID:VERSION` for the model's URL */
export const promptAttackGuardrail = (scope: Construct, stackName: string): { arn: string; named: string } => {
  const guardrail = new CfnGuardrail(scope, 'Guardrail', {
    name: stackName,
    description: 'Stops posts that give orders to the model',
    blockedInputMessaging: BLOCKED,
    blockedOutputsMessaging: BLOCKED,
    // Attacks are looked for in what is asked only (Bedrock, content filters).
    contentPolicyConfig: { filtersConfig: [{ type: 'PROMPT_ATTACK', inputStrength: 'HIGH', outputStrength: 'NONE' }] },
  });
  const version = new CfnGuardrailVersion(scope, 'GuardrailVersion', {
    guardrailIdentifier: guardrail.attrGuardrailId,
  });
  return { arn: guardrail.attrGuardrailArn, named: `${guardrail.attrGuardrailId}:${version.attrVersion}` };
};
