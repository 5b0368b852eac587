// What the writing of a day takes: the tokens of a recorded set, carried over to days of other sizes, at the prices of models.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { costUsd, priceOf } from '../../shared/model/cost.ts';
import { exchangeSchema } from '../../shared/model/exchange.ts';
import type { Usage } from '../../shared/model/model.ts';
import { MODEL_CLASSES } from '../../shared/model/prices.data.ts';
import { ORIGIN_FILE, type RecordingOrigin, recordingOriginSchema, withCache } from '../../shared/model/recording.ts';

const fileSchema = z.object({ exchanges: z.array(exchangeSchema) });

/** Tokens of a written day by what they are paid for. */
export interface Writing {
  readonly origin?: RecordingOrigin | undefined;
  /** Requests by chapter: plan, opening, analysis, repair, audit, edit. */
  readonly requests: Readonly<Record<string, number>>;
  /** Requests that begin with the same posts. */
  readonly alike: number;
  /** Tokens of that beginning. */
  readonly beginning: number;
  /** Tokens read besides: what is asked, and all of the audits. */
  readonly rest: number;
  readonly output: number;
}

/** Reads a recorded set: a folder of `{chapter}.json`, such as samples/answers or a run's `written/`. */
export const readWriting = async (folder: string): Promise<Writing> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const origin = names.includes(ORIGIN_FILE) ? recordingOriginSchema.parse(await read(ORIGIN_FILE)) : undefined;
  const exchanges: { chapter: string; answer: { usage: Usage } }[] = [];
  for (const name of names.filter((one) => one !== ORIGIN_FILE))
    for (const { answer } of fileSchema.parse(await read(name)).exchanges)
      exchanges.push({ chapter: name.replace(/\.json$/, ''), answer });
  return { origin, ...writingOf(exchanges) };
};

/** The tokens of exchanges. */
export const writingOf = (
  exchanges: readonly { readonly chapter: string; readonly answer: { readonly usage: Usage } }[],
): Writing => {
  const requests: Record<string, number> = {};
  for (const { chapter } of exchanges) requests[chapter] = (requests[chapter] ?? 0) + 1;
  const alike = exchanges.length - (requests.audit ?? 0);
  const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = withCache(exchanges);
  const beginning = Math.round((cacheReadTokens + cacheWriteTokens) / Math.max(1, alike));
  return { requests, alike, beginning, rest: inputTokens, output: outputTokens };
};

/** What servers count of it: with a cache the beginning is written once and then read from it, without it is read each time. */
export const usageOf = ({ alike, beginning, rest, output }: Writing, isCached: boolean): Usage => ({
  inputTokens: isCached ? rest : rest + alike * beginning,
  cacheWriteTokens: isCached ? beginning : 0,
  cacheReadTokens: isCached ? (alike - 1) * beginning : 0,
  outputTokens: output,
});

export interface Priced {
  readonly class: string;
  readonly model: string;
  readonly cachedUsd: number;
  readonly uncachedUsd: number;
}

/** What a written day costs with a small, a middle and a large model. */
export const pricesOf = (writing: Writing): Priced[] =>
  Object.entries(MODEL_CLASSES).flatMap(([name, models]) =>
    models.flatMap((model) => {
      const price = priceOf(model);
      if (price === undefined) return [];
      const usd = (isCached: boolean): number => costUsd(usageOf(writing, isCached), price);
      return [{ class: name, model, cachedUsd: usd(true), uncachedUsd: usd(false) }];
    }),
  );
