// The embedder: Bedrock's InvokeModel by the real client, and what Cluster joins by its vectors, at what cost.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bedrockEmbedder } from '../../../functions/cluster/bedrock-embedder.ts';
import { NOTHING_BEFORE, tellStories } from '../../../functions/cluster/cluster.ts';
import type { Embedder } from '../../../functions/cluster/embedder.ts';
import { groupPosts } from '../../../functions/cluster/groups.ts';
import { joinAlike } from '../../../functions/cluster/join-alike.ts';
import { openEmbedder } from '../../../functions/cluster/open-embedder.ts';
import { BadInputError, ModelUnavailableError } from '../../../shared/errors.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { embedderSettingsSchema } from '../../../shared/topic-embedder.ts';
import { type EmbeddingMode, type EmbeddingServer, startEmbeddings } from '../../fixtures/embedding-server.ts';
import { distinct } from '../../fixtures/posts.ts';

const TITAN = 'amazon.titan-embed-text-v2:0';
const COHERE = 'cohere.embed-multilingual-v3';
const lengthOf = (text: string): number[] => [text.length, 1];

let server: EmbeddingServer | undefined;
beforeAll(() => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const embed = async (modelId: string, texts: readonly string[], ...modes: readonly EmbeddingMode[]) => {
  server = await startEmbeddings(lengthOf, (n) => modes[Math.min(n, modes.length - 1)] ?? 'honest');
  const embedder = bedrockEmbedder({
    ...{ modelId, region: 'eu-central-1', endpoint: server.endpoint },
    // Only what never answers is waited for briefly: on a loaded machine an answer may take as long.
    ...(modes.includes('slow') ? { timeoutMs: 400 } : {}),
  });
  return embedder.embed(texts);
};

describe('the embedder on Bedrock', () => {
  it('asks Titan for one text at a time, and counts the tokens that the server counted', async () => {
    const texts = Array.from({ length: 11 }, (_, i) => 'x'.repeat(i + 1));
    expect(await embed(TITAN, texts)).toEqual({ vectors: texts.map(lengthOf), inputTokens: 77 });
    expect(server?.asked.map(({ body }) => body.inputText).sort()).toEqual(texts);
    expect(server?.asked[0]).toMatchObject({ modelId: TITAN, body: { dimensions: 512, normalize: true } });
  });

  it('asks Cohere for 96 texts at a time, and estimates the tokens', async () => {
    const texts = Array.from({ length: 100 }, (_, i) => 'x'.repeat(i + 1));
    const { vectors, inputTokens } = await embed(COHERE, texts);
    expect(vectors).toEqual(texts.map(lengthOf));
    expect(inputTokens).toBeGreaterThanOrEqual(5050 / 3);
    expect(server?.asked.map(({ body }) => (body.texts as string[]).length).sort()).toEqual([4, 96]);
    expect(server?.asked[0]).toMatchObject({ modelId: COHERE, body: { input_type: 'clustering', truncate: 'END' } });
  });

  it('reads Cohere’s vectors by type', async () => {
    expect((await embed('cohere.embed-v4:0', ['one'], 'by type')).vectors).toEqual([[3, 1]]);
  });

  it.each<[EmbeddingMode]>([['error 429 ThrottlingException'], ['error 503 ServiceUnavailableException']])(
    'asks again after: %s',
    async (fault) => {
      expect((await embed(TITAN, ['one'], fault, 'honest')).vectors).toEqual([[3, 1]]);
      expect(server?.asked).toHaveLength(2);
    },
  );

  it.each<[EmbeddingMode]>([['error 429 ThrottlingException'], ['slow'], ['reset'], ['no vector'], ['not JSON']])(
    'says that it is not available where it only meets: %s',
    async (fault) => {
      await expect(embed(TITAN, ['one'], fault)).rejects.toThrow(ModelUnavailableError);
    },
    20_000,
  );

  it.each<[EmbeddingMode]>([['error 403 AccessDeniedException'], ['error 400 ValidationException']])(
    'says what to check after: %s',
    async (fault) => {
      await expect(embed(TITAN, ['one'], fault)).rejects.toThrow(
        new RegExp(`^Bedrock refuses the embedder ${TITAN} .*check its id, region`),
      );
      expect(server?.asked).toHaveLength(1);
    },
  );

  it('refuses a model that gives no embeddings', () => {
    expect(() => bedrockEmbedder({ modelId: 'amazon.nova-lite-v1:0' })).toThrow(BadInputError);
  });

  it('is opened as the topic names it', async () => {
    server = await startEmbeddings(lengthOf);
    const model = `bedrock:${TITAN}?region=eu-central-1&endpoint=${server.endpoint}`;
    const embedder = await openEmbedder({ model }, { region: undefined });
    expect(embedder.name).toBe(TITAN);
    expect((await embedder.embed(['four'])).vectors).toEqual([[4, 1]]);
  });
});

const topic = { lexicon: ['model', '模型', 'robot', '机器人'], sources: [] };
const settings = embedderSettingsSchema.parse({ model: `bedrock:${TITAN}` });

/** Turns texts into vectors by a word that they hold: what a perfect embedder would call one meaning. */
const byMeaning = (...meanings: readonly RegExp[]): Embedder & { readonly texts: string[] } => {
  const texts: string[] = [];
  return {
    name: TITAN,
    texts,
    embed: async (given) => {
      texts.push(...given);
      return {
        vectors: given.map((text) => meanings.map((meaning) => (meaning.test(text) ? 1 : 0.1))),
        inputTokens: 1000,
      };
    },
  };
};

describe('what is joined by meaning', () => {
  const posts = [
    distinct({ text: 'The Quadwalker robot of Foldspring learned to climb stairs by itself', by: 'ann' }),
    distinct({ text: 'Foldspring shows how its robot learned to climb stairs by itself', by: 'bob' }),
    distinct({ text: '一家公司的人形机器人自己学会了爬楼梯，视频已经公开', by: '小王' }),
    distinct({ text: 'A new open model of protein folding beats last year’s systems on every benchmark', by: 'eve' }),
  ];
  const grouping = groupPosts(posts, topic, NO_NAMES);
  const storyOf = (joined: typeof grouping, by: string): string | undefined =>
    tellStories(joined, NO_NAMES, NOTHING_BEFORE).stories.find((story) =>
      story.posts.some(({ handle }) => handle === by),
    )?.id;

  it('is a story told in another language, and nothing else', async () => {
    const { grouping: joined, embedded } = await joinAlike(grouping, byMeaning(/stairs|楼梯/, /protein/), settings);
    expect(storyOf(grouping, '小王')).not.toBe(storyOf(grouping, 'ann'));
    expect(storyOf(joined, '小王')).toBe(storyOf(joined, 'ann'));
    expect(storyOf(joined, 'eve')).not.toBe(storyOf(joined, 'ann'));
    expect(embedded).toMatchObject({ model: TITAN, stories: grouping.groups.length, inputTokens: 1000 });
    expect(embedded.joined).toBe(grouping.groups.length - joined.groups.length);
    expect(embedded.costUsd).toBeCloseTo(0.00002, 8);
  });

  it('doesn’t depend on the order of the posts', async () => {
    const other = await joinAlike(
      groupPosts([...posts].reverse(), topic, NO_NAMES),
      byMeaning(/stairs|楼梯/, /protein/),
      settings,
    );
    const one = await joinAlike(grouping, byMeaning(/stairs|楼梯/, /protein/), settings);
    expect(tellStories(other.grouping, NO_NAMES, NOTHING_BEFORE).stories).toEqual(
      tellStories(one.grouping, NO_NAMES, NOTHING_BEFORE).stories,
    );
  });

  it('is never two releases of one line, nor two stories by name', async () => {
    const releases = groupPosts(
      [
        distinct({ text: 'GPT-5.1 is out and it is a model for everyone', by: 'a' }),
        distinct({ text: 'GPT-5.2 is out and it is a model for everyone', by: 'b' }),
        ...['c', 'd', 'e'].map((by) => distinct({ text: `now Claude 9 drew my ${by} model`, by })),
        ...['f', 'g', 'h'].map((by) => distinct({ text: `then Kimi 2.6 read my ${by} model`, by })),
      ],
      topic,
      NO_NAMES,
    );
    const { grouping: joined, embedded } = await joinAlike(releases, byMeaning(/./), settings);
    expect(embedded.stories).toBe(releases.groups.length);
    const stories = tellStories(joined, NO_NAMES, NOTHING_BEFORE).stories.map(
      (story) => new Set(story.posts.map(({ handle }) => handle)),
    );
    expect(stories.some((handles) => handles.has('a') && handles.has('b'))).toBe(false);
    expect(stories.some((handles) => handles.has('c') && handles.has('f'))).toBe(false);
  });
});

describe('the money of the embedder', () => {
  const posts = Array.from({ length: 30 }, (_, i) =>
    distinct({ text: `The robot Foldspring${String.fromCharCode(65 + i)} walks ${'far '.repeat(20)}`, by: `v${i}` }),
  );

  it('buys no more texts than the cap allows', async () => {
    const embedder = byMeaning(/x/);
    const { embedded } = await joinAlike(groupPosts(posts, topic, NO_NAMES), embedder, {
      ...settings,
      maxCostUsd: 0.00001,
    });
    // 500 tokens, and a text of a hundred characters has some 37.
    expect(embedder.texts.length).toBe(embedded.stories);
    expect(embedded.stories).toBeGreaterThan(5);
    expect(embedded.stories).toBeLessThan(20);
  });

  it('is not spent without a known price', async () => {
    await expect(
      joinAlike(groupPosts(posts, topic, NO_NAMES), { ...byMeaning(), name: 'unheard-of' }, settings),
    ).rejects.toThrow(/price of the embedder unheard-of is unknown.*model\.prices/);
  });

  it.each([[new ModelUnavailableError('It sleeps.')], [new BadInputError('No access.')]])(
    'costs nothing and joins nothing where the embedder fails: %s',
    async (error) => {
      const grouping = groupPosts(posts, topic, NO_NAMES);
      const embedder = { name: TITAN, embed: () => Promise.reject(error) };
      expect(await joinAlike(grouping, embedder, settings)).toEqual({
        grouping,
        embedded: { model: TITAN, stories: 0, joined: 0, inputTokens: 0, costUsd: 0, problem: error.message },
      });
    },
  );
});
