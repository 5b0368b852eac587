// Plans how a run's money is spread over its stories: fewer stories, then a cheaper model, then excerpts. Pure.
import { estimateUsd } from '../../shared/model/cost.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import { cardRequest, type ReportLanguage } from './prompt.ts';

/** Tokens of an ordinary post on X, 280 units wide, at most: 140 Han characters at one and a half each. */
const POST_TOKENS = 210;

/** Dollars of a story with an ordinary packet, at most, without a repair. */
export const ordinaryUsd = (language: ReportLanguage, posts: number, price: Price): number =>
  estimateUsd(cardRequest({ boundary: '0'.repeat(16), posts: [] }, language), price) +
  (posts * POST_TOKENS * price.input) / 1_000_000;

export interface Means {
  /** Dollars that all stories may cost together. */
  readonly maxUsd: number;
  /** Stories that get a card. */
  readonly stories: number;
  /** What an ordinary story costs with the model, and with the cheaper one where there is one. */
  readonly modelUsd: number;
  readonly cheaperUsd?: number | undefined;
}

/** What a story may cost, and with which model; `none` is told in excerpts. */
export interface Portion {
  readonly by: 'model' | 'cheaper' | 'none';
  readonly shareUsd: number;
}

/**
 * The portion of one story. Where the money does for an ordinary request a story, all have an equal share. Where it does
 * not, the best stories keep the model, as many as leave the rest the cheaper one; where not even that is enough, or there
 * is none, the best get what there is and the rest are excerpts. The shares of a run never add up to more than `maxUsd`,
 * so that stories can be written at once without knowing of each other.
 * @param rank place of the story, best first, from 0
 */
export const portionOf = (rank: number, { maxUsd, stories, modelUsd, cheaperUsd }: Means): Portion => {
  if (stories * modelUsd <= maxUsd) return { by: 'model', shareUsd: maxUsd / stories };
  if (cheaperUsd === undefined || cheaperUsd >= modelUsd) return portionOfFew(rank, 'model', modelUsd, maxUsd);
  const spare = maxUsd - stories * cheaperUsd;
  if (spare < 0) return portionOfFew(rank, 'cheaper', cheaperUsd, maxUsd);
  const best = Math.floor(spare / (modelUsd - cheaperUsd));
  const rest = (spare - best * (modelUsd - cheaperUsd)) / stories;
  return rank < best ? { by: 'model', shareUsd: modelUsd + rest } : { by: 'cheaper', shareUsd: cheaperUsd + rest };
};

/** The best stories share everything; one at least may try with it all, since its own packet may be small. */
const portionOfFew = (rank: number, by: 'model' | 'cheaper', usd: number, maxUsd: number): Portion => {
  const few = Math.max(1, Math.floor(maxUsd / usd));
  return rank < few ? { by, shareUsd: maxUsd / few } : { by: 'none', shareUsd: 0 };
};
