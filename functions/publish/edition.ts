// An edition: a run's report rendered, checked and ready to be published, before it is known which revision it will be.
import { createHash } from 'node:crypto';
import { withoutChecksum } from '../../shared/checksum.ts';
import { BrokenPromiseError } from '../../shared/errors.ts';
import type { Evidence, Report } from '../../shared/report.ts';
import type { Run } from '../../shared/run.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { checkConformance } from '../../shared/verify/conformance.ts';
import { pageOfDay } from './days.ts';
import type { FILE_NAMES } from './file-names.ts';
import { fillDays, type KnownDays } from './page-days.ts';
import { reportPage } from './page-report.ts';
import type { Picture } from './plain-picture.ts';
import { type Imprint, publicReport, withMissingPicture } from './public-report.ts';
import { linksOf, type Style } from './rendering.ts';
import { storiesOf, withDay } from './stories.ts';
import { toMarkdown } from './to-markdown.ts';

/** What Publish was given. */
export interface Given {
  readonly run: Run;
  readonly settingsHash: string;
  readonly report: Report;
  readonly evidence: Evidence;
  readonly picture: Picture;
  /** False when the picture only stands in for the word cloud. */
  readonly drawn: boolean;
  /** What the report lacks beside the word cloud, such as `source hn`. */
  readonly lacking: readonly string[];
  /** The page of the invented posts that it cites; absent where it cites none. */
  readonly inventedPage?: string | undefined;
  /** Why this edition was made, where its maker knows better than a comparison. */
  readonly reason?: string | undefined;
}

export interface Edition {
  readonly run: Run;
  readonly settingsHash: string;
  readonly report: Report;
  readonly evidence: Evidence;
  readonly picture: Picture;
  readonly markdown: Readonly<Record<Style, string>>;
  readonly siteUrl: string | undefined;
  readonly degraded: readonly string[];
  readonly inventedPage?: string | undefined;
  readonly reason?: string | undefined;
  /** SHA-256, hex, of everything that does not depend on the time of making. */
  readonly digest: string;
}

/** A file of a revision's folder. */
export interface RevisionFile {
  readonly name: (typeof FILE_NAMES)[number];
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Renders one style. Throws BrokenPromiseError when the result breaks a rule of conformance. */
const render = (report: Report, style: Style, siteUrl: string | undefined): string => {
  const markdown = toMarkdown(report, style, { siteUrl });
  const links = linksOf(report, siteUrl);
  const [first, ...others] = checkConformance(markdown, { style, links, labels: labelsOf(report.language) }).findings;
  if (first === undefined) return markdown;
  const more = others.length === 0 ? '' : ` ${others.length} more findings follow.`;
  throw new BrokenPromiseError(
    `The ${style} report of ${report.slug} breaks ${first.rule} in line ${first.line} ("${first.text}"): ${first.message}${more} Nothing was published; this is a defect of the renderer or of Compose.`,
  );
};

/** A report without what depends on when it was made. The end of a window that is not over is the time of making. */
const withoutTime = (report: Report) => {
  const { date: _date, posttime: _posttime, window, ...rest } = report;
  return { ...rest, window: window.partial ? { ...window, end: '' } : window };
};

const withoutTimeLines = (markdown: string): string =>
  withoutChecksum(markdown).replace(/^date: .*\nposttime: .*$/m, '');

/**
 * Makes the edition of a run. Throws BrokenPromiseError when a rendering breaks a rule.
 * @param siteUrl root of the published site with its final slash, where it is known
 */
export const toEdition = ({ lacking, drawn, ...given }: Given, siteUrl?: string): Edition => {
  const { run, evidence, picture } = given;
  const report = drawn ? given.report : withMissingPicture(given.report);
  const markdown = { cited: render(report, 'cited', siteUrl), plain: render(report, 'plain', siteUrl) };
  const { run: _run, ...lasting } = evidence;
  const digest = sha256(
    JSON.stringify([
      withoutTime(report),
      lasting,
      withoutTimeLines(markdown.cited),
      withoutTimeLines(markdown.plain),
      given.inventedPage,
      [picture.jpg, picture.svg, picture.json, ...(picture.png === undefined ? [] : [picture.png])].map(sha256),
      run.style,
    ]),
  );
  return { ...given, siteUrl, report, markdown, degraded: [...(drawn ? [] : ['wordcloud']), ...lacking], digest };
};

const JSON_TYPE = 'application/json';
const MARKDOWN_TYPE = 'text/markdown; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

const jsonBytes = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value)}\n`);

/** The page of a revision, with what is known of other days. */
const pageOf = ({ report, evidence, picture, siteUrl }: Edition, imprint: Imprint, known: KnownDays): string => {
  const html = reportPage(report, evidence, picture, imprint, siteUrl);
  const { slug, language, window } = report;
  const page = pageOfDay({ slug, language, timezone: window.timezone }, 'revision');
  if (page === undefined) return html;
  const own = { slug, day: page.day, language, revision: imprint.revision, stories: storiesOf(report) };
  return fillDays(html, { ...known, told: withDay(known.told, own) }, page);
};

/**
 * The files of an edition as a certain revision, report.json first: it alone tells one run's revision from another's.
 * @param known of the days around it
 */
export const filesOf = (edition: Edition, revision: number, reason: string, known: KnownDays): RevisionFile[] => {
  const { report, evidence, picture, markdown, degraded, run, inventedPage } = edition;
  const imprint: Imprint = { revision, reason, run: run.id, degraded: [...degraded] };
  return [
    { name: 'report', bytes: jsonBytes(publicReport(report, imprint)), contentType: JSON_TYPE },
    { name: 'image', bytes: picture.jpg, contentType: 'image/jpeg' },
    { name: 'vector', bytes: picture.svg, contentType: 'image/svg+xml' },
    ...(picture.png === undefined ? [] : [{ name: 'png' as const, bytes: picture.png, contentType: 'image/png' }]),
    { name: 'wordcloud', bytes: picture.json, contentType: JSON_TYPE },
    { name: 'evidence', bytes: jsonBytes(evidence), contentType: JSON_TYPE },
    { name: 'cited', bytes: Buffer.from(markdown.cited), contentType: MARKDOWN_TYPE },
    { name: 'plain', bytes: Buffer.from(markdown.plain), contentType: MARKDOWN_TYPE },
    ...(inventedPage === undefined
      ? []
      : [{ name: 'posts' as const, bytes: Buffer.from(inventedPage), contentType: HTML_TYPE }]),
    { name: 'page', bytes: Buffer.from(pageOf(edition, imprint, known)), contentType: HTML_TYPE },
  ];
};
