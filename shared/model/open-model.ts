// Opens a model by its URL.
import type { Settings } from '../env.ts';
import { openStore } from '../store/open-store.ts';
import { bedrockModel } from './bedrock.ts';
import type { Dialect } from './dialect.ts';
import type { Model } from './model.ts';
import { keyPlaces, keyReader } from './model-key.ts';
import { parseModelUrl } from './model-url.ts';
import { openAiModel } from './openai-compatible.ts';
import { replayModel } from './replay.ts';

/**
 * The model of a URL, or undefined for `extractive`, which asks none. Nothing is asked yet.
 * Throws BadInputError where the URL asks for a key that may not go to its host.
 * @param dialect what an earlier call of the run has found out of the server (`model.dialect()`)
 */
export const openModel = (
  url: string,
  settings: Pick<Settings, 'region' | 's3Endpoint'> & Partial<Pick<Settings, 'modelUrl' | 'modelKeys'>>,
  dialect?: Dialect,
): Model | undefined => {
  const parsed = parseModelUrl(url);
  const { region, s3Endpoint } = settings;
  if (parsed.kind === 'extractive') return undefined;
  if (parsed.kind === 'replay')
    return replayModel(
      openStore({
        storeUrl: parsed.folder,
        s3Endpoint: parsed.folder.startsWith('s3:') ? s3Endpoint : undefined,
        region,
      }),
      parsed.missing,
    );
  if (parsed.kind === 'openai') return openAiModel({ ...parsed, key: keyReader(parsed, keyPlaces(settings)), dialect });
  return bedrockModel({ ...parsed, region: parsed.region ?? region, dialect });
};
