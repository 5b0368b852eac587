// Verifies a report as it would be published, form and truth in both styles, and takes out the sentences that don't hold.
import type { Evidence, Report } from '../../shared/report.ts';
import { labelsOf } from '../../shared/text/labels.ts';
import { checkConformance, type Finding } from '../../shared/verify/conformance.ts';
import { publishedPage } from '../../shared/verify/published-page.ts';
import { expectedOf, pairSentences } from '../../shared/verify/published-text.ts';
import { checkTruth } from '../../shared/verify/published-truth.ts';
import type { Source } from '../../shared/verify/source-post.ts';
import { editEvidence } from './edit-evidence.ts';
import { editReport, type Keeps, withoutDetail } from './edit-report.ts';
import { linksOf, type Style } from './rendering.ts';
import { toMarkdown } from './to-markdown.ts';

/** Times that sentences are taken out before the report as a whole is given up. */
const MOST_ROUNDS = 3;
const STYLES: readonly Style[] = ['cited', 'plain'];

export interface Verifiable {
  readonly report: Report;
  readonly evidence: Evidence;
}

export interface Verified extends Verifiable {
  /** Sentences, and details of items, that were taken out. */
  readonly dropped: number;
  /** What is still wrong; empty where the report may be published. */
  readonly findings: readonly Finding[];
}

/** What Publish looks at of a finding: the rule, the words, and the sentence of the evidence where one could be found. */
export interface Fault {
  readonly finding: Finding;
  readonly ids: readonly string[];
}

/** Findings of one style, each with the sentences that it can be about. */
const faultsIn = (
  { report, evidence }: Verifiable,
  style: Style,
  posts: ReadonlyMap<string, Source> | undefined,
): Fault[] => {
  const labels = labelsOf(report.language);
  const markdown = toMarkdown(report, style);
  const links = linksOf(report);
  const form = checkConformance(markdown, { style, links, labels }).findings;
  const truth =
    Object.keys(evidence.sentences).length === 0 ? [] : checkTruth(markdown, { style, evidence, posts }).findings;
  if (form.length + truth.length === 0) return [];
  const pairs = pairSentences(publishedPage(markdown, labels, style).sentences, expectedOf(evidence, style));
  const idsAt = ({ line, text }: Finding): string[] => {
    const onLine = pairs.filter(
      ({ sentence, expected }) =>
        expected !== undefined && (sentence.line === line || sentence.quotes.some((quote) => quote.line === line)),
    );
    const own = onLine.filter(({ sentence }) => text !== '' && sentence.text.includes(text));
    return (own.length > 0 ? own : onLine).flatMap(({ expected }) => expected?.line.id ?? []);
  };
  const blocks = [...report.views, ...report.special.flatMap(({ blocks: own }) => own)];
  /** All that stands below a lead line that does not hold: without its lead it is about nothing. */
  const below = ({ line }: Finding): string[] => {
    const lead = pairs.find(({ sentence }) => sentence.lead && sentence.line === line)?.expected?.line.id;
    const block = blocks.find(({ paragraphs }) => lead !== undefined && paragraphs[0]?.[0]?.id === lead);
    return (block?.paragraphs ?? []).flat().map(({ id }) => id);
  };
  return [...form, ...truth].map((finding) => ({
    finding,
    ids: [...new Set([...(finding.sentence === undefined ? idsAt(finding) : [finding.sentence]), ...below(finding)])],
  }));
};

/** Everything that the rules find in a report, in both styles. */
export const faultsOf = (material: Verifiable, posts: ReadonlyMap<string, Source> | undefined): Fault[] =>
  STYLES.flatMap((style) => faultsIn(material, style, posts));

/** An item keeps its headline unless the fault is in it: rules do not always find words as they stand, and look again. */
const keepsWithout = ({ evidence }: Verifiable, faults: readonly Fault[]): Keeps => {
  const bad = new Map<string, string[]>();
  for (const { finding, ids } of faults) for (const id of ids) bad.set(id, [...(bad.get(id) ?? []), finding.text]);
  return (sentence) => {
    const words = bad.get(sentence.id);
    if (words === undefined) return sentence;
    const [head, detail] = evidence.sentences[sentence.id]?.parts ?? [];
    if (
      head === undefined ||
      detail === undefined ||
      words.some((text) => text === '' || head.text.includes(text)) ||
      withoutDetail(sentence).stretches.length === sentence.stretches.length
    )
      return undefined;
    const cites = head.posts.slice(0, sentence.cites.length);
    return { ...withoutDetail(sentence), cites, posts: head.posts };
  };
};

/** Posts of further names at fault: of the name that holds the words found, or of all. */
const badNames = ({ report }: Verifiable, faults: readonly Fault[]): ReadonlySet<string> => {
  const items = report.more?.items ?? [];
  const found = faults.filter(({ ids }) => report.more !== undefined && ids.includes(report.more.id));
  const posts = found.flatMap(({ finding: { text } }) => {
    const own = items.filter(({ name }) => text !== '' && name.includes(text));
    return (own.length > 0 ? own : items).map(({ post }) => post);
  });
  return new Set(posts);
};

const edited = (material: Verifiable, faults: readonly Fault[]): Verifiable => {
  const { report, evidence } = material;
  const { uncheckedItem } = labelsOf(report.language);
  const bad = badNames(material, faults);
  const keeps = keepsWithout(material, faults);
  const kept = editReport(report, { keeps, keepsPost: (key) => !bad.has(key), instead: uncheckedItem });
  return { report: kept, evidence: editEvidence(evidence, kept, report, () => true) };
};

/** How many sentences an edit changed or took out; what code counts hangs on them. */
const changed = (before: Evidence, after: Evidence): number =>
  Object.entries(before.sentences).filter(
    ([id, { text, section, role }]) => section !== 'coverage' && role !== 'count' && after.sentences[id]?.text !== text,
  ).length;

/**
 * Verifies a report by its form and, sentence by sentence, by its evidence and posts; takes out what fails, makes headings
 * and counts anew, and looks again, at most three times.
 * @param posts posts by their links; without them only form and evidence are checked
 * @param look finds what is wrong with a report
 */
export const verifyReport = (
  material: Verifiable,
  posts: ReadonlyMap<string, Source> | undefined,
  look: (material: Verifiable) => readonly Fault[] = (current) => faultsOf(current, posts),
): Verified => {
  let current = material;
  let dropped = 0;
  for (let round = 0; ; round++) {
    const faults = look(current);
    const findings = faults.map(({ finding }) => finding);
    const isHopeless = faults.some(({ ids }) => ids.length === 0) || round === MOST_ROUNDS;
    if (faults.length === 0 || isHopeless) return { ...current, dropped, findings };
    const next = edited(current, faults);
    dropped += changed(current.evidence, next.evidence);
    // A report that lost all its key points to the checks is none.
    if (current.report.keyPoints.length > 0 && next.report.keyPoints.length === 0)
      return { ...next, dropped, findings };
    current = next;
  }
};
