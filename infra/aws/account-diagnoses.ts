// What an account says of mail, senders, schedules and quotas, and what follows for a deployment. Pure.
import type { Diagnosis } from '../../shared/checkup.ts';
import { foundationModelOf } from '../../shared/model/model-url.ts';
import type { Topic } from '../../shared/topic.ts';
import { cronOf, releaseCronOf } from './start-time.ts';

export interface Subscription {
  readonly protocol: string;
  readonly endpoint: string;
  /** ARN of the subscription, or `PendingConfirmation`. */
  readonly arn: string;
}

/** `y…@example.org`: enough to know one's own, too little for a log that others read. */
const masked = (address: string): string => address.replace(/^(.).*(?=@)/, '$1…');

/** Whether somebody is told. */
export const mailDiagnosis = (subscriptions: readonly Subscription[]): Diagnosis => {
  const about = 'mail';
  const section = 'being-told';
  if (subscriptions.length === 0)
    return {
      about,
      status: 'warning',
      says: 'Nobody is told of reports and alarms.',
      todo: 'deploy with -c alarmEmail=ADDRESS',
      section,
    };
  const pending = subscriptions.filter(({ arn }) => !arn.startsWith('arn:'));
  const named = (some: readonly Subscription[]): string =>
    some.map(({ protocol, endpoint }) => (protocol === 'email' ? masked(endpoint) : protocol)).join(', ');
  if (pending.length > 0)
    return {
      about,
      status: pending.length === subscriptions.length ? 'fault' : 'warning',
      says: `${named(pending)} has not confirmed and gets nothing.`,
      todo: 'open the mail "AWS Notification - Subscription Confirmation" and follow its link; after three days subscribe anew',
      section,
    };
  return { about, status: 'ok', says: `Reports and alarms are told to ${named(subscriptions)}.` };
};

/** A schedule that starts the state machine. */
export interface FoundSchedule {
  readonly topic: string;
  /** The report of the last day, or the release of the drafts whose time has come. */
  readonly starts: 'report' | 'release';
  readonly state: string;
  readonly expression: string;
  readonly timezone: string;
}

/** One schedule as it is there, beside what the topic's file wants. @param cron that it is to have; undefined where none is wanted */
const scheduleDiagnosis = (
  { about, section }: Pick<Diagnosis, 'about' | 'section'>,
  { timezone, isOnWanted, cron }: { readonly timezone: string; readonly isOnWanted: boolean; readonly cron: string },
  there: FoundSchedule | undefined,
): Diagnosis => {
  if (there === undefined)
    return isOnWanted
      ? { about, status: 'fault', says: 'There is none.', todo: 'deploy the topic: npm run deploy', section }
      : { about, status: 'ok', says: 'There is none, as its file says.' };
  const when = `${there.expression}, ${there.timezone}`;
  const isOn = there.state === 'ENABLED';
  if (isOn !== isOnWanted)
    return {
      about,
      status: isOnWanted ? 'fault' : 'warning',
      says: `It is ${isOn ? 'on' : 'off'} (${when}), and the topic's file wants it ${isOnWanted ? 'on' : 'off'}.`,
      todo: 'deploy again: npm run deploy; or switch it in the console of EventBridge Scheduler',
      section,
    };
  if (there.expression !== `cron(${cron})` || there.timezone !== timezone) {
    const says = `It is at ${when}, and the topic's file wants cron(${cron}), ${timezone}.`;
    return { about, status: 'warning', says, todo: 'deploy the file: npm run deploy', section };
  }
  return { about, status: 'ok', says: isOn ? `It is on (${when}).` : `It is off, as its file says (${when}).` };
};

/**
 * Whether a topic's reports start by themselves, and its drafts come out by themselves, as its file says.
 * @param isOnWanted whether its schedules are to be on
 */
export const schedulesDiagnoses = (
  topic: Pick<Topic, 'topic' | 'schedule' | 'timezone' | 'publish'>,
  isOnWanted: boolean,
  found: readonly FoundSchedule[],
): Diagnosis[] => {
  const { timezone } = topic;
  const of = (starts: FoundSchedule['starts']) =>
    found.find((one) => one.topic === topic.topic && one.starts === starts);
  const reports = { about: `schedule of ${topic.topic}`, section: 'no-report' };
  const releases = { about: `release of ${topic.topic}`, section: 'drafts' };
  const cron = releaseCronOf(topic);
  const left = of('release');
  const ofReports = scheduleDiagnosis(reports, { timezone, isOnWanted, cron: cronOf(topic) }, of('report'));
  if (cron !== undefined) return [ofReports, scheduleDiagnosis(releases, { timezone, isOnWanted, cron }, left)];
  if (left === undefined) return [ofReports];
  const says = `Its drafts would come out by themselves (${left.expression}, ${left.timezone}), and the topic's file names no time.`;
  return [ofReports, { ...releases, status: 'warning', says, todo: 'deploy the file: npm run deploy' }];
};

/** What SES knows of who sends: the identity by which it would, of the address or of its domain. */
export interface Sender {
  readonly name: string;
  readonly verified: boolean;
}

/** What an account may send: out of the sandbox to anybody, and at all. */
export interface Sending {
  readonly production: boolean;
  readonly enabled: boolean;
}

/**
 * Whether the mail of a channel would be taken by SES.
 * @param sender undefined where SES does not know it
 * @param sending undefined where it could not be seen
 */
export const senderDiagnosis = (
  about: string,
  from: string,
  sender: Sender | undefined,
  sending: Sending | undefined,
): Diagnosis => {
  const section = 'delivery';
  const who = masked(from);
  const todo = 'verify the address or its domain: SES console, Identities, in the region of the stack';
  if (sender === undefined)
    return { about, status: 'fault', says: `SES does not know the sender ${who} in this region.`, todo, section };
  if (!sender.verified)
    return { about, status: 'fault', says: `The sender ${who} is not verified in SES.`, todo, section };
  if (sending?.enabled === false)
    return {
      about,
      status: 'fault',
      says: "The account's sending is paused or suspended.",
      todo: 'see the SES console, Reputation metrics',
      section,
    };
  if (sending?.production === false)
    return {
      about,
      status: 'warning',
      says: `The sender ${who} is verified, but the account is in SES's sandbox, which takes mail to verified recipients only.`,
      todo: 'ask for production access: SES console, Account dashboard; or verify the recipients',
      section,
    };
  const unseen = sending === undefined ? "; whether the account is out of SES's sandbox could not be seen" : '';
  return { about, status: 'ok', says: `The sender ${who} is verified in SES${unseen}.` };
};

/** Functions that a run has going at once: sources, and the writer beside the picture. */
const AT_ONCE = 5;

/** Whether the account may run as many functions at once as the runs of a morning want. */
export const concurrencyDiagnosis = (limit: number, topics: number): Diagnosis => {
  const about = 'Lambda quota';
  const says = `The account may run ${limit.toLocaleString('en')} functions at once; a morning wants ${AT_ONCE * topics}.`;
  if (limit >= AT_ONCE * topics) return { about, status: 'ok', says };
  const todo = 'ask for more (Service Quotas, Lambda, concurrent executions), or start topics apart';
  return { about, status: 'warning', says, todo, section: 'throttling' };
};

export interface Quota {
  readonly name: string;
  readonly value: number;
}

/** Words of a name: `Claude Haiku 4.5` and `claude-haiku-4-5` have the same. */
const wordsOf = (name: string): string[] => name.toLowerCase().match(/[a-z]+|\d+/g) ?? [];

/** The words by which a quota's name calls a model: without its day and the revision of its id. */
const modelWords = (modelId: string): string =>
  wordsOf(
    foundationModelOf(modelId)
      .replace(/-\d{8}/, '')
      .replace(/-v\d+(:\d+)?$|:\d+$/, ''),
  ).join(' ');

/** Whether a quota's name ends in a model's: `… for Anthropic Claude Haiku 4.5 V1`. */
const isOf = (quota: string, model: string): boolean => {
  const [, named = ''] = / for (.+)$/i.exec(quota) ?? [];
  const words = wordsOf(named.replace(/\bv\d+$/i, '').replace(/\([^)]*\)/g, '')).join(' ');
  return words === model || `anthropic ${words}` === model || `amazon ${words}` === model;
};

const KINDS: Readonly<Record<'profile' | 'global' | 'model', RegExp>> = {
  profile: /^cross-region (model inference|invokemodel) tokens per minute/i,
  global: /^global cross-region (model inference|invokemodel) tokens per minute/i,
  model: /^on-demand (model inference|invokemodel) tokens per minute/i,
};

/** Largest answer, which is half of the report, and requests of a day: plan, two halves, four repairs, two audits, and one that is asked again. */
const ANSWER_TOKENS = 10_000;
const REQUESTS_A_DAY = 10;

const number = (value: number): string => value.toLocaleString('en');

/**
 * Whether Bedrock's quotas let a day through (Bedrock user guide, "Quotas for the bedrock-runtime endpoint": a request takes
 * its whole prompt and the most of its answer from the tokens of a minute when it begins).
 * @param quotas all of the account's quotas of Bedrock in the region
 * @param contextTokens of the largest request of a topic
 */
export const bedrockDiagnosis = (modelId: string, quotas: readonly Quota[], contextTokens: number): Diagnosis => {
  const about = 'Bedrock quota';
  const words = modelWords(modelId);
  const kind = modelId.startsWith('global.') ? 'global' : foundationModelOf(modelId) === modelId ? 'model' : 'profile';
  const own = modelId.startsWith('arn:') ? [] : quotas.filter(({ name }) => isOf(name, words));
  const aMinute = own.find(({ name }) => KINDS[kind].test(name));
  const aDay = own.find(({ name }) => /tokens per day/i.test(name));
  if (aMinute === undefined)
    return {
      about,
      status: 'unchecked',
      says: `No quota's name can be told to be that of ${modelId}.`,
      todo: 'look at its tokens per minute (console, Service Quotas, Amazon Bedrock)',
    };
  const request = contextTokens + ANSWER_TOKENS;
  const day = request * REQUESTS_A_DAY;
  const says = `${modelId} has ${number(aMinute.value)} tokens a minute${aDay === undefined ? '' : ` and ${number(aDay.value)} a day`}; a request takes ${number(request)} at most, a day ${number(day)}.`;
  const todo = 'ask for more (Service Quotas, Amazon Bedrock), or lower model.contextTokens of the topic';
  const section = 'quotas';
  if (aMinute.value < request || (aDay !== undefined && aDay.value < day))
    return { about, status: 'fault', says, todo, section };
  return { about, status: 'ok', says };
};
