// Reads the posts that a report is checked against from the private files of its run.
import { runPrefix } from '../../shared/keys.ts';
import { postKey } from '../../shared/post.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { namesOf } from '../../shared/verify/published-truth.ts';
import { type Source, toSource } from '../../shared/verify/source-post.ts';
import type { Verifiable } from './verify-edition.ts';

/** The posts of a material by their links, as the rules read them by the names of its evidence. */
export const readSources = async (
  store: Store,
  parts: readonly string[],
  { evidence }: Pick<Verifiable, 'evidence'>,
): Promise<ReadonlyMap<string, Source>> => {
  const sources = new Map<string, Source>();
  const names = namesOf(evidence);
  for await (const post of readParts<DistinctPost>(store, parts)) {
    const key = postKey(post);
    const proof = evidence.posts[key];
    if (proof === undefined) continue;
    const { url, handle, name, organisation, lang, createdAt } = proof;
    sources.set(url, toSource({ key, handle, name, organisation, lang, text: post.text, createdAt }, names));
  }
  return sources;
};

/** The same of the run that made a report; empty where its files have expired. */
export const readRunSources = async (
  store: Store,
  material: Pick<Verifiable, 'evidence'>,
): Promise<ReadonlyMap<string, Source>> => {
  const { slug, run } = material.evidence;
  const parts: string[] = [];
  for await (const key of store.list(`${runPrefix(slug, run)}/deduplicated/`)) parts.push(key);
  return readSources(store, parts, material);
};
