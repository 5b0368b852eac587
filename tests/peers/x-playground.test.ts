// X's own API simulator as a second opinion: authorisation, validation of parameters and shapes of errors, no more.
// It issues next_token and never reads it, so paging is held to the real raw pages instead (x-pages.test.ts).
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from '../../functions/collect/request.ts';
import { faultOf } from '../../functions/collect/x-faults.ts';
import { collect, planFor } from '../functions/collect/collecting.ts';
import { memoryStore } from '../shared/store/memory-store.ts';
import { freePort } from './free-port.ts';

/**
 * $X_PLAYGROUND, else `playground` on PATH. Go's module proxy does not serve the module everywhere, so that its absence
 * is no failure even in CI; build it from github.com/xdevplatform/playground (go build ./cmd/playground).
 */
const { X_PLAYGROUND, PATH = '' } = process.env;
const program = (
  X_PLAYGROUND === undefined ? PATH.split(delimiter).map((folder) => join(folder, 'playground')) : [X_PLAYGROUND]
).find((path) => existsSync(path));
if (program === undefined) console.warn('Skipped: the tests against X’s simulator need its program (X_PLAYGROUND).');

const text = { schema: { type: 'string' } };
const list = { schema: { type: 'array', items: { type: 'string' } } };
/** The one path that is asked, in the simulator's cache, since it would else fetch X's whole description. */
const DESCRIPTION = {
  openapi: '3.0.0',
  info: { title: 'X', version: '2' },
  paths: {
    '/2/tweets/search/recent': {
      get: {
        operationId: 'tweetsRecentSearch',
        security: [{ BearerToken: [] }],
        parameters: [
          { name: 'query', in: 'query', required: true, schema: { type: 'string', minLength: 1, maxLength: 512 } },
          { name: 'max_results', in: 'query', schema: { type: 'integer', minimum: 10, maximum: 100 } },
          { name: 'sort_order', in: 'query', schema: { type: 'string', enum: ['recency', 'relevancy'] } },
          ...['start_time', 'end_time', 'next_token'].map((name) => ({ name, in: 'query', ...text })),
          ...['tweet.fields', 'user.fields', 'expansions'].map((name) => ({ name, in: 'query', ...list })),
        ],
        responses: { 200: { description: 'posts' } },
      },
    },
  },
  components: { securitySchemes: { BearerToken: { type: 'http', scheme: 'bearer' } } },
};

describe.skipIf(program === undefined)('X’s simulator', () => {
  let home: string;
  let url: string;
  let simulator: ChildProcess;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dawn-chorus-playground-'));
    await writeFile(join(home, '.playground-openapi-cache.json'), JSON.stringify(DESCRIPTION));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    simulator = spawn(program ?? '', ['start', '--host', '127.0.0.1', '--port', String(port)], {
      env: { ...process.env, HOME: home },
      stdio: 'ignore',
    });
    for (let tries = 0; tries < 200; tries++) {
      if (
        await fetch(`${url}/health`).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
      await sleep(100);
    }
    throw new Error(`The simulator did not answer at ${url}.`);
  });
  afterAll(async () => {
    simulator.kill();
    await rm(home, { recursive: true, force: true });
  });

  const ask = async (query: string, headers: Record<string, string> = { authorization: 'Bearer any' }) =>
    faultOf(await request(new URL(`${url}/2/tweets/search/recent${query}`), { headers }), undefined);

  it('refuses a request without a token as we take it', async () => {
    expect(await ask('?query=API', {})).toMatchObject({
      name: 'SourceRefusedError',
      message: 'X does not know the bearer token (Unauthorized); put a valid one where the source reads it.',
    });
  });

  it('names the parameter that is wrong, and so do we', async () => {
    const empty = await ask('?max_results=10');
    expect(empty.message).toBe(
      'X does not take the request (The `query` query parameter can not be empty); mend the queries of the topic.',
    );
    expect((await ask('?query=API&max_results=5')).message).toContain('(max_results must be at least 10)');
  });

  it('takes our requests and gives pages that we can read, with authors', async () => {
    const source = {
      name: 'x',
      type: 'x',
      expansions: 'authors',
      queries: [{ anyOf: ['API'], order: 'recency' }],
      reposts: true,
      replies: true,
    };
    const today = new Date();
    const plan = planFor([{ ...source, maxPosts: 30 }], {
      from: '2020-01-01',
      to: today.toISOString().slice(0, 10),
      now: today.toISOString(),
    });
    const { collected, posts } = await collect(plan, memoryStore(), { baseUrls: { x: url } });
    expect(collected).toMatchObject({ ok: true, setAside: expect.not.objectContaining({ bad: expect.anything() }) });
    expect(posts.length).toBeGreaterThan(5);
    expect(posts.filter(({ author }) => author.username === undefined)).toEqual([]);
  });
});
