// What doctor finds of embedders, on a scripted Bedrock.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkUpEmbedders } from '../../../functions/cluster/checkup.ts';
import { topicSchema } from '../../../shared/topic.ts';
import { type EmbeddingMode, type EmbeddingServer, startEmbeddings } from '../../fixtures/embedding-server.ts';

let server: EmbeddingServer;
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(async () => {
  await server.close();
  vi.unstubAllEnvs();
});

const checkUp = async (mode: EmbeddingMode, named: boolean) => {
  server = await startEmbeddings(
    () => [1, 0],
    () => mode,
  );
  const model = `bedrock:amazon.titan-embed-text-v2:0?endpoint=${server.endpoint}`;
  const topic = topicSchema.parse({
    topic: 'ai',
    timezone: 'UTC',
    language: 'en',
    ...(named ? { embedder: { model } } : {}),
  });
  const settings = { storeUrl: '', region: 'eu-central-1', modelUrl: 'extractive', topicsFolder: '', postsFiles: [] };
  return (await checkUpEmbedders({ topics: [topic, topic] }, { settings })).diagnoses;
};

describe('an embedder', () => {
  it('that answers is well, asked once for all topics', async () => {
    const found = await checkUp('honest', true);
    expect(found).toMatchObject([{ about: 'embedder', status: 'ok', costUsd: (7 * 0.02) / 1e6 }]);
    expect(server.asked).toHaveLength(1);
  });

  it.each<[EmbeddingMode, RegExp]>([
    ['error 403 AccessDeniedException', /check its id, region and the account's access/],
    ['no vector', /answered without a vector/],
  ])('that says %s is a warning, since a report is made without it', async (mode, says) => {
    expect(await checkUp(mode, true)).toMatchObject([{ status: 'warning', says: expect.stringMatching(says) }]);
  });

  it('is not told of where no topic names one', async () => {
    expect(await checkUp('honest', false)).toEqual([]);
    expect(server.asked).toEqual([]);
  });
});
