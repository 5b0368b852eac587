// What models cost, in dollars for a million tokens. List prices as reported by third parties. Data.

/** When the table was last looked at. */
export const PRICES_DATE = '2026-11-29';

export interface Price {
  readonly input: number;
  readonly output: number;
  /** For input that the server had cached; as input where it is not known. */
  readonly cacheRead?: number | undefined;
  /** For input that the server writes into its cache; as input where it is not known. */
  readonly cacheWrite?: number | undefined;
}

/** Anthropic's: a cached token is read for a tenth of the price and written for five quarters of it. */
const claude = (input: number, output: number): Price => ({
  input,
  output,
  cacheRead: input / 10,
  cacheWrite: (input * 5) / 4,
});

/** Amazon's: a cached token is read for a quarter of the price and written for the price. */
const nova = (input: number, output: number): Price => ({ input, output, cacheRead: input / 4 });

/** By a part of the model's id; the longest that fits wins. A topic may give its own. */
export const PRICES: Readonly<Record<string, Price>> = {
  'nova-micro': nova(0.035, 0.14),
  'nova-lite': nova(0.06, 0.24),
  'nova-2-lite': nova(0.3, 2.5),
  'nova-pro': nova(0.8, 3.2),
  'claude-haiku-4-5': claude(1, 5),
  'claude-sonnet-4': claude(3, 15),
  'claude-sonnet-5': claude(3, 15),
  'claude-opus-4': claude(5, 25),
  'claude-opus-4-1': claude(15, 75),
  'titan-embed-text-v2': { input: 0.02, output: 0 },
  'cohere.embed-multilingual-v3': { input: 0.1, output: 0 },
  'cohere.embed-v4': { input: 0.12, output: 0 },
};
