// Takes posts out of drafts: one that waits gets another version, and folders that speak of the post are emptied.
import { type Draft, readDrafts } from '../../shared/drafts.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { amendDraft } from './drafts.ts';
import { FILE_NAMES } from './file-names.ts';
import { readEdition, speaksOf } from './read-edition.ts';

const FOLDER = /^drafts\/([^/]+)\/d(\d+)\/report\.json$/;

/** Nobody is led to a folder of a draft but by the list, so that what it held need not stay whole. */
const empty = async (store: Store, slug: string, version: number): Promise<void> => {
  const keys = siteKeys(slug).draft(version);
  for (const name of [...FILE_NAMES.toReversed(), 'manifest'] as const)
    if ((await store.read(keys[name])) !== undefined) await store.write(keys[name], '');
};

const remade = async (store: Store, draft: Draft, gone: ReadonlySet<string>, siteUrl?: string): Promise<void> => {
  const whole = await readEdition(store, siteKeys(draft.slug).draft(draft.version), { gone, siteUrl });
  if (whole !== undefined) await amendDraft(store, draft, whole.edition);
};

/**
 * Takes a post out of all drafts, and out of what released ones have left. Can be called again after a crash. One that is on its
 * way out just now loses the post there.
 * @returns slugs of the drafts that have another version now
 */
export const unpublishInDrafts = async (
  store: Store,
  post: string,
  gone: ReadonlySet<string>,
  siteUrl?: string,
): Promise<string[]> => {
  const drafts = new Map((await readDrafts(store)).map((draft) => [draft.slug, draft]));
  const folders: { slug: string; version: number }[] = [];
  for await (const key of store.list('drafts/')) {
    const [, slug, version] = FOLDER.exec(key) ?? [];
    if (slug !== undefined) folders.push({ slug, version: Number(version) });
  }
  const changed: string[] = [];
  for (const { slug, version } of folders) {
    if (!(await speaksOf(store, siteKeys(slug).draft(version), post))) continue;
    const draft = drafts.get(slug);
    if (draft?.version === version) {
      if (draft.state === 'releasing') continue;
      await remade(store, draft, gone, siteUrl);
      changed.push(slug);
    }
    await empty(store, slug, version);
  }
  return changed;
};
