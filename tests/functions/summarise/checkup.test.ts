// What doctor finds of models: each asked once by the one tool, on a scripted Bedrock and a scripted server of OpenAI's kind.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkUpModels, MOST_USD, modelDiagnosis, QUESTION } from '../../../functions/summarise/checkup.ts';
import type { Settings } from '../../../shared/env.ts';
import { costUsd } from '../../../shared/model/cost.ts';
import type { Model } from '../../../shared/model/model.ts';
import { PRICES } from '../../../shared/model/prices.data.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { type BedrockServer, type Mode, startBedrock } from '../../fixtures/bedrock-server.ts';
import { completion, error, type OpenAiServer, type Say, startOpenAi } from '../../fixtures/openai-server.ts';

const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
const topicOf = (model: object = {}) => topicSchema.parse({ topic: 'ai', timezone: 'UTC', language: 'en', model });
const settingsOf = (modelUrl: string): Settings => ({
  storeUrl: 'memory',
  region: 'eu-central-1',
  modelUrl,
  topicsFolder: '',
  postsFiles: [],
});

let bedrock: BedrockServer | undefined;
let openAi: OpenAiServer | undefined;
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(async () => {
  await bedrock?.close();
  await openAi?.close();
  [bedrock, openAi] = [undefined, undefined];
  vi.unstubAllEnvs();
});

const onBedrock = async (script: (n: number) => Mode, topics = [topicOf()]) => {
  bedrock = await startBedrock(script);
  const url = `bedrock:${MODEL}?endpoint=${bedrock.endpoint}`;
  return checkUpModels({ topics }, { settings: settingsOf(url) });
};
const onServer = async (say: Say) => {
  openAi = await startOpenAi(say);
  const url = `openai:${openAi.baseUrl}#small`;
  return checkUpModels({ topics: [topicOf()] }, { settings: settingsOf(url) });
};

describe('a model on Bedrock', () => {
  it('that answers by its tool is well, for what its answer cost, in the region and by the profile named', async () => {
    const { diagnoses, models } = await onBedrock(() => 'honest');
    const paid = costUsd(
      { inputTokens: 1800, outputTokens: 240, cacheReadTokens: 0, cacheWriteTokens: 0 },
      PRICES['claude-haiku-4-5']!,
    );
    expect(diagnoses).toEqual([
      {
        about: 'model',
        status: 'ok',
        says: `${MODEL} in eu-central-1 answered in the form of its tool ($0.003).`,
        costUsd: paid,
      },
    ]);
    expect(models).toEqual([`bedrock:${MODEL}?endpoint=${bedrock?.endpoint}`]);
    expect(bedrock?.asked).toMatchObject([
      { modelId: MODEL, tool: { name: 'give_word' }, toolChoice: { tool: { name: 'give_word' } } },
    ]);
  });

  it('is asked once, however many topics are written and audited by it', async () => {
    await onBedrock(() => 'honest', [topicOf(), topicOf({ auditor: 'off' }), topicOf({ auditor: 'same' })]);
    expect(bedrock?.asked).toHaveLength(1);
  });

  it.each<[string, Mode, RegExp]>([
    [
      'to which the account has no access',
      'error 403 AccessDeniedException',
      /Bedrock refuses the model .*AccessDeniedException.*access to it/,
    ],
    ['that is not there', 'error 404 ResourceNotFoundException', /Bedrock refuses the model .*check its id, region/],
    ['whose profile is needed', 'error 400 ValidationException', /Bedrock refuses the model .*ValidationException/],
    ['that is throttled', 'error 429 ThrottlingException', /did not answer \(ThrottlingException/],
    ['that declines', 'stop refusal', /declines to answer/],
    ['that uses another tool', 'wrong tool', /answered, but not in the form of its tool/],
    ['that says nothing', 'empty', /answered, but not in the form of its tool/],
  ])(
    '%s is a fault',
    async (_, mode, says) => {
      const { diagnoses } = await onBedrock(() => mode);
      expect(diagnoses).toMatchObject([{ about: 'model', status: 'fault', says: expect.stringMatching(says) }]);
    },
    30_000,
  );
});

describe('a model of a server of OpenAI’s kind', () => {
  it('that answers is well, at the host named', async () => {
    const { diagnoses } = await onServer((asked) => completion(asked, { content: '{"word":"dawn"}' }));
    expect(diagnoses).toMatchObject([{ about: 'model', status: 'ok', costUsd: 0 }]);
    expect(diagnoses[0]?.says).toMatch(/^small at 127\.0\.0\.1:\d+ answered in the form of its tool \(\$0\.00\)\.$/);
  });

  it.each<[string, Say, RegExp]>([
    ['whose key is wrong', () => error(401, 'Incorrect API key provided'), /HTTP 401.*check the key/],
    [
      'that is not there',
      () => error(404, 'model small not found'),
      /check the model's name; it may have been retired/,
    ],
    ['that was there once', () => error(410, 'Gone'), /HTTP 410.*it may have been retired/],
    ['whose quota is spent', () => error(429, 'You exceeded your current quota'), /pay or raise the quota/],
    [
      'that talks instead',
      (asked) => completion(asked, { content: 'Dawn, gladly!' }),
      /wrote nothing in the form asked for/,
    ],
  ])('%s is a fault', async (_, say, says) => {
    const { diagnoses } = await onServer(say);
    expect(diagnoses).toMatchObject([{ about: 'model', status: 'fault', says: expect.stringMatching(says) }]);
  });
});

describe('the money for models', () => {
  it('does not reach for one whose single answer is too dear, and says so without asking', async () => {
    const asked: unknown[] = [];
    const model: Model = { name: 'gold', ask: async (request) => Promise.reject(asked.push(request)) };
    const asking = { about: 'model', model, price: { input: 30, output: 180 }, place: '', leftUsd: MOST_USD };
    const found = await modelDiagnosis(asking);
    expect(found).toMatchObject({ status: 'unchecked' });
    expect(found.says).toMatch(
      /^gold was not asked: one question may cost \$0\.\d+, and a checkup has \$0\.02 left for it\.$/,
    );
    expect(asked).toEqual([]);
  });

  it('reaches for every model of the table but the dearest', () => {
    const dear = Object.entries(PRICES).filter(
      ([, price]) =>
        3 * ((200 * Math.max(price.input, price.cacheWrite ?? 0) + QUESTION.maxTokens * price.output) / 1e6) > MOST_USD,
    );
    expect(dear.map(([name]) => name)).toEqual([
      'claude-opus-4-1',
      'gpt-5-pro',
      'gpt-5.2-pro',
      'gpt-5.4-pro',
      'gpt-5.5-pro',
    ]);
  });

  it('is none where its price is not known', async () => {
    const url = 'openai:https://models.example/v1#unheard-of?key=EXAMPLE_API_KEY';
    const { diagnoses } = await checkUpModels({ topics: [topicOf()] }, { settings: settingsOf(url) });
    expect(diagnoses).toMatchObject([{ status: 'fault', says: expect.stringContaining('The price of the model') }]);
  });
});

describe('no model', () => {
  it.each(['extractive', 'replay:samples/answers'])('is asked by %s', async (url) => {
    expect((await checkUpModels({ topics: [topicOf()] }, { settings: settingsOf(url) })).diagnoses).toMatchObject([
      { about: 'model', status: 'ok' },
    ]);
  });
});
