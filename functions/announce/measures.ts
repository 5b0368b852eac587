// Which metrics a run counts, by what became of it.
import type { Measures } from '../../shared/metrics.ts';
import type { AnnounceGiven, Outcome } from './outcome.ts';
import { totalsOf } from './totals.ts';

/** What only a run counts that has asked sources. */
const workOf = (given: AnnounceGiven): Measures => {
  const { collected, kept, stories, sentences, inputTokens, outputTokens, costUsd } = totalsOf(given);
  const { checks } = given.composed ?? {};
  return {
    CostUsd: costUsd,
    ...(given.published?.verifyDropped === undefined ? {} : { VerifyDropped: given.published.verifyDropped }),
    ...(collected === undefined ? {} : { PostsCollected: collected }),
    ...(kept === undefined ? {} : { PostsKept: kept }),
    ...(stories === undefined ? {} : { Stories: stories }),
    ...(inputTokens === 0 ? {} : { SentencesByModel: sentences, InputTokens: inputTokens, OutputTokens: outputTokens }),
    ...(checks === undefined
      ? {}
      : {
          ChecksPassed: checks.passed,
          ChecksFailed: checks.failed,
          ClaimsRefused: checks.refused,
          CitationPrecision: checks.citationPrecision,
          CoverageAt10: checks.coverageAt10,
          ...(checks.auditRefused === undefined ? {} : { AuditRefused: checks.auditRefused }),
        }),
  };
};

/**
 * The metrics of a run. One that Plan found published already did no work and counts as a report that is in place.
 * @param outcome what became of it
 * @param announcedAt when that is told
 * @param warned what of it wants a person; undefined where nobody was to be told
 */
export const measuresOf = (
  given: AnnounceGiven,
  { outcome }: Outcome,
  announcedAt: Date,
  warned?: number,
): Measures => {
  const warnings = warned === undefined ? {} : { Warnings: warned };
  // Neither a release for which nothing was due nor a stop tells of a report.
  if (given.run?.release?.stop === true || (given.run?.unchanged === true && given.run.release !== undefined))
    return warnings;
  if (given.run?.unchanged === true) return { Reports: 1, ...warnings };
  const fate: Measures =
    outcome === 'failed'
      ? { ReportsFailed: 1 }
      : {
          Reports: 1,
          ReportsPublished: outcome === 'published' ? 1 : 0,
          ReportsDegraded: outcome === 'published' && (given.published?.degraded.length ?? 0) > 0 ? 1 : 0,
        };
  const { run } = given;
  const took = run === undefined ? {} : { RunSeconds: (announcedAt.getTime() - Date.parse(run.madeAt)) / 1000 };
  return { ...fate, ...took, ...warnings, ...workOf(given) };
};
