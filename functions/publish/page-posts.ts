// The posts of a sentence on its page: what carries it in their own words, translated where a model did, by whom, when, where.
import { type ComponentChild, h } from 'preact';
import { isInventedLink, safeUrl } from '../../shared/links.ts';
import type { Evidence, Report, Sentence } from '../../shared/report.ts';
import { htmlId, htmlText } from '../../shared/text/escape-html.ts';
import type { PageContext } from './page-claims.ts';
import { outwardLink } from './page-shell.ts';
import { platformName } from './post-title.ts';
import { readSentence } from './read-sentence.ts';

/** Words of a post that carry a sentence. */
export interface Wording {
  readonly text: string;
  readonly translation?: string | undefined;
}

/** Spans of a post that are shown beside its quotations. */
const MOST_SPANS = 3;

const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Keys of all posts that carry a sentence: those of the evidence, the linked ones first. */
export const postsOf = (sentence: Sentence, evidence: Evidence | undefined): string[] => [
  ...new Set([...sentence.cites, ...(evidence?.sentences[sentence.id]?.posts ?? [])]),
];

/**
 * What a post says that carries a sentence: its quotations, with their translations, and the spans that the evidence points
 * at, none within another; what stands below the sentence anyway is left out.
 */
export const wordingsOf = (
  key: string,
  sentence: Sentence,
  { report, evidence }: { readonly report: Pick<Report, 'language'>; readonly evidence: Evidence | undefined },
): Wording[] => {
  const line = evidence?.sentences[sentence.id];
  const below = new Set(readSentence(sentence, 'cited', report.language).below.map(({ text }) => fold(text)));
  const quotes = [...sentence.quotes, ...(line?.quotes ?? [])].filter(({ post }) => post === key);
  const ofPost = ({ post }: { readonly post: string }): boolean => post === key;
  const spans = (line?.spans ?? []).filter(ofPost).map(({ text }): Wording => ({ text }));
  const words = (line?.words ?? []).filter(ofPost).map(({ text }): Wording => ({ text }));
  const wordings: Wording[] = [];
  for (const { text, translation } of [...quotes, ...spans.slice(0, MOST_SPANS), ...words] as Wording[]) {
    const folded = fold(text);
    const isShown = [...below, ...wordings.map((wording) => fold(wording.text))].some((shown) =>
      shown.includes(folded),
    );
    if (folded !== '' && !isShown) wordings.push({ text, translation });
  }
  return wordings;
};

const wordingElement = (
  { text, translation }: Wording,
  lang: string,
  url: string | undefined,
  { report }: PageContext,
): ComponentChild => [
  h('blockquote', { lang: htmlId(lang), cite: url }, h('p', { dir: 'auto' }, htmlText(text).trim())),
  translation === undefined
    ? null
    : h('p', { class: 'translation', lang: report.language }, htmlText(translation).trim()),
];

/** Words of a post, their translation, who says it and when, and the way to the post itself. */
const postElement = (key: string, sentence: Sentence, context: PageContext): ComponentChild => {
  const { report, evidence, timeOf, words, placeOf } = context;
  const known = evidence?.posts[key];
  const post = report.posts[key] ?? known;
  const url = safeUrl(post?.url ?? '');
  if (post === undefined || url === undefined) return null;
  const names = [known?.name, known?.organisation].filter((name) => name !== undefined && name !== '');
  const who = [...new Set(names)];
  return h(
    'li',
    { id: placeOf(sentence.id, key) },
    wordingsOf(key, sentence, context).map((wording) => wordingElement(wording, post.lang, url, context)),
    h(
      'p',
      { class: 'meta' },
      `@${htmlText(post.handle)}`,
      who.length === 0 ? '' : ` ${htmlText(who.join(words.between))}`,
      ' ',
      h('time', { dateTime: htmlText(post.createdAt) }, timeOf(post.createdAt)),
      ' ',
      outwardLink(url, isInventedLink(url) ? words.toInvented : words.toPost(platformOf(key, context))),
    ),
  );
};

/** Where a post stands, as readers call it. */
const platformOf = (key: string, { labels }: PageContext): string =>
  platformName(key.slice(0, key.indexOf(':')), labels);

/** What a sentence about what nobody said was searched for with. */
const searchedElement = (sentence: Sentence, { evidence, words }: PageContext): ComponentChild => {
  const searched = evidence?.sentences[sentence.id]?.searched ?? [];
  return searched.length === 0 ? null : h('p', { class: 'meta' }, htmlText(words.searched(searched)));
};

/** What of a sentence is from the name pack and from no post. */
const backgroundElements = (sentence: Sentence, { evidence, words }: PageContext): ComponentChild[] =>
  (evidence?.sentences[sentence.id]?.background ?? []).map(({ name, text }) =>
    h('p', { class: 'meta' }, htmlText(words.background(name, text))),
  );

/**
 * A sentence that opens its posts: a disclosure that needs no script, is reached by keyboard, and is told as what it is.
 * @param keys of its posts
 * @param line the words of the sentence
 */
export const sentenceWithPosts = (
  sentence: Sentence,
  keys: readonly string[],
  line: readonly ComponentChild[],
  context: PageContext,
): ComponentChild => {
  if (keys.length === 0) return line;
  return h(
    'details',
    { class: 'sentence' },
    h(
      'summary',
      null,
      line,
      h('span', { class: 'count', 'aria-hidden': 'true' }, String(keys.length)),
      h('span', { class: 'unseen' }, context.words.sources(keys.length)),
    ),
    h(
      'ul',
      { class: 'posts' },
      keys.map((key) => postElement(key, sentence, context)),
    ),
    searchedElement(sentence, context),
    backgroundElements(sentence, context),
  );
};
