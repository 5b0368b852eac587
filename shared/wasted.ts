// What a writer paid for no answer, between its calls.
import * as z from 'zod';

/** What was paid for no answer: a later call of the writer counts it on. */
export const wastedSchema = z.object({
  costUsd: z.number().nonnegative(),
  inputTokens: z.number().int().nonnegative(),
  cachedTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
});
export type Wasted = z.infer<typeof wastedSchema>;
export const NOTHING_WASTED: Wasted = { costUsd: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
