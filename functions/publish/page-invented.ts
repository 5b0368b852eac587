// The page of the invented posts that a report cites: what its links lead to, since no platform has them.
import { type ComponentChild, h } from 'preact';
import { inventedAnchor, isInventedLink } from '../../shared/links.ts';
import { handleOf, type Post, postKey } from '../../shared/post.ts';
import type { Evidence, Report } from '../../shared/report.ts';
import { htmlId, htmlText } from '../../shared/text/escape-html.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { renderPage } from './page-shell.ts';
import { stampAt } from './stamp.ts';

/** What the page shows of a post. */
export interface InventedPost {
  readonly key: string;
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly lang: string;
  readonly text: string;
  readonly createdAt: string;
}

/** A post as the page shows it; undefined for one that somebody wrote. */
export const inventedPostOf = (post: Post): InventedPost | undefined =>
  post.invented === true
    ? {
        key: postKey(post),
        id: post.id,
        handle: handleOf(post),
        name: post.author.name ?? '',
        lang: post.lang ?? '',
        text: post.text,
        createdAt: post.created_at,
      }
    : undefined;

/** Keys of the posts that a report, its evidence and its picture lead to. */
export const linkedKeys = (report: Report, evidence: Evidence, cloud: Uint8Array): Set<string> => {
  const cited = [report.posts, evidence.posts].flatMap((posts) =>
    Object.entries(posts).flatMap(([key, { url }]) => (isInventedLink(url) ? [key] : [])),
  );
  const drawn = [
    ...Buffer.from(cloud)
      .toString()
      .matchAll(/"([a-z0-9]+:[^"\s]+)"/g),
  ].map(([, key = '']) => key);
  return new Set([...cited, ...(cited.length === 0 ? [] : drawn)]);
};

/** Marks where a post begins and ends, so that one that is withdrawn can be taken out of a page that was published. */
const openOf = (id: string): string => `<article id="${inventedAnchor(id)}">`;
const CLOSE = '</article>';

const article = ({ id, handle, name, lang, text, createdAt }: InventedPost, timezone: string): ComponentChild =>
  h(
    'article',
    { id: inventedAnchor(id) },
    h(
      'h2',
      null,
      `@${htmlText(handle)}`,
      name === '' ? '' : ` ${htmlText(name)}`,
      ' ',
      h('time', { dateTime: htmlText(createdAt), class: 'meta' }, stampAt(new Date(createdAt), timezone)),
    ),
    text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => h('p', { lang: htmlId(lang), dir: 'auto' }, htmlText(line))),
  );

/** The page, posts in the order of their times. */
export const inventedPage = (report: Report, posts: readonly InventedPost[]): string => {
  const { invented } = labelsOf(report.language);
  const sorted = [...posts].sort(
    (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.key < b.key ? -1 : 1),
  );
  return renderPage({
    language: report.language,
    title: `${invented} (${report.slug})`,
    description: invented,
    feeds: [],
    header: h('nav', { 'aria-label': report.slug }, h('a', { href: 'index.html' }, htmlText(report.title))),
    main: [h('h1', null, invented), sorted.map((post) => article(post, report.window.timezone))],
    footer: null,
  });
};

/** A published page without the posts that were taken out. */
export const withoutInvented = (page: string, gone: ReadonlySet<string>): string => {
  let kept = page;
  for (const key of gone) {
    const start = kept.indexOf(openOf(key.slice(key.indexOf(':') + 1)));
    if (start < 0) continue;
    kept = kept.slice(0, start) + kept.slice(kept.indexOf(CLOSE, start) + CLOSE.length);
  }
  return kept;
};
