// Where recorded answers come from: `origin.json` beside them.
import * as z from 'zod';
import { type Exchange, usageSchema } from './exchange.ts';
import { addUsage, NO_USAGE, type Usage } from './model.ts';
import { MODEL_CLASSES, type ModelClass } from './prices.data.ts';

export const ORIGIN_FILE = 'origin.json';

export const recordingOriginSchema = z.object({
  /** Day of the recording. */
  recorded: z.iso.date(),
  /** The model that answered, or who answered in the place of one. */
  by: z.string().min(1),
  /** How capable whoever answered is: what is said of such a report is true of models of this class. */
  class: z.literal(Object.keys(MODEL_CLASSES) as ModelClass[]),
  /** A model of that class with a known price. */
  priced: z.string().min(1),
  answers: z.number().int().positive(),
  /** Tokens of the whole day, where the server caches what all requests begin with. */
  tokens: usageSchema,
});
export type RecordingOrigin = z.infer<typeof recordingOriginSchema>;

/**
 * What the exchanges of a report take where the server caches: all requests but the auditor's begin with the same posts, of
 * which the shortest of them holds little else. Where the server has counted its cache itself, its own counts.
 */
export const withCache = (
  exchanges: readonly { readonly chapter: string; readonly answer: Pick<Exchange['answer'], 'usage'> }[],
): Usage => {
  const total = exchanges.reduce((sum, { answer }) => addUsage(sum, answer.usage), NO_USAGE);
  const alike = exchanges.filter(({ chapter }) => chapter !== 'audit').map(({ answer }) => answer.usage.inputTokens);
  if (alike.length < 2 || total.cacheReadTokens + total.cacheWriteTokens > 0) return total;
  const beginning = Math.min(...alike);
  return {
    ...total,
    inputTokens: total.inputTokens - alike.length * beginning,
    cacheReadTokens: (alike.length - 1) * beginning,
    cacheWriteTokens: beginning,
  };
};
