// What reading costs, from one dated table, so that a run can be planned and capped in dollars.

/**
 * X API, pay per use, as its documentation had it on 2026-11-23: each post and each user object that an answer holds.
 * Whether users in `includes` are billed is not known; until a bill shows otherwise they are counted as if.
 */
export const X_PRICES = { checked: '2026-11-23', post: 0.005, user: 0.01 } as const;

/** Fractions of a cent as X bills them add up to numbers such as 0.30000000000000004; costs are kept to a millionth. */
export const roundUsd = (usd: number): number => Math.round(usd * 1e6) / 1e6;

/** Dollars for some posts and users read from X. */
export const xCost = (posts: number, users: number): number => roundUsd(posts * X_PRICES.post + users * X_PRICES.user);

/** `$1.23`, for sentences; what is below a cent but not nothing is shown to the tenth of one. */
export const dollars = (usd: number): string => `$${usd.toFixed(usd > 0 && usd < 0.01 ? 3 : 2)}`;
