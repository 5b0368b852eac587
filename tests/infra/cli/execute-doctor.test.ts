// execute --doctor against a scripted account whose functions are the real steps: by their names, each called once.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STEP_NAMES } from '../../../infra/aws/steps.ts';
import { stepOf } from '../../../infra/local/engine.ts';
import type { Diagnosis } from '../../../shared/checkup.ts';
import { silentLog } from '../../../shared/log.ts';
import { silentMetrics } from '../../../shared/metrics.ts';
import { runCheckup } from '../../../shared/step.ts';
import { type Account, type AccountServer, startAccount } from '../../fixtures/aws-account.ts';
import { type BedrockServer, startBedrock } from '../../fixtures/bedrock-server.ts';
import { rawPosts } from '../../fixtures/x-posts.ts';
import { startXServer, type XServer } from '../../fixtures/x-server.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';
import { dawnChorus } from './terminal.ts';

const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const ARN = 'arn:aws:sns:us-east-1:123456789012:Announcements:1-2-3';
const NAMES = Object.fromEntries(STEP_NAMES.map((state) => [state, `DawnChorus-${state}-1A2B`]));
const AI = { topic: 'ai', state: 'ENABLED', expression: 'cron(5 6 * * ? *)', timezone: 'Asia/Shanghai' };
const QUOTA = 'Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5';

let account: AccountServer;
let x: XServer;
let bedrock: BedrockServer;
const store = memoryStore();

beforeEach(async () => {
  x = await startXServer({
    posts: [{ ...rawPosts(1, '2026-04-22')[0]!, id: '20' }],
    usage: { used: 1, cap: 2_000_000 },
  });
  bedrock = await startBedrock(() => 'honest');
  store.objects.clear();
});
afterEach(async () => {
  await Promise.all([account.close(), x.close(), bedrock.close()]);
  vi.unstubAllEnvs();
});

/** A function of the deployment: the step, with what its environment would give it. */
const invoke: Account['invoke'] = async (name, event) => {
  const state = STEP_NAMES.find((one) => NAMES[one] === name);
  if (state === undefined) throw new Error(`There is no function ${name}.`);
  const settings = {
    storeUrl: 's3://reports',
    modelUrl: `bedrock:${MODEL}?endpoint=${bedrock.endpoint}`,
    topicsFolder: 'topics',
    postsFiles: [],
    baseUrls: { x: x.url },
  };
  const tools = {
    settings,
    store,
    log: silentLog,
    metrics: silentMetrics,
    now: () => new Date('2026-04-23T00:00:00Z'),
  };
  return runCheckup(await stepOf(state)(), event, { ...tools, progress: () => {} });
};

const diagnose = async (more: Partial<Account> = {}, ...words: string[]) => {
  account = await startAccount({
    invoke,
    subscriptions: [{ endpoint: 'you@example.org', arn: ARN }],
    schedules: [
      // Starts something else than a report.
      { ...AI, state: 'DISABLED', others: { more: 1 } },
      { ...AI, others: { scheduledTime: '<aws.scheduler.scheduled-time>' } },
      { ...AI, topic: 'other', machine: 'arn:aws:states:us-east-1:123456789012:stateMachine:Others' },
    ],
    quotas: [{ name: QUOTA, value: 2_000_000 }],
    outputs: { FunctionNames: JSON.stringify(NAMES) },
    ...more,
  });
  const services = ['LAMBDA', 'SNS', 'SCHEDULER', 'SERVICE_QUOTAS', 'BEDROCK', 'CLOUDFORMATION'];
  for (const service of services) vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, account.url);
  for (const [name, value] of Object.entries({ ACCESS_KEY_ID: 'test', SECRET_ACCESS_KEY: 'test', REGION: 'us-east-1' }))
    vi.stubEnv(`AWS_${name}`, value);
  const { code, out, err } = await dawnChorus('execute', 'ai', '--doctor', '--json', ...words);
  const diagnoses: Diagnosis[] = out === '' ? [] : JSON.parse(out).diagnoses;
  return { code, err, diagnoses, bad: diagnoses.filter(({ status }) => status !== 'ok') };
};

describe('execute --doctor, where all is well', () => {
  it('says so of the functions, by their own rights, and of the account', async () => {
    const { code, diagnoses, bad } = await diagnose();
    expect([code, bad]).toEqual([0, []]);
    expect(diagnoses.map(({ about }) => about)).toEqual([
      'store',
      'X token',
      'X bill',
      'X quota',
      'model',
      'model life',
      'prices',
      'topic ai',
      'cost of ai',
      'mail',
      'schedule of ai',
      'Lambda quota',
      'Bedrock quota',
    ]);
    expect(diagnoses[0]?.says).toBe('All 9 functions start, and each may use its folders of s3://reports.');
    expect(diagnoses.find(({ about }) => about === 'mail')?.says).toBe(
      'Reports and alarms are told to y…@example.org.',
    );
  });

  it('calls each function once, starts no execution, buys one post, asks the model once, and leaves nothing', async () => {
    await diagnose();
    const called = account.asked.filter((one) => one.startsWith('LAMBDA Invoke'));
    expect(called.toSorted()).toEqual(STEP_NAMES.map((state) => `LAMBDA Invoke ${NAMES[state]}`).toSorted());
    expect(account.asked.filter((one) => !called.includes(one)).toSorted()).toEqual([
      'BEDROCK GetFoundationModel',
      'CLOUDFORMATION DescribeStacks',
      'LAMBDA GetAccountSettings',
      'SCHEDULER GetSchedule',
      'SCHEDULER GetSchedule',
      'SCHEDULER ListSchedules',
      'SERVICE_QUOTAS ListServiceQuotas',
      'SNS ListSubscriptionsByTopic',
    ]);
    expect([x.given.length, bedrock.asked.length, store.objects.size]).toEqual([1, 1, 0]);
  });
});

describe('execute --doctor, where something is wrong, names it', () => {
  it.each<[string, Partial<Account>, string, string, RegExp]>([
    [
      'a mail that is not confirmed',
      { subscriptions: [{ endpoint: 'you@example.org', arn: 'PendingConfirmation' }] },
      'fault',
      'mail',
      /^y…@example\.org has not confirmed/,
    ],
    ['nobody who is told', { subscriptions: [] }, 'warning', 'mail', /^Nobody is told/],
    ['no schedule', { schedules: [] }, 'fault', 'schedule of ai', /^There is none\.$/],
    [
      'a schedule that is off',
      { schedules: [{ ...AI, state: 'DISABLED' }] },
      'fault',
      'schedule of ai',
      /^It is off .* wants it on\.$/,
    ],
    [
      'a schedule of another time',
      { schedules: [{ ...AI, expression: 'cron(0 7 * * ? *)' }] },
      'warning',
      'schedule of ai',
      /file wants cron\(5 6/,
    ],
    [
      'an account that runs few functions',
      { concurrency: 3 },
      'warning',
      'Lambda quota',
      /may run 3 functions at once/,
    ],
    [
      'tokens of a minute below one request',
      { quotas: [{ name: QUOTA, value: 10_000 }] },
      'fault',
      'Bedrock quota',
      /10,000 tokens a minute/,
    ],
    [
      'tokens of a day below a day',
      {
        quotas: [
          { name: QUOTA, value: 1e6 },
          { name: 'Model invocation max tokens per day for Anthropic Claude Haiku 4.5', value: 400_000 },
        ],
      },
      'fault',
      'Bedrock quota',
      /400,000 a day/,
    ],
    ['a quota that can’t be told', { quotas: [] }, 'unchecked', 'Bedrock quota', /No quota's name/],
    [
      'a model that was retired',
      { lifecycle: { status: 'LEGACY', endOfLifeTime: '2026-04-01T00:00:00Z' } },
      'fault',
      'model life',
      /was retired on 2026-04-01/,
    ],
    [
      'credentials that may not see who is told',
      { refuses: { SNS: 'AuthorizationError' } },
      'unchecked',
      'mail',
      /Reading who is told failed: access is denied; allow these credentials the action/,
    ],
    [
      'credentials that may not see schedules',
      { refuses: { SCHEDULER: 'AccessDeniedException' } },
      'unchecked',
      'schedule',
      /allow these credentials the action/,
    ],
    [
      'credentials that may not see quotas',
      { refuses: { SERVICE_QUOTAS: 'AccessDeniedException' } },
      'unchecked',
      'Bedrock quota',
      /allow these credentials the action/,
    ],
  ])(
    '%s',
    async (_, more, status, about, says) => {
      const { code, bad } = await diagnose(more);
      expect(bad).toEqual([expect.objectContaining({ status, about, says: expect.stringMatching(says) })]);
      expect(code).toBe(status === 'fault' ? 1 : 0);
    },
    20_000,
  );

  it('a function that does not start, while the others are looked at', async () => {
    const { code, bad } = await diagnose({
      invoke: async (name, event) => {
        if (name === NAMES.Draw)
          throw Object.assign(new Error('Cannot find module sharp'), { name: 'Runtime.ImportModuleError' });
        return invoke(name, event);
      },
    });
    expect(code).toBe(1);
    expect(bad).toMatchObject([{ about: 'function of Draw', status: 'fault', says: 'Cannot find module sharp' }]);
  });

  it('credentials that may call no function, in one sentence', async () => {
    const { code, err } = await diagnose({ refuses: { LAMBDA_INVOKE: 'AccessDeniedException' } });
    expect(code).toBe(2);
    expect(err).toMatch(/^Calling the function of Plan failed: access is denied; allow these credentials the action/);
  });

  it('a stack that was deployed before functions were named', async () => {
    const { code, err } = await diagnose({ outputs: {} });
    expect(code).toBe(2);
    expect(err).toContain('deploy it again from this checkout: npm run deploy');
  });
});

describe('execute --doctor', () => {
  it.each([['--from', '2026-04-22'], ['--force'], ['--detach']])('goes with none of %s', async (...words) => {
    const { code, err } = await diagnose({}, ...words);
    expect(code).toBe(2);
    expect(err).toContain('cannot be used with option');
    expect(account.asked).toEqual([]);
  });
});
