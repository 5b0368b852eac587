// One amendment in a report and its evidence: a sentence in words by hand, or gone, and a line that says so. Pure.
import type { Evidence, Item, Report, Sentence } from '../../shared/report.ts';
import { fillLabel, labelsOf, type ReportLabels } from '../../shared/text/labels.ts';
import type { Amendment } from './amendments.ts';
import { editEvidence } from './edit-evidence.ts';
import { editReport, sentencesOf, wordsOf } from './edit-report.ts';
import { type Place, type Reworded, reword } from './reword.ts';
import type { Verifiable } from './verify-edition.ts';

type Line = Evidence['sentences'][string];

const NOTE = 'coverage-by-hand';

const holds = (items: readonly Item[], id: string): boolean => items.some(({ sentences }) => sentences[0]?.id === id);

/** Whether a sentence opens an item, and of which list. */
export const placeIn = ({ keyPoints, events }: Report, id: string): Place => {
  if (holds(keyPoints, id)) return 'keyPoint';
  return holds(
    events.flatMap(({ items }) => items),
    id,
  )
    ? 'event'
    : 'prose';
};

/** An item under the headline that its first sentence has now. */
const headed = (item: Item, { head, detail }: Reworded): Item => {
  if (item.headline === undefined) return item;
  const { detail: _, ...rest } = item;
  const event = item.event === item.headline ? head : item.event;
  return { ...rest, headline: head, event, ...(detail === '' ? {} : { detail }) };
};

/** The evidence of a sentence by hand: its posts are those of the old one, and of their spans those whose words it still has. */
const lineByHand = (line: Line, { sentence, head, detail }: Reworded, { hand, quotes }: Amendment): Line => {
  const { counted, searched: _, kind, ...rest } = line;
  const text = wordsOf(sentence, 'cited');
  const posts = line.posts ?? line.cites;
  const parts = [head, ...(detail === '' ? [] : [detail])].map((part) => ({ text: part, posts }));
  return {
    ...rest,
    ...(kind === undefined ? {} : { kind: kind === 'absence' ? 'claim' : kind }),
    ...(counted === undefined || !/\d/.test(text) ? {} : { counted }),
    ...(line.parts === undefined ? {} : { parts }),
    // Those below the sentence stay, those within it are the new words'.
    quotes: [
      ...line.quotes.filter(({ text: words }) => sentence.quotes.some((quote) => quote.text === words)),
      ...quotes,
    ],
    spans: line.spans.filter((span) => text.includes(span.for)),
    checks: { ...line.checks, V3: hand === 'carried' ? 'pass' : 'fail' },
    hand,
  };
};

/** What the report says of amendments: sentences reworded, taken out, notes among them, and what did not hold any more. */
const wordsOfAmended = ({ amended = [], notAmended = [], sentences }: Evidence, labels: ReportLabels): string => {
  const byHand = Object.values(sentences).filter(({ hand }) => hand !== undefined);
  const counts: [label: string, count: number][] = [
    [labels.changedByHand, byHand.length],
    [labels.droppedByHand, amended.filter(({ outcome }) => outcome === 'dropped').length],
    [labels.notesAmong, byHand.filter(({ hand }) => hand === 'note').length],
    [labels.notAmended, notAmended.length],
  ];
  const said = counts.filter(([, count]) => count > 0).map(([label, count]) => fillLabel(label, { count }));
  return said.join(labels.comma);
};

/**
 * A report with the line that says what is amended in it, as the last of its data lines, and that line's evidence; the same
 * object where that is said already. What was amended may have gone since, with its posts or by a check.
 */
export const noted = (material: Verifiable): Verifiable => {
  const { report, evidence } = material;
  const labels = labelsOf(report.language);
  const text = wordsOfAmended(evidence, labels);
  if ((evidence.sentences[NOTE]?.text ?? '') === text) return material;
  const sentence: Sentence = {
    ...{ id: NOTE, role: 'count', kind: 'count', stretches: [{ text }], quotes: [], cites: [] },
    ...{ end: labels.sentenceEnd, style: 'cited' },
  };
  const line: Line = {
    ...{ section: 'coverage', role: 'count', kind: 'count', text, cites: [], quotes: [], spans: [], checks: {} },
  };
  const others = report.coverage.filter(({ sentences }) => sentences[0]?.id !== NOTE);
  const { [NOTE]: _, ...sentences } = evidence.sentences;
  if (text === '') return { report: { ...report, coverage: others }, evidence: { ...evidence, sentences } };
  return {
    report: { ...report, coverage: [...others, { label: labels.byHand, sentences: [sentence] }] },
    evidence: { ...evidence, sentences: { ...sentences, [NOTE]: line } },
  };
};

/**
 * A report with an amendment.
 * @param id of the sentence that it is about
 */
export const amended = ({ report, evidence }: Verifiable, id: string, amendment: Amendment): Verifiable => {
  const labels = labelsOf(report.language);
  const sentence = sentencesOf(report).find((each) => each.id === id);
  if (sentence === undefined) return { report, evidence };
  const { text, quotes, hand, at } = amendment;
  const words = { text: text ?? '', quotes, note: hand === 'note' };
  const reworded = text === undefined ? undefined : reword(sentence, words, placeIn(report, id), labels);
  const edited = editReport(report, {
    keeps: (each) => (each.id === id ? reworded?.sentence : each),
    keepsPost: () => true,
    instead: labels.droppedItem,
    item: (item) => (reworded !== undefined && item.sentences[0]?.id === id ? headed(item, reworded) : item),
  });
  const kept = editEvidence(evidence, edited, report, () => true);
  const line = kept.sentences[id];
  const sentences =
    reworded === undefined || line === undefined
      ? kept.sentences
      : { ...kept.sentences, [id]: lineByHand(line, reworded, amendment) };
  const outcome = text === undefined ? ('dropped' as const) : ('changed' as const);
  const all = [...(evidence.amended ?? []), { id: amendment.id, at, sentence: id, outcome }];
  // What did not hold of the same sentence is settled by what does.
  const { notAmended = [], ...others } = kept;
  const open = notAmended.filter((refused) => refused.sentence !== id);
  const settled = { ...others, ...(open.length === 0 ? {} : { notAmended: open }), sentences, amended: all };
  return noted({ report: edited, evidence: settled });
};
