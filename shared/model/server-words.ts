// What a model's server says where it gives no answer, and which kind of no it is.
import { visibleText } from '../text/escape-visible.ts';

export interface ServerWords {
  /** The server's own words: printable, short, without a key. Empty where it has none. */
  readonly words: string;
  /** Its code and type of the error, in small letters. */
  readonly code: string;
  /** Name of the request's field that it complains of; empty where it names none. */
  readonly field: string;
}

const LONGEST = 240;

/** What looks like a key, as some servers send it back. */
const KEYS = /\b(?:sk|pk|gsk|xai|hf|key)[-_][\w*-]{6,}|\bBearer\s+\S{6,}/g;

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** The words as they may be shown to people and logged. */
const shown = (words: string, key: string | undefined): string => {
  const without = key === undefined || key === '' ? words : words.replaceAll(key, '…');
  const clean = visibleText(without).replaceAll(KEYS, '…').trim();
  return (clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean).toWellFormed();
};

/** The message of a validator's list, as FastAPI has it: where, and what. */
const ofDetails = (detail: unknown): string =>
  Array.isArray(detail)
    ? detail
        .slice(0, 3)
        .map(
          (one) => `${[fieldsOf(one).loc].flat().map(textOf).filter(Boolean).join('.')}: ${textOf(fieldsOf(one).msg)}`,
        )
        .join('; ')
    : textOf(detail);

/**
 * Reads an error in any of the forms that these servers have: `{error: {message, code, type, param, metadata: {raw}}}`,
 * `{error: "…"}`, `{message}`, `{detail}`, plain text, a page of HTML.
 * @param key the key that was sent, which is taken out
 */
export const serverWords = (body: unknown, key?: string): ServerWords => {
  const outer = fieldsOf(body);
  const inner = fieldsOf(outer.error);
  const metadata = fieldsOf(inner.metadata);
  const raw = textOf(metadata.raw);
  const message =
    textOf(inner.message) ||
    textOf(outer.error) ||
    textOf(outer.message) ||
    ofDetails(outer.detail) ||
    (typeof body === 'string' ? body.replaceAll(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/gi, ' ') : '');
  const words = [message, raw === message ? '' : raw].filter(Boolean).join(': ');
  const codes = [inner.code, inner.type, outer.code, outer.type, fieldsOf(outer.error).status].map(textOf);
  return {
    words: shown(words, key),
    code: codes.filter(Boolean).join(' ').toLowerCase(),
    field: textOf(inner.param) || textOf(outer.param),
  };
};

/**
 * busy: may pass. quota, key, model: not until a person acts. context: the request is too long. filter: this request alone is
 * not wanted. form: something in the request's form is not taken. refused: anything else that is no.
 */
export type Fault = 'busy' | 'quota' | 'key' | 'model' | 'context' | 'filter' | 'form' | 'refused';

const QUOTA =
  /insufficient[_ ](?:quota|balance|credits?|funds)|exceeded your current quota|billing|arrearage|out of credits|payment required|spend(?:ing)? limit|per[- ]day|daily (?:limit|quota)|quota (?:is )?exhausted|monthly limit/i;
const CONTEXT =
  /context[_ -]?(?:length|size|window)|exceed_context|maximum (?:context|prompt|input) (?:length|tokens)|prompt is too long|input is too long|too many (?:input )?tokens in|reduce the length|range of input length|longer than the (?:model|context)|exceeds? (?:the )?(?:available )?(?:context|num_ctx|n_ctx)/i;
const FILTER =
  /content[_ ](?:filter|policy)|data_?inspection|moderation|flagged|inappropriate content|safety (?:system|policy)|sensitive/i;
const MODEL =
  /model[_ ]?(?:not[_ ]?found|does[_ ]not[_ ]exist)|no such model|no models? loaded|model .{0,80}(?:not found|does not exist|is not (?:available|found|supported by any provider))|invalid model/i;
const KEY = /invalid[_ ]?api[_ ]?key|incorrect api key|authentication|unauthorized|no auth credentials/i;
const BUSY =
  /overload|rate[- ]?limit|temporarily|too many requests|capacity|try again|loading model|timed? ?out|unavailable/i;

const FORM_STATUS = new Set([400, 405, 415, 422, 501]);

/**
 * Which kind of no it is.
 * @param status the answer's, or the number that stands in an error that came with 200; undefined where there is none
 */
export const faultOf = (status: number | undefined, { words, code }: Pick<ServerWords, 'words' | 'code'>): Fault => {
  const all = `${code} ${words}`;
  if (status === 402 || QUOTA.test(all)) return 'quota';
  if (status === 413 || CONTEXT.test(all)) return 'context';
  if (status !== 401 && FILTER.test(all)) return 'filter';
  if (status === 401 || KEY.test(all)) return 'key';
  if (status === 404 || status === 410 || MODEL.test(all)) return 'model';
  if (status === 403) return 'refused';
  if (status === 408 || status === 409 || status === 425 || status === 429) return 'busy';
  if (status !== undefined && status >= 500 && status !== 501) return 'busy';
  if (status !== undefined && FORM_STATUS.has(status)) return BUSY.test(code) ? 'busy' : 'form';
  return status === undefined ? (BUSY.test(all) || all.trim() === '' ? 'busy' : 'form') : 'refused';
};

/** What a person is to do about a no that lasts. */
export const REMEDIES: Readonly<Record<Fault, string>> = {
  busy: 'it is asked again later',
  quota: 'pay or raise the quota there, or choose another model',
  key: 'check the key',
  model: "check the model's name; it may have been retired",
  context: "give the server a larger context, or the topic's model.contextTokens a smaller one",
  filter: 'another model may take it',
  form: 'set what it takes in the URL of the model (docs/models.md)',
  refused: "check the server's URL, the key's rights and the model's name",
};

/**
 * Seconds after which a server asks to be asked again, by `retry-after-ms` and `retry-after`; a date counts from the server's
 * own, so that a wrong clock here does no harm. Undefined where it does not say.
 */
export const retryAfterOf = (headers: Readonly<Record<string, string | string[] | undefined>>): number | undefined => {
  const of = (name: string): string => [headers[name]].flat()[0]?.trim() ?? '';
  const ms = of('retry-after-ms');
  if (/^\d+(\.\d+)?$/.test(ms)) return Math.ceil(Number(ms) / 1000);
  const after = of('retry-after');
  if (/^\d+(\.\d+)?$/.test(after)) return Math.ceil(Number(after));
  const seconds = (Date.parse(after) - Date.parse(of('date'))) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
};
