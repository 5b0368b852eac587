// A proxy before a server that speaks S3, which does to chosen requests what networks and servers do on bad days.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * reset: the connection breaks before the server sees the request. unavailable: 503. slow: answered late. conflict: 409
 * to a write, anything else passes. lostAnswer: the server does it, and the connection breaks before the answer.
 */
export const FAULTS = ['reset', 'unavailable', 'slow', 'conflict', 'lostAnswer'] as const;
export type Fault = (typeof FAULTS)[number];

export interface Asked {
  readonly method: string;
  readonly path: string;
  /** How many requests, and how many writes, came before this one. */
  readonly requests: number;
  readonly writes: number;
}

export interface FaultyProxy {
  readonly endpoint: string;
  /** Decides from now on what happens to each request; counts start anew. */
  readonly plan: (choose: (asked: Asked) => Fault | undefined) => void;
  readonly stop: () => void;
}

const SLOWNESS_MS = 30;

const errorBody = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>made up</Message></Error>`;

const refuse = (answer: ServerResponse, status: number, code: string): void => {
  answer.writeHead(status, { 'content-type': 'application/xml', connection: 'close' }).end(errorBody(code));
};

const bodyOf = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** What the server answers to the request. */
const forward = (server: URL, asked: IncomingMessage, body: Buffer): Promise<{ head: IncomingMessage; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const { method, url, headers } = asked;
    // A connection of its own: one kept open may be closed by the server just now, a fault that nobody planned.
    const place = { host: server.hostname, port: server.port, method, path: url, headers, agent: false };
    const onward = request(place, (head) => {
      bodyOf(head).then((answer) => resolve({ head, body: answer }), reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });

/** Starts a proxy before the server on a free port. */
export const startFaultyProxy = async (server: string): Promise<FaultyProxy> => {
  const target = new URL(server);
  let choose: (asked: Asked) => Fault | undefined = () => undefined;
  let requests = 0;
  let writes = 0;

  const serve = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const { method = '', url = '' } = asked;
    const fault = choose({ method, path: url, requests, writes });
    requests++;
    if (method === 'PUT') writes++;
    const body = await bodyOf(asked);
    if (fault === 'reset') return void asked.socket.destroy();
    if (fault === 'unavailable') return refuse(answer, 503, 'ServiceUnavailable');
    if (fault === 'conflict' && method === 'PUT') return refuse(answer, 409, 'ConditionalRequestConflict');
    if (fault === 'slow') await sleep(SLOWNESS_MS);
    const answered = await forward(target, asked, body);
    if (fault === 'lostAnswer') return void asked.socket.destroy();
    answer.writeHead(answered.head.statusCode ?? 500, answered.head.headers).end(answered.body);
  };

  const listener = createServer((asked, answer) => {
    serve(asked, answer).catch(() => asked.socket.destroy());
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    plan: (chosen) => {
      choose = chosen;
      requests = 0;
      writes = 0;
    },
    stop: () => void listener.close(),
  };
};
