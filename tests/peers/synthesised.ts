// `cdk synth` as a person runs it, with the code bundled, and where each step's bundle is then.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { StepName } from '../../infra/aws/steps.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

interface Template {
  readonly Resources: Record<string, { Type: string; Metadata?: { 'aws:asset:path'?: string } }>;
}

/** Synthesises into a folder. @param words more of the CDK, such as `-c cpu=x64` @returns the folder of a step's bundle */
export const synthesise = async (out: string, ...words: string[]): Promise<(state: StepName) => string> => {
  // Neither an account nor Docker may be found by accident; npm keeps its own settings.
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const env = { ...Object.fromEntries(kept), AWS_EC2_METADATA_DISABLED: 'true', CDK_DOCKER: 'false' };
  await run('npx', ['cdk', 'synth', '--quiet', '-c', 'modelUrl=extractive', '--output', out, ...words], {
    cwd: ROOT,
    env,
  });
  const template: Template = JSON.parse(await readFile(join(out, 'DawnChorus.template.json'), 'utf8'));
  return (state) => {
    const [, resource] =
      Object.entries(template.Resources).find(
        ([id, { Type }]) => Type === 'AWS::Lambda::Function' && id.startsWith(`Functions${state}`),
      ) ?? [];
    return join(out, resource?.Metadata?.['aws:asset:path'] ?? 'absent');
  };
};
