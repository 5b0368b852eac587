// CloudFormation as moto has it: the CDK's own command against its server, with the types that it knows.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface Resource {
  readonly Type: string;
  readonly DependsOn?: string[];
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** A template without the resources of some types, and without what waits for them. */
export const withoutTypes = <T extends Template>(template: T, types: readonly string[]): T => {
  const kept = Object.entries(template.Resources).filter(([, { Type }]) => !types.includes(Type));
  const ids = new Set(kept.map(([id]) => id));
  const resources = kept.map(([id, { DependsOn, ...resource }]) => [
    id,
    { ...resource, ...(DependsOn === undefined ? {} : { DependsOn: DependsOn.filter((other) => ids.has(other)) }) },
  ]);
  return { ...template, Resources: Object.fromEntries(resources) };
};

/** Account and region in which moto's server is asked. */
export const ENVIRONMENT = 'aws://123456789012/eu-central-1';

/** The environment in which the CDK's command speaks with moto's server; nothing of AWS's own can be found. */
const environment = (endpoint: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))),
  // moto reads a template from its own S3 only under this name.
  AWS_ENDPOINT_URL: endpoint.replace('127.0.0.1', 'localhost'),
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: 'eu-central-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
});

/** Runs `cdk` with some words, and gives what it prints. Throws with its words when it fails. */
export const cdk = async (endpoint: string, cwd: string, ...words: string[]): Promise<string> => {
  const { stdout, stderr } = await run('npx', ['cdk', ...words], { cwd, env: environment(endpoint) });
  return `${stdout}${stderr}`;
};

/** Type and state of each resource of a stack, as CloudFormation tells them. */
export const stackResources = async (
  endpoint: string,
  stackName: string,
): Promise<[type: string, status: string][]> => {
  // moto looks at the service in the signature's scope only.
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/cloudformation/aws4_request, SignedHeaders=host, Signature=none';
  const body = new URLSearchParams({
    Action: 'DescribeStackResources',
    Version: '2010-05-15',
    StackName: stackName,
  });
  const answer = await (await fetch(endpoint, { method: 'POST', headers: { authorization }, body })).text();
  const values = (tag: string): string[] =>
    [...answer.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value = '']) => value);
  const statuses = values('ResourceStatus');
  return values('ResourceType').map((type, i) => [type, statuses[i] ?? '']);
};
