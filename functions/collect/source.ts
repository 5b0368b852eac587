// The port of sources: whatever can be asked for the posts of a window.
import type { Post } from '../../shared/post.ts';

/** Something of a source that is no post: where it stands, why it is none, and how it begins. */
export interface BadRecord {
  /** A place that a person can look up: `line 12 of posts.jsonl`. */
  readonly place: string;
  readonly reason: string;
  readonly beginning: string;
}

/** One answer of a source. */
export type Reading = { readonly post: Post } | { readonly bad: BadRecord };

/** Reads a source from its beginning, one answer at a time; a source may give posts outside the window. */
export type Source = () => AsyncIterable<Reading>;
