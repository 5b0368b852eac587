// Delivery in the stack: nothing of it for topics without channels; for others a function, its rule and just its rights.
import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNDER_WAY_SECONDS } from '../../../functions/deliver/record.ts';
import { PATIENCE_MS } from '../../../functions/deliver/send-once.ts';
import { SUBSCRIBERS } from '../../../infra/aws/steps.ts';
import { amendmentsKey, coveredKey, deliveryKey, runKeys, siteKeys, UNPUBLISHED_KEY } from '../../../shared/keys.ts';
import { all, DELIVERING, statementsOf, TOPICS, templateOf, topic } from './synthesised.ts';

const deliverIn = (template: Template) =>
  all(template, 'AWS::Lambda::Function').filter(([id]) => id.startsWith('FunctionsDeliver'));

describe('a stack whose topics name no channel', () => {
  it('has nothing of delivery', () => {
    const template = templateOf();
    expect(deliverIn(template)).toEqual([]);
    template.resourceCountIs('AWS::Events::Rule', 0);
    template.resourceCountIs('AWS::Lambda::EventInvokeConfig', 0);
    expect(Object.keys(template.toJSON().Resources).filter((id) => /deliver/i.test(id))).toEqual([]);
  });
});

describe('a stack with a topic that names channels', () => {
  let template: Template;
  const rights = () => statementsOf(template).filter(([id]) => id.startsWith('FunctionsDeliver'));

  beforeAll(() => {
    template = templateOf({
      topics: [...TOPICS.slice(1), DELIVERING],
      siteUrl: 'https://news.example/',
      eventBus: 'newsroom',
    });
  }, 120_000);

  it('has the function once, with topics, site and the names of secrets, never their values', () => {
    const [[, deliver] = [], ...others] = deliverIn(template);
    expect(others).toEqual([]);
    expect(deliver).toMatchObject({ Runtime: 'nodejs24.x', Timeout: SUBSCRIBERS.Deliver.timeoutSeconds });
    expect(Object(deliver?.Environment).Variables).toMatchObject({
      SITE_URL: 'https://news.example/',
      GITHUB_TOKEN_PARAMETER: '/dawn-chorus/github-token',
      TELEGRAM_BOT_TOKEN_PARAMETER: '/dawn-chorus/telegram-bot-token',
      FEISHU_WEBHOOK_URL_PARAMETER: '/dawn-chorus/feishu-webhook-url',
      FEISHU_WEBHOOK_SECRET_PARAMETER: '/dawn-chorus/feishu-webhook-secret',
      SLACK_WEBHOOK_URL_PARAMETER: '/dawn-chorus/slack-webhook-url',
      DISCORD_WEBHOOK_URL_PARAMETER: '/dawn-chorus/discord-webhook-url',
      MATTERMOST_WEBHOOK_URL_PARAMETER: '/dawn-chorus/mattermost-webhook-url',
      WEBHOOK_SECRET_PARAMETER: '/dawn-chorus/webhook-secret',
    });
  });

  it('calls it for Report Published of this stack and of that topic, from the bus that a deployment chose', () => {
    const [[, rule] = [], ...others] = all(template, 'AWS::Events::Rule');
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      EventBusName: 'newsroom',
      State: 'ENABLED',
      EventPattern: {
        source: ['dawn-chorus'],
        'detail-type': ['Report Published'],
        detail: { stack: ['DawnChorus'], topic: ['ai'] },
      },
    });
    expect(JSON.stringify(rule?.Targets)).toContain('FunctionsDeliver');
  });

  it('leaves events that nobody could use in the queue of dead letters, whose alarm tells of it', () => {
    const [[queue] = []] = all(template, 'AWS::SQS::Queue');
    const [[, invoke] = []] = all(template, 'AWS::Lambda::EventInvokeConfig');
    expect(JSON.stringify(invoke?.DestinationConfig)).toContain(queue);
    const [[, rule] = []] = all(template, 'AWS::Events::Rule');
    expect(JSON.stringify(rule?.Targets)).toContain(`"DeadLetterConfig":{"Arn":{"Fn::GetAtt":["${queue}","Arn"]}}`);
  });

  it('lets it read what is published, keep records, read its secrets, send from its address, and nothing else', () => {
    const actions = rights().flatMap(([, { Action }]) => [Action].flat());
    expect([...new Set(actions)].toSorted()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      'ses:SendEmail',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
      'ssm:GetParameter',
    ]);
  });

  it('lets it write its records where they have always been, and nothing else that lies beside them', () => {
    const written = rights()
      .filter(([, { Action }]) => [Action].flat().includes('s3:PutObject'))
      .flatMap(([, { Resource }]) =>
        [...JSON.stringify(Resource).matchAll(/"\/([^"]+)"/g)].map(([, key]) => key ?? ''),
      );
    const mayWrite = (key: string): boolean =>
      // A star of a policy stands for any characters, slashes among them.
      written.some((pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(key));
    const [platform, name, slug] = ['twitter', 'ai', 'twitter_ai_20260422_20260422'];
    expect(mayWrite(deliveryKey({ platform, topic: name, slug, revision: 1 }, 'blog'))).toBe(true);
    expect(mayWrite('state/twitter_ai/delivered/twitter_ai_20260422_20260422/r1/blog.json')).toBe(true);
    for (const key of [
      amendmentsKey(platform, name, slug),
      coveredKey(platform, name, 'x'),
      deliveryKey({ platform, topic: 'weekly', slug, revision: 1 }, 'blog'),
      siteKeys(slug).stable.cited,
      siteKeys(slug).draft(1).cited,
      runKeys(slug, 'a').plan,
      UNPUBLISHED_KEY,
    ])
      expect([key, mayWrite(key)]).toEqual([key, false]);
  });

  it('lets it send mail only from the address of the topic, by the identity of that address or of its domain', () => {
    const [[, statement] = []] = rights().filter(([, { Action }]) => Action === 'ses:SendEmail');
    expect(statement?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': 'news@example.org' } });
    const names = [...JSON.stringify(statement?.Resource).matchAll(/:identity\/([^"]+)/g)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(['example.org', 'news@example.org']);
  });

  it('gives nobody else a secret of a channel', () => {
    const told = all(template, 'AWS::Lambda::Function').filter(([, one]) =>
      JSON.stringify(one).includes('GITHUB_TOKEN'),
    );
    expect(told.map(([id]) => id.slice(0, 16))).toEqual(['FunctionsDeliver']);
  });

  it('allows no mail where no channel sends any', () => {
    const chat = topic('ai', 'UTC', [], { deliver: [{ name: 'desk', type: 'slack' }] });
    const actions = statementsOf(templateOf({ topics: [chat] })).flatMap(([, { Action }]) => [Action].flat());
    expect(actions.filter((action) => action.startsWith('ses:'))).toEqual([]);
  });
});

describe('the times of delivery', () => {
  it('let a channel be waited for and all requests end before Lambda does, and Lambda’s third try find what the first left', () => {
    const { timeoutSeconds } = SUBSCRIBERS.Deliver;
    expect(PATIENCE_MS / 1000 + 4 * 20).toBeLessThanOrEqual(timeoutSeconds);
    expect(timeoutSeconds).toBeLessThan(UNDER_WAY_SECONDS);
    // A function that dies at once is called again after one minute, and after two more.
    expect(UNDER_WAY_SECONDS).toBeLessThan(60 + 120);
  });
});
