// The pages of drafts, for the eyes of their owner: what waits and until when; and a report that says that it is a draft.
import { type ComponentChild, h } from 'preact';
import type { Draft, Drafts } from '../../shared/drafts.ts';
import type { Report } from '../../shared/report.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { renderPage } from './page-shell.ts';
import { stampAt } from './stamp.ts';

interface DraftWords {
  readonly title: string;
  readonly allReports: string;
  readonly none: string;
  /** Over the report of a draft. */
  readonly notice: string;
  readonly until: (time: string) => string;
  readonly waiting: string;
  readonly stopped: string;
  readonly releasing: string;
}

const WORDS: Readonly<Record<Report['language'], DraftWords>> = {
  'zh-CN': {
    title: '草稿',
    allReports: '全部报告',
    none: '没有草稿。',
    notice: '草稿：尚未发布',
    until: (time) => `${time}自动发布，除非先叫停`,
    waiting: '等待发布',
    stopped: '已叫停，不会自动发布',
    releasing: '正在发布',
  },
  en: {
    title: 'Drafts',
    allReports: 'All reports',
    none: 'There are no drafts.',
    notice: 'A draft: it is not published yet',
    until: (time) => `comes out at ${time}, unless it is stopped before`,
    waiting: 'waits to be released',
    stopped: 'stopped: it does not come out by itself',
    releasing: 'on its way out',
  },
};

/**
 * The page of a report as that of a draft: it says so first of all, its links up and to other days lead to the site, and the one to
 * the newest revision to the page of drafts. Within texts the renderer has made entities of `<` and `"`, so that only our own tags are met.
 */
export const draftPage = (page: Uint8Array, language: Report['language']): string =>
  Buffer.from(page)
    .toString()
    .replaceAll('href="../../../', 'href="../../../site/')
    .replaceAll(/href="\.\.\/\.\.\/(?!\.\.)/g, 'href="../../../site/reports/')
    .replaceAll('href="../index.html"', 'href="../../index.html"')
    .replace('<article>', `<article><p class="notice">${WORDS[language].notice}</p>`);

const fateOf = ({ state, releaseAt, window }: Draft, words: DraftWords): string => {
  if (state !== 'waiting') return words[state];
  return releaseAt === undefined ? words.waiting : words.until(stampAt(new Date(releaseAt), window.timezone));
};

const entry = (draft: Draft): ComponentChild => {
  const { slug, version, language, title, headlines } = draft;
  return h(
    'li',
    { class: 'report', lang: language },
    h('h2', null, h('a', { href: `${slug}/d${version}/index.html` }, htmlText(title))),
    h('p', { class: 'meta' }, h('span', null, fateOf(draft, WORDS[language])), h('span', null, slug)),
    h(
      'ol',
      { class: 'points' },
      headlines.map((headline) => h('li', null, htmlText(headline))),
    ),
  );
};

/** The page of the drafts that wait, in the language of the latest. */
export const draftsPage = ({ drafts }: Drafts): string => {
  const language = drafts[0]?.language ?? 'en';
  const words = WORDS[language];
  return renderPage({
    language,
    title: words.title,
    description: words.title,
    feeds: [],
    header: h('nav', { 'aria-label': words.title }, h('a', { href: '../site/index.html' }, words.allReports)),
    main: [
      h('h1', null, words.title),
      drafts.length === 0 ? h('p', null, words.none) : h('ul', { class: 'reports' }, drafts.map(entry)),
    ],
    footer: null,
  });
};
