// What became of a run, as one sentence.
import * as z from 'zod';
import { clauseOf, sentenceOf } from '../../shared/failure.ts';
import { lostSentence } from '../../shared/lost-words.ts';
import {
  clusteredSchema,
  collectedSourceSchema,
  composedSchema,
  deduplicatedSchema,
  publishedSchema,
  runSchema,
  writerSummarySchema,
} from '../../shared/run.ts';
import { releaseCommand } from './next.ts';

/** What is only counted: where it is not as expected, the run is told of all the same. */
const counted = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

export const announceGivenSchema = z.object({
  /** Absent when Plan itself failed. */
  run: runSchema.optional(),
  published: publishedSchema.optional(),
  failure: z.object({ Error: z.string(), Cause: z.string().optional() }).optional(),
  failedState: z.string().optional(),
  /** Of the input, for a run that Plan could not name. */
  topic: counted(z.string()),
  collected: counted(z.array(collectedSourceSchema)),
  deduplicated: counted(deduplicatedSchema),
  clustered: counted(clusteredSchema),
  summarised: counted(writerSummarySchema),
  composed: counted(composedSchema),
});
export type AnnounceGiven = z.infer<typeof announceGivenSchema>;

export interface Outcome {
  /** draft: it is made, and waits to be released. */
  readonly outcome: 'published' | 'draft' | 'unchanged' | 'failed';
  readonly sentence: string;
}

type Published = z.infer<typeof publishedSchema>;

const lackingIn = ({ degraded }: Published): string =>
  degraded.length === 0 ? '' : `, degraded: ${clauseOf(degraded)}`;

const publishedSentence = (published: Published): string => {
  const { slug, revision, unchanged, made, postByHand } = published;
  const byHand = postByHand === true ? ' Its post was changed by hand and stays as it is.' : '';
  if (unchanged) return `${slug} says what revision ${revision} said; nothing was written.${byHand}`;
  const how = made === undefined ? 'published' : 'released';
  return `${slug} was ${how} as revision ${revision}${lackingIn(published)}.${byHand}`;
};

const headlinesOf = ({ headlines = [] }: Published): string =>
  headlines.length === 0 ? '' : ` It tells: ${clauseOf(headlines)}.`;

/** `2026-04-23 08:00 (Asia/Shanghai)`: as its owner's clock shows it. */
const timeIn = (instant: string, timeZone: string): string =>
  `${new Date(instant).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })} (${timeZone})`;

/** How a draft comes out, a sentence. @param stack name of the stack that has it */
export const releaseSentence = ({ slug, draft = {} }: Published, timezone: string, stack?: string): string => {
  const command = releaseCommand(slug, stack);
  return draft.releaseAt === undefined
    ? `It comes out by ${command}.`
    : `It comes out at ${timeIn(draft.releaseAt, timezone)} unless it is stopped (${command} --stop).`;
};

/** A draft, with what it tells and how it comes out. */
const draftSentence = (published: Published, timezone: string, stack: string | undefined): string => {
  const { slug, unchanged, draft = {} } = published;
  if (draft.stopped === true)
    return `The draft ${slug} is stopped; it comes out by ${releaseCommand(slug, stack)} only.`;
  if (unchanged) return `${slug} says what its draft says, which still waits; nothing was written.`;
  const fate = releaseSentence(published, timezone, stack);
  return `${slug} is there as a draft${lackingIn(published)}.${headlinesOf(published)} ${fate}`;
};

/** A run that had nothing to do. */
const idleSentence = ({ slug, topic, draft, release }: NonNullable<AnnounceGiven['run']>): string => {
  if (release !== undefined) return `No draft of ${topic} is due.`;
  return draft === undefined
    ? `${slug} is already published for the whole window with these settings.`
    : `${slug} waits as a draft already, of the whole window with these settings.`;
};

/** Whether somebody is told: that no draft was due is no news. */
export const isNews = ({ run, published, failure }: AnnounceGiven): boolean =>
  run?.release === undefined || published !== undefined || failure !== undefined;

/**
 * The outcome of a run by what its states left.
 * @param stack name of the stack that ran it, for commands
 */
export const outcomeOf = (
  { run, published, failure, failedState, collected = [] }: AnnounceGiven,
  stack?: string,
): Outcome => {
  const name = run?.slug ?? 'The run';
  if (failure !== undefined) {
    const sentence = sentenceOf(failure.Cause, failure.Error);
    return { outcome: 'failed', sentence: `${name} failed in ${failedState ?? 'an unknown state'}: ${sentence}` };
  }
  if (published !== undefined) {
    const lost = lostSentence(collected, (cause) => sentenceOf(cause, 'it failed without a word'));
    const isDraft = published.draft !== undefined;
    const timezone = run?.window.timezone ?? 'UTC';
    const told = isDraft ? draftSentence(published, timezone, stack) : publishedSentence(published);
    const sentence = [told, ...(lost === undefined ? [] : [lost])].join(' ');
    return { outcome: published.unchanged ? 'unchanged' : isDraft ? 'draft' : 'published', sentence };
  }
  return { outcome: 'unchanged', sentence: run === undefined ? `${name} had nothing to do.` : idleSentence(run) };
};
