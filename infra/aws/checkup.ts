// A checkup of the deployed functions: each is called by its name, and looks with its own role at what its runs will use.
import { type CheckedUp, checkedUpSchema } from '../../shared/checkup.ts';
import { BadInputError } from '../../shared/errors.ts';
import { TaskError } from '../local/invoke.ts';
import { awsFault } from './aws-faults.ts';

/** Longer than a model takes to say no. */
const TIMEOUT_MS = 240_000;

export interface CheckUps {
  /** Asks the function of a state. Throws TaskError with what the function threw, and what aws-faults.ts makes of the rest. */
  readonly checkUp: (state: string, event: unknown) => Promise<CheckedUp>;
  readonly close: () => void;
}

/**
 * Opens the client.
 * @param functions names of the functions by their state, from the stack's outputs
 */
export const openCheckUps = async (
  functions: Readonly<Record<string, string>>,
  region: string | undefined,
): Promise<CheckUps> => {
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  // One try: what a function asks for may cost, and a second call would ask twice.
  const client = new LambdaClient({ maxAttempts: 1, ...(region === undefined ? {} : { region }) });
  return {
    checkUp: async (state, event) => {
      const FunctionName = functions[state];
      if (FunctionName === undefined)
        throw new BadInputError(
          `The stack does not say what the function of ${state} is called; deploy it again from this checkout: npm run deploy.`,
        );
      const Payload = Buffer.from(JSON.stringify(event));
      const answer = await client
        .send(new InvokeCommand({ FunctionName, Payload }), { abortSignal: AbortSignal.timeout(TIMEOUT_MS) })
        .catch((error: unknown) => {
          throw awsFault(error, `Calling the function of ${state}`);
        });
      const text = Buffer.from(answer.Payload ?? []).toString('utf8');
      if (answer.FunctionError !== undefined)
        throw new TaskError(String(Object(JSON.parse(text || '{}')).errorType ?? answer.FunctionError), text);
      return checkedUpSchema.parse(JSON.parse(text));
    },
    close: () => client.destroy(),
  };
};
