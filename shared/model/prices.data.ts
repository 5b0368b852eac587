// What models cost, in dollars for a million tokens. List prices as reported by third parties. Data.

/** When the table was last looked at; the reports themselves are older, as the lines say. */
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

/** OpenAI's: a cached token is read for a tenth of the price, and written for the price. */
const gpt = (input: number, output: number): Price => ({ input, output, cacheRead: input / 10 });

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
  // As of April to June 2026; requests below 270,000 tokens.
  'gpt-5': gpt(1.25, 10),
  'gpt-5-mini': gpt(0.25, 2),
  'gpt-5-nano': gpt(0.05, 0.4),
  'gpt-5-pro': { input: 15, output: 120 },
  'gpt-5.1': gpt(1.25, 10),
  'gpt-5.2': gpt(1.75, 14),
  'gpt-5.2-pro': { input: 21, output: 168 },
  'gpt-5.4': gpt(2.5, 15),
  'gpt-5.4-mini': gpt(0.75, 4.5),
  'gpt-5.4-nano': gpt(0.2, 1.25),
  'gpt-5.4-pro': { input: 30, output: 180 },
  'gpt-5.5': gpt(5, 30),
  'gpt-5.5-pro': { input: 30, output: 180 },
  // As of October 2026, at the hours of the higher price; half of it otherwise.
  'deepseek-flash': { input: 0.3, output: 1.2, cacheRead: 0.006 },
  'deepseek-v4-pro': { input: 1.32, output: 3.96, cacheRead: 0.044 },
  // As of August 2026, outside China, requests of 32,000 to 128,000 tokens.
  'qwen-flash': { input: 0.05, output: 0.4 },
  'qwen-plus': { input: 0.4, output: 1.2 },
  'qwen3-max': { input: 2.4, output: 12 },
  'titan-embed-text-v2': { input: 0.02, output: 0 },
  'cohere.embed-multilingual-v3': { input: 0.1, output: 0 },
  'cohere.embed-v4': { input: 0.12, output: 0 },
};

/** Classes of models, each by models of today; the price of the first stands for its class. */
export const MODEL_CLASSES = {
  small: ['claude-haiku-4-5', 'gpt-5.4-mini'],
  middle: ['claude-sonnet-5', 'gpt-5.4'],
  large: ['claude-opus-4', 'gpt-5.5'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof PRICES)[]>>;
export type ModelClass = keyof typeof MODEL_CLASSES;
