// Plan: from the state machine's input to the run that all later states are about.
import { draftOf } from '../../shared/drafts.ts';
import { runKeys, slugOf } from '../../shared/keys.ts';
import { dollars } from '../../shared/prices.ts';
import { type Run, runInputSchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { loadNames, loadTopic } from '../../shared/topic-files.ts';
import { hoursNote } from '../../shared/window-hours.ts';
import { clockOfRun, joinedTo } from './hours.ts';
import { planRelease } from './plan-release.ts';
import { publishedRevision, windowBefore } from './published.ts';
import { areLive, isUnchanged, planRun } from './run-of.ts';
import { daysOf, windowOf } from './window.ts';

export const step = defineStep({
  state: 'Plan',
  given: runInputSchema,
  work: async (input, tools): Promise<Run> => {
    if (input.release !== undefined) return planRelease(input, tools);
    const { settings, store, progress } = tools;
    const now = tools.now();
    const topic = await loadTopic(settings.topicsFolder, input.topic);
    const pack = await loadNames(settings.topicsFolder, topic);
    const days = daysOf(input, clockOfRun(input, topic), now);
    const slug = slugOf(topic.platform, topic.topic, days.from, days.to);
    const [published, waiting] = [await publishedRevision(store, slug), await draftOf(store, slug)];
    const asked = windowOf(days, clockOfRun(input, topic, (published ?? waiting)?.window), now);
    // Hours that were given by hand are meant as they are.
    const window = input.dayEndsAt === undefined ? joinedTo(asked, await windowBefore(store, topic, days)) : asked;
    const planned = planRun(input, topic, settings, { window, now }, pack);
    const live = areLive(planned.topic.sources);
    const isOut = isUnchanged(planned, published, live);
    const { draft: _, ...out } = planned.run;
    const run = { ...(isOut ? out : planned.run), unchanged: isOut || isUnchanged(planned, waiting, live) };
    const plan = JSON.stringify({ ...planned, run }, null, 2);
    await store.write(runKeys(run.slug, run.id).plan, plan, { contentType: 'application/json' });
    const { maxCostUsd = 0 } = run;
    const most = maxCostUsd === 0 ? '' : `, for ${dollars(maxCostUsd)} at most`;
    const from = `${run.slug}${hoursNote(window)} from ${run.sources.join(', ')}`;
    const already = `${run.slug} is ${isOut ? 'already published' : 'a draft already'}`;
    progress(run.unchanged ? already : `${from}${most}`);
    return run;
  },
  checkup: async (given, tools) => (await import('./checkup.ts')).checkUpTopics(given, tools),
});

export const handler = lambdaHandler(step);
