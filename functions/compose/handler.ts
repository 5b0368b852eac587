// The state Compose: reads stories and cards, writes the report and its evidence.
import { z } from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { runKeys } from '../../shared/keys.ts';
import { readPlan } from '../../shared/plan.ts';
import { type Composed, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { Card, DistinctPost, Story } from '../../shared/story.ts';
import { compose, totalsOf } from './compose.ts';
import { assertNotHeld } from './metrics.ts';

const given = z
  .object(stateDocument.shape)
  .pick({ run: true, collected: true, deduplicated: true, clustered: true, summarised: true });

export const step = defineStep({
  state: 'Compose',
  given,
  work: async ({ run, collected, deduplicated, clustered, summarised }, { store }): Promise<Composed> => {
    const { topic } = await readPlan(store, run);
    const stories: Story[] = [];
    const keptKeys = new Set<string>();
    const voices = new Set<string>();
    const wanted = new Set(summarised.map(({ storyId }) => storyId));
    for await (const story of readParts<Story>(store, clustered.parts)) {
      if (wanted.has(story.id)) stories.push(story);
      for (const { key, author } of story.posts) {
        keptKeys.add(key);
        voices.add(author);
      }
    }
    const cards = new Map<string, Card>();
    for (const { storyId, card: key } of summarised) {
      const stored = await store.read(key);
      if (stored === undefined) throw new BadInputError(`The card ${key} is missing: run again from Summarise.`);
      cards.set(storyId, JSON.parse(Buffer.from(stored.bytes).toString('utf8')) as Card);
    }
    const materials = stories.flatMap((story) => {
      const card = cards.get(story.id);
      return card === undefined ? [] : [{ story, card }];
    });
    const totals = await totalsOf(readParts<DistinctPost>(store, deduplicated.parts), keptKeys, voices);
    const { report, evidence, verdict } = compose({
      run,
      topic,
      collected,
      deduplicated,
      clustered,
      materials,
      totals,
    });
    const keys = runKeys(run.slug, run.id);
    await store.write(keys.composed, JSON.stringify(report), { contentType: 'application/json' });
    await store.write(keys.composedEvidence, JSON.stringify(evidence), { contentType: 'application/json' });
    assertNotHeld(verdict, run.slug, keys.composedEvidence);
    return {
      report: keys.composed,
      evidence: keys.composedEvidence,
      method: report.method,
      keyPoints: report.keyPoints.length,
      costUsd: report.stats.costUsd,
      degraded: [...verdict.degraded],
    };
  },
});

export const handler = lambdaHandler(step);
