// Between the store and the writer: reads what it needs, keeps what is answered, and says what the machine is to do next.
import { clauseOf } from '../../shared/failure.ts';
import { recallQuestions } from '../../shared/memory.ts';
import type { RememberedQuestion } from '../../shared/memory-lines.ts';
import type { ReadPlan } from '../../shared/plan.ts';
import {
  type Clustered,
  type Deduplicated,
  type Run,
  type WriterSummary,
  writerSummarySchema,
} from '../../shared/run.ts';
import { readParts } from '../../shared/store/parts.ts';
import type { Store } from '../../shared/store/store.ts';
import type { DistinctPost, Story } from '../../shared/story.ts';
import type { Refusal, Written } from '../../shared/written.ts';
import { gatherCandidates } from './candidates.ts';
import type { Commission } from './commission.ts';
import { type Correspondence, Correspondent } from './correspondent.ts';
import { SECTIONS } from './draft.ts';
import { afterError, noReport } from './outcome.ts';
import { Purse } from './purse.ts';
import { openQuestions } from './questions.ts';
import { toldBefore } from './told-before.ts';
import { Transcript } from './transcript.ts';
import { type Report, writeReport } from './write-report.ts';

export interface Writing {
  readonly run: Run;
  readonly plan: ReadPlan;
  readonly deduplicated: Deduplicated;
  readonly clustered: Clustered;
  readonly before: WriterSummary | undefined;
  readonly store: Store;
  readonly progress: (message: string) => void;
  readonly commission: Commission;
}

/** What is to be kept of the writing; nothing but the summary where no report came of it, or not yet. */
export interface WritingEnd {
  readonly written?: Written;
  readonly refusals?: readonly Refusal[];
  readonly questions?: readonly RememberedQuestion[];
  readonly summary: WriterSummary;
}

/**
 * Milliseconds after which no further request is begun: the slowest that can follow, which is asked twice, ends within the
 * function's time.
 */
export const LATEST_START_MS = 330_000;

const sectionsOf = (written: Written): string[] =>
  SECTIONS.filter((section) => {
    const part = written[section];
    return Array.isArray(part) ? part.length > 0 : Object.values(part).some((list) => list.length > 0);
  });

const summaryOf = ({ written, problems }: Report, purse: Purse): Omit<WriterSummary, 'dialect'> => {
  const { writing } = written;
  return {
    origin: 'model',
    sections: sectionsOf(written),
    costUsd: purse.paidUsd,
    inputTokens: purse.inputTokens,
    outputTokens: purse.outputTokens,
    unread: writing.unread,
    written: writing.written,
    refused: Object.values(writing.dropped).reduce((sum, n) => sum + n, 0),
    problems: [...problems],
  };
};

/**
 * Has the report written. What was answered in an earlier call of the run is not asked again, so it can be called as often as
 * it takes. Throws ReportHeldError where no report comes of it and the topic takes no excerpts.
 */
export const write = async ({
  run,
  plan,
  deduplicated,
  clustered,
  before,
  store,
  progress,
  commission,
}: Writing): Promise<WritingEnd> => {
  const { topic, names } = plan;
  const { writer, auditor, fallback, dialect } = commission;
  const started = performance.now();
  const purse = new Purse(topic.model.maxCostUsd, topic.model.prices, before?.wasted);
  const hasTime = (): boolean => performance.now() - started < LATEST_START_MS;
  const transcript = await Transcript.open(store, run, writer.model.name);
  const correspondence: Correspondence = { ...writer, transcript, purse, hasTime };
  const spent = (): Partial<WriterSummary> => {
    const found = dialect();
    const { paidUsd: costUsd, inputTokens, outputTokens } = purse;
    return {
      ...{ costUsd, inputTokens, outputTokens },
      ...(before?.waited === undefined ? {} : { waited: before.waited }),
      ...(found === undefined ? {} : { dialect: found }),
    };
  };
  const excerpts = (cause: string): { summary: WriterSummary } => ({
    summary: writerSummarySchema.parse({ origin: 'extractive', ...spent(), problems: [cause] }),
  });
  try {
    const report = await writeReport({
      topic,
      names,
      candidates: await gatherCandidates(readParts<Story>(store, clustered.parts)),
      calendar: { window: run.window, toldBefore: await toldBefore(store, run) },
      questions: openQuestions(await recallQuestions(store, run)),
      contextTokens: topic.model.contextTokens,
      correspondent: new Correspondent(correspondence),
      auditor: auditor === undefined ? undefined : new Correspondent({ ...correspondence, ...auditor }),
      purse,
      dayPosts: () => readParts<DistinctPost>(store, deduplicated.parts),
      progress,
    });
    if (report.written === undefined)
      return excerpts(noReport(`${clauseOf(report.problems)}.`, fallback, { costUsd: purse.paidUsd }).excerpts);
    const { written, refusals, questions } = report;
    return { written, refusals, questions, summary: { ...summaryOf(report, purse), ...spent() } };
  } catch (error) {
    const settings = { patience: topic.model.patience, fallback };
    const next = afterError(error, settings, before?.waited ?? 0, purse.paidUsd);
    if ('excerpts' in next) return excerpts(next.excerpts);
    progress(`${next.wait.cause ?? 'more to write'}; goes on in ${next.wait.waitSeconds} s`);
    return { summary: writerSummarySchema.parse({ origin: 'model', ...spent(), ...next.wait, wasted: purse.wasted }) };
  }
};
