// The state Cluster: reads distinct posts, groups them into candidates, stores them best first, and what the day leaves behind.
import * as z from 'zod';
import { runKeys } from '../../shared/keys.ts';
import { prepareMemory, recallAuthors, recallNames, recallStories } from '../../shared/memory.ts';
import { readPlan } from '../../shared/plan.ts';
import { type Clustered, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readAllParts, writeParts } from '../../shared/store/parts.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { tellStories } from './cluster.ts';
import { groupPosts } from './groups.ts';
import { joinAlike } from './join-alike.ts';
import { openEmbedder } from './open-embedder.ts';
import { authorsToRemember, levelsBefore, namesToRemember, weekOf } from './remember.ts';

const given = z.object(stateDocument.shape).pick({ run: true, deduplicated: true });

export const step = defineStep({
  state: 'Cluster',
  given,
  work: async ({ run, deduplicated }, { store, settings, log, progress }): Promise<Clustered> => {
    const { topic, names } = await readPlan(store, run);
    const keys = runKeys(run.slug, run.id);
    const posts = await readAllParts<DistinctPost>(store, deduplicated.parts);
    const memory = { stories: await recallStories(store, run), names: await recallNames(store, run) };
    const known = { memory, week: weekOf(memory.names), authors: levelsBefore(await recallAuthors(store, run)) };
    const grouped = groupPosts(posts, topic, names, known.week);
    const { grouping, embedded } =
      topic.embedder === undefined
        ? { grouping: grouped, embedded: undefined }
        : await joinAlike(grouped, await openEmbedder(topic.embedder, settings), topic.embedder, topic.model.prices);
    if (embedded?.problem !== undefined) log.warn(embedded.problem);
    const { stories, toRemember, dropped, reasons } = tellStories(grouping, names, known);
    await prepareMemory(store, run, 'stories', toRemember);
    await prepareMemory(store, run, 'names', namesToRemember(grouping.prepared));
    await prepareMemory(store, run, 'authors', authorsToRemember(grouping.prepared));
    progress(`${stories.length} candidates`);
    const decisions = [...reasons].map(([post, reason]) => ({ post, reason }));
    await writeParts(store, keys.decisions('Cluster'), decisions);
    return {
      parts: await writeParts(store, keys.clustered, stories),
      count: stories.length,
      memoryDays: memory.stories.length,
      dropped,
      ...(embedded === undefined ? {} : { embedded }),
    };
  },
  checkup: async (given, tools) => (await import('./checkup.ts')).checkUpEmbedders(given, tools),
});

export const handler = lambdaHandler(step);
