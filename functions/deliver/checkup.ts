// What `doctor` asks of Deliver: whether it can read the secrets of each channel. Nothing is sent to any.
import type { CheckedUp, Checkup, Diagnosis } from '../../shared/checkup.ts';
import { DawnChorusError } from '../../shared/errors.ts';
import { keyParameter } from '../../shared/model/model-key.ts';
import { type Channel, isSafeTarget, secretVariablesOf } from '../../shared/topic-deliver.ts';
import { readSecretOf } from './keys.ts';

/** What is wrong with a secret, as a sentence; undefined where it is there. */
type Found = string | undefined;

const lookAt = async (variable: string): Promise<Found> => {
  try {
    const value = await readSecretOf(variable);
    // The URL of a webhook is its secret, and is not said.
    if (variable.endsWith('_URL') && !isSafeTarget(value)) return `What ${variable} holds is no URL of https.`;
    return undefined;
  } catch (error) {
    if (error instanceof DawnChorusError) return error.message;
    throw error;
  }
};

const diagnosisOf = (about: string, channel: Channel, found: ReadonlyMap<string, Found>): Diagnosis => {
  const variables = secretVariablesOf(channel);
  const bad = variables.find((variable) => found.get(variable) !== undefined);
  if (bad === undefined) {
    const says = `Its secrets are there (${variables.join(', ')}); whether it takes them, the first report shows.`;
    return { about, status: 'ok', says };
  }
  const todo = `aws ssm put-parameter --name ${keyParameter(bad)} --type SecureString --overwrite --value …`;
  return { about, status: 'fault', says: found.get(bad) ?? '', todo, section: 'delivery' };
};

/** Looks at the secrets of the topics' channels, at each once. Mail has none: its sender is looked at in the account. */
export const checkUpChannels = async ({ topics }: Pick<Checkup, 'topics'>): Promise<CheckedUp> => {
  const channels = topics.flatMap(({ topic, deliver = [] }) =>
    deliver.map((channel) => ({ about: `channel ${channel.name} of ${topic}`, channel })),
  );
  const withSecrets = channels.filter(({ channel }) => secretVariablesOf(channel).length > 0);
  const variables = new Set(withSecrets.flatMap(({ channel }) => secretVariablesOf(channel)));
  const found = new Map<string, Found>();
  for (const variable of variables) found.set(variable, await lookAt(variable));
  return { diagnoses: withSecrets.map(({ about, channel }) => diagnosisOf(about, channel, found)) };
};
