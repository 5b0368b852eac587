// Who writes and who audits, at what price: the run's model, and the topic's auditor.
import type { Settings } from '../../shared/env.ts';
import { knownPrice } from '../../shared/model/cost.ts';
import type { Dialect } from '../../shared/model/dialect.ts';
import type { Model } from '../../shared/model/model.ts';
import { modelNameOf, parseModelUrl, withGuardrail } from '../../shared/model/model-url.ts';
import { openModel } from '../../shared/model/open-model.ts';
import { rememberAnswers } from '../../shared/model/paid-answers.ts';
import type { Plan } from '../../shared/plan.ts';
import type { Run } from '../../shared/run.ts';
import type { Store } from '../../shared/store/store.ts';
import type { ModelSettings } from '../../shared/topic-model.ts';
import type { PricedModel } from './correspondent.ts';

export interface Commission {
  readonly writer: PricedModel;
  /** undefined where the topic wants no audit. */
  readonly auditor: PricedModel | undefined;
  /** What stands in for a report that comes to nothing. */
  readonly fallback: ModelSettings['fallback'];
  /** What was found out of the writer's server so far. */
  readonly dialect: () => Dialect | undefined;
}

interface Given {
  readonly settings: Pick<Settings, 'modelUrl' | 'region' | 's3Endpoint'>;
  readonly plan: Pick<Plan, 'modelUrl' | 'topic'>;
  readonly run: Pick<Run, 'slug' | 'fresh'>;
  readonly store: Store;
  readonly dialect: Dialect | undefined;
}

/**
 * The models of a run; undefined where none is asked. Throws BadInputError for a model that is billed and whose price is
 * unknown. A replay answers for all, under the names and prices of those that were recorded.
 */
export const commissionOf = ({ settings, plan, run, store, dialect }: Given): Commission | undefined => {
  const opened = openModel(settings.modelUrl, settings, dialect);
  if (opened === undefined) return undefined;
  const chosen = parseModelUrl(settings.modelUrl);
  const { auditor, prices, fallback } = plan.topic.model;
  const named = (url: string, model: Model): PricedModel => {
    const name = modelNameOf(parseModelUrl(url));
    return {
      model: { ...model, name: name ?? model.name },
      price: name === undefined ? undefined : knownPrice(url, prices),
    };
  };
  if (chosen.kind === 'replay') {
    const writer = named(plan.modelUrl, opened);
    const auditorUrl = auditor === 'same' || auditor === 'off' ? plan.modelUrl : auditor;
    return {
      writer,
      auditor: auditor === 'off' ? undefined : named(auditorUrl, opened),
      fallback: chosen.missing ?? fallback,
      dialect: () => dialect,
    };
  }
  const remembered = (url: string, model: Model): Model =>
    rememberAnswers(model, { store, slug: run.slug, url, fresh: run.fresh === true });
  const writer = named(settings.modelUrl, remembered(settings.modelUrl, opened));
  const found = (): Dialect | undefined => opened.dialect?.() ?? dialect;
  const by = { writer, fallback, dialect: found };
  if (auditor === 'off') return { ...by, auditor: undefined };
  if (auditor === 'same') return { ...by, auditor: writer };
  // An auditor of its own stands behind the same guardrail.
  const url = withGuardrail(auditor, chosen.kind === 'bedrock' ? chosen.guardrail : undefined);
  const own = openModel(url, settings);
  return { ...by, auditor: own === undefined ? writer : named(url, remembered(url, own)) };
};
