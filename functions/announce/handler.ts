// Announce: tells what became of the run, success and failure alike.
import { runKeys } from '../../shared/keys.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { measuresOf } from './measures.ts';
import { notify } from './notify.ts';
import { announceGivenSchema, type Outcome, outcomeOf } from './outcome.ts';
import { putEvent } from './put-event.ts';
import { eventOf } from './report-event.ts';

export const step = defineStep({
  state: 'Announce',
  given: announceGivenSchema,
  work: async (given, { settings, store, log, metrics, now, progress }): Promise<Outcome> => {
    const outcome = outcomeOf(given);
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
    const { announceTopicArn, eventBusName, stackName = '' } = settings;
    const event = eventOf(given, outcome, { stack: stackName, store: settings.storeUrl, announcedAt });
    if (eventBusName !== undefined && event !== undefined) await putEvent(eventBusName, event);
    if (announceTopicArn !== undefined) await notify(announceTopicArn, announcement);
    // Last, so that an announcement that is tried again counts once.
    if (run !== undefined) {
      metrics.put(measuresOf(given, outcome, announcedAt), { topic: `${run.platform}_${run.topic}` });
    }
    log[outcome.outcome === 'failed' ? 'error' : 'info'](outcome.sentence, { outcome: outcome.outcome });
    progress(outcome.sentence);
    return outcome;
  },
});

export const handler = lambdaHandler(step);
