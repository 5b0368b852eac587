// The state Summarise: reads one story, writes its card, with a model where one is set.
import * as z from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { runKeys } from '../../shared/keys.ts';
import { readPlan } from '../../shared/plan.ts';
import { runSchema, type SummarisedStory } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import type { Story } from '../../shared/story.ts';
import { commissionOf, modelSource } from './commission.ts';
import { extractiveCard } from './extractive-card.ts';
import { tokensOf } from './tokens.ts';
import { writeCard } from './write-card.ts';

const given = z.object({
  run: runSchema,
  story: z.object({ storyId: z.string(), part: z.string() }),
  /** Place of the story among those that get a card, best first, from 0; and their number. */
  rank: z.number().int().nonnegative(),
  of: z.number().int().positive(),
});

export const step = defineStep({
  state: 'Summarise',
  given,
  work: async (
    { run, story: { storyId, part }, rank, of },
    { store, settings, progress },
  ): Promise<SummarisedStory> => {
    const story = (await readAllParts<Story>(store, [part])).find(({ id }) => id === storyId);
    if (story === undefined) throw new BadInputError(`The story ${storyId} is not in ${part}: run again from Cluster.`);
    const extractive = extractiveCard(story);
    const plan = await readPlan(store, run);
    const { language, model } = plan.topic;
    const source = modelSource(settings, plan);
    const card =
      source === undefined
        ? extractive
        : await writeCard({
            story,
            extractive,
            language,
            maxPosts: model.maxPosts,
            ...commissionOf({ ...source, settings: model, language, rank, of }),
          });
    const key = runKeys(run.slug, run.id).summarised(storyId);
    await store.write(key, JSON.stringify(card), { contentType: 'application/json' });
    progress(story.name);
    return { storyId, card: key, origin: card.origin, costUsd: card.asked?.costUsd ?? 0, ...tokensOf(card) };
  },
});

export const handler = lambdaHandler(step);
