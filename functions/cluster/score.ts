// How much a candidate matters: a logistic model whose weights were fitted on days that an editor read (`bench -- fit`).
import { FEATURES } from './features.ts';

/** Of each feature: its mean and spread over the days of the fit, and what one spread more adds to the log odds. */
export interface Weights {
  readonly intercept: number;
  readonly features: Readonly<
    Record<string, { readonly mean: number; readonly spread: number; readonly weight: number }>
  >;
}

/** The log odds of a post, and what each feature adds to them. Features that the weights don't know add nothing. */
export const scorePost = (values: ArrayLike<number>, { intercept, features }: Weights): number => {
  let sum = intercept;
  for (let i = 0; i < FEATURES.length; i++) {
    const known = features[FEATURES[i]!];
    if (known !== undefined) sum += (known.weight * (values[i]! - known.mean)) / known.spread;
  }
  return sum;
};

/** Parts kept of a score. */
const MOST_PARTS = 5;

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** What weighs most in a post's score, by feature. */
export const partsOf = (values: ArrayLike<number>, { features }: Weights): Record<string, number> =>
  Object.fromEntries(
    FEATURES.flatMap((name, i) => {
      const known = features[name];
      return known === undefined
        ? []
        : [[name, round((known.weight * (values[i]! - known.mean)) / known.spread)] as const];
    })
      .filter(([, part]) => part !== 0)
      .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
      .slice(0, MOST_PARTS),
  );
