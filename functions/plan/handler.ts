// Plan: from the state machine's input to the run that all later states are about.
import * as z from 'zod';
import { draftOf } from '../../shared/drafts.ts';
import { runKeys, siteKeys } from '../../shared/keys.ts';
import { dollars } from '../../shared/prices.ts';
import { type Run, runInputSchema, windowSchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import type { Store } from '../../shared/store/store.ts';
import { loadNames, loadTopic } from '../../shared/topic-files.ts';
import { planRelease } from './plan-release.ts';
import { areLive, isUnchanged, type PublishedRevision, planRun } from './run-of.ts';

const manifestSchema = z.object({ settingsHash: z.string(), window: windowSchema });

/** The published revision of a slug; undefined where there is none that this version understands. */
const publishedRevision = async (store: Store, slug: string): Promise<PublishedRevision | undefined> => {
  const there = await store.read(siteKeys(slug).stable.manifest);
  if (there === undefined) return undefined;
  try {
    return manifestSchema.safeParse(JSON.parse(Buffer.from(there.bytes).toString())).data;
  } catch {
    return undefined;
  }
};

export const step = defineStep({
  state: 'Plan',
  given: runInputSchema,
  work: async (input, tools): Promise<Run> => {
    if (input.release !== undefined) return planRelease(input, tools);
    const { settings, store, now, progress } = tools;
    const topic = await loadTopic(settings.topicsFolder, input.topic);
    const pack = await loadNames(settings.topicsFolder, topic);
    const planned = planRun(input, topic, settings, now(), pack);
    const live = areLive(planned.topic.sources);
    const isOut = isUnchanged(planned, await publishedRevision(store, planned.run.slug), live);
    const waits = isUnchanged(planned, await draftOf(store, planned.run.slug), live);
    const { draft: _, ...out } = planned.run;
    const run = { ...(isOut ? out : planned.run), unchanged: isOut || waits };
    const plan = JSON.stringify({ ...planned, run }, null, 2);
    await store.write(runKeys(run.slug, run.id).plan, plan, { contentType: 'application/json' });
    const { maxCostUsd = 0 } = run;
    const most = maxCostUsd === 0 ? '' : `, for ${dollars(maxCostUsd)} at most`;
    progress(
      run.unchanged
        ? `${run.slug} is ${isOut ? 'already published' : 'a draft already'}`
        : `${run.slug} from ${run.sources.join(', ')}${most}`,
    );
    return run;
  },
});

export const handler = lambdaHandler(step);
