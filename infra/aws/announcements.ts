// The SNS topic that tells people: announcements of runs, and alarms.
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** Makes the topic, with the right of this stack's alarms to use it, and subscribes an address. */
export const announcementsTopic = (scope: Construct, alarmEmail: string | undefined): ITopic => {
  const topic = new Topic(scope, 'Announcements', { enforceSSL: true });
  const { partition, region, account, stackName } = Stack.of(scope);
  // A topic with a policy of its own lacks the one by which the account's alarms may otherwise use it.
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisStack',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:${stackName}-*` },
      },
    }),
  );
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
};
