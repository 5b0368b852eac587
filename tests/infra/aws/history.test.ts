// Histories of executions, recorded from local runs in the documented shape, read back as what the engine told of its run.
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { historyReader } from '../../../infra/aws/history.ts';
import type { StateEvent } from '../../../infra/local/engine.ts';
import { BadInputError, StoreUnavailableError } from '../../../shared/errors.ts';
import { recordHistory } from '../../fixtures/execution-history.ts';
import { type MadeUpStep, madeUpHandlers, runMadeUp } from '../local/made-up-steps.ts';

type Steps = Readonly<Record<string, MadeUpStep>>;

/** Made anew for each run, since some of them count. */
const CASES: Readonly<Record<string, () => Steps>> = {
  'that succeeds': () => ({}),
  'that has nothing to do': () => ({ Plan: () => ({ id: 'r', slug: 's', sources: [], unchanged: true }) }),
  'whose source gives its posts in three pages, with waits': () => ({
    Collect: ({ source, cursor }) => {
      const next = { a: 'b', b: undefined }[cursor ?? ''] ?? (cursor === undefined ? 'a' : undefined);
      return { source, ok: true, ...(next === undefined ? {} : { cursor: next, waitSeconds: 1 }) };
    },
  }),
  'whose steps are tried again': () => {
    let left = 4;
    const fail = <T>(result: T): T => {
      if (left-- > 0) throw new StoreUnavailableError('S3 is away.');
      return result;
    };
    return { Summarise: () => fail({ origin: 'model' }), Publish: () => fail({ revision: 1 }) };
  },
  'whose picture fails': () => ({
    Draw: () => {
      throw new Error('No ink.');
    },
  }),
  'that fails in Plan': () => ({
    Plan: () => {
      throw new BadInputError('There is no topic "aii".');
    },
  }),
  'that fails in a branch': () => ({
    Summarise: () => {
      throw new BadInputError('The story can’t be told.');
    },
  }),
  'that no Catch takes': () => ({ Deduplicate: () => ({ parts: ['x'.repeat(300_000)] }) }),
};

const read = (events: readonly HistoryEvent[], pageSize = events.length) => {
  const reader = historyReader();
  const told: StateEvent[] = [];
  for (let from = 0; from < events.length; from += pageSize)
    told.push(...reader.read(events.slice(from, from + pageSize)));
  return { told, reader };
};

/** The trace of a cause holds where the test stands. */
const untraced = (text: string): string => text.replaceAll(/\\*"trace\\*":\[.*?\]/g, '');

/** Events of concurrent states come in no fixed order, and times differ. */
const inOrder = (events: readonly StateEvent[]): string[] =>
  events
    .map(({ state, phase, given, result, detail }) => untraced(JSON.stringify([state, phase, given, result, detail])))
    .sort();

describe.each(Object.keys(CASES))('a run %s', (name) => {
  const steps = CASES[name] ?? (() => ({}));

  it('is told from its history as the engine tells it', async () => {
    const here = await runMadeUp(steps());
    const { told, reader } = read(await recordHistory({ topic: 'ai' }, madeUpHandlers(steps())));
    expect(inOrder(told)).toEqual(inOrder(here.events));
    const ended = reader.ended();
    if (here.failure === undefined)
      expect(untraced(JSON.stringify(ended))).toBe(untraced(JSON.stringify({ succeeded: true, output: here.output })));
    else {
      const { error, cause, failedState } = here.failure as { error: string; cause: string; failedState: string };
      expect(ended).toMatchObject({ succeeded: false, error, failedState });
      expect(untraced(ended?.succeeded === false ? ended.cause : '')).toBe(untraced(cause));
    }
  });

  it('is told the same however its history is cut', async () => {
    const events = await recordHistory({ topic: 'ai' }, madeUpHandlers(steps()));
    const whole = read(events);
    for (const size of [1, 7, 50]) expect(read(events, size).told).toEqual(whole.told);
    expect(whole.reader.last()).toBe(events.length);
  });
});

const at = (ms: number) => new Date(ms);

describe('a history', () => {
  it('tells how long each call took, by its own clock', () => {
    const details = { name: 'Plan', input: '{}' };
    const { told } = read([
      { id: 1, previousEventId: 0, type: 'TaskStateEntered', timestamp: at(0), stateEnteredEventDetails: details },
      { id: 2, previousEventId: 1, type: 'LambdaFunctionScheduled', timestamp: at(10) },
      { id: 3, previousEventId: 2, type: 'LambdaFunctionStarted', timestamp: at(12) },
      { id: 4, previousEventId: 3, type: 'LambdaFunctionSucceeded', timestamp: at(1510) },
    ] as HistoryEvent[]);
    expect(told).toMatchObject([
      { phase: 'started', at: 10 },
      { phase: 'finished', at: 1510, ms: 1500 },
    ]);
  });

  it.each([
    [
      'LambdaFunctionTimedOut',
      'lambdaFunctionTimedOutEventDetails',
      { error: 'States.Timeout' },
      'The step took too long.',
    ],
    [
      'LambdaFunctionScheduleFailed',
      'lambdaFunctionScheduleFailedEventDetails',
      { error: 'Lambda.TooManyRequestsException', cause: 'Rate exceeded' },
      'Rate exceeded',
    ],
    [
      'LambdaFunctionStartFailed',
      'lambdaFunctionStartFailedEventDetails',
      { error: 'Lambda.Unknown', cause: 'No answer.' },
      'No answer.',
    ],
  ])('has a failed call in %s', (type, key, details, sentence) => {
    const entered = { name: 'Plan', input: '{}' };
    const { told } = read([
      { id: 1, previousEventId: 0, type: 'TaskStateEntered', timestamp: at(0), stateEnteredEventDetails: entered },
      { id: 2, previousEventId: 1, type: 'LambdaFunctionScheduled', timestamp: at(0) },
      { id: 3, previousEventId: 2, type, timestamp: at(0), [key]: details },
    ] as HistoryEvent[]);
    expect(told.at(-1)).toMatchObject({ state: 'Plan', phase: 'failed', detail: sentence });
  });

  it('of a stopped execution says so, and of one that took too long', () => {
    const end = (event: object) =>
      read([{ id: 1, previousEventId: 0, timestamp: at(0), ...event } as HistoryEvent]).reader.ended();
    const aborted = { type: 'ExecutionAborted', executionAbortedEventDetails: { error: '', cause: 'Wrong day' } };
    expect(end(aborted)).toMatchObject({ error: 'States.Aborted', cause: 'The execution was stopped: Wrong day' });
    expect(end({ type: 'ExecutionTimedOut' })).toMatchObject({
      error: 'States.Timeout',
      failedState: 'the state machine',
    });
  });

  it('goes on when the execution is redriven', async () => {
    const fails = madeUpHandlers({
      Plan: () => {
        throw new Error('no');
      },
    });
    const failed = await recordHistory({ topic: 'ai' }, fails);
    const reader = historyReader();
    reader.read(failed);
    expect(reader.ended()?.succeeded).toBe(false);
    reader.read([
      { id: failed.length + 1, previousEventId: failed.length, type: 'ExecutionRedriven', timestamp: at(0) },
    ]);
    expect(reader.ended()).toBeUndefined();
  });
});
