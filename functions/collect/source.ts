// The ports of sources: a stream that is read in one go, and pages that are fetched one by one.
import { DawnChorusError } from '../../shared/errors.ts';
import type { Post } from '../../shared/post.ts';
import type { Counted, Lost } from '../../shared/run.ts';

/** Something of a source that is no post: where it stands, why it is none, and how it begins. */
export interface BadRecord {
  /** A place that a person can look up: `line 12 of posts.jsonl`. */
  readonly place: string;
  readonly reason: string;
  readonly beginning: string;
}

/** An author whom a source was asked for by the id. */
export interface KnownUser {
  readonly id: string;
  readonly username: string;
  readonly name?: string | undefined;
  readonly followers?: number | undefined;
}

/** One answer of a source: a post, what is none, what is left out for a reason that is counted, or an author of posts. */
export type Reading =
  | { readonly post: Post }
  | { readonly bad: BadRecord }
  | { readonly aside: string }
  | { readonly user: KnownUser };

/** Reads a source from its beginning, one answer at a time; a source may give posts outside the window. */
export type Source = () => AsyncIterable<Reading>;

/** What may still be spent on a source in this run. */
export interface Allowance {
  readonly posts: number;
  readonly costUsd: number;
}

/** What one request brought. */
export interface Page {
  readonly readings: readonly Reading[];
  /** Where the next page begins, in the source's own words; undefined at the window's edge. */
  readonly next?: string | undefined;
  readonly costUsd: number;
  /** Whether a part of what was asked has been left out for the budget's sake. */
  readonly short?: boolean | undefined;
  /** Seconds to wait before the next page, since the source has no more answers before. */
  readonly pauseSeconds?: number | undefined;
  /** Things that the source says it could not give. */
  readonly problems?: number | undefined;
  /** What of the source was not read, by name. */
  readonly lost?: readonly Lost[] | undefined;
}

/** A source that is asked page by page. */
export interface PagedSource {
  /**
   * Fetches a page; `cursor` is the `next` of the page before, undefined for the first.
   * Answers `budget` without asking when the allowance can't pay for another page.
   * Throws RateLimitedError, SourceUnavailableError (worth another try) or SourceRefusedError (not before a person acts).
   */
  readonly fetchPage: (cursor: string | undefined, allowance: Allowance) => Promise<Page | 'budget'>;
  /**
   * What the server has counted of the account's posts, asked for nothing; undefined where it does not say. Throws nothing.
   * Absent where nothing is counted.
   */
  readonly count?: () => Promise<Counted | undefined>;
}

/** A source asks to be left alone for a while. Caught within Collect, which waits or lets the state machine wait. */
export class RateLimitedError extends DawnChorusError {
  override readonly name = 'RateLimitedError';
  /** Undefined where the source does not say. */
  readonly waitSeconds: number | undefined;

  constructor(message: string, waitSeconds: number | undefined) {
    super(message);
    this.waitSeconds = waitSeconds;
  }
}
