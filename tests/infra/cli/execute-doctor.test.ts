// execute --doctor against a scripted account whose functions are the real steps: by their names, each called once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STEP_NAMES } from '../../../infra/aws/steps.ts';
import type { Account } from '../../fixtures/aws-account.ts';
import { AI, type Deployment, namesOf, QUOTA, startDeployment } from '../../fixtures/deployed-doctor.ts';

const NAMES = namesOf(STEP_NAMES);

let there: Deployment;
beforeEach(async () => {
  there = await startDeployment();
});
afterEach(() => there.close());

describe('execute --doctor, where all is well', () => {
  it('says so of the functions, by their own rights, and of the account', async () => {
    const { code, diagnoses, bad } = await there.diagnose();
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
    await there.diagnose();
    const called = there.asked().filter((one) => one.startsWith('LAMBDA Invoke'));
    expect(called.toSorted()).toEqual(STEP_NAMES.map((state) => `LAMBDA Invoke ${NAMES[state]}`).toSorted());
    expect(
      there
        .asked()
        .filter((one) => !called.includes(one))
        .toSorted(),
    ).toEqual([
      'BEDROCK GetFoundationModel',
      'CLOUDFORMATION DescribeStacks',
      'LAMBDA GetAccountSettings',
      'SCHEDULER GetSchedule',
      'SCHEDULER GetSchedule',
      'SCHEDULER ListSchedules',
      'SERVICE_QUOTAS ListServiceQuotas',
      'SNS ListSubscriptionsByTopic',
    ]);
    expect([there.x.given.length, there.bedrock.asked.length, there.store.objects.size]).toEqual([1, 1, 0]);
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
      const { code, bad } = await there.diagnose(more);
      expect(bad).toEqual([expect.objectContaining({ status, about, says: expect.stringMatching(says) })]);
      expect(code).toBe(status === 'fault' ? 1 : 0);
    },
    20_000,
  );

  it('a function that does not start, while the others are looked at', async () => {
    const { code, bad } = await there.diagnose({
      invoke: async (name, event) => {
        if (name === NAMES.Draw)
          throw Object.assign(new Error('Cannot find module sharp'), { name: 'Runtime.ImportModuleError' });
        return there.invoke(name, event);
      },
    });
    expect(code).toBe(1);
    expect(bad).toMatchObject([{ about: 'function of Draw', status: 'fault', says: 'Cannot find module sharp' }]);
  });

  it('credentials that may call no function, in one sentence', async () => {
    const { code, err } = await there.diagnose({ refuses: { LAMBDA_INVOKE: 'AccessDeniedException' } });
    expect(code).toBe(2);
    expect(err).toMatch(/^Calling the function of Plan failed: access is denied; allow these credentials the action/);
  });

  it('a stack that was deployed before functions were named', async () => {
    const { code, err } = await there.diagnose({ outputs: {} });
    expect(code).toBe(2);
    expect(err).toContain('deploy it again from this checkout: npm run deploy');
  });
});

describe('execute --doctor', () => {
  it.each([['--from', '2026-04-22'], ['--force'], ['--detach']])('goes with none of %s', async (...words) => {
    const { code, err } = await there.diagnose({}, ...words);
    expect(code).toBe(2);
    expect(err).toContain('cannot be used with option');
    expect(there.asked()).toEqual([]);
  });
});
