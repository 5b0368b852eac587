// A server of a real small model for tests, OpenAI's chat completions as llama.cpp speaks them: `node server.ts NODE_LLAMA_CPP GGUF`.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** Of node-llama-cpp, which is no dependency of the project, what is used here. */
interface Llama {
  readonly loadModel: (options: { readonly modelPath: string }) => Promise<LlamaModel>;
  readonly createGrammarForJsonSchema: (schema: unknown) => Promise<unknown>;
}
interface LlamaModel {
  readonly createContext: (options: { readonly contextSize: number; readonly threads: number }) => Promise<{
    readonly getSequence: () => Sequence;
  }>;
}
interface Sequence {
  readonly tokenMeter: { readonly usedInputTokens: number; readonly usedOutputTokens: number };
}
interface Session {
  readonly promptWithMeta: (
    prompt: string,
    options: { readonly grammar: unknown; readonly maxTokens: number; readonly temperature: number },
  ) => Promise<{ readonly responseText: string; readonly stopReason: string }>;
  readonly dispose: () => void;
}
interface NodeLlamaCpp {
  readonly getLlama: (options: object) => Promise<Llama>;
  readonly LlamaChatSession: new (options: {
    readonly contextSequence: Sequence;
    readonly systemPrompt: string;
  }) => Session;
}

/** The model was trained on 8,192 tokens; the prompts of these tests have some 1,500. */
const CONTEXT = 4096;
/** Threads of ggml wait for each other by spinning: two on shared cores are ten times as slow as one. */
const THREADS = 1;
/** It writes about 60 tokens a second; two claims of the longest words end before this. */
const MOST_TOKENS = 520;
const MOST_CLAIMS = 2;
const LONGEST = 80;

const requestSchema = z.object({
  model: z.string(),
  messages: z.tuple([
    z.object({ role: z.literal('system'), content: z.string() }),
    z.object({ role: z.literal('user'), content: z.string() }),
  ]),
  max_tokens: z.int().positive(),
  temperature: z.number(),
  response_format: z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }),
  }),
});

/**
 * The schema as node-llama-cpp reads it: `oneOf` for `anyOf`. Lists and words are short, and no list is empty: free to choose,
 * a model this small answers with nothing, or without an end.
 */
const bounded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bounded);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key === 'anyOf' ? 'oneOf' : key, bounded(part)]),
  );
  if (inner.type === 'string' && inner.enum === undefined) return { ...inner, maxLength: LONGEST };
  return inner.type === 'array' ? { ...inner, minItems: 1, maxItems: MOST_CLAIMS } : inner;
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

/** Loads the model and answers one request after the other. @returns a function from a request's body to an answer's */
const openModel = async (modulePath: string, modelPath: string): Promise<(body: string) => Promise<object>> => {
  const { getLlama, LlamaChatSession }: NodeLlamaCpp = await import(pathToFileURL(modulePath).href);
  const llama = await getLlama({
    build: 'never',
    gpu: false,
    maxThreads: THREADS,
    progressLogs: false,
    logLevel: 'error',
  });
  const context = await (await llama.loadModel({ modelPath })).createContext({
    contextSize: CONTEXT,
    threads: THREADS,
  });
  const sequence = context.getSequence();
  const answer = async (body: string): Promise<object> => {
    const { model, messages, max_tokens, temperature, response_format } = requestSchema.parse(JSON.parse(body));
    const grammar = await llama.createGrammarForJsonSchema(bounded(response_format.json_schema.schema));
    const [{ content: systemPrompt }, { content: prompt }] = messages;
    const { usedInputTokens, usedOutputTokens } = sequence.tokenMeter;
    const session = new LlamaChatSession({ contextSequence: sequence, systemPrompt });
    const maxTokens = Math.min(max_tokens, MOST_TOKENS);
    const { responseText, stopReason } = await session.promptWithMeta(prompt, { grammar, maxTokens, temperature });
    session.dispose();
    return {
      object: 'chat.completion',
      model,
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: responseText },
          finish_reason: stopReason === 'maxTokens' ? 'length' : 'stop',
        },
      ],
      usage: {
        prompt_tokens: sequence.tokenMeter.usedInputTokens - usedInputTokens,
        completion_tokens: sequence.tokenMeter.usedOutputTokens - usedOutputTokens,
      },
    };
  };
  let last: Promise<unknown> = Promise.resolve();
  return (body) => {
    const own = last.then(() => answer(body));
    last = own.catch(() => undefined);
    return own;
  };
};

const [modulePath, modelPath] = process.argv.slice(2);
if (modulePath === undefined || modelPath === undefined) {
  console.error('usage: node server.ts NODE_LLAMA_CPP GGUF: the module file of node-llama-cpp, and the model');
  process.exitCode = 2;
} else {
  const answer = await openModel(modulePath, modelPath);
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
      .then(answer)
      .then(
        (value) => ({ status: 200, value }),
        (error: unknown) => ({ status: 400, value: { error: { message: String(error) } } }),
      );
    response.writeHead(body.status, { 'content-type': 'application/json' }).end(JSON.stringify(body.value));
  });
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`));
}
