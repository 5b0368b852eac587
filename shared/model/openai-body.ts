// The body of a request of OpenAI's chat completions, in the dialect of a server. Pure.
import type { Dialect } from './dialect.ts';
import type { ModelRequest } from './model.ts';
import { knownServer, type OpenAiSettings } from './openai-settings.ts';

/** Tokens for thinking where a model was seen to think and the settings say nothing. */
const THINKING_TOKENS = 8192;
/** Answers that may be longer than this come as a stream: gateways cut a connection on which nothing happens. */
const LONG_ANSWER = 1500;

/** Tokens that an answer may take for thinking. */
export const thinkingRoom = ({ thinking, thinkingTokens }: OpenAiSettings, { thinks }: Dialect): number =>
  thinkingTokens ?? (thinking || thinks ? THINKING_TOKENS : 0);

/** The form in words, for servers that hold a model to no schema. Some want the word `json` before they give any. */
const inWords = ({ tool }: ModelRequest): string =>
  `\n\n${tool.description}\nAnswer in json: one JSON object and nothing else, by this JSON Schema:\n${JSON.stringify(tool.schema)}`;

const formFields = ({ tool }: ModelRequest, { form }: Dialect): Record<string, unknown> => {
  if (form === 'prompt') return {};
  if (form === 'object') return { response_format: { type: 'json_object' } };
  if (form === 'tool') {
    const { name, description, schema: parameters } = tool;
    return {
      tools: [{ type: 'function', function: { name, description, parameters } }],
      tool_choice: { type: 'function', function: { name } },
    };
  }
  const schema = { name: tool.name, schema: tool.schema, ...(form === 'strict' ? { strict: true } : {}) };
  return { response_format: { type: 'json_schema', json_schema: schema } };
};

/** What keeps the model from thinking: by the server's documentation, else what local servers take, once it was seen to think. */
const quietFields = (baseUrl: string, { thinking }: OpenAiSettings, dialect: Dialect): Record<string, unknown> => {
  if (thinking) return {};
  const known = knownServer(new URL(baseUrl));
  const effort = dialect.effort === undefined ? {} : { reasoning_effort: dialect.effort };
  if (known !== undefined) return { ...known.quiet, ...effort };
  if (!dialect.thinks) return effort;
  const off = { enable_thinking: false };
  return { ...off, chat_template_kwargs: off, reasoning_effort: 'none', ...effort };
};

/** The body, as an object. What is the same in all requests of a run stands first, where servers look for what they have cached. */
export const bodyOf = (
  { baseUrl, model, settings }: { readonly baseUrl: string; readonly model: string; readonly settings: OpenAiSettings },
  request: ModelRequest,
  dialect: Dialect,
): Record<string, unknown> => {
  const { system, shared = '', user, maxTokens } = request;
  const room = maxTokens + thinkingRoom(settings, dialect);
  const stream = settings.stream ?? room > LONG_ANSWER;
  const body: Record<string, unknown> = {
    model,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: `${shared}${user}${dialect.told ? inWords(request) : ''}` },
    ],
    [dialect.limit]: Math.min(room, dialect.most ?? room),
    temperature: 0,
    seed: 0,
    ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
    ...formFields(request, dialect),
    ...quietFields(baseUrl, settings, dialect),
    ...settings.body,
  };
  for (const name of dialect.without) delete body[name];
  // Options of a stream without one are refused.
  if (body.stream === undefined) delete body.stream_options;
  return body;
};
