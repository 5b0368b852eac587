// The state Publish: publishes what a run made, as a report or a draft, or releases a draft that an earlier run made.
import * as z from 'zod';
import { type Published, type Run, runSchema } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { type Made, madeSchema, publishMade } from './publish-made.ts';
import { release } from './release.ts';

/** What came of the states before; a draft that is released was made by an earlier run. */
const given = z.looseObject({ run: runSchema }).transform((arrived, context): Made | { readonly run: Run } => {
  if (arrived.run.release !== undefined) return { run: arrived.run };
  const made = madeSchema.safeParse(arrived);
  if (made.success) return made.data;
  for (const { path, message } of made.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

const saidOf = ({ slug, revision, unchanged, draft }: Published): string => {
  if (draft?.stopped === true) return `the draft ${slug} is stopped`;
  return unchanged ? 'nothing changed' : `${draft === undefined ? '' : 'a draft, '}revision ${revision} of ${slug}`;
};

export const step = defineStep({
  state: 'Publish',
  given,
  work: async (arrived, tools): Promise<Published> => {
    const isMade = 'composed' in arrived;
    const published = await (isMade
      ? publishMade(arrived, tools)
      : release(tools.store, arrived.run, tools.settings.siteUrl));
    tools.progress(saidOf(published));
    return published;
  },
});

export const handler = lambdaHandler(step);
