// The words of a message that are not the report's own, one pack a language.
import type { Report } from '../../shared/report.ts';

/** Words in braces are filled in by `fillLabel`. */
export interface DeliverPhrases {
  readonly revision: string;
  /** Before what a report lacks. */
  readonly degraded: string;
  /** Points that found no room. */
  readonly rest: string;
  /** What the link to the whole report is called. */
  readonly whole: string;
}

const PHRASES: Readonly<Record<Report['language'], DeliverPhrases>> = {
  'zh-CN': {
    revision: '第{revision}版',
    degraded: '本报告不完整',
    rest: '另有{count}条要点，见全文',
    whole: '阅读全文，每句可查原文',
  },
  en: {
    revision: 'revision {revision}',
    degraded: 'This report is incomplete',
    rest: '{count} more in the full report',
    whole: 'Read the full report, every sentence with its posts',
  },
};

export const phrasesOf = (language: Report['language']): DeliverPhrases => PHRASES[language];
