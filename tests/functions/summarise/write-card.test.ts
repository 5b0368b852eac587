// Cards by a scripted Bedrock: what is true is kept, every lie is refused, the repair names the rules, money is kept.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cluster } from '../../../functions/cluster/cluster.ts';
import { extractiveCard } from '../../../functions/summarise/extractive-card.ts';
import { writeCard } from '../../../functions/summarise/write-card.ts';
import { bedrockModel } from '../../../shared/model/bedrock.ts';
import type { Price } from '../../../shared/model/prices.data.ts';
import type { Card, Story } from '../../../shared/story.ts';
import { LIES, type Lie } from '../../fixtures/bedrock-lies.ts';
import { type BedrockServer, type Mode, startBedrock } from '../../fixtures/bedrock-server.ts';
import { distinct } from '../../fixtures/posts.ts';

const POSTS = [
  distinct({
    text: 'Introducing Olmo 3, our open model with 32B parameters. Weights are on Hugging Face today.',
    by: 'allen_ai',
  }),
  distinct({
    text: 'Olmo 3 solved 14 of my 20 math problems in two hours, which I find impressive for its size.',
    by: 'quietlab',
  }),
  distinct({ text: '刚试了 Olmo 3，32B 版本在我的机器上每秒 18 个 token，显存占用 24GB。', by: 'lowbit' }),
];

const story = (): Story => {
  const [first] = cluster(POSTS, { lexicon: ['model', 'AI'] }).stories;
  if (first === undefined) throw new Error('There is no story.');
  return first;
};

let server: BedrockServer | undefined;
beforeAll(() => {
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
});
afterEach(async () => {
  await server?.close();
});

const write = async (modes: readonly Mode[], more: { shareUsd?: number; dearer?: Price } = {}): Promise<Card> => {
  server = await startBedrock((n) => modes[Math.min(n, modes.length - 1)] ?? 'honest');
  const own = story();
  const modelId = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0';
  const model = bedrockModel({ modelId, region: 'eu-central-1', endpoint: server.endpoint, timeoutMs: 400 });
  const dearer = more.dearer === undefined ? [] : [{ model: { ...model, name: 'dearer' }, price: more.dearer }];
  return writeCard({
    story: own,
    extractive: extractiveCard(own),
    models: [...dearer, { model, price: { input: 1, output: 5 } }],
    language: 'zh-CN',
    maxPosts: 12,
    shareUsd: more.shareUsd ?? 0.05,
  });
};

const requests = (): number => server?.asked.length ?? 0;
/** What of a card can reach a reader. */
const shown = ({ exchanges: _, ...card }: Card): string => JSON.stringify(card);

describe('a card by an honest model', () => {
  it('has its claims, each with the posts that carry it and its quotation in both languages', async () => {
    const card = await write(['honest']);
    expect(card).toMatchObject({ origin: 'model', asked: { repaired: false, dropped: {} } });
    expect(card.claims?.length).toBeGreaterThan(1);
    for (const { cites } of card.claims ?? [])
      expect(POSTS.map(({ id }) => `twitter:${id}`)).toEqual(expect.arrayContaining([...cites]));
    expect(card.quotations[0]?.translation ?? card.views[0]?.translation).toBeDefined();
    expect(requests()).toBe(1);
  });

  it('costs what the tokens cost, and keeps every raw answer', async () => {
    const card = await write(['honest']);
    expect(card.asked?.costUsd).toBeCloseTo((1800 * 1 + 240 * 5) / 1e6, 9);
    expect(card.exchanges).toHaveLength(1);
  });

  it('gives the model the posts as data between marks that no post can know', async () => {
    await write(['honest']);
    const [asked] = server?.asked ?? [];
    expect(asked?.posts.map(({ id }) => id)).toEqual(['P1', 'P2', 'P3']);
    expect(asked?.user).not.toContain('twitter:');
  });
});

describe('a lie', () => {
  it.each(Object.keys(LIES) as Lie[])('is mended where the model can: %s', async (lie) => {
    const card = await write([lie, 'honest']);
    expect(card).toMatchObject({ origin: 'model', asked: { repaired: true } });
    expect(server?.lied.length).toBeGreaterThan(0);
    for (const { words } of server?.lied ?? []) expect(shown(card)).not.toContain(words);
    expect(requests()).toBe(2);
    const repair = server?.asked[1];
    expect(repair?.repair).toBe(true);
    expect(repair?.user).toMatch(/"V\d+ /);
  });

  it.each(Object.keys(LIES) as Lie[])('is dropped where the model insists: %s', async (lie) => {
    const card = await write([lie]);
    expect(server?.lied.length).toBeGreaterThan(0);
    for (const { words } of server?.lied ?? []) expect(shown(card)).not.toContain(words);
    expect(Object.keys(card.asked?.dropped ?? {}).length).toBeGreaterThan(0);
    expect(requests()).toBe(2);
  });
});

describe('what is no answer', () => {
  it.each<[Mode, string, number]>([
    ['stop guardrail_intervened', 'guardrail_intervened', 1],
    ['stop content_filtered', 'content_filtered', 1],
    ['stop max_tokens', 'max_tokens', 2],
    ['stop malformed_tool_use', 'malformed_tool_use', 2],
    ['cut', 'max_tokens', 2],
    ['wrong tool', 'claims', 2],
    ['empty', 'claims', 2],
    ['error 503 ServiceUnavailableException', 'unavailable', 3],
    ['error 408 ModelTimeoutException', 'unavailable', 2],
  ])(
    '%s gives the excerpts, labelled %s, after %i requests',
    async (mode, reason, times) => {
      const card = await write([mode]);
      expect(card).toMatchObject({ origin: 'extractive', asked: { reason } });
      expect(card.claims).toBeUndefined();
      expect(requests()).toBe(times);
    },
    30_000,
  );

  it.each<[Mode]>([['cut'], ['stop malformed_model_output']])('%s is asked once more', async (mode) => {
    expect(await write([mode, 'honest'])).toMatchObject({ origin: 'model' });
    expect(requests()).toBe(2);
  });
});

describe('money', () => {
  it('is never spent above the share: nothing is asked that could cost more', async () => {
    const card = await write(['honest'], { shareUsd: 0.001 });
    expect(card).toMatchObject({ origin: 'extractive', asked: { reason: 'budget', costUsd: 0 } });
    expect(requests()).toBe(0);
  });

  it('is not spent on a repair that could go beyond the share', async () => {
    const card = await write(['superlative'], { shareUsd: 0.0105 });
    expect(requests()).toBe(1);
    expect(card.asked?.costUsd).toBeLessThanOrEqual(0.0105);
  });

  it('goes to the next model where the share is too little for the first', async () => {
    const card = await write(['honest'], { shareUsd: 0.0125, dearer: { input: 5, output: 25 } });
    expect(card).toMatchObject({ origin: 'model', asked: { dropped: {} } });
    expect(card.asked?.model).toContain('haiku');
    expect(requests()).toBe(1);
  });
});
