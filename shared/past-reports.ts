// What the published reports of a topic's last days hold and cost, read from the store: what a day can be compared with.
import * as z from 'zod';
import { INDEX_KEY, siteKeys } from './keys.ts';
import type { Run } from './run.ts';
import type { Store } from './store/store.ts';

/** Reports that make a week of a daily topic. */
export const A_WEEK = 7;

const sourceSchema = z.object({ name: z.string(), ok: z.boolean(), kept: z.number() });

/** Of report.json and evidence.json (docs/contracts.md), what is compared. */
const reportSchema = z.object({
  stats: z.object({
    collected: z.number(),
    kept: z.number(),
    stories: z.number(),
    costUsd: z.number(),
    sources: z.array(sourceSchema),
  }),
  keyPoints: z.array(z.object({ name: z.string(), headline: z.string().optional() })),
  displayName: z.string(),
});
const evidenceSchema = z.object({ metrics: z.record(z.string(), z.number()) });
const indexSchema = z.object({
  reports: z.array(
    z.object({
      ...{ slug: z.string(), platform: z.string(), topic: z.string() },
      ...{ from: z.string(), to: z.string(), revision: z.number() },
    }),
  ),
});

/** A published report in numbers. */
export interface ReportFacts {
  readonly slug: string;
  readonly collected: number;
  readonly kept: number;
  readonly stories: number;
  /** Dollars for sources and model. */
  readonly costUsd: number;
  /** Share of what a model wrote that did not hold, and that its auditor refused, 0 to 1; absent where none wrote. */
  readonly droppedShare?: number;
  readonly auditRefused?: number;
  readonly sources: readonly z.infer<typeof sourceSchema>[];
  readonly headlines: readonly string[];
  readonly displayName: string;
}

const parsedAt = async <T>(store: Store, key: string, schema: z.ZodType<T>): Promise<T | undefined> => {
  const stored = await store.read(key);
  return stored === undefined ? undefined : schema.safeParse(JSON.parse(Buffer.from(stored.bytes).toString())).data;
};

/** A revision in numbers; undefined where its report is not there, or is none that this version reads. */
export const readFacts = async (
  store: Store,
  { slug, revision }: { readonly slug: string; readonly revision: number },
): Promise<ReportFacts | undefined> => {
  const files = siteKeys(slug).revision(revision);
  const [report, evidence] = await Promise.all([
    parsedAt(store, files.report, reportSchema),
    parsedAt(store, files.evidence, evidenceSchema),
  ]);
  if (report === undefined) return undefined;
  const { stats, keyPoints, displayName } = report;
  const { droppedShare, auditRefused } = evidence?.metrics ?? {};
  return {
    slug,
    ...stats,
    ...(droppedShare === undefined ? {} : { droppedShare }),
    ...(auditRefused === undefined ? {} : { auditRefused }),
    headlines: keyPoints.map(({ headline, name }) => headline ?? name),
    displayName,
  };
};

/**
 * The last published reports of single days of a topic, latest first. Throws what the store throws.
 * @param before civil day: only reports of earlier days; all where it is absent
 */
export const readPastReports = async (
  store: Store,
  { platform, topic }: Pick<Run, 'platform' | 'topic'>,
  before?: string,
): Promise<ReportFacts[]> => {
  const { reports = [] } = (await parsedAt(store, INDEX_KEY, indexSchema)) ?? {};
  const own = reports.filter(
    ({ from, to, ...one }) =>
      one.platform === platform && one.topic === topic && from === to && (before === undefined || to < before),
  );
  const last = own.toSorted((a, b) => (a.to < b.to ? 1 : -1)).slice(0, A_WEEK);
  const facts = await Promise.all(last.map((one) => readFacts(store, one)));
  return facts.filter((one) => one !== undefined);
};
