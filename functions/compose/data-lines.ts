// 数据来源与核验: what was read and kept, who wrote it, what is missing, where the evidence is. Counts are the run's own.
import { clauseOf } from '../../shared/failure.ts';
import { lostText } from '../../shared/lost-words.ts';
import { MEMORY_DAYS } from '../../shared/memory.ts';
import type { Report, Sentence, Stretch } from '../../shared/report.ts';
import type { Run } from '../../shared/run.ts';
import { hoursOf, momentIn } from '../../shared/window-hours.ts';
import type { Desk } from './desk.ts';
import type { Counted, Phrases, SourceLack, Written } from './phrases.ts';

/** Reasons for leaving posts out that are named; the rest stands in the report's data. */
const MOST_REASONS = 5;

export interface DayData {
  readonly run: Pick<Run, 'window'>;
  readonly stats: Report['stats'];
  readonly language: Report['language'];
  readonly withoutMetrics: number;
  readonly truncated: number;
  readonly suspected: number;
  readonly unread: number;
  /** Days of the week before that are remembered. */
  readonly memoryDays: number;
  /** Undefined where no model wrote it. */
  readonly written: Written | undefined;
  /** Why a model that was asked wrote nothing, in the words of its server; empty where none was asked. */
  readonly unwritten: readonly string[];
  /** Verbatim quotations. */
  readonly quotes: number;
}

type Line = Report['coverage'][number];

const counted = ([before, after]: Counted, n: number, count: 'cited' | 'quotes'): Stretch[] => [
  ...(before === '' ? [] : [{ text: before }]),
  { text: String(n), count },
  { text: after },
];

/** Parts of a line with what stands between them. */
const joined = (parts: readonly (readonly Stretch[])[], between: string): Stretch[] =>
  parts.flatMap((part, at) => [...(at === 0 ? [] : [{ text: between }]), ...part]);

const texts = (...parts: readonly string[]): Stretch[][] => parts.map((text) => [{ text }]);

/** Why posts were left out, the most frequent reasons first; what the topic never takes is told by itself. */
export const reasonsOf = (dropped: Report['stats']['dropped'], { coverage: words, listComma }: Phrases): string =>
  Object.entries(dropped)
    .filter(([reason, n]) => n > 0 && reason !== 'never')
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_REASONS)
    .map(([reason, n]) => words.reasonText(words.reason[reason] ?? reason, n))
    .join(listComma);

/** Sources that did not answer, and what was not read of those that did. */
const lacksOf = ({ run: { window }, stats, language }: DayData, words: Phrases['coverage']): string[] => {
  const failed = stats.sources.filter(({ ok }) => !ok).map(({ name }) => name);
  const lacks = stats.sources.flatMap(({ name, coverage }): SourceLack[] => {
    if (coverage === undefined || coverage.pages === 0) return [];
    const { cut, last, problems = 0, gapSeconds = 0 } = coverage;
    if (cut === 'edge' && problems === 0 && gapSeconds === 0) return [];
    return [{ source: name, cut, problems, gapSeconds, last: last === undefined ? undefined : momentIn(last, window) }];
  });
  const lost = stats.sources.flatMap(({ coverage }) => (coverage?.lost ?? []).map((one) => lostText(one, language)));
  return [...(failed.length === 0 ? [] : [words.failedText(failed)]), ...lacks.map(words.lackText), ...lost];
};

const missingOf = (data: DayData, words: Phrases['coverage']): string[] => {
  const { withoutMetrics, truncated, memoryDays, run } = data;
  const isPartOfSeries = run.window.from === run.window.to && memoryDays > 0 && memoryDays < MEMORY_DAYS;
  return [
    ...lacksOf(data, words),
    ...(withoutMetrics === 0 ? [] : [words.withoutMetricsText(withoutMetrics)]),
    ...(truncated === 0 ? [] : [words.truncatedText(truncated)]),
    ...(isPartOfSeries ? [words.memoryText(MEMORY_DAYS - memoryDays)] : []),
  ];
};

const windowText = ({ run: { window } }: DayData, words: Phrases['coverage']): string => {
  const { start, end } = hoursOf(window);
  return words.windowText(start, end, window.timezone, !window.partial);
};

const readCost = ({ stats, written }: DayData): number =>
  Math.round((stats.costUsd - (written?.costUsd ?? 0)) * 1e4) / 1e4;

const EVIDENCE: Stretch = { text: 'evidence.json', file: 'evidence' };

/** Writes the lines of the section: at most five of a written report, one of excerpts. */
export const dataLines = (data: DayData, desk: Desk, phrases: Phrases): Report['coverage'] => {
  const { coverage: words, comma, semicolon } = phrases;
  const line = (label: string, stretches: readonly Stretch[], role: Sentence['role'] = 'count'): Line => ({
    label,
    sentences: [
      desk.sentence({
        section: 'coverage',
        role,
        kind: role === 'count' ? 'count' : 'bridge',
        stretches,
        style: 'cited',
      }),
    ],
  });
  const { stats, suspected, unread, written, quotes } = data;
  const { never = 0 } = stats.dropped;
  const leftByTopic = never === 0 ? [] : [words.neverText(never)];
  const cost = readCost(data) > 0 ? [words.costText(readCost(data))] : [];
  const missing = missingOf(data, words);
  const cited = counted(words.citedText, desk.linked.size, 'cited');
  if (written === undefined) {
    const read = [
      [{ text: `${windowText(data, words)}${comma}${words.readText(stats.collected)}` }],
      cited,
      ...(quotes === 0 ? [] : [counted(words.quotesText, quotes, 'quotes')]),
    ];
    const rest = texts(...leftByTopic, ...missing, [words.noModelText, ...cost].join(comma));
    const { unwritten } = data;
    return [
      line(words.data, joined([joined(read, comma), ...rest, [{ text: words.moreText }, EVIDENCE]], semicolon)),
      ...(unwritten.length === 0 ? [] : [line(words.missing, [{ text: clauseOf(unwritten, semicolon) }], 'bridge')]),
    ];
  }
  const reasons = reasonsOf(stats.dropped, phrases);
  const posts = [
    joined([...texts(words.readText(stats.collected), words.keptText(stats.kept)), cited], comma),
    ...texts(
      ...(reasons === '' ? [] : [words.leftOut(reasons)]),
      ...leftByTopic,
      ...(suspected === 0 ? [] : [words.suspectedText(suspected)]),
      ...(unread === 0 ? [] : [words.unreadText(unread)]),
      ...cost,
    ),
  ];
  return [
    line(words.window, [{ text: windowText(data, words) }]),
    line(words.posts, joined(posts, semicolon)),
    line(words.writing, [{ text: words.writtenText(written) }]),
    ...(missing.length === 0 ? [] : [line(words.missing, [{ text: missing.join(semicolon) }])]),
    line(words.evidence, [{ text: words.evidenceText }, EVIDENCE], 'bridge'),
  ];
};
