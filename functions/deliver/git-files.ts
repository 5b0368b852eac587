// Which files of a blog's branch a revision writes: ours as they are now, never one that somebody has changed or taken away by hand.
import { createHash } from 'node:crypto';
import type { Files } from './channel.ts';

/** Git's name for content: SHA-1 of `blob {length}`, a zero byte, and the bytes (Pro Git, 10.2 "Git Objects"). */
export const blobId = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex');

export interface BranchFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Changes {
  readonly write: readonly BranchFile[];
  readonly remove: readonly string[];
  /** Left alone, since they are not as we left them. */
  readonly byHand: readonly string[];
}

/** What is known of a path before. */
export interface Known {
  /** Ids of the contents that we may have written there. */
  readonly ours: (path: string) => ReadonlySet<string>;
  /** What the last delivery of an earlier revision left; undefined where there was none. */
  readonly last: Files | undefined;
  /** What the branch holds; undefined where it holds nothing. */
  readonly there: (path: string) => string | undefined;
}

/**
 * What a commit changes. A path that holds what we wrote is written anew, a free one too unless the last delivery had written it
 * and it was taken away since. What the last delivery wrote and this revision has no more is taken away.
 */
export const changesOf = (wanted: readonly BranchFile[], { ours, last, there }: Known): Changes => {
  const write: BranchFile[] = [];
  const remove: string[] = [];
  const byHand: string[] = [];
  for (const file of wanted) {
    const held = there(file.path);
    if (held === blobId(file.bytes)) continue;
    const mayWrite = held === undefined ? last?.[file.path] === undefined : ours(file.path).has(held);
    if (mayWrite) write.push(file);
    else byHand.push(file.path);
  }
  const paths = new Set(wanted.map(({ path }) => path));
  for (const [path, id] of Object.entries(last ?? {})) {
    const held = there(path);
    if (paths.has(path) || held === undefined) continue;
    if (held === id) remove.push(path);
    else byHand.push(path);
  }
  return { write, remove, byHand };
};
