// What the writing may cost and has cost: nothing is asked that could go beyond the cap.
import { costUsd, estimateInput, estimateTokens, priceOf } from '../../shared/model/cost.ts';
import type { ModelAnswer, ModelRequest, Usage } from '../../shared/model/model.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import { NOTHING_WASTED, type Wasted } from '../../shared/wasted.ts';

const MILLION = 1_000_000;

/** Prices that a topic gives by itself. */
type Prices = Readonly<Record<string, Price>>;

const FREE: Price = { input: 0, output: 0 };

export class Purse {
  readonly #capUsd: number;
  readonly #own: Prices;
  /** Dollars as they count against the cap: answers of earlier runs too, so that a run that is repeated decides the same. */
  #countedUsd = 0;
  /** Dollars that this run has paid. */
  paidUsd = 0;
  inputTokens = 0;
  cachedTokens = 0;
  outputTokens = 0;
  /** Models whose server was seen to cache the beginnings of requests. */
  readonly #caching = new Set<string>();
  #wasted: Wasted;
  /** Dollars of earlier calls that do not count against the cap yet. */
  #owedUsd: number;

  /** @param wasted what earlier calls of the run paid for no answer */
  constructor(capUsd: number, own: Prices, wasted: Wasted = NOTHING_WASTED) {
    this.#capUsd = capUsd;
    this.#own = own;
    this.#wasted = wasted;
    this.#owedUsd = wasted.costUsd;
    this.paidUsd = wasted.costUsd;
    this.inputTokens = wasted.inputTokens;
    this.cachedTokens = wasted.cachedTokens;
    this.outputTokens = wasted.outputTokens;
  }

  /** What this call and those before it paid for no answer, which no transcript keeps. */
  get wasted(): Wasted {
    return this.#wasted;
  }

  /**
   * Counts what earlier calls wasted against the cap. To be called when something new is asked: until then
   * the same is decided as in those calls, so that their answers are found again.
   */
  settle(): void {
    this.#countedUsd += this.#owedUsd;
    this.#owedUsd = 0;
  }

  /** Counts what was used up without an answer. */
  waste(usage: Usage, asked: string, price: Price | undefined): void {
    const { paidUsd, inputTokens, cachedTokens, outputTokens } = this;
    this.pay({ usage, model: asked }, asked, price);
    this.#wasted = {
      costUsd: this.#wasted.costUsd + this.paidUsd - paidUsd,
      inputTokens: this.#wasted.inputTokens + this.inputTokens - inputTokens,
      cachedTokens: this.#wasted.cachedTokens + this.cachedTokens - cachedTokens,
      outputTokens: this.#wasted.outputTokens + this.outputTokens - outputTokens,
    };
  }

  /** Counts an answer. @param price the asked model's; that of the model which answered where there is none */
  pay(
    { usage, model, remembered }: Pick<ModelAnswer, 'usage' | 'model' | 'remembered'>,
    asked: string,
    price: Price | undefined,
  ): void {
    const usd = costUsd(usage, price ?? priceOf(model, this.#own) ?? FREE);
    this.#countedUsd += usd;
    if (usage.cacheReadTokens + usage.cacheWriteTokens > 0) this.#caching.add(asked);
    if (remembered === true) return;
    this.paidUsd += usd;
    this.inputTokens += usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
    this.cachedTokens += usage.cacheReadTokens;
    this.outputTokens += usage.outputTokens;
  }

  /** Dollars that a request can cost at most, with what its server was seen to cache. */
  estimate(request: ModelRequest, asked: string, price: Price = FREE): number {
    const { input, output, cacheRead = input, cacheWrite = input } = price;
    const beginning = request.shared === undefined ? 0 : estimateInput({ ...request, user: '' });
    const rest = estimateTokens(request.user);
    const first = this.#caching.has(asked) ? cacheRead : Math.max(input, cacheWrite);
    return (beginning * first + rest * Math.max(input, cacheWrite) + request.maxTokens * output) / MILLION;
  }

  /** Dollars that may still be spent. */
  get leftUsd(): number {
    return this.#capUsd - this.#countedUsd;
  }
}
