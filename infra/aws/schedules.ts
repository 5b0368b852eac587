// A schedule for each topic, by its own cron expression in its own zone, and the queue of starts that could not be made.
import { Duration } from 'aws-cdk-lib';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { TimeZone } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Topic } from '../../shared/topic.ts';
import { isScheduled } from '../../shared/topic-schedule.ts';
import { acknowledge } from './acknowledge.ts';
import { cronOf, releaseCronOf } from './start-time.ts';

/** Makes the schedules, and returns the queue of dead letters. */
export const schedules = (scope: Construct, topics: readonly Topic[], machine: IStateMachine): Queue => {
  const deadLetterQueue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(deadLetterQueue, 'SQS3', 'It is the queue of dead letters itself.');
  const start = (
    topic: Topic,
    id: string,
    description: string,
    cron: string,
    input: Readonly<Record<string, string>>,
  ) =>
    new Schedule(scope, id, {
      description,
      schedule: ScheduleExpression.expression(`cron(${cron})`, TimeZone.of(topic.timezone)),
      enabled: isScheduled(topic),
      timeWindow: TimeWindow.off(),
      target: new StepFunctionsStartExecution(machine, {
        input: ScheduleTargetInput.fromObject({
          topic: topic.topic,
          ...input,
          scheduledTime: ContextAttribute.scheduledTime,
        }),
        deadLetterQueue,
        // The default is 185 tries in a day.
        retryAttempts: 3,
        maxEventAge: Duration.hours(2),
      }),
    });
  for (const topic of topics) {
    const name = `${topic.platform}_${topic.topic}`;
    start(topic, `Schedule-${topic.topic}`, `The report of ${name} of the last day that is over`, cronOf(topic), {});
    const cron = releaseCronOf(topic);
    if (cron !== undefined)
      start(topic, `Release-${topic.topic}`, `The drafts of ${name} whose time has come`, cron, { release: 'due' });
  }
  return deadLetterQueue;
};
