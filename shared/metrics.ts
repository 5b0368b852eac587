// Metrics of CloudWatch: one line of the embedded metric format an event on AWS (Powertools), nothing on the laptop.
import { Metrics as EmfMetrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Namespace of all metrics; the stack is told apart by the dimension `service`. */
export const METRIC_NAMESPACE = 'DawnChorus';

/** Every metric by its name: its unit, and what it counts. Those of a report have the dimension `topic`, `StateMs` has `state`, those of deliveries `topic` and `channel`. */
export const METRICS = {
  Reports: { unit: 'Count', about: 'Runs that ended with their report in place, new or as it was' },
  ReportsPublished: { unit: 'Count', about: 'New revisions' },
  ReportsDegraded: { unit: 'Count', about: 'New revisions that lack something' },
  ReportsFailed: { unit: 'Count', about: 'Runs that failed and said so' },
  Warnings: { unit: 'Count', about: 'What wants a person: tokens, models, quotas, prices' },
  PostsCollected: { unit: 'Count', about: 'Posts that were collected' },
  PostsKept: { unit: 'Count', about: 'Distinct posts that were kept' },
  Stories: { unit: 'Count', about: 'Stories of all sizes' },
  SentencesByModel: { unit: 'Count', about: 'Sentences that a model wrote and the checks let stand' },
  InputTokens: { unit: 'Count', about: 'Tokens that the model was given' },
  OutputTokens: { unit: 'Count', about: 'Tokens that it answered with' },
  CostUsd: { unit: 'None', about: 'Dollars for sources and model' },
  RunSeconds: { unit: 'Seconds', about: 'Time from Plan to Announce' },
  ChecksPassed: { unit: 'Count', about: 'Checks of sentences that passed' },
  ChecksFailed: { unit: 'Count', about: 'Checks of sentences that failed' },
  ClaimsRefused: { unit: 'Count', about: 'Claims of the model that were dropped' },
  VerifyDropped: {
    unit: 'Count',
    about: 'Sentences that were taken out by the check of what was about to be published',
  },
  AuditRefused: { unit: 'None', about: 'Share of sentences that the auditor refused before they were mended, 0 to 1' },
  CitationPrecision: { unit: 'None', about: 'Share of citations that carry their sentence, 0 to 1' },
  CoverageAt10: { unit: 'None', about: 'Share of the ten most told stories that the report tells, 0 to 1' },
  Deliveries: { unit: 'Count', about: 'Revisions that reached a channel' },
  DeliveriesAmiss: { unit: 'Count', about: 'Revisions that did not reach a channel, or of which nobody knows' },
  StateMs: { unit: 'Milliseconds', about: 'Time of one call of a state' },
} as const;
export type MetricName = keyof typeof METRICS;

/** Values by the name of their metric. */
export type Measures = Readonly<Partial<Record<MetricName, number>>>;

export interface Metrics {
  /** Puts values under dimensions, such as `{topic: 'twitter_ai'}`. Never throws. */
  put(measures: Measures, dimensions: Readonly<Record<string, string>>): void;
}

/**
 * The metrics of a Lambda function, printed as CloudWatch reads them from its log.
 * @param service name of the stack
 */
export const lambdaMetrics = (service: string): Metrics => ({
  put: (measures, dimensions) => {
    const emf = new EmfMetrics({ namespace: METRIC_NAMESPACE, serviceName: service });
    emf.addDimensions({ ...dimensions });
    for (const [name, { unit }] of Object.entries(METRICS)) {
      const value = measures[name as MetricName];
      if (value === undefined) continue;
      emf.addMetric(name, unit === 'None' ? MetricUnit.NoUnit : MetricUnit[unit], value);
    }
    emf.publishStoredMetrics();
  },
});

/** Metrics that are counted nowhere. */
export const silentMetrics: Metrics = { put: () => {} };
