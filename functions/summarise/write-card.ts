// Writes one card with a model: ask, check, one repair, else the extractive card, never for more than the story's share.
import { ModelUnavailableError } from '../../shared/errors.ts';
import { costUsd, estimateUsd, priceOf } from '../../shared/model/cost.ts';
import { type Exchange, exchangeKey } from '../../shared/model/exchange.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../shared/model/model.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import type { Asked, Card, Story } from '../../shared/story.ts';
import { type Checked, checkAnswer } from './check-answer.ts';
import { withClaims } from './model-card.ts';
import { type Packet, packetOf } from './packet.ts';
import { cardRequest, type Failure, type ReportLanguage, repairRequest } from './prompt.ts';

export interface Writing {
  readonly story: Story;
  /** The card that stands where the model fails. */
  readonly extractive: Card;
  /** The models that may write it, the preferred one first; the first that the share can pay is asked. */
  readonly models: readonly PricedModel[];
  readonly language: ReportLanguage;
  /** Posts of the story that a model is given at most. */
  readonly maxPosts: number;
  /** Dollars that this story may cost. */
  readonly shareUsd: number;
}

export interface PricedModel {
  readonly model: Model;
  readonly price: Price;
}

/** Fewest posts worth asking about. */
const FEWEST_POSTS = 1;

const leadingOf = ({ lead, official, eventSpans, quotations }: Card): string[] => [
  ...(official === undefined ? [] : [official.post]),
  lead,
  ...eventSpans.map(({ post }) => post),
  ...quotations.slice(0, 2).map(({ post }) => post),
];

const droppedOf = (failures: readonly Failure[]): Asked['dropped'] => {
  const dropped: Record<string, number> = {};
  for (const { breaches } of failures) {
    const rule = breaches[0]?.rule;
    if (rule !== undefined) dropped[rule] = (dropped[rule] ?? 0) + 1;
  }
  return dropped;
};

interface Affordable extends PricedModel {
  readonly packet: Packet;
  readonly request: ModelRequest;
}

/** The largest packet whose request fits the share, by the first model for which one does: half the posts each time. */
const affordable = ({ story, extractive, models, language, maxPosts, shareUsd }: Writing): Affordable | undefined => {
  for (const priced of models) {
    for (let n = maxPosts; n >= FEWEST_POSTS; n = Math.floor(n / 2)) {
      const packet = packetOf(story, leadingOf(extractive), n);
      if (packet.posts.length === 0) return undefined;
      const request = cardRequest(packet, language);
      if (estimateUsd(request, priced.price) <= shareUsd) return { ...priced, packet, request };
    }
  }
  return undefined;
};

/** One story's conversation: counts money and keeps every raw answer. */
class Conversation {
  readonly exchanges: Exchange[] = [];
  spentUsd = 0;
  readonly #model: Model;
  readonly #price: Price;

  constructor({ model, price }: PricedModel) {
    this.#model = model;
    this.#price = price;
  }

  async ask(request: ModelRequest): Promise<ModelAnswer> {
    const answer = await this.#model.ask(request);
    this.spentUsd += costUsd(answer.usage, priceOf(answer.model) ?? this.#price);
    this.exchanges.push({ key: exchangeKey(request), answer: { ...answer, value: answer.value } });
    return answer;
  }

  fits(request: ModelRequest, shareUsd: number): boolean {
    return this.spentUsd + estimateUsd(request, this.#price) <= shareUsd;
  }

  /** Name of the model that answered; a replay answers under the recorded one's name. */
  get answeredBy(): string {
    return this.exchanges[0]?.answer.model ?? this.#model.name;
  }
}

/** What a first answer leads to: enough as it is, a smaller packet, a repair, or nothing more. */
const nextRequest = (
  answer: ModelAnswer,
  checked: Checked,
  packet: Packet,
  writing: Writing,
): ModelRequest | undefined => {
  if (answer.stop === 'filtered') return undefined;
  if (answer.stop === 'truncated') {
    const smaller = packetOf(writing.story, leadingOf(writing.extractive), Math.floor(packet.posts.length / 2));
    return smaller.posts.length === 0 ? undefined : cardRequest(smaller, writing.language);
  }
  return checked.failures.length === 0 ? undefined : repairRequest(packet, writing.language, checked.failures);
};

/** What a card says of the asking. */
const askedOf = (conversation: Conversation, dropped: Asked['dropped'], repaired: boolean): Asked => ({
  model: conversation.answeredBy,
  costUsd: conversation.spentUsd,
  dropped,
  repaired,
});

/**
 * The card of a story. Never throws for what a model answers or a server fails at: the extractive card then says why. Throws
 * BadInputError where the model can't be used at all.
 */
export const writeCard = async (writing: Writing): Promise<Card> => {
  const { models, extractive, language, shareUsd } = writing;
  const first = affordable(writing);
  if (first === undefined) {
    const model = models[0]?.model.name ?? '';
    const asked: Asked = { model, costUsd: 0, reason: 'budget', dropped: {}, repaired: false };
    return { ...extractive, asked, exchanges: [] };
  }
  const conversation = new Conversation(first);
  const fallback = (reason: string, dropped: Asked['dropped'] = {}, repaired = false): Card => ({
    ...extractive,
    asked: { ...askedOf(conversation, dropped, repaired), reason },
    exchanges: conversation.exchanges,
  });
  try {
    const answer = await conversation.ask(first.request);
    const checked = checkAnswer(answer, first.packet, language);
    const again = nextRequest(answer, checked, first.packet, writing);
    let best = checked;
    const repairs = again !== undefined && conversation.fits(again, shareUsd);
    if (repairs) {
      const second = await conversation.ask(again);
      const packet =
        answer.stop === 'truncated'
          ? packetOf(writing.story, leadingOf(extractive), Math.floor(first.packet.posts.length / 2))
          : first.packet;
      const mended = checkAnswer(second, packet, language);
      if (mended.passed.length >= checked.passed.length) best = mended;
    }
    const dropped = droppedOf(best.failures);
    if (best.passed.length === 0)
      return fallback(answer.stop === 'complete' ? 'claims' : answer.stopReason, dropped, repairs);
    return {
      ...withClaims(extractive, best, writing.story),
      asked: askedOf(conversation, dropped, repairs),
      exchanges: conversation.exchanges,
    };
  } catch (error) {
    if (error instanceof ModelUnavailableError) return fallback('unavailable');
    throw error;
  }
};
