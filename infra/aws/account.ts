// Asks an account about a deployment, with the credentials of who runs the command: mail, senders, schedules, quotas. Nothing costs.
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
  type Sender,
  type Sending,
  type Subscription,
  schedulesDiagnoses,
  senderDiagnosis,
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

/** What a schedule starts, from its input: the report of a topic, or the release of its drafts; undefined for something else. */
const startedBy = (input: string | undefined): Pick<FoundSchedule, 'topic' | 'starts'> | undefined => {
  try {
    const { topic, scheduledTime: _, release, ...others } = Object(JSON.parse(input ?? ''));
    if (typeof topic !== 'string' || Object.keys(others).length > 0) return undefined;
    if (release === undefined) return { topic, starts: 'report' };
    return release === 'due' ? { topic, starts: 'release' } : undefined;
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
      const started = startedBy(one.Target?.Input);
      if (started === undefined) continue;
      const { State = '', ScheduleExpression = '', ScheduleExpressionTimezone = 'UTC' } = one;
      found.push({ ...started, state: State, expression: ScheduleExpression, timezone: ScheduleExpressionTimezone });
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

/** What SES knows of a sender: its own identity, or that of its domain. */
const readSender = async (from: string, place: Place): Promise<Sender | undefined> => {
  const { GetEmailIdentityCommand, SESv2Client } = await import('@aws-sdk/client-sesv2');
  const client = new SESv2Client(place);
  for (const name of [from, from.replace(/^.*@/, '')]) {
    try {
      const { VerifiedForSendingStatus } = await client.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
      return { name, verified: VerifiedForSendingStatus === true };
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NotFoundException') throw error;
    }
  }
  return undefined;
};

/** Whether the account may send mail, and to whom; undefined where these credentials may not see it. */
const readSending = async (place: Place): Promise<Sending | undefined> => {
  const { GetAccountCommand, SESv2Client } = await import('@aws-sdk/client-sesv2');
  try {
    const { ProductionAccessEnabled, SendingEnabled } = await new SESv2Client(place).send(new GetAccountCommand({}));
    return { production: ProductionAccessEnabled === true, enabled: SendingEnabled === true };
  } catch {
    return undefined;
  }
};

/** Looks at who sends the mail of channels, at each address once. No mail is sent. */
const lookAtSenders = async (topics: readonly Topic[], place: Place): Promise<Diagnosis[]> => {
  const mails = topics.flatMap(({ topic, deliver = [] }) =>
    deliver.flatMap((channel) =>
      channel.type === 'email' ? [{ about: `channel ${channel.name} of ${topic}`, from: channel.from }] : [],
    ),
  );
  if (mails.length === 0) return [];
  const sending = await readSending(place);
  const found = new Map<string, Promise<Sender | undefined>>();
  for (const { from } of mails) if (!found.has(from)) found.set(from, readSender(from, place));
  return Promise.all(
    mails.map(async ({ about, from }): Promise<Diagnosis> => {
      try {
        return senderDiagnosis(about, from, await found.get(from), sending);
      } catch (error) {
        return unchecked(about, error, 'Reading what SES knows of the sender');
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
    (found) => topics.flatMap((topic) => schedulesDiagnoses(topic, isScheduled(topic), found)),
    (error: unknown) => [unchecked('schedule', error, 'Reading the schedules')],
  );
  const scheduled = topics.filter(isScheduled).length;
  const concurrency = readConcurrency(place).then(
    (limit) => [concurrencyDiagnosis(limit, scheduled)],
    (error: unknown) => [unchecked('Lambda quota', error, 'Reading the quota of Lambda')],
  );
  const all = [mail, schedules, concurrency, bedrockQuotas(question), lookAtSenders(topics, place)];
  return (await Promise.all(all)).flat();
};
