// A report as a message: heading, notes, points with the links to their posts, and the link to the whole. Plain text, no dialect.

import { clauseOf } from '../../shared/failure.ts';
import { isInventedLink, safeUrl } from '../../shared/links.ts';
import { type Item, isOfInventedPosts, type Report } from '../../shared/report.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { fillLabel, labelsOf } from '../../shared/text/labels.ts';
import { phrasesOf } from './phrases.data.ts';

export interface Point {
  readonly headline: string;
  /** The rest of the item; empty where there is none. */
  readonly detail: string;
  /** Posts that carry it, three at most; all https. */
  readonly links: readonly string[];
}

export interface Message {
  readonly slug: string;
  readonly revision: number;
  readonly language: Report['language'];
  /** `AI人工智能 2026-04-22`, with the revision from the second on. */
  readonly heading: string;
  /** For a subject: the heading with the first headline. */
  readonly title: string;
  /** Who wrote it, whether the posts are invented, what it lacks. */
  readonly notes: readonly string[];
  readonly points: readonly Point[];
  /** Where the whole report is; undefined where nobody has said. */
  readonly url: string | undefined;
}

/** A stretch of a line: text of ours or of strangers, bold, or our own link. */
export interface Stretch {
  readonly text: string;
  readonly bold?: true;
  readonly href?: string;
}
export type Line = readonly Stretch[];

/** What is written to fit a channel: the lines below the heading, and how many points they hold. */
export interface Laid {
  readonly message: Message;
  readonly lines: readonly Line[];
}

/** What a revision is, beside the report itself. */
export interface Revision {
  readonly revision: number;
  readonly degraded: readonly string[];
  readonly url: string | undefined;
}

const LONGEST_HEADING = 120;
const LONGEST_NOTE = 300;

/** The first so many characters of a text as a reader sees it. */
export const cut = (text: string, most: number): string => {
  const shown = [...visibleText(text).trim()];
  return shown.length <= most ? shown.join('') : `${shown.slice(0, most - 1).join('')}…`;
};

const linkOf = (url: string, page: string | undefined): string | undefined => {
  // An invented post is shown beside the report's page, and nowhere else.
  if (isInventedLink(url)) return page === undefined ? undefined : URL.parse(url, page)?.href;
  return safeUrl(url);
};

/** What goes on from a headline: the rest of its sentence or, where it has none, the sentence behind it. */
const goesOn = ({ detail, sentences: [, next] }: Item): string =>
  detail ??
  (next?.stretches ?? [])
    .filter(({ style }) => style !== 'plain')
    .map(({ text, quoted }) => (quoted === undefined ? text : `“${text}”`))
    .join('');

const pointOf = (item: Item, { posts }: Report, url: string | undefined): Point => {
  const { headline, text, sentences } = item;
  const cites = [...new Set(sentences.flatMap((sentence) => sentence.cites))].slice(0, 3);
  return {
    headline: visibleText(headline ?? text).trim(),
    detail: headline === undefined ? '' : visibleText(goesOn(item)).trim(),
    links: cites.flatMap((key) => linkOf(posts[key]?.url ?? '', url) ?? []),
  };
};

/** Why a report is degraded in its own words, under what is missing; in ours where it says nothing. */
const lacking = (report: Report, degraded: readonly string[]): string => {
  const { missing } = labelsOf(report.language);
  const said = report.coverage
    .filter(({ label }) => label === missing)
    .flatMap(({ sentences }) => sentences.map(({ stretches }) => stretches.map(({ text }) => text).join('')));
  return clauseOf(said.length > 0 ? said : degraded);
};

/** The message of a report. */
export const messageOf = (report: Report, { revision, degraded, url }: Revision): Message => {
  const { slug, language, displayName, window, byline, title, keyPoints, noKeyPoints } = report;
  const labels = labelsOf(language);
  const phrases = phrasesOf(language);
  const days = window.from === window.to ? window.from : `${window.from}–${window.to}`;
  const again = revision === 1 ? '' : ` (${fillLabel(phrases.revision, { revision })})`;
  const none = noKeyPoints?.stretches.map(({ text }) => text).join('');
  const notes = [
    ...(isOfInventedPosts(report) ? [labels.invented] : []),
    ...(byline === undefined ? [] : [byline]),
    ...(degraded.length === 0 ? [] : [`${phrases.degraded}${labels.colon}${lacking(report, degraded)}`]),
    ...(none === undefined ? [] : [`${none}${labels.sentenceEnd}`]),
  ];
  return {
    slug,
    revision,
    language,
    heading: cut(`${displayName} ${days}${again}`, LONGEST_HEADING),
    title: cut(`${title}${again}`, LONGEST_HEADING),
    notes: notes.map((note) => cut(note, LONGEST_NOTE)),
    points: keyPoints.map((item) => pointOf(item, report, url)),
    url,
  };
};

const EMPTY: Line = [];

const pointLine = ({ headline, detail, links }: Point, n: number, detailed: boolean, colon: string): Line => [
  { text: `${n}. ` },
  // Some chats refuse an element without text.
  ...(headline === '' ? [] : [{ text: headline, bold: true as const }]),
  ...(detailed && detail !== '' ? [{ text: `${colon}${detail}` }] : []),
  ...links.flatMap((href, i): Stretch[] => [{ text: ' ' }, { text: `[${i + 1}]`, href }]),
];

/**
 * The lines of a message below its heading.
 * @param shown how many points stand in it; the rest is counted
 * @param detailed how many of them have more than their headline
 */
export const linesOf = (message: Message, shown: number, detailed: number): Line[] => {
  const { notes, points, url, language } = message;
  const phrases = phrasesOf(language);
  const rest = points.length - shown;
  const below: Line[] = [
    ...(rest === 0 ? [] : [[{ text: fillLabel(phrases.rest, { count: rest }) }]]),
    ...(url === undefined ? [] : [[{ text: phrases.whole, href: url }]]),
  ];
  const { colon } = labelsOf(language);
  const listed = points.slice(0, shown).map((point, i) => pointLine(point, i + 1, i < detailed, colon));
  const parts = [notes.map((text): Line => [{ text }]), listed, below].filter((lines) => lines.length > 0);
  return parts.flatMap((lines, i) => (i === 0 ? lines : [EMPTY, ...lines]));
};

/**
 * A message as much of which as fits: details of the last points go first, then the last points themselves, which are counted.
 * No point is ever cut in its middle.
 * @param fits whether a channel takes these lines; it takes a message without points
 */
export const fitted = (message: Message, fits: (lines: readonly Line[]) => boolean): Laid => {
  for (let shown = message.points.length; shown >= 0; shown--) {
    const all = linesOf(message, shown, shown);
    if (fits(all)) return { message, lines: all };
    if (!fits(linesOf(message, shown, 0))) continue;
    let detailed = shown - 1;
    while (!fits(linesOf(message, shown, detailed))) detailed--;
    return { message, lines: linesOf(message, shown, detailed) };
  }
  return { message, lines: linesOf(message, 0, 0) };
};
