// The word cloud of a layout as data: drawn.json, which is published as wordcloud.json.
import type { WordCloud } from '../../shared/word-cloud.ts';
import type { Layout } from './layout.ts';
import type { Word } from './words.ts';

export { type WordCloud, wordCloudSchema } from '../../shared/word-cloud.ts';

const NAMED_IN_ALT = 10;

/** What the picture shows, for those who don't see it: the heaviest words with their numbers of authors. */
export const altOf = (words: readonly Pick<Word, 'word' | 'authors' | 'rising'>[]): string => {
  const named = words
    .slice(0, NAMED_IN_ALT)
    .map(({ word, authors, rising }) => `${word}（${authors}位作者${rising ? '，上升' : ''}）`);
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
    rising: source.rising,
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
