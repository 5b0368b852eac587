// A real PostgreSQL server on a port and in a folder of its own, for a peer that needs a database.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';

export interface Postgres {
  /** `postgresql://…`, of a database without tables. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The folder of initdb and postgres: where Debian puts them, else on PATH; undefined where there are none. */
export const postgresFolder = (): string | undefined => {
  const [newest] = globSync('/usr/lib/postgresql/*/bin/initdb').sort().reverse();
  const found = newest ?? spawnSync('which', ['initdb'], { encoding: 'utf8' }).stdout?.trim();
  return found === undefined || found === '' ? undefined : dirname(found);
};

/** PostgreSQL refuses to run as root; then it runs as the user that Debian's package makes. */
const unprivileged = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
};

/** Starts a server that accepts connections from this machine alone. */
export const startPostgres = async (programs: string): Promise<Postgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-postgres-'));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = { cwd: folder, stdio: 'ignore', ...user } as const;
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'test', '-A', 'trust', '-E', 'UTF8', '--no-sync'], as);
  const port = await freePort();
  const words = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'];
  const server: ChildProcess = spawn(join(programs, 'postgres'), words, as);
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const isReady = () => spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).status === 0;
  for (let tries = 0; !isReady(); tries++) {
    if (tries === 100) throw new Error('PostgreSQL did not start within 10 seconds.');
    await sleep(100);
  }
  return {
    url: `postgresql://test@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
