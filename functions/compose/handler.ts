// The state Compose: reads stories and cards, writes the report and its evidence.
import * as z from 'zod';
import { runKeys } from '../../shared/keys.ts';
import { readPlan } from '../../shared/plan.ts';
import { type Composed, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { checksOf } from './checks.ts';
import { compose, totalsOf } from './compose.ts';
import { assertNotHeld } from './metrics.ts';
import { readMaterials } from './read-materials.ts';

const given = z
  .object(stateDocument.shape)
  .pick({ run: true, collected: true, deduplicated: true, clustered: true, summarised: true });

export const step = defineStep({
  state: 'Compose',
  given,
  work: async (event, { store }): Promise<Composed> => {
    const { run, collected, deduplicated, clustered, summarised } = event;
    const { topic } = await readPlan(store, run);
    const { materials, keptKeys, voices } = await readMaterials(store, clustered, summarised, topic.language);
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
    await store.write(keys.composedGiven, JSON.stringify(event), { contentType: 'application/json' });
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
      checks: checksOf(evidence),
    };
  },
});

export const handler = lambdaHandler(step);
