// A made-up day for the writer's tests: a few stories, and a model that answers by script.

import type { Model, ModelAnswer, ModelRequest } from '../../../shared/model/model.ts';
import type { Story, StoryPost } from '../../../shared/story.ts';
import { readable } from '../../../shared/text/clean.ts';

let next = 1;

/** A post within a story; only what a test speaks of needs to be said. */
export const storyPost = (sketch: Partial<StoryPost> & { readonly text: string }): StoryPost => {
  const number = next++;
  const handle = sketch.handle ?? `someone${number}`;
  return {
    key: `twitter:${10_000 + number}`,
    url: `https://x.com/i/status/${10_000 + number}`,
    author: `twitter:${handle}`,
    lang: /\p{Script=Han}/u.test(sketch.text) ? 'zh' : 'en',
    createdAt: '2026-01-05T08:00:00.000Z',
    flags: [],
    copies: 0,
    copyAuthors: [],
    engagement: 0,
    centrality: 0.5,
    ...sketch,
    handle,
  };
};

/** A story of posts, with a score that keeps the order in which stories are given. */
export const story = (id: string, posts: readonly StoryPost[], more: Partial<Story> = {}): Story => ({
  id,
  name: id,
  thing: true,
  posts,
  best: posts[0]?.key ?? '',
  independentAuthors: new Set(posts.map(({ author }) => author)).size,
  copies: 0,
  score: 1,
  parts: {},
  organisations: [],
  flags: [],
  suspectedOnly: false,
  firstSeen: '2026-01-05T08:00:00.000Z',
  novelty: 'unknown',
  newFacts: [],
  facts: [],
  terms: [],
  ...more,
});

export const MAKER = storyPost({
  handle: 'arvolabs',
  organisation: 'Arvo Labs',
  text: 'Introducing Kestrel 2, our open model with 32B parameters. Weights are on Hugging Face today.',
});
export const TESTER = storyPost({
  handle: 'mirachen',
  name: 'Mira Chen',
  text: 'Kestrel 2 solved 14 of my 20 math problems in two hours, which I find impressive for its size.',
});
export const CRITIC = storyPost({
  handle: 'tomruiz',
  name: 'Tom Ruiz',
  text: '刚试了 Kestrel 2，长文档的引用会漏，写总结还是不放心。',
});
export const OTHER = storyPost({
  handle: 'norddata',
  organisation: 'Nord Data',
  text: 'Nord Data opens its query engine Fjell to all free users, up to 20 requests a day.',
});

export const STORIES: readonly Story[] = [
  story('kestrel', [MAKER, TESTER, CRITIC], { organisations: ['Arvo Labs'] }),
  story('fjell', [OTHER], { organisations: ['Nord Data'] }),
];

/** Posts of the day as they were collected. */
export const dayPosts = async function* (stories: readonly Story[] = STORIES) {
  for (const { posts } of stories)
    for (const { text, handle, name } of posts) yield { text: readable(text), author: { username: handle, name } };
};

const USAGE = { inputTokens: 1000, outputTokens: 100, cacheReadTokens: 0, cacheWriteTokens: 0 };

/** An answer that a server gave whole. */
export const answered = (value: unknown, more: Partial<ModelAnswer> = {}): ModelAnswer => ({
  stop: 'complete',
  value,
  usage: USAGE,
  stopReason: 'tool_use',
  model: 'scripted',
  origin: 'scripted',
  ...more,
});

/** A model that answers as `answer` wants, and keeps what it was asked. */
export const scriptedModel = (
  answer: (request: ModelRequest, n: number) => ModelAnswer | Promise<ModelAnswer>,
): { model: Model; asked: ModelRequest[] } => {
  const asked: ModelRequest[] = [];
  return {
    asked,
    model: {
      name: 'scripted',
      ask: async (request) => {
        asked.push(request);
        return answer(request, asked.length - 1);
      },
    },
  };
};
