// How the S3 store answers S3's refusals, against a small server that refuses on purpose.
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadInputError, ConflictError, StoreUnavailableError } from '../../../shared/errors.ts';
import { openStore } from '../../../shared/store/open-store.ts';
import type { Store } from '../../../shared/store/store.ts';

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly body?: string;
}

let server: Server;
let answers: Answer[];
let requests: string[];
let store: Store;

beforeEach(async () => {
  process.env.AWS_ACCESS_KEY_ID = 'test';
  process.env.AWS_SECRET_ACCESS_KEY = 'test';
  requests = [];
  server = createServer((request, response) => {
    requests.push(request.method ?? '');
    request.resume().on('end', () => {
      const { status, code, body } = answers.shift() ?? { status: 200 };
      response.writeHead(status, { etag: '"1"' });
      response.end(code === undefined ? body : `<Error><Code>${code}</Code><Message>no</Message></Error>`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  store = openStore({ storeUrl: 's3://bucket/prefix', s3Endpoint: `http://127.0.0.1:${port}` });
});
afterEach(() => server.close());

const condition = { absent: true } as const;

describe('the S3 store', () => {
  it('writes again after a 409 of a write under way', async () => {
    const conflict = { status: 409, code: 'ConditionalRequestConflict' };
    answers = [conflict, conflict];
    expect(await store.write('a', 'one', { condition })).toBe('"1"');
    expect(requests).toEqual(['PUT', 'PUT', 'PUT']);
  });

  it('gives up on 409 with a conflict, which the writer answers by reading again', async () => {
    answers = Array.from({ length: 6 }, () => ({ status: 409, code: 'ConditionalRequestConflict' }));
    await expect(store.write('a', 'one', { condition })).rejects.toThrow(ConflictError);
  });

  it('takes a 412 over its own bytes for success: a lost answer made the SDK send them twice', async () => {
    answers = [
      { status: 412, code: 'PreconditionFailed' },
      { status: 200, body: 'one' },
    ];
    expect(await store.write('a', 'one', { condition })).toBe('"1"');
  });

  it('takes a 412 over other bytes for a conflict', async () => {
    answers = [
      { status: 412, code: 'PreconditionFailed' },
      { status: 200, body: 'two' },
    ];
    await expect(store.write('a', 'one', { condition })).rejects.toThrow(
      new ConflictError('s3://bucket/prefix/a was written by another run meanwhile; read it again.'),
    );
  });

  it('is unavailable after the SDK has tried three times', async () => {
    answers = Array.from({ length: 3 }, () => ({ status: 503, code: 'SlowDown' }));
    await expect(store.read('a')).rejects.toThrow(StoreUnavailableError);
    expect(requests).toHaveLength(3);
  });

  it('tells what to mend where access is denied, and does not ask to be tried again', async () => {
    answers = [{ status: 403, code: 'AccessDenied' }];
    await expect(store.read('a')).rejects.toThrow(
      new BadInputError(
        'Reading s3://bucket/prefix/a failed: access is denied; allow these credentials to use the bucket (AccessDenied).',
      ),
    );
  });
});
