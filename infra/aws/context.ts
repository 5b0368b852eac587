// Reads what a deployment chooses from `-c NAME=VALUE`: the stage and the props, checked, with one sentence for what is wrong.
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { readKeyPlace } from '../../shared/model/model-key.ts';
import { FORMS, parseModelUrl } from '../../shared/model/model-url.ts';
import { TOTAL_SECONDS } from '../../shared/model/openai-compatible.ts';
import { nearSuggestion } from '../../shared/near.ts';
import type { DawnChorusProps } from './props.ts';

/** Days for which CloudWatch Logs can keep a log. */
export const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const NO_MODEL = `has none of the forms ${FORMS.replace(/ or replay.*/, '')}`;

/** What is wrong with a value, as the end of a sentence; undefined where nothing is. */
type Wrong = (value: string) => string | undefined;

const wrongModelUrl: Wrong = (url) => {
  try {
    const model = parseModelUrl(url);
    if (model.kind === 'openai' && (model.settings.timeoutSeconds ?? 0) > TOTAL_SECONDS)
      return `gives a request more than the ${TOTAL_SECONDS} seconds that its function has for one`;
    return model.kind === 'replay' ? NO_MODEL : undefined;
  } catch (error) {
    const said = error instanceof BadInputError ? error.message : '';
    return said.includes('none of the forms') ? NO_MODEL : `can't be read: ${said.replace(/\.$/, '')}`;
  }
};

const wrongKeys: Wrong = (places) => {
  try {
    places.split(',').forEach(readKeyPlace);
    return undefined;
  } catch {
    return 'is no list of VARIABLE@HOST, such as DEEPSEEK_API_KEY@api.deepseek.com';
  }
};

const checked = (wrong: Wrong) =>
  z.string().superRefine((value, context) => {
    const message = wrong(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

const parameter = (example: string) =>
  z.string().regex(/^\/?[\w.-]+(\/[\w.-]+)*$/, `is not the name of a parameter, such as ${example}`);

const days = z.coerce.number().int().min(1).max(3650);
const atOnce = z.coerce.number().int().min(1).max(40);
const yes = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')], {
  error: 'is neither true nor false',
});

const contextSchema = z.object({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,15}$/, 'is not a word of at most 16 small letters and digits, such as test')
    .optional(),
  modelUrl: checked(wrongModelUrl).optional(),
  modelKeyParameter: parameter('/dawn-chorus/deepseek-api-key').optional(),
  modelKeys: checked(wrongKeys)
    .transform((places) => places.split(','))
    .optional(),
  xTokenParameter: parameter('/dawn-chorus/x-bearer-token').optional(),
  siteUrl: z.url({ protocol: /^https?$/, error: 'is not a URL of http or https' }).optional(),
  alarmEmail: z.email('is not an e-mail address').optional(),
  runbookUrl: z.string().min(1).optional(),
  eventBus: z
    .string()
    .regex(/^[\w./-]{1,256}$/, 'is not the name of an event bus')
    .optional(),
  logDays: z.coerce
    .number()
    .refine((n) => (LOG_DAYS as readonly number[]).includes(n), `is none of ${LOG_DAYS.join(', ')}`)
    .optional(),
  runDays: days.optional(),
  versionDays: days.optional(),
  sourcesAtOnce: atOnce.optional(),
  cloudFront: yes.optional(),
  guardrail: yes.optional(),
  /** Read where the code is bundled (step-lambda.ts). */
  cpu: z.enum(['arm64', 'x64'], { error: 'is neither arm64 nor x64' }).optional(),
});

export interface Deployment {
  /** Id and name of the stack: `DawnChorus`, or `DawnChorus-test` for the stage `test`. */
  readonly stackName: string;
  readonly props: Omit<DawnChorusProps, 'topics'>;
}

/** Name of the stack of a stage; the stage without a name is what most have alone. */
export const stackNameOf = (stage: string | undefined): string =>
  stage === undefined ? 'DawnChorus' : `DawnChorus-${stage}`;

const NAMES = Object.keys(contextSchema.shape);

/** Names of the CDK's own context have a mark in them: `@aws-cdk/…`, `aws:cdk:…`, `acknowledged-issue-numbers`. */
const isOurs = (name: string): boolean => /^[A-Za-z]+$/.test(name);

/**
 * Reads the context.
 * @param context all that is given by `-c` and in cdk.json, by its name
 * @throws BadInputError `-c logDays=8 is none of 1, 3, …`, and for a name of our kind that is none of ours
 */
export const readContext = (context: Readonly<Record<string, unknown>>): Deployment => {
  const unknown = Object.keys(context).find((name) => isOurs(name) && !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new BadInputError(
      `There is no -c ${unknown}${nearSuggestion(unknown, NAMES)}; there are ${NAMES.join(', ')}.`,
    );
  }
  const given = Object.fromEntries(NAMES.map((name) => [name, context[name]]));
  const parsed = contextSchema.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]);
    throw new BadInputError(`-c ${name}=${String(given[name])} ${parsed.error.issues[0]?.message}.`);
  }
  const { stage, cpu: _, ...props } = parsed.data;
  return { stackName: stackNameOf(stage), props };
};
