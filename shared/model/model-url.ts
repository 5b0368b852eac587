// Reads a model's URL: `extractive`, `bedrock:MODEL?…`, `openai:URL#MODEL?…`, `replay:FOLDER?…`.
import { BadInputError } from '../errors.ts';
import { type OpenAiSettings, readOpenAiSettings } from './openai-settings.ts';

export const FORMS = 'extractive, bedrock:MODEL, openai:URL#MODEL or replay:FOLDER';

/** What the URL names, before anything is opened. */
export type ModelUrl =
  | { readonly kind: 'extractive' }
  | {
      readonly kind: 'bedrock';
      readonly modelId: string;
      readonly region?: string;
      readonly endpoint?: string;
      /** `ID:VERSION` of a guardrail in the region of the model. */
      readonly guardrail?: string;
    }
  | { readonly kind: 'openai'; readonly baseUrl: string; readonly model: string; readonly settings: OpenAiSettings }
  | {
      readonly kind: 'replay';
      readonly folder: string;
      /** A request without a recorded answer makes the report one of excerpts, where it fails the run else. */
      readonly missing?: 'excerpts';
    };

/** The parts before and after the first `?`. */
const cutAt = (text: string): [string, URLSearchParams] => {
  const at = text.indexOf('?');
  return at < 0 ? [text, new URLSearchParams()] : [text.slice(0, at), new URLSearchParams(text.slice(at + 1))];
};

const openAiUrl = (rest: string): ModelUrl | undefined => {
  const at = rest.indexOf('#');
  const [model, query] = cutAt(rest.slice(at + 1));
  const base = URL.parse(rest.slice(0, Math.max(at, 0)));
  // A key in the URL would stand in plans, logs and evidence.
  if (base === null || model === '' || base.username !== '' || base.password !== '') return undefined;
  if (!/^https?:$/.test(base.protocol)) return undefined;
  return { kind: 'openai', baseUrl: rest.slice(0, at), model, settings: readOpenAiSettings(query, base) };
};

const BEDROCK_SETTINGS = ['region', 'endpoint', 'guardrail'] as const;

const bedrockUrl = (rest: string): ModelUrl | undefined => {
  const [modelId, query] = cutAt(rest);
  const settings = BEDROCK_SETTINGS.flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  const guardrail = query.get('guardrail');
  if (!/^[\w.:/-]+$/.test(modelId) || (guardrail !== null && !/^[\w-]+:(\d+|DRAFT)$/.test(guardrail))) return undefined;
  return { kind: 'bedrock', modelId, ...Object.fromEntries(settings) };
};

const replayUrl = (rest: string): ModelUrl | undefined => {
  const [folder, query] = cutAt(rest);
  const missing = query.get('missing');
  if (folder === '' || (missing !== null && missing !== 'excerpts')) return undefined;
  return { kind: 'replay', folder, ...(missing === null ? {} : { missing }) };
};

/**
 * Reads a model's URL; `bedrock:MODEL?region=eu-central-1&endpoint=http://…&guardrail=ID:VERSION`,
 * `openai:https://…/v1#MODEL?key=…_API_KEY&…` (openai-settings.ts), `replay:FOLDER?missing=excerpts`. Throws BadInputError
 * for any other form, and for a setting that is none.
 */
export const parseModelUrl = (url: string): ModelUrl => {
  if (url === 'extractive') return { kind: 'extractive' };
  const [, scheme, rest = ''] = /^(bedrock|openai|replay):(.+)$/s.exec(url) ?? [];
  const read = { openai: openAiUrl, bedrock: bedrockUrl, replay: replayUrl }[scheme ?? ''];
  const parsed = read?.(rest);
  if (parsed !== undefined) return parsed;
  // What was typed may hold a password; it is not said again.
  const shown = /\/\/[^/]*@/.test(url) ? 'with a password in it' : url;
  throw new BadInputError(`The model ${shown} has none of the forms ${FORMS}.`);
};

/** The URL with a guardrail before its model, where there is one to put there and the URL names none of its own. */
export const withGuardrail = (url: string, guardrail: string | undefined): string => {
  const parsed = parseModelUrl(url);
  if (guardrail === undefined || parsed.kind !== 'bedrock' || parsed.guardrail !== undefined) return url;
  return `${url}${url.includes('?') ? '&' : '?'}guardrail=${guardrail}`;
};

/** The model's own name, as reports and prices know it; undefined where the URL names none. */
export const modelNameOf = (url: ModelUrl): string | undefined =>
  url.kind === 'bedrock' ? url.modelId : url.kind === 'openai' ? url.model : undefined;

/** Whether a URL leads to this machine, where nobody listens in and nobody bills. */
export const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whether somebody bills for the model: Bedrock does, and a server elsewhere that wants a key. */
export const isBilled = (url: ModelUrl): boolean =>
  url.kind === 'bedrock' ||
  (url.kind === 'openai' && url.settings.key !== undefined && !isLoopback(new URL(url.baseUrl)));

/** What an inference profile of AWS has before the model's own id: `eu.anthropic.…`. */
const PROFILE_PREFIX = /^(?:us|us-gov|ca|eu|jp|au|apac|global)\./;

/** The id of the model on Bedrock behind the id of a model or of an inference profile of AWS. */
export const foundationModelOf = (modelId: string): string => modelId.replace(PROFILE_PREFIX, '');
