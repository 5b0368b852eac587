// Plan: from the state machine's input to the run that all later states are about.
import { runKeys, slugOf } from '../../shared/keys.ts';
import { dollars } from '../../shared/prices.ts';
import { type Run, runInputSchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { loadNames, loadTopic } from '../../shared/topic-files.ts';
import { hoursNote } from '../../shared/window-hours.ts';
import { clockOfRun, joinedTo } from './hours.ts';
import { publishedRevision, windowBefore } from './published.ts';
import { areLive, isUnchanged, planRun } from './run-of.ts';
import { daysOf, windowOf } from './window.ts';

export const step = defineStep({
  state: 'Plan',
  given: runInputSchema,
  work: async (input, { settings, store, now: clock, progress }): Promise<Run> => {
    const now = clock();
    const topic = await loadTopic(settings.topicsFolder, input.topic);
    const pack = await loadNames(settings.topicsFolder, topic);
    const days = daysOf(input, clockOfRun(input, topic), now);
    const published = await publishedRevision(store, slugOf(topic.platform, topic.topic, days.from, days.to));
    const asked = windowOf(days, clockOfRun(input, topic, published?.window), now);
    // Hours that were given by hand are meant as they are.
    const window = input.dayEndsAt === undefined ? joinedTo(asked, await windowBefore(store, topic, days)) : asked;
    const planned = planRun(input, topic, settings, { window, now }, pack);
    const run = { ...planned.run, unchanged: isUnchanged(planned, published, areLive(planned.topic.sources)) };
    const plan = JSON.stringify({ ...planned, run }, null, 2);
    await store.write(runKeys(run.slug, run.id).plan, plan, { contentType: 'application/json' });
    const { maxCostUsd = 0 } = run;
    const most = maxCostUsd === 0 ? '' : `, for ${dollars(maxCostUsd)} at most`;
    const from = `${run.slug}${hoursNote(window)} from ${run.sources.join(', ')}`;
    progress(run.unchanged ? `${run.slug} is already published` : `${from}${most}`);
    return run;
  },
  checkup: async (given, tools) => (await import('./checkup.ts')).checkUpTopics(given, tools),
});

export const handler = lambdaHandler(step);
