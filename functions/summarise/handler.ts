// The state Summarise: shows a model the day and has the report written; always also what a report without a model quotes.
import * as z from 'zod';
import { runKeys } from '../../shared/keys.ts';
import { prepareMemory } from '../../shared/memory.ts';
import { readPlan } from '../../shared/plan.ts';
import { stateDocument, type WriterSummary, writerSummarySchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readFirst } from '../../shared/store/parts.ts';
import type { Story } from '../../shared/story.ts';
import { MOST_CANDIDATES } from './candidates.ts';
import { commissionOf } from './commission.ts';
import { chooseExcerpts } from './excerpts.ts';
import { write } from './write.ts';

const given = z.object(stateDocument.shape).pick({ run: true, deduplicated: true, clustered: true }).extend({
  /** What an earlier call left that waited for the model, or whose time was over. */
  summarised: writerSummarySchema.optional(),
});

const JSON_TYPE = { contentType: 'application/json' };

export const step = defineStep({
  state: 'Summarise',
  given,
  work: async (
    { run, deduplicated, clustered, summarised: before },
    { store, settings, progress },
  ): Promise<WriterSummary> => {
    const plan = await readPlan(store, run);
    const keys = runKeys(run.slug, run.id);
    const best = await readFirst<Story>(store, clustered.parts, MOST_CANDIDATES);
    await store.write(keys.excerpts, JSON.stringify(chooseExcerpts(best, plan.topic.language)), JSON_TYPE);
    const commission = commissionOf({ settings, plan, run, store, dialect: before?.dialect });
    if (commission === undefined) return writerSummarySchema.parse({ origin: 'extractive' });
    const { written, refusals, questions, summary } = await write({
      run,
      plan,
      deduplicated,
      clustered,
      before,
      store,
      progress,
      commission,
    });
    if (written !== undefined) await store.write(keys.written, JSON.stringify(written), JSON_TYPE);
    if (refusals !== undefined)
      await store.write(keys.refused, JSON.stringify({ version: 1, refused: refusals }), JSON_TYPE);
    if (questions !== undefined) await prepareMemory(store, run, 'questions', questions);
    return summary;
  },
  checkup: async (given, tools) => (await import('./checkup.ts')).checkUpModels(given, tools),
});

export const handler = lambdaHandler(step);
