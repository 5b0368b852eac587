// Whether a blog post in the store was changed by hand, so that no revision writes over it.
import { checkPost } from '../../shared/checksum.ts';
import { siteKeys } from '../../shared/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { sha256 } from './edition.ts';
import { parseManifest } from './manifest.ts';
import { tombstone } from './tombstone.ts';

/** Whether a revision holds these bytes in one of its styles: posts in the plain style, and old ones, have no checksum. */
const isOfRevision = async (store: Store, slug: string, bytes: Uint8Array): Promise<boolean> => {
  const sum = sha256(bytes);
  for await (const key of store.list(siteKeys(slug).stable.manifest.replace(/manifest\.json$/, 'r'))) {
    if (!key.endsWith('/manifest.json')) continue;
    const { cited, plain } = parseManifest((await store.read(key))?.bytes)?.files ?? {};
    if (cited?.sha256 === sum || plain?.sha256 === sum) return true;
  }
  return false;
};

/** Whether the post of a slug that stands under a key is by another hand than ours. */
export const isByHand = async (store: Store, slug: string, bytes: Uint8Array): Promise<boolean> => {
  const text = Buffer.from(bytes).toString();
  const state = checkPost(text);
  if (state !== 'unknown') return state === 'changed';
  return text !== tombstone(slug) && !(await isOfRevision(store, slug, bytes));
};
