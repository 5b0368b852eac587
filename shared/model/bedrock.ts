// The model port on Amazon Bedrock: Converse with one forced tool, over HTTP/2, with timeouts far below the function's.
import { BedrockRuntimeClient, ConverseCommand, type ConverseCommandOutput } from '@aws-sdk/client-bedrock-runtime';
import { ModelRefusedError, ModelUnavailableError } from '../errors.ts';
import { visibleText } from '../text/escape-visible.ts';
import { converseInput, FIRST_BEDROCK_DIALECT, learnBedrockDialect } from './bedrock-request.ts';
import type { Dialect } from './dialect.ts';
import { fitExactly } from './fit-schema.ts';
import { type Model, type ModelAnswer, type ModelRequest, NO_USAGE, type Stop, type Usage } from './model.ts';
import { readAnswer } from './read-answer.ts';
import { retryAfterOf } from './server-words.ts';

export interface BedrockOptions {
  /** Model id or inference profile: `eu.anthropic.claude-haiku-4-5-20251001-v1:0`. */
  readonly modelId: string;
  readonly region?: string | undefined;
  /** Another server that speaks Converse. */
  readonly endpoint?: string | undefined;
  /** `ID:VERSION` of a guardrail that looks at what strangers wrote before the model does. */
  readonly guardrail?: string | undefined;
  /** What an earlier call has found out. */
  readonly dialect?: Dialect | undefined;
  /** Milliseconds after which a try without an answer is given up; by the length of the answer unless given. */
  readonly timeoutMs?: number | undefined;
}

/** Milliseconds of a try: to begin with, and for each token of the answer at the pace of a slow model. */
const FIRST_TOKEN_MS = 30_000;
const TOKEN_MS = 40;
/** All tries together. */
export const TOTAL_MS = 240_000;
const SDK_ATTEMPTS = 3;
/** Refusals of a form that one request can learn from: more than there is to give up. */
const MOST_LESSONS = 8;
const LONGEST_WORDS = 240;

/** Errors that the SDK does not try again, though the next try may do (measured: research, AWS facts, part 1). */
const AGAIN_ONCE = new Set(['ModelTimeoutException', 'ModelErrorException']);
/** A throttle of the day, or of the account, does not pass in the time of a run. */
const QUOTA = /per day|daily|quota/i;

const STOPS: Readonly<Record<string, Stop>> = {
  end_turn: 'complete',
  tool_use: 'complete',
  stop_sequence: 'complete',
  max_tokens: 'truncated',
  model_context_window_exceeded: 'truncated',
  guardrail_intervened: 'filtered',
  content_filtered: 'filtered',
  refusal: 'refused',
  malformed_model_output: 'malformed',
  malformed_tool_use: 'malformed',
};

const CAUSES: Readonly<Record<Stop, string | undefined>> = {
  complete: undefined,
  truncated: 'reached the most of its tokens in the middle of its answer',
  filtered: 'was stopped by a filter or the guardrail',
  refused: 'declines to answer',
  cutPrompt: undefined,
  malformed: 'gave an answer that Bedrock calls broken',
};

const usageOf = (usage: ConverseCommandOutput['usage']): Usage => ({
  inputTokens: usage?.inputTokens ?? 0,
  outputTokens: usage?.outputTokens ?? 0,
  cacheReadTokens: usage?.cacheReadInputTokens ?? 0,
  cacheWriteTokens: usage?.cacheWriteInputTokens ?? 0,
});

/** The answer of a Converse output: the tool's input, else JSON in the text. Reasoning blocks are passed over. */
export const answerOf = (output: ConverseCommandOutput, tool: ModelRequest['tool'], model: string): ModelAnswer => {
  const stopReason = output.stopReason ?? 'none';
  // A connection that breaks off after the headers resolves to an output of nothing.
  if (output.stopReason === undefined && output.output === undefined)
    throw new ModelUnavailableError(`The answer of the model ${model} broke off.`);
  const content = output.output?.message?.content ?? [];
  const used = content.flatMap(({ toolUse }) => (toolUse?.name === tool.name ? [toolUse.input] : []));
  const text = content.map((block) => block.text ?? '').join('');
  const stop = STOPS[stopReason] ?? 'malformed';
  const cause = CAUSES[stop];
  return {
    stop,
    value: stop === 'filtered' ? undefined : readAnswer(tool.schema, [...used, text], stop === 'truncated'),
    usage: usageOf(output.usage),
    stopReason,
    ...(cause === undefined ? {} : { cause: `The model ${model} ${cause} (${stopReason}).` }),
    model,
    origin: 'live',
  };
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
const messageOf = (error: unknown): string =>
  visibleText(error instanceof Error ? error.message : String(error)).slice(0, LONGEST_WORDS);
const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && '$metadata' in error ? Object(error.$metadata).httpStatusCode : undefined;

/** A broken connection has no status; the SDK tries it again only where it knows the code (measured: a reset HTTP/2 stream). */
const isWorthAnotherTry = (error: unknown): boolean =>
  AGAIN_ONCE.has(nameOf(error)) ||
  error instanceof ModelUnavailableError ||
  (statusOf(error) === undefined && !/^(?:CredentialsProviderError|AbortError|TimeoutError)$/.test(nameOf(error)));

/** A refused request is one of three: too long for the model, for good, or for now. */
const onError = (error: unknown, modelId: string): ModelAnswer => {
  if (error instanceof ModelUnavailableError || error instanceof ModelRefusedError) throw error;
  const name = nameOf(error);
  const message = messageOf(error);
  if (name === 'ValidationException' && /too long|context|maximum.*tokens|exceed/i.test(message)) {
    const cause = `The request is too long for the model ${modelId} (${message}); give the topic's model.contextTokens less.`;
    return {
      stop: 'truncated',
      value: undefined,
      usage: NO_USAGE,
      stopReason: name,
      cause,
      model: modelId,
      origin: 'live',
    };
  }
  const status = statusOf(error);
  const refused = status !== undefined && status >= 400 && status < 500 && ![408, 424, 429].includes(status);
  if (refused || name === 'CredentialsProviderError' || (status === 429 && QUOTA.test(message))) {
    throw new ModelRefusedError(
      `Bedrock refuses the model ${modelId} (${name}: ${message}); check its id, region, quota and the account's access to it.`,
    );
  }
  const { headers = {} } = Object(Object(error).$response);
  throw new ModelUnavailableError(`The model ${modelId} did not answer (${name}: ${message}).`, retryAfterOf(headers));
};

/** Opens a model on Bedrock; credentials come from the SDK's own chain. */
export const bedrockModel = ({
  modelId,
  region,
  endpoint,
  guardrail,
  timeoutMs,
  dialect: known,
}: BedrockOptions): Model => {
  const client = new BedrockRuntimeClient({
    maxAttempts: SDK_ATTEMPTS,
    requestHandler: { sessionTimeout: TOTAL_MS },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  let dialect = known ?? FIRST_BEDROCK_DIALECT;

  const send = async (request: ModelRequest, sent: Dialect): Promise<ModelAnswer> => {
    const requestTimeout = timeoutMs ?? FIRST_TOKEN_MS + request.maxTokens * TOKEN_MS;
    const abortSignal = AbortSignal.timeout(TOTAL_MS);
    const command = new ConverseCommand(converseInput(modelId, guardrail, request, sent));
    return answerOf(await client.send(command, { requestTimeout, abortSignal }), request.tool, modelId);
  };

  const ask = async (request: ModelRequest): Promise<ModelAnswer> => {
    for (let lessons = 0; ; lessons++) {
      const sent = dialect;
      try {
        const answer = await send(request, sent).catch((error: unknown) => {
          if (isWorthAnotherTry(error)) return send(request, sent);
          throw error;
        });
        const proven = sent.proven || fitExactly(request.tool.schema, answer.value) !== undefined;
        if (dialect === sent) dialect = { ...sent, proven };
        return answer;
      } catch (error) {
        const learnt =
          nameOf(error) === 'ValidationException' || /cach/i.test(messageOf(error))
            ? learnBedrockDialect(sent, messageOf(error), request.maxTokens)
            : undefined;
        if (learnt === undefined || lessons >= MOST_LESSONS) return onError(error, modelId);
        if (dialect === sent) dialect = learnt;
      }
    }
  };
  return { name: modelId, ask, dialect: () => dialect };
};
