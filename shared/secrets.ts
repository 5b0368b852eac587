// Secrets at run time: from the environment on a laptop, from Parameter Store on AWS; they live in no settings object.
import { secretFromEnvironment } from './env.ts';
import { type DawnChorusError, SourceRefusedError, SourceUnavailableError } from './errors.ts';

/** Names of a secret: the variable that holds it, and the variable that names its SecureString. */
export interface SecretNames {
  readonly variable: string;
  readonly parameterVariable: string;
}

/** What is thrown where Parameter Store says no, and where it does not answer. */
export interface SecretErrors {
  readonly refused: new (message: string) => DawnChorusError;
  readonly unavailable: new (message: string) => DawnChorusError;
}

const OF_A_SOURCE: SecretErrors = { refused: SourceRefusedError, unavailable: SourceUnavailableError };

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));

/** Reads a SecureString. Throws `refused` when it is absent or not allowed, else `unavailable`. */
const readParameter = async (
  name: string,
  { refused: Refused, unavailable: Unavailable }: SecretErrors,
): Promise<string> => {
  // Loaded only here: most runs need no secret.
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
  try {
    const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return Parameter?.Value ?? '';
  } catch (error) {
    const kind = nameOf(error);
    if (kind === 'ParameterNotFound') {
      throw new Refused(`The parameter ${name} is not in Parameter Store; put the token there as a SecureString.`);
    }
    if (/AccessDenied/.test(kind)) {
      throw new Refused(
        `Reading the parameter ${name} is not allowed (${kind}); let the role of the function read it.`,
      );
    }
    throw new Unavailable(`Parameter Store does not give ${name} (${kind}); try again later.`);
  }
};

/**
 * A secret: the variable's value, else the value of the parameter that the other variable names; undefined where
 * neither is set. Blanks at its ends are dropped, since people paste them.
 */
export const readSecret = async (
  { variable, parameterVariable }: SecretNames,
  errors: SecretErrors = OF_A_SOURCE,
): Promise<string | undefined> => {
  const given = secretFromEnvironment(variable)?.trim();
  if (given !== undefined && given !== '') return given;
  const parameter = secretFromEnvironment(parameterVariable);
  if (parameter === undefined || parameter === '') return undefined;
  const value = (await readParameter(parameter, errors)).trim();
  return value === '' ? undefined : value;
};
