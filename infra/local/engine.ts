// The laptop's Step Functions: runs the committed page with the handlers in this process, as strictly as AWS.
import { existsSync } from 'node:fs';
import type { StateMachine as Machine } from 'aws-local-stepfunctions';
import { BrokenPromiseError } from '../../shared/errors.ts';
import { sentenceOf } from '../../shared/failure.ts';
import { runStep, type Step, type Tools } from '../../shared/step.ts';
import { invoke, type Json, TaskError } from './invoke.ts';
import { ExecutionAbortedError, ExecutionTimeoutError, StateMachine } from './library.ts';
import { checkSupported, type Page, readPage, statesOfType } from './page.ts';

const FUNCTIONS_URL = new URL('../../functions/', import.meta.url);

/** What happens to a Task. A Task within a Map or a retried one is reported once a call. */
export interface StateEvent {
  readonly state: string;
  readonly phase: 'started' | 'finished' | 'failed';
  /** What the Task is given, e.g. the source of Collect. */
  readonly given: unknown;
  /** When it happened, in milliseconds since the epoch; absent where that is now. */
  readonly at?: number;
  /** Milliseconds that the call took; absent when it has only started. */
  readonly ms?: number;
  /** What the Task returned, when it finished. */
  readonly result?: unknown;
  /** The sentence of the error, when it failed. A failed call may be tried again. */
  readonly detail?: string;
}

/** Does the work of one state. */
export type LocalHandler = (event: unknown, tools: Tools) => Promise<unknown>;

export interface LocalRun {
  /** Input of the state machine (shared/run.ts, runInputSchema). */
  readonly input: unknown;
  /** What the handler of a state works with. */
  readonly tools: (state: string) => Tools;
  /** Handlers that replace those of functions/. */
  readonly handlers?: Readonly<Record<string, LocalHandler>>;
  readonly onState?: (event: StateEvent) => void;
  readonly signal?: AbortSignal;
  /** The state machine; the committed page unless given. */
  readonly page?: Page;
  /** Milliseconds of every wait and retry, for tests; real runs wait as AWS does. */
  readonly waitMs?: number;
}

/** The run ended in failure. The message is the sentence for a person. */
export class RunFailedError extends Error {
  override readonly name = 'RunFailedError';
  /** Name of the error, as Retry and Catch know it. */
  readonly error: string;
  /** What Lambda would have reported: JSON with type, message and trace; or plain text. */
  override readonly cause: string;
  readonly failedState: string;

  constructor(failure: { readonly error: string; readonly cause: string; readonly failedState: string }) {
    super(sentenceOf(failure.cause, failure.error));
    this.error = failure.error;
    this.cause = failure.cause;
    this.failedState = failure.failedState;
  }
}

/** Finds the step of a state, which functions/{state in lower case}/handler.ts exports; loads it when it is called for. */
export const stepOf = (state: string): (() => Promise<Step>) => {
  const url = new URL(`${state.toLowerCase()}/handler.ts`, FUNCTIONS_URL);
  if (!existsSync(url)) {
    throw new BrokenPromiseError(
      `The state machine has a Task ${state}, but there is no functions/${state.toLowerCase()}/handler.ts.`,
    );
  }
  // Loaded when the state is first entered: a run that ends in Plan loads no picture library.
  return async () => {
    const { step } = await import(url.href);
    if (step?.state !== state) {
      throw new BrokenPromiseError(
        `functions/${state.toLowerCase()}/handler.ts exports no step of the state ${state}.`,
      );
    }
    return step;
  };
};

const handlerOf = (state: string): LocalHandler => {
  const find = stepOf(state);
  return async (event, tools) => runStep(await find(), event, tools);
};

/** Where and how an execution failed, as its events tell: the Fail state's input, else the innermost failed state. */
const watchFailure = async (events: ReturnType<Machine['run']>['eventLogs']) => {
  let failedState: string | undefined;
  let innermost: string | undefined;
  for await (const event of events) {
    if (event.type === 'StateEntered' && event.state.type === 'Fail') {
      const input = event.state.input;
      if (typeof input === 'object' && input !== null && 'failedState' in input)
        failedState = String(input.failedState);
    }
    if (event.type === 'StateFailed' && event.state.type !== 'Fail') innermost ??= event.state.name;
    if (event.type === 'StateCaught' || event.type === 'StateRetried') innermost = undefined;
  }
  return failedState ?? innermost ?? 'the state machine';
};

/**
 * Runs the state machine in this process.
 * @returns the output of the last state
 * @throws RunFailedError when the execution fails, times out or is aborted
 * @throws BrokenPromiseError at once, when a Task has no handler or the page uses what can't be run here
 */
export const runLocally = async (run: LocalRun): Promise<{ output: unknown }> => {
  const page = run.page ?? readPage();
  checkSupported(page);
  const tasks = statesOfType(page, 'Task');
  const handlers = Object.fromEntries(tasks.map((state) => [state, run.handlers?.[state] ?? handlerOf(state)]));

  const call = async (state: string, given: Json): Promise<Json> => {
    const started = performance.now();
    run.onState?.({ state, phase: 'started', given });
    try {
      const result = await invoke(state, (event) => handlers[state]!(event, run.tools(state)), given);
      run.onState?.({ state, phase: 'finished', given, result, ms: performance.now() - started });
      return result;
    } catch (error) {
      const detail = error instanceof TaskError ? error.sentence : String(error);
      run.onState?.({ state, phase: 'failed', given, detail, ms: performance.now() - started });
      throw error;
    }
  };

  const waits = (states: readonly string[]): Record<string, number> =>
    run.waitMs === undefined ? {} : Object.fromEntries(states.map((state) => [state, run.waitMs ?? 0]));
  // A test proves the committed page valid; validating here would cost each run a fifth of a second.
  const machine = new StateMachine(page, { validationOptions: { noValidate: true } });
  const execution = machine.run(JSON.parse(JSON.stringify(run.input)), {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(tasks.map((state) => [state, (given: Json) => call(state, given)])),
      waitTimeOverrides: waits(statesOfType(page, 'Wait')),
      retryIntervalOverrides: waits(tasks),
    },
  });
  const abort = (): void => execution.abort();
  if (run.signal?.aborted) abort();
  run.signal?.addEventListener('abort', abort, { once: true });
  const failedState = watchFailure(execution.eventLogs);
  try {
    return { output: await execution.result };
  } catch (thrown) {
    if (thrown instanceof ExecutionAbortedError) {
      throw new RunFailedError({
        error: 'States.Aborted',
        cause: 'The run was stopped.',
        failedState: 'the state machine',
      });
    }
    if (thrown instanceof ExecutionTimeoutError) {
      throw new RunFailedError({
        error: 'States.Timeout',
        cause: `The run took longer than the ${page.TimeoutSeconds} seconds that the state machine allows.`,
        failedState: 'the state machine',
      });
    }
    const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    const { name, message } = inner instanceof Error ? inner : { name: 'Error', message: String(inner) };
    throw new RunFailedError({ error: name, cause: message, failedState: await failedState });
  } finally {
    run.signal?.removeEventListener('abort', abort);
  }
};
