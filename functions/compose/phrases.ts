// The words of the report in its language: everything that code writes and posts and models don't. One pack a language.
import type { Coverage } from '../../shared/run.ts';
import type { Topic } from '../../shared/topic.ts';
import { en } from './phrases-en.data.ts';
import { zhCN } from './phrases-zh-cn.data.ts';

/** A source that was read in pages and not to the end of the window, or that could not give everything. */
export interface SourceLack extends Pick<Coverage, 'cut'> {
  readonly source: string;
  /** Time of the last post kept, as it is told; absent where none was kept. */
  readonly last?: string | undefined;
  /** Feeds, accounts or parts of answers that the source could not give. */
  readonly problems: number;
  /** Seconds before the window that were never read. */
  readonly gapSeconds: number;
}

/** Who wrote the report and how it went. */
export interface Written {
  readonly models: readonly string[];
  readonly costUsd: number;
  readonly written: number;
  readonly repaired: number;
  readonly dropped: number;
  readonly audit: 'done' | 'off' | 'failed';
}

/** A number of the report that is counted anew where sentences are taken out, between the words around it. */
export type Counted = readonly [before: string, after: string];

export interface Phrases {
  readonly comma: string;
  readonly listComma: string;
  readonly semicolon: string;
  readonly stop: string;
  /** Stands for a number of voices that nothing stands on. */
  readonly some: string;
  /** What stands behind the accounts that a key point rests on. */
  readonly andOthers: string;
  readonly likes: (likes: number) => string;
  readonly inBrackets: (text: string) => string;
  readonly official: string;
  readonly title: (shortName: string, days: string) => string;
  readonly days: (from: string, to: string) => string;
  readonly noKeyPoints: (collected: number, dropped: string) => string;
  readonly noViews: string;
  readonly noEvents: string;
  readonly noSpecial: string;
  readonly nothingToWatch: string;
  readonly answered: string;
  readonly coverage: {
    readonly window: string;
    readonly posts: string;
    readonly writing: string;
    readonly missing: string;
    readonly evidence: string;
    readonly data: string;
    /** Where it starts and ends, and whether it was over when the report was made. */
    readonly windowText: (start: string, end: string, timezone: string, isOver: boolean) => string;
    readonly readText: (collected: number) => string;
    readonly keptText: (kept: number) => string;
    readonly citedText: Counted;
    readonly quotesText: Counted;
    readonly costText: (usd: number) => string;
    readonly leftOut: (reasons: string) => string;
    readonly reason: Readonly<Record<string, string>>;
    readonly reasonText: (reason: string, n: number) => string;
    readonly neverText: (n: number) => string;
    readonly suspectedText: (n: number) => string;
    readonly unreadText: (n: number) => string;
    readonly writtenText: (written: Written) => string;
    readonly noModelText: string;
    readonly withoutMetricsText: (n: number) => string;
    readonly truncatedText: (n: number) => string;
    readonly failedText: (sources: readonly string[]) => string;
    readonly lackText: (lack: SourceLack) => string;
    readonly memoryText: (missingDays: number) => string;
    readonly evidenceText: string;
    readonly moreText: string;
  };
}

const PACKS: Readonly<Record<Topic['language'], Phrases>> = { 'zh-CN': zhCN, en };

export const phrasesOf = (language: Topic['language']): Phrases => PACKS[language];
