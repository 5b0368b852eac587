// Stacks for the tests of the template: topics, the template without code, and what stands in it by type.
import { Template } from 'aws-cdk-lib/assertions';
import { stackWithoutCode } from '../../../infra/aws/definition.ts';
import type { DawnChorusProps } from '../../../infra/aws/props.ts';
import { topicSchema } from '../../../shared/topic.ts';

export const topic = (name: string, timezone: string, sources: unknown[] = [], others: object = {}) =>
  topicSchema.parse({
    topic: name,
    platform: 'twitter',
    displayName: name,
    shortName: name,
    timezone,
    language: 'zh-CN',
    ownWords: [],
    lexicon: [],
    specialTopics: [],
    sources,
    ...others,
  });

/** A topic with a source of its own, one with another schedule, and one without a source. */
export const TOPICS = [
  topic('ai', 'Asia/Shanghai', [{ name: 'posts', type: 'file', paths: ['posts.jsonl', 's3://collector/ai/{date}/'] }], {
    schedule: { dayEndsAt: '06:00' },
  }),
  topic('weekly', 'Europe/Berlin', [{ name: 'blogs', type: 'feed', urls: ['https://example.com/feed.xml'] }], {
    schedule: { cron: '30 7 ? * MON *', silentHours: 168 },
  }),
  topic('idle', 'America/New_York'),
];

const made = new Map<string, Template>();

/** The template of a stack, made once for the same props. */
export const templateOf = (props: Partial<DawnChorusProps> = {}, stackName = 'DawnChorus'): Template => {
  const key = JSON.stringify([props, stackName]);
  const template = made.get(key) ?? Template.fromStack(stackWithoutCode({ topics: TOPICS, ...props }, stackName));
  made.set(key, template);
  return template;
};

/** Logical id and properties of each resource of a type. */
export const all = (template: Template, type: string): [string, Record<string, unknown>][] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource.Properties ?? {}]);

export interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
}

/** Every statement of the policies of roles, with the logical id of its policy. */
export const statementsOf = (template: Template): [string, Statement][] =>
  all(template, 'AWS::IAM::Policy').flatMap(([id, policy]) =>
    (policy.PolicyDocument as { Statement: Statement[] }).Statement.map((statement): [string, Statement] => [
      id,
      statement,
    ]),
  );

/** A topic that names a channel of each kind. */
export const DELIVERING = topic('ai', 'Asia/Shanghai', [], {
  deliver: [
    { name: 'blog', type: 'git', repository: 'owner/blog' },
    { name: 'mail', type: 'email', from: 'news@example.org', to: ['readers@example.org'] },
    { name: 'readers', type: 'telegram', chat: '@readers' },
    { name: 'team', type: 'feishu', secretVariable: 'FEISHU_WEBHOOK_SECRET' },
    { name: 'desk', type: 'slack' },
    { name: 'guild', type: 'discord' },
    { name: 'house', type: 'mattermost' },
    { name: 'program', type: 'webhook', url: 'https://example.org/hook' },
  ],
});
