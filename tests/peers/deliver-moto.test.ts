// Delivery as on AWS, against moto: records on S3 under conditions, mail by SES, secrets from Parameter Store, the rule on the bus.
import { CreateArchiveCommand, DescribeArchiveCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { step as announce } from '../../functions/announce/handler.ts';
import { keyParameter } from '../../shared/model/model-key.ts';
import { runStep } from '../../shared/step.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Store } from '../../shared/store/store.ts';
import { type ChannelServer, SECRETS, startChannel } from '../fixtures/channel-server.ts';
import { run, whole } from '../functions/announce/given.ts';
import { channelOf, clock, deliverBy, publishedStore } from '../functions/deliver/given.ts';
import { all, DELIVERING, templateOf } from '../infra/aws/synthesised.ts';
import { noTools } from '../infra/local/made-up-steps.ts';
import { memoryStore } from '../shared/store/memory-store.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: delivery on AWS needs moto_server on PATH or at $MOTO_SERVER.');

const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default';

describe.skipIf(program === undefined)('delivering on AWS', () => {
  let moto: Moto;
  let telegram: ChannelServer;
  let store: Store;
  const time = clock();

  beforeAll(async () => {
    moto = await startMoto(program ?? '');
    telegram = await startChannel('telegram', () => time.now());
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ENDPOINT_URL', moto.endpoint);
    await new S3Client({ forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'dawn-chorus' }));
    store = openStore({ storeUrl: 's3://dawn-chorus', s3Endpoint: moto.endpoint });
    const { objects } = await publishedStore();
    for (const [key, bytes] of objects) await store.write(key, bytes);
  });
  afterAll(async () => {
    await telegram?.close();
    moto?.stop();
    vi.unstubAllEnvs();
  });

  const telegramBy = (variable: string) =>
    channelOf({ name: 'readers', type: 'telegram', chat: '@readers', api: telegram.url, tokenVariable: variable });

  it('reads a secret from the parameter that the stack names after its variable, and says what is missing', async () => {
    const [[, deliver] = []] = all(templateOf({ topics: [DELIVERING] }), 'AWS::Lambda::Function').filter(([id]) =>
      id.startsWith('FunctionsDeliver'),
    );
    const name = Object(deliver?.Environment).Variables.TELEGRAM_BOT_TOKEN_PARAMETER;
    expect(name).toBe(keyParameter('TELEGRAM_BOT_TOKEN'));
    vi.stubEnv('TELEGRAM_BOT_TOKEN', '');
    vi.stubEnv('TELEGRAM_BOT_TOKEN_PARAMETER', name);
    const channel = telegramBy('TELEGRAM_BOT_TOKEN');
    const [refused] = await deliverBy(store, [channel], time);
    expect(refused).toMatchObject({
      state: 'failed',
      sentence: expect.stringContaining(`The parameter ${name} is not in Parameter Store`),
    });
    const Value = SECRETS.TELEGRAM_BOT_TOKEN;
    await new SSMClient({}).send(new PutParameterCommand({ Name: name, Value, Type: 'SecureString' }));
    expect((await deliverBy(store, [channel], time))[0]).toMatchObject({ state: 'sent' });
  });

  it('sends once from ten calls at the same moment, by the condition that S3 keeps', async () => {
    const channel = { ...telegramBy('TELEGRAM_BOT_TOKEN'), name: 'ten' };
    const before = telegram.posted.length;
    const states = (await Promise.all(Array.from({ length: 10 }, () => deliverBy(store, [channel], time)))).map(
      ([one]) => one?.state,
    );
    expect(states.filter((state) => state === 'sent')).toHaveLength(1);
    expect(telegram.posted.length - before).toBe(1);
  });

  it('sends mail by SES once the sender is verified there', async () => {
    const channel = channelOf({ name: 'mail', type: 'email', from: 'news@example.org', to: ['reader@example.org'] });
    expect((await deliverBy(store, [channel], time))[0]).toMatchObject({ state: 'failed' });
    await new SESv2Client({}).send(new CreateEmailIdentityCommand({ EmailIdentity: 'news@example.org' }));
    const [sent] = await deliverBy(store, [channel], time);
    expect(sent).toMatchObject({ state: 'sent', sentence: expect.stringMatching(/^Sent as message \S+\.$/) });
    const kept = await (await fetch(`${moto.endpoint}/moto-api/data.json`)).json();
    expect(kept.ses.Message).toEqual([
      expect.objectContaining({
        source: 'news@example.org',
        body: expect.stringContaining('<b>Lumen 3.1发布，27B参数</b>'),
      }),
    ]);
  });

  it('is called for the events that its rule picks: of its stack and of topics with channels', async () => {
    const [[, rule] = []] = all(templateOf({ topics: [DELIVERING] }), 'AWS::Events::Rule');
    const events = new EventBridgeClient({});
    const EventPattern = JSON.stringify(rule?.EventPattern);
    await events.send(new CreateArchiveCommand({ ArchiveName: 'delivered', EventPattern, EventSourceArn: BUS }));
    const put = async (given: unknown, stackName = 'DawnChorus'): Promise<number | undefined> => {
      const tools = noTools();
      const settings = { ...tools.settings, eventBusName: 'default', stackName };
      await runStep(announce, given, { ...tools, store: memoryStore(), settings });
      return (await events.send(new DescribeArchiveCommand({ ArchiveName: 'delivered' }))).EventCount;
    };
    expect(await put(whole)).toBe(1);
    expect(await put(whole, 'DawnChorus-test')).toBe(1);
    expect(await put({ ...whole, run: { ...run, topic: 'finance' } })).toBe(1);
    expect(await put({ run, failure: { Error: 'E' }, failedState: 'Plan' })).toBe(1);
  });
});
