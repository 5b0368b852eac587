// Settings of an `openai:` model, in the query behind its name: `…#MODEL?key=DEEPSEEK_API_KEY&thinking=on&body.top_p=0.9`.
import { BadInputError } from '../errors.ts';
import { nearSuggestion } from '../near.ts';
import { ANSWER_FORMS, type AnswerForm, type Dialect } from './dialect.ts';
import { KNOWN_SERVERS, type KnownServer } from './servers.data.ts';

export interface OpenAiSettings {
  /** Name of the variable that holds the key, `…_API_KEY`; undefined for a server that wants none. */
  readonly key?: string | undefined;
  /** Header that the key goes in as it is, such as `api-key`; `Authorization: Bearer` where it is not given. */
  readonly keyHeader?: string | undefined;
  /** How the form of answers is asked for; found out where it is not given. */
  readonly form?: AnswerForm | undefined;
  readonly limit?: Dialect['limit'] | undefined;
  /** Whether the model may think. */
  readonly thinking: boolean;
  /** Tokens that an answer may have for thinking beside those for itself; undefined where it is found out. */
  readonly thinkingTokens?: number | undefined;
  /** Whether answers come as a stream; undefined where only long ones do. */
  readonly stream?: boolean | undefined;
  /** Seconds without a sign of the server after which it is given up. */
  readonly timeoutSeconds?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Fields of the request's body, over what is sent otherwise. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Names of variables that may hold a key: nothing else of the environment can be asked for by a URL. */
export const KEY_VARIABLE = /^[A-Z][A-Z0-9_]*_API_KEY$/;

const NAMES = [
  'key',
  'keyHeader',
  'form',
  'tokens',
  'thinking',
  'thinkingTokens',
  'stream',
  'timeoutSeconds',
  'header.NAME',
  'body.NAME',
];
/** Headers that carry secrets, or that the request itself needs. */
const KEPT_HEADERS = /^(authorization|proxy-authorization|cookie|host|connection|content-.*|transfer-encoding)$/i;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Fields that the port itself fills in. */
const KEPT_FIELDS = ['model', 'messages', 'stream', 'response_format', 'tools', 'tool_choice'];
/** Most tokens for thinking, and most seconds without a sign. */
const MOST_THINKING = 200_000;
const MOST_SECONDS = 3600;

/** What is known of a server by its host; undefined where nothing is. */
export const knownServer = ({ hostname }: URL): KnownServer | undefined =>
  KNOWN_SERVERS.find(({ host }) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));

const wrong = (name: string, value: string, form: string): BadInputError =>
  new BadInputError(`The model's setting ${name}=${value} is not ${form} (docs/models.md).`);

const choice = <T extends string>(name: string, value: string, choices: readonly T[]): T => {
  const found = choices.find((one) => one === value);
  if (found === undefined) throw wrong(name, value, `one of ${choices.join(', ')}`);
  return found;
};

const wholeNumber = (name: string, value: string, most: number): number => {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > most) throw wrong(name, value, `a whole number up to ${most}`);
  return number;
};

/** A field's value: JSON where it is some, else the text itself. */
const jsonOrText = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const headerOf = (name: string, value: string): [string, string] => {
  const header = name.slice('header.'.length);
  if (!HEADER_NAME.test(header) || KEPT_HEADERS.test(header))
    throw wrong(name, value, 'a header that may be set; a key goes by key= and keyHeader=');
  if (/[^\t\x20-\x7e]/.test(value)) throw wrong(name, value, 'plain ASCII, as a header must be');
  return [header, value];
};

const fieldOf = (name: string, value: string): [string, unknown] => {
  const field = name.slice('body.'.length);
  if (field === '' || KEPT_FIELDS.includes(field) || field === '__proto__')
    throw wrong(name, value, 'a field that may be set');
  return [field, jsonOrText(value)];
};

const keyOf = (query: URLSearchParams, known: KnownServer | undefined): string | undefined => {
  const key = query.get('key') ?? known?.key;
  if (key === undefined || KEY_VARIABLE.test(key)) return key;
  // It may be the key itself; it is not said again.
  throw new BadInputError(
    "The model's setting key= is not the name of a variable such as DEEPSEEK_API_KEY (docs/models.md).",
  );
};

/**
 * Reads the settings. Throws BadInputError for one that is not known or has no such value.
 * @param base the server's URL
 */
export const readOpenAiSettings = (query: URLSearchParams, base: URL): OpenAiSettings => {
  for (const name of query.keys()) {
    if (NAMES.includes(name) || /^(header|body)\../.test(name)) continue;
    throw new BadInputError(
      `There is no setting ${name}${nearSuggestion(name, NAMES)} of a model; there are ${NAMES.join(', ')}.`,
    );
  }
  const read = <T>(name: string, by: (value: string) => T): T | undefined => {
    const value = query.get(name);
    return value === null ? undefined : by(value);
  };
  const all = [...query];
  return {
    key: keyOf(query, knownServer(base)),
    keyHeader: read('keyHeader', (value) => {
      if (!HEADER_NAME.test(value) || /^(host|content-.*|cookie)$/i.test(value))
        throw wrong('keyHeader', value, 'a header such as api-key');
      return value;
    }),
    form: read('form', (value) => choice('form', value, ANSWER_FORMS)),
    limit: read('tokens', (value) => choice('tokens', value, ['max_tokens', 'max_completion_tokens'])),
    thinking: read('thinking', (value) => choice('thinking', value, ['on', 'off']) === 'on') ?? false,
    thinkingTokens: read('thinkingTokens', (value) => wholeNumber('thinkingTokens', value, MOST_THINKING)),
    stream: read('stream', (value) => choice('stream', value, ['on', 'off']) === 'on'),
    timeoutSeconds: read('timeoutSeconds', (value) => wholeNumber('timeoutSeconds', value, MOST_SECONDS)),
    headers: Object.fromEntries(
      all.filter(([name]) => name.startsWith('header.')).map(([name, value]) => headerOf(name, value)),
    ),
    body: Object.fromEntries(
      all.filter(([name]) => name.startsWith('body.')).map(([name, value]) => fieldOf(name, value)),
    ),
  };
};
