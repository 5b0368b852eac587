// What was asked and answered, as it is kept in a run, and the key under which an answer is found again.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type ModelRequest, STOPS } from './model.ts';

export const usageSchema = z.object({
  inputTokens: z.number(),
  outputTokens: z.number(),
  cacheReadTokens: z.number(),
  cacheWriteTokens: z.number(),
});

export const answerSchema = z.object({
  stop: z.enum(STOPS),
  /** Absent where the answer held no JSON, such as one that was cut off. */
  value: z.unknown().optional(),
  usage: usageSchema,
  stopReason: z.string(),
  cause: z.string().optional(),
  model: z.string(),
  origin: z.enum(['live', 'scripted', 'handwritten']),
  remembered: z.literal(true).optional(),
});

/** One request's key and its raw answer. */
export const exchangeSchema = z.object({ key: z.string(), answer: answerSchema });
export type Exchange = z.infer<typeof exchangeSchema>;

/** SHA-256, hex, of the whole request: its words, its schema, its limits. The model's name is no part: it is in the answer. */
export const exchangeKey = ({ system, shared, user, tool, maxTokens }: ModelRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([system, `${shared ?? ''}${user}`, tool.name, tool.description, tool.schema, maxTokens]))
    .digest('hex');
