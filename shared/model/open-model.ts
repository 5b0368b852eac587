// Opens a model by its URL.
import type { Settings } from '../env.ts';
import { openStore } from '../store/open-store.ts';
import { bedrockModel } from './bedrock.ts';
import type { Dialect } from './dialect.ts';
import type { Model } from './model.ts';
import { parseModelUrl } from './model-url.ts';
import { openAiModel } from './openai-compatible.ts';
import { replayModel } from './replay.ts';

/**
 * The model of a URL, or undefined for `extractive`, which asks none. Nothing is asked yet.
 * @param dialect what an earlier call of the run has found out of the server (`model.dialect()`)
 */
export const openModel = (
  url: string,
  { region, s3Endpoint }: Pick<Settings, 'region' | 's3Endpoint'>,
  dialect?: Dialect,
): Model | undefined => {
  const parsed = parseModelUrl(url);
  if (parsed.kind === 'extractive') return undefined;
  if (parsed.kind === 'replay')
    return replayModel(
      openStore({
        storeUrl: parsed.folder,
        s3Endpoint: parsed.folder.startsWith('s3:') ? s3Endpoint : undefined,
        region,
      }),
    );
  if (parsed.kind === 'openai') return openAiModel({ ...parsed, dialect });
  return bedrockModel({ ...parsed, region: parsed.region ?? region });
};
