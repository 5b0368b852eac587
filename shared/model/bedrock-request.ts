// A request of Bedrock's Converse in the dialect of a model, and what a model's refusal teaches. Pure.
import type { ConverseCommandInput, SystemContentBlock, ToolInputSchema } from '@aws-sdk/client-bedrock-runtime';
import { priceOf } from './cost.ts';
import type { Dialect } from './dialect.ts';
import type { ModelRequest } from './model.ts';
import { PRICES } from './prices.data.ts';

/**
 * Before anything is asked: one forced tool, kept to strictly. On Bedrock `schema` is the forced tool without strictness and
 * `tool` one that the model may use or not.
 */
export const FIRST_BEDROCK_DIALECT: Dialect = {
  form: 'strict',
  limit: 'max_tokens',
  without: [],
  told: false,
  thinks: false,
  proven: false,
};

/** Names, in `without`, of parts that a model may refuse. */
const CACHE = 'cachePoint';
const SYSTEM = 'system';
const TEMPERATURE = 'temperature';

type Json = NonNullable<Extract<ToolInputSchema, { json: unknown }>['json']>;
type Content = NonNullable<NonNullable<ConverseCommandInput['messages']>[number]['content']>;

/** Models have a price for cached tokens where Bedrock caches for them at all. */
export const caches = (modelId: string): boolean => priceOf(modelId, PRICES)?.cacheRead !== undefined;

const cachePoint = { cachePoint: { type: 'default' } } as const;

const toolsOf = ({ tool }: ModelRequest, { form }: Dialect): Pick<ConverseCommandInput, 'toolConfig'> => {
  if (form === 'object' || form === 'prompt') return {};
  // The schema is JSON by construction.
  const json = JSON.parse(JSON.stringify(tool.schema)) as Json;
  const strict = form === 'strict' ? { strict: true } : {};
  return {
    toolConfig: {
      tools: [{ toolSpec: { name: tool.name, description: tool.description, ...strict, inputSchema: { json } } }],
      ...(form === 'tool' ? {} : { toolChoice: { tool: { name: tool.name } } }),
    },
  };
};

const inWords = ({ tool }: ModelRequest): string =>
  `\n\n${tool.description}\nAnswer with one JSON object and nothing else, by this JSON Schema:\n${JSON.stringify(tool.schema)}`;

/**
 * The request. A cache point stands behind the system's words, which have the tool before them, and behind what is the same in
 * all requests of a run. With a guardrail only the user's part is assessed, in which the posts are: our own rules read like
 * orders, too.
 */
export const converseInput = (
  modelId: string,
  guardrail: string | undefined,
  request: ModelRequest,
  dialect: Dialect,
): ConverseCommandInput => {
  const { shared = '', maxTokens } = request;
  const lacks = (part: string): boolean => dialect.without.includes(part);
  const point = caches(modelId) && !lacks(CACHE) ? [cachePoint] : [];
  const text = (words: string): Content =>
    words === ''
      ? []
      : guardrail === undefined
        ? [{ text: words }]
        : [{ guardContent: { text: { text: words, qualifiers: ['guard_content'] } } }];
  const system: SystemContentBlock[] = lacks(SYSTEM) ? [] : [{ text: request.system }, ...point];
  const user = `${request.user}${dialect.told ? inWords(request) : ''}`;
  const content: Content = [
    ...(lacks(SYSTEM) ? [{ text: `${request.system}\n\n` }] : []),
    ...text(shared),
    ...(shared === '' ? [] : point),
    ...text(user),
  ];
  const [guardrailIdentifier, guardrailVersion] = guardrail?.split(':') ?? [];
  return {
    modelId,
    ...(system.length === 0 ? {} : { system }),
    messages: [{ role: 'user', content }],
    inferenceConfig: {
      maxTokens: Math.min(maxTokens, dialect.most ?? maxTokens),
      ...(lacks(TEMPERATURE) ? {} : { temperature: 0 }),
    },
    ...toolsOf(request, dialect),
    ...(guardrail === undefined ? {} : { guardrailConfig: { guardrailIdentifier, guardrailVersion } }),
  };
};

const without = (dialect: Dialect, part: string): Dialect | undefined =>
  dialect.without.includes(part) ? undefined : { ...dialect, without: [...dialect.without, part] };

/** The dialect to try after a refusal in the given words; undefined where they ask for nothing that can be given up. */
export const learnBedrockDialect = (dialect: Dialect, words: string, maxTokens: number): Dialect | undefined => {
  const { form } = dialect;
  if (/cach/i.test(words)) return without(dialect, CACHE);
  if (/temperature/i.test(words)) return without(dialect, TEMPERATURE);
  if (/system (?:messages?|prompts?)/i.test(words)) return without(dialect, SYSTEM);
  const [, limit] = /max(?:imum)?[ _]?tokens.*?(\d{2,})/i.exec(words) ?? [];
  if (limit !== undefined && Number(limit) < Math.min(maxTokens, dialect.most ?? maxTokens))
    return { ...dialect, most: Number(limit) };
  if (form === 'strict' && /strict|additionalProperties|schema/i.test(words)) return { ...dialect, form: 'schema' };
  if ((form === 'strict' || form === 'schema') && /tool_?choice|tool choice/i.test(words))
    return { ...dialect, form: 'tool', told: true };
  if (form !== 'prompt' && /tool/i.test(words)) return { ...dialect, form: 'prompt', told: true };
  return undefined;
};
