// The contracts between states: what each state is given and the one field it adds. Keys, counts and small settings only.
import * as z from 'zod';
import { dialectSchema } from './model/dialect.ts';
import { timeOfDaySchema } from './time-of-day.ts';
import { undoneSchema } from './undone.ts';
import { wastedSchema } from './wasted.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a civil day YYYY-MM-DD');

/** Input of the state machine. Unknown keys are rejected. */
export const runInputSchema = z
  .strictObject({
    topic: z.string(),
    from: day.optional(),
    to: day.optional(),
    /** Time of day at which the days end, in place of the topic's: 00:00 makes civil days. */
    dayEndsAt: timeOfDaySchema.optional(),
    force: z.boolean().optional(),
    /** Asks the model anew even where an earlier run of the slug has paid for the answer. */
    fresh: z.boolean().optional(),
    scheduledTime: z.iso.datetime({ offset: true }).optional(),
    /** A draft to publish, by its slug, in place of a report to make; `due`: those of the topic whose time has come. */
    release: z.string().optional(),
    /** With `release`: keeps the draft from coming out by itself. */
    stop: z.literal(true).optional(),
  })
  .refine(({ release, stop }) => stop !== true || (release !== undefined && release !== 'due'), {
    path: ['stop'],
    message: 'needs the slug of a draft as release',
  });
export type RunInput = z.infer<typeof runInputSchema>;

/**
 * Inclusive days in the topic's zone and the instants that bound them. A day is called as the civil day in which it ends,
 * and begins where the one before it ended: with 06:00 the day 2026-04-22 is [2026-04-21 06:00, 2026-04-22 06:00).
 */
export const windowSchema = z.object({
  from: day,
  to: day,
  timezone: z.string(),
  dayEndsAt: timeOfDaySchema
    .optional()
    .describe('Time of day in the zone at which the days end, HH:MM; absent where they are civil days'),
  start: z.iso.datetime().describe('First instant, inclusive, ISO 8601 UTC'),
  end: z.iso
    .datetime()
    .describe("Last instant, exclusive, ISO 8601 UTC: the last day's end, or the time of making when it is not over"),
  /** True when the window's last day was not over at the time of making. */
  partial: z.boolean(),
});
export type Window = z.infer<typeof windowSchema>;

/** `run`, added by Plan. */
export const runSchema = z.object({
  id: z.string(),
  slug: z.string(),
  topic: z.string(),
  platform: z.string(),
  window: windowSchema,
  /** Time of making, ISO 8601 UTC: the only clock that later states know. */
  madeAt: z.iso.datetime(),
  style: z.enum(['cited', 'plain']),
  force: z.boolean(),
  /** Present where answers that an earlier run has paid for are not to be used again. */
  fresh: z.literal(true).optional(),
  /** Sources by name; their settings are in plan.json. */
  sources: z.array(z.string()),
  /** Dollars that collecting can cost at most. */
  maxCostUsd: z.number().nonnegative().optional(),
  /** The published revision, or a draft, already covers this window with these settings: nothing to do. */
  unchanged: z.boolean(),
  /** Present where the report becomes a draft; the time at which it then comes out by itself, if it has one. */
  draft: z.object({ releaseAt: z.iso.datetime().optional() }).optional(),
  /** Present where no report is made, but a draft released. */
  release: z
    .object({
      /** Id of the run that made the draft; absent where none is due. */
      draft: z.string().optional(),
      /** Its time has come; absent where somebody asked for it by name. */
      due: z.literal(true).optional(),
      /** It is not to come out by itself. */
      stop: z.literal(true).optional(),
      /** More drafts are due: the machine comes back for them. */
      more: z.literal(true).optional(),
    })
    .optional(),
});
export type Run = z.infer<typeof runSchema>;

const counts = z.record(z.string(), z.number().int().nonnegative());

/** Why something of a source was not read. A report says it in its language; `detail` is the server's or our word, for the operator. */
export const lostSchema = z.object({
  /** The address, account, list or tag: what a person has to look at. */
  what: z.string().max(200),
  why: z.enum(['away', 'refused', 'limited', 'webPage', 'noFeed', 'empty', 'noTimes', 'unreadable', 'gone', 'warned']),
  detail: z.string().max(300).optional(),
  /** Items, where only some of them were not read. */
  count: z.number().int().positive().optional(),
});
export type Lost = z.infer<typeof lostSchema>;

/** How far a source was read, and what ended it: the window's edge, the budget, the time, or an error. */
export const coverageSchema = z.object({
  pages: z.number().int().nonnegative(),
  cut: z.enum(['edge', 'budget', 'time', 'error']),
  /** Times of the first and the last post kept. */
  first: z.iso.datetime().optional(),
  last: z.iso.datetime().optional(),
  /** Things that the source says it could not give beside its posts. */
  problems: z.number().int().nonnegative().optional(),
  /** The first of what was not read while the rest of the source was. */
  lost: z.array(lostSchema).optional(),
  /** Seconds between the end of what the source had covered before and this window; absent where there was nothing. */
  gapSeconds: z.number().int().nonnegative().optional(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** What a source's server has counted of the posts that its account read in its month: X says so for nothing. */
export const countedSchema = z.object({
  used: z.number().int().nonnegative(),
  cap: z.number().int().nonnegative(),
  /** Days until the month begins anew, where the server says it. */
  daysLeft: z.number().int().nonnegative().optional(),
  /** What was counted while this run read, and what it read; absent where that took more than one call. */
  during: z.object({ counted: z.number().int(), read: z.number().int().nonnegative() }).optional(),
});
export type Counted = z.infer<typeof countedSchema>;

/** One source's answer, one item of `collected`. A source that failed has `ok: false` and the sentence of its cause. */
export const collectedSourceSchema = z.object({
  source: z.string(),
  ok: z.boolean(),
  parts: z.array(z.string()).default([]),
  /** Posts read from the source, posts kept, and posts set aside by reason (outside, bad, duplicateId…). */
  read: z.number().int().nonnegative().default(0),
  kept: z.number().int().nonnegative().default(0),
  setAside: counts.default({}),
  costUsd: z.number().nonnegative().default(0),
  /** Absent while pages are still to be fetched. */
  coverage: coverageSchema.optional(),
  /** Absent where its server counts nothing, or does not say. */
  counted: countedSchema.optional(),
  /** Set while pages are still to be fetched: the state machine waits `waitSeconds` and calls Collect again with it. */
  cursor: z.string().optional(),
  waitSeconds: z.number().int().nonnegative().optional(),
  /** Why it failed, or why it was cut by an error. */
  cause: z.string().optional(),
});
export type CollectedSource = z.infer<typeof collectedSourceSchema>;

export const deduplicatedSchema = z.object({
  parts: z.array(z.string()),
  /** Distinct posts kept. */
  kept: z.number().int().nonnegative(),
  /** Posts folded into another or dropped, by reason (repost, copy, nearCopy, …). */
  dropped: counts,
});
export type Deduplicated = z.infer<typeof deduplicatedSchema>;

/** What an embedder compared and cost; absent where the topic names none. */
export const embeddedSchema = z.object({
  model: z.string(),
  /** Stories that were compared, and how many of them were joined to another. */
  stories: z.number().int().nonnegative(),
  joined: z.number().int().nonnegative(),
  inputTokens: z.number().int().nonnegative(),
  costUsd: z.number().nonnegative(),
  /** Why none was compared, where the embedder did not answer. */
  problem: z.string().optional(),
});
export type Embedded = z.infer<typeof embeddedSchema>;

export const clusteredSchema = z.object({
  /** Lines of stories, best first. */
  parts: z.array(z.string()),
  /** Number of stories of all sizes, and posts dropped before grouping, by reason (offTopic, lowInfo, spam, …). */
  count: z.number().int().nonnegative(),
  dropped: counts,
  /** Days of the week before that are remembered: 0 on a first run. */
  memoryDays: z.number().int().nonnegative().default(0),
  embedded: embeddedSchema.optional(),
});
export type Clustered = z.infer<typeof clusteredSchema>;

/**
 * `summarised`: what the writer left. The report itself is in `written.json` and `excerpts.json`.
 * While the writer waits for its model or goes on later, `waitSeconds` is set and the rest counts what there is so far.
 */
export const writerSummarySchema = z.object({
  /** model: written.json stands. extractive: only excerpts.json does. */
  origin: z.enum(['model', 'extractive']),
  /** Sections that stand: keyPoints, overview, views, events, special, conclusion. */
  sections: z.array(z.string()).default([]),
  costUsd: z.number().nonnegative().default(0),
  /** Tokens that the model was given, cached ones among them, and answered with. */
  inputTokens: z.number().int().nonnegative().default(0),
  outputTokens: z.number().int().nonnegative().default(0),
  /** Candidates for which there was no room. */
  unread: z.number().int().nonnegative().default(0),
  /** Sentences that were written, and those that the checks took out for good. */
  written: z.number().int().nonnegative().default(0),
  refused: z.number().int().nonnegative().default(0),
  /** What went otherwise than asked, a sentence each: no audit for the cap, a section left out, excerpts by choice. */
  problems: z.array(z.string()).default([]),
  /** Set while the writer is not done: the machine waits so long and calls it again. */
  waitSeconds: z.number().int().nonnegative().optional(),
  /** Seconds that it has waited for its model so far, and why. */
  waited: z.number().int().nonnegative().optional(),
  cause: z.string().optional(),
  /** Of what it cost so far, what brought no answer; the answers are in the transcript. */
  wasted: wastedSchema.optional(),
  /** What was found out of the model's server, for the next call. */
  dialect: dialectSchema.optional(),
});
export type WriterSummary = z.infer<typeof writerSummarySchema>;

/** What the checks of a report came to, for the dashboard. */
export const checksSchema = z.object({
  /** Checks of sentences. */
  passed: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  /** Claims of the model that were dropped. */
  refused: z.number().int().nonnegative(),
  /** Shares from 0 to 1. */
  citationPrecision: z.number(),
  coverageAt10: z.number(),
  /** Absent where no model wrote. */
  auditRefused: z.number().optional(),
});
export type Checks = z.infer<typeof checksSchema>;

export const composedSchema = z.object({
  report: z.string(),
  evidence: z.string(),
  method: z.enum(['model', 'mixed', 'extractive']),
  keyPoints: z.number().int().nonnegative(),
  costUsd: z.number().nonnegative(),
  /** Gates of quality that the report did not pass, in words. */
  degraded: z.array(z.string()).optional(),
  checks: checksSchema.optional(),
});
export type Composed = z.infer<typeof composedSchema>;

/** `drawn`. When Draw failed its Catch leaves `{ok: false, cause}` and the report goes out degraded. */
export const drawnSchema = z.object({
  ok: z.boolean(),
  svg: z.string().optional(),
  jpg: z.string().optional(),
  /** Only where the topic asks for it. */
  png: z.string().optional(),
  json: z.string().optional(),
  words: z.number().int().nonnegative().default(0),
  cause: z.string().optional(),
});
export type Drawn = z.infer<typeof drawnSchema>;

export const publishedSchema = z.object({
  slug: z.string(),
  revision: z.number().int().positive(),
  /** True when the bytes of the published revision already said the same: nothing was written. */
  unchanged: z.boolean(),
  degraded: z.array(z.string()),
  /** Sentences that the check of what was about to be published took out. */
  verifyDropped: z.number().int().nonnegative().optional(),
  markdown: z.string(),
  image: z.string(),
  page: z.string().nullable(),
  evidence: z.string(),
  /** Present where it is a draft, which has the number that it would be published with; what waits is not public. */
  draft: z.object({ releaseAt: z.iso.datetime().optional(), stopped: z.literal(true).optional() }).optional(),
  /** What the report is about, of a draft and of one that was released. */
  headlines: z.array(z.string()).optional(),
  /** Of a draft that was released: what the run that made it counted. */
  made: z
    .object({
      method: z.enum(['model', 'mixed', 'extractive']),
      collected: z.number().int().nonnegative(),
      kept: z.number().int().nonnegative(),
      stories: z.number().int().nonnegative(),
    })
    .optional(),
  /** The blog post in the store was changed by hand, and stays as it is. */
  postByHand: z.literal(true).optional(),
  ...undoneSchema.shape,
});
export type Published = z.infer<typeof publishedSchema>;

/** What a state may be given: each handler's input schema picks from these fields. */
export const stateDocument = z.object({
  run: runSchema,
  collected: z.array(collectedSourceSchema),
  deduplicated: deduplicatedSchema,
  clustered: clusteredSchema,
  summarised: writerSummarySchema,
  composed: composedSchema,
  drawn: drawnSchema,
  published: publishedSchema,
});
export type StateDocument = z.infer<typeof stateDocument>;
