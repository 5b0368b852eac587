// When Bedrock retires a model: what it says of the model's life, and what that means for who uses it.
import type { Diagnosis } from '../../shared/checkup.ts';
import { foundationModelOf, parseModelUrl } from '../../shared/model/model-url.ts';

/** A model's life as Bedrock tells it (API reference, FoundationModelLifecycle). */
export interface ModelLife {
  readonly status?: string | undefined;
  readonly endOfLifeTime?: Date | undefined;
  /** From then on it costs more. */
  readonly publicExtendedAccessTime?: Date | undefined;
}

/** Days before the end in which it is told every day; Bedrock gives six months' notice, of some models 45 days. */
export const NOTICE_DAYS = 180;

const DAY_MS = 86_400_000;

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
const daysUntil = (time: Date, now: Date): number => Math.ceil((time.getTime() - now.getTime()) / DAY_MS);

/** What a model's life means today. */
export const lifeDiagnosis = (model: string, life: ModelLife, now: Date): Diagnosis => {
  const about = 'model life';
  const { status = 'ACTIVE', endOfLifeTime: end, publicExtendedAccessTime: dearer } = life;
  const days = end === undefined ? undefined : daysUntil(end, now);
  const section = 'models';
  const todo = 'choose one that stays, try it on a day, and deploy with it (-c modelUrl=)';
  if (end !== undefined && days !== undefined && days <= 0)
    return { about, status: 'fault', says: `${model} was retired on ${dayOf(end)}.`, todo, section };
  const costs = dearer === undefined ? '' : `, and costs more from ${dayOf(dearer)} on`;
  if (end !== undefined && days !== undefined && (status !== 'ACTIVE' || days <= NOTICE_DAYS)) {
    const says = `${model} is retired on ${dayOf(end)}, in ${days} days${costs}.`;
    return { about, status: 'warning', says, todo, section };
  }
  if (status !== 'ACTIVE') {
    const says = `${model} is ${status.toLowerCase()}: it will be retired, on a day that Bedrock does not say${costs}.`;
    return { about, status: 'warning', says, todo, section };
  }
  const until = end === undefined ? '' : ` until ${dayOf(end)} at least`;
  return { about, status: 'ok', says: `${model} is active${until}.` };
};

export interface AskedModel {
  readonly modelId: string;
  readonly region?: string | undefined;
}

/** The models on Bedrock among some URLs, each once. */
export const bedrockModels = (urls: readonly string[]): AskedModel[] => {
  const models = urls.map(parseModelUrl).flatMap((url) => (url.kind === 'bedrock' ? [url] : []));
  const byId = new Map(models.map(({ modelId, region }) => [`${modelId} ${region ?? ''}`, { modelId, region }]));
  return [...byId.values()];
};

/** A life is worth no wait: who is told of a run is told of it in time. */
const TIMEOUT_MS = 10_000;
const within = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(TIMEOUT_MS) });

/** The id of the model that a profile of the account's own leads to. */
const behindProfile = (arn: string | undefined): string | undefined => arn?.split('/').at(-1);

/**
 * Asks Bedrock for a model's life. Throws what its client throws.
 * @param model its id, that of an inference profile, or the ARN of a profile of the account's own
 */
export const readLife = async ({ modelId, region }: AskedModel): Promise<ModelLife> => {
  // Loaded only here: only a model on Bedrock has this to say.
  const { BedrockClient, GetFoundationModelCommand, GetInferenceProfileCommand } = await import(
    '@aws-sdk/client-bedrock'
  );
  const client = new BedrockClient(region === undefined ? {} : { region });
  const isOwn = modelId.startsWith('arn:');
  const own = isOwn
    ? await client.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: modelId }), within())
    : undefined;
  const modelIdentifier = isOwn ? behindProfile(own?.models?.[0]?.modelArn) : foundationModelOf(modelId);
  const { modelDetails } = await client.send(new GetFoundationModelCommand({ modelIdentifier }), within());
  return modelDetails?.modelLifecycle ?? {};
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));

/** As lifeDiagnosis, of each model; one whose life can't be asked for is unchecked. Throws nothing. */
export const checkUpLives = async (
  models: readonly AskedModel[],
  now: Date,
  read: typeof readLife = readLife,
): Promise<Diagnosis[]> =>
  Promise.all(
    models.map(async (model): Promise<Diagnosis> => {
      try {
        return lifeDiagnosis(model.modelId, await read(model), now);
      } catch (error) {
        const about = 'model life';
        const says = `Bedrock does not say how long ${model.modelId} stays (${nameOf(error)}).`;
        return /^(ResourceNotFound|ValidationException)/.test(nameOf(error))
          ? { about, status: 'warning', says, todo: 'check its id and region', section: 'models' }
          : {
              about,
              status: 'unchecked',
              says,
              todo: 'let the role of the function read it: bedrock:GetFoundationModel',
            };
      }
    }),
  );
