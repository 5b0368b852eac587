// The state Summarise: reads one story, writes its card.
import { z } from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { runKeys } from '../../shared/keys.ts';
import { runSchema, type SummarisedStory } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import type { Story } from '../../shared/story.ts';
import { extractiveCard } from './extractive-card.ts';

const given = z.object({ run: runSchema, story: z.object({ storyId: z.string(), part: z.string() }) });

export const step = defineStep({
  state: 'Summarise',
  given,
  work: async ({ run, story: { storyId, part } }, { store, settings, progress }): Promise<SummarisedStory> => {
    if (settings.modelUrl !== 'extractive') {
      throw new BadInputError(`The model ${settings.modelUrl} can't be used: only extractive is built yet.`);
    }
    const story = (await readAllParts<Story>(store, [part])).find(({ id }) => id === storyId);
    if (story === undefined) throw new BadInputError(`The story ${storyId} is not in ${part}: run again from Cluster.`);
    const card = extractiveCard(story);
    const key = runKeys(run.slug, run.id).summarised(storyId);
    await store.write(key, JSON.stringify(card), { contentType: 'application/json' });
    progress(story.name);
    return { storyId, card: key, origin: card.origin, costUsd: 0 };
  },
});

export const handler = lambdaHandler(step);
