// The word cloud on a report's page: the drawn outlines inline, each word a link to the stories that it stands in.
import { type ComponentChild, h } from 'preact';
import { linkTo } from '../../shared/links.ts';
import { type Evidence, isOfInventedPosts } from '../../shared/report.ts';
import { htmlId, htmlText } from '../../shared/text/escape-html.ts';
import { type WordCloud, wordCloudSchema } from '../../shared/word-cloud.ts';
import { type PageContext, storyAnchor } from './page-claims.ts';
import { outwardLink } from './page-shell.ts';
import type { Picture } from './plain-picture.ts';

const NAMED_IN_ALT = 10;

/** What Draw writes of a word, and nothing that could be anything else. */
const WORD =
  /<g id="word-(\d+)" fill="(#[0-9a-f]{6})" transform="([-\w., ()]+)"><title>[^<]*<\/title><path d="([-\w. ]*)"\/><\/g>/g;
const GROUND = /<rect width="\d+" height="\d+" fill="(#[0-9a-f]{6})"\/>/;

interface DrawnWord {
  readonly fill: string;
  readonly transform: string;
  readonly path: string;
}

export const cloudOf = (json: Uint8Array): WordCloud | undefined => {
  try {
    return wordCloudSchema.safeParse(JSON.parse(Buffer.from(json).toString())).data;
  } catch {
    return undefined;
  }
};

/** The outlines of a drawn picture, one a word; undefined where the picture is none of Draw's or fits no words. */
const outlinesOf = (svg: Uint8Array, words: number): { ground: string; drawn: DrawnWord[] } | undefined => {
  const text = Buffer.from(svg).toString();
  const ground = GROUND.exec(text)?.[1];
  const drawn = [...text.matchAll(WORD)].map(([, , fill = '', transform = '', path = '']) => ({
    fill,
    transform,
    path,
  }));
  return ground === undefined || words === 0 || drawn.length !== words ? undefined : { ground, drawn };
};

export const cloudAlt = (
  { words }: Pick<WordCloud, 'words'>,
  context: Pick<PageContext, 'labels' | 'words'>,
): string =>
  words.length === 0
    ? context.labels.wordCloudAlt
    : context.words.cloudAlt(words.slice(0, NAMED_IN_ALT), Math.max(0, words.length - NAMED_IN_ALT));

const wordId = (at: number): string => `word-${at + 1}`;

/** Stories of a word: those on the page as links within it, others by name; then posts that use it. */
const wordEntry = (
  { word, stories, posts }: WordCloud['words'][number],
  at: number,
  named: ReadonlyMap<string, string>,
  onPage: ReadonlySet<string>,
  { words, report }: PageContext,
): ComponentChild => {
  const isInvented = isOfInventedPosts(report);
  const told = stories.filter((id) => named.has(id));
  const links = posts.flatMap((key) => {
    const [platform = '', id = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    // A picture says of a post only who it is; the report tells whether such posts are invented.
    return linkTo({ platform, id, ...(isInvented ? { invented: true } : {}) }) ?? [];
  });
  return h(
    'li',
    { id: wordId(at), class: 'word' },
    h('h3', null, htmlText(words.wordStories(word))),
    h(
      'ul',
      null,
      told.map((id) => {
        const name = htmlText(named.get(id) ?? '');
        return h('li', null, onPage.has(id) ? h('a', { href: `#${storyAnchor(id)}` }, name) : name);
      }),
      links.length === 0
        ? null
        : h(
            'li',
            null,
            words.wordPosts,
            ' ',
            links.map((url, n) => [n === 0 ? '' : ' ', outwardLink(url, `[${n + 1}]`)]),
          ),
    ),
  );
};

const picture = (cloud: WordCloud, svg: Uint8Array, onPage: ReadonlySet<string>, context: PageContext) => {
  const outlines = outlinesOf(svg, cloud.words.length);
  const alt = htmlText(cloudAlt(cloud, context));
  const { width, height } = cloud;
  if (outlines === undefined) {
    return h('img', { src: `wordcloud_${htmlId(context.report.slug)}.jpg`, alt, width, height, loading: 'lazy' });
  }
  const links = outlines.drawn.map(({ fill, transform, path }, at) => {
    const word = cloud.words[at];
    if (word === undefined) return null;
    const here = word.stories.filter((id) => onPage.has(id));
    const [only] = here;
    const href = only !== undefined && here.length === 1 ? storyAnchor(only) : wordId(at);
    const label = htmlText(context.words.wordLabel(word.word, word.authors));
    const outline = h('g', { fill, transform }, h('title', null, label), h('path', { d: path }));
    return h('a', { href: `#${href}`, 'aria-label': label }, outline);
  });
  const ground = h('rect', { width, height, fill: outlines.ground });
  return h('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': alt }, ground, links);
};

/** The section's content. `onPage` holds the stories that have a place on the page. */
export const wordCloud = (
  { svg, json }: Picture,
  evidence: Evidence,
  onPage: ReadonlyMap<string, string>,
  context: PageContext,
): ComponentChild[] => {
  const { report, words } = context;
  const empty = { version: 1 as const, slug: report.slug, width: 1600, height: 900, words: [], dropped: [], alt: '' };
  const cloud = cloudOf(json) ?? empty;
  const named = new Map([...evidence.stories.map(({ storyId, name }) => [storyId, name] as const), ...onPage]);
  const places = new Set(onPage.keys());
  const hasWords = outlinesOf(svg, cloud.words.length) !== undefined;
  return [
    hasWords
      ? h('p', { class: 'meta' }, words.cloudHint, ' ', h('a', { href: '#after-cloud' }, words.skipCloud))
      : null,
    h('div', { class: 'picture' }, picture(cloud, svg, places, context)),
    cloud.dropped.length > 0 ? h('p', { class: 'meta' }, words.undrawn(cloud.dropped.length)) : null,
    hasWords
      ? h(
          'ul',
          { class: 'wordlist' },
          cloud.words.map((word, at) => wordEntry(word, at, named, places, context)),
        )
      : null,
    h('span', { id: 'after-cloud', tabIndex: -1 }),
  ];
};
