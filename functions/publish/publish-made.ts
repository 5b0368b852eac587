// What a run made, on its way into the store: rendered in both styles, verified, and written, pointers last; or kept as a draft.
import type * as z from 'zod';
import { keepCited } from '../../shared/cited.ts';
import { keepMemory } from '../../shared/memory.ts';
import { type Published, stateDocument } from '../../shared/run.ts';
import type { Tools } from '../../shared/step.ts';
import { readAmendments } from './amendments.ts';
import { applyAmendments } from './apply-amendments.ts';
import { bringAmendments, toldOfAmendments } from './bring-amendments.ts';
import { chooseEdition } from './choose-edition.ts';
import { dropDraft, keepDraft } from './drafts.ts';
import { type Given, toEdition } from './edition.ts';
import { publishEdition } from './publish-edition.ts';
import { readMaterials, withInvented } from './read-material.ts';
import { readSources } from './read-sources.ts';
import { saysIn, toldIn } from './told.ts';
import { unpublishSince } from './unpublish.ts';
import { readUnpublished } from './unpublished.ts';

export const madeSchema = stateDocument.pick({
  run: true,
  collected: true,
  deduplicated: true,
  composed: true,
  drawn: true,
});
export type Made = z.infer<typeof madeSchema>;

/** Publishes what a run made, or keeps it as a draft; only what is out is remembered. */
export const publishMade = async (arrived: Made, tools: Tools): Promise<Published> => {
  const { store, settings } = tools;
  const { run, deduplicated } = arrived;
  const gone = await readUnpublished(store);
  const { composed, standIn } = await readMaterials(store, arrived);
  const sourcesOf = (material: Given) => readSources(store, deduplicated.parts, material);
  const { given, dropped } = await chooseEdition(composed, standIn, sourcesOf);
  const amendments = await readAmendments(store, run);
  const chosen = { ...given, ...(await bringAmendments(given, amendments, () => sourcesOf(given))) };
  const edition = toEdition(await withInvented(store, deduplicated.parts, chosen), settings.siteUrl);
  const isDraft = run.draft !== undefined;
  const published = await (isDraft
    ? keepDraft(store, edition, run, settings.siteUrl)
    : publishEdition(store, edition, settings.siteUrl));
  if (published.draft === undefined) {
    await dropDraft(store, run);
    await keepMemory(store, run, toldIn(chosen.report), saysIn(chosen.evidence));
    await keepCited(store, run, chosen.evidence);
  }
  const now = new Date(run.madeAt);
  const amended = await applyAmendments(store, run, now, settings.siteUrl);
  // Made again without what was taken out meanwhile: it may have been emptied half written.
  if (await unpublishSince(store, gone, now, settings.siteUrl)) return publishMade(arrived, tools);
  const told = { ...toldOfAmendments(chosen.evidence, amendments), verifyDropped: dropped };
  if (published.draft !== undefined) return { ...published, ...told };
  return { ...published, ...amended, ...told, unchanged: published.unchanged && amended === undefined };
};
