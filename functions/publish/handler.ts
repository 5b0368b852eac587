// The state Publish: renders the report in both styles, checks it, and writes what readers may rely on, pointers last.
import * as z from 'zod';
import { keepMemory } from '../../shared/memory.ts';
import { type Published, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { toEdition } from './edition.ts';
import { publishEdition } from './publish-edition.ts';
import { readMaterial } from './read-material.ts';

const given = z.object(stateDocument.shape).pick({ run: true, collected: true, composed: true, drawn: true });

export const step = defineStep({
  state: 'Publish',
  given,
  work: async (arrived, { store, settings, progress }): Promise<Published> => {
    const edition = toEdition(await readMaterial(store, arrived));
    const published = await publishEdition(store, edition, settings.siteUrl);
    await keepMemory(store, arrived.run);
    progress(published.unchanged ? 'nothing changed' : `revision ${published.revision} of ${published.slug}`);
    return published;
  },
});

export const handler = lambdaHandler(step);
