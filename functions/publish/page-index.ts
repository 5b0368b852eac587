// The page of all reports, made from the archive, and the pages of months: by day, with a search over what they list.
import { type ComponentChild, h } from 'preact';
import type { Report } from '../../shared/report.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { SEARCH_SCRIPT } from './page-script.data.ts';
import { renderPage } from './page-shell.ts';
import { PAGE_WORDS, type PageWords } from './page-words.data.ts';
import { type Archive, type Archived, isRecent, type MonthIndex } from './pointers.ts';

const isLanguage = (language: string | undefined): language is Report['language'] =>
  language !== undefined && Object.hasOwn(PAGE_WORDS, language);

const report = (entry: Archived, root: string): ComponentChild =>
  h(
    'li',
    { class: 'report', lang: entry.language },
    h('h3', null, h('a', { href: `${root}${entry.page}` }, htmlText(entry.title))),
    h(
      'ol',
      { class: 'points' },
      entry.keyPoints.map((point) => h('li', null, htmlText(point))),
    ),
  );

const day = (to: string, entries: readonly Archived[], root: string): ComponentChild =>
  h(
    'section',
    { class: 'day', 'aria-labelledby': `day-${to}` },
    h('h2', { id: `day-${to}` }, to),
    h(
      'ul',
      { class: 'reports' },
      entries.map((entry) => report(entry, root)),
    ),
  );

/** A report of long ago in two lines, so that years of them stay one page. */
const olderReport = (entry: Archived): ComponentChild =>
  h(
    'li',
    { class: 'report', lang: entry.language },
    `${entry.to} `,
    h('a', { href: entry.page }, htmlText(entry.title)),
    h('p', { class: 'points' }, htmlText(entry.keyPoints.join(' · '))),
  );

const olderMonth = (month: string, entries: readonly Archived[]): ComponentChild =>
  h(
    'section',
    { class: 'day older', 'aria-labelledby': `month-${month}` },
    h('h2', { id: `month-${month}` }, h('a', { href: `index/${month}.html` }, month)),
    h('ul', { class: 'reports' }, entries.map(olderReport)),
  );

const monthOf = ({ to }: Archived): string => to.slice(0, 'YYYY-MM'.length);

const feedsOf = (entries: readonly Archived[], root: string, words: PageWords) => {
  const topics = new Map(entries.map(({ platform, topic, displayName }) => [`${platform}_${topic}`, displayName]));
  return [
    { title: words.allTopics, atom: `${root}feed.xml`, json: `${root}feed.json` },
    ...[...topics].map(([name, title]) => ({
      title,
      atom: `${root}feeds/${name}.xml`,
      json: `${root}feeds/${name}.json`,
    })),
  ];
};

interface Listing {
  readonly title: string;
  /** At length, by day. */
  readonly entries: readonly Archived[];
  /** Shortly, by month, below them. */
  readonly older: readonly Archived[];
  /** From the page to the root of the site. */
  readonly root: string;
  readonly months: readonly string[];
  readonly words: PageWords;
  readonly language: Report['language'];
}

const listingPage = ({ title, entries, older, root, months, words, language }: Listing): string => {
  const feeds = feedsOf([...entries, ...older], root, words);
  const days = [...Map.groupBy(entries, ({ to }) => to)];
  return renderPage({
    language,
    title,
    description: entries[0] === undefined ? title : `${title}: ${entries[0].title}`,
    feeds,
    script: SEARCH_SCRIPT,
    header: h(
      'nav',
      { 'aria-label': words.allReports },
      h('a', { href: `${root}index.html` }, words.allReports),
      h('a', { href: '#feeds' }, words.feeds),
    ),
    main: [
      h('h1', null, title),
      h('input', {
        class: 'search',
        type: 'search',
        'aria-label': words.search,
        placeholder: words.search,
        hidden: true,
      }),
      h('p', { class: 'found meta', role: 'status', 'data-form': words.found('{shown}', '{all}') }),
      days.length === 0 ? h('p', null, words.noReports) : days.map(([to, told]) => day(to, told, root)),
      [...Map.groupBy(older, monthOf)].map(([month, told]) => olderMonth(month, told)),
    ],
    footer: [
      months.length === 0
        ? null
        : h(
            'nav',
            { class: 'months', 'aria-label': words.months },
            h('h2', null, words.months),
            h(
              'ul',
              null,
              months.map((month) => h('li', null, h('a', { href: `${root}index/${month}.html` }, month))),
            ),
          ),
      h(
        'nav',
        { class: 'feeds', 'aria-label': words.feeds },
        h('h2', { id: 'feeds' }, words.feeds),
        h(
          'ul',
          null,
          feeds.map((feed) =>
            h(
              'li',
              null,
              htmlText(feed.title),
              ': ',
              h('a', { href: feed.atom }, 'Atom'),
              ' ',
              h('a', { href: feed.json }, 'JSON'),
            ),
          ),
        ),
      ),
    ],
  });
};

const languageOf = (entries: readonly Archived[]): Report['language'] => {
  const language = entries[0]?.language;
  return isLanguage(language) ? language : 'zh-CN';
};

/** The page of all reports. */
export const indexPage = ({ reports }: Archive): string => {
  const language = languageOf(reports);
  const words = PAGE_WORDS[language];
  const newest = reports[0]?.to ?? '';
  const entries = reports.filter(({ to }) => isRecent(to, newest));
  const older = reports.slice(entries.length);
  const months = [...new Set(reports.map(monthOf))];
  return listingPage({ title: words.siteTitle, entries, older, root: '', months, words, language });
};

/** The page of a month's reports. @param month `2026-04` */
export const monthPage = (month: string, { reports }: MonthIndex): string => {
  const language = languageOf(reports);
  const words = PAGE_WORDS[language];
  return listingPage({
    title: words.month(month),
    entries: reports,
    older: [],
    root: '../',
    months: [],
    words,
    language,
  });
};
