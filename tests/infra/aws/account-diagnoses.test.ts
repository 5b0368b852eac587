// What follows from what an account says: mails, schedules, and which quota is a model's among hundreds of names.
import { describe, expect, it } from 'vitest';
import {
  bedrockDiagnosis,
  concurrencyDiagnosis,
  type FoundSchedule,
  mailDiagnosis,
  schedulesDiagnoses,
} from '../../../infra/aws/account-diagnoses.ts';
import { topic } from './synthesised.ts';

/** Names as Service Quotas has them, old ones and new ones. */
const QUOTAS = [
  ['On-demand model inference tokens per minute for Anthropic Claude 3.5 Sonnet V2', 1],
  ['Cross-region model inference tokens per minute for Anthropic Claude 3.5 Sonnet V2', 2],
  ['Cross-region model inference requests per minute for Anthropic Claude Haiku 4.5', 3],
  ['Cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5', 4],
  ['Global cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5', 5],
  ['Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1', 6],
  ['Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4.5 V1 1M Context Length', 7],
  ['On-demand InvokeModel tokens per minute for Amazon Nova Lite', 8],
  ['Cross-Region InvokeModel tokens per minute for Amazon Nova Lite', 9],
  ['Cross-Region InvokeModel tokens per minute for Amazon Nova 2 Lite', 10],
  ['Model invocation max tokens per day for Amazon Nova Lite (doubled for cross-region calls)', 11],
  ['Batch inference jobs for Amazon Nova Lite', 12],
].map(([name, n]) => ({ name: String(name), value: Number(n) * 1e7 }));

describe('the quota of a model', () => {
  it.each<[string, number | undefined]>([
    ['eu.anthropic.claude-haiku-4-5-20251001-v1:0', 4],
    ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 5],
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 6],
    ['amazon.nova-lite-v1:0', 8],
    ['apac.amazon.nova-lite-v1:0', 9],
    ['us.amazon.nova-2-lite-v1:0', 10],
    ['anthropic.claude-haiku-4-5-20251001-v1:0', undefined],
    ['eu.anthropic.claude-opus-4-5-20251101-v1:0', undefined],
    ['arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123', undefined],
  ])('%s is found by its name', (modelId, n) => {
    const { status, says } = bedrockDiagnosis(modelId, QUOTAS, 60_000);
    if (n === undefined) expect(status).toBe('unchecked');
    else expect(says).toContain(`${modelId} has ${(n * 1e7).toLocaleString('en')} tokens a minute`);
  });

  it('is held against a request in a minute, and a day in a day', () => {
    const asked = (aMinute: number, aDay: number) =>
      bedrockDiagnosis(
        'amazon.nova-lite-v1:0',
        QUOTAS.map(({ name }) => ({ name, value: name.includes('per day') ? aDay : aMinute })),
        60_000,
      ).status;
    expect(asked(70_000, 10 * 70_000)).toBe('ok');
    expect(asked(69_999, 10 * 70_000)).toBe('fault');
    expect(asked(70_000, 10 * 70_000 - 1)).toBe('fault');
  });
});

describe('who is told', () => {
  const arn = 'arn:aws:sns:us-east-1:123456789012:t:1';
  const to = (endpoint: string, confirmed = true) => ({
    protocol: 'email',
    endpoint,
    arn: confirmed ? arn : 'PendingConfirmation',
  });
  it.each([
    ['nobody', [], 'warning'],
    ['somebody', [to('a@example.org')], 'ok'],
    ['nobody yet', [to('a@example.org', false)], 'fault'],
    ['one of two', [to('a@example.org'), to('b@example.org', false)], 'warning'],
    ['a program', [{ protocol: 'sqs', endpoint: 'arn:aws:sqs:…', arn }], 'ok'],
  ])('is %s', (_, subscriptions, status) => {
    const found = mailDiagnosis(subscriptions);
    expect(found).toMatchObject({ about: 'mail', status });
    // Others may read what a command prints.
    expect(found.says).not.toMatch(/[a-z]@example/);
  });
});

describe('the schedule of a topic', () => {
  const ai = topic('ai', 'Asia/Shanghai', [{ name: 'b', type: 'feed', urls: ['https://example.com/feed'] }]);
  const at = (more: Partial<FoundSchedule> = {}): FoundSchedule[] => [
    {
      topic: 'ai',
      starts: 'report',
      state: 'ENABLED',
      expression: 'cron(5 0 * * ? *)',
      timezone: 'Asia/Shanghai',
      ...more,
    },
  ];
  it.each<[string, boolean, FoundSchedule[], string]>([
    ['is on and wanted', true, at(), 'ok'],
    ['is off and not wanted', false, at({ state: 'DISABLED' }), 'ok'],
    ['is absent and not wanted', false, [], 'ok'],
    ['is absent and wanted', true, [], 'fault'],
    ['is another topic’s', true, at({ topic: 'b' }), 'fault'],
    ['is off and wanted', true, at({ state: 'DISABLED' }), 'fault'],
    ['is on and not wanted', false, at(), 'warning'],
    ['is in another zone', true, at({ timezone: 'UTC' }), 'warning'],
  ])('that %s', (_, wanted, found, status) => {
    expect(schedulesDiagnoses(ai, wanted, found)).toMatchObject([{ about: 'schedule of ai', status }]);
  });

  const drafted = { ...ai, publish: { draftUntil: '08:00' } };
  const release = (more: Partial<FoundSchedule> = {}): FoundSchedule[] => [
    ...at(),
    ...at({ starts: 'release', expression: 'cron(0 8 * * ? *)', ...more }),
  ];
  it.each<[string, typeof drafted | typeof ai, boolean, FoundSchedule[], string]>([
    ['is on and wanted', drafted, true, release(), 'ok'],
    ['is absent and wanted', drafted, true, at(), 'fault'],
    ['is off and wanted', drafted, true, release({ state: 'DISABLED' }), 'fault'],
    ['is at another time', drafted, true, release({ expression: 'cron(0 9 * * ? *)' }), 'warning'],
    ['is off and not wanted', drafted, false, release({ state: 'DISABLED' }).slice(1), 'ok'],
    ['is absent and not wanted', drafted, false, [], 'ok'],
    ['is left of a file that named a time', ai, true, release(), 'warning'],
  ])('of its drafts that %s', (_, of, wanted, found, status) => {
    expect(schedulesDiagnoses(of, wanted, found)).toMatchObject([
      { about: 'schedule of ai' },
      { about: 'release of ai', status },
    ]);
  });
});

describe('the account’s functions', () => {
  it('are enough for the topics that start together, or not', () => {
    expect(concurrencyDiagnosis(10, 2).status).toBe('ok');
    expect(concurrencyDiagnosis(10, 3)).toMatchObject({ status: 'warning', section: 'throttling' });
  });
});
