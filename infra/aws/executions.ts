// Executions of the deployed state machine: starting one, and following its history until it ends.
import { setTimeout as sleep } from 'node:timers/promises';
import type { HistoryEvent, SFNClient } from '@aws-sdk/client-sfn';
import type { RunInput } from '../../shared/run.ts';
import type { StateEvent } from '../local/engine.ts';
import { awsFault, mayPass } from './aws-faults.ts';
import { executionNameOf } from './execution-name.ts';
import { type Ended, historyReader } from './history.ts';

/** Looks in a row that may fail, each after three tries of the SDK's own, before following is given up; the pause doubles up to a minute. */
const PATIENCE = 8;
const LONGEST_PAUSE_MS = 60_000;
/** Events of a page. Most looks need one page. */
const PAGE = 200;
/** An execution that began this long before it was asked for was there already, clocks being as they are. */
const BEFORE_MS = 10_000;

export interface Started {
  readonly arn: string;
  readonly name: string;
  /** When it began, if it was running already. */
  readonly runningSince?: Date;
}

type Sdk = typeof import('@aws-sdk/client-sfn');

/** Speaks to Step Functions in a region. */
export interface Executions {
  /** Starts a run, or finds the one of the same input that runs already. Throws what exit.ts tells. */
  readonly start: (stateMachineArn: string, input: RunInput, now: Date) => Promise<Started>;
  /**
   * Tells what happens in an execution from its beginning, until it ends or the signal stops the following.
   * @param pollMs pause between looks
   * @returns how it ended; undefined when stopped
   */
  readonly follow: (
    arn: string,
    options: { onState: (event: StateEvent) => void; pollMs: number; signal: AbortSignal },
  ) => Promise<Ended | undefined>;
  readonly close: () => void;
}

const isOver = (error: unknown): boolean => error instanceof Error && error.name === 'ExecutionAlreadyExists';

const startExecution = async (
  { StartExecutionCommand }: Sdk,
  client: SFNClient,
  stateMachineArn: string,
  input: RunInput,
  now: Date,
): Promise<Started> => {
  const today = now.toISOString().slice(0, 10);
  for (let attempt = 1; ; attempt++) {
    const name = executionNameOf(input, today, attempt);
    try {
      const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
      const { executionArn = '', startDate = now } = await client.send(command);
      const wasThere = startDate.getTime() < now.getTime() - BEFORE_MS;
      return { arn: executionArn, name, ...(wasThere ? { runningSince: startDate } : {}) };
    } catch (error) {
      // An earlier run of the same input is over; this is the next one.
      if (!isOver(error)) throw awsFault(error, 'Starting the execution');
    }
  }
};

/** Events after one that is known, in order: read backwards, so that a look costs one page while little happens. */
const eventsSince = async (
  { GetExecutionHistoryCommand }: Sdk,
  client: SFNClient,
  executionArn: string,
  since: number,
): Promise<HistoryEvent[]> => {
  const events = new Map<number, HistoryEvent>();
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: PAGE, nextToken }),
    );
    const read = page.events ?? [];
    for (const event of read) if (event.id !== undefined && event.id > since) events.set(event.id, event);
    nextToken = read.some(({ id = 0 }) => id <= since) ? undefined : page.nextToken;
  } while (nextToken !== undefined);
  return [...events.values()].sort(({ id: a = 0 }, { id: b = 0 }) => a - b);
};

/** Opens the client. The region of an ARN or of the environment; without one the SDK's own chain decides. */
export const openExecutions = async (region: string | undefined): Promise<Executions> => {
  // Loaded here, since only these commands speak to Step Functions.
  const sdk = await import('@aws-sdk/client-sfn');
  const client = new sdk.SFNClient(region === undefined ? {} : { region });
  return {
    start: (stateMachineArn, input, now) => startExecution(sdk, client, stateMachineArn, input, now),
    follow: async (arn, { onState, pollMs, signal }) => {
      const reader = historyReader();
      for (let failed = 0; !signal.aborted; ) {
        try {
          for (const event of reader.read(await eventsSince(sdk, client, arn, reader.last()))) onState(event);
          failed = 0;
        } catch (error) {
          if (!mayPass(error) || ++failed > PATIENCE) throw awsFault(error, 'Following the execution');
        }
        const ended = reader.ended();
        if (ended !== undefined) return ended;
        const pause = Math.min(pollMs * 2 ** failed, Math.max(pollMs, LONGEST_PAUSE_MS));
        await sleep(pause, undefined, { signal }).catch(() => {});
      }
      return undefined;
    },
    close: () => client.destroy(),
  };
};
