// The events of EventBridge that a run leaves: their form, which is a contract, and which of them tells of a run.
import * as z from 'zod';
import { windowSchema } from '../../shared/run.ts';
import type { AnnounceGiven, Outcome } from './outcome.ts';
import { totalsOf } from './totals.ts';

/** Source of all events. */
export const EVENT_SOURCE = 'dawn-chorus';

/** An event may have 256 KB; of a failure's words, this much is plenty. */
const LONGEST_SENTENCE = 10_000;

const key = z.string();
const common = {
  version: z.literal(1),
  stack: z.string().describe('Name of the stack, which tells stages apart'),
  announcedAt: z.iso.datetime().describe('When it was told, UTC'),
  sentence: z.string().describe('The same in one sentence, for people'),
  costUsd: z.number().describe('Dollars for sources and model, as far as the run came'),
};

/** Whether the days were over is no matter of events. */
const toldWindow = windowSchema.pick({ from: true, to: true, timezone: true, dayEndsAt: true, start: true, end: true });

export const reportPublishedSchema = z.object({
  ...common,
  slug: z.string(),
  topic: z.string().describe('Short name of the topic: ai'),
  platform: z.string().describe('Platform of the topic: twitter'),
  run: z.string().describe('Id of the run'),
  revision: z.number().int().positive().describe('Revision of the slug, from 1'),
  window: toldWindow,
  degraded: z.array(z.string()),
  method: z.enum(['model', 'mixed', 'extractive']).optional(),
  store: z.string().describe('Where the keys lie: s3://bucket'),
  markdown: key.describe('Key of the post for Jekyll'),
  image: key.describe('Key of its picture'),
  page: key.nullable().describe('Key of the page, or null'),
  evidence: key.describe('Key of evidence.json'),
  posts: z.object({ collected: z.number().int(), kept: z.number().int() }),
  stories: z.number().int().describe('Stories of all sizes'),
});
export type ReportPublished = z.infer<typeof reportPublishedSchema>;

export const reportDraftedSchema = z.object({
  ...common,
  slug: z.string(),
  topic: z.string().describe('Short name of the topic: ai'),
  platform: z.string().describe('Platform of the topic: twitter'),
  run: z.string().describe('Id of the run'),
  revision: z.number().int().positive().describe('Revision that it would be, were it released now'),
  window: toldWindow,
  degraded: z.array(z.string()),
  headlines: z.array(z.string()).describe('What it tells: the headlines of its key points'),
  releaseAt: z.iso
    .datetime()
    .optional()
    .describe('When it comes out by itself, unless it is stopped; absent where it waits'),
  store: z.string().describe('Where the keys lie: s3://bucket'),
  markdown: key.describe('Key of the draft as Markdown; private'),
  page: key.nullable().describe('Key of its page; private'),
});
export type ReportDrafted = z.infer<typeof reportDraftedSchema>;

export const reportFailedSchema = z.object({
  ...common,
  slug: z.string().optional().describe('Absent when Plan itself failed'),
  topic: z.string().optional().describe('Short name of the topic, as far as it was known'),
  platform: z.string().optional(),
  run: z.string().optional().describe('Id of the run; absent when Plan itself failed'),
  failedState: z.string().describe('The state that failed: Collect'),
  error: z.string().describe('Name of the error, as docs/operations.md lists them'),
});
export type ReportFailed = z.infer<typeof reportFailedSchema>;

/** All events: the detail-type, when there is one, and the form of its detail. */
export const REPORT_EVENTS = [
  { name: 'Report Published', about: 'A new revision is out', schema: reportPublishedSchema },
  { name: 'Report Drafted', about: 'A report is made and waits to be released', schema: reportDraftedSchema },
  { name: 'Report Failed', about: 'A run failed', schema: reportFailedSchema },
] as const;

export type ReportEvent =
  | { readonly type: 'Report Published'; readonly detail: ReportPublished }
  | { readonly type: 'Report Drafted'; readonly detail: ReportDrafted }
  | { readonly type: 'Report Failed'; readonly detail: ReportFailed };

/** Where and when a run was, which its states don't tell. */
export interface Circumstances {
  readonly stack: string;
  readonly store: string;
  readonly announcedAt: Date;
}

/** The event of a run, or undefined where its report was out before and is as it was. */
export const eventOf = (given: AnnounceGiven, outcome: Outcome, where: Circumstances): ReportEvent | undefined => {
  const { run, published, failure, failedState, composed } = given;
  const totals = totalsOf(given);
  const told = {
    version: 1 as const,
    stack: where.stack,
    announcedAt: where.announcedAt.toISOString(),
    sentence: outcome.sentence.slice(0, LONGEST_SENTENCE),
    costUsd: totals.costUsd,
  };
  const named = run === undefined ? {} : { slug: run.slug, platform: run.platform, run: run.id };
  if (outcome.outcome === 'failed') {
    const topic = run?.topic ?? given.topic;
    return {
      type: 'Report Failed',
      detail: {
        ...told,
        ...named,
        ...(topic === undefined ? {} : { topic }),
        failedState: failedState ?? 'unknown',
        error: failure?.Error ?? 'unknown',
      },
    };
  }
  if (outcome.outcome === 'unchanged' || run === undefined || published === undefined) return undefined;
  const { slug, revision, degraded, markdown, image, page, evidence, draft, headlines = [], made } = published;
  const { partial: _, ...window } = run.window;
  const { topic, platform } = run;
  const report = { ...told, slug, topic, platform, run: run.id, revision, window, degraded };
  if (draft !== undefined) {
    const { releaseAt } = draft;
    const at = releaseAt === undefined ? {} : { releaseAt };
    return { type: 'Report Drafted', detail: { ...report, headlines, ...at, store: where.store, markdown, page } };
  }
  const method = made?.method ?? composed?.method;
  return {
    type: 'Report Published',
    detail: {
      ...report,
      ...(method === undefined ? {} : { method }),
      store: where.store,
      markdown,
      image,
      page,
      evidence,
      posts: { collected: made?.collected ?? totals.collected ?? 0, kept: made?.kept ?? totals.kept ?? 0 },
      stories: made?.stories ?? totals.stories ?? 0,
    },
  };
};
