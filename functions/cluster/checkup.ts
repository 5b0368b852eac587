// What `doctor` asks of Cluster: whether each topic's embedder answers with a vector.
import type { CheckedUp, Checkup, Diagnosis } from '../../shared/checkup.ts';
import { DawnChorusError } from '../../shared/errors.ts';
import { costUsd, knownPrice } from '../../shared/model/cost.ts';
import { NO_USAGE } from '../../shared/model/model.ts';
import { dollars } from '../../shared/prices.ts';
import type { Tools } from '../../shared/step.ts';
import { openEmbedder } from './open-embedder.ts';

/** Asks each embedder of the topics for the vector of one word; topics without one are not told of. */
export const checkUpEmbedders = async (
  { topics }: Pick<Checkup, 'topics'>,
  { settings }: Pick<Tools, 'settings'>,
): Promise<CheckedUp> => {
  const embedders = new Map(
    topics.flatMap(({ embedder, model }) =>
      embedder === undefined ? [] : [[embedder.model, { embedder, prices: model.prices }] as const],
    ),
  );
  const diagnoses: Diagnosis[] = [];
  for (const { embedder, prices } of embedders.values()) {
    const about = 'embedder';
    try {
      const { name, embed } = await openEmbedder(embedder, settings);
      const { inputTokens } = await embed(['dawn']);
      const paid = costUsd({ ...NO_USAGE, inputTokens }, knownPrice(embedder.model, prices));
      diagnoses.push({ about, status: 'ok', says: `${name} answered (${dollars(paid)}).`, costUsd: paid });
    } catch (error) {
      if (!(error instanceof DawnChorusError)) throw error;
      // Without it a report is made all the same.
      diagnoses.push({ about, status: 'warning', says: error.message, section: 'models' });
    }
  }
  return { diagnoses };
};
