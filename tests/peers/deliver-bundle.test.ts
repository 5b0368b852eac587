// The bundle of Deliver, run: in AWS's runtime client and emulator, with topics beside it, against moto's S3 and scripted channels.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { App, Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import cdkJson from '../../cdk.json' with { type: 'json' };
import { reportsBucket } from '../../infra/aws/reports-bucket.ts';
import { StepLambda } from '../../infra/aws/step-lambda.ts';
import { checkedUpSchema } from '../../shared/checkup.ts';
import { deliveredPrefix } from '../../shared/keys.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { weigh } from '../bench/bundles.ts';
import { type ChannelServer, startChannel } from '../fixtures/channel-server.ts';
import { type GitHubServer, REPOSITORY, startGitHub, TOKEN } from '../fixtures/github-server.ts';
import { publishedStore, SLUG } from '../functions/deliver/given.ts';
import { type EmulatedFunction, emulate, emulatorPrograms } from './emulator.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const programs = emulatorPrograms();
const moto = motoProgram();
const isHere = programs !== undefined && moto !== undefined;
if (!isHere) console.warn('Skipped: bundles need aws-lambda-rie, aws-lambda-ric and moto_server on PATH.');

describe.skipIf(!isHere)('the bundle of Deliver', () => {
  let folder: string;
  let asset: string;
  let server: Moto;
  let slack: ChannelServer;
  let github: GitHubServer;
  let deliver: EmulatedFunction;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-deliver-bundle-'));
    // The function alone, bundled as the stack does it, for the processor of this machine.
    const context = { ...cdkJson.context, cpu: process.arch, 'aws:cdk:bundling-stacks': ['**'] };
    const app = new App({ outdir: join(folder, 'cdk.out'), context, builtinCloudFormationValidation: false });
    const stack = new Stack(app, 'One');
    const bucket = reportsBucket(stack, { runDays: 90, versionDays: 30 });
    new StepLambda(stack, 'Deliver', { bucket, modelUrl: 'extractive', logDays: 30, secrets: {} });
    const { directory } = app.synth();
    const assets = (await readdir(directory)).filter((name) => name.startsWith('asset.'));
    asset = join(directory, assets[0] ?? '');
    server = await startMoto(moto ?? '');
    slack = await startChannel('slack', () => new Date());
    github = await startGitHub();
    for (const [name, value] of [
      ['AWS_ACCESS_KEY_ID', 'test'],
      ['AWS_SECRET_ACCESS_KEY', 'test'],
      ['AWS_REGION', 'us-east-1'],
    ] as const)
      vi.stubEnv(name, value);
    await new S3Client({ endpoint: server.endpoint, forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: 'dawn-chorus' }),
    );
    const store = openStore({ storeUrl: 's3://dawn-chorus', s3Endpoint: server.endpoint });
    for (const [key, bytes] of (await publishedStore()).objects) await store.write(key, bytes);
    const topicsFolder = join(folder, 'topics');
    await mkdir(topicsFolder);
    const channels = [
      { name: 'blog', type: 'git', repository: REPOSITORY, api: github.url },
      { name: 'desk', type: 'slack', maxAgeDays: 3650 },
      { name: 'mail', type: 'email', from: 'a@example.org', to: ['b@example.org'], maxAgeDays: 3650 },
    ];
    const topic = { topic: 'ai', timezone: 'Asia/Shanghai', language: 'zh-CN', deliver: channels };
    await writeFile(join(topicsFolder, 'ai.json'), JSON.stringify(topic));
    deliver = await emulate(programs!, asset, {
      AWS_LAMBDA_FUNCTION_NAME: 'Deliver',
      STORE_URL: 's3://dawn-chorus',
      S3_ENDPOINT: server.endpoint,
      STACK_NAME: 'DawnChorus',
      SITE_URL: 'https://news.example/',
      TOPICS_FOLDER: topicsFolder,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL: server.endpoint,
      SLACK_WEBHOOK_URL: `${slack.url}/services/T0/B0/x`,
      GITHUB_TOKEN: TOKEN,
    });
  });
  afterAll(async () => {
    deliver?.stop();
    server?.stop();
    await slack?.close();
    await github?.close();
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('is within the budget of a function without native code, and has the topics beside it', async () => {
    expect((await weigh(asset)).zipped / 1e6).toBeLessThan(1);
    expect(await readdir(join(asset, 'topics'))).toContain('ai.json');
  });

  it('answers a checkup of its records and secrets, and sends nothing', async () => {
    // The webhook is one of http on this machine, which may be sent to.
    const writes = [deliveredPrefix('twitter', 'ai')];
    const doctor = { topics: [await loadTopic(join(folder, 'topics'), 'ai')], reads: ['site'], writes };
    const { diagnoses } = checkedUpSchema.parse(await deliver.invoke({ doctor }));
    expect(diagnoses.map(({ about, status }) => `${status} ${about}`)).toEqual([
      'ok store',
      'ok channel blog of ai',
      'ok channel desk of ai',
    ]);
    expect([github.log().length, slack.posted.length]).toEqual([1, 0]);
  });

  it('delivers an event to each channel, tells a failure in log and metric, and does nothing twice', async () => {
    const event = { source: 'dawn-chorus', detail: { slug: SLUG, platform: 'twitter', topic: 'ai', revision: 1 } };
    // The sender is not verified in this SES.
    const first = {
      delivered: [
        { channel: 'blog', state: 'sent' },
        { channel: 'desk', state: 'sent' },
        { channel: 'mail', state: 'failed' },
      ],
    };
    expect(await deliver.invoke(event)).toEqual(first);
    expect(github.log()).toHaveLength(2);
    expect(slack.posted).toHaveLength(1);
    const metrics = deliver
      .log()
      .split('\n')
      .flatMap((line) => (line.startsWith('{"_aws"') ? [JSON.parse(line)] : []));
    expect(metrics).toContainEqual(expect.objectContaining({ topic: 'twitter_ai', channel: 'blog', Deliveries: 1 }));
    expect(metrics).toContainEqual(
      expect.objectContaining({ topic: 'twitter_ai', channel: 'mail', DeliveriesAmiss: 1 }),
    );
    expect(deliver.log()).not.toContain(TOKEN);
    expect(deliver.log()).not.toContain('T0/B0/x');
    expect(await deliver.invoke(event)).toMatchObject({
      delivered: [{ state: 'before' }, { state: 'before' }, { channel: 'mail', state: 'failed' }],
    });
    expect([github.log().length, slack.posted.length]).toEqual([2, 1]);
  });
});
