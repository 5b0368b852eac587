// What a state on AWS has to say when it is done: its own words go to its log there, so they are told from its result.
import * as z from 'zod';
import {
  clusteredSchema,
  collectedSourceSchema,
  deduplicatedSchema,
  drawnSchema,
  publishedSchema,
  runSchema,
  writerSummarySchema,
} from '../../shared/run.ts';
import { hoursNote } from '../../shared/window-hours.ts';

const number = (value: number): string => value.toLocaleString('en');

const said =
  <T>(schema: z.ZodType<T>, words: (result: T) => string) =>
  (result: unknown): string | undefined => {
    const parsed = schema.safeParse(result);
    return parsed.success ? words(parsed.data) : undefined;
  };

/** By the state's name; a state that is not here has nothing to say. */
const WORDS: Readonly<Record<string, (result: unknown) => string | undefined>> = {
  Plan: said(runSchema, ({ unchanged, slug, window, sources, draft, release }) => {
    if (release !== undefined) return unchanged ? 'no draft is due' : `${slug}, a draft`;
    if (unchanged) return `${slug} is ${draft === undefined ? 'already published' : 'a draft already'}`;
    return `${slug}${hoursNote(window)} from ${sources.join(', ')}`;
  }),
  Collect: said(collectedSourceSchema, ({ source, kept, read, cursor, waitSeconds = 0 }) =>
    cursor === undefined
      ? `${source}: ${number(kept)} of ${number(read)} posts kept`
      : `${source} has more, goes on in ${number(waitSeconds)} s`,
  ),
  Deduplicate: said(deduplicatedSchema, ({ kept }) => `${number(kept)} distinct posts`),
  Cluster: said(clusteredSchema, ({ count }) => `${number(count)} stories`),
  Summarise: said(writerSummarySchema, ({ origin, written, refused, waitSeconds, cause }) =>
    waitSeconds !== undefined
      ? `${cause ?? 'more to write'}, goes on in ${number(waitSeconds)} s`
      : origin === 'extractive'
        ? 'excerpts'
        : `${number(written)} sentences written, ${number(refused)} refused`,
  ),
  Draw: said(drawnSchema, ({ words }) => `${number(words)} words drawn`),
  Publish: said(publishedSchema, ({ unchanged, revision, slug, draft }) => {
    if (draft?.stopped === true) return `the draft ${slug} is stopped`;
    return unchanged ? 'nothing changed' : `${draft === undefined ? '' : 'a draft, '}revision ${revision} of ${slug}`;
  }),
  Announce: said(z.object({ sentence: z.string() }), ({ sentence }) => sentence),
};

/** The words of a state for its result, or undefined where it has none. */
export const wordsOf = (state: string, result: unknown): string | undefined => WORDS[state]?.(result);
