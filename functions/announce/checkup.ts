// What `doctor` asks of Announce: whether the models stay, and whether the prices are young.
import type { CheckedUp, Checkup } from '../../shared/checkup.ts';
import type { Tools } from '../../shared/step.ts';
import { bedrockModels, checkUpLives } from './model-life.ts';
import { priceDiagnosis } from './price-table.ts';

/** URLs of the models that topics are written and audited by. */
export const modelUrlsOf = (modelUrl: string, auditors: readonly string[]): string[] => [
  modelUrl,
  ...auditors.filter((url) => url !== 'same' && url !== 'off'),
];

/** Looks at what changes by itself in a year. */
export const checkUpYear = async (
  { topics }: Pick<Checkup, 'topics'>,
  { settings, now }: Pick<Tools, 'settings' | 'now'>,
): Promise<CheckedUp> => {
  const today = now();
  const urls = modelUrlsOf(
    settings.modelUrl,
    topics.map(({ model: { auditor } }) => auditor),
  );
  return { diagnoses: [...(await checkUpLives(bedrockModels(urls), today)), priceDiagnosis(today)] };
};
