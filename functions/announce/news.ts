// What the morning mail tells beside the run's own document: the report, the week before, the schedule, what changes by itself.
import * as z from 'zod';
import type { Diagnosis } from '../../shared/checkup.ts';
import { runKeys } from '../../shared/keys.ts';
import { type ReportFacts, readFacts, readPastReports } from '../../shared/past-reports.ts';
import type { Tools } from '../../shared/step.ts';
import type { Store } from '../../shared/store/store.ts';
import { isScheduled } from '../../shared/topic-schedule.ts';
import { modelUrlsOf } from './checkup.ts';
import { bedrockModels, checkUpLives } from './model-life.ts';
import type { NextRun } from './next.ts';
import type { AnnounceGiven } from './outcome.ts';
import { priceDiagnosis } from './price-table.ts';
import { totalsOf } from './totals.ts';
import { warningsOf } from './warnings.ts';

/** Of plan.json, what is told. */
const planSchema = z.object({
  topic: z.object({
    displayName: z.string(),
    timezone: z.string(),
    sources: z.array(z.unknown()),
    schedule: z.object({ cron: z.string().optional(), enabled: z.boolean().optional() }),
    model: z.object({ auditor: z.string() }),
  }),
});

export interface News {
  /** The report that is out; undefined where there is none, a draft among them, or it can't be read. */
  readonly report?: ReportFacts | undefined;
  /** What readers call the topic, of a run that was planned. */
  readonly displayName?: string | undefined;
  /** The reports before it, latest first. */
  readonly week: readonly ReportFacts[];
  readonly next?: NextRun | undefined;
  readonly warnings: readonly Diagnosis[];
  /** What could not be looked at, a clause each. */
  readonly unread: readonly string[];
}

const readPlanned = async (store: Store, run: { readonly slug: string; readonly id: string }) => {
  const stored = await store.read(runKeys(run.slug, run.id).plan);
  return stored === undefined ? undefined : planSchema.parse(JSON.parse(Buffer.from(stored.bytes).toString())).topic;
};

/** Gathers the news of a run. Throws nothing: who is told of a run is told of it whatever else can't be read. */
export const gatherNews = async (
  given: AnnounceGiven,
  { store, settings }: Pick<Tools, 'store' | 'settings'>,
  now: Date,
): Promise<News> => {
  const unread: string[] = [];
  const tried = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      unread.push(`${what} (${error instanceof Error ? error.message : String(error)})`);
      return undefined;
    }
  };
  const { run, published } = given;
  const topic = run === undefined ? undefined : await tried('the plan of the run', () => readPlanned(store, run));
  const report =
    published === undefined || published.draft !== undefined
      ? undefined
      : await tried('the report', () => readFacts(store, published));
  const week =
    // Only a day is like other days.
    run === undefined || run.window.from !== run.window.to
      ? []
      : ((await tried('the week before', () => readPastReports(store, run, run.window.from))) ?? []);
  const urls = modelUrlsOf(settings.modelUrl, topic === undefined ? [] : [topic.model.auditor]);
  const looked = [
    ...(await checkUpLives(bedrockModels(urls), now)),
    // Who buys nothing needs no prices.
    ...(totalsOf(given).costUsd === 0 ? [] : [priceDiagnosis(now)]),
  ];
  unread.push(...looked.flatMap(({ status, says }) => (status === 'unchecked' ? [says] : [])));
  const next =
    topic === undefined
      ? undefined
      : { cron: topic.schedule.cron, timezone: topic.timezone, enabled: isScheduled(topic) };
  return { report, displayName: topic?.displayName, week, next, warnings: warningsOf(given, looked), unread };
};
