// Plans a run that releases a draft: the drafts are read, and of the topic only where all that are due are asked for.
import { readDrafts } from '../../shared/drafts.ts';
import type { Run, RunInput } from '../../shared/run.ts';
import type { Tools } from '../../shared/step.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { DUE, dueReleaseOf, releaseOf } from './release-of.ts';

/** The run that releases or stops a draft. Throws BadInputError where there is none of that slug. */
export const planRelease = async (input: RunInput, { settings, store, now, progress }: Tools): Promise<Run> => {
  const drafts = await readDrafts(store);
  const run =
    input.release === DUE
      ? dueReleaseOf(input, await loadTopic(settings.topicsFolder, input.topic), drafts, now())
      : releaseOf(input, drafts, now());
  progress(run.unchanged ? 'no draft is due' : `${run.slug}, a draft`);
  return run;
};
