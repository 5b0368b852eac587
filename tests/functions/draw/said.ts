// Made-up posts of one sentence each, for the tests of the words of a day.
import type { DistinctPost } from '../../../shared/story.ts';

export const VOCABULARY = { ownWords: ['AI', '人工智能'], lexicon: ['具身智能', 'machine learning'] };

let nextId = 1;
export const post = (author: string, text: string, more: Partial<DistinctPost> = {}): DistinctPost => ({
  platform: 'twitter',
  id: String(nextId++),
  text,
  created_at: '2026-01-02T03:04:05.000Z',
  author: { username: author },
  metrics: {},
  referenced: [],
  urls: [],
  copies: { reposts: 0, copies: 0, nearCopies: 0, authors: [author], keys: [], first: '', last: '' },
  flags: [],
  ...more,
});

/** The same text from several authors, each with a wording of his own. */
export const said = (text: string, authors = 3): DistinctPost[] =>
  Array.from({ length: authors }, (_, i) => post(`author${i}`, `${text} (${i})`));

/** Enough names that plain words need three authors. */
export const manyNames = (): DistinctPost[] => [
  post(
    'names',
    'OpenAI, Anthropic, NVIDIA, Microsoft, Apple, Tesla, GitHub, Hugging Face, DeepSeek, Mistral, Alibaba, Tencent',
  ),
];
