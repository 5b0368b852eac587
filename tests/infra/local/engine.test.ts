// The local engine as a machine: retries, waits, errors, timeouts, and what it refuses to load.
import { describe, expect, it } from 'vitest';
import { RunFailedError, runLocally } from '../../../infra/local/engine.ts';
import type { Page } from '../../../infra/local/page.ts';
import * as errors from '../../../shared/errors.ts';
import { noTools, runMadeUp } from './made-up-steps.ts';

const oneTask = (task: Partial<Page['States'][string]>): Page => ({
  StartAt: 'Plan',
  States: { Plan: { Type: 'Task', Resource: 'Plan', End: true, ...task } as Page['States'][string] },
});

describe('the local engine', () => {
  it.each(errors.RETRIED_ERRORS)('tries a state again on %s', async (name) => {
    let calls = 0;
    const { output, started } = await runMadeUp({
      Cluster: () => {
        calls += 1;
        if (calls === 1) throw Object.assign(new Error('busy'), { name });
        return { parts: [], stories: [] };
      },
    });
    expect(started('Cluster')).toHaveLength(2);
    expect(output?.announced).toEqual({ outcome: 'published' });
  });

  it.each(['BadInputError', 'NotEnoughPostsError', 'BrokenPromiseError', 'TypeError'])(
    'never tries a state again on %s',
    async (name) => {
      const { failure, started } = await runMadeUp({
        Cluster: () => {
          throw Object.assign(new Error('no'), { name });
        },
      });
      expect(started('Cluster')).toHaveLength(1);
      expect(failure).toMatchObject({ error: name, failedState: 'Cluster' });
    },
  );

  it('gives up after five more tries', async () => {
    const { failure, started } = await runMadeUp({
      Deduplicate: () => {
        throw new errors.StoreUnavailableError('The bucket is closed.');
      },
    });
    expect(started('Deduplicate')).toHaveLength(6);
    expect(failure).toMatchObject({ error: 'StoreUnavailableError', message: 'The bucket is closed.' });
  });

  it('fails a run whose document outgrows 256 KiB, past every Catch, as AWS does', async () => {
    const { failure, started } = await runMadeUp({ Deduplicate: () => ({ parts: ['x'.repeat(300_000)] }) });
    expect(failure).toMatchObject({ error: 'States.DataLimitExceeded', failedState: 'Deduplicate' });
    expect(started('Announce')).toHaveLength(0);
  });

  it('fails a Task that takes longer than its time', async () => {
    const run = runLocally({
      input: {},
      tools: noTools,
      page: oneTask({ TimeoutSeconds: 0.01 } as never),
      handlers: { Plan: () => new Promise(() => {}) },
    });
    await expect(run).rejects.toMatchObject({
      error: 'States.Timeout',
      failedState: 'Plan',
    });
  });

  it('tells of every call: what was given, what came back, and the sentence of a failure', async () => {
    const { events } = await runMadeUp({
      Draw: () => {
        throw new Error('There are no words.');
      },
    });
    expect(events.filter(({ state }) => state === 'Plan').map(({ phase }) => phase)).toEqual(['started', 'finished']);
    expect(events.find(({ state, phase }) => state === 'Draw' && phase === 'failed')?.detail).toBe(
      'There are no words.',
    );
    expect(events.find(({ state, phase }) => state === 'Publish' && phase === 'finished')?.result).toMatchObject({
      revision: 1,
    });
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const { failure } = await runMadeUp({ Cluster: () => controller.abort() }, { signal: controller.signal });
    expect(failure).toMatchObject({ error: 'States.Aborted', message: 'The run was stopped.' });
  });

  it('refuses at load a Task without a handler', async () => {
    const page = oneTask({});
    const run = runLocally({ input: {}, tools: noTools, page: { ...page, States: { Absent: page.States.Plan! } } });
    await expect(run).rejects.toThrow('has a Task Absent, but there is no functions/absent/handler.ts');
  });

  it.each([
    ['a JSONata state', { QueryLanguage: 'JSONata' }],
    ['variables', { Assign: { topic: 'ai' } }],
    ['a heartbeat', { HeartbeatSeconds: 5 }],
    ['a negated test', { Choices: [{ Variable: '$.a', IsPresent: false, Next: 'Plan' }] }],
    ['States.JsonToString', { Parameters: { 'cause.$': 'States.JsonToString($.failure)' } }],
  ])('refuses at load %s, which it would run otherwise than AWS', async (_, state) => {
    const run = runLocally({
      input: {},
      tools: noTools,
      page: oneTask(state as never),
      handlers: { Plan: async () => 1 },
    });
    await expect(run).rejects.toThrow("The local engine can't run the state machine.States.Plan.");
  });

  it('throws a failure whose message is the sentence and whose cause is what Lambda would have said', async () => {
    const { failure } = await runMadeUp({
      Plan: () => {
        throw new errors.BadInputError('There is no topic "aii".');
      },
    });
    if (!(failure instanceof RunFailedError)) throw new Error('expected the run to fail');
    expect(failure.message).toBe('There is no topic "aii".');
    expect(JSON.parse(failure.cause)).toMatchObject({ errorType: 'BadInputError' });
  });
});
