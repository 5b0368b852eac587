// What a server of the OpenAI kind answered: one JSON object, or a stream of events that add up to one. Pure.
import * as z from 'zod';

const texts = z
  .union([z.string(), z.array(z.object({ type: z.string().optional(), text: z.string().optional() }))])
  .nullish();

const toolCall = z.object({
  function: z.object({
    name: z.string().nullish(),
    arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
  }),
});

/** A message, or what a stream adds to one. */
const messageSchema = z.object({
  content: texts,
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
  thinking: z.string().nullish(),
  refusal: z.string().nullish(),
  tool_calls: z.array(toolCall).nullish(),
});

const usageSchema = z.object({
  prompt_tokens: z.number().nullish(),
  completion_tokens: z.number().nullish(),
  prompt_cache_hit_tokens: z.number().nullish(),
  prompt_tokens_details: z
    .object({ cached_tokens: z.number().nullish(), cache_write_tokens: z.number().nullish() })
    .nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
});

const bodySchema = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: messageSchema.nullish(),
        delta: messageSchema.nullish(),
        text: z.string().nullish(),
        error: z.unknown().optional(),
      }),
    )
    .nullish(),
  usage: usageSchema.nullish(),
});
type Body = z.infer<typeof bodySchema>;

export interface Completion {
  readonly content: string;
  readonly thinking: string;
  /** What was given to tools. */
  readonly given: readonly unknown[];
  readonly refusal: string;
  /** Undefined where the server did not say how it ended. */
  readonly finish: string | undefined;
  /** Tokens, where the server counts them. `input` counts cached ones too. */
  readonly tokens: {
    readonly input: number | undefined;
    readonly output: number | undefined;
    readonly cacheRead: number;
    readonly cacheWrite: number;
    readonly thinking: number;
  };
}

/** A completion; or the body of an error that came as an answer; or nothing of either kind, or less than the whole. */
export type Answered =
  | { readonly completion: Completion }
  | { readonly error: unknown; readonly status: number | undefined }
  | { readonly broken: string };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const textIn = (value: z.infer<typeof texts>): string =>
  typeof value === 'string'
    ? value
    : (value ?? []).map(({ type, text }) => (type === 'thinking' ? '' : (text ?? ''))).join('');

/** The data of each event of a stream; comments keep a connection alive and say nothing. */
const eventsOf = (text: string): string[] =>
  text
    .split(/\r?\n\r?\n/)
    .map((event) =>
      event
        .split(/\r?\n/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).trim())
        .join('\n'),
    )
    .filter((data) => data !== '');

const statusIn = (error: unknown): number | undefined => {
  const { code, status } = Object(error);
  return [code, status].map(Number).find((n) => n >= 400 && n < 600);
};

const errorIn = (
  value: unknown,
  body: Body | undefined,
): { error: unknown; status: number | undefined } | undefined => {
  const inner = body?.choices?.find(({ error }) => error !== undefined && error !== null)?.error;
  const own = body?.error ?? inner;
  if (own !== undefined && own !== null) return { error: { error: own }, status: statusIn(own) };
  // Some servers answer 200 with `{"object": "error", "message": …}` or `{"code": …, "message": …}`.
  const { choices, message, detail } = Object(value);
  if (choices === undefined && (typeof message === 'string' || detail !== undefined))
    return { error: value, status: statusIn(value) };
  return undefined;
};

/** Adds up the parts of a stream, or reads the one part of a whole answer. */
const completionOf = (bodies: readonly Body[]): Completion => {
  let [content, thinking, refusal] = ['', '', ''];
  let finish: string | undefined;
  let usage: Body['usage'];
  // A tool's input comes in pieces without a name.
  const calls: { name: string; text: string; value?: unknown }[] = [];
  for (const body of bodies) {
    usage = body.usage ?? usage;
    const [choice] = body.choices ?? [];
    const part = choice?.message ?? choice?.delta;
    content += part === null || part === undefined ? (choice?.text ?? '') : textIn(part.content);
    thinking += part?.reasoning_content ?? part?.reasoning ?? part?.thinking ?? '';
    refusal += part?.refusal ?? '';
    finish = choice?.finish_reason ?? finish;
    for (const { function: called } of part?.tool_calls ?? []) {
      if (typeof called.name === 'string' && called.name !== '') calls.push({ name: called.name, text: '' });
      const last = calls.at(-1);
      if (last === undefined) continue;
      if (typeof called.arguments === 'string') last.text += called.arguments;
      else if (called.arguments !== null && called.arguments !== undefined) last.value = called.arguments;
    }
  }
  const cached = usage?.prompt_tokens_details?.cached_tokens ?? usage?.prompt_cache_hit_tokens ?? 0;
  return {
    content,
    thinking,
    refusal,
    finish,
    given: calls.map(({ text, value }) => value ?? text),
    tokens: {
      input: usage?.prompt_tokens ?? undefined,
      output: usage?.completion_tokens ?? undefined,
      cacheRead: cached,
      cacheWrite: usage?.prompt_tokens_details?.cache_write_tokens ?? 0,
      thinking: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
    },
  };
};

const readWhole = (text: string): Answered => {
  const value = parsed(text);
  const body = bodySchema.safeParse(value).data;
  const error = errorIn(value, body);
  if (error !== undefined) return error;
  if (body === undefined) return { broken: "answers in a form that is not OpenAI's" };
  if ((body.choices ?? []).length === 0) return { broken: 'answers without choices' };
  return { completion: completionOf([body]) };
};

const readStream = (text: string): Answered => {
  const events = eventsOf(text);
  const bodies: Body[] = [];
  for (const event of events) {
    if (event === '[DONE]') continue;
    const value = parsed(event);
    const body = bodySchema.safeParse(value).data;
    const error = errorIn(value, body);
    if (error !== undefined) return error;
    if (body === undefined) return { broken: "streams in a form that is not OpenAI's" };
    bodies.push(body);
  }
  const completion = completionOf(bodies);
  if (completion.finish === undefined && !events.includes('[DONE]'))
    return { broken: 'broke off in the middle of its answer' };
  return { completion };
};

/** Reads an answer that came with a good status. */
export const readCompletion = (text: string, contentType: string): Answered =>
  /event-stream/i.test(contentType) || /^\s*(?:data|event|:)/.test(text) ? readStream(text) : readWhole(text);
