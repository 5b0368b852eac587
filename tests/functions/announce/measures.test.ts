// What a run counts: by its outcome, and as far as it came.

import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../../functions/announce/measures.ts';
import { type AnnounceGiven, outcomeOf } from '../../../functions/announce/outcome.ts';
import { METRICS } from '../../../shared/metrics.ts';
import { writerSummarySchema } from '../../../shared/run.ts';
import { failure, published, run, whole } from './given.ts';

const measures = (given: AnnounceGiven) =>
  measuresOf(given, outcomeOf(given), new Date(Date.parse(run.madeAt) + 90_000));

describe('the metrics', () => {
  it('of a report by a model are all that a run counts', () => {
    expect(measures(whole)).toEqual({
      Reports: 1,
      ReportsPublished: 1,
      ReportsDegraded: 0,
      RunSeconds: 90,
      PostsCollected: 300,
      PostsKept: 240,
      Stories: 31,
      SentencesByModel: 88,
      InputTokens: 5400,
      OutputTokens: 720,
      CostUsd: 1.53,
      ChecksPassed: 91,
      ChecksFailed: 0,
      ClaimsRefused: 4,
      VerifyDropped: 2,
      CitationPrecision: 0.97,
      CoverageAt10: 1,
      AuditRefused: 0.02,
    });
    const others = Object.keys(METRICS).filter((name) => !(name in measures(whole)));
    expect(others).toEqual(['ReportsFailed', 'Warnings', 'Deliveries', 'DeliveriesAmiss', 'StateMs']);
  });

  it('count what wants a person wherever somebody is told of it, none as well', () => {
    for (const given of [whole, { run: { ...run, unchanged: true } }])
      for (const warned of [0, 2])
        expect(measuresOf(given, outcomeOf(given), new Date(run.madeAt), warned)).toMatchObject({ Warnings: warned });
  });

  it('of a draft count a report that is in place and not published yet', () => {
    expect(measures({ ...whole, published: { ...published, draft: {} } })).toMatchObject({
      ...{ Reports: 1, ReportsPublished: 0, ReportsDegraded: 0, CostUsd: 1.53 },
    });
  });

  it('of a release count its report, of a stop and of nothing that is due they count none', () => {
    const made = { method: 'model', collected: 9, kept: 8, stories: 7 } as const;
    expect(measures({ run: { ...run, release: { draft: 'a' } }, published: { ...published, made } })).toMatchObject({
      ...{ Reports: 1, ReportsPublished: 1, CostUsd: 0 },
    });
    const stopped = { ...published, unchanged: true, draft: { stopped: true as const } };
    expect(measures({ run: { ...run, release: { draft: 'a', stop: true } }, published: stopped })).toEqual({});
    expect(measures({ run: { ...run, unchanged: true, release: { due: true } } })).toEqual({});
  });

  it('of a report of excerpts name no tokens', () => {
    const excerpts = { ...whole, summarised: writerSummarySchema.parse({ origin: 'extractive' }) };
    expect(measures(excerpts)).not.toHaveProperty('InputTokens');
    expect(measures(excerpts)).toMatchObject({ CostUsd: 1.5 });
  });

  it('of a degraded report say so', () => {
    expect(measures({ ...whole, published: { ...published, degraded: ['source blogs'] } }).ReportsDegraded).toBe(1);
  });

  it('of a failure count what was spent, and no report', () => {
    const { published: _, composed: __, summarised: ___, ...before } = whole;
    const counted = measures({ ...before, failure, failedState: 'Summarise' });
    expect(counted).toMatchObject({ ReportsFailed: 1, CostUsd: 1.5, PostsCollected: 300 });
    expect(counted).not.toHaveProperty('Reports');
  });

  it('of a run that found its report published count a report in its place and no work', () => {
    expect(measures({ run: { ...run, unchanged: true } })).toEqual({ Reports: 1 });
  });

  it('of a report that came out as it was count its work and no new revision', () => {
    const counted = measures({ ...whole, published: { ...published, unchanged: true, degraded: ['a'] } });
    expect(counted).toMatchObject({ Reports: 1, ReportsPublished: 0, ReportsDegraded: 0, PostsCollected: 300 });
  });
});
