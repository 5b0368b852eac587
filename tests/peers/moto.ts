// Starts moto's server, a peer that speaks S3, on a free port; says why where it can't.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** Where a peer program is: at the variable's path, else on PATH; undefined when absent. Throws when absent with CI=true. */
export const peerProgram = (name: string, variable: string): string | undefined => {
  const { PATH = '', CI } = process.env;
  const given = process.env[variable];
  const onPath = PATH.split(delimiter).map((folder) => join(folder, name));
  const found = (given === undefined ? onPath : [given]).find((path) => existsSync(path));
  if (found === undefined && CI === 'true') {
    throw new Error(`${name} is neither on PATH nor at $${variable}; .ci/run says how it is installed.`);
  }
  return found;
};

/** Where moto's server program is; as peerProgram. */
export const motoProgram = (): string | undefined => peerProgram('moto_server', 'MOTO_SERVER');

export interface Moto {
  readonly endpoint: string;
  readonly stop: () => void;
}

/** Starts the server and waits until it answers. Throws with its own words when it ends before. */
export const startMoto = async (program: string): Promise<Moto> => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let words = '';
  server.stderr.on('data', (chunk: Buffer) => {
    words = `${words}${chunk}`.slice(-4000);
  });
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`moto_server ended with ${server.exitCode}: ${words}`);
    const answers = await fetch(`${endpoint}/moto-api/`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return { endpoint, stop: () => void server.kill() };
    await sleep(100);
  }
  server.kill();
  throw new Error(`moto_server did not answer at ${endpoint}: ${words}`);
};
