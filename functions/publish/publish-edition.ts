// Writes an edition so that no reader ever meets a pointer to something missing: revision, stable copies, pointers.
import { BadInputError, ConflictError, ReportHeldError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { Published } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { readDays } from './days.ts';
import { type Edition, filesOf } from './edition.ts';
import { type Manifest, parseManifest, reasonOf, toManifest } from './manifest.ts';
import { point } from './point.ts';
import { writeSchemas } from './schemas.ts';
import { FOREVER, manifestBytes, settle } from './settle.ts';

/** Revisions that other runs may claim while this one looks for its number. */
const MOST_REVISIONS = 1000;

export const isConflict = (error: unknown): boolean => error instanceof ConflictError;

/** Writes the files of the first revision that no other run has claimed; its manifest comes last. */
const writeRevision = async (store: Store, edition: Edition, previous: Manifest | undefined): Promise<Manifest> => {
  const reason = reasonOf(edition, previous);
  const known = await readDays(store, edition.run, edition.run.window.to);
  const first = (previous?.revision ?? 0) + 1;
  for (let revision = first; revision < first + MOST_REVISIONS; revision++) {
    const keys = siteKeys(edition.run.slug).revision(revision);
    const files = filesOf(edition, revision, reason, known);
    try {
      for (const { name, bytes, contentType } of files) {
        await store.write(keys[name], bytes, { contentType, cacheControl: FOREVER, condition: { absent: true } });
      }
    } catch (error) {
      if (isConflict(error)) continue;
      throw error;
    }
    const manifest = toManifest(edition, revision, reason, files);
    await store.write(keys.manifest, manifestBytes(manifest), {
      contentType: 'application/json',
      cacheControl: FOREVER,
    });
    return manifest;
  }
  throw new BadInputError(
    `${edition.run.slug} has ${MOST_REVISIONS} revisions that were never finished; clean ${store.url}.`,
  );
};

export const toPublished = (manifest: Manifest, unchanged: boolean): Published => {
  const { slug, revision, style, degraded } = manifest;
  const files = siteKeys(slug).revision(revision);
  return {
    slug,
    revision,
    unchanged,
    degraded,
    markdown: files[style],
    image: files.image,
    page: files.page,
    evidence: files.evidence,
  };
};

/** Of the posts that a published report rests on, the share that another run must have to replace it unasked. */
const LEAST_SHARE = 0.5;

/** Throws ReportHeldError for a report of far fewer posts than the published one, unless it is forced. */
export const assertNoPoorer = ({ run, report }: Edition, previous: Manifest | undefined): void => {
  const [before, now] = [previous?.posts.collected ?? 0, report.stats.collected];
  if (run.force || now >= before * LEAST_SHARE) return;
  throw new ReportHeldError(
    `The published report of ${run.slug} rests on ${before} posts and this one on ${now}, so it was kept out; run with --force to replace it.`,
  );
};

/**
 * Publishes an edition, unless the published revision says the same: then nothing is written but what a crash left
 * undone. A second call with the same edition ends in the same state. Throws ConflictError when other writers never
 * let a pointer through, and ReportHeldError for a report of far fewer posts that nobody forced.
 * @param siteUrl root of the published site with its final slash, where it is known
 */
export const publishEdition = async (store: Store, edition: Edition, siteUrl?: string): Promise<Published> => {
  const stored = await store.read(siteKeys(edition.run.slug).stable.manifest);
  const previous = parseManifest(stored?.bytes);
  const isSame = previous?.digest === edition.digest;
  assertNoPoorer(edition, previous);
  const manifest = isSame ? previous : await writeRevision(store, edition, previous);
  const { postByHand } = await settle(store, manifest);
  await writeSchemas(store);
  await point(store, manifest, siteUrl);
  const published = toPublished(manifest, isSame && manifest.run !== edition.run.id);
  return postByHand ? { ...published, postByHand } : published;
};
