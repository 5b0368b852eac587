// Embeddings of Amazon Bedrock by InvokeModel: Titan takes one text a request, Cohere 96.
import { BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod';
import { BadInputError, ModelUnavailableError } from '../../shared/errors.ts';
import { estimateTokens } from '../../shared/model/cost.ts';
import type { Embedder, Embedding } from './embedder.ts';

export interface BedrockEmbedderOptions {
  /** `amazon.titan-embed-text-v2:0`, `cohere.embed-multilingual-v3`, or an inference profile of one. */
  readonly modelId: string;
  readonly region?: string | undefined;
  /** Another server that speaks InvokeModel. */
  readonly endpoint?: string | undefined;
  /** Milliseconds after which a request without an answer is given up. */
  readonly timeoutMs?: number | undefined;
}

/** How a family of models is asked. */
interface Dialect {
  /** Texts that one request may hold. */
  readonly batch: number;
  readonly body: (texts: readonly string[]) => object;
  readonly answer: z.ZodType<{ vectors: number[][]; tokens?: number | undefined }>;
}

const vector = z.array(z.number()).min(1);

const TITAN: Dialect = {
  batch: 1,
  body: ([inputText]) => ({ inputText, dimensions: 512, normalize: true }),
  answer: z
    .object({ embedding: vector, inputTextTokenCount: z.number().optional() })
    .transform(({ embedding, inputTextTokenCount }) => ({ vectors: [embedding], tokens: inputTextTokenCount })),
};
const COHERE: Dialect = {
  batch: 96,
  body: (texts) => ({ texts, input_type: 'clustering', truncate: 'END' }),
  // Where a request names types of numbers, they are told apart in the answer.
  answer: z
    .object({ embeddings: z.union([z.array(vector), z.object({ float: z.array(vector) })]) })
    .transform(({ embeddings }) => ({ vectors: Array.isArray(embeddings) ? embeddings : embeddings.float })),
};

const dialectOf = (modelId: string): Dialect => {
  if (modelId.includes('amazon.titan-embed-text-v2')) return TITAN;
  if (modelId.includes('cohere.embed')) return COHERE;
  throw new BadInputError(
    `The model ${modelId} gives no embeddings that are known here; use amazon.titan-embed-text-v2:0 or cohere.embed-multilingual-v3.`,
  );
};

const TIMEOUT_MS = 20_000;
const SDK_ATTEMPTS = 3;
/** Requests at once: Titan's texts go one by one. */
const AT_ONCE = 8;

const FOR_GOOD =
  /^(?:ValidationException|AccessDeniedException|ResourceNotFoundException|UnrecognizedClientException|CredentialsProviderError)$/;

const fault = (error: unknown, modelId: string): Error => {
  const [name, message] = error instanceof Error ? [error.name, error.message] : ['Error', String(error)];
  return FOR_GOOD.test(name)
    ? new BadInputError(
        `Bedrock refuses the embedder ${modelId} (${name}: ${message}); check its id, region and the account's access to it.`,
      )
    : new ModelUnavailableError(`The embedder ${modelId} did not answer (${name}: ${message}).`);
};

/** Opens an embedder on Bedrock; credentials come from the SDK's own chain. Throws BadInputError for a model of another kind. */
export const bedrockEmbedder = ({
  modelId,
  region,
  endpoint,
  timeoutMs = TIMEOUT_MS,
}: BedrockEmbedderOptions): Embedder => {
  const { batch, body, answer } = dialectOf(modelId);
  const client = new BedrockRuntimeClient({
    maxAttempts: SDK_ATTEMPTS,
    requestHandler: { requestTimeout: timeoutMs, sessionTimeout: timeoutMs },
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const ask = async (texts: readonly string[]): Promise<Embedding> => {
    const command = new InvokeModelCommand({
      modelId,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify(body(texts)),
    });
    const output = await client.send(command).catch((error: unknown) => {
      throw fault(error, modelId);
    });
    const read = answer.safeParse(jsonOf(Buffer.from(output.body ?? []).toString()));
    if (!read.success || read.data.vectors.length !== texts.length)
      throw new ModelUnavailableError(`The embedder ${modelId} answered without a vector for each text.`);
    return {
      vectors: read.data.vectors,
      inputTokens: read.data.tokens ?? texts.reduce((sum, text) => sum + estimateTokens(text), 0),
    };
  };
  const embed = async (texts: readonly string[]): Promise<Embedding> => {
    const batches = Array.from({ length: Math.ceil(texts.length / batch) }, (_, i) =>
      texts.slice(i * batch, (i + 1) * batch),
    );
    const answers: Embedding[] = [];
    for (let i = 0; i < batches.length; i += AT_ONCE)
      answers.push(...(await Promise.all(batches.slice(i, i + AT_ONCE).map(ask))));
    return {
      vectors: answers.flatMap(({ vectors }) => vectors),
      inputTokens: answers.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    };
  };
  return { name: modelId, embed };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
