// A channel's secrets: read when something is sent, shown as names when it is only looked at, taken out of all that is told.
import { ChannelRefusedError, ChannelUnavailableError } from '../../shared/errors.ts';
import { keyParameterVariable } from '../../shared/model/model-key.ts';
import { readSecret } from '../../shared/secrets.ts';
import { type Channel, secretVariablesOf } from '../../shared/topic-deliver.ts';
import type { Keys } from './channel.ts';

/** Placeholders in the place of secrets. */
export const placeholders: Keys = {
  secret: (variable) => `{${variable}}`,
  signed: (variable) => `{signature by ${variable}}`,
};

/** Reads one secret. Throws as readKeys does. */
export const readSecretOf = async (variable: string): Promise<string> => {
  const names = { variable, parameterVariable: keyParameterVariable(variable) };
  const value = await readSecret(names, { refused: ChannelRefusedError, unavailable: ChannelUnavailableError });
  if (value !== undefined) return value;
  throw new ChannelRefusedError(
    `It needs a secret: set ${variable}, or on AWS the SecureString that ${names.parameterVariable} names.`,
  );
};

/**
 * Reads a channel's secrets. Throws ChannelRefusedError where one is nowhere, ChannelUnavailableError where Parameter Store does not
 * answer: nothing was sent then.
 */
export const readKeys = async (channel: Channel): Promise<Keys & { readonly values: readonly string[] }> => {
  const values = new Map<string, string>();
  for (const variable of secretVariablesOf(channel)) values.set(variable, await readSecretOf(variable));
  const secret = (variable: string): string => values.get(variable) ?? '';
  return { secret, signed: (variable, by) => by(secret(variable)), values: [...values.values()] };
};

/** Shortest piece of a secret that is looked for by itself: shorter ones are words of any sentence. */
const SHORTEST = 8;

/** A secret whole, and its pieces between the marks that servers escape each in their own way. */
const formsOf = (value: string): string[] => {
  const { pathname = '/', search = '' } = URL.parse(value) ?? {};
  const pieces = (URL.canParse(value) ? `${pathname}${search}` : value).split(/[/?&=:%]+/);
  return [value, `${pathname}${search}`, pathname, ...pieces.filter(({ length }) => length >= SHORTEST)]
    .filter((form) => form.length > 1)
    .sort((a, b) => b.length - a.length);
};

/** A sentence without any of the secrets, should a server have said one back. It is not cut yet: half a secret would not be found. */
export const withoutSecrets = (sentence: string, values: readonly string[]): string =>
  values.flatMap(formsOf).reduce((said, form) => said.replaceAll(form, '…'), sentence);
