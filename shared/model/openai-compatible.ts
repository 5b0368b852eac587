// The model port on any server that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { BadInputError, ModelUnavailableError } from '../errors.ts';
import type { Dialect } from './dialect.ts';
import { jsonWithin, type Model, type ModelAnswer, type ModelRequest, type Stop } from './model.ts';

export interface OpenAiOptions {
  /** `http://localhost:11434/v1` */
  readonly baseUrl: string;
  readonly model: string;
  readonly timeoutMs?: number | undefined;
  /** What is known of the server already. */
  readonly dialect?: Dialect | undefined;
  /** First pause between tries, milliseconds; each further one doubles. */
  readonly pauseMs?: number | undefined;
}

/** With one repair, below the step's 300 seconds. */
const TIMEOUT_MS = 120_000;
const ATTEMPTS = 3;
const PAUSE_MS = 500;

const answerSchema = z.object({
  model: z.string().optional(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z.array(z.object({ function: z.object({ name: z.string(), arguments: z.string() }) })).nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number().default(0),
      completion_tokens: z.number().default(0),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

const STOPS: Readonly<Record<string, Stop>> = {
  stop: 'complete',
  tool_calls: 'complete',
  function_call: 'complete',
  length: 'truncated',
  content_filter: 'filtered',
};

const bodyOf = (model: string, { system, user, tool, maxTokens }: ModelRequest): string =>
  JSON.stringify({
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    max_tokens: maxTokens,
    temperature: 0,
    seed: 0,
    // Every one of these servers holds an answer to a schema; few hold a model to a tool.
    response_format: { type: 'json_schema', json_schema: { name: tool.name, schema: tool.schema, strict: true } },
  });

const toAnswer = (value: unknown, model: string): ModelAnswer => {
  const parsed = answerSchema.safeParse(value);
  if (!parsed.success)
    throw new ModelUnavailableError(`The server of the model ${model} answers in a form that is not OpenAI's.`);
  const [choice] = parsed.data.choices;
  const text = choice?.message.tool_calls?.[0]?.function.arguments ?? choice?.message.content ?? '';
  const stopReason = choice?.finish_reason ?? 'none';
  const { usage } = parsed.data;
  const cached = usage?.prompt_tokens_details?.cached_tokens ?? 0;
  return {
    stop: STOPS[stopReason] ?? 'malformed',
    value: jsonWithin(text),
    usage: {
      inputTokens: (usage?.prompt_tokens ?? 0) - cached,
      outputTokens: usage?.completion_tokens ?? 0,
      cacheReadTokens: cached,
      cacheWriteTokens: 0,
    },
    stopReason,
    model,
    origin: 'live',
  };
};

/** Opens a model of an OpenAI-compatible server. 429 and 5xx and broken connections are tried three times. */
export const openAiModel = ({ baseUrl, model, timeoutMs = TIMEOUT_MS, pauseMs = PAUSE_MS }: OpenAiOptions): Model => {
  const url = `${baseUrl.replace(/\/+$/, '')}/chat/completions`;
  const attempt = async (request: ModelRequest): Promise<ModelAnswer | string> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bodyOf(model, request),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      // Who took this long takes as long again: three times would be longer than the step may take.
      if (error instanceof Error && error.name === 'TimeoutError')
        throw new ModelUnavailableError(
          `The model ${model} at ${baseUrl} took longer than ${timeoutMs / 1000} seconds.`,
        );
      return String(error);
    });
    if (typeof response === 'string') return response;
    if (response.ok) return toAnswer(await response.json().catch(() => undefined), model);
    const text = (await response.text().catch(() => '')).slice(0, 200);
    if (response.status === 429 || response.status >= 500) return `HTTP ${response.status}`;
    throw new BadInputError(
      `The server ${baseUrl} refuses the model ${model} (HTTP ${response.status}: ${text}); check both.`,
    );
  };
  const ask = async (request: ModelRequest): Promise<ModelAnswer> => {
    let cause = '';
    for (let n = 0; n < ATTEMPTS; n++) {
      if (n > 0) await pause(pauseMs * 2 ** (n - 1));
      const answer = await attempt(request);
      if (typeof answer !== 'string') return answer;
      cause = answer;
    }
    throw new ModelUnavailableError(`The model ${model} at ${baseUrl} did not answer (${cause}).`);
  };
  return { name: model, ask };
};
