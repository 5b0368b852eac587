// The word cloud as data: drawn.json, which is published as wordcloud.json.
import { z } from 'zod';
import type { Layout } from './layout.ts';
import type { Word } from './words.ts';

const pixels = z.int().nonnegative();

export const wordCloudSchema = z.object({
  version: z.literal(1),
  slug: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  words: z.array(
    z.object({
      word: z.string(),
      weight: z.number().positive(),
      authors: z.int().positive().describe('Distinct authors who use the word'),
      x: pixels.describe('Left edge of the ink in pixels'),
      y: pixels.describe('Upper edge of the ink in pixels'),
      width: z.int().positive(),
      height: z.int().positive(),
      fontSize: z.int().positive(),
      vertical: z.boolean(),
      stories: z.array(z.string()).describe('Stories whose posts use the word, most posts first'),
      posts: z.array(z.string()).max(5).describe('Keys of posts that use the word'),
    }),
  ),
  dropped: z.array(z.object({ word: z.string(), reason: z.enum(['missingGlyph']) })),
  alt: z.string().describe('What the picture shows, in words'),
});
export type WordCloud = z.infer<typeof wordCloudSchema>;

const NAMED_IN_ALT = 10;

/** What the picture shows, for those who don't see it: the heaviest words with their numbers of authors. */
export const altOf = (words: readonly Pick<Word, 'word' | 'authors'>[]): string => {
  const named = words.slice(0, NAMED_IN_ALT).map(({ word, authors }) => `${word}（${authors}位作者）`);
  return `词云图：当日提到最多的词是${named.join('、')}${words.length > named.length ? `，另有${words.length - named.length}个词` : ''}。`;
};

/** drawn.json of a layout. */
export const wordCloudOf = (slug: string, layout: Layout<Word>, width: number, height: number): WordCloud => ({
  version: 1,
  slug,
  width,
  height,
  words: layout.placed.map(({ source, x, y, sprite, fontSize, vertical }) => ({
    word: source.word,
    weight: source.weight,
    authors: source.authors,
    x,
    y,
    width: sprite.width,
    height: sprite.height,
    fontSize,
    vertical,
    stories: [...source.stories],
    posts: [...source.posts],
  })),
  dropped: layout.dropped.map((each) => ({ ...each })),
  alt: altOf(layout.placed.map(({ source }) => source)),
});
