// The model port on recorded answers: those of an earlier run, or of a folder of cassettes. A missing answer fails.
import * as z from 'zod';
import { BadInputError, ModelRefusedError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { type Exchange, exchangeKey, exchangeSchema } from './exchange.ts';
import type { Model, ModelAnswer } from './model.ts';

/** A file of exchanges: a chapter of a run, or of a recording. */
const fileSchema = z.object({ exchanges: z.array(exchangeSchema).default([]) });

const exchangesOf = (text: string): Exchange[] => {
  try {
    return fileSchema.safeParse(JSON.parse(text)).data?.exchanges ?? [];
  } catch {
    return [];
  }
};

/** Reads every `.json` below the store's root. */
const readAnswers = async (store: Store): Promise<Map<string, ModelAnswer>> => {
  const answers = new Map<string, ModelAnswer>();
  for await (const key of store.list('')) {
    if (!key.endsWith('.json')) continue;
    const stored = await store.read(key);
    for (const { key: request, answer } of exchangesOf(Buffer.from(stored?.bytes ?? []).toString())) {
      answers.set(request, { ...answer, value: answer.value });
    }
  }
  return answers;
};

/**
 * Opens the recorded answers below a store's root, read at the first question. A question without an answer throws
 * BadInputError, since whoever replays wants the same report, or as a refusal where `missing` is what to do about one.
 */
export const replayModel = (store: Store, missing?: 'excerpts'): Model => {
  let answers: Promise<Map<string, ModelAnswer>> | undefined;
  const lacking = (sentence: string): Error =>
    missing === undefined ? new BadInputError(sentence) : new ModelRefusedError(sentence);
  return {
    name: 'replay',
    ask: async (request) => {
      answers ??= readAnswers(store);
      const recorded = await answers;
      if (recorded.size === 0)
        throw lacking(`There are no recorded answers in ${store.url}; give the folder of a run.`);
      const answer = recorded.get(exchangeKey(request));
      if (answer !== undefined) return answer;
      throw lacking(
        `The recorded answers in ${store.url} have none to this request; the posts, the prompt or the settings have changed since.`,
      );
    },
  };
};
