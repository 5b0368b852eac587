// What a request will cost at most, and what it did cost.
import { BadInputError } from '../errors.ts';
import type { ModelRequest, Usage } from './model.ts';
import { isBilled, modelNameOf, parseModelUrl } from './model-url.ts';
import { PRICES, type Price } from './prices.data.ts';

const MILLION = 1_000_000;

type Prices = Readonly<Record<string, Price>>;

/** Whether a model's id has the part as whole words: `gpt-5` is in `gpt-5-2026-08-07`, not in `gpt-5.1` or `gpt-50`. */
const hasPart = (model: string, part: string): boolean => {
  for (let at = model.indexOf(part); at >= 0; at = model.indexOf(part, at + 1))
    if (!/[\p{L}\p{N}.]/u.test(model[at + part.length] ?? '')) return true;
  return false;
};

const find = (model: string, prices: Prices): Price | undefined => {
  const [best] = Object.keys(prices)
    .filter((part) => hasPart(model, part))
    .sort((a, b) => b.length - a.length);
  return best === undefined ? undefined : prices[best];
};

/** The price of a model: the topic's own, else the table's; undefined where neither knows it. */
export const priceOf = (model: string, own: Prices = {}): Price | undefined => find(model, own) ?? find(model, PRICES);

/**
 * The price of the model of a URL: the topic's own, else the table's where it is billed, else nothing. Throws BadInputError
 * for a model that is billed and whose price is unknown: no cap could hold.
 */
export const knownPrice = (url: string, own: Prices): Price => {
  const parsed = parseModelUrl(url);
  const name = modelNameOf(parsed);
  if (!isBilled(parsed)) return (name === undefined ? undefined : find(name, own)) ?? { input: 0, output: 0 };
  const price = name === undefined ? undefined : priceOf(name, own);
  if (price !== undefined) return price;
  throw new BadInputError(
    `The price of the model ${name} is unknown, so its cost can't be kept; give it in the topic's model.prices.`,
  );
};

const HAN_OR_KANA = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Tokens of a text, on the high side: one and a half a Han character, one for three of others. */
export const estimateTokens = (text: string): number => {
  const wide = text.match(HAN_OR_KANA)?.length ?? 0;
  return Math.ceil(wide * 1.5 + (text.length - wide) / 3);
};

/** Tokens that a request has at most: its words and its tool. */
export const estimateInput = ({ system, shared = '', user, tool }: ModelRequest): number =>
  estimateTokens(system) + estimateTokens(shared) + estimateTokens(user) + estimateTokens(JSON.stringify(tool));

/**
 * Tokens that a server counts at least when it reads all of a request's words: fewer than six characters of Latin script or
 * two Han characters to a token are seen with every tokenizer (measured on posts: 3.5 to 4.5 and 1.3 to 1.8).
 */
export const fewestInput = ({ system, shared = '', user }: ModelRequest): number => {
  const text = `${system}${shared}${user}`;
  const wide = text.match(HAN_OR_KANA)?.length ?? 0;
  return Math.floor(wide / 2.2 + (text.length - wide) / 6);
};

/** Dollars that a request can cost at most, nothing of it cached yet. */
export const estimateUsd = (request: ModelRequest, price: Price): number =>
  (estimateInput(request) * Math.max(price.input, price.cacheWrite ?? 0) + request.maxTokens * price.output) / MILLION;

/** Dollars that an answer did cost. */
export const costUsd = (usage: Usage, { input, output, cacheRead = input, cacheWrite = input }: Price): number =>
  (usage.inputTokens * input +
    usage.cacheReadTokens * cacheRead +
    usage.cacheWriteTokens * cacheWrite +
    usage.outputTokens * output) /
  MILLION;
