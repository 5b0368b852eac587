// The report as Markdown: the seed's sections in their order, in the cited or the plain style.
import { withChecksum } from '../../shared/checksum.ts';
import { siteRoot } from '../../shared/evidence-link.ts';
import { siteKeys } from '../../shared/keys.ts';
import {
  type Block,
  type EventGroup,
  type Item,
  isOfInventedPosts,
  type Report,
  type Sentence,
} from '../../shared/report.ts';
import { fillLabel, labelsOf, type ReportLabels, titleCase } from '../../shared/text/labels.ts';
import { frontMatter } from './front-matter.ts';
import { listedOf } from './listed.ts';
import { headingOf } from './post-title.ts';
import { type Piece, renderLine } from './render-line.ts';
import { type Passage, renderItem, renderLead, renderParagraph } from './render-sentences.ts';
import { linker, type Rendering, type Style, targetOf } from './rendering.ts';
import { watchedOf } from './watched.ts';

/** A part of the page that blank lines separate from its neighbours. */
type Chunk = string;

const RULE: Chunk = '---';

const heading = (level: number, text: string, { style, labels }: Rendering): Chunk =>
  `${'#'.repeat(level)} ${renderLine([{ kind: 'text', text }], style, labels.hanTypography)}`;

const indented = (quotes: readonly string[], by: number): Chunk[] => quotes.map((quote) => ' '.repeat(by) + quote);

const passageChunks = ({ line, quotes }: Passage, marker = ''): Chunk[] => [
  marker + line,
  ...indented(quotes, marker.length),
];

const paragraphs = (texts: readonly (readonly Sentence[])[], rendering: Rendering): Chunk[] =>
  texts.flatMap((sentences) => renderParagraph(sentences, rendering).flatMap((passage) => passageChunks(passage)));

const orderedList = (passages: readonly Passage[]): Chunk[] =>
  passages.flatMap((passage, at) => passageChunks(passage, `${at + 1}. `));

/** Tight, as the seed's; loose when a quotation stands below one of them, so that both dialects keep it in its item. */
const bulletList = (passages: readonly Passage[]): Chunk[] => {
  const chunks = passages.flatMap((passage) => passageChunks(passage, '- '));
  return passages.some(({ quotes }) => quotes.length > 0) ? chunks : [chunks.join('\n')];
};

const list = (items: readonly Item[], kind: EventGroup['list'], rendering: Rendering): Chunk[] => {
  const passages = items.map(({ sentences }) => renderItem(sentences, rendering));
  return kind === 'ordered' ? orderedList(passages) : bulletList(passages);
};

const blocks = (parts: readonly Block[], rendering: Rendering): Chunk[] =>
  parts.flatMap((block) => {
    const { voices, texts } = listedOf(block, rendering.labels);
    return [
      renderLead(block.lead, rendering),
      ...bulletList(voices.map((sentences) => renderItem(sentences, rendering))),
      ...paragraphs(texts, rendering),
    ];
  });

/** A paragraph that says that there is nothing to say. */
const nothing = (sentence: Sentence | undefined, fallback: string, rendering: Rendering): Chunk[] =>
  sentence === undefined
    ? [
        renderLine(
          [{ kind: 'text', text: fallback + rendering.labels.sentenceEnd }],
          rendering.style,
          rendering.labels.hanTypography,
        ),
      ]
    : paragraphs([[sentence]], rendering);

const summary = (report: Report, rendering: Rendering): Chunk[] => {
  const { labels } = rendering;
  return [
    heading(2, labels.summary, rendering),
    heading(3, labels.overview, rendering),
    ...paragraphs(report.overview, rendering),
    heading(3, fillLabel(labels.keyPoints, { count: report.keyPoints.length }), rendering),
    ...(report.keyPoints.length === 0
      ? paragraphs([[...(report.noKeyPoints === undefined ? [] : [report.noKeyPoints])]], rendering)
      : list(report.keyPoints, 'ordered', rendering)),
    ...more(report, rendering),
  ];
};

/** The line of further names, each with its link. */
const more = ({ more: named }: Report, { style, labels, link }: Rendering): Chunk[] => {
  if (named === undefined) return [];
  const pieces = named.items.flatMap(({ name, post }, at): Piece[] => [
    { kind: 'text', text: at === 0 ? labels.also : labels.listComma },
    { kind: 'text', text: name.replaceAll(labels.listComma, ' ') },
    ...(style === 'cited' ? [{ kind: 'link' as const, markup: link(post, named.id) }] : []),
  ]);
  return [renderLine([...pieces, { kind: 'text', text: labels.sentenceEnd }], style, labels.hanTypography)];
};

const detail = (report: Report, rendering: Rendering): Chunk[] => {
  const { labels } = rendering;
  const views =
    report.views.length > 0 ? blocks(report.views, rendering) : nothing(report.noViews, labels.noViews, rendering);
  const groups = report.events.flatMap((group) => [
    renderLead(group.label, rendering),
    ...list(group.items, group.list, rendering),
  ]);
  const special = report.special.flatMap(({ title, blocks: parts }) => [
    heading(4, title, rendering),
    ...blocks(parts, rendering),
  ]);
  return [
    heading(2, labels.detail, rendering),
    heading(3, labels.views, rendering),
    ...views,
    heading(3, labels.events, rendering),
    ...(groups.length > 0 ? groups : nothing(report.noEvents, labels.noEvents, rendering)),
    ...(special.length > 0 || report.noSpecial !== undefined ? [heading(3, labels.special, rendering)] : []),
    ...(special.length > 0 || report.noSpecial === undefined ? special : paragraphs([[report.noSpecial]], rendering)),
  ];
};

/** The conclusion's paragraphs; the last one is a list below its label where it says several things to do. */
const conclusion = (report: Report, rendering: Rendering): Chunk[] => {
  const { style, labels } = rendering;
  const { texts, watch } = watchedOf(report.conclusion, rendering);
  if (watch === undefined) return paragraphs(texts, rendering);
  const label = watch.label.map(({ text, bold }): Piece => ({ kind: 'text', text, bold }));
  return [
    ...paragraphs(texts, rendering),
    renderLine(label, style, labels.hanTypography),
    ...bulletList(watch.sentences.map((sentence) => renderItem([sentence], rendering))),
  ];
};

/** What the short form leaves out: the sections of analysis and the conclusion. */
const analysis = (report: Report, rendering: Rendering): Chunk[] => [
  RULE,
  ...detail(report, rendering),
  RULE,
  heading(2, rendering.labels.conclusion, rendering),
  ...conclusion(report, rendering),
];

/** The line under the title of a report of posts that nobody wrote. */
const invented = (report: Report, { style, labels }: Rendering): Chunk[] =>
  isOfInventedPosts(report) ? [renderLine([{ kind: 'text', text: labels.invented }], style, labels.hanTypography)] : [];

/** The line under the title that says who wrote the report; of links it speaks only where there are any. */
const byline = ({ byline: line }: Report, { style, labels }: Rendering): Chunk[] => {
  if (line === undefined) return [];
  const count = /\d+/.exec(line)?.[0] ?? '';
  const text = style === 'cited' ? line : fillLabel(labels.bylinePlain, { count });
  return [renderLine([{ kind: 'text', text }], style, labels.hanTypography)];
};

const coverage = (report: Report, rendering: Rendering): Chunk[] => {
  const passages = report.coverage.map(({ label, sentences }): Passage => {
    const lead = {
      id: '',
      role: 'bridge' as const,
      stretches: [{ text: label, bold: true }, { text: rendering.labels.colon }],
    };
    return renderItem([{ ...lead, quotes: [], cites: [], end: '' }, ...sentences], rendering);
  });
  return [heading(2, rendering.labels.coverage, rendering), bulletList(passages).join('\n\n')];
};

/**
 * The whole file, ready for `_posts/`: front matter, body, final line end. Every free text goes through the escaping
 * door, so that it shows as it is and acts nowhere. Throws BrokenPromiseError when a cited post has no link.
 * @param options.labels words of the page; by default those of the report's language
 * @param options.siteUrl root of the published site, for links that lead into it
 */
export const toMarkdown = (
  report: Report,
  style: Style,
  options: { readonly labels?: ReportLabels; readonly siteUrl?: string | undefined } = {},
): string => {
  const labels = options.labels ?? labelsOf(report.language);
  const root = siteRoot(options.siteUrl);
  const rendering: Rendering = {
    style,
    labels,
    language: report.language,
    link: linker(targetOf(report, root)),
    evidence: `${report.links === 'evidence' ? root : '/'}${siteKeys(report.slug).stable.evidence.replace(/^site\//, '')}`,
  };
  const { from, to } = report.window;
  const chunks: Chunk[] = [
    frontMatter(report, style, labels).join('\n'),
    fillLabel(labels.titleLine, { name: titleCase(`${report.platform}_${report.topic}`), from, to }),
    heading(1, headingOf(report, labels), rendering),
    ...invented(report, rendering),
    ...byline(report, rendering),
    ...summary(report, rendering),
    ...(report.form === 'excerpts' ? [] : analysis(report, rendering)),
    ...(style === 'cited' ? coverage(report, rendering) : []),
    heading(2, labels.wordCloud, rendering),
    `![${labels.wordCloudAlt}](wordcloud_${report.slug}.jpg)`,
  ];
  const text = `${chunks.filter((chunk) => chunk !== '').join('\n\n')}\n`;
  // The plain style has the seed's four keys and no more.
  return style === 'cited' ? withChecksum(text) : text;
};
