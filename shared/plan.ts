// plan.json: what Plan decided and every later step reads, so that the topic's settings don't travel between states.
import * as z from 'zod';
import { BadInputError } from './errors.ts';
import { runKeys } from './keys.ts';
import { type Run, runSchema } from './run.ts';
import type { Store } from './store/store.ts';
import { compileNames, type Names, NO_NAMES } from './text/compile-names.ts';
import { namePackSchema } from './text/name-pack.ts';
import { topicSchema } from './topic.ts';

export const planSchema = z.object({
  run: runSchema,
  topic: topicSchema,
  /** The topic's name pack, where it has one. */
  pack: namePackSchema.optional(),
  /** SHA-256 of the topic's settings and names, hex: tells whether a published revision was made from the same ones. */
  settingsHash: z.string(),
  /** URL of the model that the run was planned with: a replay decides by its price. */
  modelUrl: z.string().default('extractive'),
});
export type Plan = z.infer<typeof planSchema>;

/** A plan with the names of its field ready for looking up: none where the topic has no pack. */
export interface ReadPlan extends Plan {
  readonly names: Names;
}

/** Reads the plan of a run. Throws BadInputError when the run has none. */
export const readPlan = async (store: Store, run: Pick<Run, 'slug' | 'id'>): Promise<ReadPlan> => {
  const key = runKeys(run.slug, run.id).plan;
  const stored = await store.read(key);
  if (stored === undefined)
    throw new BadInputError(`The run ${run.id} has no ${key} in ${store.url}: start it again from Plan.`);
  const plan = planSchema.parse(JSON.parse(Buffer.from(stored.bytes).toString('utf8')));
  return { ...plan, names: plan.pack === undefined ? NO_NAMES : compileNames(plan.pack) };
};
