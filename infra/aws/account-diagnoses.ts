// What an account says of mail, schedules and quotas, and what follows for a deployment. Pure.
import type { Diagnosis } from '../../shared/checkup.ts';
import { foundationModelOf } from '../../shared/model/model-url.ts';
import type { Topic } from '../../shared/topic.ts';
import { cronOf } from './start-time.ts';

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
  readonly state: string;
  readonly expression: string;
  readonly timezone: string;
}

/** Whether each topic starts by itself, as its file says. @param isWanted whether its schedule is to be on */
export const scheduleDiagnosis = (
  topic: Pick<Topic, 'topic' | 'schedule' | 'timezone'>,
  isWanted: boolean,
  found: readonly FoundSchedule[],
): Diagnosis => {
  const about = `schedule of ${topic.topic}`;
  const there = found.find((one) => one.topic === topic.topic);
  const section = 'no-report';
  if (there === undefined)
    return isWanted
      ? { about, status: 'fault', says: 'There is none.', todo: 'deploy the topic: npm run deploy', section }
      : { about, status: 'ok', says: 'There is none, as its file says.' };
  const when = `${there.expression}, ${there.timezone}`;
  const isOn = there.state === 'ENABLED';
  if (isOn !== isWanted)
    return {
      about,
      status: isWanted ? 'fault' : 'warning',
      says: `It is ${isOn ? 'on' : 'off'} (${when}), and the topic's file wants it ${isWanted ? 'on' : 'off'}.`,
      todo: 'deploy again: npm run deploy; or switch it in the console of EventBridge Scheduler',
      section,
    };
  const cron = cronOf(topic);
  if (there.expression !== `cron(${cron})` || there.timezone !== topic.timezone) {
    const says = `It is at ${when}, and the topic's file wants cron(${cron}), ${topic.timezone}.`;
    return { about, status: 'warning', says, todo: 'deploy the file: npm run deploy', section };
  }
  return { about, status: 'ok', says: isOn ? `It is on (${when}).` : `It is off, as its file says (${when}).` };
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

/** Largest answer of a section, and requests of a day: plan, seven sections, two repairs, two audits. */
const ANSWER_TOKENS = 4_000;
const REQUESTS_A_DAY = 12;

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
