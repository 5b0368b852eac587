// What of a source was not read, by name, so that a person can look at it: an address, an account, a tag.

import { SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import type { Lost } from '../../shared/run.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { RateLimitedError } from './source.ts';

/** Named in a source: the others are counted as problems. */
const MOST_LOST = 8;
const LONGEST_WHAT = 200;
const LONGEST_DETAIL = 200;

const short = (text: string, longest: number): string => visibleText(text).trim().slice(0, longest).toWellFormed();

/** A record of what was not read. What servers say becomes one short line. */
export const lostOf = (what: string, why: Lost['why'], detail?: string, count?: number): Lost => ({
  what: short(what, LONGEST_WHAT),
  why,
  ...(detail === undefined ? {} : { detail: short(detail, LONGEST_DETAIL) }),
  ...(count === undefined ? {} : { count }),
});

/** Why something failed where the source goes on without it; undefined where the error is none of a server's. */
export const whyOf = (error: unknown): Lost['why'] | undefined => {
  if (error instanceof RateLimitedError) return 'limited';
  if (error instanceof SourceUnavailableError) return 'away';
  return error instanceof SourceRefusedError ? 'refused' : undefined;
};

/** What was lost before and on a further page: counts of the same are added up, and only the first few are named. */
export const withLost = (
  before: readonly Lost[] | undefined,
  more: readonly Lost[] | undefined,
): readonly Lost[] | undefined => {
  if (more === undefined || more.length === 0) return before;
  const joined = [...(before ?? [])];
  for (const lost of more) {
    const at = joined.findIndex(({ what, why }) => what === lost.what && why === lost.why);
    const same = joined[at];
    if (same === undefined) joined.push(lost);
    else if (same.count !== undefined && lost.count !== undefined)
      joined[at] = { ...same, count: same.count + lost.count };
  }
  return joined.slice(0, MOST_LOST);
};
