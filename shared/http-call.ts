// One request with a body of JSON, and its answer as text: as long as bytes come it is waited for, and no redirect is followed.
import http from 'node:http';
import https from 'node:https';

export interface Answer {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface CallOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; empty for none. */
  readonly body: string;
  /** Milliseconds without a byte after which the server is given up. */
  readonly idleMs: number;
  /** Milliseconds for the whole. */
  readonly totalMs: number;
  /** On a connection of its own: a kept one may have been closed meanwhile, and then nobody knows what arrived. */
  readonly fresh?: boolean;
  /** Told when the connection stands: before that nothing can have arrived. */
  readonly onConnected?: () => void;
}

/** The server took too long: whoever did so once does so again. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/** Far above the longest answer that is asked for. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Sends JSON. Any status is an answer, a redirect too. Node's own fetch gives up after five minutes without a header, in which
 * a model on this machine may still be reading its prompt; so this is Node's http.
 * Throws TooSlowError, and the connection's own error where it breaks.
 */
export const call = (
  url: URL,
  { method = 'POST', headers, body, idleMs, totalMs, fresh = false, onConnected = () => {} }: CallOptions,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { request: open } = url.protocol === 'https:' ? https : http;
    const bytes = Buffer.from(body);
    const request = open(url, {
      method,
      ...(fresh ? { agent: false } : {}),
      headers: { ...headers, 'content-type': 'application/json', 'content-length': bytes.length },
    });
    const tooSlow = (ms: number) => (): void => {
      request.destroy(new TooSlowError(`took longer than ${ms / 1000} seconds`));
    };
    const total = setTimeout(tooSlow(totalMs), totalMs);
    const fail = (error: Error): void => {
      clearTimeout(total);
      reject(error);
    };
    request.setTimeout(idleMs, tooSlow(idleMs));
    request.on('error', fail);
    request.on('socket', (socket) => {
      if (socket.connecting) socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', onConnected);
      else onConnected();
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > MOST_BYTES) request.destroy(new Error(`sent more than ${MOST_BYTES / 1024 / 1024} MiB`));
      });
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(total);
        if (!response.complete) return reject(new Error('broke off'));
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    request.end(bytes);
  });
