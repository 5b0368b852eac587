// Drafts in the store: whole folders out of readers' sight, the list that names them, its page, and the file for Jekyll.
import { type Draft, type Drafts, draftOf, draftsSchema, parseDrafts } from '../../shared/drafts.ts';
import { BadInputError } from '../../shared/errors.ts';
import { DRAFTS_KEY, DRAFTS_PAGE_KEY, siteKeys } from '../../shared/keys.ts';
import type { Published, Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import { readDays } from './days.ts';
import { draftPage, draftsPage } from './draft-pages.ts';
import { type Edition, filesOf } from './edition.ts';
import { headlineOf, parseManifest, reasonOf, toManifest } from './manifest.ts';
import { derive, merge, update } from './point.ts';
import { assertNoPoorer, isConflict, publishEdition } from './publish-edition.ts';
import { textAt } from './read-edition.ts';
import { FOREVER, manifestBytes } from './settle.ts';
import { tombstone } from './tombstone.ts';

const MARKDOWN_TYPE = 'text/markdown; charset=utf-8';
/** Versions of a draft that other hands may make at the same time. */
const MOST_VERSIONS = 1000;

/** Writes the folder of the first version that nobody else has claimed; its manifest comes last. */
const writeVersion = async (store: Store, edition: Edition, revision: number, first: number): Promise<number> => {
  const { slug } = edition.run;
  const previous = parseManifest((await store.read(siteKeys(slug).stable.manifest))?.bytes);
  const reason = reasonOf(edition, previous);
  const known = await readDays(store, edition.run, edition.run.window.to);
  const files = filesOf(edition, revision, reason, known).map((file) =>
    file.name === 'page' ? { ...file, bytes: Buffer.from(draftPage(file.bytes, edition.report.language)) } : file,
  );
  for (let version = first; version < first + MOST_VERSIONS; version++) {
    const keys = siteKeys(slug).draft(version);
    try {
      for (const { name, bytes, contentType } of files)
        await store.write(keys[name], bytes, { contentType, cacheControl: FOREVER, condition: { absent: true } });
    } catch (error) {
      if (isConflict(error)) continue;
      throw error;
    }
    const manifest = toManifest(edition, revision, reason, files);
    await store.write(keys.manifest, manifestBytes(manifest), { contentType: 'application/json' });
    return version;
  }
  throw new BadInputError(
    `The draft ${slug} has ${MOST_VERSIONS} versions that were never finished; clean ${store.url}.`,
  );
};

const byDay = (a: Draft, b: Draft): number =>
  a.window.to === b.window.to ? (a.slug < b.slug ? -1 : 1) : a.window.to < b.window.to ? 1 : -1;

/** Changes the draft of a slug in the list, under a condition; `change` may take it out. */
export const changeDraft = async (
  store: Store,
  slug: string,
  change: (draft: Draft | undefined) => Draft | undefined,
): Promise<void> =>
  merge<Drafts>(store, DRAFTS_KEY, draftsSchema, (there) => {
    const drafts = there?.drafts ?? [];
    const changed = change(drafts.find((draft) => draft.slug === slug));
    const others = drafts.filter((draft) => draft.slug !== slug);
    return { version: 1, drafts: [...others, ...(changed === undefined ? [] : [changed])].toSorted(byDay) };
  });

/** Makes the page of drafts and the file for Jekyll those of the list; a draft that is gone leaves a post that Jekyll skips. */
export const showDrafts = async (store: Store, slug: string): Promise<void> => {
  await derive(
    store,
    { key: DRAFTS_PAGE_KEY, from: DRAFTS_KEY, contentType: 'text/html; charset=utf-8' },
    draftsSchema,
    draftsPage,
  );
  await update(store, siteKeys(slug).draftPost, MARKDOWN_TYPE, async () => {
    const draft = parseDrafts((await store.read(DRAFTS_KEY))?.bytes).find((each) => each.slug === slug);
    if (draft === undefined) return tombstone(slug);
    return (await textAt(store, siteKeys(slug).draft(draft.version)[draft.style])) ?? tombstone(slug);
  });
};

const entryOf = (edition: Edition, version: number, revision: number): Omit<Draft, 'madeAt' | 'state'> => {
  const { run, report, settingsHash, degraded, digest } = edition;
  const { slug, platform, topic, style } = run;
  return {
    ...{ slug, platform, topic, style, settingsHash, digest, version, revision, window: run.window },
    ...{ language: report.language, displayName: report.displayName, title: report.title, run: run.id },
    headlines: report.keyPoints.map(headlineOf),
    degraded: [...degraded],
  };
};

/** What Publish answers of a draft. */
export const toDrafted = (draft: Draft, unchanged: boolean): Published => {
  const { slug, version, revision, degraded, style, releaseAt, state, headlines } = draft;
  const files = siteKeys(slug).draft(version);
  return {
    ...{ slug, revision, unchanged, degraded },
    ...{ markdown: files[style], image: files.image, page: files.page, evidence: files.evidence },
    draft: {
      ...(releaseAt === undefined ? {} : { releaseAt }),
      ...(state === 'stopped' ? { stopped: true } : {}),
    },
    headlines,
  };
};

/**
 * Keeps an edition as the draft of its slug, in place of an earlier one; what is published already needs none, and what says the
 * same as the draft that waits is no other. Throws ReportHeldError for a report of far fewer posts that nobody forced.
 */
export const keepDraft = async (store: Store, edition: Edition, run: Run, siteUrl?: string): Promise<Published> => {
  const { slug } = edition.run;
  const previous = parseManifest((await store.read(siteKeys(slug).stable.manifest))?.bytes);
  if (previous?.digest === edition.digest) return publishEdition(store, edition, siteUrl);
  assertNoPoorer(edition, previous);
  const before = await draftOf(store, slug);
  if (before?.digest === edition.digest) {
    await showDrafts(store, slug);
    return toDrafted(before, before.run !== edition.run.id);
  }
  const revision = (previous?.revision ?? 0) + 1;
  const version = await writeVersion(store, edition, revision, (before?.version ?? 0) + 1);
  const draft: Draft = {
    ...entryOf(edition, version, revision),
    madeAt: run.madeAt,
    ...(run.draft?.releaseAt === undefined ? {} : { releaseAt: run.draft.releaseAt }),
    state: 'waiting',
  };
  await changeDraft(store, slug, (there) => (there !== undefined && there.version > version ? there : draft));
  await showDrafts(store, slug);
  return toDrafted(draft, false);
};

/** Takes a draft off the list that a report of its slug, made after it, is published past: it would come out over that. */
export const dropDraft = async (store: Store, { slug, madeAt }: Pick<Run, 'slug' | 'madeAt'>): Promise<void> => {
  const isPassed = (draft: Draft): boolean => draft.state !== 'releasing' && draft.madeAt <= madeAt;
  const waiting = await draftOf(store, slug);
  if (waiting === undefined || !isPassed(waiting)) return;
  await changeDraft(store, slug, (draft) => (draft === undefined || isPassed(draft) ? undefined : draft));
  await showDrafts(store, slug);
};

/** Puts an amended version of a draft in its place, unless it is on its way out or another is further on. */
export const amendDraft = async (store: Store, draft: Draft, edition: Edition): Promise<void> => {
  const version = await writeVersion(store, edition, draft.revision, draft.version + 1);
  const next = entryOf(edition, version, draft.revision);
  await changeDraft(store, draft.slug, (there) =>
    there === undefined || there.run !== draft.run || there.version > version || there.state === 'releasing'
      ? there
      : { ...there, ...next },
  );
  await showDrafts(store, draft.slug);
};
