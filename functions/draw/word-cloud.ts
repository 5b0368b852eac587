// The word cloud of a layout as data: drawn.json, which is published as wordcloud.json.
import type { Topic } from '../../shared/topic.ts';
import type { Script, WordCloud } from '../../shared/word-cloud.ts';
import { type Ground, hexOf, hueOf, scriptOf } from './colours.ts';
import type { Layout } from './layout.ts';
import type { Word } from './words.ts';

export { type WordCloud, wordCloudSchema } from '../../shared/word-cloud.ts';

const NAMED_IN_ALT = 10;

type Named = Pick<Word, 'word' | 'authors' | 'rising'>;

const SENTENCES: Readonly<Record<Topic['language'], (named: readonly Named[], others: number) => string>> = {
  'zh-CN': (named, others) => {
    const list = named.map(({ word, authors, rising }) => `${word}（${authors}位作者${rising ? '，上升' : ''}）`);
    return `词云图：当日最突出的词是${list.join('、')}${others > 0 ? `，另有${others}个词` : ''}。`;
  },
  en: (named, others) => {
    const list = named.map(
      ({ word, authors, rising }) =>
        `${word} (${authors} ${authors === 1 ? 'author' : 'authors'}${rising ? ', rising' : ''})`,
    );
    const more = others > 0 ? `, and ${others} more ${others === 1 ? 'word' : 'words'}` : '';
    return `Word cloud: the words that stand out most that day are ${list.join(', ')}${more}.`;
  },
};

const SCRIPTS: readonly Script[] = ['han', 'kana', 'latin', 'other'];

/** Scripts of some words, in their order. */
const scriptsOf = (words: readonly Pick<Word, 'word'>[]): Script[] => {
  const there = new Set(words.map(({ word }) => scriptOf(word)));
  return SCRIPTS.filter((script) => there.has(script));
};

const HUES: Readonly<Record<Topic['language'], Readonly<Record<Script, string>>>> = {
  'zh-CN': { han: '汉字蓝色', kana: '假名紫色', latin: '拉丁字母橙色', other: '其他文字绿色' },
  en: {
    han: 'blue for Chinese characters',
    kana: 'purple for kana',
    latin: 'orange for Latin letters',
    other: 'green for other scripts',
  },
};

/** What colours mean, where there is something to tell apart. */
const coloursIn = (words: readonly Named[], language: Topic['language']): string => {
  const scripts = scriptsOf(words).map((script) => HUES[language][script]);
  const rising = words.some((word) => word.rising);
  const isChinese = language === 'zh-CN';
  const hue = isChinese ? `颜色表示文字：${scripts.join('，')}。` : ` Hue tells the script: ${scripts.join(', ')}.`;
  const tone = isChinese ? '上升的词对比最强。' : ' Words that rise have the strongest contrast.';
  return `${scripts.length > 1 ? hue : ''}${rising ? tone : ''}`;
};

const UNDRAWN: Readonly<Record<Topic['language'], (undrawn: number) => string>> = {
  'zh-CN': (undrawn) => `${undrawn}个词的文字没有字形，未画出。`,
  en: (undrawn) => ` ${undrawn} ${undrawn === 1 ? 'word is' : 'words are'} left out for want of glyphs.`,
};

/**
 * What the picture shows, for those who don't see it: the heaviest words with their numbers of authors, what colours mean, and
 * how many words are not drawn because the font has no glyphs for their script.
 */
export const altOf = (words: readonly Named[], language: Topic['language'], undrawn = 0): string =>
  SENTENCES[language](words.slice(0, NAMED_IN_ALT), Math.max(0, words.length - NAMED_IN_ALT)) +
  coloursIn(words, language) +
  (undrawn === 0 ? '' : UNDRAWN[language](undrawn));

/** drawn.json of a layout. */
export const wordCloudOf = (
  slug: string,
  layout: Layout<Word>,
  {
    width,
    height,
    ground,
    language,
  }: {
    readonly width: number;
    readonly height: number;
    readonly ground: Ground;
    readonly language: Topic['language'];
  },
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
    script: scriptOf(source.word),
    x,
    y,
    width: sprite.width,
    height: sprite.height,
    fontSize,
    vertical,
    stories: [...source.stories],
    posts: [...source.posts],
  })),
  legend: scriptsOf(layout.placed.map(({ source }) => source)).map((script) => ({
    script,
    colour: hexOf(hueOf(script, ground)),
  })),
  dropped: layout.dropped.map((each) => ({ ...each })),
  alt: altOf(
    layout.placed.map(({ source }) => source),
    language,
    layout.dropped.length,
  ),
});
