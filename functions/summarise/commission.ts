// Who writes a story's card, at what price and for how much at most: the run's model, the topic's cheaper one, or nobody.
import type { Settings } from '../../shared/env.ts';
import { knownPrice } from '../../shared/model/cost.ts';
import type { Model } from '../../shared/model/model.ts';
import { modelNameOf, parseModelUrl, withGuardrail } from '../../shared/model/model-url.ts';
import { openModel } from '../../shared/model/open-model.ts';
import type { Plan } from '../../shared/plan.ts';
import type { ModelSettings } from '../../shared/topic-model.ts';
import { ordinaryUsd, portionOf } from './descent.ts';
import type { ReportLanguage } from './prompt.ts';
import type { PricedModel } from './write-card.ts';

export interface Commission {
  readonly models: readonly PricedModel[];
  readonly shareUsd: number;
}

export interface ModelSource {
  /** The run's model; of a replay the one that was recorded, so that it decides as the recorded run did. */
  readonly url: string;
  /** Opens the model of a URL; a replay answers for all. */
  readonly open: (url: string) => Model;
}

/** Where a run's models come from; undefined where none is asked. */
export const modelSource = (
  settings: Pick<Settings, 'modelUrl' | 'region' | 's3Endpoint'>,
  plan: Pick<Plan, 'modelUrl'>,
): ModelSource | undefined => {
  const model = openModel(settings.modelUrl, settings);
  if (model === undefined) return undefined;
  if (parseModelUrl(settings.modelUrl).kind === 'replay') return { url: plan.modelUrl, open: () => model };
  // The topic's cheaper model stands behind the same guardrail.
  const chosen = parseModelUrl(settings.modelUrl);
  const guardrail = chosen.kind === 'bedrock' ? chosen.guardrail : undefined;
  return { url: settings.modelUrl, open: (url) => openModel(withGuardrail(url, guardrail), settings) ?? model };
};

export interface Asking extends ModelSource {
  readonly settings: ModelSettings;
  readonly language: ReportLanguage;
  /** The story's place, best first, from 0; and of how many. */
  readonly rank: number;
  readonly of: number;
}

/** What one story may spend on which models. */
export const commissionOf = ({ url, open, settings, language, rank, of: stories }: Asking): Commission => {
  const priced = (of: string): PricedModel & { readonly usd: number } => {
    const price = knownPrice(of, settings.prices);
    const opened = open(of);
    // A replay answers under the name of what it recorded.
    const model = { name: modelNameOf(parseModelUrl(of)) ?? opened.name, ask: opened.ask };
    return { model, price, usd: ordinaryUsd(language, settings.maxPosts, price) };
  };
  const model = priced(url);
  const cheaper = settings.cheaper === undefined ? undefined : priced(settings.cheaper);
  const portion = portionOf(rank, {
    maxUsd: settings.maxCostUsd,
    stories,
    modelUsd: model.usd,
    cheaperUsd: cheaper?.usd,
  });
  // For nothing nobody can be asked; the card then names the model that was too dear.
  const rungs = {
    model: [model, ...(cheaper === undefined ? [] : [cheaper])],
    cheaper: [cheaper ?? model],
    none: [model],
  };
  return { models: rungs[portion.by], shareUsd: portion.shareUsd };
};
