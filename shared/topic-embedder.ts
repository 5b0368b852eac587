// What a topic says of the embedder that joins stories told in other words or languages; without it none is asked.
import * as z from 'zod';
import { parseModelUrl } from './model/model-url.ts';

const isOnBedrock = (url: string): boolean => {
  try {
    return parseModelUrl(url).kind === 'bedrock';
  } catch {
    return false;
  }
};

export const embedderSettingsSchema = z.strictObject({
  model: z
    .string()
    .refine(isOnBedrock, 'names no model on Bedrock: write bedrock:amazon.titan-embed-text-v2:0')
    .describe('Embeddings of Bedrock: bedrock:amazon.titan-embed-text-v2:0 or bedrock:cohere.embed-multilingual-v3'),
  threshold: z.number().min(0.5).max(1).default(0.8).describe("Cosine of two stories' vectors from which they are one"),
  maxStories: z
    .number()
    .int()
    .min(2)
    .max(2000)
    .default(400)
    .describe('Stories that are compared, those of most authors'),
  maxCostUsd: z.number().positive().default(0.02).describe('Dollars that the embedder may cost in a run'),
});
export type EmbedderSettings = z.infer<typeof embedderSettingsSchema>;
