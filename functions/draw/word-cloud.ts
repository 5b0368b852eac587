// The word cloud of a layout as data: drawn.json, which is published as wordcloud.json.
import type { Topic } from '../../shared/topic.ts';
import type { WordCloud } from '../../shared/word-cloud.ts';
import type { Layout } from './layout.ts';
import type { Word } from './words.ts';

export { type WordCloud, wordCloudSchema } from '../../shared/word-cloud.ts';

const NAMED_IN_ALT = 10;

type Named = Pick<Word, 'word' | 'authors' | 'rising'>;

const SENTENCES: Readonly<Record<Topic['language'], (named: readonly Named[], others: number) => string>> = {
  'zh-CN': (named, others) => {
    const list = named.map(({ word, authors, rising }) => `${word}（${authors}位作者${rising ? '，上升' : ''}）`);
    return `词云图：当日提到最多的词是${list.join('、')}${others > 0 ? `，另有${others}个词` : ''}。`;
  },
  en: (named, others) => {
    const list = named.map(
      ({ word, authors, rising }) =>
        `${word} (${authors} ${authors === 1 ? 'author' : 'authors'}${rising ? ', rising' : ''})`,
    );
    const more = others > 0 ? `, and ${others} more ${others === 1 ? 'word' : 'words'}` : '';
    return `Word cloud: the words used most that day are ${list.join(', ')}${more}.`;
  },
};

/** What the picture shows, for those who don't see it: the heaviest words with their numbers of authors. */
export const altOf = (words: readonly Named[], language: Topic['language']): string =>
  SENTENCES[language](words.slice(0, NAMED_IN_ALT), Math.max(0, words.length - NAMED_IN_ALT));

/** drawn.json of a layout. */
export const wordCloudOf = (
  slug: string,
  layout: Layout<Word>,
  {
    width,
    height,
    language,
  }: { readonly width: number; readonly height: number; readonly language: Topic['language'] },
): WordCloud => ({
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
  alt: altOf(
    layout.placed.map(({ source }) => source),
    language,
  ),
});
