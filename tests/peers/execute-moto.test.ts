// execute against moto: CloudFormation's outputs, starting and naming, and the page run by moto's own interpreter of the language.
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openExecutions } from '../../infra/aws/executions.ts';
import { findStack } from '../../infra/aws/stack-outputs.ts';
import { STEP_NAMES } from '../../infra/aws/steps.ts';
import type { StateEvent } from '../../infra/local/engine.ts';
import type { Json } from '../../infra/local/invoke.ts';
import { readPage } from '../../infra/local/page.ts';
import { runStep, type Tools } from '../../shared/step.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { recordHistory } from '../fixtures/execution-history.ts';
import { type SfnServer, STATE_MACHINE, startSfn } from '../fixtures/sfn-server.ts';
import { DAY, postsFile, NOW as RUN_NOW, threePosts } from '../infra/cli/posts.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { noTools } from '../infra/local/made-up-steps.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: execute on moto needs moto_server on PATH or at $MOTO_SERVER.');

const NOW = new Date('2026-04-23T02:30:00Z');
const INPUT = { topic: 'ai', from: '2026-04-22' };

/** A stack as the deployed one, as far as moto needs it: the machine with a page, one function for all Tasks, a bucket. */
const templateOf = (page: string): string => {
  const assume = { Statement: [{ Effect: 'Allow', Principal: { Service: '*' }, Action: 'sts:AssumeRole' }] };
  const variables = Object.fromEntries(
    [...page.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => [name, { 'Fn::GetAtt': ['Function', 'Arn'] }]),
  );
  return JSON.stringify({
    Resources: {
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: assume } },
      Function: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Code: { ZipFile: 'exports.handler = async () => ({})' },
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        },
      },
      Bucket: { Type: 'AWS::S3::Bucket' },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] }, DefinitionString: { 'Fn::Sub': [page, variables] } },
      },
    },
    Outputs: {
      StateMachineArn: { Value: { Ref: 'Machine' } },
      BucketName: { Value: { Ref: 'Bucket' } },
      FunctionArn: { Value: { 'Fn::GetAtt': ['Function', 'Arn'] } },
    },
  });
};

const post = (moto: Moto, path: string, body: unknown): Promise<Response> =>
  fetch(`${moto.endpoint}/moto-api/${path}`, { method: 'POST', body: JSON.stringify(body) });

/** Starts moto with a deployed stack. @param interpret whether executions run, instead of staying as they are */
const deployed = async (interpret: boolean): Promise<Moto> => {
  const moto = await startMoto(program ?? '');
  vi.stubEnv('AWS_ENDPOINT_URL', moto.endpoint);
  await post(moto, 'config', { stepfunctions: { execute_state_machine: interpret }, lambda: { use_docker: false } });
  const page = JSON.stringify(readPage());
  const stack = new CreateStackCommand({ StackName: 'DawnChorus', TemplateBody: templateOf(page) });
  await new CloudFormationClient().send(stack);
  return moto;
};

beforeAll(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
afterAll(() => vi.unstubAllEnvs());

describe.skipIf(program === undefined)('execute on moto', () => {
  let moto: Moto;
  let sfn: SFNClient;
  beforeAll(async () => {
    moto = await deployed(false);
    sfn = new SFNClient();
  });
  afterAll(() => moto?.stop());

  it('finds the state machine and the bucket by the outputs of the stack', async () => {
    expect(await findStack('DawnChorus', 'us-east-1')).toEqual({
      stateMachineArn: expect.stringMatching(/^arn:aws:states:us-east-1:\d{12}:stateMachine:/),
      storeUrl: expect.stringMatching(/^s3:\/\/./),
      announcementsArn: '',
      functions: {},
    });
    await expect(findStack('Other', 'us-east-1')).rejects.toThrow('There is no stack Other in us-east-1; deploy it');
  });

  it('starts it with the input, once while it runs, and anew when it is over', async () => {
    const { stateMachineArn } = await findStack('DawnChorus', 'us-east-1');
    const executions = await openExecutions('us-east-1');
    const { arn, name } = await executions.start(stateMachineArn, INPUT, NOW);
    expect(await sfn.send(new DescribeExecutionCommand({ executionArn: arn }))).toMatchObject({
      name: 'ai-2026-04-22-1',
      status: 'RUNNING',
      input: JSON.stringify(INPUT),
    });
    expect(await executions.start(stateMachineArn, INPUT, NOW)).toMatchObject({ arn, name });
    await sfn.send(new StopExecutionCommand({ executionArn: arn }));
    expect(await executions.start(stateMachineArn, INPUT, NOW)).toMatchObject({ name: 'ai-2026-04-22-2' });
    const { executions: listed = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(listed.map((execution) => execution.name).sort()).toEqual(['ai-2026-04-22-1', 'ai-2026-04-22-2']);
    executions.close();
  });

  it('takes any topic that a person may type as a name', async () => {
    const { code, out } = await dawnChorus('execute', 'ai & friends: ‘all’ '.repeat(9), '--detach', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out).execution).toMatch(/:ai___friends[\w-]+-1$/);
  });

  it('says what is missing where the machine or the execution is not there', async () => {
    const { stateMachineArn } = await findStack('DawnChorus', 'us-east-1');
    const executions = await openExecutions('us-east-1');
    await expect(executions.start(`${stateMachineArn}-gone`, INPUT, NOW)).rejects.toThrow('the state machine is gone');
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:nothing`;
    const { code, err } = await dawnChorus('execute', '--follow', arn);
    expect(err).toContain('Following the execution failed: there is no such execution');
    expect(code).toBe(2);
    executions.close();
  });
});

describe.skipIf(program === undefined)('the page run by moto’s interpreter', () => {
  let moto: Moto;
  let definition: string;
  beforeAll(async () => {
    moto = await deployed(true);
    // moto's CloudFormation makes machines that its interpreter does not know.
    const { Stacks } = await new CloudFormationClient().send(new DescribeStacksCommand({ StackName: 'DawnChorus' }));
    const functionArn = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'FunctionArn')?.OutputValue ?? '';
    definition = JSON.stringify(readPage()).replaceAll(/\$\{\w+\}/g, functionArn);
  });
  afterAll(() => moto?.stop());

  /** What every Task of a run answers: moto gives answers in the order of calls, which is not fixed. */
  const answer = (fields: object): string =>
    JSON.stringify({
      ...{ id: 'r1', slug: 'twitter_ai_20260422_20260422', sources: ['one', 'two'], unchanged: false },
      ...{ source: 'one', ok: true, parts: [], kept: 2, dropped: {}, words: 3, revision: 1, outcome: 'published' },
      ...fields,
    });
  const follow = async (answers: readonly string[]) => {
    await post(moto, 'static/lambda-simple/response', { results: answers });
    const { stateMachineArn = '' } = await new SFNClient().send(
      new CreateStateMachineCommand({ name: 'Page', definition, roleArn: 'arn:aws:iam::123456789012:role/any' }),
    );
    const executions = await openExecutions('us-east-1');
    const { arn } = await executions.start(stateMachineArn, INPUT, NOW);
    const told: StateEvent[] = [];
    const { signal } = new AbortController();
    const ended = await executions.follow(arn, { onState: (event) => told.push(event), pollMs: 100, signal });
    executions.close();
    return { ended, told };
  };

  it('is followed through Map, Parallel and Choice to its end', async () => {
    const { ended, told } = await follow(Array.from({ length: 11 }, () => answer({})));
    expect(ended).toMatchObject({ succeeded: true, output: { published: { revision: 1 } } });
    const count = (state: string, phase: string) =>
      told.filter((event) => event.state === state && event.phase === phase).length;
    for (const phase of ['started', 'finished']) {
      expect([count('Plan', phase), count('Collect', phase), count('Summarise', phase)]).toEqual([1, 2, 1]);
      expect([count('Draw', phase), count('Compose', phase), count('Publish', phase)]).toEqual([1, 1, 1]);
    }
    expect(told.find(({ state }) => state === 'Draw')?.given).toMatchObject({ clustered: { words: 3 } });
  });
});

describe.skipIf(program === undefined)('a run whose report lies in moto’s S3', () => {
  let moto: Moto;
  let server: SfnServer;
  beforeAll(async () => {
    moto = await deployed(false);
    await new S3Client({ endpoint: moto.endpoint, forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: 'dawn-chorus' }),
    );
  });
  afterAll(async () => {
    moto?.stop();
    await server?.close();
  });

  it('is told by execute as run tells it', async () => {
    const { folder, file } = await postsFile(threePosts());
    const settings = {
      ...{ storeUrl: 's3://dawn-chorus', s3Endpoint: moto.endpoint, modelUrl: 'extractive', topicsFolder: 'topics' },
      postsFiles: [file],
    };
    const tools: Tools = { ...noTools(), settings, store: openStore(settings), now: () => new Date(RUN_NOW) };
    const handlers = Object.fromEntries(
      await Promise.all(
        STEP_NAMES.map(async (state) => {
          const { step } = await import(`../../functions/${state.toLowerCase()}/handler.ts`);
          return [state, (event: unknown) => runStep(step, event, tools)] as const;
        }),
      ),
    );
    server = await startSfn({
      history: (_, input) => recordHistory(input as Json, handlers),
      outputs: { StateMachineArn: STATE_MACHINE, BucketName: 'dawn-chorus' },
    });
    vi.stubEnv('AWS_ENDPOINT_URL_SFN', server.url);
    vi.stubEnv('AWS_ENDPOINT_URL_CLOUDFORMATION', server.url);
    vi.stubEnv('AWS_ENDPOINT_URL_S3', moto.endpoint);
    const words = ['ai', '--from', DAY, '--day-ends-at', '00:00', '--json'];
    const there = await dawnChorus('execute', ...words);
    const out = join(folder, 'out');
    const here = await dawnChorus('run', ...words, '--posts', file, '--now', RUN_NOW, '--out', out);
    expect([there.code, there.err]).toEqual([0, '']);
    const { execution, ms, ...told } = JSON.parse(there.out);
    const { peakRssMb: _, ms: __, ...expected } = JSON.parse(here.out);
    expect(told).toEqual(expected);
    expect(Object.keys(ms)).toEqual(expect.arrayContaining(['Plan', 'Summarise', 'Publish']));
    const person = await dawnChorus('execute', '--follow', execution, '--verbose');
    expect(person.out).toMatch(/Report {5}s3:\/\/dawn-chorus\/site\/reports\/.*\n {2}Blog post /);
    expect(person.out).toMatch(/Posts {6}3 collected, 3 kept\n/);
  });
});
