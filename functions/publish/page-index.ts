// The front page, made from the archive, and the pages of months: the latest reports, then all by month and topic, with a search.
import { type ComponentChild, h } from 'preact';
import { siteKeys } from '../../shared/keys.ts';
import type { Report } from '../../shared/report.ts';
import { htmlText } from '../../shared/text/escape-html.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { daysOfSlug } from './days.ts';
import { storyAnchor } from './page-claims.ts';
import { SEARCH_SCRIPT } from './page-script.data.ts';
import { renderPage, type Share } from './page-shell.ts';
import { PAGE_WORDS, type PageWords } from './page-words.data.ts';
import { type Archive, type Archived, isLanguage, isRecent, type MonthIndex, pathInSite } from './pointers.ts';

/** A topic's latest report stands first for so many days. */
const LATEST_DAYS = 7;

/** What every part of a listing needs. */
interface Place {
  /** From the page to the root of the site. */
  readonly root: string;
  readonly words: PageWords;
}

const languageOf = ([first]: readonly Archived[]): Report['language'] =>
  isLanguage(first?.language) ? first.language : 'zh-CN';

/** The page of a report that stays when a later revision comes: it knows the days around it. */
const pageOf = ({ slug }: Archived, { root }: Pick<Place, 'root'>): string =>
  `${root}${pathInSite(siteKeys(slug).stable.page)}`;

const pictureOf = ({ slug, revision }: Archived): string => pathInSite(siteKeys(slug).revision(revision).image);

const daysOf = ({ slug }: Archived): string => [...new Set(daysOfSlug(slug))].join(' – ');

const invented = (entry: Archived): ComponentChild =>
  entry.invented === true && isLanguage(entry.language)
    ? h('p', { class: 'notice' }, labelsOf(entry.language).invented)
    : null;

/** A headline as a link to its point on the page; archives of version 0.1 don't know where that is. */
const headline = (entry: Archived, at: number, place: Place): ComponentChild => {
  const story = entry.stories?.[at] ?? '';
  const href = `${pageOf(entry, place)}${story === '' ? '' : `#${storyAnchor(story)}`}`;
  return h('li', null, h('a', { href }, htmlText(entry.keyPoints[at] ?? '')));
};

/** One of the latest reports: its picture, and its headlines. */
const latest = (entry: Archived, at: number, place: Place): ComponentChild => {
  const { words } = place;
  const id = `latest-${at + 1}`;
  return h(
    'section',
    { class: 'latest', lang: entry.language, 'aria-labelledby': id },
    h('h2', { id }, h('a', { href: pageOf(entry, place) }, `${htmlText(entry.displayName)} ${daysOf(entry)}`)),
    invented(entry),
    h(
      'div',
      { class: 'first' },
      h(
        'a',
        { class: 'picture', href: pageOf(entry, place) },
        h('img', {
          src: `${place.root}${pictureOf(entry)}`,
          alt: htmlText(words.cloudOf(entry.displayName, daysOf(entry))),
          loading: at === 0 ? undefined : 'lazy',
        }),
      ),
      h(
        'ol',
        { class: 'headlines' },
        entry.keyPoints.map((_, point) => headline(entry, point, place)),
      ),
    ),
  );
};

const report = (entry: Archived, place: Place): ComponentChild =>
  h(
    'li',
    {
      class: 'report',
      lang: entry.language,
      'data-names': visibleText([entry.displayName, ...(entry.names ?? [])].join(' ')),
    },
    h('a', { href: pageOf(entry, place) }, daysOf(entry)),
    h('p', { class: 'points' }, htmlText(entry.keyPoints.length === 0 ? entry.title : entry.keyPoints.join(' · '))),
  );

const monthOf = ({ to }: Archived): string => to.slice(0, 'YYYY-MM'.length);
const topicOf = ({ platform, topic }: Archived): string => `${platform}_${topic}`;

/** The days of a month, by topic where the page has several. */
const monthSection = (
  month: string,
  entries: readonly Archived[],
  place: Place,
  several: boolean,
  href: string | undefined,
): ComponentChild =>
  h(
    'section',
    { class: 'month', 'aria-labelledby': `month-${month}` },
    h('h2', { id: `month-${month}` }, href === undefined ? month : h('a', { href }, month)),
    [...Map.groupBy(entries, topicOf).values()].map((told) =>
      h(
        'div',
        { class: 'topic' },
        several ? h('h3', null, htmlText(told[0]?.displayName ?? '')) : null,
        h(
          'ul',
          { class: 'reports' },
          told.map((entry) => report(entry, place)),
        ),
      ),
    ),
  );

const feedsOf = (entries: readonly Archived[], { root, words }: Place) => {
  const topics = new Map(entries.map((entry) => [topicOf(entry), entry.displayName]));
  return [
    { title: words.allTopics, atom: `${root}feed.xml`, json: `${root}feed.json` },
    ...[...topics].map(([name, title]) => ({
      title,
      atom: `${root}feeds/${name}.xml`,
      json: `${root}feeds/${name}.json`,
    })),
  ];
};

type Feeds = ReturnType<typeof feedsOf>;

const listOf = (kind: string, title: string, id: string | undefined, items: ComponentChild[]): ComponentChild =>
  h('nav', { class: kind, 'aria-label': title }, h('h2', { id }, title), h('ul', null, items));

const feedLine = ({ title, atom, json }: Feeds[number]): ComponentChild =>
  h('li', null, htmlText(title), ': ', h('a', { href: atom }, 'Atom'), ' ', h('a', { href: json }, 'JSON'));

const search = (words: PageWords): ComponentChild[] => [
  h('input', { class: 'search', type: 'search', 'aria-label': words.search, placeholder: words.search, hidden: true }),
  h('p', { class: 'found meta', role: 'status', 'data-form': words.found('{shown}', '{all}') }),
];

interface Listing extends Place {
  readonly title: string;
  readonly entries: readonly Archived[];
  /** The reports that stand first, at length. */
  readonly first: readonly Archived[];
  /** Whether the months have pages of their own. */
  readonly leads: boolean;
  readonly share?: Share | undefined;
}

const listingPage = ({ title, entries, first, leads, share, ...place }: Listing): string => {
  const { root, words } = place;
  const feeds = feedsOf(entries, place);
  const months = [...Map.groupBy(entries, monthOf)];
  const several = new Set(entries.map(topicOf)).size > 1;
  return renderPage({
    language: languageOf(entries),
    title,
    description: entries[0] === undefined ? title : `${title}: ${entries[0].title}`,
    feeds,
    share,
    script: SEARCH_SCRIPT,
    header: h(
      'nav',
      { 'aria-label': words.allReports },
      h('a', { href: `${root}index.html` }, words.allReports),
      h('a', { href: '#feeds' }, words.feeds),
    ),
    main: [
      h('h1', null, htmlText(title)),
      first.map((entry, at) => latest(entry, at, place)),
      search(words),
      entries.length === 0 ? h('p', null, words.noReports) : null,
      months.map(([month, told]) =>
        monthSection(month, told, place, several, leads ? `${root}index/${month}.html` : undefined),
      ),
    ],
    footer: [
      leads && months.length > 0
        ? listOf(
            'months',
            words.months,
            undefined,
            months.map(([month]) => h('li', null, h('a', { href: `${root}index/${month}.html` }, month))),
          )
        : null,
      listOf('feeds', words.feeds, 'feeds', feeds.map(feedLine)),
    ],
  });
};

/** The latest report of each topic, of one day where it has such; topics that were silent for a week stand in their month alone. */
const latestOf = (reports: readonly Archived[]): Archived[] => {
  const newest = reports[0]?.to ?? '';
  return [...Map.groupBy(reports, topicOf).values()]
    .flatMap((told) => told.find(({ slug }) => new Set(daysOfSlug(slug)).size === 1) ?? told.slice(0, 1))
    .filter(({ to }) => isRecent(to, newest, LATEST_DAYS))
    .toSorted((a, b) => (a.to === b.to ? 0 : a.to < b.to ? 1 : -1));
};

/** What a shared link to the front page shows: the latest report. */
const shareOf = (title: string, [newest]: readonly Archived[], siteUrl: string): Share | undefined =>
  newest === undefined
    ? undefined
    : {
        canonical: siteUrl,
        properties: {
          'og:type': 'website',
          'og:site_name': 'Dawn Chorus',
          'og:url': siteUrl,
          'og:title': visibleText(title),
          'og:description': visibleText(newest.title),
          'og:image': `${siteUrl}${pictureOf(newest)}`,
        },
        card: 'summary_large_image',
        linkedData: { '@context': 'https://schema.org', '@type': 'WebSite', name: visibleText(title), url: siteUrl },
      };

/**
 * The front page.
 * @param siteUrl root of the published site, where it is known
 */
export const indexPage = ({ reports }: Archive, siteUrl?: string): string => {
  const words = PAGE_WORDS[languageOf(reports)];
  const names = new Set(reports.map(({ displayName }) => displayName));
  const title = names.size === 1 ? ([...names][0] ?? words.siteTitle) : words.siteTitle;
  const first = latestOf(reports);
  const share = siteUrl === undefined ? undefined : shareOf(title, first, siteUrl);
  return listingPage({ title, entries: reports, first, root: '', leads: true, words, share });
};

/** The page of a month's reports. @param month `2026-04` */
export const monthPage = (month: string, { reports }: MonthIndex): string => {
  const words = PAGE_WORDS[languageOf(reports)];
  return listingPage({ title: words.month(month), entries: reports, first: [], root: '../', leads: false, words });
};
