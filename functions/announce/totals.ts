// What a run collected, kept, told and cost, added up from what its states left.
import { roundUsd } from '../../shared/prices.ts';
import type { AnnounceGiven } from './outcome.ts';

export interface Totals {
  /** Posts read from the sources and of the window; undefined where collecting did not come to an end. */
  readonly collected: number | undefined;
  readonly kept: number | undefined;
  readonly stories: number | undefined;
  /** Sentences that a model wrote and the checks let stand, and those that they took out. */
  readonly sentences: number;
  readonly refused: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Dollars for sources and model, as far as the run came. */
  readonly costUsd: number;
}

const sum = (numbers: readonly (number | undefined)[]): number => numbers.reduce<number>((all, n = 0) => all + n, 0);

export const totalsOf = ({ collected, deduplicated, clustered, summarised }: AnnounceGiven): Totals => ({
  collected: collected === undefined ? undefined : sum(collected.map(({ kept }) => kept)),
  kept: deduplicated?.kept,
  stories: clustered?.count,
  sentences: (summarised?.written ?? 0) - (summarised?.refused ?? 0),
  refused: summarised?.refused ?? 0,
  inputTokens: summarised?.inputTokens ?? 0,
  outputTokens: summarised?.outputTokens ?? 0,
  costUsd: roundUsd(
    sum(
      [...(collected ?? []), ...[clustered?.embedded, summarised].filter((one) => one !== undefined)].map(
        ({ costUsd }) => costUsd,
      ),
    ),
  ),
});
