// One request: what is certain after it broke, by real connections that are refused, hang, break or speak no TLS.
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { exchange, isBroken } from '../../../functions/deliver/send-once.ts';

describe('a request that breaks', () => {
  let server: Server | undefined;
  afterEach(() => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))));

  const listen = async (onConnection: Parameters<typeof createServer>[1]): Promise<number> => {
    server = createServer(onConnection);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };
  const ask = async (url: string) => {
    const answer = await exchange(url, { headers: {}, body: '{}' });
    return isBroken(answer) ? answer : undefined;
  };

  it('has not arrived where no connection was made', async () => {
    expect(await ask('http://127.0.0.1:1/')).toEqual({
      reached: false,
      sentence: "127.0.0.1:1 can't be reached (ECONNREFUSED).",
    });
  });

  it('has not arrived where the other side never spoke TLS, since nothing is sent before', async () => {
    const port = await listen((socket) =>
      socket
        .on('error', () => {})
        .resume()
        .end('no TLS here\r\n'),
    );
    expect(await ask(`https://127.0.0.1:${port}/`)).toMatchObject({ reached: false });
  });

  it('may have arrived where the connection ended afterwards', async () => {
    const port = await listen((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()));
    expect(await ask(`http://127.0.0.1:${port}/`)).toMatchObject({
      reached: true,
      sentence: expect.stringContaining('broke before an answer came'),
    });
  });

  it('is not even tried to what is no safe target, and the URL is not said', async () => {
    await expect(exchange('http://example.org/secret', { headers: {}, body: '' })).rejects.toThrow(
      'The URL of the channel is no URL of https; put it there anew.',
    );
  });
});
