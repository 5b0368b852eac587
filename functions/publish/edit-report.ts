// Takes sentences out of a report, or puts mended ones in their place, and makes anew what hangs on them. Pure.
import type { Block, Item, Report, Sentence, Stretch } from '../../shared/report.ts';
import { descriptionOf, titleOf } from '../../shared/report-heads.ts';
import { isSourceLine, sourcesLeft } from '../../shared/source-line.ts';
import { fillLabel, labelsOf, type ReportLabels } from '../../shared/text/labels.ts';
import { keepStanding } from '../../shared/text/leans-back.ts';
import { holdsView } from '../../shared/verify/named-speakers.ts';
import { shows } from './read-sentence.ts';
import type { Style } from './rendering.ts';

/** What becomes of a sentence: itself, a mended one, or nothing. */
export type Keeps = (sentence: Sentence) => Sentence | undefined;

export interface Edit {
  readonly keeps: Keeps;
  /** Which of the further names stay. */
  readonly keepsPost: (key: string) => boolean;
  /** Said where nothing of a section is left. */
  readonly instead: string;
  /** What becomes of an item beside its sentences. */
  readonly item?: (item: Item) => Item;
}

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** Words of a sentence in a style, quotations within it in their marks, without those at its end. */
export const wordsOf = ({ stretches }: Pick<Sentence, 'stretches'>, style: Style): string =>
  stretches
    .filter(shows(style))
    .map(({ text, quoted }) => (quoted === undefined ? text : `“${text}”`))
    .join('');

/** Sentences of which the one that said that a judgement begins may be gone: then the next one says so. */
const withJudgement = (before: readonly Sentence[], kept: Sentence[], { judgement }: ReportLabels): Sentence[] => {
  const at = before.findIndex(({ stretches }) => stretches[0]?.text === judgement);
  const opener = before[at];
  const label = opener?.stretches[0];
  if (label === undefined || kept.some(({ id }) => id === opener?.id)) return kept;
  const behind = new Set(before.slice(at).map(({ id }) => id));
  const next = kept.findIndex(({ id }) => behind.has(id));
  return kept.map((one, i) => (i === next ? { ...one, stretches: [label, ...one.stretches] } : one));
};

const keepSentences = (
  sentences: readonly Sentence[],
  { keeps }: Pick<Edit, 'keeps'>,
  labels: ReportLabels,
): Sentence[] =>
  withJudgement(
    sentences,
    keepStanding(sentences, keeps, (sentence) => wordsOf(sentence, 'cited')),
    labels,
  );

const keepParagraphs = (paragraphs: readonly Sentence[][], edit: Edit, labels: ReportLabels): Sentence[][] =>
  paragraphs.map((sentences) => keepSentences(sentences, edit, labels)).filter((sentences) => sentences.length > 0);

/** The bold words before the first that are not. */
export const boldOf = (stretches: readonly Stretch[]): Stretch[] => {
  const end = stretches.findIndex(({ bold }) => bold !== true);
  return stretches.slice(0, end === -1 ? stretches.length : end);
};

/** A sentence of an item without what stands behind its headline. */
export const withoutDetail = (sentence: Sentence): Sentence => ({ ...sentence, stretches: boldOf(sentence.stretches) });

const hasDetail = ({ stretches }: Sentence): boolean => stretches.length > boldOf(stretches).length;

/** An item around sentences of which some were mended. */
const itemWith = (item: Item, sentences: [Sentence, ...Sentence[]], gap: string): Item => {
  if (sentences.length === item.sentences.length && sentences.every((one, at) => one === item.sentences[at]))
    return item;
  const kept = {
    ...item,
    sentences,
    text: sentences.map((one) => wordsOf(one, 'cited') + one.end).join(gap),
  };
  if (!hasDetail(sentences[0])) delete kept.detail;
  return kept;
};

const keepItems = (
  items: readonly Item[],
  { keeps, item: change = (item) => item }: Edit,
  labels: ReportLabels,
): Item[] =>
  items.flatMap((item) => {
    // An item's first sentence says what it is about, its detail what the others go on from: without them those hang in the air.
    const [before, ...others] = item.sentences.filter((sentence) => !isSourceLine(sentence));
    const first = before === undefined ? undefined : keeps(before);
    if (before === undefined || first === undefined) return [];
    const further = hasDetail(before) && !hasDetail(first) ? [] : keepSentences(others, { keeps }, labels);
    const sources = item.sentences
      .filter(isSourceLine)
      .flatMap((line) => sourcesLeft(line, [first, ...further]) ?? [])
      .flatMap((line) => keeps(line) ?? []);
    return [change(itemWith(item, [first, ...further, ...sources], labels.sentenceGap))];
  });

/** Rule F-V1, in both styles. */
const isView = ({ paragraphs }: Block, { language, sentenceEnd }: ReportLabels): boolean =>
  paragraphs.flat().some(({ quotes }) => quotes.length > 0) ||
  (['cited', 'plain'] as const).every((style) =>
    holdsView(
      paragraphs.map((sentences) => sentences.map((sentence) => wordsOf(sentence, style)).join(sentenceEnd)),
      language,
    ),
  );

/** The paragraphs of a block, of which each may lean on the one before: the judgement on what is weighed above it. */
const keepTogether = (paragraphs: readonly Sentence[][], { keeps }: Edit, labels: ReportLabels): Sentence[][] => {
  const words = (sentence: Sentence): string => wordsOf(sentence, 'cited').replace(labels.judgement, '');
  const kept = new Map(keepStanding(paragraphs.flat(), keeps, words).map((one) => [one.id, one]));
  return paragraphs
    .map((sentences) =>
      withJudgement(
        sentences,
        sentences.flatMap(({ id }) => kept.get(id) ?? []),
        labels,
      ),
    )
    .filter((sentences) => sentences.length > 0);
};

const keepBlocks = (blocks: readonly Block[], edit: Edit, labels: ReportLabels): Block[] =>
  blocks
    .map((block) => ({ ...block, paragraphs: keepTogether(block.paragraphs, edit, labels) }))
    .filter(({ paragraphs }) => paragraphs.length > 0);

/** The same for analyses, of which each goes on from its first sentence. */
const keepAnalyses = (blocks: readonly Block[], edit: Edit, labels: ReportLabels): Block[] => {
  const first = new Set(blocks.flatMap(({ paragraphs }) => paragraphs[0]?.[0]?.id ?? []));
  return keepBlocks(blocks, edit, labels).filter(({ paragraphs }) => first.has(paragraphs[0]?.[0]?.id ?? ''));
};

export const bridge = (id: string, stretches: Sentence['stretches'], end: string): Sentence => ({
  id,
  role: 'bridge',
  stretches,
  quotes: [],
  cites: [],
  end,
});

/** The label in bold that opens a paragraph of the conclusion, with its colon. */
export const labelOf = (
  [first]: readonly Sentence[],
  { ready, open, doubtful, watch, colon }: ReportLabels,
): Stretch[] => {
  const [label, mark] = first?.stretches ?? [];
  const isLabel = label?.bold === true && [ready, open, doubtful, watch].includes(label.text);
  return isLabel && mark?.text === colon ? [label, mark] : [];
};

/** A paragraph of the conclusion: where its first sentence goes, the next takes over the label. */
const keepLabelled = (sentences: readonly Sentence[], edit: Edit, labels: ReportLabels): Sentence[] => {
  const [first, ...rest] = keepSentences(sentences, edit, labels);
  const label = labelOf(sentences, labels);
  if (first === undefined || first.id === sentences[0]?.id || label.length === 0) return [...present(first), ...rest];
  return [{ ...first, stretches: [...label, ...first.stretches] }, ...rest];
};

const conclusionOf = ({ conclusion, form }: Report, edit: Edit, labels: ReportLabels): Report['conclusion'] => {
  if (form === 'excerpts') return [];
  const others = conclusion.slice(0, -1).map((sentences) => keepLabelled(sentences, edit, labels));
  const last = conclusion.at(-1) ?? [];
  const watch = keepLabelled(last, edit, labels);
  const opens =
    watch[0]?.stretches[0]?.text === labels.watch || (watch[0] !== undefined && watch[0].id === last[0]?.id);
  const nothing = [{ text: labels.watch, bold: true }, { text: `${labels.colon}${edit.instead}` }];
  return [
    ...others.filter((sentences) => sentences.length > 0),
    opens ? watch : [bridge('conclusion-withdrawn', nothing, labels.sentenceEnd), ...watch],
  ];
};

/** Every sentence of a report, in the order of the page. */
export const sentencesOf = (report: Report): Sentence[] => [
  ...report.overview.flat(),
  ...report.keyPoints.flatMap(({ sentences }) => sentences),
  ...present(report.noKeyPoints),
  ...report.views.flatMap(({ paragraphs }) => paragraphs.flat()),
  ...present(report.noViews),
  ...report.events.flatMap(({ items }) => items.flatMap(({ sentences }) => sentences)),
  ...present(report.noEvents),
  ...report.special.flatMap(({ blocks }) => blocks.flatMap(({ paragraphs }) => paragraphs.flat())),
  ...present(report.noSpecial),
  ...report.conclusion.flat(),
  ...report.coverage.flatMap(({ sentences }) => sentences),
];

/** Numbers that the report gives of itself, as it is now. */
const recounted = (report: Report): Report => {
  const sentences = sentencesOf(report);
  const named = report.more?.items.map(({ post }) => post) ?? [];
  const counts = {
    cited: new Set([...sentences.flatMap(({ cites }) => cites), ...named]).size,
    quotes: sentences.reduce((total, { quotes }) => total + quotes.length, 0),
  };
  const anew = (stretch: Stretch): Stretch =>
    stretch.count === undefined ? stretch : { ...stretch, text: String(counts[stretch.count]) };
  const coverage = report.coverage.map((line) => ({
    ...line,
    sentences: line.sentences.map((one) =>
      one.stretches.some(({ count }) => count !== undefined) ? { ...one, stretches: one.stretches.map(anew) } : one,
    ),
  }));
  return { ...report, coverage };
};

/** Title and description of a report by its items as they are now; those of version 0.1 had none that could be made anew. */
const renamed = (report: Report, before: Report, labels: ReportLabels): Report => {
  const [first] = before.keyPoints;
  if (first?.headline === undefined) return report;
  const ending = `${labels.colon}${first.headline}`;
  const days = before.title.endsWith(ending) ? before.title.slice(0, -ending.length) : before.title;
  const nothing = report.noKeyPoints?.stretches.map(({ text }) => text).join('');
  return {
    ...report,
    title: titleOf(days, report.keyPoints, labels),
    description: descriptionOf(report.keyPoints, labels) ?? nothing ?? report.description,
  };
};

/** Posts that the report still stands on. */
const usedPosts = (report: Report): Set<string> =>
  new Set([
    ...sentencesOf(report).flatMap(({ cites, posts = [], quotes }) => [
      ...cites,
      ...posts,
      ...quotes.map(({ post }) => post),
    ]),
    ...(report.more?.items.map(({ post }) => post) ?? []),
  ]);

/** The report with each sentence as the edit keeps it; headings, counts, title and description are made anew. */
export const editReport = (report: Report, edit: Edit): Report => {
  const labels = labelsOf(report.language);
  const keyPoints = keepItems(report.keyPoints, edit, labels);
  const overview = keepParagraphs(report.overview, edit, labels);
  const nothing = (id: string, text: string): Sentence => bridge(id, [{ text }], labels.sentenceEnd);
  const more = report.more?.items.filter(({ post }) => edit.keepsPost(post)) ?? [];
  const kept: Report = {
    ...report,
    overview: overview.length > 0 ? overview : [[nothing('overview-withdrawn', edit.instead)]],
    keyPoints,
    views: keepBlocks(report.views, edit, labels).filter((block) => isView(block, labels)),
    events: report.events
      .map((group) => ({ ...group, items: keepItems(group.items, edit, labels) }))
      .filter(({ items }) => items.length > 0),
    special: report.special
      .map((part) => ({ ...part, blocks: keepAnalyses(part.blocks, edit, labels) }))
      .filter(({ blocks }) => blocks.length > 0),
    conclusion: conclusionOf(report, edit, labels),
    coverage: report.coverage
      .map((line) => ({ ...line, sentences: keepSentences(line.sentences, edit, labels) }))
      .filter(({ sentences }) => sentences.length > 0),
  };
  if (report.more !== undefined) {
    if (more.length === 0) delete kept.more;
    else kept.more = { ...report.more, items: more };
  }
  for (const field of ['noKeyPoints', 'noViews', 'noEvents', 'noSpecial'] as const) {
    const sentence = report[field] === undefined ? undefined : edit.keeps(report[field]);
    if (sentence === undefined) delete kept[field];
    else kept[field] = sentence;
  }
  if (keyPoints.length === 0 && kept.noKeyPoints === undefined)
    kept.noKeyPoints = nothing('no-key-points', fillLabel(labels.nothingLeft, { count: report.stats.collected }));
  // Reports of version 0.1 had these words from the renderer.
  if (report.byline !== undefined && kept.views.length === 0) kept.noViews ??= nothing('no-views', labels.noViews);
  if (report.byline !== undefined && kept.events.length === 0) kept.noEvents ??= nothing('no-events', labels.noEvents);
  if (
    report.special.length > 0 &&
    kept.special.length === 0 &&
    report.noSpecial === undefined &&
    report.byline !== undefined
  )
    kept.noSpecial = nothing('no-special', edit.instead);
  const used = usedPosts(kept);
  kept.posts = Object.fromEntries(Object.entries(report.posts).filter(([key]) => used.has(key)));
  return renamed(recounted(kept), report, labels);
};
