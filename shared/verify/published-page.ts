// A published report read as sentences: what each says, which posts it links to, whom it quotes.
import { readEvidenceLink } from '../evidence-link.ts';
import { visibleText } from '../text/escape-visible.ts';
import type { ReportLabels } from '../text/labels.ts';
import { decodeEntities, EVIDENCE_LINK, LINK, type Line, readPage, type Style } from './page.ts';

export interface PublishedQuote {
  readonly line: number;
  /** As shown. */
  readonly text: string;
  /** Where a quotation of its own line leads, and whose it says it is; undefined for one within its sentence. */
  readonly url?: string | undefined;
  readonly handle?: string | undefined;
  /** The name that stands in place of a handle. */
  readonly author?: string | undefined;
}

export interface PublishedSentence {
  readonly line: number;
  /** Heading under which it stands, the nearest one. */
  readonly heading: string;
  /** What a reader sees, without links and without the final 。. */
  readonly text: string;
  /** Where its links lead, each as the link to its post. */
  readonly urls: readonly string[];
  /** Ids of the sentences on the report's page that its links lead to; empty where they lead to posts. */
  readonly places: readonly string[];
  readonly quotes: readonly PublishedQuote[];
  /** A bold line of its own, which has no links: the sentence below it has. */
  readonly lead: boolean;
  /** Words of a quotation that fill a line end here, in the order of the page. */
  readonly last: boolean;
}

const BLOCK_QUOTE = /^ *> (.*) —{1,2}(?:@(\S.*?)|(\S.*?))? \[\[\d+\]\]\(([^()\s]+)\)$/u;

type SourceOf = (url: string) => string;

const placeOf = (url: string): string[] => {
  const place = readEvidenceLink(url)?.sentence;
  return place === undefined ? [] : [place];
};

const toText = (markdown: string): string => visibleText(decodeEntities(markdown.replaceAll('**', ''))).trim();

/** Cuts behind 。 that stand outside quotation marks; in an alphabet, where a point says little, behind the links of a sentence. */
const cutSentences = (text: string, style: Style, { hanTypography }: ReportLabels): string[] => {
  if (!hanTypography) return text.split(/(?<=\]\([^()\s]+\)\.) /).filter((sentence) => sentence.trim() !== '');
  const sentences: string[] = [];
  let depth = 0;
  let start = 0;
  const marks = style === 'plain' ? /["。]/gu : /[“”。]/gu;
  [...text.matchAll(marks)].forEach(({ 0: mark, index }) => {
    if (mark === '"') depth = 1 - depth;
    else if (mark === '“') depth++;
    else if (mark === '”') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      sentences.push(text.slice(start, index));
      start = index + 1;
    }
  });
  return [...sentences, text.slice(start)].filter((sentence) => sentence.trim() !== '');
};

const QUOTED: Readonly<Record<Style, RegExp>> = { cited: /“([^“”]*)”/gu, plain: /"([^"]*)"/gu };

const toSentences = (
  line: Line,
  heading: string,
  style: Style,
  labels: ReportLabels,
  sourceOf: SourceOf,
): PublishedSentence[] => {
  const raw = line.raw.trimStart().slice(line.marker.length);
  // An item of the list of sources begins with its label, which is no part of the sentence.
  const body = heading === labels.coverage ? raw.replace(/^\*\*[^*]+\*\*(?:：|: ?)/u, '') : raw;
  const cut = cutSentences(body, style, labels);
  return cut.map((part, at) => {
    const links = [...part.matchAll(LINK)].map(([, , url = '']) => url);
    const text = toText(part.replaceAll(LINK, '').replaceAll(EVIDENCE_LINK, '$1'));
    return {
      line: line.number,
      heading,
      text,
      urls: links.map(sourceOf),
      places: links.flatMap(placeOf),
      quotes: [...text.matchAll(QUOTED[style])].map(([, words = '']) => ({ line: line.number, text: words })),
      lead: line.kind === 'lead',
      last: at === cut.length - 1,
    };
  });
};

const toQuote = (
  line: Line,
  sourceOf: SourceOf,
): (PublishedQuote & { readonly place: readonly string[] }) | undefined => {
  const [, text, handle, author, url] = BLOCK_QUOTE.exec(line.raw) ?? [];
  const named = (name: string | undefined): string | undefined => (name === undefined ? undefined : toText(name));
  return text === undefined
    ? undefined
    : {
        line: line.number,
        text: toText(text),
        handle: named(handle),
        author: named(author),
        url: url === undefined ? undefined : sourceOf(url),
        place: url === undefined ? [] : placeOf(url),
      };
};

/** A sentence with a quotation below it, which links to what it stands on. */
const withQuote = (
  above: PublishedSentence,
  { place, ...quote }: PublishedQuote & { readonly place: readonly string[] },
): PublishedSentence => ({
  ...above,
  quotes: [...above.quotes, quote],
  places: [...above.places, ...place],
  urls: [...new Set([...above.urls, ...(quote.url === undefined ? [] : [quote.url])])],
});

/** The line above the list of what readers may do. */
const isLabel = ({ shape }: Line, { watch, colon }: ReportLabels): boolean =>
  shape === `**${watch}**${colon.trimEnd()}`;

export interface PublishedPage {
  readonly style: Style;
  readonly slug: string | undefined;
  readonly sentences: readonly PublishedSentence[];
}

/**
 * Reads the body of a report. What breaks the format is left to the conformance rules.
 * @param sourceOf the link to a post by the link that stands in the report; by default they are the same
 */
export const publishedPage = (
  markdown: string,
  labels: ReportLabels,
  style?: Style,
  sourceOf: SourceOf = (url) => url,
): PublishedPage => {
  const page = readPage(markdown, labels, style);
  const sentences: PublishedSentence[] = [];
  let heading = '';
  // The label of a list belongs to the first sentence below it.
  let label = '';
  for (const line of page.body) {
    // What stands under the title is the page's own, not the report's.
    if (line.kind === 'heading') heading = line.raw.startsWith('# ') ? '' : toText(line.raw.replace(/^#+ /, ''));
    else if (line.kind === 'quote') {
      const quote = toQuote(line, sourceOf);
      const above = sentences.at(-1);
      if (quote !== undefined && above !== undefined) sentences[sentences.length - 1] = withQuote(above, quote);
    } else if (line.kind === 'paragraph' && isLabel(line, labels)) label = toText(line.raw);
    else if (line.kind !== 'rule' && line.kind !== 'image' && heading !== '') {
      const [first, ...others] = toSentences(line, heading, page.style, labels, sourceOf);
      if (first !== undefined) sentences.push({ ...first, text: `${label}${first.text}` }, ...others);
      label = '';
    }
  }
  return { style: page.style, slug: page.slug, sentences };
};
