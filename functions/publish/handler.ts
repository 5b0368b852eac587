// The state Publish: renders the report in both styles, checks it, and writes what readers may rely on, pointers last.
import { z } from 'zod';
import { BadInputError } from '../../shared/errors.ts';
import { keepMemory } from '../../shared/memory.ts';
import { readPlan } from '../../shared/plan.ts';
import { evidenceSchema, reportSchema } from '../../shared/report.ts';
import { type Drawn, type Published, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import type { Store } from '../../shared/store/store.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { toEdition } from './edition.ts';
import { type Picture, plainPicture } from './plain-picture.ts';
import { publishEdition } from './publish-edition.ts';

const given = z.object(stateDocument.shape).pick({ run: true, collected: true, composed: true, drawn: true });

const read = async (store: Store, key: string): Promise<Uint8Array> => {
  const stored = await store.read(key);
  if (stored === undefined)
    throw new BadInputError(`There is no ${key} in ${store.url}: run the states before Publish again.`);
  return stored.bytes;
};

const readJson = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T> =>
  schema.parse(JSON.parse(Buffer.from(await read(store, key)).toString()));

/** The word cloud, or undefined when it was not drawn. */
const readPicture = async (store: Store, { ok, jpg, svg, json }: Drawn): Promise<Picture | undefined> =>
  ok && jpg !== undefined && svg !== undefined && json !== undefined
    ? { jpg: await read(store, jpg), svg: await read(store, svg), json: await read(store, json) }
    : undefined;

export const step = defineStep({
  state: 'Publish',
  given,
  work: async ({ run, collected, composed, drawn }, { store, progress }): Promise<Published> => {
    const { settingsHash } = await readPlan(store, run);
    const report = await readJson(store, composed.report, reportSchema);
    const evidence = await readJson(store, composed.evidence, evidenceSchema);
    const cloud = await readPicture(store, drawn);
    const picture = cloud ?? (await plainPicture(run.slug, labelsOf(report.language).missingPicture));
    const edition = toEdition({ run, settingsHash, report, evidence, picture, drawn: cloud !== undefined, collected });
    const published = await publishEdition(store, edition);
    await keepMemory(store, run);
    progress(published.unchanged ? 'nothing changed' : `revision ${published.revision} of ${published.slug}`);
    return published;
  },
});

export const handler = lambdaHandler(step);
