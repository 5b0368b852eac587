// One sentence of prose against the posts that it cites: what rules are sure of vetoes it, what they only suspect warns.
import type { SentenceKind } from '../written.ts';
import { type Breach, checkClaim } from './claims.ts';
import type { Source } from './source-post.ts';

/** A sentence, headline or detail of a report. */
export interface Sentence {
  readonly text: string;
  readonly kind: SentenceKind;
  /** Keys of the posts that carry it. */
  readonly posts: readonly string[];
  /** Where it stands: a headline is true by itself, a joke or a view is none. */
  readonly place: 'headline' | 'detail' | 'prose';
  readonly language: 'zh-CN' | 'en';
}

export interface Judgement {
  /** Breaches for which the sentence may not be published as it stands. */
  readonly vetoes: readonly Breach[];
  /** Breaches of rules that are wrong too often to veto: for the repair and the auditor. */
  readonly warnings: readonly Breach[];
}

/**
 * Judges a sentence.
 * @param packet the posts that could be cited, by key
 */
export const checkSentence = ({ text, posts }: Sentence, packet: ReadonlyMap<string, Source>): Judgement => ({
  vetoes: checkClaim({ text, kind: 'fact', cites: posts }, packet),
  warnings: [],
});
