// The state Compose: reads what was written and chosen, writes the report, the one without a model, and their evidence.
import * as z from 'zod';
import { runKeys } from '../../shared/keys.ts';
import { readPlan } from '../../shared/plan.ts';
import { type Composed, stateDocument, writerSummarySchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { checksOf } from './checks.ts';
import { composeExcerpts, composeWritten, wasAsked } from './compose.ts';
import { degradedBy, isTold } from './metrics.ts';
import { readDay, readTexts } from './read-materials.ts';

const given = z
  .object(stateDocument.shape)
  .pick({ run: true, collected: true, deduplicated: true, clustered: true })
  .extend({ summarised: writerSummarySchema });

const JSON_TYPE = { contentType: 'application/json' };

export const step = defineStep({
  state: 'Compose',
  given,
  work: async (event, { store }): Promise<Composed> => {
    const { run, collected, deduplicated, clustered, summarised } = event;
    const { topic, names } = await readPlan(store, run);
    const texts = await readTexts(store, run);
    const day = await readDay(store, event, texts, names);
    const composition = { run, topic, collected, deduplicated, clustered, names, summary: summarised, ...day };
    const excerpts = composeExcerpts(composition, texts.excerpts);
    // What a model wrote without a single key point on the run's posts is no report: then the day speaks for itself.
    const written = texts.written === undefined ? undefined : composeWritten(composition, texts.written);
    const { report, evidence } = written !== undefined && written.report.keyPoints.length > 0 ? written : excerpts;
    const degraded = degradedBy(evidence.metrics, wasAsked(summarised), topic.model.gates);
    const keys = runKeys(run.slug, run.id);
    await store.write(keys.composedGiven, JSON.stringify(event), JSON_TYPE);
    await store.write(keys.composedExtractive, JSON.stringify(excerpts.report), JSON_TYPE);
    await store.write(keys.composedExtractiveEvidence, JSON.stringify(excerpts.evidence), JSON_TYPE);
    await store.write(keys.composed, JSON.stringify(report), JSON_TYPE);
    await store.write(keys.composedEvidence, JSON.stringify(evidence), JSON_TYPE);
    return {
      report: keys.composed,
      evidence: keys.composedEvidence,
      method: report.method,
      keyPoints: report.keyPoints.length,
      costUsd: report.stats.costUsd,
      // Why there are excerpts instead of a report, or what a written one had to do without, is what whoever is told of
      // the run wants to know.
      degraded: [...degraded, ...summarised.problems.filter((problem) => isTold(problem, topic.model.gates))],
      checks: checksOf(evidence),
    };
  },
});

export const handler = lambdaHandler(step);
