// One run of the deployed state machine, for the commands `execute` and `backfill --aws`: followed, and read back.
import * as z from 'zod';
import { DawnChorusError } from '../../shared/errors.ts';
import { type Published, publishedSchema, runSchema } from '../../shared/run.ts';
import { openStore } from '../../shared/store/open-store.ts';
import type { Executions } from '../aws/executions.ts';
import { RunFailedError, type StateEvent } from '../local/engine.ts';
import type { ProgressView } from './progress.ts';
import { wordsOf } from './progress-words.ts';
import { type RunSummary, summaryOf } from './summary.ts';
import { measureTimes } from './times.ts';

/** What a run on AWS led to: all that the store tells of it, or only what the execution does where the store can't be read. */
export type Made =
  | { readonly summary: RunSummary; readonly seconds: number }
  | { readonly slug: string; readonly published: Published | undefined; readonly unread: string };

export interface Following {
  readonly executions: Executions;
  readonly arn: string;
  /** Where the functions keep everything; undefined where the stack is not known. */
  readonly storeUrl: string | undefined;
  readonly region: string | undefined;
  readonly view: ProgressView;
  readonly pollMs: number;
  readonly signal: AbortSignal;
}

const documentSchema = z.object({ run: runSchema.pick({ slug: true }), published: publishedSchema.optional() });

/** Reads back what was published; where the store can't be read, what the document of the state machine says. */
const readBack = async (
  output: unknown,
  took: { readonly ms: Record<string, number>; readonly seconds: number },
  following: Following,
): Promise<Made> => {
  const { storeUrl, region } = following;
  const parsed = documentSchema.safeParse(output);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') || 'its output';
    throw new DawnChorusError(
      `The execution succeeded, but what it ended with (${where}) is not of this version; deploy from this checkout, or update it.`,
    );
  }
  const { run, published } = parsed.data;
  try {
    if (storeUrl === undefined) throw new DawnChorusError('the stack is not known');
    const wrote = published?.unchanged === false;
    const summary = await summaryOf(output, openStore({ storeUrl, region }), { ms: took.ms, wrote });
    return { summary, seconds: took.seconds };
  } catch (error) {
    if (!(error instanceof DawnChorusError)) throw error;
    return { slug: run.slug, published, unread: error.message };
  }
};

/**
 * Follows an execution to its end. @returns undefined when the signal stopped the following; the execution goes on
 * @throws RunFailedError when the execution failed, and what else exit.ts tells
 */
export const followThere = async (following: Following): Promise<Made | undefined> => {
  const { executions, arn, view, pollMs, signal } = following;
  const times = measureTimes(() => 0);
  let [first, last]: [number | undefined, number] = [undefined, 0];
  const onState = (event: StateEvent): void => {
    times.note(event);
    first ??= event.at;
    last = Math.max(last, event.at ?? 0);
    const words = event.phase === 'finished' ? wordsOf(event.state, event.result) : undefined;
    if (words !== undefined) view.onProgress(event.state, words);
    view.onState(event);
  };
  const ended = await executions.follow(arn, { onState, pollMs, signal }).catch(async (error: unknown) => {
    await view.end(error);
    throw error;
  });
  await view.end(ended?.succeeded === false ? ended : undefined);
  if (ended === undefined) return undefined;
  if (!ended.succeeded) throw new RunFailedError(ended);
  return readBack(ended.output, { ms: times.ms(), seconds: (last - (first ?? last)) / 1000 }, following);
};
