// Starts moto's server, a peer that speaks S3, on a free port; says why where it can't.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** Where moto's server program is: $MOTO_SERVER, else on PATH; undefined when absent. Throws when absent with CI=true. */
export const motoProgram = (): string | undefined => {
  const { MOTO_SERVER, PATH = '', CI } = process.env;
  const onPath = PATH.split(delimiter).map((folder) => join(folder, 'moto_server'));
  const found = (MOTO_SERVER === undefined ? onPath : [MOTO_SERVER]).find((path) => existsSync(path));
  if (found === undefined && CI === 'true') {
    throw new Error('moto_server is neither on PATH nor at $MOTO_SERVER; install it: pip install "moto[server]".');
  }
  return found;
};

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
