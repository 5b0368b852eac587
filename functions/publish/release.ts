// A draft on its way out: claimed, published as the next revision, remembered, and taken off the list; or kept back.

import { keepCited } from '../../shared/cited.ts';
import type { Draft } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { siteKeys } from '../../shared/keys.ts';
import { keepMemory } from '../../shared/memory.ts';
import type { Published, Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { readAmendments } from './amendments.ts';
import { applyAmendments } from './apply-amendments.ts';
import { toldOfAmendments } from './bring-amendments.ts';
import { changeDraft, showDrafts, toDrafted } from './drafts.ts';
import type { Edition } from './edition.ts';
import { headlineOf, parseManifest } from './manifest.ts';
import { publishEdition, toPublished } from './publish-edition.ts';
import { readEdition } from './read-edition.ts';
import { saysIn, toldIn } from './told.ts';
import { unpublishSince } from './unpublish.ts';
import { readUnpublished } from './unpublished.ts';

type Asked = NonNullable<Run['release']>;

/** The state that a draft comes to, or the sentence why it can't. A stop comes too late once the draft is on its way. */
const stateAfter = (draft: Draft, { due, stop }: Asked): Draft['state'] => {
  if (stop !== true) return due === true && draft.state === 'stopped' ? 'stopped' : 'releasing';
  if (draft.state !== 'releasing') return 'stopped';
  throw new BadInputError(`The draft ${draft.slug} is on its way out already; to take a post out, use unpublish.`);
};

/** Moves the draft that the run is about to its next state; undefined where it is no longer there. */
const claim = async (store: Store, { slug, release = {} }: Run): Promise<Draft | undefined> => {
  let claimed: Draft | undefined;
  await changeDraft(store, slug, (draft) => {
    claimed = undefined;
    if (draft === undefined || draft.run !== release.draft) return draft;
    claimed = { ...draft, state: stateAfter(draft, release) };
    return claimed;
  });
  return claimed;
};

const madeOf = ({ report }: Edition): Published['made'] => {
  const { collected, kept, stories } = report.stats;
  return { method: report.method, collected, kept, stories };
};

/** What stands of a draft that came out; undefined where another run's report is in its place. */
const outOf = async (store: Store, slug: string, draftRun: string | undefined): Promise<Published | undefined> => {
  const { stable, revision } = siteKeys(slug);
  const manifest = parseManifest((await store.read(stable.manifest))?.bytes);
  if (manifest === undefined || manifest.run !== draftRun) return undefined;
  const whole = await readEdition(store, revision(manifest.revision), { gone: new Set() });
  const headlines = manifest.keyPoints.map(({ headline }) => headline);
  return {
    ...toPublished(manifest, false),
    headlines,
    ...(whole === undefined ? {} : { made: madeOf(whole.edition) }),
  };
};

/** What a call that is repeated answers, when the first one has done it all. */
const alreadyOut = async (store: Store, { slug, release }: Run): Promise<Published> => {
  const out = await outOf(store, slug, release?.draft);
  if (out === undefined)
    throw new BadInputError(
      `The draft ${slug} is no longer the one that was asked for: another run has replaced it. Look at it, and release that.`,
    );
  await showDrafts(store, slug);
  return out;
};

/**
 * Publishes a draft without what was taken out until then. Where a post went meanwhile it is done again, since the revision may
 * have been emptied half written.
 */
const publishDraft = async (
  store: Store,
  draft: Draft,
  siteUrl: string | undefined,
): Promise<{ readonly edition: Edition; readonly published: Published }> => {
  for (;;) {
    const gone = await readUnpublished(store);
    const change = { gone, amendments: await readAmendments(store, draft), siteUrl };
    const whole = await readEdition(store, siteKeys(draft.slug).draft(draft.version), change);
    if (whole === undefined)
      throw new BadInputError(
        `The draft ${draft.slug} is not whole in ${store.url}; make the report again with --force.`,
      );
    // Whoever releases it has decided, also where it rests on fewer posts than what is published.
    const edition = { ...whole.edition, run: { ...whole.edition.run, force: true } };
    const published = await publishEdition(store, edition, siteUrl);
    if ((await readUnpublished(store)).size === gone.size) return { edition, published };
  }
};

/**
 * Releases the draft that a run is about, or stops it. Can be called again after a crash. Throws BadInputError where the draft
 * has been replaced meanwhile, or is past being stopped.
 */
export const release = async (store: Store, run: Run, siteUrl?: string): Promise<Published> => {
  // Before it is claimed: what is taken out from then on leaves the draft to its release.
  const gone = await readUnpublished(store);
  const draft = await claim(store, run);
  if (draft === undefined) return alreadyOut(store, run);
  if (draft.state === 'stopped') {
    await showDrafts(store, draft.slug);
    return toDrafted(draft, true);
  }
  const { edition, published } = await publishDraft(store, draft, siteUrl);
  const { report, evidence } = edition;
  const made = { ...edition.run, id: draft.run };
  await keepMemory(store, made, toldIn(report), saysIn(evidence));
  await keepCited(store, made, evidence);
  await changeDraft(store, draft.slug, (there) => (there?.run === draft.run ? undefined : there));
  await showDrafts(store, draft.slug);
  const now = new Date(run.madeAt);
  const amended = await applyAmendments(store, draft, now, siteUrl);
  const isRemade = await unpublishSince(store, gone, now, siteUrl);
  return {
    ...(amended ?? published),
    ...{ unchanged: false, headlines: report.keyPoints.map(headlineOf), made: madeOf(edition) },
    ...(isRemade ? await outOf(store, draft.slug, draft.run) : {}),
    ...toldOfAmendments(evidence),
  };
};
