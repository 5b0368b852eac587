// What became of a run, as one sentence.
import * as z from 'zod';
import { clauseOf, sentenceOf } from '../../shared/failure.ts';
import { lostSentence } from '../../shared/lost-words.ts';
import {
  clusteredSchema,
  collectedSourceSchema,
  composedSchema,
  deduplicatedSchema,
  publishedSchema,
  runSchema,
  writerSummarySchema,
} from '../../shared/run.ts';

/** What is only counted: where it is not as expected, the run is told of all the same. */
const counted = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

export const announceGivenSchema = z.object({
  /** Absent when Plan itself failed. */
  run: runSchema.optional(),
  published: publishedSchema.optional(),
  failure: z.object({ Error: z.string(), Cause: z.string().optional() }).optional(),
  failedState: z.string().optional(),
  /** Of the input, for a run that Plan could not name. */
  topic: counted(z.string()),
  collected: counted(z.array(collectedSourceSchema)),
  deduplicated: counted(deduplicatedSchema),
  clustered: counted(clusteredSchema),
  summarised: counted(writerSummarySchema),
  composed: counted(composedSchema),
});
export type AnnounceGiven = z.infer<typeof announceGivenSchema>;

export interface Outcome {
  readonly outcome: 'published' | 'unchanged' | 'failed';
  readonly sentence: string;
}

const publishedSentence = ({ slug, revision, degraded, unchanged }: z.infer<typeof publishedSchema>): string => {
  if (unchanged) return `${slug} says what revision ${revision} said; nothing was written.`;
  const lacking = degraded.length === 0 ? '' : `, degraded: ${clauseOf(degraded)}`;
  return `${slug} was published as revision ${revision}${lacking}.`;
};

/** The outcome of a run by what its states left. */
export const outcomeOf = ({ run, published, failure, failedState, collected = [] }: AnnounceGiven): Outcome => {
  const name = run?.slug ?? 'The run';
  if (failure !== undefined) {
    const sentence = sentenceOf(failure.Cause, failure.Error);
    return { outcome: 'failed', sentence: `${name} failed in ${failedState ?? 'an unknown state'}: ${sentence}` };
  }
  if (published !== undefined) {
    const lost = lostSentence(collected, (cause) => sentenceOf(cause, 'it failed without a word'));
    const sentence = [publishedSentence(published), ...(lost === undefined ? [] : [lost])].join(' ');
    return { outcome: published.unchanged ? 'unchanged' : 'published', sentence };
  }
  return { outcome: 'unchanged', sentence: `${name} is already published for the whole window with these settings.` };
};
