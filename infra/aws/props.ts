// What a deployment may choose, with the defaults; `-c NAME=VALUE` gives each by the same name (context.ts).
import type { StackProps } from 'aws-cdk-lib';
import type { Topic } from '../../shared/topic.ts';

export interface DawnChorusProps extends StackProps {
  /** Topics that get a schedule, alarms and a place on the dashboard. */
  readonly topics: readonly Topic[];
  /**
   * The model that writes the report: `bedrock:MODEL`, `openai:URL#MODEL`; `extractive` is none. Without it the stack can be
   * looked at and not be deployed: reports without a model are a choice, not an oversight. @default 'extractive'
   */
  readonly modelUrl?: string | undefined;
  /** Name of the SecureString with the key of that model's server. @default '/dawn-chorus/deepseek-api-key' for DEEPSEEK_API_KEY */
  readonly modelKeyParameter?: string | undefined;
  /** `VARIABLE@HOST` of further keys, for models that topics name; their SecureStrings are named after the variables. @default none */
  readonly modelKeys?: readonly string[] | undefined;
  /** Name of the SecureString with X's bearer token. @default '/dawn-chorus/x-bearer-token' */
  readonly xTokenParameter?: string | undefined;
  /** Where readers find `site/`, for absolute links in feeds. @default relative links, or CloudFront's address with `cloudFront` */
  readonly siteUrl?: string | undefined;
  /** Address that gets announcements and alarms by e-mail, once its owner has confirmed it. @default nobody */
  readonly alarmEmail?: string | undefined;
  /** Where `docs/operations.md` is read; alarms link to its sections. @default 'docs/operations.md' */
  readonly runbookUrl?: string | undefined;
  /** Bus of EventBridge that gets `Report Published` and `Report Failed`; it must exist. @default 'default' */
  readonly eventBus?: string | undefined;
  /** Days for which logs are kept: a number that CloudWatch Logs knows (1, 3, 5, 7, 14, 30, 60, 90 …). @default 30 */
  readonly logDays?: number | undefined;
  /** Days for which private files of runs and access logs are kept. @default 90 */
  readonly runDays?: number | undefined;
  /** Days for which replaced and deleted objects can be brought back. @default 30 */
  readonly versionDays?: number | undefined;
  /** Sources read at once. @default 4 */
  readonly sourcesAtOnce?: number | undefined;
  /** Whether CloudFront serves `site/`. @default false */
  readonly cloudFront?: boolean | undefined;
  /** Whether a Bedrock guardrail against prompt attacks stands before the model. @default false */
  readonly guardrail?: boolean | undefined;
}

/** What holds where a deployment chooses nothing. */
export const DEFAULTS = {
  modelUrl: 'extractive',
  xTokenParameter: '/dawn-chorus/x-bearer-token',
  runbookUrl: 'docs/operations.md',
  eventBus: 'default',
  logDays: 30,
  runDays: 90,
  versionDays: 30,
  sourcesAtOnce: 4,
  cloudFront: false,
  guardrail: false,
} as const;

/** The props with their defaults. */
export type Chosen = DawnChorusProps &
  Required<{ [Name in keyof typeof DEFAULTS]: NonNullable<DawnChorusProps[Name]> }>;

/** Fills in the defaults; a value that is undefined counts as not given. */
export const chosen = (props: DawnChorusProps): Chosen => {
  const given = Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...given, topics: props.topics };
};
