// What a request will cost at most, and what it did cost.
import type { ModelRequest, Usage } from './model.ts';
import { PRICES, type Price } from './prices.data.ts';

const MILLION = 1_000_000;
/** A cached token is read for a tenth of the price and written for five quarters of it (Anthropic on Bedrock). */
const CACHE_READ = 0.1;
const CACHE_WRITE = 1.25;

/** The price of a model: the topic's own, else the table's; undefined where neither knows it. */
export const priceOf = (model: string, own: Readonly<Record<string, Price>> = {}): Price | undefined => {
  const find = (prices: Readonly<Record<string, Price>>): Price | undefined => {
    const [best] = Object.keys(prices)
      .filter((part) => model.includes(part))
      .sort((a, b) => b.length - a.length);
    return best === undefined ? undefined : prices[best];
  };
  return find(own) ?? find(PRICES);
};

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Tokens of a text, on the high side: one and a half a Han character, one for three of others. */
export const estimateTokens = (text: string): number => {
  const wide = text.match(HAN_OR_KANA)?.length ?? 0;
  return Math.ceil(wide * 1.5 + (text.length - wide) / 3);
};

/** Dollars that a request can cost at most. */
export const estimateUsd = ({ system, user, tool, maxTokens }: ModelRequest, price: Price): number => {
  const input = estimateTokens(system) + estimateTokens(user) + estimateTokens(JSON.stringify(tool));
  return (input * price.input + maxTokens * price.output) / MILLION;
};

/** Dollars that an answer did cost. */
export const costUsd = (usage: Usage, price: Price): number =>
  ((usage.inputTokens + usage.cacheReadTokens * CACHE_READ + usage.cacheWriteTokens * CACHE_WRITE) * price.input +
    usage.outputTokens * price.output) /
  MILLION;
