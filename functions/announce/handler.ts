// Announce: tells what became of the run, success and failure alike.
import { runKeys } from '../../shared/keys.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { mailOf } from './mail.ts';
import { measuresOf } from './measures.ts';
import { gatherNews } from './news.ts';
import { notify } from './notify.ts';
import { announceGivenSchema, isNews, type Outcome, outcomeOf } from './outcome.ts';
import { putEvent } from './put-event.ts';
import { eventOf } from './report-event.ts';

/** Where the runbook is read unless a deployment says otherwise. */
const RUNBOOK = 'docs/operations.md';

export const step = defineStep({
  state: 'Announce',
  given: announceGivenSchema,
  work: async (given, { settings, store, log, metrics, now, progress }): Promise<Outcome> => {
    const outcome = outcomeOf(given, settings.stackName);
    const announcedAt = now();
    const { run, published, failedState } = given;
    const announcement = {
      ...outcome,
      announcedAt: announcedAt.toISOString(),
      ...(run === undefined ? {} : { slug: run.slug, run: run.id }),
      ...(published === undefined ? {} : { published }),
      ...(failedState === undefined ? {} : { failedState }),
    };
    if (run !== undefined) {
      const text = JSON.stringify(announcement, null, 2);
      await store.write(runKeys(run.slug, run.id).announced, text, { contentType: 'application/json' });
    }
    const { announceTopicArn, eventBusName, stackName, siteUrl, storeUrl, runbookUrl = RUNBOOK } = settings;
    const event = eventOf(given, outcome, { stack: stackName ?? '', store: storeUrl, announcedAt });
    if (eventBusName !== undefined && event !== undefined) await putEvent(eventBusName, event);
    // The laptop tells nobody, and so has no need of news.
    const news =
      announceTopicArn === undefined || !isNews(given)
        ? undefined
        : await gatherNews(given, { store, settings }, announcedAt);
    if (announceTopicArn !== undefined && news !== undefined) {
      const places = { siteUrl, storeUrl, runbookUrl, stackName };
      await notify(announceTopicArn, announcement, mailOf(given, outcome, news, places));
    }
    // Last, so that an announcement that is tried again counts once.
    if (run !== undefined) {
      metrics.put(measuresOf(given, outcome, announcedAt, news?.warnings.length), {
        topic: `${run.platform}_${run.topic}`,
      });
    }
    log[outcome.outcome === 'failed' ? 'error' : 'info'](outcome.sentence, { outcome: outcome.outcome });
    progress(outcome.sentence);
    return outcome;
  },
  checkup: async (given, tools) => (await import('./checkup.ts')).checkUpYear(given, tools),
});

export const handler = lambdaHandler(step);
