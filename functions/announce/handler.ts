// Announce: tells what became of the run, success and failure alike.
import { runKeys } from '../../shared/keys.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { notify } from './notify.ts';
import { announceGivenSchema, type Outcome, outcomeOf } from './outcome.ts';

export const step = defineStep({
  state: 'Announce',
  given: announceGivenSchema,
  work: async (given, { settings, store, log, now, progress }): Promise<Outcome> => {
    const outcome = outcomeOf(given);
    const { run, published, failedState } = given;
    const announcement = {
      ...outcome,
      announcedAt: now().toISOString(),
      ...(run === undefined ? {} : { slug: run.slug, run: run.id }),
      ...(published === undefined ? {} : { published }),
      ...(failedState === undefined ? {} : { failedState }),
    };
    if (run !== undefined) {
      const text = JSON.stringify(announcement, null, 2);
      await store.write(runKeys(run.slug, run.id).announced, text, { contentType: 'application/json' });
    }
    if (settings.announceTopicArn !== undefined) await notify(settings.announceTopicArn, announcement);
    log[outcome.outcome === 'failed' ? 'error' : 'info'](outcome.sentence, { outcome: outcome.outcome });
    progress(outcome.sentence);
    return outcome;
  },
});

export const handler = lambdaHandler(step);
