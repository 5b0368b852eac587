// The bundles that the stack deploys, run: each in AWS's runtime client and emulator, all of them by the state machine's page.
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { STEP_NAMES, type StepName } from '../../infra/aws/steps.ts';
import { examine } from '../../infra/cli/examine.ts';
import { makeReport } from '../../infra/cli/make-report.ts';
import { silentProgress } from '../../infra/cli/progress.ts';
import { type LocalHandler, RunFailedError, runLocally } from '../../infra/local/engine.ts';
import { generateDay } from '../../samples/generate-day.ts';
import { checkedUpSchema } from '../../shared/checkup.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { type BedrockServer, startBedrock } from '../fixtures/bedrock-server.ts';
import { writeAiTopic } from '../fixtures/topics.ts';
import { noTools } from '../infra/local/made-up-steps.ts';
import { type EmulatedFunction, emulate, emulatorPrograms } from './emulator.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';
import { synthesise } from './synthesised.ts';

const POSTS = join(import.meta.dirname, '../../samples/twitter_ai_20251222.jsonl.gz');
const DAY = '2025-12-22';
const MODEL_URL = 'bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0?region=eu-central-1';
const STORE_URL = 's3://dawn-chorus/prefix';

const programs = emulatorPrograms();
const moto = motoProgram();
const isHere = programs !== undefined && moto !== undefined;
if (!isHere) console.warn('Skipped: bundles need aws-lambda-rie, aws-lambda-ric and moto_server on PATH.');

/** All that a run leaves, save the announcement, which has the time of telling in it. */
const everything = async (store: Store): Promise<Record<string, string>> => {
  const objects: Record<string, string> = {};
  for await (const key of store.list('')) {
    if (key.endsWith('/announced.json')) continue;
    objects[key] = Buffer.from((await store.read(key))?.bytes ?? []).toString('base64');
  }
  return objects;
};

/** What the document of a state machine holds of the run. */
const runOf = (output: unknown): { readonly madeAt: string } => Object(output).run;

describe.skipIf(!isHere)('the bundles, in the runtime client and emulator of Lambda', () => {
  let folder: string;
  let server: Moto;
  let bedrock: BedrockServer;
  let topicsFolder: string;
  let common: Record<string, string>;
  let assetOf: (state: StepName) => string;
  const started: EmulatedFunction[] = [];

  const start = async (state: StepName, environment: Record<string, string>): Promise<EmulatedFunction> => {
    if (programs === undefined) throw new Error('The emulator is absent.');
    const one = await emulate(programs, assetOf(state), { AWS_LAMBDA_FUNCTION_NAME: state, ...common, ...environment });
    started.push(one);
    return one;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-bundles-'));
    // The same settings as for arm64, for the processor of this machine.
    assetOf = await synthesise(join(folder, 'cdk.out'), '-c', `cpu=${process.arch}`);
    for (const [name, value] of [
      ['AWS_ACCESS_KEY_ID', 'test'],
      ['AWS_SECRET_ACCESS_KEY', 'test'],
      ['AWS_REGION', 'us-east-1'],
    ] as const)
      vi.stubEnv(name, value);
    server = await startMoto(moto ?? '');
    bedrock = await startBedrock(() => 'honest', generateDay('sample'));
    vi.stubEnv('AWS_ENDPOINT_URL_BEDROCK_RUNTIME', bedrock.endpoint);
    const s3 = new S3Client({ endpoint: server.endpoint, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'dawn-chorus' }));
    await s3.send(
      new PutObjectCommand({ Bucket: 'dawn-chorus', Key: 'prefix/inbox/day.jsonl.gz', Body: await readFile(POSTS) }),
    );
    const { TopicArn = '' } = await new SNSClient({ endpoint: server.endpoint }).send(
      new CreateTopicCommand({ Name: 'announcements' }),
    );
    topicsFolder = join(folder, 'topics');
    const sources = [{ name: 'drop', type: 'file', paths: ['store:inbox/'] }];
    await writeAiTopic(topicsFolder, { sources });
    common = {
      STORE_URL,
      MODEL_URL,
      S3_ENDPOINT: server.endpoint,
      ANNOUNCE_TOPIC_ARN: TopicArn,
      EVENT_BUS_NAME: 'default',
      STACK_NAME: 'DawnChorus',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.endpoint,
    };
  });
  afterAll(async () => {
    for (const one of started) one.stop();
    server?.stop();
    await bedrock?.close();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('make, each called by its state, the same files as the laptop', async () => {
    const functions = Object.fromEntries(
      await Promise.all(
        STEP_NAMES.map(async (state) => [state, await start(state, { TOPICS_FOLDER: topicsFolder })] as const),
      ),
    );
    const handlers = Object.fromEntries(
      STEP_NAMES.map((state): [string, LocalHandler] => [state, (event) => functions[state]!.invoke(event)]),
    );
    const settings = { storeUrl: STORE_URL, s3Endpoint: server.endpoint, modelUrl: MODEL_URL, topicsFolder };
    const store = openStore(settings);
    const input = { topic: 'ai', from: DAY, to: DAY, dayEndsAt: '00:00' };
    const { output } = await runLocally({ input, handlers, tools: noTools });
    // A caught failure of Draw is told here, not as files that differ.
    expect(output).toMatchObject({ drawn: { ok: true } });

    const out = join(folder, 'out');
    await mkdir(join(out, 'inbox'), { recursive: true });
    await copyFile(POSTS, join(out, 'inbox/day.jsonl.gz'));
    const here = { ...settings, storeUrl: `file:${out}`, s3Endpoint: undefined, postsFiles: [] };
    const summary = await makeReport({
      input,
      settings: here,
      now: () => new Date(runOf(output).madeAt),
      signal: new AbortController().signal,
      view: silentProgress,
    });
    expect(summary.method).toMatch(/model|mixed/);
    const there = await everything(store);
    expect(Object.keys(there)).toContain(summary.markdown);
    expect(there).toEqual(await everything(openStore(here)));
    // Half of the questions came from the bundles.
    expect(bedrock.asked.length % 2).toBe(0);
    // Plan, two halves and audit at least, for each of the two.
    expect(bedrock.asked.length).toBeGreaterThanOrEqual(8);
    const log = functions.Announce?.log() ?? '';
    expect(log).toContain('was published as revision 1');
    // Metrics stand in the log as CloudWatch reads them: a line of JSON each, not wrapped by the runtime's own log format.
    const metrics = log.split('\n').flatMap((line) => (line.startsWith('{"_aws"') ? [JSON.parse(line)] : []));
    expect(metrics).toEqual([
      expect.objectContaining({
        ...{ service: 'DawnChorus', topic: 'twitter_ai', Reports: 1, ReportsPublished: 1 },
        Warnings: expect.any(Number),
      }),
      expect.objectContaining({ service: 'DawnChorus', state: 'Announce', StateMs: expect.any(Number) }),
    ]);
  });

  it('answer a checkup, each by itself: folders, model, its life, prices, topics; and nothing is written', async () => {
    const before = Object.keys(await everything(openStore({ storeUrl: STORE_URL, s3Endpoint: server.endpoint })));
    const asked = bedrock.asked.length;
    const functions = new Map<string, EmulatedFunction>();
    for (const state of STEP_NAMES) functions.set(state, await start(state, { TOPICS_FOLDER: topicsFolder }));
    const checkUp = async (state: string, event: unknown) =>
      checkedUpSchema.parse(await functions.get(state)?.invoke(event));
    const { diagnoses, models } = await examine(checkUp, 'ai', (steps) => `${steps} functions start.`, false);
    expect(diagnoses.map(({ about, status }) => `${status} ${about}`)).toEqual([
      'ok store',
      'ok X',
      'ok model',
      // moto's Bedrock knows no models.
      expect.stringMatching(/^(warning|unchecked) model life$/),
      'ok prices',
      'ok topic ai',
      'ok cost of ai',
    ]);
    expect(diagnoses[0]?.says).toBe('9 functions start.');
    expect(models).toEqual([MODEL_URL]);
    expect(bedrock.asked.length - asked).toBe(1);
    expect(Object.keys(await everything(openStore({ storeUrl: STORE_URL, s3Endpoint: server.endpoint })))).toEqual(
      before,
    );
    // A checkup is no run: it counts nothing.
    expect([...functions.values()].map((one) => one.log()).join()).not.toContain('"_aws"');
  });

  it('hand an error to the state machine by its name, with the sentence of its cause', async () => {
    const plan = await start('Plan', {});
    const handlers = { Plan: (event: unknown) => plan.invoke(event), Announce: async () => ({}) };
    const failed = await runLocally({ input: { topic: 'aii' }, handlers, tools: noTools }).catch(
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(RunFailedError);
    // The topics are those that lie beside the bundle.
    expect(failed).toMatchObject({ error: 'BadInputError', failedState: 'Plan' });
    expect(String(failed)).toContain('There is no topic "aii" in topics (did you mean ai?); there are ai, finance.');
  });
});
