// Who wrote the cards: the model, its cost, what the rules refused, and how many cards are excerpts all the same.
import type { Evidence, Report } from '../../shared/report.ts';
import type { Material } from './desk.ts';

export interface Writing {
  readonly method: Report['method'];
  /** Models that answered; none where none was asked. */
  readonly models: readonly string[];
  readonly costUsd: number;
  readonly cards: number;
  readonly extractive: number;
  /** Claims refused after the repair. */
  readonly refused: number;
  readonly evidence: Evidence['model'];
}

const sumBy = (records: readonly Readonly<Record<string, number | undefined>>[]): Record<string, number> => {
  const total: Record<string, number> = {};
  for (const record of records)
    for (const [name, n] of Object.entries(record)) total[name] = (total[name] ?? 0) + (n ?? 0);
  return total;
};

/** What is to be said of the writing of a report's cards. */
export const writingOf = (materials: readonly Material[]): Writing => {
  const asked = materials.flatMap(({ card }) => card.asked ?? []);
  const written = materials.filter(({ card }) => card.origin === 'model').length;
  const extractive = materials.length - written;
  const dropped = sumBy(asked.map((one) => one.dropped));
  const costUsd = Math.round(asked.reduce((sum, one) => sum + one.costUsd, 0) * 1e6) / 1e6;
  const models = [...new Set(asked.map(({ model }) => model))].sort();
  const reasons = sumBy(asked.flatMap(({ reason }) => (reason === undefined ? [] : [{ [reason]: 1 }])));
  return {
    method: written === 0 ? 'extractive' : extractive === 0 ? 'model' : 'mixed',
    models,
    costUsd,
    cards: materials.length,
    extractive,
    refused: Object.values(dropped).reduce((sum, n) => sum + n, 0),
    evidence:
      asked.length === 0
        ? undefined
        : {
            names: models,
            costUsd,
            cards: written,
            repaired: asked.filter((one) => one.repaired).length,
            dropped,
            excerpts: reasons,
          },
  };
};
