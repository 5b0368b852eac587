// A port of this machine that nobody listens on, for servers that can't choose one by themselves.
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections, of which one could take a port before its server does. */
const [LEAST, MOST] = [15_000, 32_000];
const given = new Set<number>();

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
      .on('error', () => resolve(false));
  });

/** A port that is free now and that this process has not given before; by chance, since other tests run beside it. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(LEAST, MOST);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
};
