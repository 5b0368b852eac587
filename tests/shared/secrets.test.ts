// Where secrets come from, and that they show nowhere.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSecret } from '../../shared/secrets.ts';
import { startServer } from '../fixtures/json-server.ts';
import { startXServer } from '../fixtures/x-server.ts';
import { collect, planFor } from '../functions/collect/collecting.ts';
import { memoryStore } from './store/memory-store.ts';

const NAMES = { variable: 'X_BEARER_TOKEN', parameterVariable: 'X_TOKEN_PARAMETER' };
const TOKEN = 'AAAA-secret-of-a-test';

afterEach(() => vi.unstubAllEnvs());

/** Parameter Store's protocol on this machine: JSON 1.1 over POST. */
const serveParameters = async (answer: { status?: number; body: object }) => {
  const server = await startServer(() => ({ ...answer, headers: { 'content-type': 'application/x-amz-json-1.1' } }));
  vi.stubEnv('AWS_ENDPOINT_URL_SSM', server.url);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv(NAMES.variable, '');
  vi.stubEnv(NAMES.parameterVariable, '/dawn-chorus/x-bearer-token');
  return server;
};

describe('a secret', () => {
  it('comes from its variable, without the blanks that people paste', async () => {
    vi.stubEnv(NAMES.variable, ` ${TOKEN}\n`);
    expect(await readSecret(NAMES)).toBe(TOKEN);
  });

  it('is undefined where neither variable is set', async () => {
    vi.stubEnv(NAMES.variable, '');
    vi.stubEnv(NAMES.parameterVariable, '');
    expect(await readSecret(NAMES)).toBeUndefined();
  });

  it('comes from Parameter Store where only the parameter is named', async () => {
    const server = await serveParameters({ body: { Parameter: { Type: 'SecureString', Value: TOKEN } } });
    expect(await readSecret(NAMES)).toBe(TOKEN);
    await server.close();
  });

  it.each([
    [
      'ParameterNotFound',
      /^The parameter \/dawn-chorus\/x-bearer-token is not in Parameter Store; put the token there/,
    ],
    ['AccessDeniedException', /^Reading the parameter \/dawn-chorus\/x-bearer-token is not allowed \(AccessDenied/],
  ])('that Parameter Store refuses with %s is told in a sentence', async (type, sentence) => {
    const server = await serveParameters({ status: 400, body: { __type: type, message: 'no' } });
    await expect(readSecret(NAMES)).rejects.toMatchObject({
      name: 'SourceRefusedError',
      message: expect.stringMatching(sentence),
    });
    await server.close();
  });
});

describe('the token of X', () => {
  const plan = planFor([{ name: 'x', type: 'x', queries: [{ anyOf: ['AI'] }] }], { from: '2026-04-22' });

  it('is not in a sentence, even where the server sends it back', async () => {
    vi.stubEnv(NAMES.variable, TOKEN);
    const detail = `Bad token ${TOKEN}\u202e\n in Authorization`;
    const server = await startXServer({ posts: [], faults: { 1: { status: 401, body: { detail } } } });
    const error = await collect(plan, memoryStore(), { baseUrls: { x: server.url } }).catch(String);
    expect(error).toBe(
      'SourceRefusedError: X does not know the bearer token (Bad token … in Authorization); put a valid one where the source reads it.',
    );
    await server.close();
  });

  it('is never sent in the clear to another machine, nor asked for by one that we can’t reach safely', async () => {
    vi.stubEnv(NAMES.variable, TOKEN);
    const run = collect(plan, memoryStore(), { baseUrls: { x: 'http://x.example' } });
    await expect(run).rejects.toThrow('is neither https nor on this machine: the token would travel in the clear.');
  });

  it('is missed with a sentence that says where to put it, before anything is asked', async () => {
    vi.stubEnv(NAMES.variable, '');
    vi.stubEnv(NAMES.parameterVariable, '');
    const run = collect(plan, memoryStore(), { baseUrls: { x: 'https://x.invalid' } });
    await expect(run).rejects.toThrow(/^The source X needs a bearer token: set X_BEARER_TOKEN, or on AWS/);
  });
});
