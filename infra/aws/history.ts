// An execution's history, as GetExecutionHistory gives it, read as the engine's events: pure, told the events in order.
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { sentenceOf } from '../../shared/failure.ts';
import type { StateEvent } from '../local/engine.ts';

/** How an execution ended. */
export type Ended =
  | { readonly succeeded: true; readonly output: unknown }
  | { readonly succeeded: false; readonly error: string; readonly cause: string; readonly failedState: string };

export interface HistoryReader {
  /** Id of the last event read; 0 before the first. */
  readonly last: () => number;
  /** Reads events that follow those read before, in the order of their ids, and gives what happened to Tasks. */
  readonly read: (events: readonly HistoryEvent[]) => StateEvent[];
  /** How the execution ended; undefined while it runs. One that is redriven runs again. */
  readonly ended: () => Ended | undefined;
}

const SOMEWHERE = 'the state machine';

/** JSON as Step Functions passes it; a text that is none stays a text. */
const jsonIn = (json: string | undefined): unknown => {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
};

/** Error and cause of the events that tell of a failed call. */
const failureIn = (event: HistoryEvent): { error?: string | undefined; cause?: string | undefined } | undefined =>
  event.lambdaFunctionFailedEventDetails ??
  event.lambdaFunctionTimedOutEventDetails ??
  event.lambdaFunctionScheduleFailedEventDetails ??
  event.lambdaFunctionStartFailedEventDetails;

const failedStateIn = (input: unknown): string | undefined =>
  typeof input === 'object' && input !== null && 'failedState' in input ? String(input.failedState) : undefined;

interface Call {
  readonly given: unknown;
  readonly startedAt: number;
}

/**
 * Follows events of the page's states: `LambdaFunction…` events are calls, and belong to the state that their chain of
 * `previousEventId` was entered by. A call that is tried again is another call; the items of a Map are told apart by
 * their chains.
 */
export const historyReader = (): HistoryReader => {
  const states = new Map<number, string>();
  /** By the id of each event of the call, since each follows another. */
  const calls = new Map<number, Call>();
  let last = 0;
  let failedState: string | undefined;
  let ended: Ended | undefined;

  const readCall = (event: HistoryEvent, id: number, before: number, state: string, at: number): StateEvent[] => {
    if (event.type === 'LambdaFunctionScheduled') {
      const given = jsonIn(event.lambdaFunctionScheduledEventDetails?.input);
      calls.set(id, { given, startedAt: at });
      return [{ state, phase: 'started', given, at }];
    }
    const call = event.type?.startsWith('LambdaFunction') === true ? calls.get(before) : undefined;
    if (call !== undefined) calls.set(id, call);
    const common = { state, given: call?.given, at, ms: at - (call?.startedAt ?? at) };
    if (event.type === 'LambdaFunctionSucceeded') {
      const result = jsonIn(event.lambdaFunctionSucceededEventDetails?.output);
      return [{ ...common, phase: 'finished', result }];
    }
    const failure = failureIn(event);
    return failure === undefined
      ? []
      : [{ ...common, phase: 'failed', detail: sentenceOf(failure.cause, failure.error) }];
  };

  const readEnd = (event: HistoryEvent, before: number): Ended | undefined => {
    const details =
      event.executionFailedEventDetails ?? event.executionTimedOutEventDetails ?? event.executionAbortedEventDetails;
    switch (event.type) {
      case 'ExecutionSucceeded':
        return { succeeded: true, output: jsonIn(event.executionSucceededEventDetails?.output) };
      case 'ExecutionFailed': {
        const { error = 'States.Runtime', cause = '' } = details ?? {};
        return { succeeded: false, error, cause, failedState: failedState ?? states.get(before) ?? SOMEWHERE };
      }
      case 'ExecutionTimedOut':
        return {
          succeeded: false,
          error: 'States.Timeout',
          cause: 'The run took longer than the state machine allows.',
          failedState: SOMEWHERE,
        };
      case 'ExecutionAborted': {
        const why = details?.cause === undefined || details.cause === '' ? '.' : `: ${details.cause}`;
        return {
          succeeded: false,
          error: 'States.Aborted',
          cause: `The execution was stopped${why}`,
          failedState: SOMEWHERE,
        };
      }
      default:
        return undefined;
    }
  };

  const readOne = (event: HistoryEvent): StateEvent[] => {
    const { id = 0, previousEventId: before = 0 } = event;
    last = id;
    const state = event.stateEnteredEventDetails?.name ?? event.stateExitedEventDetails?.name ?? states.get(before);
    if (state !== undefined) states.set(id, state);
    if (event.type === 'FailStateEntered') failedState = failedStateIn(jsonIn(event.stateEnteredEventDetails?.input));
    ended = readEnd(event, before);
    return readCall(event, id, before, state ?? SOMEWHERE, event.timestamp?.getTime() ?? 0);
  };

  return { last: () => last, read: (events) => events.flatMap(readOne), ended: () => ended };
};
