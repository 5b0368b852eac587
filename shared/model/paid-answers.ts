// Answers that an earlier run of a slug has paid for are used again: a model behind the store's memory of them.
import { createHash } from 'node:crypto';
import { answerKey } from '../keys.ts';
import type { Store } from '../store/store.ts';
import { answerSchema, exchangeKey } from './exchange.ts';
import type { Model, ModelAnswer, ModelRequest } from './model.ts';

/**
 * SHA-256, hex, of what was asked of whom with which parameters.
 * @param url the model's URL with its settings: another server, model or setting is another question
 */
export const paidAnswerKey = (url: string, request: ModelRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([url, exchangeKey(request)]))
    .digest('hex');

/** Whether an answer is worth keeping: whole and in a form that could be read. What failed may go well another time. */
const isWhole = ({ stop, value }: ModelAnswer): boolean => stop === 'complete' && value !== undefined;

/** A stored answer; undefined for an object that is none, such as one that `unpublish` has emptied. */
const parseAnswer = (bytes: Uint8Array): ModelAnswer | undefined => {
  try {
    const parsed = answerSchema.safeParse(JSON.parse(Buffer.from(bytes).toString()));
    return parsed.success ? { ...parsed.data, value: parsed.data.value, remembered: true } : undefined;
  } catch {
    return undefined;
  }
};

export interface PaidAnswers {
  readonly store: Store;
  readonly slug: string;
  /** The model's URL with its settings. */
  readonly url: string;
  /** Asks anew all the same; the new answers are kept in place of the old ones. */
  readonly fresh: boolean;
}

/**
 * The model, with answers of earlier runs of the slug for the same question. A remembered answer has `remembered: true` and
 * the usage of then, so that a run with its money decides as the first one did; whoever counts what is paid now leaves it out.
 */
export const rememberAnswers = (model: Model, { store, slug, url, fresh }: PaidAnswers): Model => ({
  ...model,
  ask: async (request) => {
    const key = answerKey(slug, paidAnswerKey(url, request));
    const stored = fresh ? undefined : await store.read(key);
    const known = stored === undefined ? undefined : parseAnswer(stored.bytes);
    if (known !== undefined) return known;
    const answer = await model.ask(request);
    if (isWhole(answer)) await store.write(key, JSON.stringify(answer), { contentType: 'application/json' });
    return answer;
  },
});
