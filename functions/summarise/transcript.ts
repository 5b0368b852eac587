// Every question and answer of a run as it is kept: written at once, so that a retry or a redrive asks only for what is missing.
import * as z from 'zod';
import { runKeys } from '../../shared/keys.ts';
import { type Exchange, exchangeKey, exchangeSchema } from '../../shared/model/exchange.ts';
import type { ModelAnswer, ModelRequest } from '../../shared/model/model.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';

/** What was asked for. */
export const CHAPTERS = ['plan', 'opening', 'analysis', 'repair', 'audit', 'edit'] as const;
export type Chapter = (typeof CHAPTERS)[number];

/** `written/{chapter}.json`. */
const fileSchema = z.object({ chapter: z.string(), model: z.string(), exchanges: z.array(exchangeSchema) });

/** The exchanges of one run with one model. */
export class Transcript {
  readonly #store: Store;
  readonly #keyOf: (chapter: string) => string;
  readonly #model: string;
  readonly #chapters: Map<string, Exchange[]>;

  private constructor(store: Store, keyOf: (chapter: string) => string, model: string, known: Map<string, Exchange[]>) {
    this.#store = store;
    this.#keyOf = keyOf;
    this.#model = model;
    this.#chapters = known;
  }

  /** Opens what the run has asked the model so far; answers of another model count for nothing. */
  static async open(store: Store, run: Pick<Run, 'slug' | 'id'>, model: string): Promise<Transcript> {
    const keyOf = runKeys(run.slug, run.id).writtenSection;
    const known = new Map<string, Exchange[]>();
    for (const chapter of CHAPTERS) {
      const stored = await store.read(keyOf(chapter));
      const parsed =
        stored === undefined ? undefined : fileSchema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString()));
      if (parsed?.success === true && parsed.data.model === model) known.set(chapter, parsed.data.exchanges);
    }
    return new Transcript(store, keyOf, model, known);
  }

  /** The answer that was given to a request already. */
  answerTo(request: ModelRequest): ModelAnswer | undefined {
    const key = exchangeKey(request);
    for (const exchanges of this.#chapters.values()) {
      const found = exchanges.find((exchange) => exchange.key === key);
      if (found !== undefined) return { ...found.answer, value: found.answer.value };
    }
    return undefined;
  }

  /** Keeps an answer, before anything is made of it. */
  async keep(chapter: Chapter, request: ModelRequest, answer: ModelAnswer): Promise<void> {
    const exchanges = [
      ...(this.#chapters.get(chapter) ?? []),
      { key: exchangeKey(request), answer: { ...answer, value: answer.value } },
    ];
    this.#chapters.set(chapter, exchanges);
    const file = { chapter, model: this.#model, exchanges };
    await this.#store.write(this.#keyOf(chapter), JSON.stringify(file), { contentType: 'application/json' });
  }
}
