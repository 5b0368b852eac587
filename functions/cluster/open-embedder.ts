// Opens a topic's embedder.
import type { Settings } from '../../shared/env.ts';
import { BadInputError } from '../../shared/errors.ts';
import { parseModelUrl } from '../../shared/model/model-url.ts';
import type { EmbedderSettings } from '../../shared/topic-embedder.ts';
import type { Embedder } from './embedder.ts';

/** The embedder that a topic names. Its client is loaded only now: most topics have none. */
export const openEmbedder = async (
  { model }: Pick<EmbedderSettings, 'model'>,
  { region }: Pick<Settings, 'region'>,
): Promise<Embedder> => {
  const url = parseModelUrl(model);
  if (url.kind !== 'bedrock') throw new BadInputError(`The embedder ${model} is not on Bedrock.`);
  const { bedrockEmbedder } = await import('./bedrock-embedder.ts');
  return bedrockEmbedder({ ...url, region: url.region ?? region });
};
