// The doctor against moto: a bucket that is there, gone or elsewhere, the token of Parameter Store, who is told, which schedules are on.
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkUpChannels } from '../../functions/deliver/checkup.ts';
import { lookAtAccount } from '../../infra/aws/account.ts';
import type { Diagnosis } from '../../shared/checkup.ts';
import type { Topic } from '../../shared/topic.ts';
import { MACHINE_ARN } from '../fixtures/aws-account.ts';
import { rawPosts } from '../fixtures/x-posts.ts';
import { startXServer, type XServer } from '../fixtures/x-server.ts';
import { topic } from '../infra/aws/synthesised.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: the doctor needs moto_server on PATH or at $MOTO_SERVER.');

const TOKEN = 'AAAA-secret-in-parameter-store';
const PARAMETER = '/dawn-chorus/x-bearer-token';
const FEED = { name: 'b', type: 'feed', urls: ['https://example.com/feed'] };

describe.skipIf(program === undefined)('the doctor, against moto', () => {
  let moto: Moto;
  let x: XServer;
  let s3: S3Client;
  beforeAll(async () => {
    moto = await startMoto(program ?? '');
    for (const [name, value] of Object.entries({
      AWS_ENDPOINT_URL: moto.endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'us-east-1',
      X_BEARER_TOKEN: '',
      X_TOKEN_PARAMETER: PARAMETER,
    }))
      vi.stubEnv(name, value);
    s3 = new S3Client({ endpoint: moto.endpoint, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'dawn-chorus' }));
  });
  beforeEach(async () => {
    const usage = { used: 5, cap: 2_000_000, daysLeft: 9 };
    x = await startXServer({ posts: [{ ...rawPosts(1, '2026-04-22')[0]!, id: '20' }], token: TOKEN, usage });
  });
  afterEach(() => x.close());
  afterAll(() => {
    moto?.stop();
    vi.unstubAllEnvs();
  });

  const diagnose = async (store: string) => {
    const { code, out, err } = await dawnChorus(
      ...['doctor', 'ai', '--store', store, '--s3-endpoint', moto.endpoint, '--x-base-url', x.url, '--json'],
    );
    expect(out + err).not.toContain(TOKEN);
    const diagnoses: Diagnosis[] = JSON.parse(out).diagnoses;
    return { code, bad: diagnoses.filter(({ status }) => status === 'fault' || status === 'warning') };
  };

  it('finds the token missing in Parameter Store, and there once it was put', async () => {
    expect((await diagnose('s3://dawn-chorus/prefix')).bad).toMatchObject([
      {
        about: 'X token',
        status: 'fault',
        says: `The parameter ${PARAMETER} is not in Parameter Store; put the token there as a SecureString.`,
      },
    ]);
    await new SSMClient({}).send(new PutParameterCommand({ Name: PARAMETER, Value: TOKEN, Type: 'SecureString' }));
    expect(await diagnose('s3://dawn-chorus/prefix')).toEqual({ code: 0, bad: [] });
  });

  it('leaves nothing in the bucket', async () => {
    await diagnose('s3://dawn-chorus/prefix');
    expect((await s3.send(new ListObjectsV2Command({ Bucket: 'dawn-chorus' }))).KeyCount).toBe(0);
  });

  it('finds a bucket that is not there, for each of the steps', async () => {
    const { code, bad } = await diagnose('s3://nowhere');
    expect(code).toBe(1);
    const stores = bad.filter(({ about }) => about.startsWith('store of '));
    expect(stores).toHaveLength(9);
    expect(stores[0]?.says).toMatch(/failed: the bucket does not exist; create it or name another \(NoSuchBucket\)/);
  });

  it('finds who is told, and which schedules are on', async () => {
    const sns = new SNSClient({});
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'announcements' }));
    const ai = topic('ai', 'Asia/Shanghai', [FEED]);
    const stack = {
      stateMachineArn: MACHINE_ARN,
      storeUrl: 's3://dawn-chorus',
      announcementsArn: TopicArn,
      functions: {},
    };
    const look = async () =>
      (await lookAtAccount({ stack, region: 'us-east-1', topics: [ai], models: [] }))
        .filter(({ about }) => about === 'mail' || about.startsWith('schedule'))
        .map(({ about, status }) => `${status} ${about}`);
    expect(await look()).toEqual(['warning mail', 'fault schedule of ai']);

    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'you@example.org' }));
    const scheduler = new SchedulerClient({});
    const schedule = {
      Name: 'a',
      ScheduleExpression: 'cron(5 0 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' as const },
      Target: { Arn: MACHINE_ARN, RoleArn: 'arn:aws:iam::123456789012:role/r', Input: '{"topic":"ai"}' },
    };
    await scheduler.send(new CreateScheduleCommand({ ...schedule, State: 'ENABLED' }));
    expect(await look()).toEqual(['ok mail', 'ok schedule of ai']);
    await scheduler.send(new UpdateScheduleCommand({ ...schedule, State: 'DISABLED' }));
    expect(await look()).toEqual(['ok mail', 'fault schedule of ai']);
  });

  const stack = { stateMachineArn: MACHINE_ARN, storeUrl: 's3://dawn-chorus', announcementsArn: '', functions: {} };
  const lookAt = async (of: Topic, about: string) =>
    (await lookAtAccount({ stack, region: 'us-east-1', topics: [of], models: [] })).find((one) => one.about === about);

  it('finds the schedule by which drafts come out missing, on, and off', async () => {
    const drafted = topic('drafted', 'Asia/Shanghai', [FEED], { publish: { draftUntil: '08:00' } });
    const look = async () => (await lookAt(drafted, 'release of drafted'))?.status;
    expect(await look()).toBe('fault');
    const scheduler = new SchedulerClient({});
    const Input = '{"topic":"drafted","release":"due","scheduledTime":"<aws.scheduler.scheduled-time>"}';
    const schedule = {
      Name: 'release',
      ScheduleExpression: 'cron(0 8 * * ? *)',
      ScheduleExpressionTimezone: 'Asia/Shanghai',
      FlexibleTimeWindow: { Mode: 'OFF' as const },
      Target: { Arn: MACHINE_ARN, RoleArn: 'arn:aws:iam::123456789012:role/r', Input },
    };
    await scheduler.send(new CreateScheduleCommand({ ...schedule, State: 'ENABLED' }));
    expect(await look()).toBe('ok');
    await scheduler.send(new UpdateScheduleCommand({ ...schedule, State: 'DISABLED' }));
    expect(await look()).toBe('fault');
  });

  it('finds a sender that SES does not know, and one that is not verified', async () => {
    const mail = { name: 'mail', type: 'email', from: 'news@example.org', to: ['a@example.org'] };
    const mailing = topic('mailing', 'UTC', [FEED], { deliver: [mail] });
    const look = () => lookAt(mailing, 'channel mail of mailing');
    expect(await look()).toMatchObject({ status: 'fault', says: expect.stringContaining('does not know the sender') });
    await new SESv2Client({}).send(new CreateEmailIdentityCommand({ EmailIdentity: 'example.org' }));
    // moto verifies no identity by itself.
    expect(await look()).toMatchObject({ status: 'fault', says: 'The sender n…@example.org is not verified in SES.' });
  });

  it('finds a channel’s secret missing in Parameter Store, and there once it was put', async () => {
    vi.stubEnv('GITHUB_TOKEN_PARAMETER', '/dawn-chorus/github-token');
    const blog = topic('blogging', 'UTC', [FEED], { deliver: [{ name: 'blog', type: 'git', repository: 'a/b' }] });
    const look = async () => (await checkUpChannels({ topics: [blog] })).diagnoses;
    expect(await look()).toMatchObject([
      {
        about: 'channel blog of blogging',
        status: 'fault',
        todo: 'aws ssm put-parameter --name /dawn-chorus/github-token --type SecureString --overwrite --value …',
      },
    ]);
    const put = new PutParameterCommand({ Name: '/dawn-chorus/github-token', Value: TOKEN, Type: 'SecureString' });
    await new SSMClient({}).send(put);
    expect(await look()).toMatchObject([{ about: 'channel blog of blogging', status: 'ok' }]);
  });
});
