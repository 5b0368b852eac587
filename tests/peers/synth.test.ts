// `cdk synth` as a person runs it, with the code bundled, judged by cdk-nag and cfn-lint, and deployed into moto.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { DawnChorusStack } from '../../infra/aws/stack.ts';
import { STEP_NAMES, STEPS, type StepName } from '../../infra/aws/steps.ts';
import { weigh } from '../bench/bundles.ts';
import { DELIVERING } from '../infra/aws/synthesised.ts';
import { cdk, ENVIRONMENT, stackResources, type Template, withoutTypes } from './cloudformation.ts';
import { motoProgram, peerProgram, startMoto } from './moto.ts';
import { synthesise } from './synthesised.ts';

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, '../..');

/** Findings of cfn-lint that are meant to be: the CDK names a role in DependsOn that a GetAtt waits for anyway. */
const EXPLAINED_FINDINGS = ['W3005'];

/** Types that moto's CloudFormation does not know, and the dashboard, which refers to some of them. */
const UNKNOWN_TO_MOTO = [
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
];

const linter = peerProgram('cfn-lint', 'CFN_LINT');
if (linter === undefined) console.warn('Skipped: the linting of the template needs cfn-lint on PATH or at $CFN_LINT.');

/** What cfn-lint finds in a template that is not explained. */
const lint = async (template: string): Promise<string[]> => {
  // It ends with another code where it finds anything at all.
  const { stdout } = await run(linter ?? '', ['--format', 'json', template]).catch(
    (error: { stdout: string }) => error,
  );
  const findings: { Rule: { Id: string }; Message: string }[] = JSON.parse(stdout);
  return findings.flatMap(({ Rule, Message }) =>
    EXPLAINED_FINDINGS.includes(Rule.Id) ? [] : [`${Rule.Id} ${Message}`],
  );
};

const motoServer = motoProgram();
if (motoServer === undefined) console.warn('Skipped: the deployment needs moto_server on PATH or at $MOTO_SERVER.');

describe('cdk synth', () => {
  let out: string;
  let template: Template;
  let assetOf: (state: StepName) => string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'dawn-chorus-synth-'));
    assetOf = await synthesise(out);
    template = JSON.parse(await readFile(join(out, 'DawnChorus.template.json'), 'utf8'));
  });
  afterAll(() => rm(out, { recursive: true, force: true }));

  it('leaves no finding of cdk-nag open', async () => {
    const report = JSON.parse(await readFile(join(out, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports.flatMap(({ violations }: { violations: unknown[] }) => violations)).toEqual([]);
  });

  it.each(STEP_NAMES)('bundles %s with the files that it reads beside itself', async (state) => {
    const names = await readdir(assetOf(state), { recursive: true });
    expect(names).toContain('index.mjs');
    for (const { from, to } of STEPS[state].files ?? []) expect(names).toContain(join(to, from.split('/').at(-1)!));
  });

  it.each(STEP_NAMES.filter((state) => STEPS[state].nativePackages === undefined))(
    'makes of %s a bundle that Node loads and whose handler is a function',
    async (state) => {
      const script = `const { handler } = await import(${JSON.stringify(join(assetOf(state), 'index.mjs'))}); console.log(typeof handler);`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
      expect(stdout.trim()).toBe('function');
    },
  );

  it.each(STEP_NAMES.filter((state) => STEPS[state].nativePackages?.includes('sharp')))(
    'packs sharp for arm64 Linux, and for nothing else, into %s',
    async (state) => {
      const packages = await readdir(join(assetOf(state), 'node_modules/@img'));
      expect(packages.filter((name) => name.startsWith('sharp'))).toEqual([
        'sharp-libvips-linux-arm64',
        'sharp-linux-arm64',
      ]);
    },
  );

  it.each(STEP_NAMES)('keeps %s within its budget: 1 MB zipped without native code, else 15 MB', async (state) => {
    const { zipped } = await weigh(assetOf(state));
    expect(zipped / 1e6).toBeLessThan(STEPS[state].nativePackages === undefined ? 1 : 15);
  });

  it('keeps each zipped function far below the limit of 250 MB', async () => {
    for (const state of STEP_NAMES) {
      const { stdout } = await run('du', ['-sm', assetOf(state)]);
      expect(Number.parseInt(stdout, 10)).toBeLessThan(60);
    }
  });

  it.skipIf(linter === undefined)('gives cfn-lint nothing to find that is not explained', async () => {
    expect(await lint(join(out, 'DawnChorus.template.json'))).toEqual([]);
  });

  it('has no finding either with everything that is off by default', async () => {
    const app = new App({
      outdir: `${out}-all`,
      context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] },
    });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    const modelUrl = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0';
    new DawnChorusStack(app, 'DawnChorus', { topics: [DELIVERING], modelUrl, cloudFront: true, guardrail: true });
    // Throws where a finding of cdk-nag is left.
    const { directory } = app.synth();
    if (linter !== undefined) expect(await lint(join(directory, 'DawnChorus.template.json'))).toEqual([]);
    await rm(directory, { recursive: true });
  });

  it('has every type that is left out below', () => {
    const types = new Set(Object.values(template.Resources).map(({ Type }) => Type));
    expect(UNKNOWN_TO_MOTO.filter((type) => !types.has(type))).toEqual([]);
  });

  it.skipIf(motoServer === undefined)(
    'can be deployed into an empty account of moto, each resource that moto knows, and destroyed but for its buckets',
    async () => {
      const known = `${out}-known`;
      await cp(out, known, { recursive: true });
      const text = JSON.stringify(withoutTypes(template, UNKNOWN_TO_MOTO));
      await writeFile(join(known, 'DawnChorus.template.json'), text);
      const { endpoint, stop } = await startMoto(motoServer ?? '');
      try {
        await cdk(endpoint, ROOT, 'bootstrap', ENVIRONMENT, '--app', '');
        await cdk(endpoint, ROOT, 'deploy', 'DawnChorus', '--app', known, '--require-approval', 'never');
        const made = await stackResources(endpoint, 'DawnChorus');
        const wanted = Object.values(template.Resources).map(({ Type }) => Type);
        expect(made.map(([type]) => type).toSorted()).toEqual(
          wanted.filter((type) => !UNKNOWN_TO_MOTO.includes(type)).toSorted(),
        );
        expect(new Set(made.map(([, status]) => status))).toEqual(new Set(['CREATE_COMPLETE']));

        await cdk(endpoint, ROOT, 'destroy', 'DawnChorus', '--app', known, '--force');
        const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
        const client = new S3Client({ endpoint, forcePathStyle: true, region: 'eu-central-1', credentials });
        const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
        expect(Buckets.filter(({ Name = '' }) => !Name.startsWith('cdk-'))).toHaveLength(2);
        const machines = new SFNClient({ endpoint, region: 'eu-central-1', credentials });
        expect((await machines.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
      } finally {
        stop();
        await rm(known, { recursive: true });
      }
    },
  );
});
