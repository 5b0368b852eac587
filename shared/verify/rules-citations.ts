// Rules F-L1 and F-Q1: links to posts and quotations in lines of their own.
import { readEvidenceLink } from '../evidence-link.ts';
import { isPostLink } from '../links.ts';
import type { ReportLabels } from '../text/labels.ts';
import { decodeEntities, EVIDENCE_LINK, type Finding, finding, LINK, type Line, type Page } from './page.ts';

const MOST_LINKS = 3;
const blockQuoteForm = ({ quoteDash }: ReportLabels): RegExp =>
  new RegExp(`^ *> \\S.* ${quoteDash}(?:\\S.*)? \\[\\[\\d+\\]\\]\\([^()\\s]+\\)$`, 'u');

/** Everything that Markdown could take for a link or picture and that is not `[[n]](url)` or the word cloud. */
const strayLinks = (line: Line, last: Line | undefined): Finding[] =>
  line !== last && /\[/.test(line.raw.replaceAll(LINK, '').replaceAll(EVIDENCE_LINK, ''))
    ? [finding('F-L1', line, 'Only links [[n]](url) to posts, and the one to its evidence, may stand in a report.')]
    : [];

/** Numbers run 1, 2, 3 by first appearance; a number is one post and a post one number. */
const numbering = (page: Page): Finding[] => {
  // On the report's page a post has a place in each sentence that cites it.
  const urls = new Map<string, string>();
  const numbers = new Map<string, string>();
  return page.body.flatMap((line) =>
    [...line.raw.matchAll(LINK)].flatMap(([link, number = '', target = '']) => {
      const url = readEvidenceLink(target)?.post ?? target;
      const isNew = !urls.has(number) && !numbers.has(url);
      const isRight = isNew
        ? number === String(urls.size + 1)
        : urls.get(number) === url && numbers.get(url) === number;
      if (isNew) {
        urls.set(number, url);
        numbers.set(url, number);
      }
      return isRight
        ? []
        : [finding('F-L1', line, 'Links must be numbered by first appearance, one number a post.', link)];
    }),
  );
};

const targets = (line: Line, accepts: (url: string) => boolean): Finding[] =>
  [...line.raw.matchAll(LINK)]
    .filter(([, , url = '']) => !accepts(url))
    .map(([link]) =>
      finding(
        'F-L1',
        line,
        "A link must lead to a post, or all to sentences on the report's page, as the builder of links writes it.",
        link,
      ),
    );

/** At most three together, right before the 。 that closes their sentence, or at the end of an item without one. */
const places = (line: Line, { sentenceEnd, also }: ReportLabels): Finding[] =>
  // In the line of further names each has its link behind it.
  line.raw.startsWith(also)
    ? []
    : [...line.raw.matchAll(/(?:\[\[\d+\]\]\([^()\s]+\))+(&#\d+;|.?)/gu)].flatMap(([group, after = '']) => {
        const count = group.split('[[').length - 1;
        if (count > MOST_LINKS) return [finding('F-L1', line, 'A sentence may have at most three links.', group)];
        return after === '' || decodeEntities(after) === sentenceEnd
          ? []
          : [finding('F-L1', line, 'Links must stand before the final 。.', group)];
      });

const blockQuotes = ({ body, labels }: Page): Finding[] =>
  body.flatMap((line, at) => {
    if (line.kind !== 'quote') return [];
    if (!blockQuoteForm(labels).test(line.raw))
      return [finding('F-Q1', line, 'A quotation must read > text ——@author [[n]](url).')];
    const above = body.slice(0, at).findLast(({ kind }) => kind !== 'quote');
    const isBelowText = above !== undefined && ['ordered', 'bullet', 'paragraph'].includes(above.kind);
    return isBelowText && line.indent === above.marker.length
      ? []
      : [finding('F-Q1', line, "A quotation must stand below its sentence, indented by the marker's width.")];
  });

/** kramdown takes a straight mark after Han for a closing one. */
const straightMarks = (line: Line): Finding[] =>
  /[\p{Script=Han}：，。、]["]/u.test(line.raw) ? [finding('F-Q1', line, 'A quotation must stand in “ and ”.')] : [];

const plainOnly = (line: Line): Finding[] => [
  ...(/\[\[\d+\]\]\(/.test(line.raw) ? [finding('F-L1', line, 'The plain style has no links.')] : []),
  ...(line.kind === 'quote' ? [finding('F-Q1', line, 'The plain style has no block quotations.')] : []),
];

/** The report's page that links lead to, where they lead to no posts. */
const homeOf = ({ body }: Page): string | undefined =>
  body
    .flatMap(({ raw }) => [...raw.matchAll(LINK)])
    .map(([, , url = '']) => readEvidenceLink(url)?.page)
    .find((page) => page !== undefined);

/** Which links a page may hold: to posts, or all of them to the one page of its report. */
const acceptedIn = (page: Page, links: ReadonlySet<string> | undefined): ((url: string) => boolean) => {
  const slug = page.slug ?? '';
  const home = homeOf(page);
  if (home === undefined) return (url) => links?.has(url) ?? isPostLink(slug.split('_')[0] ?? '', url);
  const isOwn = home.endsWith(`/reports/${slug}/index.html`);
  const known = [...(links ?? [])].some((url) => readEvidenceLink(url) !== undefined) ? links : undefined;
  return (url) => isOwn && readEvidenceLink(url)?.page === home && known?.has(url) !== false;
};

/**
 * The evidence lies beside the page that links lead to, else in the same site. Where nothing is linked, no link says which
 * site that is.
 */
const evidenceFiles = (page: Page): Finding[] => {
  const home = homeOf(page);
  const own = `/reports/${page.slug ?? ''}/evidence.json`;
  const wanted = home?.replace(/index\.html$/, 'evidence.json') ?? own;
  const isElsewhere = (url = ''): boolean =>
    home === undefined && /^https:\/\/[^\s/]+\//.test(url) && url.endsWith(own);
  return page.body.flatMap((line) =>
    [...line.raw.matchAll(EVIDENCE_LINK)]
      .filter(([, , url]) => url !== wanted && !isElsewhere(url))
      .map(([link]) => finding('F-L1', line, `The link to the evidence must lead to ${wanted}.`, link)),
  );
};

/**
 * @param links the posts' links where they are known; else those that the builder would make for the slug's platform
 */
export const citationRules = (page: Page, links: ReadonlySet<string> | undefined): Finding[] => {
  const last = page.body.at(-1);
  const stray = page.body.flatMap((line) => strayLinks(line, last));
  if (page.style === 'plain') return [...stray, ...page.body.flatMap(plainOnly)];
  const accepts = acceptedIn(page, links);
  return [
    ...stray,
    ...numbering(page),
    ...evidenceFiles(page),
    ...blockQuotes(page),
    ...page.body.flatMap((line) => [...targets(line, accepts), ...places(line, page.labels), ...straightMarks(line)]),
  ];
};
