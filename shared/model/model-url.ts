// Reads a model's URL: `extractive`, `bedrock:MODEL`, `openai:URL#MODEL`, `replay:FOLDER`.
import { BadInputError } from '../errors.ts';

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
  | { readonly kind: 'openai'; readonly baseUrl: string; readonly model: string }
  | { readonly kind: 'replay'; readonly folder: string };

/**
 * Reads a model's URL; `bedrock:MODEL?region=eu-central-1&endpoint=http://…&guardrail=ID:VERSION`. Throws BadInputError for
 * any other form.
 */
export const parseModelUrl = (url: string): ModelUrl => {
  if (url === 'extractive') return { kind: 'extractive' };
  const [, scheme, rest = ''] = /^(bedrock|openai|replay):(.+)$/s.exec(url) ?? [];
  if (scheme === 'replay') return { kind: 'replay', folder: rest };
  if (scheme === 'openai') {
    const at = rest.lastIndexOf('#');
    const [baseUrl, model] = [rest.slice(0, at), rest.slice(at + 1)];
    if (at > 0 && model !== '' && /^https?:$/.test(URL.parse(baseUrl)?.protocol ?? ''))
      return { kind: 'openai', baseUrl, model };
  }
  if (scheme === 'bedrock') {
    const [modelId = '', query = ''] = rest.split('?', 2);
    const settings = new URLSearchParams(query);
    const [region, endpoint, guardrail] = ['region', 'endpoint', 'guardrail'].map((name) => settings.get(name));
    const isGuardrail = guardrail == null || /^[\w-]+:(\d+|DRAFT)$/.test(guardrail);
    if (/^[\w.:/-]+$/.test(modelId) && isGuardrail) {
      return {
        kind: 'bedrock',
        modelId,
        ...(region == null ? {} : { region }),
        ...(endpoint == null ? {} : { endpoint }),
        ...(guardrail == null ? {} : { guardrail }),
      };
    }
  }
  throw new BadInputError(`The model ${url} has none of the forms ${FORMS}.`);
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
