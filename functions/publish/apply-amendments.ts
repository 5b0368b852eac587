// Brings what stands under a slug, draft or published, to the amendments that were made by hand: until none is pending.
import { draftOf } from '../../shared/drafts.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { Published } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { type Amendment, readAmendments, type SlugOf } from './amendments.ts';
import { amendDraft } from './drafts.ts';
import { parseManifest } from './manifest.ts';
import { publishEdition } from './publish-edition.ts';
import { readEdition } from './read-edition.ts';
import { readUnpublished } from './unpublished.ts';

export const REASON = 'a sentence was amended by hand';
/** Rounds in which other hands may have amended more. */
const MOST_ROUNDS = 20;

/** The draft with the amendments, as another version of it. */
const intoDraft = async (
  store: Store,
  { slug }: SlugOf,
  amendments: readonly Amendment[],
  siteUrl: string | undefined,
): Promise<void> => {
  const draft = await draftOf(store, slug);
  if (draft === undefined || draft.state === 'releasing') return;
  const change = { gone: await readUnpublished(store), amendments, siteUrl };
  const whole = await readEdition(store, siteKeys(slug).draft(draft.version), change);
  if (whole?.isAmended === true) await amendDraft(store, draft, whole.edition);
};

/** The published report with the amendments, as its next revision; undefined where it has them. */
const intoReport = async (
  store: Store,
  { slug }: SlugOf,
  amendments: readonly Amendment[],
  now: Date,
  siteUrl: string | undefined,
): Promise<Published | undefined> => {
  const current = parseManifest((await store.read(siteKeys(slug).stable.manifest))?.bytes);
  if (current === undefined) return undefined;
  const change = { gone: await readUnpublished(store), amendments, now, reason: REASON, siteUrl };
  // The folder of the revision, since the stable copies may be another's in the making.
  const whole = await readEdition(store, siteKeys(slug).revision(current.revision), change);
  return whole?.isAmended === true ? publishEdition(store, whole.edition, siteUrl) : undefined;
};

/**
 * Applies the amendments of a slug wherever they are pending. Whoever publishes calls it last: of two at once, the one that ends
 * later finds what the other has added, so that nothing is lost.
 * @returns the last revision that came of it; undefined where none did
 */
export const applyAmendments = async (
  store: Store,
  of: SlugOf,
  now: Date,
  siteUrl?: string,
): Promise<Published | undefined> => {
  let published: Published | undefined;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const amendments = await readAmendments(store, of);
    if (amendments.length === 0) return undefined;
    const draft = await draftOf(store, of.slug);
    await intoDraft(store, of, amendments, siteUrl);
    // What is amended in a draft that waits is seen by nobody before its release, which comes here again.
    const waits = draft !== undefined && draft.state !== 'releasing';
    const revision = waits ? undefined : await intoReport(store, of, amendments, now, siteUrl);
    published = revision ?? published;
    if (revision === undefined && (await readAmendments(store, of)).length === amendments.length) return published;
  }
  return published;
};
