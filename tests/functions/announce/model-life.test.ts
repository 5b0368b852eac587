// When a model goes: what Bedrock says of its life, what is asked of whom, and what is told when it can't be asked.
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  bedrockModels,
  checkUpLives,
  lifeDiagnosis,
  type ModelLife,
  readLife,
} from '../../../functions/announce/model-life.ts';
import { OLD_AFTER_DAYS, priceDiagnosis } from '../../../functions/announce/price-table.ts';
import { type JsonServer, startServer } from '../../fixtures/json-server.ts';

const NOW = new Date('2026-11-30T06:00:00Z');
const on = (day: string): Date => new Date(`${day}T00:00:00Z`);

describe('the life of a model', () => {
  it.each<[string, ModelLife, string, string]>([
    ['active, without an end', { status: 'ACTIVE' }, 'ok', 'm is active.'],
    [
      'active, with an end far away',
      { status: 'ACTIVE', endOfLifeTime: on('2027-10-01') },
      'ok',
      'm is active until 2027-10-01 at least.',
    ],
    [
      'active, with an end that is near',
      { status: 'ACTIVE', endOfLifeTime: on('2027-01-15') },
      'warning',
      'm is retired on 2027-01-15, in 46 days.',
    ],
    [
      'legacy, with an end',
      { status: 'LEGACY', endOfLifeTime: on('2027-09-01') },
      'warning',
      'm is retired on 2027-09-01, in 275 days.',
    ],
    [
      'legacy, and dearer before its end',
      { status: 'LEGACY', endOfLifeTime: on('2027-03-01'), publicExtendedAccessTime: on('2026-12-15') },
      'warning',
      'm is retired on 2027-03-01, in 91 days, and costs more from 2026-12-15 on.',
    ],
    [
      'legacy, without an end',
      { status: 'LEGACY' },
      'warning',
      'm is legacy: it will be retired, on a day that Bedrock does not say.',
    ],
    ['over', { status: 'LEGACY', endOfLifeTime: on('2026-11-30') }, 'fault', 'm was retired on 2026-11-30.'],
  ])('that is %s', (_, life, status, says) => {
    expect(lifeDiagnosis('m', life, NOW)).toMatchObject({ about: 'model life', status, says });
  });
});

describe('the models that are asked about', () => {
  it('are those on Bedrock, each once, in its own region', () => {
    const urls = [
      'bedrock:amazon.nova-lite-v1:0',
      'openai:http://localhost:1/v1#m',
      'bedrock:amazon.nova-lite-v1:0',
      'bedrock:amazon.nova-lite-v1:0?region=eu-west-1',
      'extractive',
    ];
    expect(bedrockModels(urls)).toEqual([
      { modelId: 'amazon.nova-lite-v1:0', region: undefined },
      { modelId: 'amazon.nova-lite-v1:0', region: 'eu-west-1' },
    ]);
  });
});

describe('Bedrock is asked', () => {
  let server: JsonServer | undefined;
  afterEach(async () => {
    await server?.close();
    vi.unstubAllEnvs();
  });
  const open = async (say: Parameters<typeof startServer>[0]): Promise<JsonServer> => {
    server = await startServer(say);
    for (const [name, value] of Object.entries({
      AWS_ENDPOINT_URL_BEDROCK: server.url,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
    }))
      vi.stubEnv(name, value);
    return server;
  };
  const details = (modelLifecycle: object) => ({
    body: { modelDetails: { modelArn: 'a', modelId: 'm', modelLifecycle } },
  });

  it('for the model behind an inference profile of AWS', async () => {
    const { asked } = await open(() => details({ status: 'LEGACY', endOfLifeTime: '2027-03-01T00:00:00Z' }));
    const life = await readLife({ modelId: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0' });
    expect(asked.map(({ pathname }) => decodeURIComponent(pathname))).toEqual([
      '/foundation-models/anthropic.claude-haiku-4-5-20251001-v1:0',
    ]);
    expect(life).toMatchObject({ status: 'LEGACY', endOfLifeTime: on('2027-03-01') });
  });

  it('first which model a profile of the account’s own leads to', async () => {
    const arn = 'arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123';
    const { asked } = await open(({ pathname }) =>
      pathname.startsWith('/inference-profiles')
        ? { body: { models: [{ modelArn: 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0' }] } }
        : details({ status: 'ACTIVE' }),
    );
    expect(await readLife({ modelId: arn })).toMatchObject({ status: 'ACTIVE' });
    expect(asked.map(({ pathname }) => decodeURIComponent(pathname))).toEqual([
      `/inference-profiles/${arn}`,
      '/foundation-models/amazon.nova-lite-v1:0',
    ]);
  });

  it('and a no is told as what was not seen, never thrown', async () => {
    await open(() => ({
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      body: { message: 'no' },
    }));
    const [only] = await checkUpLives([{ modelId: 'm' }], NOW);
    expect(only).toMatchObject({
      status: 'unchecked',
      says: 'Bedrock does not say how long m stays (AccessDeniedException).',
      todo: 'let the role of the function read it: bedrock:GetFoundationModel',
    });
  });

  it('and a model that is not there is a warning', async () => {
    await open(() => ({
      status: 404,
      headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
      body: { message: 'no' },
    }));
    expect(await checkUpLives([{ modelId: 'm' }], NOW)).toMatchObject([
      { status: 'warning', todo: 'check its id and region' },
    ]);
  });
});

describe('the tables of prices', () => {
  const daysBefore = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString().slice(0, 10);

  it('are believed for half a year', () => {
    expect(priceDiagnosis(NOW, { models: daysBefore(OLD_AFTER_DAYS), X: daysBefore(3) }).status).toBe('ok');
  });

  it('are old afterwards, each by its own day', () => {
    const old = priceDiagnosis(NOW, { models: daysBefore(OLD_AFTER_DAYS + 1), X: daysBefore(3) });
    expect(old).toMatchObject({ status: 'warning', section: 'prices' });
    expect(old.says).toBe(
      `The prices by which costs are reckoned were last looked at long ago: those of models on ${daysBefore(181)}, 181 days ago.`,
    );
  });
});
