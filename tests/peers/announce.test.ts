// Announce against moto's EventBridge and SNS: the events that it puts are those that the rule in docs/contracts.md picks.
import { readFileSync } from 'node:fs';
import { CreateArchiveCommand, DescribeArchiveCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { step } from '../../functions/announce/handler.ts';
import { runStep } from '../../shared/step.ts';
import { failure, run, whole } from '../functions/announce/given.ts';
import { noTools } from '../infra/local/made-up-steps.ts';
import { memoryStore } from '../shared/store/memory-store.ts';
import { type Moto, motoProgram, startMoto } from './moto.ts';

const program = motoProgram();
if (program === undefined) console.warn('Skipped: Announce needs moto_server on PATH or at $MOTO_SERVER.');

const BUS = 'arn:aws:events:us-east-1:123456789012:event-bus/default';

/** The rule that the documentation shows, for the stack of a reader. */
const documentedRule = (): string => {
  const [, rule = ''] = /```json\n(\{ "source".*?)\n```/s.exec(readFileSync('docs/contracts.md', 'utf8')) ?? [];
  return rule;
};

describe.skipIf(program === undefined)('Announce, against moto', () => {
  let moto: Moto;
  let events: EventBridgeClient;
  let announceTopicArn: string;

  beforeAll(async () => {
    moto = await startMoto(program ?? '');
    vi.stubEnv('AWS_ENDPOINT_URL', moto.endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    vi.stubEnv('AWS_REGION', 'us-east-1');
    events = new EventBridgeClient({});
    const rules = {
      documented: documentedRule(),
      failed: '{"source":["dawn-chorus"],"detail-type":["Report Failed"]}',
    };
    for (const [ArchiveName, EventPattern] of Object.entries(rules)) {
      await events.send(new CreateArchiveCommand({ ArchiveName, EventPattern, EventSourceArn: BUS }));
    }
    announceTopicArn = (await new SNSClient({}).send(new CreateTopicCommand({ Name: 'reports' }))).TopicArn ?? '';
  });
  afterAll(() => {
    moto?.stop();
    vi.unstubAllEnvs();
  });

  const kept = async (ArchiveName: string): Promise<number | undefined> =>
    (await events.send(new DescribeArchiveCommand({ ArchiveName }))).EventCount;

  const announce = (given: unknown, stackName = 'DawnChorus') => {
    const tools = noTools();
    const settings = { ...tools.settings, eventBusName: 'default', announceTopicArn, stackName };
    return runStep(step, given, { ...tools, store: memoryStore(), settings });
  };

  it('puts an event that the documented rule picks, for its own stack and topic only', async () => {
    expect(await announce(whole)).toMatchObject({ outcome: 'published' });
    expect(await kept('documented')).toBe(1);
    await announce(whole, 'DawnChorus-test');
    await announce({ ...whole, run: { ...run, topic: 'finance' } });
    expect(await kept('documented')).toBe(1);
  });

  it('puts another for a failure, and none for a report that is as it was', async () => {
    await announce({ run, failure, failedState: 'Deduplicate' });
    await announce({ run: { ...run, unchanged: true } });
    expect([await kept('failed'), await kept('documented')]).toEqual([1, 1]);
  });
});
