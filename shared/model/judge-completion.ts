// What follows from a server's answer: the answer for the caller, another request in another dialect, or none ever. Pure.

import type { Completion } from './completion.ts';
import { estimateInput, estimateTokens, fewestInput } from './cost.ts';
import type { Dialect } from './dialect.ts';
import { fitExactly } from './fit-schema.ts';
import { partThinking } from './json-in.ts';
import type { ModelAnswer, ModelRequest, Stop, Usage } from './model.ts';
import { readAnswer } from './read-answer.ts';

const ENDS: Readonly<Record<string, Stop>> = {
  stop: 'complete',
  eos: 'complete',
  end_turn: 'complete',
  tool_calls: 'complete',
  function_call: 'complete',
  length: 'truncated',
  max_tokens: 'truncated',
  model_length: 'truncated',
  content_filter: 'filtered',
  sensitive: 'filtered',
  safety: 'filtered',
  refusal: 'refused',
};

/** Ends that are the server's own trouble and no answer. */
export const TROUBLE = new Set(['insufficient_system_resource', 'error', 'abort']);

export type Judged =
  | { readonly answer: ModelAnswer; readonly dialect: Dialect }
  /** Ask once more like this; the tokens are paid all the same. */
  | { readonly again: Dialect; readonly usage: Usage }
  /** Nothing better is to be expected in this run. */
  | { readonly refused: string; readonly usage: Usage };

export interface Judging {
  readonly request: ModelRequest;
  readonly completion: Completion;
  readonly dialect: Dialect;
  readonly model: string;
  readonly host: string;
  /** Tokens that the answer could have, thinking and all. */
  readonly most: number;
  /** Whether the settings say how much the model may think: then nothing is to be found out of that. */
  readonly thinkingSet: boolean;
}

/** Where the server counts nothing, an estimate on the high side. */
const usageOf = ({ request, completion }: Judging): Usage => {
  const { tokens, content, thinking, given } = completion;
  const written = `${content}${thinking}${given.map((one) => JSON.stringify(one)).join('')}`;
  return {
    inputTokens: Math.max(0, (tokens.input ?? estimateInput(request)) - tokens.cacheRead - tokens.cacheWrite),
    outputTokens: tokens.output ?? estimateTokens(written),
    cacheReadTokens: tokens.cacheRead,
    cacheWriteTokens: tokens.cacheWrite,
  };
};

const number = (n: number): string => n.toLocaleString('en');

const CAUSES: Readonly<Record<Stop, (judging: Judging) => string | undefined>> = {
  complete: () => undefined,
  truncated: ({ model, most }) =>
    `The model ${model} reached the most of ${number(most)} tokens in the middle of its answer.`,
  filtered: ({ host, model }) => `A filter of ${host} stopped the answer of the model ${model}.`,
  refused: ({ model }) => `The model ${model} declines to answer.`,
  cutPrompt: ({ host, request, completion: { tokens } }) =>
    `${host} read ${number(tokens.input ?? 0)} of at least ${number(fewestInput(request))} tokens: give it a larger context, or the topic's model.contextTokens a smaller one.`,
  malformed: ({ model, completion: { finish } }) => `The model ${model} ended its answer with ${finish ?? 'nothing'}.`,
};

/** Judges one answer. Thinking without an end is for good where no answer was ever read. */
export const judge = (judging: Judging): Judged => {
  const { request, completion, dialect, model, most } = judging;
  const { schema } = request.tool;
  const { content, given, finish, tokens, refusal } = completion;
  const usage = usageOf(judging);
  const parted = partThinking(content);
  const thinking = `${completion.thinking}${parted.thinking}`;
  const silent = parted.answer.trim() === '' && given.length === 0;
  const thinks = dialect.thinks || thinking.trim() !== '' || tokens.thinking > 0;
  const answer = (stop: Stop, value: unknown, next: Dialect, cause = CAUSES[stop](judging)): Judged => ({
    answer: {
      stop,
      value,
      usage,
      stopReason: finish ?? 'none',
      ...(cause === undefined ? {} : { cause }),
      model,
      origin: 'live',
    },
    dialect: next,
  });

  if (tokens.input !== undefined && tokens.input > 0 && tokens.input < fewestInput(request))
    return answer('cutPrompt', undefined, dialect);
  if (refusal !== '' || (finish !== undefined && ENDS[finish.toLowerCase()] === 'refused'))
    return answer('refused', undefined, dialect);
  const end = finish === undefined ? 'complete' : (ENDS[finish.toLowerCase()] ?? 'malformed');
  const cut = end === 'truncated';
  const said = end === 'complete' && silent ? [thinking] : [];
  const value = end === 'filtered' ? undefined : readAnswer(schema, [...given, content, ...said], cut);
  const fits = value !== undefined && fitExactly(schema, value) !== undefined;
  if (cut && silent && value === undefined) {
    if (!dialect.thinks && !judging.thinkingSet) return { again: { ...dialect, thinks: true }, usage };
    const cause = `The model ${model} used up ${number(most)} tokens for thinking and wrote no answer: switch its thinking off, or give it room with thinkingTokens= in its URL (docs/models.md).`;
    return dialect.proven ? answer('truncated', undefined, dialect, cause) : { refused: cause, usage };
  }
  // Whoever is held to no schema is told it.
  if (!fits && end === 'complete' && !dialect.proven && !dialect.told)
    return { again: { ...dialect, told: true, thinks }, usage };
  const next = { ...dialect, thinks, proven: dialect.proven || fits };
  if (fits && (cut || end === 'malformed')) return answer('complete', value, next);
  const cause =
    value === undefined && end === 'complete' ? `The model ${model} wrote nothing in the form asked for.` : undefined;
  return answer(end, value, next, cause ?? CAUSES[end](judging));
};
