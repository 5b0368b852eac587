// Asks an account about a deployment, with the credentials of who runs the command: mail, schedules, quotas. Nothing costs.
import type { Diagnosis } from '../../shared/checkup.ts';
import { DawnChorusError } from '../../shared/errors.ts';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import type { Topic } from '../../shared/topic.ts';
import { isScheduled } from '../../shared/topic-schedule.ts';
import {
  bedrockDiagnosis,
  concurrencyDiagnosis,
  type FoundSchedule,
  mailDiagnosis,
  type Quota,
  type Subscription,
  scheduleDiagnosis,
} from './account-diagnoses.ts';
import { awsFault } from './aws-faults.ts';
import type { Deployed } from './stack-outputs.ts';

export interface AccountQuestion {
  readonly stack: Deployed;
  readonly region: string | undefined;
  readonly topics: readonly Topic[];
  /** URLs of the models that the deployment asks. */
  readonly models: readonly string[];
}

type Place = { readonly region?: string };

/** What could not be looked at, with why: mostly that these credentials may not. */
const unchecked = (about: string, error: unknown, doing: string): Diagnosis => {
  const fault = awsFault(error, doing);
  return { about, status: 'unchecked', says: fault.message };
};

const readSubscriptions = async (topicArn: string, place: Place): Promise<Subscription[]> => {
  const { paginateListSubscriptionsByTopic, SNSClient } = await import('@aws-sdk/client-sns');
  const found: Subscription[] = [];
  for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
    { client: new SNSClient(place) },
    { TopicArn: topicArn },
  ))
    for (const { Protocol = '', Endpoint = '', SubscriptionArn = '' } of Subscriptions)
      found.push({ protocol: Protocol, endpoint: Endpoint, arn: SubscriptionArn });
  return found;
};

/** The topic whose report a schedule starts, from its input; undefined where it starts something else. */
const topicIn = (input: string | undefined): string | undefined => {
  try {
    const { topic, scheduledTime: _, ...others } = Object(JSON.parse(input ?? ''));
    return typeof topic === 'string' && Object.keys(others).length === 0 ? topic : undefined;
  } catch {
    return undefined;
  }
};

const readSchedules = async (stateMachineArn: string, place: Place): Promise<FoundSchedule[]> => {
  const { GetScheduleCommand, paginateListSchedules, SchedulerClient } = await import('@aws-sdk/client-scheduler');
  const client = new SchedulerClient(place);
  const found: FoundSchedule[] = [];
  for await (const { Schedules = [] } of paginateListSchedules({ client }, {}))
    for (const { Name, GroupName, Target } of Schedules) {
      if (Target?.Arn !== stateMachineArn) continue;
      const one = await client.send(
        new GetScheduleCommand({ Name, ...(GroupName === undefined ? {} : { GroupName }) }),
      );
      const topic = topicIn(one.Target?.Input);
      if (topic === undefined) continue;
      const { State = '', ScheduleExpression = '', ScheduleExpressionTimezone = 'UTC' } = one;
      found.push({ topic, state: State, expression: ScheduleExpression, timezone: ScheduleExpressionTimezone });
    }
  return found;
};

const readConcurrency = async (place: Place): Promise<number> => {
  const { GetAccountSettingsCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const { AccountLimit } = await new LambdaClient(place).send(new GetAccountSettingsCommand({}));
  const limit = AccountLimit?.UnreservedConcurrentExecutions ?? AccountLimit?.ConcurrentExecutions;
  if (limit === undefined) throw new DawnChorusError('Lambda does not say how many functions may run at once.');
  return limit;
};

const readQuotas = async (place: Place): Promise<Quota[]> => {
  const { paginateListServiceQuotas, ServiceQuotasClient } = await import('@aws-sdk/client-service-quotas');
  const found: Quota[] = [];
  const client = new ServiceQuotasClient(place);
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, { ServiceCode: 'bedrock' }))
    for (const { QuotaName = '', Value } of Quotas)
      if (Value !== undefined) found.push({ name: QuotaName, value: Value });
  return found;
};

const bedrockQuotas = async ({ models, topics, region }: AccountQuestion): Promise<Diagnosis[]> => {
  const asked = models.map(parseModelUrl).flatMap((url) => (url.kind === 'bedrock' ? [url] : []));
  const contextTokens = Math.max(0, ...topics.map(({ model }) => model.contextTokens));
  return Promise.all(
    asked.map(async (model): Promise<Diagnosis> => {
      const place = model.region ?? region;
      try {
        const quotas = await readQuotas(place === undefined ? {} : { region: place });
        return bedrockDiagnosis(model.modelId, quotas, contextTokens);
      } catch (error) {
        return unchecked('Bedrock quota', error, 'Reading the quotas of Bedrock');
      }
    }),
  );
};

/** Looks at all of it. Throws nothing: what can't be looked at says why. */
export const lookAtAccount = async (question: AccountQuestion): Promise<Diagnosis[]> => {
  const { stack, region, topics } = question;
  const place: Place = region === undefined ? {} : { region };
  const mail = readSubscriptions(stack.announcementsArn, place).then(
    (found) => [mailDiagnosis(found)],
    (error: unknown) => [unchecked('mail', error, 'Reading who is told')],
  );
  const schedules = readSchedules(stack.stateMachineArn, place).then(
    (found) => topics.map((topic) => scheduleDiagnosis(topic, isScheduled(topic), found)),
    (error: unknown) => [unchecked('schedule', error, 'Reading the schedules')],
  );
  const scheduled = topics.filter(isScheduled).length;
  const concurrency = readConcurrency(place).then(
    (limit) => [concurrencyDiagnosis(limit, scheduled)],
    (error: unknown) => [unchecked('Lambda quota', error, 'Reading the quota of Lambda')],
  );
  return (await Promise.all([mail, schedules, concurrency, bedrockQuotas(question)])).flat();
};
