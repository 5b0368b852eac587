// Days of `backfill --aws`: one execution of the deployed state machine for each, taken up where it runs already.
import { DawnChorusError } from '../../shared/errors.ts';
import { openExecutions } from '../aws/executions.ts';
import { findStack } from '../aws/stack-outputs.ts';
import { silentProgress } from './progress.ts';
import { inputOf, type RunOptions } from './run-options.ts';
import { followThere, type Made } from './run-there.ts';
import type { Terminal } from './terminal.ts';

const POLL_MS = 2000;
/** Executions that may be looked at in one pause: the account's requests a second are shared by all of them. */
const AT_ONE_PAUSE = 10;

/** Makes days on AWS. @returns what makes a day; throws what exit.ts tells. */
export const daysThere = async (
  topic: string,
  stack: string,
  options: Pick<RunOptions, 'dayEndsAt' | 'force' | 'fresh'> & { readonly concurrency: number },
  terminal: Terminal,
): Promise<{ readonly make: (day: string) => Promise<Made>; readonly close: () => void }> => {
  const { region, signal } = terminal;
  const { stateMachineArn, storeUrl } = await findStack(stack, region);
  const executions = await openExecutions(region);
  const pollMs = POLL_MS * Math.ceil(options.concurrency / AT_ONE_PAUSE);
  const make = async (day: string): Promise<Made> => {
    const input = inputOf(topic, { ...options, from: day, to: day });
    const { arn } = await executions.start(stateMachineArn, input, terminal.now());
    const made = await followThere({ executions, arn, storeUrl, region, view: silentProgress, pollMs, signal });
    if (made !== undefined) return made;
    throw new DawnChorusError(`it goes on as ${arn}; the same command takes it up again.`);
  };
  return { make, close: () => executions.close() };
};
