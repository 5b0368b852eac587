// Delivery: the subscriber to Report Published, its rule on the bus and its rights; nothing where no topic has a channel.
import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deliveredPrefix } from '../../shared/keys.ts';
import { keyParameter, keyParameterVariable } from '../../shared/model/model-key.ts';
import type { Topic } from '../../shared/topic.ts';
import { type Channel, secretVariablesOf } from '../../shared/topic-deliver.ts';
import { StepLambda, type StepLambdaProps } from './step-lambda.ts';

export interface DeliveryProps extends StepLambdaProps {
  readonly topics: readonly Topic[];
  /** Root of the published site, where it is known: messages link to its pages. */
  readonly siteUrl: string | undefined;
  readonly eventBus: string;
  /** Gets events that could not be delivered to the function, or of which it made nothing. */
  readonly deadLetterQueue: IQueue;
}

/** A topic's channels; none where it names none. */
export const channelsOf = ({ deliver = [] }: Topic): readonly Channel[] => deliver;

/** Makes the function and its rule, which picks events of this stack and of topics with channels; returns undefined for none. */
export const delivery = (room: Construct, props: DeliveryProps): StepLambda | undefined => {
  const { topics, siteUrl, eventBus, deadLetterQueue, ...common } = props;
  const delivering = topics.filter((topic) => channelsOf(topic).length > 0);
  if (delivering.length === 0) return undefined;
  const deliver = new StepLambda(room, 'Deliver', common);
  for (const { platform, topic } of delivering) deliver.mayKeep(common.bucket, deliveredPrefix(platform, topic));
  if (siteUrl !== undefined) deliver.function.addEnvironment('SITE_URL', siteUrl);
  const channels = delivering.flatMap(channelsOf);
  for (const variable of new Set(channels.flatMap(secretVariablesOf))) {
    deliver.maySeeSecret(keyParameterVariable(variable), keyParameter(variable));
  }
  const senders = channels.flatMap((channel) => (channel.type === 'email' ? [channel.from] : []));
  for (const sender of new Set(senders)) deliver.maySendFrom(sender);
  deliver.leaveDeadLettersIn(deadLetterQueue);
  new Rule(room, 'DeliverRule', {
    eventBus: EventBus.fromEventBusName(room, 'DeliverBus', eventBus),
    description: 'Published reports of topics that have channels',
    eventPattern: {
      source: ['dawn-chorus'],
      detailType: ['Report Published'],
      detail: { stack: [Stack.of(room).stackName], topic: delivering.map(({ topic }) => topic) },
    },
    targets: [
      new LambdaFunction(deliver.function, { deadLetterQueue, retryAttempts: 8, maxEventAge: Duration.hours(2) }),
    ],
  });
  return deliver;
};
