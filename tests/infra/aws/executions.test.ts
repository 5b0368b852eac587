// Starting and following executions with the real client, against a scripted Step Functions that speaks its wire protocol.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Executions, openExecutions } from '../../../infra/aws/executions.ts';
import { historyReader } from '../../../infra/aws/history.ts';
import type { StateEvent } from '../../../infra/local/engine.ts';
import { BadInputError, DawnChorusError } from '../../../shared/errors.ts';
import { recordHistory } from '../../fixtures/execution-history.ts';
import { type SfnOptions, type SfnServer, STATE_MACHINE, startSfn } from '../../fixtures/sfn-server.ts';
import { madeUpHandlers } from '../local/made-up-steps.ts';

const NOW = new Date('2026-04-23T02:30:00.000Z');
const INPUT = { topic: 'ai', from: '2026-04-22' };
const NAME = 'ai-2026-04-22-1';

const whole = await recordHistory({ topic: 'ai' }, madeUpHandlers());

let server: SfnServer;
let executions: Executions;

const open = async (options: Partial<SfnOptions> = {}): Promise<void> => {
  server = await startSfn({ history: async () => whole, ...options });
  vi.stubEnv('AWS_ENDPOINT_URL_SFN', server.url);
  executions = await openExecutions('us-east-1');
};

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(async () => {
  executions.close();
  await server.close();
  vi.unstubAllEnvs();
});

const follow = async (signal = new AbortController().signal) => {
  const { arn } = await executions.start(STATE_MACHINE, INPUT, NOW);
  const told: StateEvent[] = [];
  const ended = await executions.follow(arn, { onState: (event) => told.push(event), pollMs: 1, signal });
  return { told, ended };
};

/** What a reader that has the whole history before it tells. */
const expected = () => {
  const reader = historyReader();
  const told = reader.read(whole);
  return { told, ended: reader.ended() };
};

describe('following an execution', () => {
  it.each<[string, Partial<SfnOptions>]>([
    ['that is over', {}],
    ['whose history comes in pages', { pageSize: 7 }],
    ['live, one event at a time', { pace: 1 }],
    ['live, in pages of five while twelve events happen between looks', { pace: 12, pageSize: 5 }],
  ])('%s, tells every event once and in order', async (_, options) => {
    await open(options);
    expect(await follow()).toEqual(expected());
  });

  it('costs one request a look while little happens', async () => {
    await open({ pace: 10 });
    await follow();
    const looks = server.asked.filter(({ action }) => action === 'GetExecutionHistory');
    expect(looks).toHaveLength(Math.ceil(whole.length / 10));
  });

  it('goes on through throttling, troubles of AWS and broken connections', async () => {
    const faults = ['ThrottlingException', 'drop', 'InternalFailure', 'ServiceUnavailable'];
    await open({
      pace: 20,
      fault: (n, { action }) =>
        action === 'GetExecutionHistory' && n % 3 !== 0 ? faults[n % faults.length] : undefined,
    });
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    executions.close();
    executions = await openExecutions('us-east-1');
    expect(await follow()).toEqual(expected());
  });

  it('gives up when AWS never answers', async () => {
    await open({ fault: (_, { action }) => (action === 'GetExecutionHistory' ? 'drop' : undefined) });
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    executions.close();
    executions = await openExecutions('us-east-1');
    await expect(follow()).rejects.toThrow(/^Following the execution failed: AWS does not answer as it should/);
  });

  it('stops at once where another look can’t help', async () => {
    await open({ fault: (_, { action }) => (action === 'GetExecutionHistory' ? 'AccessDeniedException' : undefined) });
    const failed = follow();
    await expect(failed).rejects.toThrow(BadInputError);
    await expect(failed).rejects.toThrow('Following the execution failed: access is denied; allow these credentials');
    expect(server.asked).toHaveLength(2);
  });

  it('ends without an end when the person stops it', async () => {
    const stop = new AbortController();
    await open({
      pace: 5,
      fault: (n) => {
        if (n === 3) stop.abort();
        return undefined;
      },
    });
    expect((await follow(stop.signal)).ended).toBeUndefined();
    expect(server.asked).toHaveLength(4);
  });
});

describe('starting an execution', () => {
  it('sends the input as the state machine takes it', async () => {
    await open();
    const started = await executions.start(STATE_MACHINE, INPUT, NOW);
    expect(started).toMatchObject({ name: NAME, arn: expect.stringContaining(`:execution:Reports:${NAME}`) });
    expect(server.executions).toEqual([{ name: NAME, input: INPUT }]);
  });

  it('again while it runs finds the first one, and says since when', async () => {
    await open({ pace: 1 });
    const first = await executions.start(STATE_MACHINE, INPUT, NOW);
    const later = new Date((whole[0]?.timestamp?.getTime() ?? 0) + 60_000);
    expect(await executions.start(STATE_MACHINE, INPUT, later)).toEqual({
      ...first,
      runningSince: whole[0]?.timestamp,
    });
    expect(server.executions).toHaveLength(1);
  });

  it('again when it is over starts the next', async () => {
    await open();
    for (const attempt of [1, 2, 3])
      expect(await executions.start(STATE_MACHINE, INPUT, NOW)).toMatchObject({ name: `ai-2026-04-22-${attempt}` });
  });

  it('starts one only, although the answer was lost and the client asked again', async () => {
    await open({ pace: 1, fault: (n) => (n === 0 ? 'drop' : undefined) });
    await executions.start(STATE_MACHINE, INPUT, NOW);
    expect(server.asked.map(({ input }) => input.name)).toEqual([NAME, NAME]);
  });

  it.each([
    ['ExecutionLimitExceeded', DawnChorusError, 'AWS does not answer as it should (ExecutionLimitExceeded'],
    ['UnrecognizedClientException', BadInputError, 'the access key is unknown; check the AWS credentials'],
    ['ExpiredTokenException', BadInputError, 'the credentials have expired; sign in again'],
  ])('that AWS refuses with %s gives its sentence', async (name, kind, sentence) => {
    await open({ fault: () => name });
    const failed = executions.start(STATE_MACHINE, INPUT, NOW);
    await expect(failed).rejects.toThrow(kind);
    await expect(failed).rejects.toThrow(`Starting the execution failed: ${sentence}`);
  });

  it('of a state machine that is gone says so', async () => {
    await open();
    await expect(executions.start(`${STATE_MACHINE}2`, INPUT, NOW)).rejects.toThrow(
      'the state machine is gone; deploy the stack again (StateMachineDoesNotExist',
    );
  });
});
