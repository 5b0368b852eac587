// What a topic may say of its channels: defaults, and a sentence for what can't be meant, which never repeats a secret.
import { describe, expect, it } from 'vitest';
import { issueOf } from '../../shared/issue.ts';
import { topicSchema } from '../../shared/topic.ts';
import { channelSchema, fillLink, isSafeTarget, maxAgeDaysOf, secretVariablesOf } from '../../shared/topic-deliver.ts';
import { planOf } from '../fixtures/plans.ts';

const topicWith = (deliver: unknown) =>
  topicSchema.safeParse({ topic: 'ai', timezone: 'UTC', language: 'en', deliver });

const faultOf = (...deliver: unknown[]): string => {
  const parsed = topicWith(deliver);
  return parsed.success ? '' : issueOf(parsed.error);
};

describe('a channel', () => {
  it('needs little more than its type', () => {
    expect(channelSchema.parse({ name: 'blog', type: 'git', repository: 'owner/blog' })).toEqual({
      name: 'blog',
      type: 'git',
      degraded: false,
      repository: 'owner/blog',
      branch: 'main',
      tokenVariable: 'GITHUB_TOKEN',
      api: 'https://api.github.com',
    });
    expect(channelSchema.parse({ name: 'desk', type: 'slack' })).toMatchObject({
      webhookVariable: 'SLACK_WEBHOOK_URL',
    });
  });

  it('names the variables of its secrets, of which several channels may have their own', () => {
    const variables = (channel: object): string[] => secretVariablesOf(channelSchema.parse({ name: 'a', ...channel }));
    expect(variables({ type: 'telegram', chat: '@readers' })).toEqual(['TELEGRAM_BOT_TOKEN']);
    expect(variables({ type: 'feishu' })).toEqual(['FEISHU_WEBHOOK_URL']);
    expect(variables({ type: 'feishu', webhookVariable: 'TEAM_URL', secretVariable: 'TEAM_SECRET' })).toEqual([
      'TEAM_URL',
      'TEAM_SECRET',
    ]);
    expect(variables({ type: 'webhook', url: 'https://example.org/' })).toEqual(['WEBHOOK_SECRET']);
    expect(variables({ type: 'email', from: 'a@example.org', to: ['b@example.org'] })).toEqual([]);
  });

  it('of messages gets news, and of files and programs everything', () => {
    const days = (channel: object): number | undefined => maxAgeDaysOf(channelSchema.parse({ name: 'a', ...channel }));
    expect(days({ type: 'slack' })).toBe(3);
    expect(days({ type: 'slack', maxAgeDays: 10 })).toBe(10);
    expect(days({ type: 'git', repository: 'owner/blog' })).toBeUndefined();
    expect(days({ type: 'webhook', url: 'https://example.org/' })).toBeUndefined();
  });

  it('is told apart by its name', () => {
    expect(faultOf({ name: 'a', type: 'slack' }, { name: 'a', type: 'discord' })).toBe(
      'deliver: two have the same name',
    );
  });

  it.each<[string, object, string]>([
    [
      'a secret in the place of its variable',
      { type: 'slack', webhookVariable: 'https://hooks.slack.com/services/T0/B0/secret' },
      'is no name of a variable that ends in _URL, such as SLACK_WEBHOOK_URL',
    ],
    [
      'a token in the place of its variable',
      { type: 'git', repository: 'o/r', tokenVariable: 'ghp_secret' },
      'ends in _TOKEN',
    ],
    [
      'a credential of AWS as a token',
      { type: 'git', repository: 'o/r', tokenVariable: 'AWS_SESSION_TOKEN' },
      'ends in _TOKEN',
    ],
    ['a repository without an owner', { type: 'git', repository: 'blog' }, 'is not of the form owner/name'],
    [
      'a folder that leads out of the repository',
      { type: 'git', repository: 'o/r', folder: '../x' },
      'is no folder such as blog',
    ],
    ['a branch that git would not have', { type: 'git', repository: 'o/r', branch: 'a..b' }, 'is no name of a branch'],
    ['a webhook in the clear', { type: 'webhook', url: 'http://example.org/' }, 'is no URL of https'],
    [
      'a webhook with a password',
      { type: 'webhook', url: 'https://a:b@example.org/' },
      'is no URL of https without user and password',
    ],
    ['a link that is none', { type: 'slack', link: 'javascript:alert(1)' }, 'is no URL of https'],
    ['a chat that is none', { type: 'telegram', chat: 'readers' }, 'is neither @channel nor the number of a chat'],
    [
      'more recipients than SES takes',
      { type: 'email', from: 'a@b.org', to: Array.from({ length: 51 }, () => 'a@b.org') },
      '<=50',
    ],
    [
      'a name that would be no path',
      { type: 'slack', name: '../x' },
      'is not of small letters, digits and single hyphens',
    ],
    ['a type that is none', { type: 'fax' }, 'Invalid'],
    ['a setting of another type', { type: 'slack', chat: '@readers' }, 'Unrecognized key'],
  ])('refuses %s', (_, channel, words) => {
    const fault = faultOf({ name: 'a', ...channel });
    expect(fault).toContain(words);
    expect(fault).not.toMatch(/ghp_secret|B0\/secret/);
  });
});

describe('a target', () => {
  it.each([
    ['https://example.org/x', true],
    ['http://127.0.0.1:8080/x', true],
    ['http://localhost/x', true],
    ['http://127.0.0.1.evil.example/', false],
    ['http://10.0.0.1/', false],
    ['https://user@example.org/', false],
    ['file:///etc/passwd', false],
    ['', false],
  ])('%s may be sent to: %s', (url, may) => {
    expect(isSafeTarget(url)).toBe(may);
  });
});

describe('a link', () => {
  it('is filled in, wherever its braces stand', () => {
    const values = { slug: 'twitter_ai_20260422_20260422', year: '2026', month: '04', day: '22' };
    expect(fillLink('https://b.example/{year}/{month}/{day}/{slug}.html?s={slug}', values)).toBe(
      'https://b.example/2026/04/22/twitter_ai_20260422_20260422.html?s=twitter_ai_20260422_20260422',
    );
  });
});

describe('the settings of a run', () => {
  it('are the same whoever is told: delivery makes no new revision', () => {
    const topic = (deliver: unknown) => topicSchema.parse({ topic: 'ai', timezone: 'UTC', language: 'en', deliver });
    const plan = (deliver: unknown) =>
      planOf(
        { topic: 'ai', from: '2026-04-22' },
        topic(deliver),
        { postsFiles: ['a.jsonl'], modelUrl: 'extractive' },
        new Date('2026-04-23T00:00:00Z'),
      );
    expect(plan([{ name: 'desk', type: 'slack' }]).settingsHash).toBe(plan(undefined).settingsHash);
  });
});
