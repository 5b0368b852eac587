// Where the key of a model's server may go: to hosts that the command line or the stack names, over https or on this machine.
import type { Settings } from '../env.ts';
import { BadInputError, ModelRefusedError, ModelUnavailableError } from '../errors.ts';
import { readSecret } from '../secrets.ts';
import { isLoopback, type ModelUrl, parseModelUrl } from './model-url.ts';
import { KEY_VARIABLE } from './openai-settings.ts';

type OpenAiUrl = Extract<ModelUrl, { kind: 'openai' }>;

/** One key and the one host that it may go to. */
export interface KeyPlace {
  readonly variable: string;
  /** With its port, where it has one. */
  readonly host: string;
}

/** Variable that names the SecureString with a key, on AWS. */
export const keyParameterVariable = (variable: string): string => `${variable}_PARAMETER`;

/** Name of the SecureString with a key where a deployment chooses none: `/dawn-chorus/deepseek-api-key`. */
export const keyParameter = (variable: string): string => `/dawn-chorus/${variable.toLowerCase().replaceAll('_', '-')}`;

const placeOf = (url: ModelUrl): KeyPlace[] =>
  url.kind === 'openai' && url.settings.key !== undefined
    ? [{ variable: url.settings.key, host: new URL(url.baseUrl).host }]
    : [];

/** Reads `VARIABLE@HOST`. Throws BadInputError for another form; what was typed may be a key and is not said again. */
export const readKeyPlace = (text: string): KeyPlace => {
  const [, variable = '', host = ''] = /^([^@]*)@([^@/\s]+)$/.exec(text) ?? [];
  if (KEY_VARIABLE.test(variable) && URL.parse(`https://${host}`)?.host === host) return { variable, host };
  throw new BadInputError('A model key has the form VARIABLE@HOST, such as DEEPSEEK_API_KEY@api.deepseek.com.');
};

/** Where keys may go: to the host of the run's own model, and to those that are named beside it. */
export const keyPlaces = ({
  modelUrl,
  modelKeys = [],
}: Partial<Pick<Settings, 'modelUrl' | 'modelKeys'>>): KeyPlace[] => [
  ...(modelUrl === undefined ? [] : placeOf(parseModelUrl(modelUrl))),
  ...modelKeys.map(readKeyPlace),
];

/**
 * What reads the key of a model's server when it is first asked; undefined for a server that wants none. Throws
 * BadInputError where the key would go to a host that nobody named but a topic, or in the clear. What it returns throws
 * ModelRefusedError where the key is not there.
 */
export const keyReader = (
  { baseUrl, model, settings }: OpenAiUrl,
  places: readonly KeyPlace[],
): (() => Promise<string>) | undefined => {
  const { key: variable } = settings;
  if (variable === undefined) return undefined;
  const url = new URL(baseUrl);
  if (!places.some((place) => place.variable === variable && place.host === url.host)) {
    throw new BadInputError(
      `The model ${model} at ${url.host} asks for the key in ${variable}, which goes only where the command line or the stack says: add --model-key ${variable}@${url.host}, or on AWS -c modelKeys=${variable}@${url.host}.`,
    );
  }
  if (url.protocol !== 'https:' && !isLoopback(url)) {
    throw new BadInputError(
      `The server ${url.host} is neither https nor on this machine: the key in ${variable} would travel in the clear.`,
    );
  }
  return async () => {
    const names = { variable, parameterVariable: keyParameterVariable(variable) };
    const key = await readSecret(names, { refused: ModelRefusedError, unavailable: ModelUnavailableError });
    if (key !== undefined) return key;
    throw new ModelRefusedError(
      `The model ${model} at ${url.host} needs a key: set ${variable}, or on AWS the SecureString that ${names.parameterVariable} names.`,
    );
  };
};
