// What the checks of a report came to, as the run's metrics tell it.
import type { Evidence } from '../../shared/report.ts';
import type { Checks } from '../../shared/run.ts';

/** Counts the checks in a report's evidence. */
export const checksOf = ({ sentences, model, metrics }: Pick<Evidence, 'sentences' | 'model' | 'metrics'>): Checks => {
  const verdicts = Object.values(sentences).flatMap(({ checks }) => Object.values(checks));
  return {
    passed: verdicts.filter((verdict) => verdict === 'pass').length,
    failed: verdicts.filter((verdict) => verdict === 'fail').length,
    refused: Object.values(model?.dropped ?? {}).reduce((sum, n) => sum + n, 0),
    citationPrecision: metrics.citationPrecision ?? 1,
    coverageAt10: metrics.coverageAt10 ?? 1,
    ...(metrics.auditRefused === undefined ? {} : { auditRefused: metrics.auditRefused }),
  };
};
