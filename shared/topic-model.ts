// What a topic says of the model that writes its report: money, prices, and the gates of quality.
import * as z from 'zod';
import { parseModelUrl } from './model/model-url.ts';

/** Whether a text names a model that can be asked. */
const namesModel = (url: string): boolean => {
  try {
    return ['bedrock', 'openai'].includes(parseModelUrl(url).kind);
  } catch {
    return false;
  }
};

const rate = z.number().min(0).max(1);

export const modelSettingsSchema = z.strictObject({
  maxCostUsd: z.number().positive().default(1.5).describe('Dollars that the model may cost in a run'),
  contextTokens: z
    .number()
    .int()
    .min(4_000)
    .max(1_000_000)
    .default(60_000)
    .describe('Tokens of the largest request: how many of the posts the model is shown'),
  patience: z
    .number()
    .int()
    .min(0)
    .max(14_400)
    .default(7_200)
    .describe('Seconds that a model which does not answer is waited for, before the report is held'),
  fallback: z
    .enum(['hold', 'excerpts'])
    .default('hold')
    .describe('What is published where the model does not answer or is too dear: nothing, or excerpts of the posts'),
  auditor: z
    .union([
      z.enum(['same', 'off']),
      z.string().refine(namesModel, 'names no model: write bedrock:MODEL or openai:URL#MODEL'),
    ])
    .default('same')
    .describe('Model that reads the finished report against its posts: same, off, bedrock:MODEL or openai:URL#MODEL'),
  prices: z
    .record(
      z.string(),
      z.strictObject({
        input: z.number().nonnegative(),
        output: z.number().nonnegative(),
        cacheRead: z
          .number()
          .nonnegative()
          .optional()
          .describe('For input that the server had cached; as input otherwise'),
        cacheWrite: z
          .number()
          .nonnegative()
          .optional()
          .describe('For input that it writes into its cache; as input otherwise'),
      }),
    )
    .default({})
    .describe("Dollars for a million tokens, by a part of the model's id; the built-in table otherwise"),
  gates: z
    .strictObject({
      keyPoints: z
        .number()
        .int()
        .min(0)
        .max(10)
        .default(5)
        .describe('Key points at least; half of those that were planned suffice on a day with few stories'),
      citationPrecision: rate
        .default(0.85)
        .describe('Share of citations, at least, whose post says something of what the sentence says'),
      droppedShare: rate
        .default(0.2)
        .describe('Share of what the model wrote, at most, that did not hold and was taken out'),
      auditRefused: rate
        .default(0.15)
        .describe('Share of the sentences, at most, that the auditor refused before they were mended or taken out'),
      audited: z
        .int()
        .min(0)
        .max(1)
        .default(1)
        .describe(
          'With 0 a report that its auditor could not read to the end is not degraded; that still stands in it',
        ),
      sourceConcentration: rate.default(0.15).describe('Share of all citations, at most, of one author'),
      extractiveShare: rate
        .default(0.2)
        .describe('1 where excerpts stand in for the report that a model was asked for; with 1 here that is not told'),
    })
    .prefault({})
    .describe('Metrics below or above which a report by a model is published as degraded'),
});
export type ModelSettings = z.infer<typeof modelSettingsSchema>;
