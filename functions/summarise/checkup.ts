// What `doctor` asks of Summarise: whether each model answers by its tool, where it is named, and what that costs.
import * as z from 'zod';
import type { CheckedUp, Checkup, Diagnosis } from '../../shared/checkup.ts';
import { regionFromEnvironment, type Settings } from '../../shared/env.ts';
import { DawnChorusError } from '../../shared/errors.ts';
import { costUsd, estimateUsd, knownPrice } from '../../shared/model/cost.ts';
import type { Model, ModelRequest } from '../../shared/model/model.ts';
import { parseModelUrl, withGuardrail } from '../../shared/model/model-url.ts';
import { openModel } from '../../shared/model/open-model.ts';
import type { Price } from '../../shared/model/prices.data.ts';
import { dollars } from '../../shared/prices.ts';
import type { Tools } from '../../shared/step.ts';
import type { Topic } from '../../shared/topic.ts';

/** Dollars that all models together may cost in a checkup: with one post of X it stays below three cents. */
export const MOST_USD = 0.02;
/** Requests that are paid for one answer at most: a server's manners are found out by the first ones. */
const REQUESTS = 3;

const WORD = 'dawn';

/** The smallest request that is answered as a report's sections are: by the one tool. */
export const QUESTION: ModelRequest = {
  system: 'You check that a connection works. Answer by the tool and with nothing else.',
  user: `Give the tool the word ${WORD}.`,
  tool: {
    name: 'give_word',
    description: 'Takes one word.',
    schema: {
      type: 'object',
      properties: { word: { type: 'string', description: 'The word.' } },
      required: ['word'],
      additionalProperties: false,
    },
  },
  maxTokens: 128,
};

const answerSchema = z.object({ word: z.string() });

/** Where a model is asked, for people. */
const placeOf = (url: string, region: string | undefined): string => {
  const parsed = parseModelUrl(url);
  if (parsed.kind === 'openai') return ` at ${new URL(parsed.baseUrl).host}`;
  const where = parsed.kind === 'bedrock' ? (parsed.region ?? region) : undefined;
  return where === undefined ? '' : ` in ${where}`;
};

export interface Asking {
  readonly about: string;
  readonly model: Model;
  readonly price: Price;
  /** ` in eu-central-1` */
  readonly place: string;
  /** Dollars that are left. */
  readonly leftUsd: number;
}

/** Asks a model once. Throws nothing: a no is a diagnosis. */
export const modelDiagnosis = async ({ about, model, price, place, leftUsd }: Asking): Promise<Diagnosis> => {
  const name = `${model.name}${place}`;
  const thinking = ((model.thinkingTokens?.() ?? 0) * price.output) / 1e6;
  const most = (estimateUsd(QUESTION, price) + thinking) * REQUESTS;
  if (most > leftUsd) {
    const says = `${name} was not asked: one question may cost ${dollars(most)}, and a checkup has ${dollars(leftUsd)} left for it.`;
    return { about, status: 'unchecked', says, todo: 'a run is its test: npm run dawn-chorus -- run TOPIC' };
  }
  try {
    const { stop, value, usage, cause } = await model.ask(QUESTION);
    const paid = costUsd(usage, price);
    if (stop === 'complete' && answerSchema.safeParse(value).success)
      return {
        about,
        status: 'ok',
        says: `${name} answered in the form of its tool (${dollars(paid)}).`,
        costUsd: paid,
      };
    const says = cause ?? `${name} answered, but not in the form of its tool.`;
    return { about, status: 'fault', says, todo: 'choose another model (docs/models.md)', costUsd: paid };
  } catch (error) {
    if (!(error instanceof DawnChorusError)) throw error;
    return { about, status: 'fault', says: error.message, section: 'models' };
  }
};

/** The URLs of the models that the topics are written and audited by, each once, with the prices that topics give. */
const modelsOf = (topics: readonly Topic[], modelUrl: string): Map<string, Topic['model']['prices']> => {
  const own = parseModelUrl(modelUrl);
  const guardrail = own.kind === 'bedrock' ? own.guardrail : undefined;
  const found = new Map<string, Topic['model']['prices']>();
  for (const { model } of topics) {
    found.set(modelUrl, { ...model.prices, ...found.get(modelUrl) });
    const { auditor } = model;
    if (auditor === 'same' || auditor === 'off') continue;
    const url = withGuardrail(auditor, guardrail);
    found.set(url, { ...model.prices, ...found.get(url) });
  }
  return found;
};

/** Asks each model of the topics once, as long as a checkup's money lasts. */
export const checkUpModels = async (
  { topics }: Pick<Checkup, 'topics'>,
  { settings }: { readonly settings: Settings } & Partial<Tools>,
): Promise<CheckedUp> => {
  const { kind } = parseModelUrl(settings.modelUrl);
  if (kind === 'extractive' || kind === 'replay') {
    const says =
      kind === 'replay'
        ? 'Recorded answers stand in for a model; nobody is asked.'
        : 'No model is asked: reports are excerpts of posts.';
    const todo = kind === 'replay' ? {} : { todo: 'name one by --model, or deploy with -c modelUrl= (docs/models.md)' };
    return { diagnoses: [{ about: 'model', status: 'ok', says, ...todo }] };
  }
  const region = settings.region ?? regionFromEnvironment();
  const diagnoses: Diagnosis[] = [];
  let leftUsd = MOST_USD;
  const models = modelsOf(topics, settings.modelUrl);
  for (const [url, prices] of models) {
    const about = url === settings.modelUrl ? 'model' : 'auditor';
    try {
      const model = openModel(url, settings);
      if (model === undefined) continue;
      const asking = { about, model, price: knownPrice(url, prices), place: placeOf(url, region), leftUsd };
      const diagnosis = await modelDiagnosis(asking);
      leftUsd -= diagnosis.costUsd ?? 0;
      diagnoses.push(diagnosis);
    } catch (error) {
      if (!(error instanceof DawnChorusError)) throw error;
      diagnoses.push({ about, status: 'fault', says: error.message, section: 'models' });
    }
  }
  return { diagnoses, models: [...models.keys()] };
};
