// One model as the writer asks it: what was answered before is not asked again, nothing beyond the cap, nothing too late.
import { ModelRefusedError, ModelUnavailableError } from '../../shared/errors.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../shared/model/model.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import type { Purse } from './purse.ts';
import type { Chapter, Transcript } from './transcript.ts';

/** There is no time left to wait for another answer: the rest is for the next call. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

export interface PricedModel {
  readonly model: Model;
  /** Absent where recorded answers are replayed: each costs what its own model cost. */
  readonly price: Price | undefined;
}

export interface Correspondence extends PricedModel {
  readonly transcript: Transcript;
  readonly purse: Purse;
  /** Whether there is time for another request. */
  readonly hasTime: () => boolean;
}

export class Correspondent {
  readonly #with: Correspondence;
  /** Names of the models that answered. */
  readonly answeredBy = new Set<string>();

  constructor(correspondence: Correspondence) {
    this.#with = correspondence;
  }

  get name(): string {
    return this.#with.model.name;
  }

  /** Dollars that the request can cost at most, with what the model may think beside its answer. */
  estimate(request: ModelRequest): number {
    const { purse, model, price } = this.#with;
    const maxTokens = request.maxTokens + (model.thinkingTokens?.() ?? 0);
    return purse.estimate({ ...request, maxTokens }, model.name, price);
  }

  /**
   * Asks, or finds what was answered. Undefined where the answer could cost more than is left. Throws OutOfTime, and what
   * the model throws.
   */
  async ask(chapter: Chapter, request: ModelRequest): Promise<ModelAnswer | undefined> {
    const { model, price, transcript, purse, hasTime } = this.#with;
    const known = transcript.answerTo(request);
    if (known === undefined) {
      purse.settle();
      if (this.estimate(request) > purse.leftUsd) return undefined;
      if (!hasTime()) throw new OutOfTime();
    }
    const answer = known ?? (await this.#askModel(request));
    if (known === undefined) await transcript.keep(chapter, request, answer);
    purse.pay(answer, model.name, price);
    this.answeredBy.add(answer.model);
    return answer;
  }

  /** Asks; what an answer took that could not be used is paid for as well. */
  async #askModel(request: ModelRequest): Promise<ModelAnswer> {
    const { model, price, purse } = this.#with;
    try {
      return await model.ask(request);
    } catch (error) {
      const failed = error instanceof ModelRefusedError || error instanceof ModelUnavailableError;
      if (failed && error.usage !== undefined) purse.waste(error.usage, model.name, price);
      throw error;
    }
  }
}
