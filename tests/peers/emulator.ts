// AWS's own runtime interface client and emulator as peers: a step's bundle runs in them as it does on Lambda.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** Paths of the emulator's program and of the client's script. */
export interface EmulatorPrograms {
  readonly emulator: string;
  readonly client: string;
}

/** Where both are: on PATH; undefined when one is absent. Throws when one is absent with CI=true. */
export const emulatorPrograms = (): EmulatorPrograms | undefined => {
  const { PATH = '', CI } = process.env;
  const find = (name: string): string | undefined =>
    PATH.split(delimiter)
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path));
  const [emulator, client] = [find('aws-lambda-rie'), find('aws-lambda-ric')];
  if (emulator !== undefined && client !== undefined) return { emulator, client: realpathSync(client) };
  if (CI === 'true')
    throw new Error('aws-lambda-rie or aws-lambda-ric is not on PATH; .ci/run shows how both are installed.');
  return undefined;
};

/** A function's failure, as the state machine gets it: the error's own name and message. */
export class FunctionError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface EmulatedFunction {
  /** Calls the function; calls wait for each other, since an environment serves one at a time. Throws FunctionError. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** What it has written to its log so far. */
  readonly log: () => string;
  readonly stop: () => void;
}

const answerOf = async (response: Response, words: () => string): Promise<unknown> => {
  const text = await response.text();
  if (text === '') throw new Error(`The emulator answered ${response.status} without a body: ${words().slice(-4000)}`);
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && 'errorType' in value)
    throw new FunctionError(String(value.errorType), 'errorMessage' in value ? String(value.errorMessage) : '');
  return value;
};

/**
 * Starts the emulator with a bundle in Node, as Lambda would; it loads the bundle at the first call.
 * @param environment the function's variables
 */
export const emulate = async (
  programs: EmulatorPrograms,
  bundle: string,
  environment: Readonly<Record<string, string>>,
): Promise<EmulatedFunction> => {
  const [api, door] = [await freePort(), await freePort()];
  const words = ['--runtime-api-address', `127.0.0.1:${api}`, '--runtime-interface-emulator-address'];
  const bootstrap = [process.execPath, programs.client, 'index.handler'];
  const emulator = spawn(programs.emulator, [...words, `127.0.0.1:${door}`, ...bootstrap], {
    cwd: bundle,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      LAMBDA_TASK_ROOT: bundle,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769',
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      AWS_LAMBDA_LOG_LEVEL: 'INFO',
      ...environment,
    },
  });
  let log = '';
  for (const stream of [emulator.stdout, emulator.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      log += chunk;
    });
  }
  const url = `http://127.0.0.1:${door}/2015-03-31/functions/function/invocations`;
  const call = async (event: unknown): Promise<unknown> => {
    for (let tries = 0; ; tries++) {
      if (emulator.exitCode !== null) throw new Error(`The emulator ended with ${emulator.exitCode}: ${log}`);
      try {
        return await answerOf(await fetch(url, { method: 'POST', body: JSON.stringify(event) }), () => log);
      } catch (error) {
        // Nobody listens before the emulator has started.
        const code = error instanceof TypeError && error.cause instanceof Error && Object(error.cause).code;
        if (code !== 'ECONNREFUSED' || tries >= 100) throw error;
        await sleep(50);
      }
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    invoke: (event) => {
      const answer = last.then(
        () => call(event),
        () => call(event),
      );
      last = answer;
      return answer;
    },
    log: () => log,
    stop: () => void emulator.kill(),
  };
};
