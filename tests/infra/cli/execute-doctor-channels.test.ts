// execute --doctor of a topic with an owner and readers: the schedule that releases its drafts, the secrets and senders of its channels.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { STEP_NAMES } from '../../../infra/aws/steps.ts';
import type { Account } from '../../fixtures/aws-account.ts';
import { AI, type Deployment, namesOf, startDeployment } from '../../fixtures/deployed-doctor.ts';
import { topicsWith } from '../../fixtures/hand-day.ts';

describe('execute --doctor, of a topic whose drafts come out at a time and that has channels', () => {
  const CHANNELS = [
    { name: 'blog', type: 'git', repository: 'owner/blog' },
    { name: 'copy', type: 'git', repository: 'owner/copy' },
    { name: 'mail', type: 'email', from: 'news@example.org', to: ['a@example.org'] },
    { name: 'post', type: 'email', from: 'news@example.org', to: ['b@example.org'] },
    { name: 'desk', type: 'slack' },
  ];
  const RELEASE = { ...AI, expression: 'cron(0 8 * * ? *)', others: { release: 'due', scheduledTime: '<…>' } };
  const PARAMETERS = { '/t': 'ghp_secret', '/d': 'https://hooks.slack.example/secret' };
  const WELL: Partial<Account> = {
    schedules: [AI, RELEASE],
    outputs: { FunctionNames: JSON.stringify(namesOf([...STEP_NAMES, 'Deliver'])) },
    senders: { 'example.org': true },
    parameters: PARAMETERS,
  };
  let there: Deployment;
  beforeEach(async () => {
    there = await startDeployment(await topicsWith({ publish: { draftUntil: '08:00' }, deliver: CHANNELS }));
    for (const [name, value] of Object.entries({ GITHUB_TOKEN_PARAMETER: '/t', SLACK_WEBHOOK_URL_PARAMETER: '/d' }))
      vi.stubEnv(name, value);
  });
  afterEach(() => there.close());

  it('says that all is well, asks each thing once, sends nothing, and tells no secret', async () => {
    const { code, diagnoses, bad } = await there.diagnose(WELL);
    expect([code, bad]).toEqual([0, []]);
    const abouts = diagnoses.map(({ about }) => about);
    for (const about of ['release of ai', ...CHANNELS.map(({ name }) => `channel ${name} of ai`)])
      expect(abouts.filter((one) => one === about)).toEqual([about]);
    expect(diagnoses[0]?.says).toBe('All 10 functions start, and each may use its folders of s3://reports.');
    expect(
      there
        .asked()
        .filter((one) => /^(SES|SSM)/.test(one))
        .toSorted(),
    ).toEqual([
      'SES GetAccount',
      'SES GetEmailIdentity example.org',
      'SES GetEmailIdentity news@example.org',
      'SSM GetParameter /d',
      'SSM GetParameter /t',
    ]);
    expect(JSON.stringify(diagnoses)).not.toMatch(/ghp_|example\/secret|news@/);
    expect(diagnoses.reduce((sum, { costUsd = 0 }) => sum + costUsd, 0)).toBeLessThanOrEqual(0.03);
    expect(there.store.objects.size).toBe(0);
  });

  it('says of a sender what these credentials may see, where they may not see the account', async () => {
    const { diagnoses } = await there.diagnose({ ...WELL, refuses: { SES_ACCOUNT: 'AccessDeniedException' } });
    expect(diagnoses.find(({ about }) => about === 'channel mail of ai')).toMatchObject({
      status: 'ok',
      says: "The sender n…@example.org is verified in SES; whether the account is out of SES's sandbox could not be seen.",
    });
  });

  const desk = (value: string): Partial<Account> => ({ parameters: { ...PARAMETERS, '/d': value } });
  it.each<[string, Partial<Account>, string, string[], RegExp]>([
    ['no release schedule', { schedules: [AI] }, 'fault', ['release of ai'], /^There is none\.$/],
    [
      'a release schedule that is off',
      { schedules: [AI, { ...RELEASE, state: 'DISABLED' }] },
      'fault',
      ['release of ai'],
      /^It is off/,
    ],
    [
      'a release schedule of another time',
      { schedules: [AI, { ...RELEASE, expression: 'cron(0 9 * * ? *)' }] },
      'warning',
      ['release of ai'],
      /wants cron\(0 8/,
    ],
    [
      'a secret that is not there, for each channel that needs it',
      { parameters: { '/d': PARAMETERS['/d'] } },
      'fault',
      ['channel blog of ai', 'channel copy of ai'],
      /^The parameter \/t is not in Parameter Store/,
    ],
    [
      'a secret that is no URL',
      desk('xoxb'),
      'fault',
      ['channel desk of ai'],
      /^What SLACK_WEBHOOK_URL holds is no URL/,
    ],
    [
      'a sender that SES does not know',
      { senders: {} },
      'fault',
      ['channel mail of ai', 'channel post of ai'],
      /^SES does not know the sender n…@example\.org/,
    ],
    [
      'a sender that is not verified',
      { senders: { 'news@example.org': false } },
      'fault',
      ['channel mail of ai', 'channel post of ai'],
      /is not verified in SES/,
    ],
    [
      'an account in the sandbox',
      { sending: { ProductionAccessEnabled: false } },
      'warning',
      ['channel mail of ai', 'channel post of ai'],
      /sandbox, which takes mail to verified recipients only/,
    ],
    [
      'an account whose sending is paused',
      { sending: { SendingEnabled: false } },
      'fault',
      ['channel mail of ai', 'channel post of ai'],
      /paused or suspended/,
    ],
    [
      'credentials that may not see senders',
      { refuses: { SES: 'AccessDeniedException' } },
      'unchecked',
      ['channel mail of ai', 'channel post of ai'],
      /allow these credentials the action/,
    ],
    [
      'a stack that was deployed before the topic had channels',
      { outputs: { FunctionNames: JSON.stringify(namesOf(STEP_NAMES)) } },
      'fault',
      ['function of Deliver'],
      /deploy it again from this checkout/,
    ],
  ])(
    'names %s',
    async (_, more, status, abouts, says) => {
      const { code, bad } = await there.diagnose({ ...WELL, ...more });
      expect(bad).toEqual(
        abouts.map((about) => expect.objectContaining({ status, about, says: expect.stringMatching(says) })),
      );
      expect(code).toBe(status === 'fault' ? 1 : 0);
      if (status === 'fault')
        expect(bad.every(({ todo, says }) => todo !== undefined || /deploy/.test(says))).toBe(true);
    },
    20_000,
  );
});
