// The model port on Amazon Bedrock: Converse with one forced tool, over HTTP/2, with timeouts far below the function's.
import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
  type ConverseCommandOutput,
  type ToolInputSchema,
} from '@aws-sdk/client-bedrock-runtime';
import { BadInputError, ModelUnavailableError } from '../errors.ts';
import {
  jsonWithin,
  type Model,
  type ModelAnswer,
  type ModelRequest,
  NO_USAGE,
  type Stop,
  type Usage,
} from './model.ts';

export interface BedrockOptions {
  /** Model id or inference profile: `eu.anthropic.claude-haiku-4-5-20251001-v1:0`. */
  readonly modelId: string;
  readonly region?: string | undefined;
  /** Another server that speaks Converse. */
  readonly endpoint?: string | undefined;
  /** `ID:VERSION` of a guardrail that looks at what strangers wrote before the model does. */
  readonly guardrail?: string | undefined;
  /** Milliseconds after which a request without an answer is given up. */
  readonly timeoutMs?: number | undefined;
}

/** With three tries of the SDK, one of our own and one repair, all stay below the function's 300 seconds. */
const TIMEOUT_MS = 30_000;
const SDK_ATTEMPTS = 3;

/** Errors that the SDK does not try again, though the next try may do (measured: research, AWS facts, part 1). */
const AGAIN_ONCE = new Set(['ModelTimeoutException', 'ModelErrorException']);
const FOR_GOOD = new Set(['AccessDeniedException', 'ResourceNotFoundException', 'UnrecognizedClientException']);

const STOPS: Readonly<Record<string, Stop>> = {
  end_turn: 'complete',
  tool_use: 'complete',
  stop_sequence: 'complete',
  max_tokens: 'truncated',
  model_context_window_exceeded: 'truncated',
  guardrail_intervened: 'filtered',
  content_filtered: 'filtered',
  malformed_model_output: 'malformed',
  malformed_tool_use: 'malformed',
};

type Json = Extract<ToolInputSchema, { json: unknown }>['json'];

/** With a guardrail only the user's part is assessed, in which the posts are: our own rules read like orders, too. */
const guarded = (
  user: string,
  guardrail: string | undefined,
): Pick<ConverseCommandInput, 'messages' | 'guardrailConfig'> => {
  if (guardrail === undefined) return { messages: [{ role: 'user', content: [{ text: user }] }] };
  const [guardrailIdentifier, guardrailVersion] = guardrail.split(':');
  return {
    messages: [{ role: 'user', content: [{ guardContent: { text: { text: user, qualifiers: ['guard_content'] } } }] }],
    guardrailConfig: { guardrailIdentifier, guardrailVersion },
  };
};

const inputOf = (
  modelId: string,
  guardrail: string | undefined,
  { system, user, tool, maxTokens }: ModelRequest,
): ConverseCommandInput => ({
  modelId,
  system: [{ text: system }],
  ...guarded(user, guardrail),
  inferenceConfig: { maxTokens, temperature: 0 },
  toolConfig: {
    tools: [
      {
        toolSpec: {
          name: tool.name,
          description: tool.description,
          // The schema is JSON by construction.
          strict: true,
          inputSchema: { json: JSON.parse(JSON.stringify(tool.schema)) as NonNullable<Json> },
        },
      },
    ],
    toolChoice: { tool: { name: tool.name } },
  },
});

const usageOf = (usage: ConverseCommandOutput['usage']): Usage => ({
  inputTokens: usage?.inputTokens ?? 0,
  outputTokens: usage?.outputTokens ?? 0,
  cacheReadTokens: usage?.cacheReadInputTokens ?? 0,
  cacheWriteTokens: usage?.cacheWriteInputTokens ?? 0,
});

/** The answer of a Converse output: the tool's input, else JSON in the text. Reasoning blocks are passed over. */
export const answerOf = (output: ConverseCommandOutput, tool: string, model: string): ModelAnswer => {
  const stopReason = output.stopReason ?? 'none';
  // A connection that breaks off after the headers resolves to an output of nothing.
  if (output.stopReason === undefined && output.output === undefined)
    throw new ModelUnavailableError(`The answer of the model ${model} broke off.`);
  const content = output.output?.message?.content ?? [];
  const used = content.find(({ toolUse }) => toolUse?.name === tool)?.toolUse?.input;
  const text = content.map((block) => block.text ?? '').join('');
  return {
    stop: STOPS[stopReason] ?? 'malformed',
    value: used ?? jsonWithin(text),
    usage: usageOf(output.usage),
    stopReason,
    model,
    origin: 'live',
  };
};

/** A broken connection has no status; the SDK tries it again only where it knows the code (measured: a reset HTTP/2 stream). */
const isWorthAnotherTry = (error: unknown): boolean => {
  if (AGAIN_ONCE.has(nameOf(error)) || error instanceof ModelUnavailableError) return true;
  const status = error instanceof Error && '$metadata' in error ? Object(error.$metadata).httpStatusCode : undefined;
  return status === undefined && nameOf(error) !== 'CredentialsProviderError';
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A refused request is one of three: too long for the model, for good, or for now. */
const onError = (error: unknown, modelId: string): ModelAnswer => {
  if (error instanceof ModelUnavailableError) throw error;
  const name = nameOf(error);
  const message = messageOf(error);
  if (name === 'ValidationException' && /too long|context|maximum.*tokens|exceed/i.test(message)) {
    return { stop: 'truncated', value: undefined, usage: NO_USAGE, stopReason: name, model: modelId, origin: 'live' };
  }
  if (name === 'ValidationException' || FOR_GOOD.has(name) || name === 'CredentialsProviderError') {
    throw new BadInputError(
      `Bedrock refuses the model ${modelId} (${name}: ${message}); check its id, region and the account's access to it.`,
    );
  }
  throw new ModelUnavailableError(
    `The model ${modelId} did not answer (${name}: ${message}); it is asked again later.`,
  );
};

/** Opens a model on Bedrock; credentials come from the SDK's own chain. */
export const bedrockModel = ({
  modelId,
  region,
  endpoint,
  guardrail,
  timeoutMs = TIMEOUT_MS,
}: BedrockOptions): Model => {
  const client = new BedrockRuntimeClient({
    maxAttempts: SDK_ATTEMPTS,
    requestHandler: { requestTimeout: timeoutMs, sessionTimeout: timeoutMs },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const ask = async (request: ModelRequest): Promise<ModelAnswer> => {
    const command = new ConverseCommand(inputOf(modelId, guardrail, request));
    const send = async (): Promise<ModelAnswer> => answerOf(await client.send(command), request.tool.name, modelId);
    try {
      return await send();
    } catch (error) {
      if (!isWorthAnotherTry(error)) return onError(error, modelId);
      return send().catch((again: unknown) => onError(again, modelId));
    }
  };
  return { name: modelId, ask };
};
