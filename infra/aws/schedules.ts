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
import { cronOf } from './start-time.ts';

/** Makes the schedules, and returns the queue of dead letters. */
export const schedules = (scope: Construct, topics: readonly Topic[], machine: IStateMachine): Queue => {
  const deadLetterQueue = new Queue(scope, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(deadLetterQueue, 'SQS3', 'It is the queue of dead letters itself.');
  for (const topic of topics) {
    new Schedule(scope, `Schedule-${topic.topic}`, {
      description: `The report of ${topic.platform}_${topic.topic} of the last day that is over`,
      schedule: ScheduleExpression.expression(`cron(${cronOf(topic)})`, TimeZone.of(topic.timezone)),
      enabled: isScheduled(topic),
      timeWindow: TimeWindow.off(),
      target: new StepFunctionsStartExecution(machine, {
        input: ScheduleTargetInput.fromObject({ topic: topic.topic, scheduledTime: ContextAttribute.scheduledTime }),
        deadLetterQueue,
        // The default is 185 tries in a day.
        retryAttempts: 3,
        maxEventAge: Duration.hours(2),
      }),
    });
  }
  return deadLetterQueue;
};
