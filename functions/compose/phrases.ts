// The words of the report in its language: everything that code writes and posts don't. One pack a language.
import type { Coverage } from '../../shared/run.ts';
import type { Event } from '../../shared/story.ts';
import type { Topic } from '../../shared/topic.ts';
import { en } from './phrases-en.data.ts';
import { zhCN } from './phrases-zh-cn.data.ts';

/** How far a source was read in pages. */
export interface SourceRead extends Pick<Coverage, 'pages' | 'cut'> {
  readonly source: string;
  readonly posts: number;
  readonly costUsd: number;
  /** Times of the first and the last post kept, as they are told; absent where none was kept. */
  readonly span?: readonly [first: string, last: string];
  /** Feeds, accounts or parts of answers that the source could not give. */
  readonly problems: number;
  /** Seconds before the window that were never read. */
  readonly gapSeconds: number;
}

export interface Phrases {
  /** What happened, behind a story's name. */
  readonly event: Readonly<Record<Event, string>>;
  readonly official: (organisation: string) => string;
  readonly from: (handle: string) => string;
  readonly voices: (authors: number, posts: number) => string;
  readonly singleSource: string;
  readonly copies: (copies: number) => string;
  readonly numbers: (numbers: readonly string[]) => string;
  readonly contested: string;
  readonly comma: string;
  readonly colon: string;
  readonly listComma: string;
  readonly semicolon: string;
  readonly stop: string;
  /** A remark behind a name. */
  readonly bracketed: (text: string) => string;
  readonly quoted: string;
  /** Leads into the translation of a quotation whose original stands below. */
  readonly translated: string;
  /** Opens a paragraph on a story that the report told before, and leads into its new quotation. */
  readonly besides: string;
  readonly alsoSaid: string;
  readonly today: (singleDay: boolean) => string;
  readonly mostDiscussed: (singleDay: boolean) => string;
  readonly next: string;
  readonly and: string;
  readonly authors: (n: number) => string;
  readonly authorsShort: (n: number) => string;
  readonly nothingShared: string;
  readonly officialNews: (n: number, names: string) => string;
  readonly singleSourceNews: (n: number) => string;
  readonly rumours: (n: number) => string;
  readonly etc: string;
  readonly noModel: string;
  /** Stands in its place where a model was asked. */
  readonly byModel: (cards: number, extractive: number) => string;
  readonly viewsDiffer: (name: string) => string;
  readonly viewsOn: (name: string) => string;
  readonly among: (authors: number) => string;
  readonly differ: string;
  readonly speak: string;
  readonly differCited: (a: string, b: string) => string;
  readonly speakCited: (a: string, b: string) => string;
  readonly oneSays: string;
  readonly otherSays: string;
  readonly noViews: string;
  readonly noEvents: string;
  readonly group: Readonly<Record<'breakthrough' | 'product' | 'physical' | 'other', string>>;
  readonly unconfirmed: string;
  readonly rumour: string;
  readonly several: string;
  readonly watch: string;
  readonly nothingUnconfirmed: string;
  readonly nothingToWatch: string;
  readonly changes: (n: number) => string;
  readonly title: (shortName: string, days: string, names: readonly string[]) => string;
  readonly description: (names: readonly string[], n: number) => string;
  readonly days: (from: string, to: string) => string;
  readonly firstRun: string;
  readonly coverage: {
    readonly window: string;
    readonly sources: string;
    readonly posts: string;
    readonly authors: string;
    readonly method: string;
    readonly checks: string;
    readonly missing: string;
    readonly more: string;
    readonly windowText: (from: string, to: string, timezone: string, until: string | undefined) => string;
    readonly sourcesText: (answered: readonly string[], failed: readonly string[]) => string;
    readonly readText: (read: SourceRead) => string;
    readonly postsText: (collected: number, kept: number, dropped: string) => string;
    readonly reason: Readonly<Record<string, string>>;
    readonly reasonText: (reason: string, n: number) => string;
    readonly nothingDropped: string;
    readonly authorsText: (all: number, independent: number, stories: number) => string;
    readonly methodText: string;
    readonly modelText: (
      models: readonly string[],
      cards: number,
      extractive: number,
      refused: number,
      costUsd: number,
    ) => string;
    readonly noveltyText: (fresh: number, updated: number, continuing: number, missingDays: number) => string;
    readonly checksText: (quotes: number, citations: number) => string;
    readonly missingText: (withoutMetrics: number, truncated: number, failed: number) => string;
    readonly moreText: string;
  };
}

const PACKS: Readonly<Record<Topic['language'], Phrases>> = { 'zh-CN': zhCN, en };

export const phrasesOf = (language: Topic['language']): Phrases => PACKS[language];
