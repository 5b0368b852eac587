// The state Cluster: reads distinct posts, groups them into stories, stores the stories that get a card, best first.
import * as z from 'zod';
import { runKeys } from '../../shared/keys.ts';
import { prepareMemory, recallStories } from '../../shared/memory.ts';
import { readPlan } from '../../shared/plan.ts';
import { type Clustered, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readAllParts, writeParts } from '../../shared/store/parts.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { tellStories } from './cluster.ts';
import { groupPosts } from './groups.ts';
import { joinAlike } from './join-alike.ts';
import { toRemember } from './novelty.ts';
import { openEmbedder } from './open-embedder.ts';

const given = z.object(stateDocument.shape).pick({ run: true, deduplicated: true });

export const step = defineStep({
  state: 'Cluster',
  given,
  work: async ({ run, deduplicated }, { store, settings, log, progress }): Promise<Clustered> => {
    const { topic } = await readPlan(store, run);
    const keys = runKeys(run.slug, run.id);
    const posts = await readAllParts<DistinctPost>(store, deduplicated.parts);
    const memory = await recallStories(store, run);
    const grouped = groupPosts(posts, topic);
    const { grouping, embedded } =
      topic.embedder === undefined
        ? { grouping: grouped, embedded: undefined }
        : await joinAlike(grouped, await openEmbedder(topic.embedder, settings), topic.embedder, topic.model.prices);
    if (embedded?.problem !== undefined) log.warn(embedded.problem);
    const { stories, dropped, reasons } = tellStories(grouping, memory);
    await prepareMemory(store, run, 'stories', stories.map(toRemember));
    progress(`${stories.length} stories`);
    await writeParts(
      store,
      keys.decisions('Cluster'),
      [...reasons].map(([post, reason]) => ({ post, reason })),
    );
    return {
      parts: await writeParts(store, keys.clustered, stories),
      count: stories.length,
      memoryDays: memory.length,
      dropped,
      ...(embedded === undefined ? {} : { embedded }),
    };
  },
});

export const handler = lambdaHandler(step);
