// The model port on any server that speaks OpenAI's chat completions, hosted or local; the first request finds out what it takes.
import { setTimeout as wait } from 'node:timers/promises';
import { ModelRefusedError, ModelUnavailableError } from '../errors.ts';
import { type Answer, call, TooSlowError } from '../http-call.ts';
import { type Completion, readCompletion } from './completion.ts';
import type { Dialect } from './dialect.ts';
import { judge, TROUBLE } from './judge-completion.ts';
import { firstDialect, learnDialect } from './learn-dialect.ts';
import { addUsage, type Model, type ModelAnswer, type ModelRequest, NO_USAGE, type Usage } from './model.ts';
import { isLoopback } from './model-url.ts';
import { bodyOf, thinkingRoom } from './openai-body.ts';
import type { OpenAiSettings } from './openai-settings.ts';
import { retirementOf } from './retirement.ts';
import { type Fault, faultOf, REMEDIES, retryAfterOf, type ServerWords, serverWords } from './server-words.ts';

export interface OpenAiOptions {
  /** `http://localhost:11434/v1` */
  readonly baseUrl: string;
  readonly model: string;
  readonly settings: OpenAiSettings;
  /** Reads the key when the server is first asked; absent for a server that wants none. */
  readonly key?: (() => Promise<string>) | undefined;
  /** What an earlier call has found out. */
  readonly dialect?: Dialect | undefined;
  /** Waits between two tries; milliseconds. */
  readonly pause?: ((ms: number) => Promise<unknown>) | undefined;
  /** Sends a request; over the network unless given. */
  readonly send?: typeof call | undefined;
}

/** Seconds that a request may take, and without a byte of a server elsewhere. */
export const TOTAL_SECONDS = 240;
const IDLE_SECONDS = 120;
const ATTEMPTS = 3;
const PAUSE_MS = 1000;
/** A longer pause is the state machine's, which waits for nothing. */
const LONGEST_PAUSE_SECONDS = 5;
/** Refusals of a form that one request can learn from: more than there is to give up. */
const MOST_LESSONS = 16;

/** What came of one request. */
type Said =
  | { readonly completion: Completion; readonly retires: string | undefined }
  | {
      readonly fault: Fault;
      readonly status: number | undefined;
      readonly said: ServerWords;
      readonly retryAfter: number | undefined;
    };

const endpointOf = (baseUrl: string): URL => {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  if (!path.endsWith('/chat/completions')) url.pathname = `${path}/chat/completions`;
  return url;
};

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ('code' in error ? String(error.code) : error.message) : String(error);

const trouble = (words: string): Said => ({
  fault: 'busy',
  status: undefined,
  said: { words, code: '', field: '' },
  retryAfter: undefined,
});

const readPosted = ({ status, headers, text }: Answer, key: string | undefined): Said => {
  const retryAfter = retryAfterOf(headers);
  if (status >= 300 && status < 400) {
    const said = { words: 'a redirect, which is not followed', code: '', field: '' };
    return { fault: 'refused', status, said, retryAfter };
  }
  if (status < 200 || status >= 300) {
    const said = serverWords(jsonOr(text), key);
    return { fault: faultOf(status, said), status, said, retryAfter };
  }
  const answered = readCompletion(text, String(headers['content-type'] ?? ''));
  if ('broken' in answered) return trouble(`it ${answered.broken}`);
  if ('error' in answered) {
    const said = serverWords(answered.error, key);
    return { fault: faultOf(answered.status, said), status: answered.status, said, retryAfter };
  }
  const { finish } = answered.completion;
  if (finish !== undefined && TROUBLE.has(finish)) return trouble(`it ended with ${finish}`);
  return { ...answered, retires: retirementOf(headers) };
};

/** Opens a model of a server of the OpenAI kind. Nothing is asked yet. */
export const openAiModel = (options: OpenAiOptions): Model => {
  const { baseUrl, model, settings, pause = wait, send: sendTo = call } = options;
  const url = endpointOf(baseUrl);
  const { host } = url;
  const totalMs = (settings.timeoutSeconds ?? TOTAL_SECONDS) * 1000;
  // A model on this machine may read its prompt for long before it says anything.
  const idleMs = isLoopback(url) ? totalMs : Math.min(totalMs, IDLE_SECONDS * 1000);
  let dialect = options.dialect ?? firstDialect(baseUrl, settings);
  let key: Promise<string> | undefined;

  const headersWith = (secret: string | undefined): Record<string, string> => {
    const { keyHeader, headers } = settings;
    if (secret === undefined) return { ...headers };
    if (/[^\x21-\x7e]/.test(secret))
      throw new ModelRefusedError(
        `The key in ${settings.key} holds a blank, a line break or a letter that no header may hold; put it there anew.`,
      );
    return {
      ...headers,
      ...(keyHeader === undefined ? { authorization: `Bearer ${secret}` } : { [keyHeader]: secret }),
    };
  };

  const send = async (body: Readonly<Record<string, unknown>>, spent: Usage): Promise<Said> => {
    key ??= options.key?.();
    const secret = await key;
    const headers = headersWith(secret);
    try {
      return readPosted(await sendTo(url, { headers, body: JSON.stringify(body), idleMs, totalMs }), secret);
    } catch (error) {
      // Who took this long takes as long again: three times would be longer than the step may take.
      if (error instanceof TooSlowError)
        throw new ModelUnavailableError(`The model ${model} at ${host} ${error.message}.`, undefined, spent);
      return trouble(reasonOf(error));
    }
  };

  const refusal = (
    { status, said: { words }, fault }: Extract<Said, { fault: Fault }>,
    spent: Usage,
  ): ModelRefusedError => {
    const how = [status === undefined ? '' : `HTTP ${status}`, words].filter(Boolean).join(': ');
    const remedy = fault === 'key' && settings.key !== undefined ? `check the key in ${settings.key}` : REMEDIES[fault];
    return new ModelRefusedError(`${host} refuses the model ${model} (${how}); ${remedy}.`, spent);
  };

  /** An answer without a model's words: this request is not to be had. */
  const notHad = (stop: 'truncated' | 'filtered', words: string, usage: Usage): ModelAnswer => ({
    stop,
    value: undefined,
    usage,
    stopReason: stop === 'truncated' ? 'context' : 'filter',
    cause: `${host} does not take the request to the model ${model} (${words}); ${REMEDIES[stop === 'truncated' ? 'context' : 'filter']}.`,
    model,
    origin: 'live',
  });

  const ask = async (request: ModelRequest): Promise<ModelAnswer> => {
    const started = performance.now();
    let [failures, lessons, spent] = [0, 0, NO_USAGE];
    for (;;) {
      const sent = dialect;
      const body = bodyOf({ baseUrl, model, settings }, request, sent);
      const result = await send(body, spent);
      if ('completion' in result) {
        const ends = result.retires === undefined ? {} : { retires: result.retires };
        const most = Number(body[sent.limit] ?? request.maxTokens);
        const thinkingSet = settings.thinking || settings.thinkingTokens !== undefined;
        const { completion } = result;
        const judged = judge({ request, completion, dialect: sent, model, host, most, thinkingSet });
        if ('refused' in judged) throw new ModelRefusedError(judged.refused, addUsage(spent, judged.usage));
        if ('answer' in judged) {
          if (dialect === sent) dialect = { ...judged.dialect, ...ends };
          return { ...judged.answer, usage: addUsage(spent, judged.answer.usage) };
        }
        spent = addUsage(spent, judged.usage);
        if (dialect === sent) dialect = judged.again;
        continue;
      }
      const { fault, said, status, retryAfter } = result;
      if (fault === 'context') return notHad('truncated', said.words, spent);
      if (fault === 'filter') return notHad('filtered', said.words, spent);
      if (fault === 'form') {
        // Another request may have learnt it already.
        const learnt = dialect === sent ? learnDialect(sent, said, body) : dialect;
        if (learnt === undefined || lessons++ >= MOST_LESSONS) throw refusal(result, spent);
        dialect = learnt;
        continue;
      }
      if (fault !== 'busy') throw refusal(result, spent);
      failures++;
      // What failed late fails late again, and a step has an end.
      const isLate = performance.now() - started > totalMs / 2;
      if (failures >= ATTEMPTS || isLate || (retryAfter ?? 0) > LONGEST_PAUSE_SECONDS) {
        const how = [status === undefined ? '' : `HTTP ${status}`, said.words].filter(Boolean).join(': ');
        throw new ModelUnavailableError(`The model ${model} at ${host} did not answer (${how}).`, retryAfter, spent);
      }
      await pause(retryAfter === undefined ? PAUSE_MS * 2 ** (failures - 1) : retryAfter * 1000);
    }
  };
  return { name: model, ask, dialect: () => dialect, thinkingTokens: () => thinkingRoom(settings, dialect) };
};
