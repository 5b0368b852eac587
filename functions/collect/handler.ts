// Collect: asks one source for the posts of the window and stores those that are kept.
import * as z from 'zod';
import { readPlan } from '../../shared/plan.ts';
import { type CollectedSource, runSchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { collectSource } from './collect-source.ts';

export const step = defineStep({
  state: 'Collect',
  given: z.object({ run: runSchema, source: z.string(), cursor: z.string().optional() }),
  work: async ({ run, source, cursor }, tools): Promise<CollectedSource> =>
    collectSource(await readPlan(tools.store, run), source, cursor, tools),
  checkup: async (given, tools) => (await import('./checkup.ts')).checkUpSources(given, tools),
});

export const handler = lambdaHandler(step);
