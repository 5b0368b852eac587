// What a handler sees and gives when it is called as Lambda would call it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoke, PAYLOAD_BYTES, TaskError } from '../../../infra/local/invoke.ts';
import { BadInputError } from '../../../shared/errors.ts';

const echo = async (event: unknown): Promise<unknown> => event;
const errorOf = async (call: Promise<unknown>): Promise<TaskError> => {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TaskError)) throw new Error(`expected a TaskError, got ${error}`);
  return error;
};

describe('invoke', () => {
  it('turns a Date into a string, on the way in and on the way out', async () => {
    const at = new Date('2026-04-22T00:00:00Z');
    expect(await invoke('Plan', async (event) => ({ given: event, at }), { at })).toEqual({
      given: { at: '2026-04-22T00:00:00.000Z' },
      at: '2026-04-22T00:00:00.000Z',
    });
  });

  it('lets undefined vanish', async () => {
    const result = await invoke('Plan', async () => ({ kept: 1, gone: undefined }), {});
    expect(Object.keys(result ?? {})).toEqual(['kept']);
  });

  it('answers null where a handler returns nothing', async () => {
    expect(await invoke('Plan', async () => undefined, {})).toBeNull();
  });

  it('shares no object between states', async () => {
    const given = { list: [1] };
    await invoke('Plan', async (event) => (event as typeof given).list.push(2), given);
    expect(given.list).toEqual([1]);
  });

  it('gives every JSON value back unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        const value: unknown = JSON.parse(text);
        expect(JSON.stringify(await invoke('Plan', echo, value))).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    ['input', 'x'.repeat(PAYLOAD_BYTES), async () => ({})],
    ['result', {}, async () => 'x'.repeat(PAYLOAD_BYTES)],
  ])('fails with States.DataLimitExceeded when the %s is larger than 256 KiB', async (what, event, handler) => {
    const error = await errorOf(invoke('Cluster', handler, event));
    expect(error.name).toBe('States.DataLimitExceeded');
    expect(error.message).toContain(`The ${what} of Cluster is 262,146 bytes`);
    expect([error.isRetryable, error.isCatchable]).toEqual([false, false]);
  });

  it('counts bytes, not characters, and lets exactly 256 KiB pass', async () => {
    const han = '词'.repeat((PAYLOAD_BYTES - 2) / 3);
    expect(await invoke('Plan', echo, `${han}ab`)).toBe(`${han}ab`);
    expect((await errorOf(invoke('Plan', echo, `${han}abc`))).name).toBe('States.DataLimitExceeded');
  });

  it("names the error as the handler's error is named and gives Lambda's JSON as its cause", async () => {
    const handler = async (): Promise<never> => {
      throw new BadInputError('There is no topic "aii"; there is ai.');
    };
    const error = await errorOf(invoke('Plan', handler, {}));
    const cause = JSON.parse(error.message);
    expect(error.name).toBe('BadInputError');
    expect(Object.keys(cause)).toEqual(['errorType', 'errorMessage', 'trace']);
    expect(cause).toMatchObject({ errorType: 'BadInputError', errorMessage: 'There is no topic "aii"; there is ai.' });
    expect(cause.trace[0]).toBe('BadInputError: There is no topic "aii"; there is ai.');
    expect(error.sentence).toBe('There is no topic "aii"; there is ai.');
  });

  it('reports something thrown that is no error by its type', async () => {
    const handler = async (): Promise<never> => {
      throw 'out of paper';
    };
    const error = await errorOf(invoke('Plan', handler, {}));
    expect([error.name, error.sentence]).toEqual(['string', 'out of paper']);
  });
});
