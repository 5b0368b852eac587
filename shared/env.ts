// The only reader of process.env: the settings in which AWS and the laptop differ.
import { BadInputError } from './errors.ts';

/** What a step is told by where it runs, not by the state machine. */
export interface Settings {
  /** `file:DIR` or `s3://bucket/prefix`. */
  readonly storeUrl: string;
  /** Endpoint of an S3-compatible server; undefined for AWS's own. */
  readonly s3Endpoint?: string | undefined;
  /** AWS region of the store; undefined where the SDK's own chain decides. */
  readonly region?: string | undefined;
  /** `extractive`, or a model's URL. */
  readonly modelUrl: string;
  /** `VARIABLE@HOST`: which key may go to which host beside the one of `modelUrl`, for models that topics name. */
  readonly modelKeys?: readonly string[] | undefined;
  /** Folder of topic files. */
  readonly topicsFolder: string;
  /** Posts files given by hand; they replace the topic's sources. */
  readonly postsFiles: readonly string[];
  /** Sources chosen by hand among the topic's; undefined for all of them. */
  readonly sourceNames?: readonly string[] | undefined;
  /** Servers that stand in for a kind of source's own (`x`, `hackernews`, …), by hand. */
  readonly baseUrls?: Readonly<Record<string, string>> | undefined;
  /** Style given by hand; it replaces the topic's. */
  readonly style?: 'cited' | 'plain' | undefined;
  /** Root of the published site with its final slash, for the links of feeds; undefined where they are relative. */
  readonly siteUrl?: string | undefined;
  /** Where docs/operations.md is read; undefined where nobody is told of it. */
  readonly runbookUrl?: string | undefined;
  /** SNS topic that Announce tells; undefined on the laptop. */
  readonly announceTopicArn?: string | undefined;
  /** EventBridge bus on which Announce puts its events; undefined on the laptop. */
  readonly eventBusName?: string | undefined;
  /** Name of the stack, under which metrics are counted; undefined on the laptop, where none are. */
  readonly stackName?: string | undefined;
}

const required = (environment: NodeJS.ProcessEnv, name: string): string => {
  const value = environment[name];
  if (value === undefined || value === '') {
    throw new BadInputError(`The environment variable ${name} is not set; the stack sets it for every function.`);
  }
  return value;
};

/** Region of AWS's own variables, or undefined. */
export const regionFromEnvironment = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION;

/** The site's root as feeds need it. Throws BadInputError when it is no http or https URL. */
export const siteUrlOf = (url: string | undefined): string | undefined => {
  if (url === undefined || url === '') return undefined;
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new BadInputError(`The site's URL ${url} is not one of http or https, such as https://reports.example.org/.`);
  }
  return parsed.href.endsWith('/') ? parsed.href : `${parsed.href}/`;
};

/** The site's root in SITE_URL, or undefined. */
export const siteUrlFromEnvironment = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  siteUrlOf(environment.SITE_URL);

/** The folder of topic files in TOPICS_FOLDER, or undefined. */
export const topicsFolderFromEnvironment = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  environment.TOPICS_FOLDER;

/** Settings of a Lambda function, from its environment. Throws BadInputError when one is missing. */
export const settingsFromEnvironment = (environment: NodeJS.ProcessEnv = process.env): Settings => ({
  storeUrl: required(environment, 'STORE_URL'),
  s3Endpoint: environment.S3_ENDPOINT,
  modelUrl: environment.MODEL_URL ?? 'extractive',
  modelKeys: (environment.MODEL_KEYS ?? '').split(',').filter((place) => place !== ''),
  topicsFolder: topicsFolderFromEnvironment(environment) ?? 'topics',
  postsFiles: [],
  siteUrl: siteUrlFromEnvironment(environment),
  runbookUrl: environment.RUNBOOK_URL,
  announceTopicArn: environment.ANNOUNCE_TOPIC_ARN,
  eventBusName: environment.EVENT_BUS_NAME,
  stackName: environment.STACK_NAME,
});

/** The value of a variable that holds a secret or names one. Only shared/secrets.ts asks. */
export const secretFromEnvironment = (name: string, environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  environment[name];

/** Whether a person asked for stacks and details: DEBUG is set. */
export const debugFromEnvironment = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  (environment.DEBUG ?? '') !== '';
