// The state Publish: renders the report in both styles, verifies it, and writes what readers may rely on, pointers last.
import * as z from 'zod';
import { keepCited } from '../../shared/cited.ts';
import { keepMemory } from '../../shared/memory.ts';
import { type Published, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { chooseEdition } from './choose-edition.ts';
import { toEdition } from './edition.ts';
import { publishEdition } from './publish-edition.ts';
import { readMaterials, readSources, withInvented } from './read-material.ts';
import { saysIn, toldIn } from './told.ts';

const given = z
  .object(stateDocument.shape)
  .pick({ run: true, collected: true, deduplicated: true, composed: true, drawn: true });

export const step = defineStep({
  state: 'Publish',
  given,
  work: async (arrived, { store, settings, progress }): Promise<Published> => {
    const { composed, standIn } = await readMaterials(store, arrived);
    const { given: chosen, dropped } = await chooseEdition(composed, standIn, (material) =>
      readSources(store, arrived.deduplicated.parts, material),
    );
    const shown = await withInvented(store, arrived.deduplicated.parts, chosen);
    const published = await publishEdition(store, toEdition(shown, settings.siteUrl), settings.siteUrl);
    await keepMemory(store, arrived.run, toldIn(chosen.report), saysIn(chosen.evidence));
    await keepCited(store, arrived.run, chosen.evidence);
    progress(published.unchanged ? 'nothing changed' : `revision ${published.revision} of ${published.slug}`);
    return { ...published, verifyDropped: dropped };
  },
});

export const handler = lambdaHandler(step);
