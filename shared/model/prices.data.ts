// What models cost, in dollars for a million tokens of input and output. List prices as reported by third parties. Data.

/** When the table was last looked at. */
export const PRICES_DATE = '2026-11-23';

export interface Price {
  readonly input: number;
  readonly output: number;
}

/** By a part of the model's id; the longest that fits wins. A topic may give its own. */
export const PRICES: Readonly<Record<string, Price>> = {
  'nova-micro': { input: 0.035, output: 0.14 },
  'nova-lite': { input: 0.06, output: 0.24 },
  'nova-2-lite': { input: 0.3, output: 2.5 },
  'nova-pro': { input: 0.8, output: 3.2 },
  'claude-haiku-4-5': { input: 1, output: 5 },
  'claude-sonnet-4': { input: 3, output: 15 },
  'claude-sonnet-5': { input: 3, output: 15 },
  'claude-opus-4': { input: 5, output: 25 },
  'titan-embed-text-v2': { input: 0.02, output: 0 },
  'cohere.embed-multilingual-v3': { input: 0.1, output: 0 },
  'cohere.embed-v4': { input: 0.12, output: 0 },
};
