// What the stack promises of drafts: when they come out, and that nobody reads them but the steps that make and release them.
import { describe, expect, it } from 'vitest';
import { all as allOf, statementsOf, templateOf, topic } from './synthesised.ts';

describe('the stack', () => {
  it('starts the release of drafts at the time that a topic names, in its zone, and of no other topic', () => {
    const topics = [
      topic('ai', 'Asia/Shanghai', [], { publish: { draftUntil: '08:05' }, schedule: { enabled: true } }),
      topic('slow', 'UTC', [], { publish: 'draft' }),
    ];
    const schedules = allOf(templateOf({ topics }), 'AWS::Scheduler::Schedule');
    const [[, release] = []] = schedules.filter(([id]) => id.startsWith('Release'));
    expect([schedules.length, release]).toMatchObject([
      3,
      { ScheduleExpression: 'cron(5 8 * * ? *)', ScheduleExpressionTimezone: 'Asia/Shanghai', State: 'ENABLED' },
    ]);
    expect(JSON.parse((release?.Target as { Input: string } | undefined)?.Input ?? '')).toEqual({
      ...{ topic: 'ai', release: 'due', scheduledTime: '<aws.scheduler.scheduled-time>' },
    });
  });

  it('lets only Publish write drafts, which neither CloudFront nor anybody else reads but Plan', () => {
    const able = (action: string) =>
      statementsOf(templateOf({ cloudFront: true }))
        .filter(
          ([, { Action, Resource }]) =>
            [Action].flat().includes(action) && JSON.stringify(Resource).includes('/drafts/*'),
        )
        .map(([id]) => id.replace(/(?:Role)?DefaultPolicy.*$/, ''))
        .sort();
    expect(able('s3:PutObject')).toEqual(['FunctionsPublishRole'].map((id) => id.replace('Role', '')));
    expect(able('s3:GetObject')).toEqual(['FunctionsPlan', 'FunctionsPublish']);
  });
});
