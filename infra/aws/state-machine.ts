// The state machine of a stack: its page, its role with just its rights, its log and its traces.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { pipeline } from './pipeline.ts';
import type { Chosen } from './props.ts';
import type { StepName } from './steps.ts';

/** Neither tracing nor the delivery of logs can be limited to a resource (AWS, service authorisation reference). */
const UNLIMITED = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

const machineRole = (scope: Construct, functions: readonly IFunction[]): Role => {
  const role = new Role(scope, 'StateMachineRole', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: functions.map((step) => step.functionArn),
    }),
  );
  role.addToPolicy(new PolicyStatement({ actions: UNLIMITED, resources: ['*'] }));
  acknowledge(role, 'IAM5[Resource::*]', 'Log delivery and X-Ray know no resources.');
  return role;
};

/** Makes the state machine over the functions of the steps. */
export const stateMachine = (
  scope: Construct,
  functions: Readonly<Record<StepName, IFunction>>,
  { stackName, logDays, sourcesAtOnce }: Pick<Chosen, 'logDays' | 'sourcesAtOnce'> & { readonly stackName: string },
): StateMachine => {
  const role = machineRole(scope, Object.values(functions));
  const machine = new StateMachine(scope, 'StateMachine', {
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromChainable(pipeline(scope, { functions, sourcesAtOnce })),
    // The longest patience for a model that does not answer is four hours.
    timeout: Duration.hours(6),
    // The CDK would grant each function with a wildcard for its versions.
    role: role.withoutPolicyUpdates(),
    tracingEnabled: true,
    logs: {
      destination: new LogGroup(scope, 'StateMachineLog', {
        // Names under this prefix keep the log's resource policy short (Step Functions, CloudWatch Logs).
        logGroupName: `/aws/vendedlogs/states/${stackName}`,
        retention: logDays,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
  });
  machine.node.addDependency(role);
  return machine;
};
