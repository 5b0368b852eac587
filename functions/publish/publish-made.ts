// What a run made, on its way into the store: rendered in both styles, verified, and written, pointers last; or kept as a draft.
import type * as z from 'zod';
import { keepCited } from '../../shared/cited.ts';
import { keepMemory } from '../../shared/memory.ts';
import { type Published, stateDocument } from '../../shared/run.ts';
import type { Tools } from '../../shared/step.ts';
import { noted } from './amend-report.ts';
import { type Amendment, readAmendments, withAmendments } from './amendments.ts';
import { applyAmendments } from './apply-amendments.ts';
import { chooseEdition } from './choose-edition.ts';
import { dropDraft, keepDraft } from './drafts.ts';
import { type Given, toEdition } from './edition.ts';
import { publishEdition } from './publish-edition.ts';
import { readMaterials, readSources, withInvented } from './read-material.ts';
import { saysIn, toldIn } from './told.ts';
import { unpublishSince } from './unpublish.ts';
import { readUnpublished } from './unpublished.ts';
import { verifyReport } from './verify-edition.ts';

export const madeSchema = stateDocument.pick({
  run: true,
  collected: true,
  deduplicated: true,
  composed: true,
  drawn: true,
});
export type Made = z.infer<typeof madeSchema>;

/** What was chosen, as the reports of its slug were amended by hand before; what does not hold with that goes, as anything else. */
const amendedGiven = async (
  given: Given,
  amendments: readonly Amendment[],
  sourcesOf: (material: Given) => ReturnType<typeof readSources>,
): Promise<Given> => {
  const amended = withAmendments(given, amendments);
  if (amended.report === given.report) return given;
  const { report, evidence, findings } = verifyReport(amended, await sourcesOf(given));
  return findings.length === 0 ? { ...given, ...noted({ report, evidence }) } : given;
};

/** Publishes what a run made, or keeps it as a draft; only what is out is remembered. */
export const publishMade = async (arrived: Made, { store, settings }: Tools): Promise<Published> => {
  const { run, deduplicated } = arrived;
  const gone = await readUnpublished(store);
  const { composed, standIn } = await readMaterials(store, arrived);
  const sourcesOf = (material: Given) => readSources(store, deduplicated.parts, material);
  const { given, dropped } = await chooseEdition(composed, standIn, sourcesOf);
  const chosen = await amendedGiven(given, await readAmendments(store, run), sourcesOf);
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
  await unpublishSince(store, gone, now, settings.siteUrl);
  if (published.draft !== undefined) return { ...published, verifyDropped: dropped };
  return { ...published, ...amended, unchanged: published.unchanged && amended === undefined, verifyDropped: dropped };
};
